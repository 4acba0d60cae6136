"""What can be mended in content files without losing anything."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from builder.content.json_schema import date_keys, list_keys, number_keys
from builder.content.near_values import diagnose_date
from builder.content.read import load_files
from builder.yamltext.decoding import decode_for_display
from builder.yamltext.fix import fix_text

_STATE = re.compile("not_[a-z]+|disputed")
_SINGLE = re.compile(r"[^\s,，、;；:：\[\]{}'\"#&*!|>%@`~-][^\s,，、;；:：\[\]{}'\"#]*")
_FIRST_CITED = re.compile(r"\d+(?:-\d+)?")


def find_fixes(content: Path) -> dict[str, tuple[list[str], list[str]]]:
    """The lines before and after of every content file in which something can be mended without losing anything."""
    numbers = number_keys()
    repaired = {}
    for file, kind, data in load_files(content):
        text = fix_text(data, file, prose=kind.model is None, numbers=numbers, right_value=right_value)
        if text is not None and text.encode() != data:
            repaired[file] = (decode_for_display(data).split("\n"), text.split("\n"))
    return repaired


def right_value(key: str, value: str) -> str:
    """The value of a key as it is to be written: a date in its form, a single value of a list in brackets.

    >>> right_value("issued", "2022年8月3日"), right_value("cite", "44"), right_value("lead", "not_stated")
    ('2022-08-03', '[44]', 'not_stated')
    """
    if key in _date_keys():
        return diagnose_date(value)[1] or value
    if key in _list_keys() and not _STATE.fullmatch(value) and value not in ("true", "false", "null"):
        return f"[{value}]" if _SINGLE.fullmatch(value) or _FIRST_CITED.fullmatch(value) else value
    return value


_date_keys, _list_keys = cache(date_keys), cache(list_keys)
