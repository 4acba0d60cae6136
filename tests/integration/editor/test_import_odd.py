"""The import: odd files and odd places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.editor.test_import import PLAN, archived, district, imported
from tests.support.editing import BODY, Run, page


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_signs_that_end_lines_elsewhere_end_lines(run: Run, empty: Path, end: str) -> None:
    imported(run, empty, "a.txt", BODY.replace("\n", end))
    assert archived(empty) == BODY


def test_struck_text_of_a_page_is_told(run: Run, empty: Path) -> None:
    (empty / "a.html").write_text(page().replace("3000万元", "<del>5000</del><s>4000</s>3000万元"), "utf-8")
    district(run)
    assert "有 2 处文字带删除线" in run("import", "a.html", "--district", "xiuyu", "--plan", "plan-2026").output


@pytest.mark.parametrize("store", ["b.txt", "b.txt/below"])
def test_a_store_that_is_no_folder_is_refused(run: Run, empty: Path, store: str) -> None:
    district(run)
    for name in ("a.txt", "b.txt"):
        (empty / name).write_text(BODY, "utf-8")
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026", "--sources", store)
    assert (done.exit_code, store in done.output, "内部出错" in done.output) == (2, True, False)
    assert not (empty / PLAN).exists()
