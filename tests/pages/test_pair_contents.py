"""The contents of two plans side by side: every theme of the long tables is one press away, with no script."""

from __future__ import annotations

from tests.support.dom import Built, below, having, text


def test_the_contents_lead_to_every_theme_in_the_order_of_the_page(built: Built) -> None:
    pairs = [page for page in built.pages if "-vs-" in page.path]
    for page in pairs:
        links = [link for part in having(page.root, "contents__part") for link in below(part, "a")]
        groups = [row for row in page.all("tr") if "-themes-" in row.get("id", "")]
        assert [link.get("href") for link in links] == [f"#{row.get('id')}" for row in groups], page.path
        assert [text(link) for link in links] == [text(row) for row in groups], page.path
