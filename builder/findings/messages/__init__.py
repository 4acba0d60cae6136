"""The words of findings and of the command line, in Chinese and English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from importlib import resources
from typing import Any

import yaml

from builder.findings.finding import RUNS, WHOLE, Finding
from builder.findings.messages.codes import CODES
from builder.text.invisible import COMMANDING
from builder.text.values import value_class

LANGUAGES = ("zh", "en")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Every command reads a catalogue before anything else: the loader in C takes a ninth of the time."""


@value_class
class Messages:
    """A catalogue in one language. Raise `KeyError` for an unknown key, which is a mistake in the code."""

    language: str
    catalogue: dict[str, Any]

    def text(self, mistake: Finding) -> str:
        """What is wrong."""
        return self.words(mistake)["text"].format(**self._values(mistake))

    def remedy(self, mistake: Finding) -> str:
        """How to correct it."""
        return self.words(mistake)["remedy"].format(**self._values(mistake))

    def _values(self, mistake: Finding) -> dict[str, str]:
        values = {name: _on_one_line(value) for name, value in mistake.values.items()}
        if "nearest" in values:
            values["nearest"] = self._nearest(values["nearest"], values["differs"]) + self._elsewhere(values)
        said = {"reason": self.reason, "where": self._where}
        return {name: said[name](value) if name in said else value for name, value in values.items()}

    def _nearest(self, passage: str, differs: str) -> str:
        """What is most like that which was looked for; nothing where nothing is, or where that stands elsewhere."""
        return self.phrase("nearest", nearest=passage, differs=differs) if passage and differs else ""

    def _elsewhere(self, values: Mapping[str, str]) -> str:
        """Where what was looked for does stand; nothing where nothing is said of it."""
        named = (key for key in ("beside", "elsewhere") if key in values)
        return "".join(self.phrase(key, where=self._where(values[key])) for key in named)

    def _where(self, paragraphs: str) -> str:
        """Where in a source something was looked for."""
        if paragraphs == WHOLE:
            return self.phrase("where-whole")
        parts = (self.phrase("where-part", numbers=numbers) for numbers in paragraphs.split(RUNS))
        return reduce(lambda before, after: self.phrase("where-both", before=before, after=after), parts)

    def severity(self, mistake: Finding) -> str:
        """The word for how much it matters."""
        return str(self.catalogue["severity"][mistake.severity.value])

    def phrase(self, key: str, **values: object) -> str:
        """A line of a command's normal output."""
        return str(self.catalogue["phrases"][key]).format(**values)

    def failure(self, key: str, **values: object) -> str:
        """Why a command could not do its work."""
        return for_terminals(str(self.catalogue["failures"][key]).format(**values))

    def reason(self, text: str) -> str:
        """What the system or git says, in this language where the catalogue knows it."""
        reasons: dict[str, str] = self.catalogue["reasons"]
        return reasons.get(text) or reasons.get(text.partition(" (")[0]) or text

    def change(self, kind: str, what: str, *, name: str, before: str, after: str) -> str:
        """A line of Markdown about what readers will see changed. Words are quoted, so that they mark nothing up."""
        words = self.catalogue["changes"]
        values = {key: _code(value) for key, value in (("name", name), ("before", before), ("after", after))}
        return str(words[kind]).format(what=words["what"][what], **values)

    def link(self, address: str, words: str, page: str) -> str:
        """A line of Markdown about an outside address that does not answer."""
        return self.phrase("links-dead", address=_code(address), words=_code(words), page=_code(page))

    def code(self, mistake: Finding) -> str:
        """The code of an editor's mistake, `Y01` to `Y40`, or nothing."""
        return CODES.get(_entry(mistake), "")

    def line(self, mistake: Finding) -> str:
        """`file:line:column: severity [rule] code text. remedy`."""
        said = f"{self.severity(mistake)} [{mistake.rule}] {self.sentence(mistake)}"
        return for_terminals(f"{_on_one_line(str(mistake.place))}: {said}")

    def sentence(self, mistake: Finding) -> str:
        """Code, text and remedy."""
        both = self.phrase("remedy", text=self.text(mistake), remedy=self.remedy(mistake))
        return f"{self.code(mistake)} {both}".strip()

    def github(self, mistake: Finding) -> str:
        """A GitHub workflow command that puts the finding on its line."""
        place = mistake.place
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(mistake.rule)}"
        return f"::{mistake.severity.value} {where}::{_data(self.sentence(mistake))}"

    def json(self, findings: Iterable[Finding]) -> str:
        """All findings as one JSON array."""
        return json.dumps([self._object(mistake) for mistake in findings], ensure_ascii=False, indent=2)

    def _object(self, mistake: Finding) -> dict[str, object]:
        return {
            "file": mistake.place.file,
            "line": mistake.place.line,
            "column": mistake.place.column,
            "severity": mistake.severity.value,
            "rule": mistake.rule,
            "message": self.text(mistake),
            "remedy": self.remedy(mistake),
        }

    def words(self, mistake: Finding) -> dict[str, str]:
        """Text and remedy before any value is filled in."""
        rules: dict[str, dict[str, str]] = self.catalogue["rules"]
        return rules[_entry(mistake)]


def _entry(mistake: Finding) -> str:
    """The entry of the catalogue: some rules have one for each kind of what was expected or guessed."""
    if mistake.rule == "type":
        return f"type-{mistake.values['expected']}"
    if mistake.rule == "encoding" and mistake.values["guess"]:
        return {"UTF-16": "encoding-utf-16", "Big5": "encoding-big5"}.get(mistake.values["guess"], "encoding-guess")
    return mistake.rule


@cache
def messages(language: str) -> Messages:
    """The catalogue of a language in `LANGUAGES`."""
    text = resources.files(__name__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return Messages(language, yaml.load(text, Loader=_Loader))  # noqa: S506  (a safe one, in C where there is one)


def for_terminals(text: str) -> str:
    """Text that does nothing to the terminal it is printed on, though a name of a file in it would.

    >>> for_terminals("e\\x1b[2Jvil.yaml")
    'e\ufffd[2Jvil.yaml'
    """
    return COMMANDING.sub("\ufffd", text)


def _on_one_line(text: str) -> str:
    """Text without line breaks, which would make two lines of one finding.

    >>> _on_one_line("甲\\n乙")
    '甲 乙'
    """
    return " ".join(text.splitlines())


def _code(text: str) -> str:
    """Text as inline code of Markdown, which nothing within it can end.

    >>> _code("a`b")
    '`` a`b ``'
    """
    line = _on_one_line(text) or "∅"
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}"


def _data(text: str) -> str:
    """Text as the message of a GitHub workflow command.

    >>> _data("50%\\n")
    '50%25%0A'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a GitHub workflow command, which also ends at a colon or a comma.

    >>> _property("a:b,c")
    'a%3Ab%2Cc'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
