"""What is written down of versions is written down of those that are kept."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.publishing import publish


def test_the_time_of_a_deleted_version_is_forgotten(tmp_path: Path) -> None:
    output = tmp_path / "public"
    for number in range(6):
        publish({"index.html": b"%d" % number}, output, time=number)
    state = json.loads((tmp_path / ".public.versions" / "state.json").read_text())
    assert sorted(map(int, state["times"])) == sorted(state["order"]) == [4, 5, 6]
