"""What stands beside the paragraphs of a source: a chapter once, where it begins, and at no paragraph nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import STATEMENTS, checked, show_site
from tests.support.dom import Page, below, having, text

PLAN = "districts/east/sailor-2020"
CHAPTERS = "structure:\n  - title: 历下区水手工作意见\n    cite: [1-6]\n"


def _links(tmp_path: Path, sources: Path | None) -> dict[int, list[str]]:
    """What stands beside each paragraph of a plan whose first chapter is of six."""
    shutil.copytree(STATEMENTS, tmp_path / "content")
    file = tmp_path / "content" / PLAN / "plan.yaml"
    file.write_text(file.read_text("utf-8").replace("quantities:\n", f"{CHAPTERS}quantities:\n", 1), "utf-8")
    result = checked(tmp_path / "content", sources=sources)
    assert [finding.rule for finding in result.findings if finding.severity.name == "ERROR"] == []
    data = show_site(result)(f"{PLAN}/source.html")
    assert data
    items = having(Page(f"{PLAN}/source.html", data).root, "reading__item")
    notes = {int(item.attrib["id"].rpartition("p")[2]): having(item, "reading__notes")[0] for item in items}
    assert [number for number, note in notes.items() if not text(note).strip()] == []
    return {number: [text(link) for link in below(note, "a")] for number, note in notes.items()}


def test_a_chapter_stands_at_its_first_paragraph_and_where_nothing_else_is_said(tmp_path: Path) -> None:
    """The title of the chapter stood at all of its paragraphs, each of which says its place in it."""
    links = _links(tmp_path, STATEMENTS.with_name("statements-sources"))
    at = [number for number, names in links.items() if "历下区水手工作意见" in names]
    alone = [number for number in at if len(links[number]) == 1]
    assert at[0] == 1
    assert at == sorted({1, *alone})
    assert len(at) < len([number for number in links if number <= 6])


def test_without_the_text_each_paragraph_names_its_chapter(tmp_path: Path) -> None:
    links = _links(tmp_path, None)
    assert [number for number in range(1, 7) if "历下区水手工作意见" not in links[number]] == []
