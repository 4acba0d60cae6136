"""Files of comma-separated values that scripts make escape what those of the build escape, and nothing else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from builder.export.csv import guard_formula
from tests.support.browser.fixtures import Open

pytestmark = pytest.mark.browser

CHARACTERS = [chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000]
TEXTS = [
    "",
    "=1+1",
    '="a"',
    "=cmd|' /C calc'!A0",
    'a,b"c"',
    "a\r\nb",
    "'",
    " =1",
    "－5",
    *(f"{first}1" for first in CHARACTERS),
]


def test_scripts_and_the_build_guard_the_same_cells(visit: Open, statements_site: Path) -> None:
    page = visit((statements_site / "index.html").as_uri()).page
    file = page.evaluate("texts => bilin.csv(texts.map(text => [text, text]))", TEXTS)
    assert file.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(file[1:], newline="")))
    assert rows == [[guard_formula(text)] * 2 for text in TEXTS]


def test_a_number_stays_a_number(visit: Open, statements_site: Path) -> None:
    page = visit((statements_site / "index.html").as_uri()).page
    assert page.evaluate("bilin.csv([[-5, '-5']])") == '\ufeff"-5","\'-5"\r\n'
