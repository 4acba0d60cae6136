"""Nothing about the field of policy is written into program, templates or messages: it is content.

The words are those that the site of this repository names its field by, and some that only this field has.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

FOLDERS = ("builder", "site_templates")
FILES = (".py", ".yaml", ".html", ".js", ".ts", ".css", ".xml", ".svg")
OWN = ("talent", "安居", "引才", "高层次")
"""Words of the field that `site.yaml` does not list."""


def subject_words(site_file: Path) -> tuple[str, ...]:
    """What a site calls its field, in all languages, and its examples, but for amounts."""
    subject = yaml.safe_load(site_file.read_text("utf-8"))["subject"]
    words = [*subject["name"].values(), *subject["words"], subject["initials"], *subject["common"]]
    return tuple(dict.fromkeys(word.lower() for word in words if not word[0].isdigit()))


def faults(root: Path, words: tuple[str, ...]) -> Iterator[str]:
    """Each line of program, templates and messages that says one of the words."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in FILES or not path.is_file():
                continue
            for number, line in enumerate(path.read_text("utf-8").lower().split("\n"), 1):
                if any(word in line for word in words):
                    yield f"{path.relative_to(root).as_posix()}:{number}: {line.strip()[:80]}"
