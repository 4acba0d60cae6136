"""The words by which readers look for what is called otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from builder.model.schema.context import Reference
from builder.model.schema.district import FormerName
from builder.model.schema.vocabulary import WordsAlike
from builder.model.site import Site
from builder.model.types import Text
from builder.render.templates import interface_words, load_templates
from builder.search.documents import HeldDocument
from builder.search.entries import SearchEntry, district_entry, list_entry, term_entry, text_entry
from builder.search.lexicon import list_called_pages, read_lexicon
from builder.search.names import NameReadings, name_parts
from builder.search.text import read_packed_page
from builder.search.usual import english_words_for_term, words_for_page, words_for_term
from builder.text.foreign import ENGLISH
from builder.text.pinyin import read_syllables
from builder.text.strings import Strings, strings_from
from tests.conftest import MINIMAL, TEMPLATES, checked
from tests.support.searched import entries_by_path

HTML = "<html><body><main><h1>某区</h1></main></body></html>"


@pytest.fixture(scope="module")
def site() -> Site:
    return checked(MINIMAL, sources=None).site


@pytest.fixture(scope="module")
def t(site: Site) -> Strings:
    return interface_words(load_templates(TEMPLATES), site.config)


def merged(site: Site, name: str) -> Site:
    """The site, with a district that was merged into its first."""
    former = FormerName(name=Text(zh=name), year=2011, source=Reference(title="批复"))
    first, *others = site.districts
    return replace(site, districts=(first.model_copy(update={"former_names": [former]}), *others))


def usual(entry: SearchEntry) -> list[str]:
    return [name.text for name in entry.names if name.is_usual]


def test_a_former_name_leads_to_the_district_and_says_so(site: Site, t: Strings) -> None:
    after = merged(site, "卢湾区")
    district = after.districts[0]
    entry = district_entry(after, t, district)
    assert usual(entry) == ["卢湾区", f"{district.province}卢湾区", f"{district.city}卢湾区", "卢湾"]
    assert {name.title for name in entry.names if name.is_usual} == {f"{district.full_name}（原卢湾区）"}
    (called,) = (each[2] for each in read_lexicon(after).places if each[1] == district.full_name)
    assert isinstance(called, list)
    assert {"卢湾区", "卢湾"} <= {*called}


def test_a_former_name_without_its_ending_is_not_that_of_the_city(site: Site, t: Strings) -> None:
    city = site.districts[0].city
    after = merged(site, f"{city[:-1]}县")
    assert city[:-1] not in usual(district_entry(after, t, after.districts[0]))


def test_a_usual_word_is_read_and_stands_behind_all_names_and_does_not_split_them(
    site: Site, t: Strings, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = merged(site, "卢湾区")
    entry = district_entry(after, t, after.districts[0])
    document = HeldDocument("districts/a.html", entry, read_packed_page(HTML.encode()))
    monkeypatch.setattr("builder.search.names.MAX_NAMES_UNSPLIT", len(entry.names) + 1 - len(usual(entry)))
    (part,) = name_parts([document], {}, NameReadings())
    pinyin = {each.folded: each.pinyin for each in part.entries}
    assert pinyin["卢湾"] == "lu wan"
    assert [each.rank for each in part.entries] == sorted(each.rank for each in part.entries)
    assert {each.rank for each in part.entries} == {0, 1, 2}


def test_a_term_is_called_by_words_alike_and_a_kind_of_body_by_its_short_names(site: Site, t: Strings) -> None:
    after = replace(site, words_alike=(WordsAlike(words=["住房", "租房"]), WordsAlike(words=["税收", "免税", "贴息"])))
    theme = next(iter(site.vocabularies["themes"].terms.values()))
    housing = theme.model_copy(update={"label": Text(zh="住房支持"), "keywords": ["公寓", "贴息"], "synonyms": []})
    assert [*words_for_term(after, "themes", housing)] == ["租房"]
    bureau = housing.model_copy(update={"label": Text(zh="人社部门"), "keywords": ["人社局", "人力资源和社会保障局"]})
    assert [*words_for_term(after, "agencies", bureau)] == ["人社局"]
    assert usual(term_entry(after, t, "agencies", bureau)) == ["人社局"]


def test_pages_of_the_site_are_called_by_words_of_the_catalogue() -> None:
    entries = entries_by_path(checked(MINIMAL, sources=None))
    for path, word in (("data.html", "CSV"), ("glossary.html", "术语表"), ("timeline.html", "时间线")):
        assert word in usual(entries[path])
    words = [*chain.from_iterable(usual(entry) for entry in entries.values() if entry.kind in ("list", "text"))]
    assert len(words) == len({*words})


def test_words_in_english_lead_to_the_terms_of_their_words_alike(site: Site) -> None:
    home = WordsAlike(words=["住房", "租房"], english=["home", "Housing"])
    flat = WordsAlike(words=["公寓"], english=["flat"])
    after = replace(site, words_alike=(home, flat))
    theme = next(iter(site.vocabularies["themes"].terms.values()))
    own = {"label": Text(zh="住房支持", en="Housing support"), "keywords": ["公寓"], "synonyms": []}
    housing = theme.model_copy(update=own)
    assert english_words_for_term(after, housing) == ["home", "flat"]
    assert [*words_for_term(after, "themes", housing)] == ["租房"]
    lexicon = read_lexicon(after)
    assert lexicon.alike == (["住房", "租房"],)
    assert lexicon.english == ((["home", "Housing"], ["住房", "租房"]), (["flat"], ["公寓"]))


def test_pages_of_the_site_are_called_in_english_on_a_chinese_one_too(t: Strings) -> None:
    english = strings_from(load_templates(TEMPLATES).strings[ENGLISH], "policy", ENGLISH)
    titles = ("numbers", "programmes", "compare", "materials", "glossary", "changes", "data", "timeline", "districts")
    for key in (key for key in t.words if key.startswith("search.called.")):
        page = key.rpartition(".")[2]
        called = words_for_page(t, page)
        headings = [english(f"{page}.title")] if page in titles else []
        assert {*words_for_page(english, page), *headings} <= {*called}, page


def test_a_page_in_english_is_called_by_the_word_that_leads_to_it(site: Site, t: Strings) -> None:
    entry = replace(list_entry(site, t, "districts"), english="en/districts/index.html")
    document = HeldDocument("districts/index.html", entry, read_packed_page(HTML.encode()))
    (part,) = name_parts([document], {}, NameReadings())
    pages = {each.folded: (each.page.path, each.page.title, each.pinyin) for each in part.entries}
    assert pages["districts"] == ("en/districts/index.html", "Districts", "")
    assert pages["区县名单"] == ("districts/index.html", "某区", "qu xian ming dan")


def test_pages_of_the_site_stand_in_the_lexicon_with_their_words(site: Site, t: Strings) -> None:
    page = read_packed_page(HTML.encode())
    theme = term_entry(site, t, "themes", next(iter(site.vocabularies["themes"].terms.values())))
    own = list_entry(site, t, "data")
    written = text_entry(site, t, site.pages[0].model_copy(update={"called": ["引用"]}))
    entries = {"data.html": own, "about.html": written, "themes/a.html": theme, "plain.html": list_entry(site, t)}
    pages = [*list_called_pages(HeldDocument(path, entry, page) for path, entry in entries.items())]
    assert [(each.kind, each.path) for each in pages] == [("list", "data.html"), ("text", "about.html")]
    assert "下载数据" in pages[0].words
    assert pages[1].words == ["引用"]
    data = read_lexicon(site).data({"data.html": "s/1"}, pages)
    assert (data["ids"], data["pages"]) == ({"data.html": "s/1"}, pages)


def test_spellings_stand_in_the_order_of_the_words_of_the_lexicon(site: Site) -> None:
    lexicon = read_lexicon(replace(site, words_alike=(WordsAlike(words=["海归", "落户"]),)))
    own = lexicon.data({})
    assert isinstance(own["topics"], tuple)
    words = [word for _, _, label, others, hints, *_ in own["topics"] for word in (label, *others, *hints)]
    different = [*dict.fromkeys([*words, "海归", "落户"])]
    spellings = lexicon.spellings()
    assert len(spellings) == len(different)
    assert (different[-1], spellings[-1]) == ("落户", "luo hu")
    assert spellings[0] == " ".join(read_syllables(different[0]))
