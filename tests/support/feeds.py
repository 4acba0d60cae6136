"""Feeds and calendars held against their standards: RFC 4287 (Atom) and RFC 5545 (iCalendar), as far as ours go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from lxml import etree  # type: ignore[import-untyped]

ATOM = "{http://www.w3.org/2005/Atom}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_MOST = 1_000
_PARTS = {
    "feed": {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, _MOST), "link": (1, _MOST)}
    | {"entry": (0, _MOST), "subtitle": (0, 1), "rights": (0, 1)},
    "entry": {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, _MOST), "summary": (0, 1)},
    "author": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
}
"""What stands within what, how often at least and at most; whatever is not named stands nowhere."""
_ATTRIBUTES = {"feed": {_LANGUAGE}, "link": {"rel", "type", "href"}}
_TEXT_LINE = re.compile(r"(?:SUMMARY|DESCRIPTION|X-WR-CALNAME):(.*)")
_ESCAPED = re.compile(r"(?:[^\\,;\x00-\x1f]|\\[\\,;nN])*")
_CALENDAR = ("VERSION", "PRODID")
_EVENT = ("UID", "DTSTAMP", "DTSTART")
_DATE = re.compile(r"DTSTART;VALUE=DATE:\d{8}|DTSTAMP:\d{8}T\d{6}Z")
_OCTETS = 75


def atom_mistakes(root: Element) -> list[str]:
    """What RFC 4287 does not allow in a feed."""
    return [*_element_mistakes(root, "feed"), *_feed_mistakes(root)]


def _element_mistakes(node: Element, name: str) -> Iterator[str]:
    if node.tag != ATOM + name:
        yield f"{node.tag} is no {name}"
        return
    if surplus := set(node.keys()) - _ATTRIBUTES.get(name, set()):
        yield f"{name} has {sorted(surplus)}"
    counts = Counter(child.tag.removeprefix(ATOM) for child in node)
    allowed = _PARTS.get(name, {})
    yield from (f"{name} has {part}" for part in counts if part not in allowed)
    yield from (
        f"{name}: {part} {counts[part]} times"
        for part, (low, high) in allowed.items()
        if not low <= counts[part] <= high
    )
    if name == "updated" and not _TIME.fullmatch(node.text or ""):
        yield f"no time: {node.text}"
    if name in ("id", "title", "name") and not (node.text or "").strip():
        yield f"{name} is empty"
    if name == "id" and not urlsplit(node.text or "").scheme:
        yield f"no IRI: {node.text}"
    for child in node:
        if (part := child.tag.removeprefix(ATOM)) in allowed:
            yield from _element_mistakes(child, part)


def _feed_mistakes(root: Element) -> Iterator[str]:
    """What depends on several elements: ids are unique, a link is not doubled, a feed names itself."""
    ids = Counter(node.text for node in root.iter(f"{ATOM}id"))
    yield from (f"id twice: {each}" for each, count in ids.items() if count > 1 and each)
    for node in (root, *root.findall(f"{ATOM}entry")):
        links = Counter((link.get("rel"), link.get("type")) for link in node.findall(f"{ATOM}link"))
        if links[("alternate", "text/html")] != 1 or max(links.values()) > 1:
            yield f"links: {dict(links)}"
    addresses = [link.get("href", "") for link in root.iter(f"{ATOM}link")]
    yield from (f"no address: {each}" for each in addresses if not urlsplit(each).netloc)
    if "self" not in {link.get("rel") for link in root.findall(f"{ATOM}link")}:
        yield "the feed does not name itself"


def calendar_mistakes(data: bytes) -> list[str]:
    """What RFC 5545 does not allow in a calendar of whole days."""
    return [*_line_mistakes(data), *_component_mistakes(unfold(data))]


def unfold(data: bytes) -> list[str]:
    """The content lines of a calendar."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def _line_mistakes(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n") or b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        yield "lines do not end in CRLF"
    for line in data.split(b"\r\n"):
        if len(line) > _OCTETS:
            yield f"{len(line)} octets"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield "a character is cut in two"


def _component_mistakes(lines: list[str]) -> Iterator[str]:
    if lines[:1] != ["BEGIN:VCALENDAR"] or lines[-1:] != ["END:VCALENDAR"]:
        yield "not one calendar"
    head, *events = "\n".join(lines).split("BEGIN:VEVENT\n")
    yield from (f"calendar: {name}" for name in _CALENDAR if head.count(f"\n{name}:") != 1)
    yield from (
        f"event: {name}" for event in events for name in _EVENT if len(re.findall(f"(?m)^{name}[:;]", event)) != 1
    )
    yield from (f"event does not end: {event}" for event in events if event.count("END:VEVENT\n") != 1)
    ids = Counter(line for line in lines if line.startswith("UID:"))
    yield from (f"twice: {line}" for line, count in ids.items() if count > 1)
    for line in lines:
        if (shown := _TEXT_LINE.fullmatch(line)) and not _ESCAPED.fullmatch(shown[1]):
            yield f"not escaped: {line}"
        if line.startswith(("DTSTART", "DTSTAMP")) and not _DATE.fullmatch(line):
            yield f"no date: {line}"


def schema_mistakes(data: bytes) -> list[str]:
    """What the published schema of Atom (RFC 4287) does not allow, as an implementation of RELAX NG reads it."""
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
    schema.validate(etree.fromstring(data))
    return [str(entry.message) for entry in schema.error_log]
