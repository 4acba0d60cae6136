"""Whether what stands side by side in one row is the same, by the keys of the sides: normalised values.

A key is one of these:

    人,元                        a typed value: equal or not
    unit=人|kind=flow¦50         what two values must share to be compared at all, the separator, and the value
    ~3f2a9c…                     words of our own, as a digest of them: equal, or nothing is told (`worded`)
    #                            a number of our own, such as how many programmes there are: never compared
    -, amount=none¦-             nothing of the kind, which is no value that two sides could share
    --                           nothing coded, which says less: nobody has looked for it in the text

How many statements or programmes there are is in no key. `compare/relation.js` follows the same rules, and a test opens
every pair both ways (docs/decisions/0017-free-comparison.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Literal

from builder.text.normalise import fold

Relation = Literal[
    "same", "different", "worded", "unlike", "unstated", "nothing", "uncoded", "neither", "unknown", "uncompared"
]
VALUE_SEPARATOR = "¦"
"""Stands in a key between what makes two values comparable and the values."""
FREE_TEXT = "~"
"""Begins the key, or the value of a key, of words of our own, which tell nothing about the texts where they differ."""
UNCOMPARED = "#"
"""The key of what is shown and says nothing about the text."""
NOTHING = "-"
"""The key, or the value of a key, of a side whose statements name nothing of the kind."""
UNCODED = "--"
"""The key of a side whose statements are under no term; of a facet within another, no silence is looked for."""
UNKNOWN = "?"
"""Begins the value of a condition that the text leaves open; the rest of it says whose alone it is."""
UNKNOWN_SUFFIX = "_unknown"
FOLLOWING = {"promised": "nature", "holds": "promised"}
"""What is not told beside what it follows from: a result is no promise, and the parts of a plan are neither."""
_RESERVED = str.maketrans({"|": "｜", ";": "；", "=": "＝", VALUE_SEPARATOR: "｜"})


def relate(sides: Sequence[tuple[str, str]]) -> Relation:
    """The relation of two or more sides, each a state and a key; an empty key is free text that equals no other.

    >>> relate([("value", "人¦50"), ("value", "人¦30")]), relate([("value", "人¦50"), ("value", "元¦50")])
    ('different', 'unlike')
    >>> relate([("value", "kind=?a¦50"), ("value", "kind=?b¦50")])
    'unstated'
    >>> relate([("value", "~1"), ("value", "~2")]), relate([("value", "a"), ("not_researched", "")])
    ('worded', 'unknown')
    >>> relate([("value", "-"), ("value", "-")]), relate([("value", "-"), ("not_stated", "")])
    ('nothing', 'nothing')
    """
    states = {state for state, _ in sides}
    keys = {key for _, key in sides}
    if UNCOMPARED in keys:
        return "uncompared"
    # What nobody has read yet may be the same or not: it decides before anything else does.
    if states - {"value", "not_stated"}:
        return "unknown"
    if states == {"not_stated"}:
        return "neither"
    if "stating" not in (standings := {standing(state, key) for state, key in sides}):
        return "uncoded" if "uncoded" in standings else "nothing"
    if "not_stated" in states:
        return "different"
    return _relate_keys(keys)


def _relate_keys(keys: set[str]) -> Relation:
    if len({_conditions(key) for key in keys if VALUE_SEPARATOR in key}) > 1:
        # What a text leaves open may be the same or not: to call it different would say more than anybody knows.
        failed = failed_conditions([*keys])
        return "unstated" if failed and all(name.endswith(UNKNOWN_SUFFIX) for name in failed) else "unlike"
    if len(keys) == 1 and keys != {""}:
        return "same"
    values = [_value(key) for key in keys]
    return "worded" if all(not value or value.startswith(FREE_TEXT) for value in values) else "different"


def _conditions(key: str) -> str:
    return key.partition(VALUE_SEPARATOR)[0]


def _value(key: str) -> str:
    return key.rpartition(VALUE_SEPARATOR)[2]


def standing(state: str, key: str) -> Literal["stating", "silent", "uncoded"]:
    """Whether a side has something of the kind, has nothing of it, or has nothing that is coded so."""
    if state != "value" or _value(key) == NOTHING:
        return "silent"
    return "uncoded" if key == UNCODED else "stating"


def free_text_key(words: Iterable[str]) -> str:
    """The key of free text: equal for the same words, whatever their width, spaces and punctuation marks.

    >>> free_text_key(["区委 “十二五”"]) == free_text_key(["区委「十二五」"])
    True
    """
    folded = "\n".join(fold(text) for text in words)
    return FREE_TEXT + blake2b(folded.encode(), digest_size=6).hexdigest()


def name_key(names: Iterable[str]) -> str:
    """The key of names, whatever their order, width and spaces: others are others, and no other wording.

    >>> name_key(["区委", "区府"]) == name_key(["区府", "区委"]), relate([("value", name_key([n])) for n in "甲乙"])
    (True, 'different')
    """
    return free_text_key(sorted(map(fold, names))).removeprefix(FREE_TEXT)


def conditions_key(all_conditions: Iterable[Mapping[str, object]], value: str) -> str:
    """The key of a value that is compared only under the same conditions, each with its name.

    >>> conditions_key([{"unit": "人", "kind": "flow"}], "50")
    'unit=人|kind=flow¦50'
    """
    written = {
        "|".join(f"{name}={str(condition).translate(_RESERVED)}" for name, condition in conditions.items())
        for conditions in all_conditions
    }
    return f"{';'.join(sorted(written))}{VALUE_SEPARATOR}{value}"


def failed_conditions(keys: Sequence[str]) -> list[str]:
    """The names of the conditions that keep sides apart, in their order: of those that all sides have.

    What a side leaves open is named as unknown, and not as different.

    >>> failed_conditions(["unit=人|kind=flow¦50", "unit=人|kind=stock¦50"])
    ['kind']
    >>> failed_conditions(["nature=target|promised=True¦50", "nature=scope|promised=False¦50"])
    ['nature']
    """
    sides = [_values_by_name(key) for key in keys if VALUE_SEPARATOR in key]
    names = [name for name in sides[0] if all(name in side for side in sides)] if sides else []
    failed = [name for name in names if any(side[name] != sides[0][name] for side in sides)]
    named = [name for name in failed if FOLLOWING.get(name) not in failed]
    return [f"{name}{UNKNOWN_SUFFIX}" if _is_unknown(name, sides) else name for name in named]


def _is_unknown(name: str, sides: Iterable[Mapping[str, set[str]]]) -> bool:
    return any(value.startswith(UNKNOWN) for side in sides for value in side[name])


def _values_by_name(key: str) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {}
    for conditions in _conditions(key).split(";"):
        for condition in conditions.split("|"):
            name, _, value = condition.partition("=")
            values.setdefault(name, set()).add(value)
    return values
