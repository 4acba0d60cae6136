"""What editors' commands write goes where it belongs, whatever a proposal has put in its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.content.write import create_file, create_folder, write_texts

WRITERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "texts": (".plan.yaml.new", lambda folder: write_texts(folder, {"plan.yaml": "县\n"})),
    "a file": (".plan.yaml.new", lambda folder: create_file(folder / "plan.yaml", "县\n".encode())),
    "a folder": (".plan-a.new", lambda folder: create_folder(folder / "plan-a", {"plan.yaml": "县\n"})),
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("is_folder", [False, True])
def test_a_link_with_the_name_of_a_draft_is_not_followed(tmp_path: Path, kind: str, is_folder: bool) -> None:
    draft, write = WRITERS[kind]
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "content"
    folder.mkdir()
    elsewhere.mkdir()
    letter = elsewhere / "plan.yaml"
    letter.write_text("mine")
    (folder / draft).symlink_to(elsewhere if is_folder else letter)
    write(folder)
    assert letter.read_text() == "mine"
    (written,) = folder.rglob("plan.yaml")
    assert not written.is_symlink()
    assert not written.parent.is_symlink()
    assert written.read_bytes() == "县\n".encode()
    assert not list(folder.glob(".*"))
