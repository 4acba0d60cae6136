"""What the JSON file of a page holds: one class a kind of page, made of the rows of the tables."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.data.context_records import ContextRecord, RatioRecord
from builder.data.records import (
    CLOSED,
    DistrictRecord,
    EvidenceRecord,
    OrganisationRecord,
    PlanRecord,
    ProgrammeRecord,
    QuantityRecord,
    SilenceRecord,
    SourceRecord,
    StatementRecord,
    TermRecord,
    Words,
)
from builder.data.superior_rows import SuperiorRecord
from builder.text.values import value_class


@value_class
class Head:
    """What every file says of itself."""

    __pydantic_config__ = CLOSED
    schema_version: Annotated[str, Field(title="字段版本")]
    schema: Annotated[str, Field(title="字段说明", description="JSON Schema，相对于网站根目录的路径")]
    edition: Annotated[str, Field(title="数据版本", description="与网页页脚的数据版本相同")]
    licence: Annotated[str, Field(title="许可")]
    path: Annotated[str, Field(title="本文件", description="相对于网站根目录的路径")]
    page: Annotated[str, Field(title="网页", description="说同一件事的网页")]


@value_class
class DistrictDocument:
    """A district and its plans."""

    __pydantic_config__ = CLOSED
    about: Head
    district: DistrictRecord
    context: tuple[ContextRecord, ...]
    ratios: tuple[RatioRecord, ...]
    plans: tuple[PlanRecord, ...]


@value_class
class Caveat:
    """What has to be known before a plan is compared."""

    __pydantic_config__ = CLOSED
    id: str
    text: str


@value_class
class PlanDocument:
    """A plan with all that it states."""

    __pydantic_config__ = CLOSED
    about: Head
    district: DistrictRecord
    plan: PlanRecord
    summary: Annotated[str, Field(title="概要", description="Markdown，自己的话")]
    caveats: tuple[Caveat, ...]
    sources: tuple[SourceRecord, ...]
    organisations: tuple[OrganisationRecord, ...]
    programmes: tuple[ProgrammeRecord, ...]
    statements: tuple[StatementRecord, ...]
    quantities: tuple[QuantityRecord, ...]
    silences: tuple[SilenceRecord, ...]
    superiors: Annotated[
        tuple[SuperiorRecord, ...], Field(title="上级—本级", description="与所落实的、已收录的上级文件逐个数字对照")
    ]


@value_class
class ProgrammeDocument:
    """A programme with all that it states, and what was compared of that."""

    __pydantic_config__ = CLOSED
    about: Head
    plan: PlanRecord
    programme: ProgrammeRecord
    summary: Annotated[str, Field(title="概要", description="Markdown，自己的话")]
    statements: tuple[StatementRecord, ...]
    quantities: tuple[QuantityRecord, ...]
    evidence: tuple[EvidenceRecord, ...]


@value_class
class PlanUnderTerm:
    """What a plan states under a term. Without statements, `state` says what that means."""

    __pydantic_config__ = CLOSED
    plan: str
    state: Literal["value", "not_stated", "not_classified", "not_researched"]
    roles: Annotated[Words, Field(title="文本角色", description="这一类机构发布或审定这份文本")]
    programmes: Words
    statements: Words


@value_class
class TermDocument:
    """A theme, an instrument, a target group or a type of agency across all plans."""

    __pydantic_config__ = CLOSED
    about: Head
    term: TermRecord
    plans: tuple[PlanUnderTerm, ...]


@value_class
class ComparableNumbers:
    """Numbers that may stand in one table. `apart`: the aspects that keep them from standing in the first."""

    __pydantic_config__ = CLOSED
    unit: str
    apart: Words
    quantities: Words


@value_class
class IndicatorDocument:
    """An indicator across all plans: what can be compared, what stands apart, what has no number, who has none."""

    __pydantic_config__ = CLOSED
    about: Head
    indicator: TermRecord
    groups: tuple[ComparableNumbers, ...]
    unstated: Annotated[Words, Field(title="没有数额的", description="原文只有名目")]
    quantities: tuple[QuantityRecord, ...]
    silences: tuple[SilenceRecord, ...]
