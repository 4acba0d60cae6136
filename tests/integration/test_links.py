"""Every link in Markdown that passes the check leads somewhere on the built site."""

from __future__ import annotations

from tests.conftest import SiteFrom, checked, file_of
from tests.sites_invalid import ABOUT, FUND, PLAN, changed


def test_every_link_that_passes_leads_somewhere(site_from: SiteFrom) -> None:
    content = site_from(changed(ABOUT, "关于的正文。", f"见[甲](method.md)、[乙](../{PLAN})、[丙](../{FUND})。"))
    assert checked(content, sources=None).findings == []
    page = file_of(content, "about.html").decode()
    for href in ("method.html", "districts/aa/plan-a.html", "districts/aa/plan-a/fund.html"):
        assert f'href="{href}"' in page
