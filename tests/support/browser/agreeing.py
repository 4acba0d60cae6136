"""Whether two comparisons of the same plans say the same."""

from __future__ import annotations

import re
from typing import Any

_WEIGHT = re.compile("、?(?:文本类型不同|发文机关的层级不同|没有登记发文机关的层级)")
_NO_REASON = {"≠ 口径不同，不能直接比（）": "≠ 不能直接比", "？ 口径没有写明或登记，无法比较（）": "？ 无法比较"}


def split(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rows by their id, with the programmes of each cell apart."""
    return {
        row["id"]: {key: row[key] for key in ("relation", "words", "label")}
        | {"cells": [{key: cell[key] for key in ("state", "text", "links")} for cell in row["cells"]]}
        for row in rows
    }


def split_free(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Those of a free comparison, without the reasons that the page of a pair says once, above its tables."""
    separate = split(rows)
    for row in separate.values():
        words = _WEIGHT.sub("", row["words"]).replace("（、", "（")
        row["words"] = _NO_REASON.get(words, words)
    return separate


def agree(fixed: list[dict[str, Any]], free: list[dict[str, Any]]) -> None:
    """Assert that two comparisons of the same plans say the same."""
    assert split_free(free) == split(fixed)
    by_id = {row["id"]: row for row in free}
    for row in fixed:
        for ours, theirs in zip(row["cells"], by_id[row["id"]]["cells"], strict=True):
            assert [(programme["name"], programme["href"]) for programme in ours["programmes"]] == [
                (programme["name"], programme["href"]) for programme in theirs["programmes"]
            ]
    whole = [_parts(rows) for rows in (fixed, free)]
    assert whole[0] == whole[1]
    assert {href for href, _ in whole[0]} == {programme["href"] for programme in all_programmes(fixed)}


def _parts(rows: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """What is said of programmes; a summary apart, since it stands where a programme comes first on a page."""
    shown = [programme for programme in all_programmes(rows) if not programme["again"]]
    texts = {(programme["href"], programme["text"].replace(programme["summary"], "", 1)) for programme in shown}
    return texts | {(programme["href"], programme["summary"]) for programme in shown if programme["summary"]}


def agree_in_brief(fixed: list[dict[str, Any]], free: list[dict[str, Any]]) -> None:
    """Assert that a page which names its programmes in a line each says the same of every row, and names them all."""
    ours, theirs = split(fixed), split_free(free)
    for cell in (cell for rows in (ours, theirs) for row in rows.values() for cell in row["cells"]):
        cell["text"] = cell["text"].replace("、", "")  # a list on one line has marks between its items
    for name in (name for name in ours if name.endswith(".programmes")):
        for rows in (ours, theirs):
            rows[name]["cells"] = [cell["state"] for cell in rows[name]["cells"]]
    assert theirs == ours
    by_id = {row["id"]: row for row in free}
    for row in fixed:
        for shown, cell in zip(row["cells"], by_id[row["id"]]["cells"], strict=True):
            assert {part["href"] for part in shown["programmes"]} == {part["href"] for part in cell["programmes"]}


def all_programmes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [programme for row in rows for cell in row["cells"] for programme in cell["programmes"]]
