"""A site that is published says who answers for it and where it is: nothing of the example is left."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.divisions import is_fictitious
from builder.model.site import Site
from builder.model.types import Absent

_RESERVED = (".example", ".test", ".invalid", ".localhost")
"""Domains that never belong to anybody (RFC 2606)."""
_EXAMPLES = ("example.com", "example.net", "example.org", "localhost")


def find_placeholders(site: Site, file: str, *, severity: Severity) -> Iterator[Finding]:
    """What an operator has not filled in or cleared away. An ordinary build goes on without; a release does not."""
    config = site.config
    for field in ("maintainer", "contact"):
        if isinstance(getattr(config, field), Absent):
            yield finding(Place(file), "placeholder", severity=severity, field=field)
    if is_placeholder(config.base_url):
        yield finding(Place(file), "placeholder-address", severity=severity, value=config.base_url)
    for district in site.all_districts:
        if is_fictitious(district.code):
            place = district.origin.at("code")
            yield finding(place, "placeholder-district", severity=severity, name=district.name.zh)


def is_placeholder(address: str) -> bool:
    """Whether an address is one that leads nowhere, since nobody has given the site its own yet."""
    host = urlsplit(address).hostname or ""
    return host.endswith(_RESERVED) or host in _EXAMPLES
