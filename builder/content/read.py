"""Files -> records. The one place that reads content and sources; whatever it meets becomes a record or a finding."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.content.layout import VOCABULARIES
from builder.content.near_paths import meant_path
from builder.findings.errors import NoContentError
from builder.findings.finding import Finding, Place, finding
from builder.model.types import ID
from builder.text.invisible import UNWANTED
from builder.yamltext.decoding import as_stored, decoded, front_matter
from builder.yamltext.reading import read_yaml
from builder.yamltext.rules import characters, wording
from builder.yamltext.tree import Node

MAX_BYTES = 1_048_576
_IGNORED = re.compile(r"\..*|.*~|Thumbs\.db|desktop\.ini", re.IGNORECASE)
_LAYOUT = (
    ("config", re.compile(r"site\.yaml")),
    ("vocabulary", re.compile(rf"vocabularies/({'|'.join(VOCABULARIES)})\.yaml")),
    ("changes", re.compile(r"changes\.yaml")),
    ("idioms", re.compile(r"vocabularies/number-idioms\.yaml")),
    ("district", re.compile(r"districts/([^/]+)/district\.yaml")),
    ("plan", re.compile(r"districts/([^/]+)/([^/]+)/plan\.yaml")),
    ("summary", re.compile(r"districts/([^/]+)/([^/]+)/summary\.md")),
    ("lock", re.compile(r"districts/([^/]+)/([^/]+)/evidence\.lock")),
    ("programme", re.compile(r"districts/([^/]+)/([^/]+)/programmes/([^/]+)\.md")),
    ("page", re.compile(r"pages/([^/]+)\.md")),
)
_FOLDERS = re.compile(r"vocabularies|pages|districts(/[^/]+(/[^/]+(/programmes)?)?)?")


@dataclass(frozen=True, slots=True)
class Record:
    """A content file that could be read.

    `kind` and `ids` come from its path: `("liwan", "opinions-2013", "party-elite")` for a programme.
    `root` is its YAML (for Markdown: its front matter), `body` its Markdown, which starts at `body_line`;
    `digest` is the sha256 of its text.
    """

    kind: str
    ids: tuple[str, ...]
    file: str
    root: Node | None
    digest: str
    body: str = ""
    body_line: int = 1


def load(content: Path, *, shown_as: str) -> tuple[list[Record], list[Finding]]:
    """Every file of the content folder, and what keeps some from being read.

    `shown_as` is the name of the folder in findings. Raise `NoContentError` when there is no such folder.
    """
    if not content.is_dir():
        raise NoContentError(content)
    records: list[Record] = []
    findings: list[Finding] = []
    for path, problem in _walk(content):
        inside = path.relative_to(content).as_posix()
        file = f"{shown_as}/{inside}" if inside != "." else shown_as
        if problem:
            findings.append(Finding(Place(file), *problem))
            continue
        kind, ids = _kind_of(inside)
        if misnamed := _misnamed(inside, kind, ids):
            part, (rule, values) = misnamed
            problem = rule, {name: f"{shown_as}/{value}" if name == "near" else value for name, value in values.items()}
            findings.append(Finding(Place(f"{shown_as}/{part}"), *problem))
            continue
        record, problems = _read(path, file, kind, ids)
        records += [record] if record else []
        findings += problems
    return records, findings


def load_lines(content: Path, files: Iterable[str], *, shown_as: str) -> dict[str, list[str]]:
    """The lines of content files, named as in findings, as well as they can be read. Files that cannot are left out."""
    found = {}
    for file in set(files):
        path = content / file.removeprefix(f"{shown_as}/")
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_BYTES:
            with suppress(OSError):
                found[file] = re.split("\r\n|\r|\n", as_stored(path.read_bytes()).removeprefix("\ufeff"))
    return found


def load_files(content: Path) -> Iterator[tuple[str, str, bytes]]:
    """Path below the content folder, kind and bytes of every content file that can be read and has a place."""
    for path, problem in _walk(content):
        inside = path.relative_to(content).as_posix()
        kind, _ = _kind_of(inside)
        if not problem and kind and path.is_file() and path.stat().st_size <= MAX_BYTES:
            with suppress(OSError):
                yield inside, kind, path.read_bytes()


Problem = tuple[str, dict[str, str]]


def _walk(folder: Path) -> Iterator[tuple[Path, Problem | None]]:
    """Every file below `folder` in order; with a problem, the file or folder is not to be read."""
    try:
        # Of names that differ only in case, the first is read: the one in lower case, which can be an id.
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.name != entry.name.casefold(), entry.name))
    except OSError as error:
        yield folder, ("unreadable", {"reason": str(error.strerror)})
        return
    seen: dict[str, str] = {}
    for entry in entries:
        if _IGNORED.fullmatch(entry.name):
            continue
        path = folder / entry.name
        twin = seen.setdefault(entry.name.casefold(), entry.name)
        if twin != entry.name:
            yield path, ("case-twin", {"twin": twin})
        elif entry.is_symlink():
            yield path, ("symlink", {})
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path)
        else:
            yield path, None


def _kind_of(path: str) -> tuple[str, tuple[str, ...]]:
    for kind, pattern in _LAYOUT:
        if match := pattern.fullmatch(path):
            return kind, match.groups()
    return "", ()


def _misnamed(path: str, kind: str, ids: tuple[str, ...]) -> tuple[str, Problem] | None:
    """The first part of a path that has no place or cannot be an id: one finding for all files in a misnamed folder."""
    parts = path.split("/")
    for end in range(1, len(parts)):
        if not _FOLDERS.fullmatch("/".join(parts[:end])):
            return "/".join(parts[:end]), _misplaced(path, len(parts) - end)
    if not kind:
        return path, _misplaced(path, 0)
    for bad in ids if kind != "vocabulary" else ():
        if not ID.fullmatch(bad):
            end = next(end for end, name in enumerate(parts, start=1) if name in (bad, f"{bad}.md"))
            return "/".join(parts[:end]), ("identifier", {"value": bad})
    return None


def _misplaced(path: str, below: int) -> Problem:
    """The problem of a path, or of the folder so many parts above its end."""
    near = meant_path(path, VOCABULARIES)
    if near is None or near == path:
        return "layout", {}
    return "layout-near", {"near": "/".join(near.split("/")[: -below or None])}


def _read(path: Path, file: str, kind: str, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [finding(Place(file), "unreadable", reason="not a regular file")]
        if status.st_size > MAX_BYTES:
            return None, [finding(Place(file), "too-large", limit="1 MiB")]
        data = path.read_bytes()
    except OSError as error:
        return None, [finding(Place(file), "unreadable", reason=error.strerror)]
    return read(data, file, kind, ids)


def read(data: bytes, file: str, kind: str, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
    """The record that a file's bytes are, and what is wrong with their text."""
    text, findings = decoded(data, file)
    if text is None:
        return None, findings
    if not text.strip():
        return None, [*findings, finding(Place(file), "empty-file")]
    unwanted = list(characters.unwanted(text))
    findings += [one.finding(file) for one in unwanted]
    if len(unwanted) >= characters.MAX_LINES_NAMED:
        return None, findings
    if kind == "lock":
        return (None if unwanted else Record(kind, ids, file, None, _digest(text), text)), findings
    findings += [one.finding(file) for one in (*characters.radicals(text), *characters.garbled(text))]
    meant = characters.without_radicals(text)
    record, inside = _parts(UNWANTED.sub("", meant), file, kind, ids, _digest(text))
    # What else is found in a line with a character that must not be there comes from that character.
    wrong = {one.line for one in unwanted}
    return record, findings + [one for one in inside if one.place.line not in wrong]


def _parts(text: str, file: str, kind: str, ids: tuple[str, ...], digest: str) -> tuple[Record | None, list[Finding]]:
    """The data and the Markdown of a file's text."""
    if kind == "summary":
        return Record(kind, ids, file, None, digest, text), _prose(text, file, 1)
    if not file.endswith(".md"):
        root, findings = read_yaml(text, file=file, names=kind != "district")
        if root is None and not findings:
            findings = [finding(Place(file), "empty-file")]
        return (Record(kind, ids, file, root, digest) if root else None), findings
    front = front_matter(text)
    if front is None:
        return None, [finding(Place(file), "front-matter")]
    data, body, body_line = front
    root, findings = read_yaml(data, file=file, first_line=2)
    if root is None and not findings:
        return None, [finding(Place(file, 2), "front-matter")]
    findings += _prose(body, file, body_line)
    return (Record(kind, ids, file, root, digest, body, body_line) if root else None), findings


def _prose(text: str, file: str, first_line: int) -> list[Finding]:
    return [one.finding(file) for one in wording.prose(text, first_line=first_line)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
