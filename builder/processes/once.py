"""What is made once, however many threads ask for it at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Value = TypeVar("Value")
Given = ParamSpec("Given")


def once(make: Callable[[], Value]) -> Callable[[], Value]:
    """Let the first who asks make a value, the others wait for it and share it, or the exception in its place.

    `functools.cache` lets everybody make it who asks before it is there.

    >>> calls = []
    >>> value = once(lambda: calls.append("made") or len(calls))
    >>> value(), value(), calls
    (1, 1, ['made'])
    """
    lock = threading.Lock()
    outcome: list[Value | Exception] = []

    def get() -> Value:
        with lock:
            if not outcome:
                try:
                    outcome.append(make())
                except Exception as error:
                    outcome.append(error)
        value = outcome[0]
        if isinstance(value, Exception):
            raise value
        return value

    return get


def in_turn(function: Callable[Given, Value]) -> Callable[Given, Value]:
    """Let one thread at a time call a function: what it works with is made for one."""
    lock = threading.Lock()

    @wraps(function)
    def call(*args: Given.args, **kwargs: Given.kwargs) -> Value:
        with lock:
            return function(*args, **kwargs)

    return call
