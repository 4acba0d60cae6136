"""Compressed containers whose every byte is ours: other Pythons and systems write other headers.

The deflated data in between is zlib's. A Python that is linked to another deflate may pack the same content tighter or
looser, so nothing is ever named after packed bytes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from copy import copy
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Deflate, no flags, no time, packed as tightly as possible, by no system in particular."""
_LEVEL = 9
_LEVEL_OF_PICTURES = 6
"""Tighter takes eight times as long, for a tenth of the size."""
_VERSION = 20
_BITS, _BY_PALETTE = 8, 3
"""Of a pixel of PNG: its size, and that it is a place in a palette."""
_LOCAL_HEADER, _LENGTHS = 30, "<2H"
"""Bytes before a part, which end with the lengths of its name and of what else is said of it; both follow."""
_AT_ONCE = 1024 * 1024
"""Bytes that are held at a time."""
_REGULAR_FILE = 0o100644 << 16


def gzip_bytes(data: bytes) -> bytes:
    """Pack as gzip, with a header that is the same everywhere.

    >>> import gzip
    >>> gzip.decompress(gzip_bytes("区县".encode())).decode(), gzip_bytes(b"")[:10].hex()
    ('区县', '1f8b08000000000002ff')
    """
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    return _GZIP_HEADER + packed + struct.pack("<2I", zlib.crc32(data), len(data) % 2**32)


class ZipWriter:
    """A ZIP that is written part by part, all of 1980: the same parts in the same order give the same bytes.

    It has to be closed before its file, which is any that can be gone back in: what a part comes to stands before it.
    """

    def __init__(self, file: IO[bytes], level: int = _LEVEL) -> None:
        self._archive = ZipFile(file, "w", ZIP_DEFLATED, compresslevel=level)

    def open(self, name: str) -> IO[bytes]:
        """A part that is packed as it is written, and closed before the next is opened."""
        return self._archive.open(name, "w")

    def add(self, name: str, data: bytes) -> None:
        """Pack a part."""
        with self.open(name) as part:
            part.write(data)

    def take(self, package: ZipFile, name: str) -> None:
        """Take over a part of another such package as it is packed there, at the same level."""
        entry, target = copy(package.getinfo(name)), self._archive.fp
        assert package.fp
        assert target
        package.fp.seek(entry.header_offset)
        lengths = struct.unpack(_LENGTHS, package.fp.read(_LOCAL_HEADER)[-struct.calcsize(_LENGTHS) :])
        package.fp.seek(sum(lengths), io.SEEK_CUR)
        target.seek(self._archive.start_dir)
        entry.header_offset, left = target.tell(), entry.compress_size
        target.write(entry.FileHeader())
        while some := package.fp.read(min(left, _AT_ONCE)):
            target.write(some)
            left -= len(some)
        self._archive.start_dir = target.tell()
        self._archive.filelist.append(entry)
        self._archive.NameToInfo[name] = entry

    def close(self) -> None:
        """Write what lists the parts."""
        for entry in self._archive.infolist():
            entry.create_system, entry.create_version, entry.external_attr = 0, _VERSION, _REGULAR_FILE
        self._archive.close()


def zip_bytes(parts: Mapping[str, bytes]) -> bytes:
    """Pack as ZIP, in the order given."""
    file = io.BytesIO()
    with closing(ZipWriter(file)) as package:
        for name, data in parts.items():
            package.add(name, data)
    return file.getvalue()


def png_bytes(width: int, height: int, palette: Sequence[tuple[int, int, int]], pixels: bytes) -> bytes:
    """Pack a picture as PNG: `pixels` are places in the palette of red, green and blue, row by row.

    >>> png_bytes(1, 1, [(255, 255, 255)], bytes(1))[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, width * height, width))
    head = struct.pack(">2L5B", width, height, _BITS, _BY_PALETTE, 0, 0, 0)
    colours = b"".join(map(bytes, palette))
    parts = (b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(rows, _LEVEL_OF_PICTURES)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def repack(package: bytes) -> bytes:
    """A ZIP of somebody else's making with the container of our own."""
    with ZipFile(io.BytesIO(package)) as archive:
        return zip_bytes({entry.filename: archive.read(entry) for entry in archive.infolist()})
