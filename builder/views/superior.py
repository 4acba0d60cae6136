"""The document of a city, a province or the state that a plan implements, and the plans that implement it too."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.site import Plan
from builder.views.claims import claimed_value
from builder.views.context import PageContext
from builder.views.links import plan_name_link
from builder.views.parts import Fact, Link, Value
from builder.views.values import stated_value


def superior_facts(page: PageContext, plan: Plan) -> Iterator[Fact]:
    """What the plan implements, with a link where it is published, and who else does; nothing where it says nothing."""
    superior = plan.implements
    if superior is None:
        return
    number = stated_value(page, superior.number)
    words = number.items[0].text if number.items else number.text
    text = page.t("plan.superior", title=superior.title, number=words)
    link = Link(text, superior.url or "", note=page.t(f"superior.{superior.level}"))
    yield Fact(page.t("plan.implements"), claimed_value(page, Value("value", (link,)), f"{plan.key}.implements"))
    others = [each for each in page.site.implementing(superior) if each.key != plan.key]
    if others:
        yield Fact(page.t("plan.implement_too"), Value("value", tuple(plan_name_link(page, each) for each in others)))
