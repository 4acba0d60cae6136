"""A district's code is a real division code and agrees with its name, city and province; no two share a code.

Codes for made-up places agree with whatever they are given; no release has such a district (`checks/placeholders.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.findings.finding import Finding, finding
from builder.model.divisions import division, divisions_named, is_fictitious, superior_division
from builder.model.site import District, Site

MAX_NAMESAKES = 5  # listed in a message


def _fits(district: District) -> bool:
    """Whether a code is that of its district: of two that share one, the other has the wrong code, and nothing more."""
    official = division(district.code) or superior_division(district.code)
    return official is not None and official.name == district.name.zh


def check(site: Site) -> Iterator[Finding]:
    first: dict[str, District] = {}
    for district in site.all_districts:
        spot = district.origin.spot("code")
        twin = first.setdefault(district.code, district)
        if twin is not district and _fits(twin) == _fits(district):
            yield finding(spot.place, "division-twice", code=district.code, file=twin.origin.file)
            continue
        if is_fictitious(district.code):
            continue
        official = division(district.code) or superior_division(district.code)
        if official is None:
            namesakes = divisions_named(district.name.zh)[:MAX_NAMESAKES]
            codes = "、".join(f"{namesake.code} {namesake.province}{namesake.city}" for namesake in namesakes)
            rule = "division-unknown-named" if codes else "division-unknown"
            yield finding(spot.place, rule, code=district.code, name=district.name.zh, codes=codes)
            continue
        written = {"province": district.province, "city": district.city, "name": district.name.zh}
        wrong = [key for key, value in written.items() if value != getattr(official, key)]
        if len(wrong) == 1:
            key, value = wrong[0], written[wrong[0]]
            expected = getattr(official, key)
            yield finding(district.origin.at(key), "division-name", code=district.code, value=value, expected=expected)
        elif wrong:
            # Most probably the code is wrong, and that is one mistake.
            expected = "".join(dict.fromkeys(getattr(official, key) for key in written))
            yield finding(spot.place, "division-name", code=district.code, value=district.full_name, expected=expected)
