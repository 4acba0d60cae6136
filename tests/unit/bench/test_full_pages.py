"""Hugo's full pages are given all that ours show, and what it makes of them is held against ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]

from builder.pipeline import Checked
from builder.processes.program import TEMPLATES
from builder.render.contexts import context_of
from builder.render.render import environments, render
from builder.render.templates import load_templates
from builder.text.values import value_class
from builder.views.pieces import Link
from tests.bench import ours, same_pages
from tests.bench.hugo.full import FOLDER, plain, write_full_site
from tests.conftest import STATEMENTS, checked

_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")


@value_class
class Piece:
    words: str
    mark: str = ""
    held: object = None

    @property
    def length(self) -> int:
        return len(self.words)

    def shout(self) -> str:
        return self.words.upper()


def test_what_layouts_read_of_a_view_is_written_and_nothing_else() -> None:
    names = frozenset({"words", "length", "shout", "held"})
    assert plain((Piece("a", mark="read"),), names) == [{"words": "a", "length": 1}]


def test_what_is_empty_is_left_out_but_not_that_it_is_there() -> None:
    assert plain(Piece("", held=Piece("b")), frozenset({"words", "held"})) == {"held": {"words": "b"}}
    assert plain(Piece("", held=Piece("")), frozenset({"words", "held"})) == {"held": {"present": True}}


@pytest.mark.parametrize(("mark", "verified"), [("attested", "yes"), ("derived", "derived"), ("unchecked", "no")])
def test_a_mark_says_beside_it_how_a_claim_was_compared(mark: str, verified: str) -> None:
    assert plain(Piece("a", mark), frozenset({"mark"})) == {"mark": mark, "verified": verified}


def test_a_link_goes_without_saying() -> None:
    assert plain(Link("a", "b.html"), frozenset({"kind", "text"})) == {"text": "a"}


@pytest.fixture(scope="module")
def statements() -> Checked:
    return checked(STATEMENTS, sources=STATEMENTS.with_name("statements-sources"))


@pytest.fixture(scope="module")
def hugo_site(statements: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hugo") / "site"
    write_full_site(statements, folder)
    return folder


def test_each_page_of_ours_is_a_page_at_its_address(statements: Checked, hugo_site: Path) -> None:
    files = [json.loads(path.read_text("utf-8")) for path in (hugo_site / "content").rglob("*.md")]
    around = json.loads((hugo_site / "data" / "around.json").read_text("utf-8"))
    assert sorted(file["url"] for file in files) == sorted(f"/{page.path}" for page in ours.pages_of_both(statements))
    assert {file["type"] for file in files} == {"home", "plan", "programme", "theme", "themes"}
    assert {file["view"]["frame"]["around"] for file in files} == around.keys()


def test_every_word_of_a_page_stands_in_its_data_or_in_the_layouts(statements: Checked, hugo_site: Path) -> None:
    templates = load_templates(TEMPLATES)
    env = environments(templates, statements.site)[False]
    context = context_of(statements.site, templates, statements.ledger)
    shared = "".join(path.read_text("utf-8") for path in (*FOLDER.rglob("*.html"), *(hugo_site / "data").iterdir()))
    files = {file["url"]: file for file in map(_read, (hugo_site / "content").rglob("*.md"))}
    for page in ours.pages_of_both(statements):
        view = files[f"/{page.path}"]["view"]
        text = json.dumps(view, ensure_ascii=False) + shared
        title = view["label"]["title"] if page.template == "plan" else view["frame"]["title"]
        lacking = {run for run in _runs(render(env, context, page), title) if run not in text}
        assert not lacking, f"the layouts of tests/bench/hugo/full lack what {page.path} shows"


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def _runs(page: bytes, title: str) -> set[str]:
    """The runs of characters of a page: words of the interface stand before and behind its title without a space."""
    texts = html.fromstring(page).itertext()
    return {run for text in texts for run in _RUN.findall(text.replace(title, " "))}


def test_a_page_with_other_markup_and_the_same_words_is_the_same() -> None:
    ours, theirs = b"<body><p>\xe4\xba\xba\xe6\x89\x8d 5</p></body>", b"<body><p>\xe4\xba\xba\xe6\x89\x8d  5</p></body>"
    assert same_pages.like("index.html", ours, theirs).is_same


def test_the_words_that_a_page_lacks_and_adds_are_told() -> None:
    likeness = same_pages.like("index.html", "<p>甲乙 12</p>".encode(), "<p>甲乙丙</p>".encode())
    assert not likeness.is_same
    assert same_pages.report([likeness], ["a.html"]).splitlines() == [
        "only one has a.html",
        "home: 0 of 1 the same; at least 0.667 of our words there, 0.667 of theirs here; elements 1.000 to 1.000, "
        "bytes 1.000 to 1.000",
        "index.html: lacks 12×1; adds 丙×1",
    ]


def test_pages_that_only_one_has_are_found(tmp_path: Path) -> None:
    for path in ("a/index.html", "a/districts/x/y.html", "b/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<p>甲", "utf-8")
    likenesses, elsewhere = same_pages.compare(tmp_path / "a", tmp_path / "b")
    assert [each.path for each in likenesses] == ["index.html"]
    assert elsewhere == ["districts/x/y.html"]
