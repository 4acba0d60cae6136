"""What surrounds a page: which texts it rests on, whether they are finished, and when they were checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builder import urls
from builder.model.types import PartialDate
from builder.views.context import Context, PageContext
from builder.views.frames import Heading, page_frame, without_files
from builder.views.pieces import Fact, Frame, Link
from builder.views.provenance import Provenance, plans_provenance
from tests.unit.views import test_comparing_fairly as views

CHECKED = (PartialDate(2024, 1, 3), PartialDate(2025, 6, 1))


def context_on(today: date | None) -> Context:
    """Two plans, checked on other days, on the day of the build."""
    context = views.context(*(views.with_quantities(checked=day) for day in CHECKED))
    return replace(context, today=today)


@pytest.fixture
def context() -> Context:
    return context_on(None)


def frame_of(page: PageContext, provenance: Provenance) -> Frame:
    return page_frame(
        page, Heading(title="题", description="述", breadcrumb=[Link("题")], within=["某区"]), provenance=provenance
    )


def on_all(page: PageContext) -> Frame:
    return frame_of(page, plans_provenance(page, page.site.plans))


def checked_of(facts: tuple[Fact, ...]) -> list[tuple[str, str]]:
    return [(item.text, item.note) for item in facts[-1].cell.items]


def test_a_page_names_the_drafts_that_it_rests_on() -> None:
    finished = on_all(views.context(views.unchanged).page("index.html"))
    assert finished.drafts == ()
    context = views.context(views.unchanged, lambda plan: plan.model_copy(update={"draft": True}))
    page = context.page("districts/index.html")
    (draft,) = on_all(page).drafts
    assert draft.href == page.href(urls.plan_url(context.site.plans[1]))
    assert frame_of(page, plans_provenance(page, context.site.plans[:1])).drafts == ()


def test_what_it_rests_on_dates_and_versions_a_page(context: Context) -> None:
    page, (first, second) = context.page("index.html"), context.site.plans
    both, alone = on_all(page), frame_of(page, plans_provenance(page, [first]))
    assert checked_of(both.provenance) == [("2024年1月3日", ""), ("2025年6月1日", "")]
    assert (both.footer.updated.text, alone.footer.updated.text) == ("2025年6月1日", "2024年1月3日")
    assert both.footer.version == context.versions.of_plans([first, second]) != alone.footer.version
    assert alone.footer.version in alone.citation


def test_a_page_on_a_part_of_what_plans_say_has_the_version_of_that_part(context: Context) -> None:
    page = context.page("index.html")
    frame = frame_of(page, plans_provenance(page, context.site.plans, version="of-a-part"))
    assert frame.footer.version == "of-a-part"
    assert "of-a-part" in frame.citation


@pytest.mark.parametrize(
    ("today", "plans", "note"),
    [
        (date(2024, 6, 1), slice(None), ""),
        (date(2025, 6, 2), slice(None), "待复核"),
        (date(2025, 6, 2), slice(1, None), ""),
        (None, slice(None), ""),
    ],
    ids=["both in time", "only the second in time", "the second alone", "no day"],
)
def test_the_oldest_check_says_whether_a_page_is_due_again(today: date | None, plans: slice, note: str) -> None:
    page = context_on(today).page("index.html")
    assert checked_of(plans_provenance(page, page.site.plans[plans]).facts)[-1] == ("2025年6月1日", note)


def test_the_title_of_a_window_says_once_where_a_page_belongs(context: Context) -> None:
    frame = on_all(context.page("index.html"))
    assert frame.window_title.split(" - ") == ["题", "某区", frame.site_name]


def test_a_page_that_only_leads_elsewhere_has_no_files_and_the_address_that_it_leads_to(context: Context) -> None:
    frame = without_files(on_all(context.page("index.html")), "https://a.example/b.html")
    assert (frame.own_data, frame.markdown, frame.address) == ("", "", "https://a.example/b.html")
