"""The tables as one SQLite database: foreign keys, views for the common questions, and a full text of substrings.

Which SQLite wrote it is struck out: the bytes depend on the content, and on how the linked library lays out its pages.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import PurePath
from typing import Any

from builder.data.block import RowBlock
from builder.data.records import SCHEMA_VERSION, StatementRecord
from builder.data.schemas import columns
from builder.data.tables import TABLES, DataTable
from builder.publish.staging import Draft

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL"}
_UNLINK = [
    f"DELETE FROM {name} WHERE statement IN (SELECT id FROM statements WHERE plan = ?)"  # noqa: S608  (our own names)
    for name in ("statement_terms", "statement_bodies")
]
_LISTS = (("themes", "themes"), ("instruments", "instruments"), ("target_groups", "target-groups"))
"""Fields of a statement that list terms, each with its vocabulary."""
_STRUCK_OUT = ((24, 28), (92, 100))
"""Where the file counts its changes, and says at which count which SQLite wrote it last."""
_REFUSALS = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_CANTOPEN: errno.EIO}
"""What SQLite calls errors of the disk, and what the system does."""

_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA cache_size = -16000;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
"""
"""The file that the rows go to first is deleted whatever happens: nothing of it has to be safe."""
_LINKS = """
CREATE TABLE statement_terms (
  statement TEXT NOT NULL REFERENCES statements (id),
  vocabulary TEXT NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (statement, vocabulary, term),
  FOREIGN KEY (vocabulary, term) REFERENCES vocabularies (vocabulary, id)
) WITHOUT ROWID;
CREATE TABLE statement_bodies (
  statement TEXT NOT NULL REFERENCES statements (id),
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  plan TEXT NOT NULL,
  PRIMARY KEY (statement, role, name),
  FOREIGN KEY (plan, name) REFERENCES organisations (plan, name)
) WITHOUT ROWID;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
# A trigram index answers nothing shorter than three characters, not even a LIKE in some versions of SQLite, and most
# Chinese words have two. So the texts have a table of their own, which any LIKE reads; the index is for longer words.
_VIEWS = """
CREATE INDEX terms_of_statements ON statement_terms (vocabulary, term);
CREATE INDEX statements_of_plans ON statements (plan);
CREATE INDEX quantities_of_indicators ON quantities (indicator);
CREATE VIEW what_districts_do AS
  SELECT d.name AS district, p.short_title AS plan_title, t.vocabulary, t.term, v.label AS term_label, s.name, s.kind,
    c.label AS firmness, s.cite, s.page, s.id AS statement, s.plan
  FROM statements s JOIN statement_terms t ON t.statement = s.id
  JOIN vocabularies v ON v.vocabulary = t.vocabulary AND v.id = t.term
  JOIN plans p ON p.id = s.plan JOIN districts d ON d.id = p.district
  LEFT JOIN vocabularies c ON c.vocabulary = 'commitments' AND c.id = s.commitment;
CREATE VIEW numbers AS
  SELECT d.name AS district, p.short_title AS plan_title, q.label, q.value, q.min, q.max, q.qualifier, q.unit, q.per,
    q.base_unit, q.base_min, q.base_max, q."by", n.label AS nature, c.label AS firmness, q.indicator, q.state,
    q.repeats, q.within, s.cite, q.page, q.id AS quantity, q.plan
  FROM quantities q JOIN statements s ON s.id = q.id JOIN plans p ON p.id = q.plan
  JOIN districts d ON d.id = p.district
  LEFT JOIN vocabularies n ON n.vocabulary = 'natures' AND n.id = q.nature
  LEFT JOIN vocabularies c ON c.vocabulary = 'commitments' AND c.id = s.commitment;
CREATE VIEW who_does_what AS
  SELECT d.name AS district, p.short_title AS plan_title, b.role, b.name AS body, o.agency, a.label AS agency_label,
    s.name, s.page, s.id AS statement, s.plan
  FROM statement_bodies b JOIN statements s ON s.id = b.statement
  JOIN organisations o ON o.plan = b.plan AND o.name = b.name JOIN plans p ON p.id = s.plan
  JOIN districts d ON d.id = p.district
  LEFT JOIN vocabularies a ON a.vocabulary = 'agencies' AND a.id = o.agency;
CREATE VIEW what_is_not_written AS
  SELECT d.name AS district, p.short_title AS plan_title, x.vocabulary, x.term, v.label AS term_label, x.state, x.words,
    x.reason, x.plan
  FROM silences x JOIN plans p ON p.id = x.plan JOIN districts d ON d.id = p.district
  JOIN vocabularies v ON v.vocabulary = x.vocabulary AND v.id = x.term;
CREATE TABLE texts (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, id UNINDEXED, title, body, content = 'texts', content_rowid = 'number', tokenize = 'trigram'
);
"""
_TEXTS = """
DELETE FROM texts;
INSERT INTO texts (kind, id, title, body) SELECT 'plan', id, title, short_title FROM plans ORDER BY id;
INSERT INTO texts (kind, id, title, body)
  SELECT 'programme', id, name, coalesce(section, '') FROM programmes ORDER BY id;
INSERT INTO texts (kind, id, title, body)
  SELECT s.kind, s.id, s.name, coalesce(s.summary, q.printed, '')
  FROM statements s LEFT JOIN quantities q ON q.id = s.id WHERE s.kind <> 'general' ORDER BY s.id;
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO search (search) VALUES ('optimize');
"""


class Database:
    """The database, to which the tables are added in their order, some rows at a time. It has to be closed.

    It is new, or a copy of what it was like before, of which only what has changed is put in place of what there is.
    Rows go to a file at a `place` for the time being; at the end they are written anew, each page of the file full.
    What a row names has to be there at the end only: rows of a table name rows below them. So keys are looked at once,
    at the end; deferred ones would cost a look through whole tables for each row, which grows with the square.
    """

    def __init__(self, place: PurePath, *, is_new: bool = True) -> None:
        self._is_new = self._is_changed = is_new
        with _errors_of_disk():
            self._connection = sqlite3.connect(place, isolation_level=None)
            self._connection.executescript(_SETTINGS)
            if self._is_new:
                self._connection.executescript(f"{' '.join(map(_create, TABLES))} {_LINKS}")
            self._connection.execute("BEGIN")

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def put(self, table: DataTable, part: str, block: RowBlock) -> None:
        """Give a table these rows of a part in place of any that it has."""
        if not self._is_new:
            self.remove(table, part)
        self._is_changed = True
        self._insert(table.name, block.stored())
        if table.record is StatementRecord:
            self._insert("statement_terms", _terms(block.rows))
            self._insert("statement_bodies", _bodies(block.rows))

    def remove(self, table: DataTable, part: str) -> None:
        """Take the rows of a part out of a table."""
        self._is_changed = True
        commands = [f"DELETE FROM {table.name} WHERE {table.owner} = ?"]  # noqa: S608  (our own names)
        if table.record is StatementRecord:
            commands = [*_UNLINK, *commands]
        with _errors_of_disk():
            for command in commands:
                self._connection.execute(command, (part,))

    def _insert(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        rows = iter(rows)
        first = next(rows, None)
        if first is not None:
            command = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608  (our own names)
            with _errors_of_disk():
                self._connection.executemany(command, chain([first], rows))

    def end(self, draft: Draft, about: Mapping[str, str]) -> None:
        """Write the database, with what is said `about` all of it. Raise `sqlite3.IntegrityError` or `OSError`."""
        with _errors_of_disk():
            self._connection.execute("DELETE FROM about")
        self._insert("about", sorted({**about, "schema_version": SCHEMA_VERSION}.items()))
        with _errors_of_disk():
            self._connection.execute("COMMIT")
            if self._is_changed:
                self._derive()
            if not self._is_new:
                self._count_back()
            self._connection.execute("VACUUM INTO ?", (str(draft.path),))
        self._connection.close()
        for start, end in _STRUCK_OUT:
            draft.file.seek(start)
            draft.file.write(bytes(end - start))

    def _derive(self) -> None:
        """Look at the keys, and make what follows from the rows."""
        if lacking := self._connection.execute("PRAGMA foreign_key_check").fetchone():
            table, _, target, _ = lacking
            raise sqlite3.IntegrityError(f"a row of {table} names none of {target}")
        self._connection.executescript(f"{_VIEWS if self._is_new else ''} {_TEXTS}")

    def _count_back(self) -> None:
        """Of a copy: to write it anew counts as one more change of its tables, as it did before."""
        (count,) = self._connection.execute("PRAGMA schema_version").fetchone()
        self._connection.execute(f"PRAGMA schema_version = {count - 1}")


@contextmanager
def _errors_of_disk() -> Iterator[None]:
    """What SQLite says of the disk, said as the system does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = _REFUSALS.get(error.sqlite_errorcode & 0xFF)
        raise OSError(code, str(error)) if code else error from error


def _create(table: DataTable) -> str:
    """A table with its keys. Why there is no value stands in `missing`, as JSON."""
    lines = [
        f'"{column.name}" {_TYPES[column.type]}{" NOT NULL" if column.required else ""}' for column in columns(table)
    ]
    lines += ['"missing" TEXT NOT NULL', f"PRIMARY KEY ({', '.join(table.key)})"]
    lines += [f"FOREIGN KEY ({name}) REFERENCES {target} (id)" for name, target in table.foreign.items()]
    if table.name == "silences":
        lines.append("FOREIGN KEY (vocabulary, term) REFERENCES vocabularies (vocabulary, id)")
    return f"CREATE TABLE {table.name} ({', '.join(lines)}) WITHOUT ROWID;"


def _terms(statements: Iterable[StatementRecord]) -> Iterator[tuple[str, str, str]]:
    for row in statements:
        for field, vocabulary in _LISTS:
            yield from ((row.id, vocabulary, term) for term in dict.fromkeys(getattr(row, field) or ()))


def _bodies(statements: Iterable[StatementRecord]) -> Iterator[tuple[str, str, str, str]]:
    for row in statements:
        yield from dict.fromkeys((row.id, body.role, body.name, row.plan) for body in row.bodies or ())
