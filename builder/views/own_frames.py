"""What surrounds the pages about the site itself, of which no single text is the source."""

from __future__ import annotations

from collections.abc import Sequence

from builder.views.context import PageContext
from builder.views.frames import page_frame
from builder.views.parts import Frame, Link
from builder.views.provenance import own_provenance


def own_frame(page: PageContext, *, title: str, description: str, trail: Sequence[Link] = ()) -> Frame:
    """The frame of a page about the site. `trail`: where it stands, if that is more than its title."""
    return page_frame(
        page,
        title=title,
        description=description,
        breadcrumb=trail or [Link(title)],
        provenance=own_provenance(page, None),
        plans=page.site.plans,
        edition=page.shared.versions.of_outline(),
    )
