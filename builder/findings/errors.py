"""Why a command ends before its work is done. `builder.cli.commands` catches all of these in one place.

    BilinError                 2   every error; the number is the exit code
    ├── ContentError           1   the content has errors: how many
    ├── DeadLinksError         1   outside links do not answer; the list that was printed says all
    ├── LackingTextsError      1   source texts are not at hand that were asked for; the list that was printed says all
    ├── UsageError             2   the options do not fit together, or name what is not there or is there already
    │   ├── NoContentError     2   there is no content folder
    │   ├── RevisionError      2   git does not know the revision
    │   │   ├── ShallowError   2   it may know it elsewhere: only the last commits are here
    │   │   └── NoGitError     2   there is no git to be asked
    │   ├── RefusedError       2   a document that cannot be imported
    │   ├── ArchiveError       2   the store of source texts cannot be read, or is not to be trusted
    │   ├── PortError          2   the preview cannot have its port
    │   ├── NotOursError       2   the output folder holds what this program did not write
    │   ├── OlderError         2   what is published is newer than what is to be published
    │   └── NoVersionError     2   there is no such version to go back to
    ├── BusyError              2   another build holds the output folder
    ├── DiskError              2   a file or folder cannot be read or written
    ├── BrokenTemplateError    2   a template cannot be rendered
    ├── PagefindError          2   the search index could not be made
    ├── WorkersError           2   a process that shares the work could not be started, or died
    ├── ClusterError           2   a cluster is not there, runs another program, or went away
    ├── EndedError           130   somebody pressed Ctrl-C; 128 and its number for another signal
    ├── LowMemoryError         2   there was too little memory
    └── InternalError          2   anything else: a mistake of this program

Two exceptions never leave their modules, which turn them into a finding or into a `BrokenTemplateError`:
`UnreadableError` of `builder.yamltext.tree` and `MissingWordsError` of `builder.text.strings`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath

from builder.findings.finding import Finding, Severity
from builder.findings.messages import Messages

_NAMED = 5
"""Files that a message names before it says that there are more."""
_UNMAPPED = ("failed to map segment", "annot allocate memory")
"""What loaders of libraries say when memory runs out."""
MACHINE_REFUSALS = {
    *(errno.ENOSPC, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO, errno.EFBIG, errno.EDQUOT),
    *(errno.EACCES, errno.EPERM),
}
"""What the system refuses for reasons of the machine, wherever it is asked."""


class BilinError(Exception):
    """An error with its words: `key` names them among the catalogue's failures, `values` fill them in."""

    exit_code = 2

    def __init__(self, key: str, **values: object) -> None:
        self.key, self.values = key, values

    def message(self, say: Messages) -> str:
        """The sentence to print; empty where nothing is left to say."""
        values = self.values
        if "reason" in values:
            values = {**values, "reason": say.reason(str(values["reason"]))}
        return say.failure(self.key, **values)


class ContentError(BilinError):
    """The content has errors. `key` names the line of normal output that counts them."""

    exit_code = 1

    def __init__(self, key: str, findings: Iterable[Finding]) -> None:
        severities = [finding.severity for finding in findings]
        errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
        super().__init__(key, errors=errors, warnings=warnings)

    def message(self, say: Messages) -> str:
        """How many errors and warnings there are."""
        return say.phrase(self.key, **self.values)


class DeadLinksError(BilinError):
    """Outside links do not answer. The command has printed which."""

    exit_code = 1

    def __init__(self) -> None:
        super().__init__("")

    def message(self, say: Messages) -> str:  # noqa: ARG002  (the list says it all)
        """Nothing."""
        return ""


class LackingTextsError(BilinError):
    """Source texts are not at hand, or are others than the content pins. The command has printed which."""

    exit_code = 1

    def __init__(self, at_hand: int, pinned: int) -> None:
        super().__init__("lacking-texts", at_hand=at_hand, pinned=pinned)


class UsageError(BilinError):
    """What was asked for cannot be done."""


class NoContentError(UsageError):
    """There is no content folder at the path."""

    def __init__(self, path: PurePath) -> None:
        super().__init__("no-content", path=path)


class RevisionError(UsageError):
    """Git does not know a revision, or cannot be run. `reason` is what it says."""

    def __init__(self, revision: str, reason: str) -> None:
        super().__init__("no-revision", revision=revision, reason=reason)


class ShallowError(RevisionError):
    """Git has only the last commits here and cannot tell of earlier ones."""

    def __init__(self, revision: str) -> None:
        UsageError.__init__(self, "shallow", revision=revision)


class NoGitError(RevisionError):
    """There is no git to ask for a revision."""

    def __init__(self, revision: str) -> None:
        UsageError.__init__(self, "no-git", revision=revision)


class RefusedError(UsageError):
    """A document that cannot be imported, for a reason that an editor can act on."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(f"import-{reason}", **values)
        self.reason = reason


class ArchiveError(UsageError):
    """The store of source texts cannot be read, does not answer, or is not to be trusted. `key` says which."""


class PortError(UsageError):
    """The preview cannot listen on a port."""

    def __init__(self, port: int, reason: object) -> None:
        super().__init__("port", port=port, reason=reason)


class NotOursError(UsageError):
    """A folder to be replaced holds something that this program did not write: `strangers`, where they are told."""

    def __init__(self, path: PurePath, strangers: Sequence[str] = (), *, key: str = "not-ours") -> None:
        names = ", ".join(strangers[:_NAMED]) + (" …" if len(strangers) > _NAMED else "")
        super().__init__("strangers" if strangers else key, path=path, names=names)


class OlderError(UsageError):
    """The published site was made from newer content."""

    def __init__(self, path: PurePath) -> None:
        super().__init__("older", path=path)


class NoVersionError(UsageError):
    """A version of the site is not kept, or not whole any more."""

    def __init__(self, path: PurePath, number: int, kept: Iterable[int]) -> None:
        names = ", ".join(map(str, kept)) or "—"
        super().__init__("no-version" if number else "no-version-before", path=path, number=number, kept=names)


class BusyError(BilinError):
    """Another build holds the output folder."""

    def __init__(self, path: PurePath) -> None:
        super().__init__("busy", path=path)


class DiskError(BilinError):
    """The system refuses to read or write a file or a folder. `key` says what was attempted."""

    def __init__(self, key: str, path: object, reason: object) -> None:
        super().__init__(key, path=path, reason=reason)


class BrokenTemplateError(BilinError):
    """A template that cannot be rendered: its name, the line, and why."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__("template", name=name, line=line, problem=problem)
        self.name, self.line, self.problem = name, line, problem


class PagefindError(BilinError):
    """The index could not be made. `problem` is `missing`, `crash`, `timeout` or `broken`; `detail` tells more."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(f"search-{problem}", detail=detail)
        self.problem, self.detail = problem, detail


class WorkersError(BilinError):
    """A process that was to share the work could not be started, or died, mostly for want of memory."""

    def __init__(self, reason: str) -> None:
        super().__init__("workers", reason=reason)


class ClusterError(BilinError):
    """A cluster makes no pages. `problem` is `away`, `empty`, `program` or `lost`; `reason` tells more."""

    def __init__(self, problem: str, reason: str) -> None:
        super().__init__(f"cluster-{problem}", reason=reason)
        self.problem, self.reason = problem, reason


class EndedError(BilinError):
    """The process was asked to end, by Ctrl-C or another signal."""

    exit_code = 130

    def __init__(self, number: int) -> None:
        super().__init__("interrupted")
        self.exit_code = 128 + number


class InternalError(BilinError):
    """An exception that nobody foresaw."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("internal", kind=type(error).__name__, problem=error)


class LowMemoryError(BilinError):
    """Memory ran out: a matter of the machine, neither of the content nor of this program."""

    def __init__(self) -> None:
        super().__init__("low-memory")


def bilin_error(error: Exception) -> BilinError:
    """The error itself where it is in the tree, another one of the tree for any other."""
    if isinstance(error, MemoryError) or _wants_memory(error):
        return LowMemoryError()
    if isinstance(error, OSError) and error.errno in MACHINE_REFUSALS:
        return disk_error("system-file" if error.filename else "system", error, PurePath())
    return error if isinstance(error, BilinError) else InternalError(error)


def _wants_memory(error: Exception) -> bool:
    """Whether the system had no memory for what was to be loaded or done."""
    is_unmapped = isinstance(error, ImportError) and any(words in str(error) for words in _UNMAPPED)
    return is_unmapped or (isinstance(error, OSError) and error.errno == errno.ENOMEM)


def disk_error(key: str, error: OSError, path: PurePath) -> DiskError:
    """A `DiskError` for an error of the system. `path` stands in where the system names none."""
    return DiskError(key, error.filename or path, error.strerror or error)


@contextmanager
def disk_errors(key: str, path: PurePath) -> Iterator[None]:
    """Raise a `DiskError` in place of every `OSError` of the block."""
    try:
        yield
    except OSError as error:
        raise disk_error(key, error, path) from error
