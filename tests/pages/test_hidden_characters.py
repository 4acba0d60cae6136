"""Marks of direction, NUL and their like in an archived source reach no file of the site, in whatever form."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SOURCES, publish_site
from tests.support import contents

PLANTED = "\u202e\u2067\u200b\u00ad\x07\x00"
"""Turns the direction, isolates, has no width, hyphenates, rings, ends a string in C."""
CITED = "安住计划"
PLACES = ("districts/aa/plan-a/source.html", "districts/aa/plan-a/housing.html")


def _planted(text: str, kind: str) -> str:
    """The text of a source, or the page that says it, with what is planted in the middle of what is cited."""
    if kind == "text":
        return text.replace(CITED, f"{CITED[:2]}{PLANTED}{CITED[2:]}")
    referred = "".join(f"&#{ord(character)};" for character in PLANTED[:4])  # HTML has no &#0;
    marks = PLANTED if kind == "page" else referred
    paragraphs = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    return f"<!doctype html><html><body>\n{paragraphs}</body></html>\n".replace(CITED, f"{CITED[:2]}{marks}{CITED[2:]}")


@pytest.mark.parametrize("kind", ["text", "page", "entities"])
def test_what_nobody_sees_in_a_source_is_in_no_file_of_the_site(tmp_path: Path, kind: str) -> None:
    content = contents.archived(tmp_path)
    source, plan = tmp_path / "archive" / "source.txt", content / "districts" / "aa" / "plan-a" / "plan.yaml"
    data = _planted(source.read_text("utf-8"), kind).encode()
    was = hashlib.sha256((SOURCES / source.name).read_bytes()).hexdigest()
    source.write_bytes(data)
    form = "" if kind == "text" else "\n    format: html"
    now = plan.read_text("utf-8").replace(was, hashlib.sha256(data).hexdigest() + form)
    plan.write_text(now, "utf-8")
    publish_site(content, tmp_path / "public")
    files = {path.relative_to(tmp_path / "public").as_posix(): path for path in (tmp_path / "public").rglob("*")}
    assert all(CITED in files[place].read_text("utf-8") for place in PLACES)
    written = [path for path in files.values() if path.is_file() and path.parent.name != "assets"]  # scripts name some
    assert [path.name for path in written if any(map(_tells, _contents(path)))] == []


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file; of what is packed, the bytes of what is in it."""
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from map(package.read, package.namelist())
    else:
        yield data


def _tells(data: bytes) -> bool:
    """Whether a file holds what was planted: as it is, or as JSON, HTML or XML write it.

    What is no text, such as a database, may hold the short bytes for other reasons.
    """
    try:
        text, sought = data.decode("utf-8"), PLANTED
    except UnicodeDecodeError:
        text, sought = data.decode("utf-8", "ignore"), PLANTED[:3]
    if text.startswith("SQLite format"):
        sought = PLANTED[:3]
    escaped = (json.dumps(character)[1:-1] for character in sought)
    referred = (f"&#{ord(character)};" for character in sought)
    hexadecimal = (f"&#x{ord(character):x};" for character in sought)
    return any(part in text for part in (*sought, *escaped, *referred, *hexadecimal))
