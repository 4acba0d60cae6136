"""Files -> records. The one place that reads content; whatever it meets becomes a record or a finding."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from builder.content.earlier_texts import EarlierTexts
from builder.content.layout import DISTRICT, KEPT, LOCK, REGISTER, SUMMARY, Kind, find_kind, is_folder
from builder.content.near_paths import Problem, describe_misplaced, explain_name, folder_of_bare_plan
from builder.findings.errors import NoContentError
from builder.findings.finding import Finding, Place, finding
from builder.model.types import ID
from builder.system.names import readable
from builder.system.stamps import Stamp, now, settled_stamp
from builder.text.invisible import UNWANTED
from builder.text.packed_text import pack_text
from builder.text.values import value_class
from builder.yamltext.decoding import decode, decode_for_display, explain_front_matter, split_front_matter
from builder.yamltext.packed import PackedTree, read_packed
from builder.yamltext.rules import characters, wording
from builder.yamltext.rules.conflicts import conflict_line

MAX_BYTES = 1_048_576
_FIRST_LINE = 2  # of the data that Markdown begins with
_IGNORED = re.compile(r"\..*|.*~|Thumbs\.db|desktop\.ini", re.IGNORECASE)  # left behind by systems and editors


@value_class
class Record:
    """A content file that could be read.

    `kind` and `ids` come from its path: `("liwan", "opinions-2013", "party-elite")` for a programme.
    `values` are those of its YAML (for Markdown: of its front matter), `tree` tells where they stand; `body` is its
    Markdown, which starts at `body_line`; `digest` is the sha256 of its text.
    """

    kind: Kind
    ids: tuple[str, ...]
    file: str
    values: object
    tree: PackedTree | None
    digest: str
    body: str = ""
    body_line: int = 1


class ReadFile(NamedTuple):
    """The bytes of a file, the record that they are, and what is wrong with their text.

    `stamp`: that of the file, where it tells by itself that nobody has touched it since.
    """

    data: bytes
    record: Record | None
    findings: list[Finding]
    stamp: Stamp | None = None


ReadFiles = dict[str, ReadFile]


def load(
    content: Path, *, shown_as: str, earlier: ReadFiles | None = None, texts: EarlierTexts | None = None
) -> tuple[list[Record], list[Finding]]:
    """Every file of the content folder, and what keeps some from being read.

    `shown_as` is the name of the folder in findings. What was read of the same bytes `earlier`, or by an earlier build
    of `texts` when this process has read nothing yet, is taken from there, and what is read now is left there. Raise
    `NoContentError` when there is no such folder.
    """
    if not content.is_dir():
        raise NoContentError(content)
    records: list[Record] = []
    findings: list[Finding] = []
    files: ReadFiles = {}
    texts = None if earlier else texts  # what is left there of a district is all that was asked for
    read_bytes = partial(_read_once, texts) if texts else read
    began = now()
    for inside, entry, problem in _walk(os.fspath(content)):
        file = f"{shown_as}/{inside}" if inside else shown_as
        before = (earlier or {}).get(file)
        fits = before.record if before else None  # what was a record once is in its place: that follows from its path
        place = (fits.kind, fits.ids) if fits else find_kind(inside)
        if problem:
            findings.append(Finding(Place(file), *problem))
        elif not fits and (misnamed := _find_misnamed(inside, place)):
            part = misnamed[0]
            rule, values = explain_name(*misnamed)
            shown = {name: f"{shown_as}/{value}" if name == "near" else value for name, value in values.items()}
            findings.append(Finding(Place(f"{shown_as}/{part}"), rule, shown))
        elif place and entry:
            own = _read_file(entry, file, began, before, partial(read_bytes, file=file, kind=place[0], ids=place[1]))
            records += [own.record] if own.record else []
            findings += own.findings
            if earlier is not None:
                files[file] = own
    if texts:
        texts.end()
    if earlier is not None:
        earlier.clear()
        earlier.update(files)
    return records, _of_each_folder(findings)


def _of_each_folder(findings: list[Finding]) -> list[Finding]:
    """One finding of a folder in the wrong place: where one of its files belongs tells where the folder does."""
    placed = {mistake.place for mistake in findings if mistake.rule == "layout-near"}
    return [mistake for mistake in findings if mistake.rule != "layout" or mistake.place not in placed]


def load_lines(content: Path, files: Iterable[str], *, shown_as: str) -> dict[str, list[str]]:
    """The lines of content files, named as in findings, as well as they can be read. Files that cannot are left out."""
    lines = {}
    for file in set(files):
        path = content / file.removeprefix(f"{shown_as}/")
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_BYTES:
            with suppress(OSError):
                lines[file] = re.split("\r\n|\r|\n", decode_for_display(path.read_bytes()).removeprefix("\ufeff"))
    return lines


def load_files(content: Path) -> Iterator[tuple[str, Kind, bytes]]:
    """Path below the content folder, kind and bytes of every content file that can be read and has a place."""
    for inside, entry, problem in _walk(os.fspath(content)):
        place = find_kind(inside)
        if not problem and place and entry and entry.is_file() and entry.stat().st_size <= MAX_BYTES:
            with suppress(OSError):
                yield inside, place[0], Path(entry).read_bytes()


def _walk(folder: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str] | None, Problem | None]]:
    """Every file below `folder` in order, by its path below it; with a problem, file or folder is not to be read.

    `inside`: the path of the folder, empty of that to begin with. There is no entry of a folder that cannot be read.
    """
    try:
        # Of names that differ only in case, the first is read: the one in lower case, which can be an id.
        entries = sorted(os.scandir(folder), key=lambda entry: (entry.name != entry.name.casefold(), entry.name))
    except OSError as error:
        yield inside, None, ("unreadable", {"reason": str(error.strerror)})
        return
    seen: dict[str, str] = {}
    for entry in entries:
        if _IGNORED.fullmatch(entry.name):
            continue
        name = readable(entry.name)
        path = f"{inside}/{name}" if inside else name
        twin = seen.setdefault(entry.name.casefold(), entry.name)
        if twin != entry.name:
            yield path, entry, ("case-twin", {"twin": readable(twin)})
        elif entry.is_symlink() or name != entry.name:
            yield path, entry, ("symlink" if entry.is_symlink() else "file-name", {})
        elif entry.is_dir(follow_symlinks=False) and find_kind(path) and not is_folder(path):
            yield path, entry, ("folder-for-file", {})
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path)
        else:
            yield path, entry, None


def _find_misnamed(path: str, place: tuple[Kind, tuple[str, ...]] | None) -> tuple[str, Problem] | None:
    """The first part of a path that has no place or cannot be an id: one finding for all files in a misnamed folder."""
    parts = path.split("/")
    if folder := folder_of_bare_plan(parts):
        return folder, ("layout-plan", {})
    for end in range(1, len(parts)):
        if not is_folder("/".join(parts[:end])):
            return "/".join(parts[:end]), describe_misplaced(path, len(parts) - end)
    if place is None:
        return path, describe_misplaced(path, 0)
    kind, ids = place
    for bad in ids if not kind.ids else ():
        if not ID.fullmatch(bad):
            end = next(end for end, name in enumerate(parts, start=1) if name in (bad, f"{bad}.md"))
            return "/".join(parts[:end]), ("identifier", {"value": bad})
    return None


def _read_file(
    entry: os.DirEntry[str],
    file: str,
    began: int,
    before: ReadFile | None,
    read_bytes: Callable[[bytes], tuple[Record | None, list[Finding]]],
) -> ReadFile:
    """A file as it was read `before`, if nobody has touched it or its bytes are the same; `began`: when all is read."""
    try:
        status = entry.stat(follow_symlinks=False)
        stamp = settled_stamp(status, began)
        if before and stamp and before.stamp == stamp:
            return before
        if not stat.S_ISREG(status.st_mode):
            return ReadFile(b"", None, [finding(Place(file), "unreadable", reason="not a regular file")])
        if status.st_size > MAX_BYTES:
            return ReadFile(b"", None, [finding(Place(file), "too-large", limit="1 MiB")])
        data = Path(entry).read_bytes()
    except OSError as error:
        return ReadFile(b"", None, [finding(Place(file), "unreadable", reason=error.strerror)])
    if before and data and before.data == data:
        return before._replace(stamp=stamp)
    return ReadFile(data, *read_bytes(data), stamp)


def _read_once(
    texts: EarlierTexts, data: bytes, file: str, kind: Kind, ids: tuple[str, ...]
) -> tuple[Record | None, list[Finding]]:
    """What `read` makes of a file, without reading its text if an earlier build did, and found nothing wrong in it."""
    digest = hashlib.sha256(data).hexdigest()
    if earlier := texts.find(file, kind, ids, digest):
        return _record_of(data.decode(), file, kind, ids, digest, *earlier), []
    record, findings = read(data, file, kind, ids)
    if record and not findings:  # its text is just these bytes
        place = record.tree.place if record.tree else Place(file)
        texts.leave(file, digest, record.values, place.line, place.column)
    return record, findings


def _record_of(
    text: str, file: str, kind: Kind, ids: tuple[str, ...], digest: str, values: object, line: int, column: int
) -> Record:
    """The record of a text in which nothing is wrong, and of which the values are known, if it has any."""
    if kind.model is None:
        return Record(kind, ids, file, None, None, digest, text)
    front = split_front_matter(text) if file.endswith(".md") else None
    data, body, body_line = front or (text, "", 1)
    place, first_line = Place(file, line, column), _FIRST_LINE if front else 1
    tree = PackedTree(place, pack_text(data), first_line, names=kind is not DISTRICT)
    return Record(kind, ids, file, values, tree, digest, body, body_line)


def read(data: bytes, file: str, kind: Kind, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
    """The record that a file's bytes are, and what is wrong with their text."""
    text, findings = decode(data, file)
    if text is None:
        return None, findings
    if line := conflict_line(text):
        # Whatever else there is to say of the file is said of two versions at once.
        return None, [finding(Place(file, line), "conflict")]
    if not text.strip():
        return None, [*findings, finding(Place(file), "lock-empty" if kind is LOCK else "empty-file")]
    unwanted = list(characters.find_unwanted(text))
    findings += [problem.finding(file) for problem in unwanted]
    if len(unwanted) >= characters.MAX_LINES_NAMED:
        return None, findings
    if kind in (LOCK, REGISTER, KEPT):
        return (None if unwanted else Record(kind, ids, file, None, None, _digest(text), text)), findings
    look_alikes = (*characters.find_radicals(text), *characters.find_garbled(text))
    findings += [problem.finding(file) for problem in look_alikes]
    readable = UNWANTED.sub("", characters.replace_radicals(text))
    record, problems = _read_text(readable, file, kind, ids, _digest(text))
    # What else is wrong in a line with a character that must not be there comes from that character.
    wrong = {problem.line for problem in unwanted}
    return record, findings + [problem for problem in problems if problem.place.line not in wrong]


def _read_text(
    text: str, file: str, kind: Kind, ids: tuple[str, ...], digest: str
) -> tuple[Record | None, list[Finding]]:
    """The data and the Markdown of a file's text."""
    if kind is SUMMARY and split_front_matter(text):
        return None, [finding(Place(file), "summary-data")]
    if kind is SUMMARY:
        return Record(kind, ids, file, None, None, digest, text), _check_prose(text, file, 1)
    if file.endswith(".md"):
        return _read_markdown(text, file, kind, ids, digest)
    values, tree, findings = read_packed(text, file=file, names=kind is not DISTRICT)
    if tree is None and not findings:
        findings = [finding(Place(file), "empty-file")]
    return (Record(kind, ids, file, values, tree, digest) if tree else None), findings


def _read_markdown(
    text: str, file: str, kind: Kind, ids: tuple[str, ...], digest: str
) -> tuple[Record | None, list[Finding]]:
    """Markdown below the data that it begins with."""
    front = split_front_matter(text)
    if front is None:
        return None, [explain_front_matter(text, file)]
    data, body, body_line = front
    values, tree, findings = read_packed(data, file=file, first_line=_FIRST_LINE)
    if tree is None and not findings:
        return None, [finding(Place(file, _FIRST_LINE), "front-matter")]
    findings += _check_prose(body, file, body_line)
    return (Record(kind, ids, file, values, tree, digest, body, body_line) if tree else None), findings


def _check_prose(text: str, file: str, first_line: int) -> list[Finding]:
    return [problem.finding(file) for problem in wording.check_prose(text, first_line=first_line)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
