"""A plan's sources as its pages show them: where they come from, how they were repaired, how far they are covered."""

from __future__ import annotations

from builder.evidence.binding.repairs import kinds_of
from builder.evidence.claims.list_claims import repair_id
from builder.model.schema.plan import Source, SourceRepair
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.claims import claim_state, mark_line
from builder.views.context import PageContext
from builder.views.pieces import Fact, MarkLine, Value
from builder.views.values import citation_value, printed_value, words_value


@value_class
class RepairRow:
    """A repair of the source text."""

    printed: str
    read_as: str
    cite: Value
    kinds: tuple[str, ...]
    """What it changes, in words: a number, how firm something is, a role, or other words."""
    reason: str
    confidence: str
    claim: str
    mark: str


@value_class
class SourceSection:
    """A source's header table and repairs."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    repairs: tuple[RepairRow, ...]


def source_section(page: PageContext, plan: Plan, source: Source, *, repaired: bool = True) -> SourceSection:
    """The header table in the form that government sites use; an unknown field says so. `repaired`: and the repairs."""
    facts = (
        ("source.title", printed_value(page, plan.title)),
        ("source.issuer", printed_value(page, plan.issuer)),
        ("source.number", printed_value(page, plan.document_number)),
        ("source.issued", printed_value(page, plan.issued)),
        ("source.published", printed_value(page, source.published)),
        ("source.url", printed_value(page, source.url, link=str)),
        ("source.how", words_value(page.t("source.how_there" if isinstance(source.url, str) else "source.how_kept"))),
        ("source.validity", printed_value(page, plan.validity)),
        ("source.page_title", printed_value(page, source.title)),
        ("source.publisher", printed_value(page, source.publisher)),
        ("source.retrieved", printed_value(page, source.retrieved)),
        ("source.recorded", printed_value(page, plan.recorded)),
        ("source.checked", printed_value(page, plan.checked)),
        ("source.sha256", printed_value(page, source.sha256)),
    )
    return SourceSection(
        anchor=f"source-{source.id}",
        title=source.title,
        facts=tuple(Fact(page.t(label), cell) for label, cell in facts),
        repairs=tuple(_repair(page, plan, source, repair) for repair in source.corrections if repaired),
    )


def _repair(page: PageContext, plan: Plan, source: Source, repair: SourceRepair) -> RepairRow:
    claim = repair_id(plan, source, repair)
    return RepairRow(
        printed=repair.printed,
        read_as=repair.read_as,
        cite=citation_value(page, plan, repair.paragraphs),
        kinds=kind_words(page, repair),
        reason=str(repair.reason),
        confidence=page.t(f"confidence.{repair.confidence}"),
        claim=claim,
        mark=claim_state(page, claim),
    )


def kind_words(page: PageContext, repair: SourceRepair) -> tuple[str, ...]:
    """What a repair changes, the gravest first."""
    return tuple(page.t(f"correction.{kind}") for kind in kinds_of(repair))


def plan_marks(page: PageContext, plan: Plan) -> MarkLine | None:
    """How many of all claims of a plan have which mark."""
    return page.keep(("marks", plan.key), lambda anywhere: _plan_marks(anywhere, plan))


def _plan_marks(page: PageContext, plan: Plan) -> MarkLine | None:
    evidence = page.shared.ledger.get(plan.key)
    return mark_line(page, evidence.marks if evidence else ())


def coverage_facts(page: PageContext, plan: Plan) -> tuple[Fact, ...]:
    """How much of the source is accounted for; known with the archive only."""
    evidence = page.shared.ledger.get(plan.key)
    coverage = evidence.coverage if evidence else None
    if coverage is None:
        return ()

    def fact(key: str, all_: int, claimed: int, left_out: int) -> Fact:
        return Fact(page.t(key), words_value(page.t("coverage.words", all=all_, claimed=claimed, left_out=left_out)))

    return (
        fact("coverage.paragraphs", coverage.paragraphs, coverage.paragraphs_cited, coverage.paragraphs_left_out),
        fact("coverage.numbers", coverage.numbers, coverage.numbers_claimed, coverage.numbers_left_out),
    )
