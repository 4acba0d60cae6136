"""The part of the content that a command is asked about: districts, plans, files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.content.layout import DISTRICTS_FOLDER
from builder.findings.errors import UsageError
from builder.findings.finding import Finding
from builder.text.values import value_class


@value_class
class ContentPart:
    """Files and folders below the content folder; none of them means everything."""

    paths: tuple[str, ...] = ()

    def has(self, file: str) -> bool:
        """Whether a file, named by its path below the content folder, belongs to the part.

        >>> part = ContentPart(("districts/liwan/opinions-2013",))
        >>> part.has("districts/liwan/opinions-2013/plan.yaml"), part.has("districts/liwan/opinions-2013-b/plan.yaml")
        (True, False)
        """
        return not self.paths or any(file == path or file.startswith(f"{path}/") for path in self.paths)

    def split(self, findings: Iterable[Finding], content: str) -> tuple[list[Finding], list[Finding]]:
        """The findings in files of the part, and the others, of content that is shown as a folder of this name."""
        within: list[Finding] = []
        beyond: list[Finding] = []
        for finding in findings:
            (within if self.has(finding.place.file.removeprefix(f"{content}/")) else beyond).append(finding)
        return within, beyond


def named_part(content: Path, names: Iterable[str]) -> ContentPart:
    """The part of the content that names mean: `liwan`, `liwan/opinions-2013`, or a path as the shell completes it.

    Raise `UsageError` for a name of nothing.
    """
    return ContentPart(tuple(_path(content.resolve(), name) for name in names))


def _path(content: Path, name: str) -> str:
    for path in _candidates(content, name):
        if path != content and path.is_relative_to(content) and path.exists():
            return path.relative_to(content).as_posix()
    raise UsageError("no-part", name=name)


def _candidates(content: Path, name: str) -> Iterator[Path]:
    for written in (name, name.replace(".", "/")):  # findings name a plan liwan.opinions-2013
        yield (content / DISTRICTS_FOLDER / written).resolve()
        yield (content / written).resolve()
        yield Path(written).resolve()
