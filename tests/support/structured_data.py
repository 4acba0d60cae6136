"""Structured data held against schema.org and what search engines ask of a Dataset, as far as ours goes.

Whatever is not named here is a fault, so that a new type or property is checked before it is published.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

from builder.data.schemas import MEDIA_TYPES

CONTEXT = "https://schema.org"
_VERSION = re.compile(r"\d+\.\d+\.\d+\+[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SUM = re.compile(r"[0-9a-f]{64}")
_SIZE = re.compile(r"(?:0|[1-9]\d*) B")
_SHORTEST, _LONGEST = 50, 5000
"""Characters of the description of a Dataset that search engines take."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value == value.strip() != ""


def _is_address(value: object) -> bool:
    """Whether it is a full address of the web."""
    return _is_text(value) and urlsplit(str(value)).scheme in ("http", "https") and bool(urlsplit(str(value)).netloc)


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_description(value: object) -> bool:
    return _is_text(value) and _SHORTEST <= len(str(value)) <= _LONGEST


def _is_list(is_valid: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and len(value) > 0 and all(map(is_valid, value))


def _is_a(*types: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and value.get("@type") in types


def _is_licence(value: object) -> bool:
    """An address, or a work with a name: a name by itself is no licence of schema.org."""
    return _is_address(value) or _is_a("CreativeWork")(value)


Properties = Mapping[str, tuple[bool, Callable[[object], bool]]]
_TYPES: Mapping[str, Properties] = {
    "Dataset": {
        "@context": (True, lambda value: value == CONTEXT),
        "@id": (False, _is_address),
        "url": (False, _is_address),
        "name": (True, _is_text),
        "description": (True, _is_description),
        "inLanguage": (True, lambda value: value in ("zh-CN", "en")),
        "version": (True, _matches(_VERSION)),
        "isAccessibleForFree": (True, lambda value: value is True),
        "spatialCoverage": (False, _is_list(_is_text)),
        "distribution": (True, _is_list(_is_a("DataDownload"))),
        "dateModified": (False, _matches(_DAY)),
        "creator": (False, _is_a("Organization")),
        "license": (False, _is_licence),
    },
    "DataDownload": {
        "name": (True, _is_text),
        "contentUrl": (True, _is_text),
        "encodingFormat": (True, lambda value: value in MEDIA_TYPES.values()),
        "contentSize": (True, _matches(_SIZE)),
        "sha256": (True, _matches(_SUM)),
    },
    "Organization": {"name": (True, _is_text)},
    "CreativeWork": {"name": (True, _is_text)},
}
"""By type: its properties, whether each must be there, and what it may be."""


def faults_of_structure(thing: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with the types and properties of a thing and of the things within it."""
    name = thing.get("@type")
    properties = _TYPES.get(str(name))
    if properties is None:
        yield f"{at}: type {name!r}"
        return
    values = {key: value for key, value in thing.items() if key != "@type"}
    yield from (f"{at}{name}.{key}: lacking" for key, (must, _) in properties.items() if must and key not in values)
    for key, value in values.items():
        if key not in properties or not properties[key][1](value):
            yield f"{at}{name}.{key}: {value!r}"
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from faults_of_structure(part, f"{at}{name}.{key} ")


def faults_of_addresses(described: Mapping[str, Any], file: Path, site: Path, base: str) -> Iterator[str]:
    """Addresses that lead to no file of the site, and downloads that are not the size or sum that they should be.

    `file`: where the description lies. `base`: the address of the site, or nothing before it has one.
    """
    page = described.get("url", "")
    if described.get("@id", "") != page or (base and _file_at(page, file, site, base) is None):
        yield f"url: {page!r}"
    for download in described.get("distribution", ()):
        target = _file_at(download["contentUrl"], file, site, base)
        if target is None:
            yield f"contentUrl: {download['contentUrl']!r}"
            continue
        data = target.read_bytes()
        if (download["contentSize"], download["sha256"]) != (f"{len(data)} B", hashlib.sha256(data).hexdigest()):
            yield f"{download['name']}: another size or sum"
        if download["encodingFormat"] != MEDIA_TYPES[target.suffix.removeprefix(".")]:
            yield f"{download['name']}: {download['encodingFormat']}"


def _file_at(address: str, file: Path, site: Path, base: str) -> Path | None:
    """The file of the site that an address leads to, if it is there."""
    path = urldefrag(address).url
    if base and not path.startswith(base):
        return None
    target = site / path.removeprefix(base) if base else file.parent / path
    is_within = target.resolve().is_relative_to(site.resolve())
    return target if is_within and target.is_file() else None
