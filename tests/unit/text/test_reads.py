"""What is read for a part was read by every page that shows it; what nobody noted is never taken for nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from builder.text.reads import RECORDER, UNKNOWN, Noted, Read, apart, note, note_all, record, recorded
from builder.text.values import Derived, derive, derived_field, shared, value_class


@value_class
class Word:
    """A value that several pages may show."""

    text: str
    derived: Derived = derived_field()


def term(name: str) -> str:
    """Read a term."""
    note("term", name)
    return name


def reads_of(make: Callable[[], object]) -> set[Read]:
    with recorded() as reads:
        make()
    return reads


def test_a_part_that_is_used_again_has_read_what_it_was_made_of() -> None:
    word = shared(Word("a"))

    def use() -> str:
        return derive(word, "label", lambda: term("a"))

    assert [reads_of(use), reads_of(use)] == [{("term", "a")}] * 2


def test_a_part_made_while_nobody_recorded_has_read_what_nobody_knows() -> None:
    word = shared(Word("a"))
    derive(word, "label", lambda: "label")
    assert reads_of(lambda: derive(word, "label", lambda: "label")) == {UNKNOWN}


def test_what_a_thread_reads_belongs_to_no_page_of_another() -> None:
    """Two pages that are begun in turn, and ended in the order in which they were begun."""
    both_begun, first_ended = threading.Barrier(2), threading.Event()

    def make(name: str, *, waits: bool) -> tuple[set[Read], set[Read] | None]:
        with recorded() as reads:
            both_begun.wait()
            if waits:
                first_ended.wait()
            note("term", name)
        first_ended.set()
        return reads, RECORDER.reads

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(make, "a", waits=False), pool.submit(make, "b", waits=True)
    assert first.result() == ({("term", "a")}, None)
    assert second.result() == ({("term", "b")}, None)
    assert RECORDER.reads is None


def test_a_part_within_a_part_belongs_to_both() -> None:
    inner = shared(Word("a"))
    read = reads_of(lambda: record(lambda: derive(inner, "label", lambda: term("a"))))
    assert read == {("term", "a")}
    with recorded():
        _, again = record(lambda: derive(inner, "label", lambda: "never made"))
    assert again == {("term", "a")}


def test_what_has_a_name_of_its_own_is_read_apart() -> None:
    assert reads_of(lambda: term("a") + apart(lambda: term("b"))) == {("term", "a")}


def test_after_an_error_nothing_is_recorded_any_longer() -> None:
    def fail() -> object:
        raise LookupError

    with pytest.raises(LookupError), recorded():
        fail()
    with pytest.raises(LookupError), recorded():
        apart(fail)
    note("term", "a")
    note_all(frozenset([("term", "a")]))
    assert reads_of(lambda: None) == set()


@pytest.mark.parametrize(
    ("use", "read"),
    [
        (lambda results: results["a"], "a"),
        (lambda results: results.get("b"), "b"),
        (lambda results: "b" in results, "b"),
        (list, "*"),
        (len, "*"),
        (lambda results: results.items() and list(results.items())[:1], "*"),
    ],
)
def test_a_shared_result_is_noted_whichever_way_it_is_looked_up(use: Callable[[Noted[int]], object], read: str) -> None:
    results = Noted("count", {"a": 1})
    assert ("count", read) in reads_of(lambda: use(results))


def test_results_that_count_together_have_a_name_together() -> None:
    marks = Noted("marks", {"a.b.c": 1}, lambda claim: claim.rpartition(".")[0])
    assert reads_of(lambda: marks.get("a.b.d")) == {("marks", "a.b")}
