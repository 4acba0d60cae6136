"""The files of a new site: vocabularies to start from, one fictitious district, and what its editors work with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable

from builder.editor.words import chinese
from builder.editor.yaml_text import write_scalar
from builder.text.foreign import ENGLISH
from builder.text.values import value_class

_CHINESE_LINE, _ENGLISH_LINE = "zh| ", "en| "
"""What stands before a line of the package's files that only a site in this language has."""
_ENGLISH_FILE = ".en."
"""What stands in the name of a file that an English site has in place of the one without it."""
_HIDDEN = ("github/", "vscode/", "gitattributes", "gitignore", "gitlab-ci.yml")
"""Names that get a dot in front of them: with it, tools would take the package for a repository."""


@value_class
class NewSite:
    """What is known of a site to come. `today`: when its pages are written.

    `wheel` is the file that pip installs, and behind it, where that is known, the sum that pip asks for.
    """

    name: str
    subject: str
    locale: str
    wheel: str
    today: date

    def files(self) -> dict[str, str]:
        """Every file by its path, the content below `content/`."""
        gaps = {
            "name": self.name,
            "subject": self.subject,
            "locale": self.locale,
            **self._words(),
            "wheel": self.wheel,
            "today": self.today.isoformat(),
        }
        texts = _in_language(dict(_texts()), is_english=self.locale == ENGLISH)
        return {_path_of(name): _fill_gaps(name, text, gaps) for name, text in texts.items()}

    def _words(self) -> dict[str, str]:
        """What the home page says of the site, in its language."""
        subject = self.subject
        if self.locale == ENGLISH:
            return {
                "tagline": f"Texts of districts about {subject}, side by side: what they state, who leads, "
                "how firm the promise is, and which paragraph says so.",
                "description": f"Summaries, programmes and sources of what districts state about {subject}, by theme.",
                "heading": f"Districts on {subject}, side by side",
            }
        names = ("tagline", "description", "heading")
        return {name: chinese(f"site-{name}", subject=subject) for name in names}


def _in_language(texts: dict[str, str], *, is_english: bool) -> dict[str, str]:
    """The files of a site in Chinese or English, without the lines and files of the other language."""
    chosen = {name: text for name, text in texts.items() if _ENGLISH_FILE not in name}
    if is_english:
        chosen |= {name.replace(_ENGLISH_FILE, "."): text for name, text in texts.items() if _ENGLISH_FILE in name}
    own, foreign = (_ENGLISH_LINE, _CHINESE_LINE) if is_english else (_CHINESE_LINE, _ENGLISH_LINE)
    return {
        name: "\n".join(line.removeprefix(own) for line in text.split("\n") if not line.startswith(foreign))
        for name, text in chosen.items()
    }


def _path_of(name: str) -> str:
    return f".{name}" if name.startswith(_HIDDEN) else name


def _fill_gaps(name: str, text: str, gaps: dict[str, str]) -> str:
    """A text with its gaps filled; where a line is YAML, the value is quoted if it has to be."""
    lines = text.split("\n")
    is_yaml = name.endswith(".yaml")
    for number, line in enumerate(lines):
        if line == "---":
            is_yaml = number == 0
        for gap, value in gaps.items():
            mark = f"@{gap}@"
            whole = is_yaml and line.endswith(f": {mark}") and gap != "today"
            lines[number] = line = line.replace(mark, write_scalar(value) if whole else value)
    return "\n".join(lines)


def _texts() -> Iterator[tuple[str, str]]:
    """The files as they lie in the package, by path."""
    yield from _texts_below(resources.files("builder.editor") / "starter", "")


def _texts_below(folder: Traversable, start: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _texts_below(entry, f"{start}{entry.name}/")
        else:
            yield start + entry.name, entry.read_text(encoding="utf-8")
