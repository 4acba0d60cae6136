"""A build that takes over what earlier ones made gives what a build from nothing gives, whatever was changed since."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from builder import pipeline
from builder.compare import peer_groups
from builder.publish.memory import Memory
from builder.render import render
from builder.search import index, names
from builder.views.page import Page
from tests.conftest import ELDER_CARE, MINIMAL, TEMPLATES, SiteFrom, files_of, publish_site
from tests.support.commands import run
from tests.support.edits import (
    EDITIONS,
    EDITS,
    EDITS_OF_EDITIONS,
    EDITS_OF_STATEMENTS,
    PLAN,
    STATEMENTS,
    Edit,
    change_when_a_plan_was_checked,
    replace_in,
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("site", "edits", "seed", "is_full"),
    [
        (MINIMAL, EDITS, 1, False),
        (MINIMAL, EDITS, 2, False),
        (STATEMENTS, EDITS_OF_STATEMENTS, 1, False),
        (STATEMENTS, EDITS_OF_STATEMENTS, 2, True),
        (EDITIONS, EDITS_OF_EDITIONS, 1, False),
    ],
)
def test_after_edits_in_any_order_the_site_is_that_of_a_build_from_nothing(
    tmp_path: Path, site: Path, edits: Sequence[Edit], seed: int, is_full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`is_full`: in English too, with names in many files, with links for reports, which say other versions."""
    content, templates = tmp_path / "content", tmp_path / "templates"
    shutil.copytree(site, content)
    if is_full:
        monkeypatch.setattr(names, "MAX_NAMES_UNSPLIT", 1)
        replace_in(content / "site.yaml", "report: not_researched", "report: https://test.example/new\nenglish: true")
    shutil.copytree(TEMPLATES, templates)
    publish_site(content, tmp_path / "grown", templates=templates)
    order = [*edits]
    random.Random(seed).shuffle(order)
    for edit in order:
        edit(content, templates)
        publish_site(content, tmp_path / "grown", templates=templates)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        publish_site(content, tmp_path / "new", templates=templates, full=True)
        grown, new = files_of(tmp_path / "grown"), files_of(tmp_path / "new")
        assert [path for path in {*grown, *new} if grown.get(path) != new.get(path)] == [], edit.__name__


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are rendered, one after the other."""
    paths: list[str] = []
    make = render.make_page

    def noted(env: object, context: object, page: Page, view: object) -> tuple[dict[str, bytes], float]:
        paths.append(page.path)
        return make(env, context, page, view)  # type: ignore[arg-type]

    monkeypatch.setattr(render, "make_page", noted)
    return paths


def test_what_has_not_changed_is_not_rendered_again(site_from: SiteFrom, tmp_path: Path, rendered: list[str]) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    assert rendered
    rendered.clear()
    assert publish_site(content, output) == 0
    assert rendered == []
    (content / PLAN / "summary.md").write_text("全新的摘要。\n", encoding="utf-8")
    publish_site(content, output)
    assert f"{PLAN}.html" in rendered
    assert "districts/bb.html" not in rendered


def test_only_pages_that_read_what_has_changed_are_looked_at(
    site_from: SiteFrom, tmp_path: Path, viewed: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    every = {*viewed}
    viewed.clear()
    with (content / PLAN / "programmes" / "fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    publish_site(content, output)
    assert {f"{PLAN}/fund.html", f"{PLAN}.html"} <= {*viewed}
    # These show another version, and nothing else of what was added.
    others = {"themes/funding.html", "index.html", "api/v1/themes/funding.json"}
    assert {*others, "themes/housing.html", "districts/bb.html", "api/v1/themes/housing.json"} & {*viewed} == set()
    viewed.clear()
    change_when_a_plan_was_checked(content, TEMPLATES)
    publish_site(content, output)
    assert {*viewed} == every


def test_a_place_of_another_kind_is_counted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_groups, "SMALLEST", 1)
    content, output = Path(shutil.copytree(ELDER_CARE, tmp_path / "content")), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    replace_in(content / "districts/pine/context.yaml", "value: suburban", "value: county")
    publish_site(content, output)
    publish_site(content, tmp_path / "new", full=True)
    after = files_of(output)
    assert after == files_of(tmp_path / "new")
    assert any(path.startswith("themes/") and after[path] != old for path, old in before.items())


def test_a_page_of_another_program_is_looked_at_again(
    site_from: SiteFrom, tmp_path: Path, viewed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    every = {*viewed}
    viewed.clear()
    monkeypatch.setattr(pipeline, "program_sum", lambda: "another")
    publish_site(content, output)
    assert {*viewed} == every


def test_where_only_the_version_of_data_differs_it_is_exchanged(
    site_from: SiteFrom, tmp_path: Path, rendered: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    rendered.clear()
    replace_in(content / PLAN / "programmes" / "fund.md", "number: '2'", "number: '2' # 一句说明")
    assert publish_site(content, output) > 0
    # These say more than once what version they are of, or nothing else.
    assert {path for path in rendered if not path.startswith("api/")} <= {"data.html"}
    publish_site(content, tmp_path / "new", full=True)
    after = files_of(output)
    assert {path for path in after if path.endswith((".html", ".md", ".csv")) and after[path] != before[path]}
    assert after == files_of(tmp_path / "new")


def test_an_edited_programme_changes_only_the_pages_that_rest_on_it(
    site_from: SiteFrom, tmp_path: Path, rendered: list[str]
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    rendered.clear()
    with (content / PLAN / "programmes" / "fund.md").open("a", encoding="utf-8") as file:
        file.write("\n再补一句。\n")
    publish_site(content, output)
    after = files_of(output)
    changed = {path for path in after if after[path] != before.get(path)}
    assert f"{PLAN}/fund.html" in rendered
    assert {f"{PLAN}/fund.html", "themes/funding.html", "api/v1/themes/funding.json", f"{PLAN}.html"} <= changed
    assert {f"{PLAN}/housing.html", "themes/housing.html", "api/v1/themes/housing.json"} & changed == set()


@pytest.mark.parametrize("is_undone", [False, True])
def test_what_is_remembered_of_a_build_that_broke_off_costs_time_only(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_undone: bool
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    file, before = content / PLAN / "programmes" / "fund.md", files_of(output)
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n再补一句。\n", encoding="utf-8")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(index, "index_documents", broken)
        with pytest.raises(OSError, match="No space"):
            publish_site(content, output)
    assert files_of(output) == before
    if is_undone:
        file.write_text(text, encoding="utf-8")
    publish_site(content, output)
    publish_site(content, tmp_path / "new", full=True)
    assert files_of(output) == files_of(tmp_path / "new")


def test_what_was_made_is_taken_over_wherever_the_content_lies(
    site_from: SiteFrom, tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = site_from({}), tmp_path / "public"
    first = run("build", "--content", str(content), "--output", str(output), "--jobs", "1", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    before = files_of(output)
    moved = shutil.copytree(content, tmp_path / "elsewhere" / "of-another-name")
    rendered.clear()
    compared: list[str] = []
    compare = "builder.evidence.ledger.ledger._make_evidence"
    monkeypatch.setattr(compare, lambda _site, plan, *_: compared.append(plan.key))
    run("build", "--content", "of-another-name", "--output", str(output), "--jobs", "1", cwd=moved.parent)
    assert (rendered, compared) == ([], [])
    assert files_of(output) == before


def test_of_a_district_that_is_gone_nothing_is_remembered_and_of_the_others_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, away = shutil.copytree(STATEMENTS, tmp_path / "content"), tmp_path / "east"
    shutil.copytree(STATEMENTS.with_name("statements-sources"), tmp_path / "sources")

    def remembered(output: str) -> set[str]:
        given = ("--content", content, "--output", tmp_path / output, "--sources", tmp_path / "sources", "--jobs", "1")
        assert run("build", *given).returncode == 0
        return {path.name for path in (tmp_path / ".cache" / output).iterdir()}

    with monkeypatch.context() as patch:
        patch.setattr(Memory, "forget_others", lambda *_: None)
        every = remembered("public")
    shutil.move(content / "districts/east", away)
    rest = remembered("public")
    assert rest < every
    assert rest == remembered("another")
    shutil.move(away, content / "districts/east")
    assert remembered("public") == every
