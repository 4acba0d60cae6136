"""The view of a plan's picture says what the plan's page says, or nothing where a character cannot be drawn."""

from __future__ import annotations

from builder import urls
from builder.render.contexts import context_of
from builder.render.templates import load_templates
from builder.text.fonts import missing_glyphs
from builder.views.card import undrawable_plans
from builder.views.context import Context
from builder.views.plan import PlanView, plan_view
from builder.views.programme import programme_view
from tests.conftest import MINIMAL, STATEMENTS, TEMPLATES, SiteFrom, checked
from tests.sites_invalid import PLAN, minimal

RARE = minimal(PLAN).replace("title: 市中区关于", "title: 䢺区关于", 1)


def context(content: object = MINIMAL) -> Context:
    result = checked(content, sources=None)  # type: ignore[arg-type]
    return context_of(result.site, load_templates(TEMPLATES), result.ledger)


def view_of(shared: Context) -> PlanView:
    return plan_view(shared, shared.site.plans[0])


def test_a_picture_says_what_stands_at_the_head_of_the_page() -> None:
    shared = context(STATEMENTS)
    for plan in shared.site.plans:
        view = plan_view(shared, plan)
        assert view.card
        assert view.card.title == view.frame.title
        assert view.card.place == view.label.place
        assert [(number.figure, number.firmness, number.shape) for number in view.card.numbers] == [
            (headline.figure, headline.firmness.text, headline.firmness.shape) for headline in view.headlines
        ]
        assert str(len(plan.programmes)) in view.card.facts[1]


def test_a_picture_says_the_period_as_the_page_does() -> None:
    view = view_of(context())
    period = view.keys[-1].cell.items[0].text
    assert view.card
    assert period in view.card.facts[0]


def test_the_picture_is_told_in_words() -> None:
    view = view_of(context(STATEMENTS))
    assert view.card
    for words in (view.card.place, view.card.title, *(number.figure for number in view.card.numbers)):
        assert words in view.frame.card_words


def test_a_plan_with_a_character_that_cannot_be_drawn_has_the_picture_of_the_site(site_from: SiteFrom) -> None:
    shared = context(site_from({PLAN: RARE}))
    view = view_of(shared)
    assert "䢺" in view.frame.title
    assert (view.card, view.frame.picture, view.frame.card_words) == (None, "", "")
    assert undrawable_plans(shared) == {shared.site.plans[0].key: "䢺"}


def test_a_plan_whose_characters_can_be_drawn_is_not_among_them() -> None:
    assert undrawable_plans(context()) == {}
    card = view_of(context()).card
    assert card
    assert missing_glyphs("".join(card.texts())) == ""


def test_a_programme_shows_the_picture_of_its_plan_and_has_none_beside_it() -> None:
    shared = context()
    plan = shared.site.plans[0]
    of_plan, of_programme = view_of(shared).frame, programme_view(shared, plan, plan.programmes[0]).frame
    assert of_programme.card == of_plan.card
    assert of_programme.card_words == of_plan.card_words
    assert of_plan.picture == urls.export_url(urls.plan_url(plan), "png").rpartition("/")[2]
    assert of_programme.picture == ""
