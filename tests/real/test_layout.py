"""The repository's own content lies where the list of kinds says."""

from __future__ import annotations

from builder.content.layout import KINDS
from builder.content.read import load
from tests.conftest import ROOT


def test_each_content_file_is_of_one_kind() -> None:
    for record in load(ROOT / "content", shown_as="content")[0]:
        path = record.file.removeprefix("content/")
        assert [kind for kind in KINDS if kind.ids_of(path) is not None] == [record.kind]
