"""What the editors' commands write: text files and new folders, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def write_texts(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write text files below a folder (path with `/` -> text), each at once or not at all; return their paths."""
    written = []
    for name, text in texts.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(target, text.encode())
        written.append(target)
    return written


def create_file(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet. False when it is, with the same bytes.

    Raise `FileExistsError` when it is there with others.
    """
    if path.exists() or path.is_symlink():
        if path.is_file() and path.read_bytes() == data:
            return False
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    _put(path, data)
    return True


def create_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a new folder of text files (path with `/` -> text), whole or not at all. Raise `FileExistsError`."""
    if folder.exists() or folder.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    draft = folder.with_name(f".{folder.name}.new")
    if draft.is_symlink():
        draft.unlink()
    shutil.rmtree(draft, ignore_errors=True)
    try:
        write_texts(draft, texts)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A draft that becomes the folder when the block ends, or goes with everything in it when the block fails.

    Raise `FileExistsError` where the folder is not vacant.
    """
    if not is_vacant(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    target = folder.absolute()
    draft = target.with_name(f".{target.name}.new")
    if draft.is_symlink():
        draft.unlink()
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        if target.exists():
            for entry in draft.iterdir():  # the folder itself may be where somebody stands
                entry.rename(target / entry.name)
        else:
            draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def is_vacant(folder: Path) -> bool:
    """Whether a folder is not there, or empty, or fresh from `git init`. A link is none of these."""
    if folder.is_symlink() or not folder.exists():
        return not folder.is_symlink()
    return folder.is_dir() and all(entry.name == ".git" for entry in folder.iterdir())


def _put(path: Path, data: bytes) -> None:
    """Put a file in its place at once. Never through a link: a proposal may hold one with the name of the draft."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with open(draft, "xb") as file:
            file.write(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
