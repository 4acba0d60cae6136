"""What the picture of a plan says, which messengers show beside a link to it: what its page says at its head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder import urls
from builder.model.site import Plan
from builder.text.fonts import missing_glyphs
from builder.text.relative import relative_link
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.headlines import Headline, plan_headlines
from builder.views.links import place_words, plan_label
from builder.views.pieces import Frame
from builder.views.values import period_value


@value_class
class CardNumber:
    """A number as the page prints it, what it counts, and how firm it is: in a word, a shape and a look."""

    figure: str
    label: str
    firmness: str
    shape: str
    tone: str


@value_class
class PlanCard:
    """The words of a picture, in the order in which they are read."""

    site: str
    tagline: str
    kind: str
    place: str
    title: str
    facts: tuple[str, ...]
    numbers: tuple[CardNumber, ...]

    def texts(self) -> Iterator[str]:
        """All that is drawn."""
        yield from (self.site, self.tagline, self.kind, self.place, self.title, *self.facts)
        for number in self.numbers:
            yield from (number.figure, number.label, number.firmness, number.shape)

    @property
    def lacking(self) -> str:
        """The characters of it that the fonts lack."""
        return missing_glyphs("".join(self.texts()))


def plan_card(page: PageContext, plan: Plan, headlines: Sequence[Headline]) -> PlanCard:
    """The picture of a plan whose page is headed by these numbers."""
    config, label = page.config, plan_label(page, plan)
    period = period_value(page, plan)
    words = "；".join(item.text for item in period.items) or period.text
    return PlanCard(
        site=config.name.shown,
        tagline=config.tagline.shown,
        kind=page.t("card.kind", kind=label.kind, year=label.year),
        place=place_words(page, plan),
        title=plan.title,
        facts=(
            page.t("card.period", period=words),
            page.t("card.programmes", count=len(plan.programmes)),
        ),
        numbers=tuple(_number(page, headline) for headline in headlines),
    )


def card_words(page: PageContext, card: PlanCard) -> str:
    """What a picture says, for readers who do not see it."""
    numbers = (
        page.t("card.number", label=number.label, figure=number.figure, firmness=number.firmness)
        for number in card.numbers
    )
    words = (page.t("card.plan", place=card.place, title=card.title), *card.facts, *numbers)
    return page.t("card.separator").join(words)


def drawable_card(page: PageContext, plan: Plan) -> PlanCard | None:
    """The picture of a plan, or none where the fonts lack one of its characters."""
    return _picture(page, plan)[0]


def _picture(page: PageContext, plan: Plan) -> tuple[PlanCard | None, str]:
    """The same, with what it says, made once for all pages of a plan."""

    def make(anywhere: PageContext) -> tuple[PlanCard | None, str]:
        card = plan_card(anywhere, plan, plan_headlines(anywhere, plan))
        return (None, "") if card.lacking else (card, card_words(anywhere, card))

    return page.keep(("picture", plan.key), make)


def with_picture(page: PageContext, plan: Plan, frame: Frame) -> Frame:
    """The frame of a page about a plan, or a part of it, with the picture of the plan, where that has one."""
    card, words = _picture(page, plan)
    if card is None:
        return frame
    path = urls.export_url(urls.plan_url(plan), "png")
    own = urls.english_url(path) if page.shared.is_beside else path
    beside = relative_link(page.address, own) if page.path == urls.plan_url(plan) else ""
    return replace(frame, card=page.shared.public_url(own), card_words=words, picture=beside)


def undrawable_plans(context: Context) -> dict[str, str]:
    """The plans that have no picture of their own, by their keys, each with the characters that the fonts lack."""
    missing: dict[str, str] = {}
    for each in filter(None, (context, context.english)):
        page = each.page("")
        for plan in each.site.all_plans:
            if lacking := plan_card(page, plan, plan_headlines(page, plan)).lacking:
                missing[plan.key] = lacking
    return missing


def _number(page: PageContext, headline: Headline) -> CardNumber:
    label = headline.label.text
    if headline.period:
        label = f"{label}{page.t('note.open')}{headline.period}{page.t('note.close')}"
    level = headline.firmness
    return CardNumber(headline.figure, label, level.text, level.shape, level.tone)
