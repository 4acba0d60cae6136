"""The day that a command goes by: that of the build, which SOURCE_DATE_EPOCH tells, or today by the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path


def day_of_build() -> date | None:
    """The day that SOURCE_DATE_EPOCH tells. A build knows no other clock, so that it can be repeated."""
    seconds = _epoch()
    return None if seconds is None else datetime.fromtimestamp(seconds, tz=UTC).date()


def today() -> date:
    """Today; what is recorded on a day is the editor's to say, so a clock may be read here."""
    return datetime.now(tz=UTC).astimezone().date()


def time_of(content: Path) -> int | None:
    """How new the content is, in seconds: by SOURCE_DATE_EPOCH, else by its last commit if git knows of any."""
    from builder.content.git_program import commit_time

    seconds = _epoch()
    return commit_time(content) if seconds is None else seconds


def _epoch() -> int | None:
    """The seconds since 1970 in SOURCE_DATE_EPOCH; None without it, or where it is no number."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(seconds) if seconds.isdecimal() else None
