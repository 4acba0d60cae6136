"""Where processor time goes, file by file: `pytest -p tests.support.costs …`, with what tests start counted too."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Generator, Mapping
from pathlib import Path

import pytest

TICKS = os.sysconf("SC_CLK_TCK")
ATTRIBUTE = "processor_seconds"
COLLECTION = "collect"
Spent = defaultdict[str, float]
COLUMNS = (COLLECTION, "setup", "call", "teardown")


class Meter:
    """Seconds of processor since the last reading, of this process and of those below it."""

    def __init__(self) -> None:
        self._last = _spent()

    def read(self) -> float:
        """What was spent since this was asked; a process that somebody else reaped takes its seconds along."""
        now = _spent()
        spent, self._last = max(0.0, now - self._last), now
        return spent


class Costs:
    """Sums the seconds of a run, which each process adds to the reports of its tests."""

    def __init__(self) -> None:
        self._meter = Meter()
        self._seconds: defaultdict[str, Spent] = defaultdict(lambda: defaultdict(float))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        setattr(report, ATTRIBUTE, self._meter.read())
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        self._meter.read()
        report = yield
        setattr(report, ATTRIBUTE, self._meter.read())
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[_file(report.nodeid)][report.when] += getattr(report, ATTRIBUTE, 0.0)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._seconds[_file(report.nodeid)][COLLECTION] += getattr(report, ATTRIBUTE, 0.0)
        self._meter.read()

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("seconds of processor")
        for line in _lines(self._seconds):
            terminalreporter.write_line(line)


def pytest_configure(config: pytest.Config) -> None:
    """The name pytest looks for."""
    config.pluginmanager.register(Costs())


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def _lines(seconds: Mapping[str, Spent]) -> list[str]:
    whole = {column: sum(spent[column] for spent in seconds.values()) for column in COLUMNS}
    dearest = sorted(seconds, key=lambda file: -sum(seconds[file].values()))
    head = " ".join(f"{column:>8}" for column in ("sum", *COLUMNS))
    return [
        head,
        _line("all", whole),
        *(_line(file, seconds[file]) for file in dearest if sum(seconds[file].values()) >= 0.1),
    ]


def _line(name: str, spent: Mapping[str, float]) -> str:
    return (
        " ".join(f"{value:8.1f}" for value in (sum(spent.values()), *(spent[column] for column in COLUMNS)))
        + f"  {name}"
    )


def _spent() -> float:
    times = os.times()
    return (
        times.user
        + times.system
        + times.children_user
        + times.children_system
        + (_spent_below() if _has_children() else 0.0)
    )


def _has_children() -> bool:
    """To walk all processes takes as long as many a test."""
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


def _spent_below() -> float:
    below: defaultdict[int, list[int]] = defaultdict(list)
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _status(entry)):
            below[int(fields[1])].append(int(entry.name))
            ticks[int(entry.name)] = sum(map(int, fields[11:15]))
    wanted, total = below[os.getpid()], 0
    while wanted:
        process = wanted.pop()
        total += ticks.get(process, 0)
        wanted += below[process]
    return total / TICKS


def _status(entry: Path) -> list[str]:
    """The fields after the name: state, parent …, and from the twelfth the ticks of itself and of its dead children."""
    try:
        return (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
