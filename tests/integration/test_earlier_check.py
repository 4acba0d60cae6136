"""A check that remembers the last one finds what a check from nothing finds, whatever was changed since."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.compare.earlier_weights import EarlierWeights
from builder.content.earlier_texts import EarlierTexts
from builder.evidence.claims.claim import Claim
from builder.evidence.ledger.lock_files import lock_texts
from builder.evidence.ledger.remembered import EarlierComparisons
from builder.evidence.sources.source_text import SourceText
from builder.evidence.verification import recent_verdicts
from builder.evidence.verification.search import Verdict
from builder.evidence.verification.verify import verify_claim
from builder.model.schema.plan import RoleLabels
from builder.pipeline import NOTHING, Checked, EarlierCheck, EarlierWork, check_content
from builder.publish.memory import Memory
from builder.views.page import Page
from tests.conftest import ROOT, silent
from tests.support.edits import programmes, replace_in

SITES = ROOT / "tests/sites"
EAST, WEST = "districts/east/sailor-2020", "districts/west/report-2022"


def change_a_number(content: Path) -> None:
    file = next(file for file in programmes(content) if "value: " in file.read_text("utf-8"))
    replace_in(file, "value: ", "value: 7")


def remove_a_programme(content: Path) -> None:
    programmes(content)[-1].unlink()


def rename_a_programme(content: Path) -> None:
    file = programmes(content)[0]
    file.rename(file.with_name("of-another-name.md"))


def break_a_file(content: Path) -> None:
    (content / EAST / "plan.yaml").write_text("title: [", encoding="utf-8")


def mend_the_file(content: Path) -> None:
    shutil.copy(SITES / "statements" / EAST / "plan.yaml", content / EAST / "plan.yaml")


def empty_a_file(content: Path) -> None:
    (content / WEST / "summary.md").write_bytes(b"")


def change_a_lock(content: Path) -> None:
    file = content / WEST / "evidence.lock"
    file.write_text(file.read_text("utf-8").rpartition("\n")[0].rpartition("\n")[0] + "\n", encoding="utf-8")


def change_the_verbs(content: Path) -> None:
    replace_in(content / "vocabularies/commitments.yaml", "力争", "尽力")


def look_for_other_words(content: Path) -> None:
    replace_in(content / "vocabularies/themes.yaml", "[就医]", "[公寓]")


def change_the_place(content: Path) -> None:
    replace_in(content / "districts/west/district.yaml", "name: ", "name: 新")


def change_a_source(content: Path) -> None:
    file = content.parent / "sources/east.txt"
    file.write_text(file.read_text("utf-8") + "又及。\n", encoding="utf-8")


def repeat_a_name(content: Path) -> None:
    first, second = programmes(content)[:2]
    replace_in(first, "name: ", f"aliases: [{second.stem}]\nname: ")


def give_an_old_name(content: Path) -> None:
    replace_in(content / "districts/east/district.yaml", "name: ", "aliases: [formerly]\nname: ")


def remove_a_summary(content: Path) -> None:
    (content / EAST / "summary.md").unlink()


EDITS: tuple[Callable[[Path], None], ...] = (
    change_a_number,
    remove_a_programme,
    rename_a_programme,
    break_a_file,
    mend_the_file,
    empty_a_file,
    change_a_lock,
    change_the_verbs,
    look_for_other_words,
    change_the_place,
    change_a_source,
    repeat_a_name,
    give_an_old_name,
    remove_a_summary,
)


def check(
    content: Path,
    earlier: EarlierCheck | None,
    work: EarlierWork = NOTHING,
) -> Checked:
    return check_content(
        content,
        shown_as="content",
        sources=content.parent / "sources",
        log=silent,
        earlier=earlier,
        work=work,
    )


def copy_site(folder: Path) -> Path:
    """Content, with its sources beside it."""
    shutil.copytree(SITES / "statements-sources", folder / "sources")
    return Path(shutil.copytree(SITES / "statements", folder / "content"))


def outline(page: Page) -> tuple[object, ...]:
    """What tells a page from others, but for its view, which two checks make of different objects."""
    return page.path, page.template, page.place, page.target, page.exported, page.is_english


def require_same(now: Checked, afresh: Checked, said: str) -> None:
    """Fail where two checks found different things."""
    assert now.findings == afresh.findings, said
    assert now.ledger == afresh.ledger, said
    assert [*map(outline, now.pages)] == [*map(outline, afresh.pages)], said
    locks = [lock_texts(each.site, each.ledger, on="2026-01-01", by="编辑") for each in (now, afresh)]
    assert locks[0] == locks[1], said


def of_an_earlier_process(folder: Path, program: str = "a", *, compared: bool = True) -> EarlierWork:
    """What a process left in a folder; without what it compared, if that is not wanted."""
    memory = Memory(folder)
    comparisons = EarlierComparisons(memory if compared else Memory(None), program=program)
    texts, weights = EarlierTexts(memory, program=program), EarlierWeights(memory, program=program)
    return EarlierWork(texts, comparisons, weights)


@pytest.mark.parametrize("seed", range(2))
def test_what_another_process_read_and_compared_is_what_is_found_from_nothing(tmp_path: Path, seed: int) -> None:
    content = copy_site(tmp_path)
    cache = tmp_path / "cache"
    check(content, None, of_an_earlier_process(cache))
    order = [*EDITS]
    random.Random(seed).shuffle(order)
    for edit in order:
        edit(content)
        now = check(content, None, of_an_earlier_process(cache))
        require_same(now, check(content, None), edit.__name__)


def test_what_was_not_at_hand_is_compared_as_soon_as_it_is(tmp_path: Path) -> None:
    content, cache = copy_site(tmp_path), tmp_path / "cache"
    text = tmp_path / "sources/east.txt"
    away = text.rename(tmp_path / "east.txt")
    check(content, None, of_an_earlier_process(cache))
    away.rename(text)
    require_same(check(content, None, of_an_earlier_process(cache)), check(content, None), "the text is there")


def test_each_text_that_is_not_at_hand_is_told_at_its_own_place_again(tmp_path: Path) -> None:
    content, earlier = tmp_path / "content", EarlierCheck()
    shutil.copytree(SITES / "statements", content)
    (tmp_path / "sources").mkdir()
    file = content / EAST / "plan.yaml"
    listed = re.search(r"(?m)^sources:\n((?:  .*\n)+)", file.read_text("utf-8"))
    assert listed
    another = re.sub(r"sha256: \w{8}", "sha256: 00000000", listed[1]).replace("id: ", "id: other-")
    replace_in(file, listed[1], listed[1] + another)
    first = check(content, earlier)
    places = [each.place for each in first.findings if each.rule == "source-missing" and EAST in each.place.file]
    assert len({*places}) == 2
    assert check(content, earlier).findings == first.findings


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The claims that are compared with a source, one after the other."""
    claims: list[str] = []
    verify = verify_claim

    def noted(claim: Claim, text: SourceText, labels: RoleLabels) -> Verdict:
        claims.append(claim.id)
        return verify(claim, text, labels)

    monkeypatch.setattr(recent_verdicts, "verify_claim", noted)
    return claims


def test_what_another_process_compared_is_not_compared_again(tmp_path: Path, compared: list[str]) -> None:
    content, cache = copy_site(tmp_path), tmp_path / "cache"
    check(content, None, of_an_earlier_process(cache))
    every = {*compared}
    compared.clear()
    change_the_place(content)
    check(content, None, of_an_earlier_process(cache))
    assert {claim.partition(".")[0] for claim in compared} == {"west"}
    compared.clear()
    check(content, None, of_an_earlier_process(cache, program="another"))
    assert {*compared} == every
    compared.clear()
    for file in cache.iterdir():
        file.write_bytes(file.read_bytes()[:-3])
    check(content, None, of_an_earlier_process(cache))
    assert {*compared} == every


def test_of_a_plan_that_is_edited_again_only_what_was_edited_is_compared(tmp_path: Path, compared: list[str]) -> None:
    content, earlier = copy_site(tmp_path), EarlierCheck()
    check(content, earlier)
    file = content / WEST / "programmes/home.md"
    for _ in range(2):
        compared.clear()
        file.write_text(file.read_text("utf-8") + "又一句。\n", encoding="utf-8")
        now = check(content, earlier)
        assert {".".join(claim.split(".")[:3]) for claim in compared} == {"west.report-2022.home"}
        require_same(now, check(content, None), "a sentence")


def test_a_check_that_remembers_the_last_one_leaves_what_others_read_as_it_is(tmp_path: Path) -> None:
    content, cache, earlier = copy_site(tmp_path), tmp_path / "cache", EarlierCheck()
    check(content, earlier, of_an_earlier_process(cache, compared=False))
    before = {file.name: file.read_bytes() for file in cache.iterdir()}
    change_the_place(content)
    now = check(content, earlier, of_an_earlier_process(cache, compared=False))
    assert {file.name: file.read_bytes() for file in cache.iterdir()} == before
    require_same(now, check(content, None), "the place is another")


def test_what_is_only_doubtful_is_told_again_and_what_is_wrong_is_compared_again(
    tmp_path: Path, compared: list[str]
) -> None:
    content, cache = copy_site(tmp_path), tmp_path / "cache"
    with (content / WEST / "evidence.lock").open("a", encoding="utf-8") as lock:
        lock.write("a line that is none\n")
    first = check(content, None, of_an_earlier_process(cache))
    severities = {each.severity.value for each in first.findings if each.place.file.endswith("evidence.lock")}
    compared.clear()
    second = check(content, None, of_an_earlier_process(cache))
    assert (severities, second.findings) == ({"error"}, first.findings)
    assert {claim.partition(".")[0] for claim in compared} == {"west"}


@pytest.mark.parametrize("seed", range(4))
def test_after_edits_in_any_order_everything_is_found_that_is_found_from_nothing(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 2:  # what nobody has touched is known by its stamp, as long after it was written
        monkeypatch.setattr("builder.content.read.now", lambda: time.time_ns() + 60 * 10**9)
    content, earlier = copy_site(tmp_path), EarlierCheck()
    check(content, earlier)
    order = [*EDITS]
    random.Random(seed).shuffle(order)
    for edit in order:
        edit(content)
        require_same(check(content, earlier), check(content, None), edit.__name__)


def test_what_has_not_changed_is_neither_read_nor_compared_again(tmp_path: Path) -> None:
    content, earlier = copy_site(tmp_path), EarlierCheck()
    before = check(content, earlier)
    (content / WEST / "summary.md").write_text("换了一句。\n", encoding="utf-8")
    after = check(content, earlier)
    assert after.ledger["east.sailor-2020"] is before.ledger["east.sailor-2020"]
    assert after.ledger["west.report-2022"] is not before.ledger["west.report-2022"]
    trees = [{plan.key: plan.origin.tree for plan in each.site.plans} for each in (before, after)]
    assert all(trees[0][key] is trees[1][key] for key in trees[0])


def test_what_was_published_is_read_again_as_soon_as_it_changes(tmp_path: Path) -> None:
    content, earlier, file = copy_site(tmp_path), EarlierCheck(), tmp_path / "content/published/site.txt"
    file.parent.mkdir()
    for text in ("districts/gone.html\n", "districts/gone.html\n", "districts/away.html\n", "what is no address\n", ""):
        file.write_text(text, encoding="utf-8")
        require_same(check(content, earlier), check(content, None), text)
