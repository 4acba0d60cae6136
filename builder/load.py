"""Files -> records. The one place that reads content and sources; whatever it meets becomes a record or a finding."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import re
import stat
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.fields import ID
from builder.findings import Finding, Place, finding
from builder.misplaced import meant_path
from builder.nodes import UNWANTED, Node
from builder.rawtext import characters, wording
from builder.rawtext.decoding import as_stored, decoded, front_matter
from builder.rawtext.reading import read_yaml

MAX_BYTES = 1_048_576
VOCABULARIES = (
    "themes",
    "instruments",
    "target-groups",
    "agencies",
    "plan-kinds",
    "commitments",
    "statuses",
    "natures",
    "indicators",
)
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
_OWN_LINES_COMMENT = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
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

    `shown_as` is the name of the folder in findings. Raise `FileNotFoundError` when there is no such folder.
    """
    if not content.is_dir():
        raise FileNotFoundError(content)
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


def load_sources(directory: Path, files: Iterable[str]) -> dict[str, bytes]:
    """The archived texts among `files` that the directory holds."""
    found = {}
    for name in sorted(set(files)):
        path = directory / name
        if path.is_file() and path.resolve().parent == directory.resolve():
            found[name] = path.read_bytes()
    return found


def load_locks_at(revision: str, content: Path) -> dict[str, str]:
    """The evidence locks as git has them at `revision`, by key of the plan. Raise `OSError` when git cannot tell."""

    def git(*arguments: str) -> str:
        command = ["git", "-c", "core.quotepath=off", *arguments]
        done = subprocess.run(command, cwd=content, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise OSError(0, done.stderr.strip(), revision)
        return done.stdout

    files = [
        name
        for name in git("ls-tree", "-r", "--name-only", revision, ".").splitlines()
        if name.endswith("/evidence.lock")
    ]
    return {".".join(Path(name).parts[-3:-1]): git("show", f"{revision}:./{name}") for name in files}


def load_content_at(revision: str, content: Path, folder: Path) -> Path:
    """Put the content folder as git has it at `revision` into `folder`. Raise `OSError` when git cannot tell."""
    command = ["git", "archive", "--format=tar", revision, "--", "."]
    done = subprocess.run(command, cwd=content, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise OSError(0, done.stderr.decode(errors="replace").strip(), revision)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


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


def changed_files(revision: str, content: Path, *, shown_as: str) -> set[str]:
    """The content files, named as in findings, that differ from git's `revision`; none when git cannot tell."""
    command = ["git", "-c", "core.quotepath=off", "diff", "--name-only", "--relative", revision, "--", "."]
    try:
        done = subprocess.run(command, cwd=content, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return set()
    return {f"{shown_as}/{name}" for name in done.stdout.splitlines()} if not done.returncode else set()


@dataclass(frozen=True, slots=True)
class Templates:
    """What the site is rendered with: sources of templates by name, interface strings, style sheet, script, files."""

    sources: dict[str, str]
    strings: str
    styles: str
    script: str
    page_scripts: dict[str, str]
    """By name of a page's template: the script that this page alone loads."""
    static: dict[str, bytes]
    preview: dict[str, bytes]
    """What only the preview adds to pages."""


def load_templates(folder: Path) -> Templates:
    """Everything in the templates folder. Raise `OSError` or `UnicodeDecodeError`: maintainers' files, not editors'."""
    files = [*folder.rglob("*.html"), *folder.glob("scripts/*.js")]
    bundles = _bundles(folder)
    return Templates(
        sources={path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files},
        strings=(folder / "strings.yaml").read_text("utf-8"),
        styles=bundles.pop("site.css"),
        script=bundles.pop("site.js"),
        page_scripts={name.removesuffix(".js"): text for name, text in bundles.items()},
        static=_files(folder / "static"),
        preview=_files(folder / "preview"),
    )


def _bundles(folder: Path) -> dict[str, str]:
    """The served scripts and style sheet by name, each made of its sources in the order that `bundles.yaml` gives.

    Raise `OSError` for a source that is listed and missing, or that is there and listed nowhere.
    """
    bundles: dict[str, list[str]] = yaml.safe_load((folder / "scripts/bundles.yaml").read_text("utf-8"))
    listed = {file for files in bundles.values() for file in files}
    for file in _script_sources(folder):
        if file not in listed:
            raise OSError(0, "not listed in scripts/bundles.yaml, so no page would have it", str(folder / file))
    return {name: "\n".join(_served(folder / file) for file in files) for name, files in bundles.items()}


def _served(path: Path) -> str:
    text = path.read_text("utf-8")
    return without_comments(text) if path.suffix == ".js" else text


def without_comments(script: str) -> str:
    r"""A script without the comments that have lines of their own: types and reasons are for its maintainers.

    >>> without_comments("/** @param {string} text */\nsay(text); /* kept */\n")
    'say(text); /* kept */\n'
    """
    return _OWN_LINES_COMMENT.sub("", script)


def _script_sources(folder: Path) -> Iterator[str]:
    """The scripts and style sheets that bundles are made of: not the templates of data files, and no unit tests."""
    for part in ("components", "pages", "scripts/lib", "styles"):
        for path in sorted((folder / part).rglob("*")):
            if path.suffix in (".js", ".css") and not path.name.endswith(".test.js"):
                yield path.relative_to(folder).as_posix()


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stamps(roots: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file below some folders was last written, and its size: what differs after any change."""
    found: dict[str, tuple[int, int]] = {}
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                with contextlib.suppress(OSError):  # gone since the folder was listed: the next look sees that
                    stat_ = os.stat(os.path.join(folder, name))
                    found[os.path.join(folder, name)] = (stat_.st_mtime_ns, stat_.st_size)
    return found


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
