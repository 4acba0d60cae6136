"""The tables of the open data: their columns, what identifies a row, and which columns name rows of other tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import partial
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
from builder.model.site import District, Plan
from builder.text.values import value_class
from builder.views.context import Context

Part = tuple[str, Callable[[], Iterable[Any]]]
"""What rows are of, and what makes them."""


@value_class
class DataTable:
    """A table. `title` names it to readers; `foreign`: by column the table that it names a row of.

    `parts`: its rows by what they are of, which the column `owner` names, to be made when they are needed.
    """

    name: str
    title: str
    record: type
    key: tuple[str, ...]
    owner: str
    parts: Callable[[Context], Iterable[Part]]
    foreign: Mapping[str, str] = field(default_factory=dict)

    @property
    def schema(self) -> str:
        """The name of its rows' schema.

        >>> next(table.schema for table in TABLES if table.name == "quantities")
        'quantity'
        """
        return self.record.__name__.removesuffix("Record").lower()


def _of_plans(rows: Callable[[Context, Plan], Iterable[Any]]) -> Callable[[Context], Iterator[Part]]:
    """The rows of all plans, one after the other."""
    return lambda context: ((plan.key, partial(rows, context, plan)) for plan in context.site.all_plans)


def _of_districts(rows: Callable[[Context, District], Iterable[Any]]) -> Callable[[Context], Iterator[Part]]:
    """The rows of all districts, likewise."""
    return lambda context: ((each.id, partial(rows, context, each)) for each in context.site.all_districts)


def _of_vocabularies(context: Context) -> Iterator[Part]:
    return ((name, partial(term_rows, context.site, name)) for name in context.site.vocabularies)


TABLES = (
    DataTable("vocabularies", "词表", records.TermRecord, ("vocabulary", "id"), "vocabulary", _of_vocabularies),
    DataTable(
        "districts",
        "区县",
        records.DistrictRecord,
        ("id",),
        "id",
        _of_districts(lambda _, district: (district_row(district),)),
    ),
    DataTable(
        "context",
        "区县概况",
        context_records.ContextRecord,
        ("id",),
        "district",
        _of_districts(lambda _, district: context_rows(district)),
        {"district": "districts"},
    ),
    DataTable(
        "plans",
        "政策文本",
        records.PlanRecord,
        ("id",),
        "id",
        _of_plans(lambda context, plan: (plan_row(context, plan),)),
        {"district": "districts", "implements_plan": "plans"},
    ),
    DataTable(
        "sources",
        "来源文件",
        records.SourceRecord,
        ("id",),
        "plan",
        _of_plans(lambda _, plan: source_rows(plan)),
        {"plan": "plans"},
    ),
    DataTable(
        "organisations",
        "机构",
        records.OrganisationRecord,
        ("plan", "name"),
        "plan",
        _of_plans(lambda _, plan: organisation_rows(plan)),
        {"plan": "plans"},
    ),
    DataTable(
        "programmes",
        "项目",
        records.ProgrammeRecord,
        ("id",),
        "plan",
        _of_plans(lambda _, plan: (programme_row(plan, programme) for programme in plan.programmes)),
        {"plan": "plans", "part_of": "programmes"},
    ),
    DataTable(
        "statements",
        "陈述",
        records.StatementRecord,
        ("id",),
        "plan",
        _of_plans(statement_rows),
        {"plan": "plans", "programme": "programmes", "measure": "statements"},
    ),
    DataTable(
        "quantities",
        "量化内容",
        records.QuantityRecord,
        ("id",),
        "plan",
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
        "plan",
        _of_plans(superior_rows),
        {"plan": "plans", "superior": "plans"},
    ),
    DataTable(
        "ratios",
        "每万人（推算）",
        context_records.RatioRecord,
        ("quantity",),
        "district",
        _of_districts(ratio_rows),
        {"quantity": "quantities", "district": "districts"},
    ),
    DataTable(
        "evidence",
        "核对",
        records.EvidenceRecord,
        ("claim",),
        "plan",
        _of_plans(evidence_rows),
        {"plan": "plans", "statement": "statements"},
    ),
    DataTable(
        "silences",
        "没有写到的",
        records.SilenceRecord,
        ("plan", "vocabulary", "term"),
        "plan",
        _of_plans(silence_rows),
        {"plan": "plans"},
    ),
)
"""In an order in which a row names only rows of tables before its own, or of its own."""
