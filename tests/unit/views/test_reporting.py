"""The page about the site says how to report a mistake where the site has an address for it."""

from __future__ import annotations

import pytest

from tests.conftest import MINIMAL, SiteFrom, file_of

SITE = (MINIMAL / "site.yaml").read_text("utf-8")
FORM = "https://git.example.org/issues/new"
CONTACT = "data@example.org"
TITLE = "发现错误怎样报告"


@pytest.mark.parametrize(
    ("report", "contact"), [(FORM, CONTACT), (FORM, "not_researched"), ("not_researched", CONTACT)]
)
def test_the_ways_that_there_are_are_named(site_from: SiteFrom, report: str, contact: str) -> None:
    lines = {"report: not_researched": f"report: {report}", "contact: not_researched": f"contact: {contact}"}
    site = SITE
    for absent, given in lines.items():
        site = site.replace(absent, given)
    shown = file_of(site_from({"site.yaml": site}), "about.html").decode().partition("<footer")[0]
    assert TITLE in shown
    assert (f'href="{FORM}?' in shown) == (report == FORM)
    assert (f"：{CONTACT}" in shown) == (contact == CONTACT)


def test_nothing_is_said_where_the_site_has_no_address(site_from: SiteFrom) -> None:
    assert TITLE not in file_of(site_from({}), "about.html").decode()
