"""A value that several threads ask for at the same time is made once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from builder.processes.once import once


def test_six_threads_at_the_same_time_have_it_made_once() -> None:
    together, calls = threading.Barrier(6), []

    def make() -> str:
        calls.append("made")
        return "index"

    value = once(make)

    def ask(_: int) -> str:
        together.wait()
        return value()

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(ask, range(6))) == ["index"] * 6
    assert calls == ["made"]


def test_what_fails_is_tried_once_and_fails_for_everybody() -> None:
    calls = []

    def make() -> str:
        calls.append("made")
        raise ValueError("planted")

    value = once(make)
    for _ in range(2):
        with pytest.raises(ValueError, match="planted"):
            value()
    assert calls == ["made"]
