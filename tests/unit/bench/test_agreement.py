"""Two readings of what a text does not mention are held against each other, cell by cell."""

from __future__ import annotations

from pathlib import Path

from tests.bench.agreement import Verdicts, agreement_on_silences, read_verdicts


def test_verdicts_that_differ_are_counted_by_vocabulary_and_named() -> None:
    first: Verdicts = {"themes.housing": True, "themes.living": "arguable", "agencies.health": True}
    second: Verdicts = {"themes.housing": True, "themes.living": True, "agencies.health": True}
    assert agreement_on_silences(first, second) == "silences 2/3  themes 1/2  agencies 1/1  (themes.living)"


def test_a_cell_that_only_one_reading_judged_is_not_counted() -> None:
    assert agreement_on_silences({"themes.housing": True, "themes.living": False}, {"themes.housing": True}) == (
        "silences 1/1  themes 1/1"
    )


def test_an_arguable_cell_is_neither_true_nor_false(tmp_path: Path) -> None:
    file = tmp_path / "silences.yaml"
    file.write_text("- {term: themes.housing, verdict: true}\n- {term: themes.living, verdict: arguable}\n", "utf-8")
    assert read_verdicts(file) == {"themes.housing": True, "themes.living": "arguable"}
