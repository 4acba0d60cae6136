"""What was derived from the parts of a site, given to the site that the same content is read as the next time."""

from __future__ import annotations

from dataclasses import replace

from builder.model.derived import Derived
from builder.model.site import Site


class EarlierSite:
    """Remembers the site that was read last."""

    def __init__(self) -> None:
        self._last: Site | None = None

    def hand_down(self, site: Site) -> Site:
        """The site with what was derived from its parts, unless the settings or the vocabularies are others now."""
        last = self._last
        is_same = last is not None and last.config is site.config and last.vocabularies is site.vocabularies
        there = last.there if last and last.there == site.there else site.there
        derived = last.derived if last and is_same else Derived()
        self._last = replace(site, derived=derived, latest=last.latest if last else site.latest, there=there)
        return self._last
