"""A part of a ZIP is taken over as it is packed, with the bytes of packing it again."""

from __future__ import annotations

import io
from contextlib import closing
from zipfile import ZipFile, ZipInfo

import pytest

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


@pytest.mark.parametrize("name", ["fp", "start_dir", "filelist", "NameToInfo"])
def test_python_has_what_taking_over_rests_on_though_no_manual_says_so(name: str) -> None:
    """Where this fails with another Python, `ZipWriter.take` has to be written for it, or to pack again."""
    with ZipFile(io.BytesIO(), "w") as archive:
        assert hasattr(archive, name)
    assert hasattr(ZipInfo, "FileHeader")
