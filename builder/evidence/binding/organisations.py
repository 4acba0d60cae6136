"""The registered bodies: forms that are forms of one body, and the labels that the text puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.evidence.grammar.role_lists import list_roles
from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Plan
from builder.text.normalise import fold

# What names of bodies have in common whatever they are of.
_COMMON = re.compile(
    "中共|人民政府|委员会|办公室|领导小组|领导|小组|部门|单位|科室|分局|[区县市省局委部办室厅处会等各其有关相的每个不同]"
)


def check(plan: Plan, text: SourceText) -> Iterator[Finding]:
    """Printed forms that are no forms of their body, and labels of roles that are not registered."""
    for name, body in plan.organisations.items():
        for index, form in enumerate(body.also_printed):
            if form in plan.organisations or not _is_form(name, form, plan.district.name.zh):
                place = plan.origin.at("organisations", name, "also_printed", index)
                yield finding(place, "organisation-form", claim=f"{plan.key}.coding", name=name, form=form)
    registered = {fold(label) for label in (*plan.role_labels.lead, *plan.role_labels.partners)}
    # Within what programmes cite: 主办单位 at the foot of a web page is the web site's.
    cited = {number for programme in plan.programmes for number in text.within(programme.cite)}
    lists = (each for number in sorted(cited) for each in list_roles(text.folded[number - 1].text))
    printed = {each.label for each in lists if each.bodies}
    for label in sorted(printed - registered):
        yield finding(plan.origin.at("role_labels"), "role-label", claim=f"{plan.key}.coding", label=label)


def _is_form(name: str, form: str, district: str) -> bool:
    """Whether two names can be of one body: what is particular to one is in the other, in its order."""
    a, b = sorted((_particular(name, district), _particular(form, district)), key=len)
    if not a:
        return not b or (len(form) > 2 and form in name)
    rest = iter(b)
    return all(character in rest for character in a)


def _particular(name: str, district: str) -> str:
    bare = re.sub(r"[（(][^）)]*[）)]|[^一-鿿]", "", name).replace(district[:-1], "")
    return _COMMON.sub("", bare)
