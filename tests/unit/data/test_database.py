"""The database refuses rows that name rows which are not there, whatever the order in which they come."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builder.data.block import RowBlock
from builder.data.database import Database
from builder.data.records import OrganisationRecord
from builder.data.tables import TABLES
from builder.publish.staging import Staging
from tests.support.disks import files_up_to

(ORGANISATIONS,) = (table for table in TABLES if table.name == "organisations")


def organisation(name: str) -> OrganisationRecord:
    return OrganisationRecord("harbour.plan", name, "port", None, None, {})


def write(folder: Path, rows: list[OrganisationRecord]) -> None:
    """Write a database with these rows into a folder."""
    staging = Staging(folder, None)
    with (
        staging.scratch("data.sqlite") as place,
        closing(Database(place)) as database,
        staging.draft("data.sqlite") as draft,
    ):
        database.put(ORGANISATIONS, "harbour.plan", RowBlock(OrganisationRecord, rows))
        database.end(draft, {})


def test_a_row_that_names_none_is_refused_at_the_end_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a row of organisations names none of plans"):
        write(tmp_path, [organisation("港务局")])
    assert list(tmp_path.iterdir()) == []


def test_without_such_a_row_there_is_a_database_and_nothing_beside_it(tmp_path: Path) -> None:
    write(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == ["data.sqlite"]
    data = (tmp_path / "data.sqlite").read_bytes()
    assert data.startswith(b"SQLite format 3")
    assert data[24:28] + data[92:100] == bytes(12), "it says which SQLite wrote it, or how often"


def test_a_disk_that_takes_no_more_is_an_error_of_the_system(tmp_path: Path) -> None:
    rows = [organisation(f"{number}{'局' * 10_000}") for number in range(1_000)]
    with files_up_to(300_000), pytest.raises(OSError, match="disk") as error:
        write(tmp_path, rows)
    assert error.value.errno == errno.EIO
    assert list(tmp_path.iterdir()) == []
