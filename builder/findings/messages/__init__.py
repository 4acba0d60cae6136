"""The words of findings and of the command line, in Chinese and English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from builder.findings.finding import Finding
from builder.findings.messages.codes import CODES

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Messages:
    """A catalogue in one language. An unknown key is a mistake of ours and raises `KeyError`."""

    catalogue: dict[str, Any]

    def text(self, one: Finding) -> str:
        """What is wrong."""
        return self.words(one)["text"].format(**_on_one_line(one.values))

    def remedy(self, one: Finding) -> str:
        """How to mend it."""
        return self.words(one)["remedy"].format(**_on_one_line(one.values))

    def severity(self, one: Finding) -> str:
        """The word for how much it matters."""
        return str(self.catalogue["severity"][one.severity.value])

    def said(self, key: str, **values: object) -> str:
        """A line of a command's normal output."""
        return str(self.catalogue["said"][key]).format(**values)

    def failure(self, key: str, **values: object) -> str:
        """Why a command could not do its work."""
        return str(self.catalogue["failures"][key]).format(**values)

    def change(self, kind: str, what: str, *, name: str, before: str, after: str) -> str:
        """A line of Markdown about what readers will see changed. Words are quoted, so that they mark nothing up."""
        words = self.catalogue["changes"]
        values = {key: _code(value) for key, value in (("name", name), ("before", before), ("after", after))}
        return str(words[kind]).format(what=words["what"][what], **values)

    def link(self, address: str, words: str, page: str) -> str:
        """A line of Markdown about an outside address that does not answer."""
        return self.said("links-dead", address=_code(address), words=_code(words), page=_code(page))

    def code(self, one: Finding) -> str:
        """The code of an editor's mistake, `Y01` to `Y40`, or nothing."""
        return CODES.get(_entry(one), "")

    def line(self, one: Finding) -> str:
        """`file:line:column: severity [rule] code text. remedy`."""
        return f"{_line_of(str(one.place))}: {self.severity(one)} [{one.rule}] {self.sentence(one)}"

    def sentence(self, one: Finding) -> str:
        """Code, text and remedy."""
        both = self.said("remedy", text=self.text(one), remedy=self.remedy(one))
        return f"{self.code(one)} {both}".strip()

    def github(self, one: Finding) -> str:
        """A GitHub workflow command that puts the finding on its line."""
        place = one.place
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(one.rule)}"
        return f"::{one.severity.value} {where}::{_data(self.sentence(one))}"

    def json(self, findings: Iterable[Finding]) -> str:
        """All findings as one JSON array."""
        return json.dumps([self._object(one) for one in findings], ensure_ascii=False, indent=2)

    def _object(self, one: Finding) -> dict[str, object]:
        return {
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "severity": one.severity.value,
            "rule": one.rule,
            "message": self.text(one),
            "remedy": self.remedy(one),
        }

    def words(self, one: Finding) -> dict[str, str]:
        """Text and remedy before any value is filled in."""
        rules: dict[str, dict[str, str]] = self.catalogue["rules"]
        return rules[_entry(one)]


def _entry(one: Finding) -> str:
    """The entry of the catalogue: some rules have one for each kind of what was expected or guessed."""
    if one.rule == "type":
        return f"type-{one.values['expected']}"
    if one.rule == "encoding" and one.values["guess"]:
        return "encoding-utf-16" if one.values["guess"] == "UTF-16" else "encoding-guess"
    return one.rule


@cache
def messages(language: str) -> Messages:
    """The catalogue of a language in `LANGUAGES`."""
    text = resources.files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Messages(yaml.safe_load(text))


def _line_of(text: str) -> str:
    """Text without line breaks, which would make two lines of one finding."""
    return " ".join(text.splitlines())


def _on_one_line(values: Mapping[str, str]) -> dict[str, str]:
    return {name: _line_of(value) for name, value in values.items()}


def _code(text: str) -> str:
    """Text as inline code of Markdown, which nothing within it can end."""
    line = _line_of(text) or "∅"
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
