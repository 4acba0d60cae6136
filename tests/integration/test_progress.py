"""A build says how far it is: on a terminal in a line that is written over, with `--verbose` in a line a stage."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from builder.cli.progress import STAGES, Progress
from builder.findings.messages import messages
from tests.conftest import MINIMAL
from tests.support.commands import run

COST = re.compile(r".+，\d+\.\d\d 秒，处理器 \d+\.\d\d 秒，内存至多 (\d+|\?) MB")


def test_a_verbose_build_has_a_line_for_each_stage(tmp_path: Path) -> None:
    said = {
        option: run("build", "--content", MINIMAL, "--output", tmp_path / f"out{option}", *option.split()).stderr
        for option in ("", "--verbose", "--verbose --quiet")
    }
    counts = {option: sum(bool(COST.fullmatch(line)) for line in text.splitlines()) for option, text in said.items()}
    assert counts == {"": 0, "--verbose": len(STAGES) + 1, "--verbose --quiet": 0}


class Terminal:
    """What is written to a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in place of what errors are written to, and a clock that goes a second at a look."""
    clock = iter(range(1_000))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(clock)))
    return Terminal()


@contextmanager
def shown_on(terminal: Terminal, **wanted: bool) -> Iterator[Progress]:
    with mock.patch.object(sys, "stderr", terminal):
        yield Progress(messages("zh"), **wanted)


def test_a_terminal_shows_stage_rate_time_left_and_memory(terminal: Terminal) -> None:
    with shown_on(terminal, verbose=False, quiet=False) as line:
        for stage, count in (("load", 9), ("parse", 1), ("check", 0), ("route", 100), ("data", 4)):
            line.log(stage, count, 0.1)
        line.rendered(10)
        line.close()
    *states, last = terminal.text.split("\r\x1b[K")[1:]
    assert [re.sub(r"[\d?]+ MB", "MB", state) for state in states] == [
        *(f"{doing}……内存至多 MB" for doing in ("读取文件", "解析", "检查", "安排网页", "写出数据文件", "生成网页")),
        "生成网页 10/100，每秒 10 个，约还需 9 秒，内存至多 MB",
    ]
    assert last == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_nobody_who_reads_a_log_or_wants_quiet_sees_the_line(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, quiet: bool
) -> None:
    if not quiet:
        monkeypatch.setattr(terminal, "isatty", lambda: False)
    with shown_on(terminal, verbose=False, quiet=quiet) as line:
        line.log("load", 1, 0.1)
        line.rendered(1)
        line.close()
    assert terminal.text == ""
