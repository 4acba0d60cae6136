"""The tree of errors: each has its exit code, its words in every language, and a line in the picture of the tree."""

from __future__ import annotations

import errno
import os
import pickle
import re
from pathlib import Path

import pytest

from builder.findings import errors
from builder.findings.errors import BilinError, DeadLinksError, InternalError, bilin_error, disk_errors
from builder.findings.finding import Place, Severity, finding
from builder.findings.messages import LANGUAGES, messages

PATH = Path("public")
FINDINGS = [
    finding(Place("a.yaml"), "empty-file"),
    finding(Place("b.yaml"), "empty-file"),
    finding(Place("b.yaml"), "byte-order-mark", severity=Severity.WARNING),
    finding(Place("c.yaml"), "empty-file", severity=Severity.NOTICE),
]
EXIT_CODES = {
    errors.ContentError("found", FINDINGS): 1,
    errors.DeadLinksError(): 1,
    errors.UsageError("dry-run"): 2,
    errors.NoContentError(PATH): 2,
    errors.RevisionError("v1", "unknown revision"): 2,
    errors.ShallowError("v1"): 2,
    errors.NoGitError("v1"): 2,
    errors.RefusedError("empty", file="a.pdf"): 2,
    errors.PortError(80, "Permission denied"): 2,
    errors.NotOursError(PATH): 2,
    errors.NotOursError(PATH, ["CNAME"]): 2,
    errors.NotOursError(PATH, key="not-folder"): 2,
    errors.OlderError(PATH): 2,
    errors.NoVersionError(PATH, 3, [1]): 2,
    errors.ArchiveError("archive-not-zip", path=PATH): 2,
    errors.LackingTextsError(4, 5): 1,
    errors.BusyError(PATH): 2,
    errors.DiskError("disk", PATH, "No space left on device"): 2,
    errors.BrokenTemplateError("pages/plan.html", 3, "undefined name"): 2,
    errors.PagefindError("crash", "1: out of memory"): 2,
    errors.WorkersError("EOFError"): 2,
    errors.ClusterError("lost", "no worker"): 2,
    errors.EndedError(2): 130,
    errors.LowMemoryError(): 2,
    errors.InternalError(ValueError("a mistake")): 2,
}
WITHOUT_MEMORY = (
    MemoryError(),
    ImportError("/lib/libx.so: failed to map segment from shared object"),
    OSError(errno.ENOMEM, "Cannot allocate memory"),
)
EACH = pytest.mark.parametrize("error", EXIT_CODES, ids=lambda error: type(error).__name__)


def classes(root: type[BilinError] = BilinError) -> set[type[BilinError]]:
    return {root}.union(*(classes(child) for child in root.__subclasses__()))


def drawn_tree() -> dict[str, tuple[str, int]]:
    """By name of a class: its parent and its exit code, as the module's docstring draws them."""
    drawn: dict[str, tuple[str, int]] = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r" {4}([ │├└─]*)(\w+Error) +(\d+) ", line):
            depth = len(match[1])
            drawn[match[2]] = (above.get(depth - 4, ""), int(match[3]))
            above[depth] = match[2]
    return drawn


@EACH
def test_an_error_ends_the_command_with_its_exit_code(error: BilinError) -> None:
    assert error.exit_code == EXIT_CODES[error]


def test_every_class_of_the_tree_is_listed_here() -> None:
    assert {type(error) for error in EXIT_CODES} == classes() - {BilinError}


def test_the_picture_shows_the_tree_that_is_there() -> None:
    parents = {kind.__name__: (kind.__mro__[1].__name__, kind.exit_code) for kind in classes()}
    assert drawn_tree() == parents | {"BilinError": ("", 2)}


@EACH
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_has_words_in_every_language(error: BilinError, language: str) -> None:
    text = error.message(messages(language))
    assert bool(text) != isinstance(error, DeadLinksError)
    values = [messages(language).reason(str(value)) for value in error.values.values()]
    assert all(value in text for value in values)


@EACH
def test_an_error_comes_whole_out_of_another_process(error: BilinError) -> None:
    if not isinstance(error, InternalError):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.key, again.values) == (type(error), error.key, error.values)


def test_content_errors_count_errors_and_warnings_but_no_notices() -> None:
    assert errors.ContentError("found-check", FINDINGS).message(messages("zh")) == "发现 2 个错误、1 个提醒"


def test_an_error_of_the_system_names_the_file_that_it_names_itself() -> None:
    with pytest.raises(errors.DiskError) as caught, disk_errors("not-written", PATH):
        raise OSError(28, "No space left on device", "other/file")
    assert caught.value.message(messages("zh")) == (
        "无法写入 other/file：磁盘满了。没有写入任何文件；请核对路径、权限和磁盘空间"
    )
    with pytest.raises(errors.DiskError) as caught, disk_errors("unwritten", PATH):
        raise OSError("no number")
    assert caught.value.message(messages("zh")) == "无法写入 public：no number。请核对路径、权限和磁盘空间"


def test_any_other_exception_is_a_mistake_of_the_program() -> None:
    assert bilin_error(KeyError("x")).values["kind"] == "KeyError"
    error = errors.BusyError(PATH)
    assert bilin_error(error) is error


def test_want_of_memory_is_no_mistake_of_the_program() -> None:
    assert isinstance(bilin_error(MemoryError()), errors.LowMemoryError)


@pytest.mark.parametrize("error", WITHOUT_MEMORY, ids=str)
def test_whatever_wants_memory_says_so(error: Exception) -> None:
    assert isinstance(bilin_error(error), errors.LowMemoryError)


def test_a_full_disk_is_no_mistake_of_the_program() -> None:
    failure = bilin_error(OSError(errno.ENOSPC, "No space left on device"))
    assert isinstance(failure, errors.DiskError)
    assert "磁盘满了" in failure.message(messages("zh"))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_a_file_of_another_user_is_no_mistake_of_the_program(number: int) -> None:
    failure = bilin_error(OSError(number, os.strerror(number), "texts"))
    assert failure.message(messages("zh")).startswith("系统拒绝读写 texts（没有权限）")


def test_what_the_system_says_is_said_in_the_language_of_the_message() -> None:
    failure = errors.DiskError("not-read", "a.html", "No such file or directory")
    assert failure.message(messages("zh")) == "无法读取 a.html：没有这个文件或文件夹。请核对路径和权限"
    assert "No such file or directory" in failure.message(messages("en"))
    odd = errors.RevisionError("v1", "fatal: not a git repository (or any of the parent directories): .git")
    assert "这里不是 git 仓库" in odd.message(messages("zh"))
