"""Compare two builds of the same content: which files differ, and for each kind of file how many and how.

`python -m tests.bench.compare_builds OLD NEW` compares two built folders.
`python -m tests.bench.compare_builds --revision REV [--content DIR] [--sources DIR]` builds the same content and
sources with the program at a revision, in a worktree that is removed again, and with the program as it is here.

The exit code is 0 where nothing differs, 1 where something does.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tests.conftest import ROOT, files_of

PACKED = (".docx", ".xlsx")
TEXT = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml")
MAX_LINES = 3
"""Lines shown of a kind: those that most of its files lost, and those that most won."""
MAX_PATHS = 3
MAX_WIDTH = 160


@dataclass
class Kind:
    """What differs between the files of a kind."""

    same: int = 0
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)
    """By path: how."""
    lines_removed: Counter[str] = field(default_factory=Counter)
    """In how many changed files of text a line is missing now."""
    lines_added: Counter[str] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Whether any file does."""
        return bool(self.removed or self.added or self.changed)


def kind_of(path: str) -> str:
    """The kind that a file is counted with.

    >>> [kind_of(path) for path in ("a/b.html", "search/s1/x.pf_index", "compare/rows.js", "SHA256SUMS")]
    ['html', 'search', 'data', 'SHA256SUMS']
    """
    first, _, rest = path.partition("/")
    if rest and first == "search":
        return "search"
    if rest and first == "compare" and path.endswith(".js"):
        return "data"
    return PurePath(path).suffix.removeprefix(".") or PurePath(path).name


def compare(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, Kind]:
    """Compare two sites (path -> bytes), by kind."""
    kinds: dict[str, Kind] = {}
    for path in sorted({*old, *new}):
        kind = kinds.setdefault(kind_of(path), Kind())
        if path not in new:
            kind.removed.append(path)
        elif path not in old:
            kind.added.append(path)
        elif old[path] == new[path]:
            kind.same += 1
        else:
            _count_change(kind, path, old[path], new[path])
    return kinds


def _count_change(kind: Kind, path: str, old: bytes, new: bytes) -> None:
    """Note how a file differs, and the lines that it lost and won."""
    kind.changed[path] = how(path, old, new)
    if path.endswith(TEXT):
        lost, won = _different_lines(old, new)
        kind.lines_removed.update(set(lost))
        kind.lines_added.update(set(won))


def how(path: str, old: bytes, new: bytes) -> str:
    """In a few words how two files of the same path differ."""
    if path.endswith(PACKED):
        return _how_packed(old, new)
    if not path.endswith(TEXT):
        return f"{len(old)} -> {len(new)} bytes" if len(old) != len(new) else "other bytes, as many"
    if old.split() == new.split():
        return "white space only"
    lost, won = _different_lines(old, new)
    return f"lines: {lost.total()} gone, {won.total()} new" if lost or won else "the same lines in another order"


def _how_packed(old: bytes, new: bytes) -> str:
    """How two office documents differ: by the members that do, or in packing alone."""
    before, after = _members(old), _members(new)
    different = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    if different:
        return f"members: {', '.join(different)}"
    return "the same members in another order" if list(before) != list(after) else "the same members, packed otherwise"


def _members(data: bytes) -> dict[str, bytes]:
    """The unpacked members of an office document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _different_lines(old: bytes, new: bytes) -> tuple[Counter[str], Counter[str]]:
    """The lines that only the old file has, and those that only the new one has."""
    before, after = (Counter(data.decode("utf-8", "replace").splitlines()) for data in (old, new))
    return before - after, after - before


def report(kinds: Mapping[str, Kind]) -> Iterator[str]:
    """The lines to print."""
    for name, kind in sorted(kinds.items()):
        removed, added, changed = len(kind.removed), len(kind.added), len(kind.changed)
        yield f"{name}: {kind.same} the same, {changed} changed, {removed} gone, {added} new"
        for sign, paths in (("-", kind.removed), ("+", kind.added)):
            yield from (f"  {sign} {path}" for path in paths[:MAX_PATHS])
        for description, count in Counter(kind.changed.values()).most_common():
            paths = [path for path in kind.changed if kind.changed[path] == description]
            more = ", …" if count > MAX_PATHS else ""
            yield f"  {count} x {description}: {', '.join(paths[:MAX_PATHS])}{more}"
        for sign, lines in (("-", kind.lines_removed), ("+", kind.lines_added)):
            yield from (f"    in {count}: {sign} {_clipped(line)}" for line, count in lines.most_common(MAX_LINES))


def _clipped(line: str) -> str:
    return line.strip() if len(line.strip()) <= MAX_WIDTH else f"{line.strip()[:MAX_WIDTH]}…"


def build(program: Path, output: Path, *, content: Path, sources: Path | None) -> dict[str, bytes]:
    """Build content with the program in a folder."""
    command = [sys.executable, str(program / "build.py"), "build", "--quiet", "--content", str(content)]
    command += ["--output", str(output), *(["--sources", str(sources)] if sources else [])]
    subprocess.run(command, cwd=content.parent, check=True)
    return files_of(output)


def builds_of(revision: str, *, content: Path, sources: Path | None) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files that the program at a revision makes of content, and those that the program here makes of it."""
    with tempfile.TemporaryDirectory() as scratch:
        program, git = Path(scratch, "program"), ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(program), revision], check=True)
        try:
            old = build(program, Path(scratch, "old"), content=content, sources=sources)
        finally:
            subprocess.run([*git, "remove", "--force", str(program)], check=True)
        return old, build(ROOT, Path(scratch, "new"), content=content, sources=sources)


def main(arguments: list[str]) -> int:
    """Print what differs; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.compare_builds")
    parser.add_argument("folders", nargs="*", type=Path, metavar="OLD NEW")
    parser.add_argument("--revision", metavar="REV")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--sources", type=Path)
    options = parser.parse_args(arguments)
    if bool(options.revision) == bool(options.folders) or len(options.folders) not in (0, 2):
        parser.error("give two folders, or a revision")
    if options.revision:
        sources = options.sources and options.sources.resolve()
        old, new = builds_of(options.revision, content=options.content.resolve(), sources=sources)
    else:
        old, new = map(files_of, options.folders)
    kinds = compare(old, new)
    print("\n".join(report(kinds)))
    return int(any(kind.differs for kind in kinds.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
