"""The free comparison on made sites: with an archive, with renamed plans, with more plans than one list holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import BuildFrom, checked, show_site
from tests.support import contents, hostile
from tests.support.browser.comparing import INDEX, columns, look_up, messages, query, read, settled
from tests.support.browser.fixtures import Open, served

pytestmark = pytest.mark.browser

BOTH = ("aa.plan-a", "cc.plan-a")
OPEN = "&open=themes.housing.programmes"


@pytest.fixture(scope="module")
def archived(build_from: BuildFrom) -> Iterator[str]:
    """Two plans that rest on one archived text."""
    with served(build_from(contents.two_archived)) as address:
        yield address


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Seventy districts; the first of them, its plan and a programme have been renamed."""
    with served(show_site(checked(contents.many(tmp_path_factory.mktemp("many")), sources=None))) as address:
        yield address


def test_the_evidence_of_each_column_opens_where_it_is_asked_for(visit: Open, archived: str) -> None:
    opened = visit(archived + query(BOTH, "themes.housing", OPEN))
    page = settled(opened)
    page.wait_for_selector("#compared")
    closed = page.locator("#compared details")
    assert closed.count() == 2
    for at in range(2):
        assert f"{BOTH[at]}.quotes.js" not in " ".join(opened.requests)
        page.locator("#compared details summary").nth(at).click()
        quote = closed.nth(at).locator("blockquote")
        quote.first.wait_for()
        assert quote.locator("mark").count() > 0
        assert quote.first.get_by_role("button", name="复制引文").is_visible()
        source = f"districts/{BOTH[at].replace('.', '/')}/source.html#page-p2"
        assert quote.locator(f"footer a[href$='{source}']").count() == 1
    assert opened.problems == []


def test_a_sentence_that_a_reader_opened_is_a_note_on_paper(visit: Open, archived: str) -> None:
    page = settled(visit(archived + query(BOTH, "themes.housing", OPEN)))
    page.wait_for_selector("#compared")
    page.locator("#compared details summary").first.click()
    page.locator("#compared blockquote").first.wait_for()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#compared sup").all_inner_texts() == ["［1］"]
    assert page.locator(".endnotes li").count() == 1


def test_equal_texts_are_the_same_in_their_words_too(visit: Open, archived: str) -> None:
    page = settled(visit(archived + query(BOTH, "themes.housing,themes.culture")))
    relations = {row["id"]: row["relation"] for row in read(page)}
    assert relations["themes.housing.commitments"] == "same"
    assert relations["themes.housing.programmes"] == relations["themes.housing.summary"] == "same"
    assert relations["themes.culture.programmes"] == "neither"


@pytest.mark.parametrize("key", ["once.plan-a", "once.plan-old", "{}.plan-old"])
def test_a_renamed_plan_is_shown_under_its_new_name(visit: Open, large: str, key: str) -> None:
    opened = visit(large + INDEX)
    (new,) = look_up(settled(opened), "once.plan-old")
    former = key.replace("{}", new.partition(".")[0])
    opened.go(large + query((former,)))
    settled(opened).wait_for_selector("#compared")
    assert columns(opened.page) == [new]
    assert any(f"“{former}”已改为" in message for message in messages(opened.page))
    assert f"plans={new}" in opened.page.url
    assert opened.problems == []


@pytest.mark.parametrize("text", ["长安区", "changanqu", "caq", "130102", "石家庄市长安", "石家庄长安"])
def test_among_many_plans_one_is_found_in_a_part_of_the_list(visit: Open, large: str, text: str) -> None:
    opened = visit(large + INDEX)
    keys = look_up(settled(opened), text)
    fetched = [request for request in opened.requests if "/find/" in request]
    assert "d130102.plan-a" in keys
    assert len(fetched) == 1
    assert not fetched[0].endswith("/all.js")
    assert opened.problems == []


def test_one_letter_among_many_plans_asks_for_another(visit: Open, large: str) -> None:
    page = settled(visit(large + INDEX))
    assert look_up(page, "c") == []
    assert page.locator("[data-status]").inner_text() == "再多打一个字，范围还太大。"


def test_an_attack_in_any_field_stays_text_in_the_free_comparison(visit: Open, build_from: BuildFrom) -> None:
    site = build_from(hostile.hostile)
    opened = visit(f"{site.as_uri()}/{INDEX}")
    page = settled(opened)
    plans = [path.stem for path in sorted((site / "compare/plans").glob("*.js")) if path.stem.count(".") == 1]
    assert plans
    groups = page.locator("[data-choices] input").evaluate_all("all => all.map(one => one.value)")
    opened.go(f"{site.as_uri()}/{query(tuple(plans[:4]), ','.join(groups))}")
    settled(opened).wait_for_selector("#compared")
    opened.unfold()
    assert opened.problems == []
    assert page.locator("#compared :is(b, img, svg, iframe, script)").count() == 0
    assert len(columns(page)) == len(plans[:4])
