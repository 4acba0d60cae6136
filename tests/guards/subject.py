"""Nothing about the field of policy is written into program, templates, messages or tests: it is content.

The words are those that the site of this repository names its field by, and some that only this field has. Tests have
fixtures about sailors instead; what must speak of the real content is listed with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

FOLDERS = ("builder", "site_templates")
FILES = (".py", ".yaml", ".html", ".js", ".ts", ".css", ".xml", ".svg")
OWN = ("talent", "安居", "引才", "育才", "英才", "高层次")
"""Words of the field that `site.yaml` does not list."""
PLACE = "安居区"
"""A district of Sichuan, which the list of divisions has."""
EXCEPTIONS = {
    "tests/real/": "the content of this repository, which is about this field",
    "tests/bench/search-grades.yaml": "what readers look for in that content, and should find",
    "tests/bench/search.py": "queries to that content",
    "tests/browser/lighthouse.py": "a page of that content",
    "tests/guards/subject.py": "the words",
    "tests/guards/test_files.py": "faults that are planted",
    "tests/pages/test_other_subject.py": "the words that no page of a site about something else may have",
    "tests/unit/editor/test_new_site.py": "the word that no file of a new site may have",
    "tests/unit/editor/test_printed_numbers.py": "人 counts people, but not where it begins 人才, in whatever field",
    "tests/unit/evidence/verification/test_quantities.py": "the same, where numbers are verified",
}
"""What may have these words, and why."""


def subject_words(site_file: Path) -> tuple[str, ...]:
    """What a site calls its field, in all languages, and its examples, but for amounts."""
    subject = yaml.safe_load(site_file.read_text("utf-8"))["subject"]
    words = [*subject["name"].values(), *subject["words"], subject["initials"], *subject["common"]]
    return tuple(dict.fromkeys(word.lower() for word in words if not word[0].isdigit()))


def field_words(site_file: Path) -> tuple[str, ...]:
    """The words of `subject_words` that only its field has: what it is called and has in common, not its examples."""
    subject = yaml.safe_load(site_file.read_text("utf-8"))["subject"]
    words = (*subject["name"].values(), subject["initials"], *subject["common"], *OWN)
    return tuple(dict.fromkeys(word.lower() for word in words))


def faults(root: Path, words: tuple[str, ...]) -> Iterator[str]:
    """Each line of program, templates and messages that says one of the words."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in FILES and path.is_file():
                yield from _faults_of(path, root, words)


def faults_of_tests(root: Path, words: tuple[str, ...]) -> Iterator[str]:
    """Each line and each name of a file of tests that says one of the words and is no exception."""
    for path in _test_files(root / "tests"):
        if not path.relative_to(root).as_posix().startswith(tuple(EXCEPTIONS)):
            yield from _faults_of(path, root, words)


def needless_exceptions(root: Path, words: tuple[str, ...]) -> list[str]:
    """Exceptions that nothing needs any longer."""
    needed = {path.relative_to(root).as_posix() for path in _test_files(root / "tests") if _says(path, root, words)}
    return [place for place in EXCEPTIONS if not any(name.startswith(place) for name in needed)]


def _says(path: Path, root: Path, words: tuple[str, ...]) -> bool:
    return next(_faults_of(path, root, words), None) is not None


def _faults_of(path: Path, root: Path, words: tuple[str, ...]) -> Iterator[str]:
    name = path.relative_to(root).as_posix()
    if any(word in name.lower() for word in words):
        yield f"{name}: its name"
    for number, line in enumerate(path.read_text("utf-8", "replace").lower().split("\n"), 1):
        if any(word in line.replace(PLACE, "") for word in words):
            yield f"{name}:{number}: {line.strip()[:80]}"


def _test_files(tests: Path) -> Iterator[Path]:
    """All files of tests but what npm installed beside its tools, and what Python compiled."""
    for folder in sorted(tests.iterdir()):
        paths = folder.glob("*.*") if folder.name == "tools" else folder.rglob("*")
        yield from sorted(path for path in paths if path.is_file() and path.suffix != ".pyc")
