"""The lock: what was verified is known without the archive, and a changed claim is unverified until checked again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.evidence.lock import Locked, lock_text, read_lock

words = st.text(alphabet="abc.-1", min_size=1)
entries = st.dictionaries(words, st.builds(Locked, words, words, st.sampled_from(["yes", "no"])))


@settings(deadline=None)
@given(entries)
def test_a_lock_says_what_was_written(locked: dict[str, Locked]) -> None:
    assert read_lock(lock_text(locked.items())) == locked


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_read_as_a_lock(text: str) -> None:
    read_lock(text)
