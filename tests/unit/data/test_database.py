"""The database refuses rows that name rows which are not there, whatever the order in which they come."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from builder.data.database import Database
from builder.data.records import OrganisationRecord
from builder.data.tables import TABLES

(ORGANISATIONS,) = (table for table in TABLES if table.name == "organisations")


def test_a_row_that_names_none_is_refused_at_the_end() -> None:
    with closing(Database()) as database:
        database.add(ORGANISATIONS, [OrganisationRecord("harbour.plan", "港务局", "port", None, None, {})])
        with pytest.raises(sqlite3.IntegrityError, match="a row of organisations names none of plans"):
            database.end({})


def test_without_such_a_row_there_is_a_database() -> None:
    with closing(Database()) as database:
        assert database.end({}).startswith(b"SQLite format 3")
