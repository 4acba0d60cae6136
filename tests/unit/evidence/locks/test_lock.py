"""The lock: one line a claim, that says what was compared; what is no line is told, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.claims.claim import Result
from builder.evidence.locks.lock import RULES, Locked, lock_text, read_lock

hashes = st.text(alphabet="0123456789abcdef", min_size=16, max_size=16)
names = st.from_regex(r"[a-z][a-z.-]{0,20}", fullmatch=True)
results: st.SearchStrategy[Result] = st.sampled_from(["verbatim", "reading", "no"])
cited = st.sampled_from(["-", "page:1", "page:46[五、24],annex:2-5"])
lines = st.builds(
    Locked,
    hashes,
    hashes,
    cited,
    results,
    st.integers(1, 99),
    st.dates().map(str),
    st.sampled_from(["编辑", "复读 二组", "r"]),
)
LINE = "fund.name 0123456789abcdef 0123456789abcdef page:3[二、2] verbatim 2 2026-11-26 编辑\n"


@given(st.dictionaries(names, lines))
def test_a_lock_says_what_was_written(locked: dict[str, Locked]) -> None:
    read = read_lock(lock_text(locked.items(), on="2026-01-01", by="别人"))
    assert {name: [line for _, line in lines] for name, lines in read.lines.items()} == {
        name: [line] for name, line in locked.items()
    }
    assert read.malformed == ()


@given(st.text())
def test_any_text_can_be_read_as_a_lock(text: str) -> None:
    read_lock(text)


def test_what_was_compared_now_gets_the_day_and_the_role() -> None:
    text = lock_text([("fund.name", Locked("0" * 16, "1" * 16, "-", "verbatim"))], on="2026-11-26", by="编辑")
    assert text.splitlines()[1].endswith(f" verbatim {RULES} 2026-11-26 编辑")


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("verbatim", "yes"),
        LINE.replace(" 2 ", " "),
        LINE.replace("编辑", ""),
        LINE.replace("2026-11-26", "26日"),
        "aa.plan-a.fund.name 0123456789abcdef 0123456789abcdef yes\n",
    ],
)
def test_what_is_no_line_is_told_with_its_number(line: str) -> None:
    lock = read_lock(f"# 说明\n{LINE}{line}")
    assert lock.malformed == (3,)
    assert list(lock.lines) == ["fund.name"]


def test_the_lock_knows_the_printed_places() -> None:
    assert read_lock(LINE).places == {("page", 3): "二、2"}
