"""The tables of the open data: their columns, what identifies a row, and which columns name rows of other tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from builder.data import context_records, records
from builder.data.context_rows import context_rows, ratio_rows
from builder.data.rows import (
    district_row,
    evidence_rows,
    organisation_rows,
    plan_row,
    programme_row,
    silence_rows,
    source_rows,
    term_rows,
)
from builder.data.statement_rows import quantity_rows, statement_rows
from builder.data.superior_rows import SuperiorRecord, superior_rows
from builder.model.site import Plan
from builder.text.values import value_class
from builder.views.context import Context


@value_class
class DataTable:
    """A table. `title` names it to readers; `foreign`: by column the table that it names a row of."""

    name: str
    title: str
    record: type
    key: tuple[str, ...]
    rows: Callable[[Context], Iterable[Any]]
    foreign: Mapping[str, str] = field(default_factory=dict)

    @property
    def schema(self) -> str:
        """The name of its rows' schema.

        >>> next(table.schema for table in TABLES if table.name == "quantities")
        'quantity'
        """
        return self.record.__name__.removesuffix("Record").lower()


def _of_plans(rows: Callable[[Context, Plan], Iterable[Any]]) -> Callable[[Context], Iterator[Any]]:
    """The rows of all plans, one after the other."""
    return lambda context: (row for plan in context.site.all_plans for row in rows(context, plan))


TABLES = (
    DataTable(
        "vocabularies", "词表", records.TermRecord, ("vocabulary", "id"), lambda context: term_rows(context.site)
    ),
    DataTable(
        "districts",
        "区县",
        records.DistrictRecord,
        ("id",),
        lambda context: map(district_row, context.site.all_districts),
    ),
    DataTable(
        "context",
        "区县概况",
        context_records.ContextRecord,
        ("id",),
        lambda context: (row for district in context.site.all_districts for row in context_rows(district)),
        {"district": "districts"},
    ),
    DataTable(
        "plans",
        "政策文本",
        records.PlanRecord,
        ("id",),
        _of_plans(lambda context, plan: (plan_row(context, plan),)),
        {"district": "districts", "implements_plan": "plans"},
    ),
    DataTable(
        "sources",
        "来源文件",
        records.SourceRecord,
        ("id",),
        _of_plans(lambda _, plan: source_rows(plan)),
        {"plan": "plans"},
    ),
    DataTable(
        "organisations",
        "机构",
        records.OrganisationRecord,
        ("plan", "name"),
        _of_plans(lambda _, plan: organisation_rows(plan)),
        {"plan": "plans"},
    ),
    DataTable(
        "programmes",
        "项目",
        records.ProgrammeRecord,
        ("id",),
        _of_plans(lambda _, plan: (programme_row(plan, programme) for programme in plan.programmes)),
        {"plan": "plans", "part_of": "programmes"},
    ),
    DataTable(
        "statements",
        "陈述",
        records.StatementRecord,
        ("id",),
        _of_plans(statement_rows),
        {"plan": "plans", "programme": "programmes", "measure": "statements"},
    ),
    DataTable(
        "quantities",
        "量化内容",
        records.QuantityRecord,
        ("id",),
        _of_plans(quantity_rows),
        {
            "id": "statements",
            "plan": "plans",
            "programme": "programmes",
            "repeats": "quantities",
            "within": "quantities",
        },
    ),
    DataTable(
        "superiors",
        "上级—本级",
        SuperiorRecord,
        ("id",),
        _of_plans(superior_rows),
        {"plan": "plans", "superior": "plans"},
    ),
    DataTable(
        "ratios",
        "每万人（推算）",
        context_records.RatioRecord,
        ("quantity",),
        lambda context: (row for district in context.site.all_districts for row in ratio_rows(context, district)),
        {"quantity": "quantities", "district": "districts"},
    ),
    DataTable(
        "evidence",
        "核对",
        records.EvidenceRecord,
        ("claim",),
        _of_plans(evidence_rows),
        {"plan": "plans", "statement": "statements"},
    ),
    DataTable(
        "silences",
        "没有写到的",
        records.SilenceRecord,
        ("plan", "vocabulary", "term"),
        _of_plans(silence_rows),
        {"plan": "plans"},
    ),
)
"""In an order in which a row names only rows of tables before its own, or of its own."""
