"""Two folders exchange their names at once, or it is known why they do not."""

from __future__ import annotations

import ctypes
import errno
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder.publish.exchange import exchange_at_once

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders, each with a file that tells which it is."""
    for name in ("left", "right"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    return tmp_path / "left", tmp_path / "right"


def refuse(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Have the system refuse to exchange anything, with this code."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(renameat2=lambda *_: -1))
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_a_file_system_that_cannot_exchange_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, folders: tuple[Path, Path], code: int
) -> None:
    refuse(monkeypatch, code)
    assert not exchange_at_once(*folders)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EBUSY, errno.EXDEV])
def test_what_keeps_folders_from_being_exchanged_in_any_way_is_raised(
    monkeypatch: pytest.MonkeyPatch, folders: tuple[Path, Path], code: int
) -> None:
    refuse(monkeypatch, code)
    with pytest.raises(OSError, match=r"right") as raised:
        exchange_at_once(*folders)
    assert raised.value.errno == code
