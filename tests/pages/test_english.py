"""A site in English: words of the interface from its own catalogue, untranslated content marked as Chinese."""

from __future__ import annotations

import re
import shutil
import string
from html.parser import HTMLParser
from pathlib import Path

import pytest

from builder.render.templates import load_templates
from builder.text.foreign import mark_chinese, western_punctuation
from builder.text.strings import strings_from
from tests.conftest import ELDER_CARE, TEMPLATES, BuildFrom
from tests.pages.test_other_subject import search_data
from tests.support.dom import read, text
from tests.support.exports import squeezed

HAN = re.compile(r"[\u3400-\u9fff]")
FULL_WIDTH = re.compile(r"[\u3001\u3002\u300a\u300b\uff00-\uffef]")
OF_TEXTS = {"quantity.behind_unit", "quantity.behind_number"}
"""Words that the program looks for in what the texts print."""
OWN_NAMES = {"nav.twin"}
"""What the other language calls itself."""
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def in_english(folder: Path) -> Path:
    """The site on elder care, in English."""
    content = folder / "content"
    shutil.copytree(ELDER_CARE, content)
    site = content / "site.yaml"
    site.write_text(f"{site.read_text('utf-8')}locale: en\n", "utf-8")
    return content


@pytest.fixture(scope="session")
def english_site(build_from: BuildFrom) -> Path:
    return build_from(in_english)


class Unmarked(HTMLParser):
    """The texts of a page that stand in no element that is marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append((tag, ("lang", "zh-CN") in attrs or tag in ("script", "style")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(is_chinese for _, is_chinese in self.open):
            self.texts.append(data)


def unmarked(page: Path) -> list[str]:
    """The texts of a page that are not marked as Chinese."""
    parser = Unmarked()
    parser.feed(page.read_text("utf-8"))
    return parser.texts


def test_both_catalogues_have_the_same_keys_in_the_same_order_and_the_same_places_to_fill_in() -> None:
    chinese, english = (strings_from(words, "{subject}").words for words in load_templates(TEMPLATES).strings.values())
    assert list(chinese) == list(english)
    assert [key for key in chinese if places(chinese[key]) != places(english[key])] == []


def places(words: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(words)} - {None}


def test_what_is_counted_has_a_form_for_one_and_another_for_more() -> None:
    words = strings_from(
        load_templates(TEMPLATES).strings["en"], "policy", "en", (("themes", "IT/skills"), ("theme", "IT/skill"))
    )
    assert [words("home.programmes", count=count) for count in (0, 1, 2)] == [
        "0 programmes",
        "1 programme",
        "2 programmes",
    ]
    assert [words("home.themes", count=count) for count in (1, 2)] == ["1 IT/skill", "2 IT/skills"]


def test_no_page_counts_a_single_thing_as_many(english_site: Path) -> None:
    counted = re.compile(
        r"(?<![\d.,–-])1 (?:[a-z]+ )?(?:districts|texts|programmes|statements|numbers|rows|years|results)\b"
    )
    for page in english_site.rglob("*.html"):
        assert [words for words in unmarked(page) if counted.search(words)] == [], page


def test_no_word_of_the_english_catalogue_is_chinese() -> None:
    words = strings_from(load_templates(TEMPLATES).strings["en"], "policy").words
    chinese = [key for key, text in words.items() if HAN.search(text) or FULL_WIDTH.search(text)]
    assert set(chinese) == OF_TEXTS | OWN_NAMES


def test_whatever_is_chinese_on_a_page_is_marked(english_site: Path) -> None:
    for page in english_site.rglob("*.html"):
        assert page.read_text("utf-8").startswith('<!DOCTYPE html>\n<html lang="en">'), page
        assert [words for words in unmarked(page) if HAN.search(words) or FULL_WIDTH.search(words)] == [], page


def test_sentences_that_are_joined_have_a_space_between_them(english_site: Path) -> None:
    for page in english_site.rglob("*.html"):
        words = [words for words in unmarked(page) if re.search(r"[a-z)]\.[A-Z]", words)]
        assert words == [], page


def test_what_scripts_insert_is_marked_too(english_site: Path) -> None:
    column = (english_site / "compare/plans/pine.action-2023.js").read_text("utf-8")
    assert 'lang=\\"zh-CN\\">养老服务三年行动计划</a>' in column
    assert "firm 3，" not in column


def test_what_is_translated_is_shown_in_english(english_site: Path) -> None:
    page = read(english_site).page("districts/pine/action-2023/home-care.html")
    words = text(page.body)
    assert "Care at home" in words
    assert "居家照护" not in squeezed(text(page.first("h1")))
    assert "Stations for home visits" in words
    assert "Pine District, 样例市, 虚构省" in words
    home = (english_site / "index.html").read_text("utf-8")
    assert "A made-up sample site: two districts, their elder care plans side by side" in home
    assert "Type words of the texts: " in home
    assert "The 2 recorded districts and their elder care policy texts" in (
        english_site / "districts/index.html"
    ).read_text("utf-8")


def test_search_knows_english_and_chinese_names(english_site: Path) -> None:
    lexicon = search_data(english_site, "lexicon")
    topics = [topic[:5] for topic in lexicon["topics"]]
    assert ["theme", "themes/meals.html", "meals", ["老年助餐"], ["助餐"]] in topics
    names = "".join(path.read_text("utf-8") for path in (english_site / "search").glob("*.js"))
    assert "Pine District" in names
    assert "松柏区" in names


def test_no_page_or_file_of_a_chinese_site_changes(elder_care_site: Path) -> None:
    assert 'lang="zh-CN"' not in (elder_care_site / "themes/meals.html").read_text("utf-8").partition(">\n<head>")[2]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Issued by：", "Issued by: "),
        ("firm（1）、strive", "firm (1), strive"),
        ("（荔湾区）", "（荔湾区）"),
        ("到2025年，力争600张。", "到2025年，力争600张。"),
        ("到2025，力争", "到2025，力争"),
    ],
)
def test_punctuation_follows_the_words_before_it(printed: str, expected: str) -> None:
    assert western_punctuation(printed) == expected


def test_content_and_archived_text_keep_every_character() -> None:
    archived = "<b>一。</b>、IT（2013），<i>：</i>"
    for page in (f"<p data-search>{archived}</p>", f"<span data-archived>{archived}</span>", f"<del>{archived}</del>"):
        assert re.sub("<[^>]*>", "", mark_chinese(page)) == re.sub("<[^>]*>", "", page)
    assert mark_chinese(f"<p data-search>{archived}</p><dt>Lead：</dt>").endswith("<dt>Lead: </dt>")
