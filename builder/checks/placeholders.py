"""A site that is published says who answers for it and where it is: nothing of the example is left in `site.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.findings.finding import Finding, Place, Severity, finding
from builder.model.schema.site import Config
from builder.model.types import Absent

_RESERVED = (".example", ".test", ".invalid", ".localhost")
"""Domains that never belong to anybody (RFC 2606)."""
_EXAMPLES = ("example.com", "example.net", "example.org", "localhost")


def find_placeholders(config: Config, file: str, *, severity: Severity) -> Iterator[Finding]:
    """What an operator has not filled in. An ordinary build leaves it out; a release must have it."""
    for field in ("maintainer", "contact"):
        if isinstance(getattr(config, field), Absent):
            yield finding(Place(file), "placeholder", severity=severity, field=field)
    if is_placeholder(config.base_url):
        yield finding(Place(file), "placeholder-address", severity=severity, value=config.base_url)


def is_placeholder(address: str) -> bool:
    """Whether an address is one that leads nowhere, since nobody has given the site its own yet."""
    host = urlsplit(address).hostname or ""
    return host.endswith(_RESERVED) or host in _EXAMPLES
