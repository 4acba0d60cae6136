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
STARTER_WORDS = ("虚构示例区", "example district", "（请写明", "(Say which")
"""What only texts say that a new site begins with: the name of its made-up district, and what the site is to write."""


def find_placeholders(site: Site, file: str, *, severity: Severity) -> Iterator[Finding]:
    """What an operator has not filled in or cleared away. An ordinary build goes on without; a release does not."""
    config = site.config
    for field in ("maintainer", "contact"):
        if isinstance(getattr(config, field), Absent):
            yield finding(_place(site, file, field), "placeholder", severity=severity, field=field)
    if is_placeholder(config.base_url):
        place = _place(site, file, "base_url")
        yield finding(place, "placeholder-address", severity=severity, value=config.base_url)
    for district in site.all_districts:
        if is_fictitious(district.code):
            place = district.origin.at("code")
            yield finding(place, "placeholder-district", severity=severity, name=district.name.zh)
    # As long as the made-up district is there, whoever edits is told of it alone: its texts are right beside it.
    if severity is Severity.ERROR or not any(is_fictitious(district.code) for district in site.all_districts):
        yield from _texts_of_starter(site, severity)


def _place(site: Site, file: str, field: str) -> Place:
    """The line of a setting; of one that is left out, the top of the file."""
    return site.config_origin.at(field) if site.config_origin.file else Place(file)


def _texts_of_starter(site: Site, severity: Severity) -> Iterator[Finding]:
    """What still says what a new site begins with: pages, and lists of terms by their examples; each file once."""
    for page in site.pages:
        left = [number for number, line in enumerate(page.body.split("\n")) if _is_of_starter(line)]
        if left:
            place = Place(page.origin.file, page.origin.body_line + left[0])
            yield finding(place, "placeholder-page", severity=severity)
    for vocabulary in site.vocabularies.values():
        left = [at for at, term in enumerate(vocabulary.terms.values()) if _is_of_starter(term.example.zh)]
        if left:
            place = vocabulary.origin.at(left[0], "example")
            yield finding(place, "placeholder-terms", severity=severity, count=len(left))


def _is_of_starter(text: str) -> bool:
    return any(words.lower() in text.lower() for words in STARTER_WORDS)


def is_placeholder(address: str) -> bool:
    """Whether an address is one that leads nowhere, since nobody has given the site its own yet."""
    host = urlsplit(address).hostname or ""
    return host.endswith(_RESERVED) or host in _EXAMPLES
