"""A part of a ZIP is taken over as it is packed, with the bytes of packing it again."""

from __future__ import annotations

import io
from contextlib import closing
from zipfile import ZipFile

from builder.text.packed import ZipWriter, zip_bytes

PARTS = {"a.csv": "区县\r\n".encode() * 9_999, "empty": b"", "b.csv": bytes(range(256)) * 99}


def test_parts_that_are_taken_over_are_as_if_they_were_packed_again() -> None:
    parts = {"README.txt": b"new", **PARTS, "last": b"new"}
    file = io.BytesIO()
    with ZipFile(io.BytesIO(zip_bytes({"README.txt": b"older", **PARTS}))) as old, closing(ZipWriter(file)) as package:
        package.add("README.txt", parts["README.txt"])
        for name in PARTS:
            package.take(old, name)
        package.add("last", parts["last"])
    assert file.getvalue() == zip_bytes(parts)
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
