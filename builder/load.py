"""Files -> records. The one place that reads content and sources; whatever it meets becomes a record or a finding."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from builder.fields import ID
from builder.findings import Finding, Place, Severity, finding
from builder.nodes import UNWANTED, Node, compose

MAX_BYTES = 1_048_576
MAX_CHARACTERS_NAMED = 20  # of the unwanted characters of one file
VOCABULARIES = (
    "themes",
    "instruments",
    "target-groups",
    "agencies",
    "plan-kinds",
    "commitments",
    "statuses",
    "natures",
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
            part, problem = misnamed
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


def load_templates(folder: Path) -> Templates:
    """Everything in the templates folder. Raise `OSError` or `UnicodeDecodeError`: maintainers' files, not editors'."""
    html = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    styles = [folder / "styles" / f"{name}.css" for name in ("tokens", "base", "layout")]
    styles += [*sorted(folder.glob("components/*/*.css")), folder / "styles" / "print.css"]
    static = folder / "static"
    return Templates(
        sources=html,
        strings=(folder / "strings.yaml").read_text("utf-8"),
        styles="\n".join(path.read_text("utf-8") for path in styles),
        script="\n".join(path.read_text("utf-8") for path in sorted(folder.glob("components/*/*.js"))),
        page_scripts={
            page.name: "\n".join(path.read_text("utf-8") for path in sorted(page.glob("*.js")))
            for page in sorted(folder.glob("pages/*/"))
        },
        static={
            path.relative_to(static).as_posix(): path.read_bytes()
            for path in sorted(static.rglob("*"))
            if path.is_file()
        },
    )


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
    for part in ("/".join(parts[:end]) for end in range(1, len(parts))):
        if not _FOLDERS.fullmatch(part):
            return part, ("layout", {})
    if not kind:
        return path, ("layout", {})
    for bad in ids if kind != "vocabulary" else ():
        if not ID.fullmatch(bad):
            end = next(end for end, name in enumerate(parts, start=1) if name in (bad, f"{bad}.md"))
            return "/".join(parts[:end]), ("identifier", {"value": bad})
    return None


def _read(path: Path, file: str, kind: str, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
    text, findings = _text_of(path, file)
    if text is None:
        return None, findings
    if not text.strip():
        return None, [*findings, finding(Place(file), "empty-file")]
    if kind in ("summary", "lock"):
        return Record(kind, ids, file, None, _digest(text), text), findings
    if path.suffix == ".md":
        record, problems = _front_matter(text, file, kind, ids)
        return record, findings + problems
    root, problems = compose(text, file=file)
    if root is None and not problems:
        problems = [finding(Place(file), "empty-file")]
    return (Record(kind, ids, file, root, _digest(text)) if root else None), findings + problems


def _front_matter(text: str, file: str, kind: str, ids: tuple[str, ...]) -> tuple[Record | None, list[Finding]]:
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        return None, [finding(Place(file), "front-matter")]
    root, findings = compose("\n".join(lines[1 : ends[1]]), file=file, first_line=2)
    body = "\n".join(lines[ends[1] + 1 :])
    if root is None:
        return None, findings or [finding(Place(file, 2), "front-matter")]
    return Record(kind, ids, file, root, _digest(text), body, ends[1] + 2), findings


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _text_of(path: Path, file: str) -> tuple[str | None, list[Finding]]:
    """The text of a file with LF line ends and no byte order mark."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return None, [finding(Place(file), "unreadable", reason="not a regular file")]
        if status.st_size > MAX_BYTES:
            return None, [finding(Place(file), "too-large", limit="1 MiB")]
        data = path.read_bytes()
    except OSError as error:
        return None, [finding(Place(file), "unreadable", reason=error.strerror)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error, file)]
    findings = []
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(finding(Place(file), "byte-order-mark", severity=Severity.WARNING))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    matches = islice(UNWANTED.finditer(text), MAX_CHARACTERS_NAMED)
    unwanted = [_unwanted(text, match, file) for match in matches]
    return (None if unwanted else text), findings + unwanted


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Finding:
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    place = Place(file, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return finding(place, "encoding", guess="UTF-16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return finding(place, "encoding", guess="")
    return finding(place, "encoding", guess="GBK/GB18030")


def _unwanted(text: str, match: re.Match[str], file: str) -> Finding:
    line_start = text.rfind("\n", 0, match.start()) + 1
    place = Place(file, text.count("\n", 0, match.start()) + 1, match.start() - line_start + 1)
    return finding(place, "character", code=f"U+{ord(match[0]):04X}")
