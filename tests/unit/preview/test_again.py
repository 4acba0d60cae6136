"""What one process remembers from check to check never shows: findings and pages are those of a fresh process."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import pytest

from builder.pipeline import Checked, EarlierCheck, blocks_publishing, check_content
from builder.preview.on_demand import Look, files_on_demand, load_look
from builder.search.entries import SearchEntry
from tests.conftest import SOURCES, STATEMENTS, TEMPLATES, silent
from tests.support.searched import entries_by_path

EAST, WEST = "districts/east/sailor-2020", "districts/west/report-2022"
Edit = Callable[[Path], object]


def replaced(file: str, old: str, new: str) -> Edit:
    def edit(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def removed(file: str) -> Edit:
    return lambda content: (content / file).unlink()


def copied(file: str, to: str) -> Edit:
    def edit(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        (content / to).write_text(text.replace("number: '2'", "number: '4'"), encoding="utf-8")

    return edit


HOME, HOUSE = f"{EAST}/programmes/home.md", f"{EAST}/programmes/house.md"
EDITS: tuple[tuple[str, Edit], ...] = (
    ("pages in English", replaced("site.yaml", "report:", "english: true\nreport:")),
    ("a sentence more in a summary", replaced(HOME, "东区安住。", "东区安住，住房优先。")),
    ("another figure", replaced(HOME, "value: 200", "value: 300")),
    ("a term that does not exist", replaced(HOME, "[housing]", "[houses]")),
    ("that term mended, another taken", replaced(HOME, "[houses]", "[culture]")),
    ("a body that the plan does not list", replaced(HOUSE, "[区科技局]", "[区科学局]")),
    ("that body mended", replaced(HOUSE, "[区科学局]", "[区科技局]")),
    ("a part of a programme", replaced(HOUSE, "number: '3'", "number: '3'\npart_of: home")),
    ("a file that is not YAML", replaced(HOME, "name: 安住工程", "name: [安住工程")),
    ("that file gone, of which a part is left", removed(HOME)),
    ("that file written again", lambda content: shutil.copyfile(STATEMENTS / HOME, content / HOME)),
    ("no part any longer", replaced(HOUSE, "part_of: home\n", "")),
    ("a programme more", copied(f"{EAST}/programmes/reward.md", f"{EAST}/programmes/prize.md")),
    ("another title", replaced(f"{WEST}/plan.yaml", "title: 徐汇区水手工作总结", "title: 徐汇区水手总结")),
    ("another label of a term", replaced("vocabularies/themes.yaml", "label: 引航", "label: 领航")),
    ("a plan that is a draft", replaced(f"{WEST}/plan.yaml", "title:", "draft: true\ntitle:")),
    ("a plan gone", lambda content: shutil.rmtree(content / WEST)),
)

SHOWN = 13
"""So many of these leave a site that can be shown."""
pytestmark = pytest.mark.slow


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STATEMENTS, tmp_path / "content"))


def check(content: Path, earlier: EarlierCheck | None) -> Checked:
    return check_content(content, shown_as="content", sources=SOURCES, log=silent, with_drafts=True, earlier=earlier)


def files_of(checked: Checked, look: Look) -> dict[str, bytes | None]:
    make = files_on_demand(checked, look)
    return {page.path: make(page.path) for page in checked.pages}


def entries_of(checked: Checked) -> dict[str, SearchEntry]:
    return entries_by_path(checked)


def test_edits_one_after_the_other_are_shown_as_by_a_fresh_process(content: Path) -> None:
    earlier, look = EarlierCheck(), None
    check(content, earlier)
    shown = []
    for name, edit in EDITS:
        edit(content)
        again, fresh = check(content, earlier), check(content, None)
        assert again.findings == fresh.findings, name
        assert entries_of(again) == entries_of(fresh), name
        if not blocks_publishing(fresh.findings, strict=False):
            look = load_look(fresh.site, TEMPLATES, None, look)
            assert files_of(again, look) == files_of(fresh, look), name
            shown.append(name)
    assert len(shown) == SHOWN


def test_a_plan_of_which_no_file_has_changed_stays_the_same_object(content: Path) -> None:
    earlier = EarlierCheck()
    before = {plan.key: plan for plan in check(content, earlier).site.plans}
    replaced(HOME, "东区安住。", "东区安住，住房优先。")(content)
    after = {plan.key: plan for plan in check(content, earlier).site.plans}
    assert {key: plan is before[key] for key, plan in after.items()} == {
        "east.sailor-2020": False,
        "west.report-2022": True,
    }


def test_what_was_made_of_a_plan_that_has_changed_is_let_go(content: Path) -> None:
    earlier = EarlierCheck()
    before = {plan.key: ref(plan) for plan in check(content, earlier).site.plans}
    replaced(HOME, "东区安住。", "东区安住，住房优先。")(content)
    check(content, earlier)
    gc.collect()
    assert [key for key, plan in before.items() if plan() is None] == ["east.sailor-2020"]
