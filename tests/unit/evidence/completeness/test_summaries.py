"""What a summary tells in the words of its text is recorded by a statement, or listed with a reason."""

from __future__ import annotations

import pytest

from builder.evidence.completeness.summaries import check
from builder.evidence.sources.source_text import join_sources, read_source
from builder.model.schema.statement import Measure, WordsPassedOver
from builder.model.site import Plan
from builder.model.types import Span, Text
from tests.conftest import MINIMAL, checked

SITE = checked(MINIMAL, sources=None).site
PLAN = SITE.plans[0]
HOUSING = next(programme for programme in PLAN.programmes if programme.id == "housing")
PARAGRAPH = "1.安住计划。建立水手公寓，力争设立青年水手驿站，举办“周末讲堂”，为创新创业的青年水手提供便利。"
FLATS, STATION, LECTURES = (
    Measure(id=name, name=Text(zh=words), themes=[], target_groups=[], status="planned")
    for name, words in (("flats", "水手公寓"), ("station", "青年水手驿站"), ("lectures", "“周末讲堂”"))
)


def words_left(summary: str, *measures: Measure, plan: Plan = PLAN) -> str:
    """What is found of a summary of the paragraph, given the measures that record it."""
    text = join_sources([read_source(plan.sources[0], ("", "", PARAGRAPH))])
    update = {"body": summary, "measures": measures, "quantities": (), "force": "完成", "cite": (Span(None, 3, 3),)}
    changed = plan.model_copy(update={"programmes": (HOUSING.model_copy(update=update),)})
    names = {
        f"{plan.key}.housing.{measure.id}": measure.name.zh.replace("“", '"').replace("”", '"') for measure in measures
    }
    matches = {claim: tuple(text.find(name, [3])) for claim, name in names.items()}
    return " ".join(problem.values["words"] for problem in check(SITE, changed, text, matches))


@pytest.mark.parametrize(
    ("summary", "measures", "left"),
    [
        ("建水手公寓和青年水手驿站，办“周末讲堂”。", (FLATS, STATION, LECTURES), ""),
        ("建水手公寓和青年水手驿站。", (FLATS,), "青年水手驿站"),
        ("建水手公寓，办“周末讲堂”。", (FLATS,), "周末讲堂"),
        ("建青年水手驿站。", (), ""),  # a programme without measures tells all in its summary
        ("建水手公寓，给创新创业的青年水手便利。", (FLATS,), ""),  # whom it is for, without a verb before it
        ("建水手公寓，用词是“力争”。", (FLATS,), ""),
        ("建水手公寓，另有驿站。", (FLATS,), ""),  # in words of our own
    ],
)
def test_what_only_the_summary_tells_is_found(summary: str, measures: tuple[Measure, ...], left: str) -> None:
    assert words_left(summary, *measures) == left


def test_words_with_a_reason_and_records_of_a_part_are_left_alone() -> None:
    reason = WordsPassedOver(printed=["青年水手驿站"], paragraphs=["3"], reason="另一份文本的事")
    explained = PLAN.model_copy(update={"words_not_encoded": [reason]})
    partial = PLAN.model_copy(update={"extent": "partial"})
    assert words_left("建水手公寓和青年水手驿站。", FLATS, plan=explained) == ""
    assert words_left("建水手公寓和青年水手驿站。", FLATS, plan=partial) == ""
