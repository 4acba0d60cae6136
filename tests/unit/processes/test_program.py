"""The sum of the program is that of its files, whatever Python compiles beside them meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.processes import program


def test_what_python_compiles_is_no_part_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "PROGRAM", tmp_path)
    (tmp_path / "a.py").write_text("a = 1\n", encoding="utf-8")
    before = program.add_up_program()
    compiled = tmp_path / "__pycache__"
    compiled.mkdir()
    (compiled / "a.cpython-311.pyc").write_bytes(b"compiled")
    (compiled / "a.cpython-311.pyc.140468845021616").symlink_to("what another process has moved away meanwhile")
    (compiled / "b.cpython-311.pyc.1").write_bytes(b"half of it")
    assert program.add_up_program() == before
    (tmp_path / "a.py").write_text("a = 2\n", encoding="utf-8")
    assert program.add_up_program() != before
