"""Data -> YAML as editors write it: strings only, short lists on one line, a Chinese comment where one helps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.text.values import value_class

# What YAML could take for something else, or what content files may not hold bare.
_SPECIAL = re.compile(r"""^[\s\-?:,\[\]{}#&*!|>'"%@`~=<]|:(\s|$)|\s#|\s$|[\[\]{}\n]""")
_NUMBER = re.compile(r"[\d.+-][\d._:e+-]*")
_WORDS = ("true", "false", "yes", "no", "on", "off", "null", "y", "n")
MAX_FLOW = 100


@value_class
class Commented:
    """A value with a comment behind it; `above` stands on lines of its own before the key."""

    value: object
    comment: str = ""
    above: tuple[str, ...] = ()


@value_class
class Bare:
    """A scalar that is written as it is: a date, a checked number, an id."""

    text: str


def write_document(data: Mapping[str, object]) -> str:
    """A mapping as the text of a YAML file."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def write_scalar(text: str, *, flow: bool = False) -> str:
    """A string, in single quotes where it needs them; in a list between brackets (`flow`) commas need them too.

    >>> write_scalar("甲, 乙"), write_scalar("甲, 乙", flow=True), write_scalar("甲", flow=True), write_scalar("10")
    ('甲, 乙', "'甲, 乙'", '甲', "'10'")
    """
    risky = _SPECIAL.search(text) or _NUMBER.fullmatch(text) or text.casefold() in _WORDS or not text
    return _quote(text) if risky or (flow and re.search("[,，]", text)) else text


def _quote(text: str) -> str:
    """A string in single quotes, on one line.

    >>> _quote("甲's")
    "'甲''s'"
    """
    return "'" + " ".join(text.split("\n")).replace("'", "''") + "'"


def _write_key(key: str) -> str:
    """A key; a full-width colon in it is quoted, or a check would take it for the end of the key.

    >>> print(_write_key("部门：甲's"))
    "部门：甲's"
    """
    if "：" not in key:
        return write_scalar(key)
    # Checks do not follow a doubled quotation mark within a key.
    return f'"{key}"' if "'" in key and not re.search(r'["\\]', key) else _quote(key)


def _mapping(data: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, value in data.items():
        noted = value if isinstance(value, Commented) else Commented(value)
        for line in noted.above:
            yield f"{indent}# {line}"
        yield from _entry(key, noted, indent)


def _entry(key: str, noted: Commented, indent: str) -> Iterator[str]:
    value, comment = noted.value, f"  # {noted.comment}" if noted.comment else ""
    name = _write_key(key)
    short = _short(value)
    if short is not None:
        yield f"{indent}{name}: {short}{comment}"
        return
    yield f"{indent}{name}:{comment}"
    if isinstance(value, Mapping):
        yield from _mapping(value, f"{indent}  ")
    elif isinstance(value, list):
        for item in value:
            yield from _item(item, f"{indent}  ")


def _item(item: object, indent: str) -> Iterator[str]:
    noted = item if isinstance(item, Commented) else Commented(item)
    for line in noted.above:
        yield f"{indent}# {line}"
    if isinstance(noted.value, Mapping):
        lines = list(_mapping(noted.value, f"{indent}  "))
        first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from lines[:first]
        yield f"{indent}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]
    else:
        yield f"{indent}- {_short(noted.value) or ''}{f'  # {noted.comment}' if noted.comment else ''}"


def _short(value: object) -> str | None:
    """The value where it fits on the line of its key; None where it does not."""
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, str):
        return write_scalar(value)
    if isinstance(value, list) and all(isinstance(item, str | Bare) for item in value):
        flow = (
            f"[{', '.join(item.text if isinstance(item, Bare) else write_scalar(item, flow=True) for item in value)}]"
        )
        return flow if len(flow) <= MAX_FLOW else None
    return None
