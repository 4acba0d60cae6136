"""The day that a command goes by: that of the build, which SOURCE_DATE_EPOCH tells, or today by the clock."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

from builder.findings.errors import UsageError

_LAST_SECOND = 253_402_300_799
"""Of the year 9999, the last that dates know."""


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
    """The moment that SOURCE_DATE_EPOCH tells, if any. Raise `UsageError` where it tells none that a calendar has."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    if not re.fullmatch("[0-9]{1,12}", seconds) or int(seconds) > _LAST_SECOND:
        raise UsageError("source-date", value=seconds)
    return int(seconds)
