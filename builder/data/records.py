"""What a row of the open data is: one class a table, one field a column.

A field without a value is None. Why there is none stands in `missing`, by the name of the field; a field that is not
named there does not apply. So an empty cell never means 0, and never that a text is silent unless it was searched.
Raise `SCHEMA_VERSION` with every change of these classes (`tests/unit/data/test_version.py`).
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field
from pydantic.fields import FieldInfo

from builder.text.values import value_class

SCHEMA_VERSION = "1.6.0"
"""Semantic: a field that goes or changes its meaning raises the first number, a new one the second."""

Missing = Literal["not_stated", "not_classified", "not_researched", "not_applicable", "disputed"]
Number: TypeAlias = int | float
Words: TypeAlias = tuple[str, ...]
CLOSED = ConfigDict(extra="forbid")


def says(title: str, description: str = "") -> FieldInfo:
    """What a column holds, in the words of the codebook."""
    info: FieldInfo = Field(title=title, description=description or None)
    return info


Why = Annotated[dict[str, Missing], says("为什么没有值", "列名和状态；没有值而不在这里的列是 not_applicable 不适用")]
Aliases = Annotated[Words | None, says("旧编号", "改名以前的编号")]
PageOf = Annotated[str, says("网页", "相对于网站根目录的路径")]
PlanOf = Annotated[str, says("政策文本", "文本的编号")]
Cited = Annotated[Words | None, says("出处", "来源编号和段落，例如 page:18-20")]


@value_class
class DistrictRecord:
    """A place."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "永久不变")]
    code: Annotated[str, says("行政区划代码", "GB/T 2260")]
    name: Annotated[str, says("名称")]
    name_en: Annotated[str | None, says("英文名称")]
    city: Annotated[str, says("城市")]
    province: Annotated[str, says("省份")]
    level: Annotated[
        Literal["district", "city", "province", "state"],
        says("级别", "district 区县；其余是发布上级文件的市、省、国家，不与区县比较，也不计入区县数"),
    ]
    former_names: Annotated[Words | None, says("旧名", "已经撤销、并入本区县的区县和改名以前的名称；没有录入的没有")]
    aliases: Aliases
    page: PageOf
    missing: Why


@value_class
class PlanRecord:
    """A policy text of a district."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "区县编号.文本编号，永久不变")]
    district: Annotated[str, says("区县", "区县的编号")]
    district_basis: Annotated[
        Literal["stated", "inferred"],
        says("区县依据", "inferred 原文没有写明，由编辑推断"),
    ]
    title: Annotated[str, says("标题", "照原文")]
    short_title: Annotated[str, says("简称")]
    kind: Annotated[str, says("文本类型", "词表 plan-kinds")]
    year: Annotated[int | None, says("年份", "成文年份，没有则是发布年份")]
    issuer: Annotated[Words | None, says("发文机关")]
    approved_by: Annotated[Words | None, says("审定机关")]
    document_number: Annotated[str | None, says("文号")]
    issued: Annotated[str | None, says("成文日期", "YYYY、YYYY-MM 或 YYYY-MM-DD，原文写到哪里就到哪里")]
    effective: Annotated[str | None, says("施行日期")]
    validity: Annotated[str | None, says("效力状态")]
    period_start: Annotated[str | None, says("实施期起")]
    period_end: Annotated[str | None, says("实施期止")]
    period_years_min: Annotated[int | None, says("实施期年数下限", "原文只写年数时")]
    period_years_max: Annotated[int | None, says("实施期年数上限")]
    implements: Annotated[str | None, says("所落实的上级文件")]
    implements_number: Annotated[str | None, says("上级文件的文号")]
    implements_url: Annotated[str | None, says("上级文件的网址")]
    implements_plan: Annotated[str | None, says("收录的上级文件", "文本的编号；没有收录的没有")]
    extent: Annotated[Literal["complete", "partial"], says("录入程度", "complete 全文读完；partial 只录了一部分")]
    confirmed_by: Annotated[str | None, says("本区确认单位", "本区有关机构书面确认录入无误；没有的是未确认")]
    confirmed_on: Annotated[str | None, says("本区确认日期")]
    confirmed_document: Annotated[str | None, says("本区确认文件")]
    recorded: Annotated[str, says("收录日期")]
    checked: Annotated[str, says("最近核对")]
    aliases: Aliases
    page: PageOf
    missing: Why


@value_class
class ProgrammeRecord:
    """A numbered item or named project of a plan."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "文本编号.项目编号，永久不变")]
    plan: PlanOf
    position: Annotated[int, says("次序", "在文本里的次序，从 1 起；可能改变，引用请用编号")]
    number: Annotated[str | None, says("原文编号")]
    section: Annotated[str | None, says("所在章节")]
    name: Annotated[str, says("名称", "照原文")]
    name_en: Annotated[str | None, says("英文名称")]
    part_of: Annotated[str | None, says("所属项目")]
    level: Annotated[Literal["city", "province", "state"] | None, says("层级", "上级的项目由本区落实时，是哪一级")]
    cite: Cited
    aliases: Aliases
    page: PageOf
    missing: Why


@value_class
class SourceRecord:
    """One edition of one document."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "文本编号.来源编号")]
    plan: PlanOf
    title: Annotated[str, says("标题")]
    publisher: Annotated[str | None, says("发布机构")]
    url: Annotated[str | None, says("来源网址")]
    published: Annotated[str | None, says("发布日期")]
    retrieved: Annotated[str | None, says("抓取日期")]
    sha256: Annotated[str, says("校验值", "存档文本的 sha256")]
    page: PageOf
    missing: Why


@value_class
class OrganisationRecord:
    """A local body, under the name that a text prints."""

    __pydantic_config__ = CLOSED
    plan: PlanOf
    name: Annotated[str, says("名称", "照原文；在一份文本里唯一")]
    agency: Annotated[str, says("机构类型", "词表 agencies")]
    full_name: Annotated[str | None, says("全称")]
    also_printed: Annotated[Words | None, says("又作", "原文里的其他写法")]
    missing: Why


@value_class
class BodyRole:
    """A body and what it does in a statement."""

    __pydantic_config__ = CLOSED
    role: Annotated[
        Literal["lead", "partners", "joint", "manage", "approve", "mention"],
        says("角色", "牵头、配合、联合、主管、审定、提及"),
    ]
    name: Annotated[str, says("机构", "照原文")]


@value_class
class StatementRecord:
    """What a text says of one thing in one place: the unit of coding."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "永久不变；总领句以 general 结尾")]
    plan: PlanOf
    programme: Annotated[str | None, says("项目", "项目的编号；文本自己的数字没有")]
    kind: Annotated[Literal["general", "measure", "quantity"], says("种类", "总领句、具体举措、量化内容")]
    name: Annotated[str, says("名称或说法", "项目、举措的名称照原文；数字说的是什么用自己的话")]
    name_en: Annotated[str | None, says("英文")]
    summary: Annotated[str | None, says("摘要", "举措的摘要，自己的话")]
    measure: Annotated[str | None, says("所属举措", "数字属于哪一项举措，举措的编号")]
    themes: Annotated[Words | None, says("主题", "词表 themes")]
    instruments: Annotated[Words | None, says("政策工具", "词表 instruments")]
    target_groups: Annotated[Words | None, says("对象", "词表 target-groups")]
    bodies: Annotated[tuple[BodyRole, ...] | None, says("机构和角色")]
    status: Annotated[str | None, says("状态", "词表 statuses")]
    force: Annotated[str | None, says("动词", "原文印出的动词")]
    commitment: Annotated[str | None, says("承诺力度", "词表 commitments；由动词得出")]
    commitment_written: Annotated[str | None, says("另定的力度", "编辑写明的、与动词不同的力度")]
    cite: Cited
    claim: Annotated[str, says("声明", "evidence 里核对这一条名称或数字的编号")]
    mark: Annotated[str, says("核对状态", "verbatim 逐字、attested 与存档核对过、read 人工、其余照写")]
    aliases: Aliases
    page: PageOf
    missing: Why


@value_class
class QuantityRecord:
    """A number that a text states, or a benefit that it names without one."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "与 statements 的编号相同")]
    plan: PlanOf
    programme: Annotated[str | None, says("项目")]
    label: Annotated[str, says("说的是什么", "用自己的话")]
    nature: Annotated[str, says("性质", "词表 natures")]
    state: Annotated[Literal["value"] | Missing, says("数值的状态", "value 有数；其余说明为什么没有数")]
    value: Annotated[Number | None, says("数值", "照原文单位")]
    min: Annotated[Number | None, says("下限")]
    max: Annotated[Number | None, says("上限")]
    qualifier: Annotated[str | None, says("限定词", "约、以上、不超过等，照原文")]
    unit: Annotated[str | None, says("单位", "照原文，包括万、亿")]
    per: Annotated[str | None, says("每", "照原文，例如 每人每年")]
    by: Annotated[str | None, says("到何时")]
    period: Annotated[str | None, says("期间", "照原文")]
    kind: Annotated[
        Literal["stock", "flow", "cumulative"] | None, says("存量或流量", "到时的总数、期内数、累计；说不清的不填")
    ]
    indicator: Annotated[str | None, says("可比指标", "词表 indicators")]
    repeats: Annotated[str | None, says("重复", "与它是同一承诺的数字；不要相加")]
    within: Annotated[str | None, says("属于", "包含它的数字；不要相加")]
    base_unit: Annotated[str | None, says("基本单位", "推算：去掉万、亿，名、位作人")]
    base_min: Annotated[Number | None, says("折算下限", "推算：以基本单位计；单个数两端相同，只写上限的没有下限")]
    base_max: Annotated[Number | None, says("折算上限", "推算；只写下限的没有上限")]
    printed: Annotated[str, says("原文短语", "含这个数字的最短原文")]
    occurrence: Annotated[int | None, says("第几处")]
    value_note: Annotated[str | None, says("没有数值的理由")]
    disputed: Annotated[str | None, says("存疑", "疑在哪里")]
    note: Annotated[str | None, says("说明", "比较之前需要知道的事")]
    cite: Cited
    mark: Annotated[str, says("核对状态")]
    page: PageOf
    missing: Why


@value_class
class EvidenceRecord:
    """What is known of one claim: what was compared, by whom and when."""

    __pydantic_config__ = CLOSED
    claim: Annotated[str, says("声明", "永久不变，与网页上的 data-claim 相同")]
    plan: PlanOf
    statement: Annotated[str | None, says("陈述", "它属于哪一条陈述；文本自己的声明没有")]
    aspect: Annotated[Literal["verbatim", "reading"], says("方面", "verbatim 照印的词；reading 读法和归类")]
    cite: Cited
    mark: Annotated[str, says("核对状态")]
    by: Annotated[str | None, says("核对人", "角色")]
    on: Annotated[str | None, says("核对日期")]
    rules: Annotated[int | None, says("核对规则的版本")]
    missing: Why


@value_class
class SilenceRecord:
    """A term under which a plan states nothing, and what is known of that."""

    __pydantic_config__ = CLOSED
    plan: PlanOf
    vocabulary: Annotated[str, says("词表")]
    term: Annotated[str, says("词", "词的编号")]
    state: Annotated[
        Literal["not_stated", "not_classified", "not_researched"],
        says("状态", "查过而没有；有字样而未归类；没有录入或没有查过"),
    ]
    words: Annotated[Words | None, says("查过的词")]
    reason: Annotated[str | None, says("理由", "原文有这些字样而不归这一类的理由")]
    cite: Annotated[Words | None, says("未归类的段落", "有字样而还没有人判断的段落")]
    missing: Why


@value_class
class TermRecord:
    """An entry of a vocabulary: what the codes of the other tables mean."""

    __pydantic_config__ = CLOSED
    vocabulary: Annotated[str, says("词表")]
    id: Annotated[str, says("编号", "在一个词表里唯一，永久不变")]
    position: Annotated[int, says("次序", "从 1 起；可能改变，引用请用编号")]
    label: Annotated[str, says("名称")]
    label_en: Annotated[str | None, says("英文名称")]
    definition: Annotated[str, says("定义")]
    example: Annotated[str, says("例子")]
    keywords: Annotated[Words | None, says("提示词")]
    synonyms: Annotated[Words | None, says("同义词")]
    verbs: Annotated[Words | None, says("动词", "承诺力度的动词")]
    unit: Annotated[str | None, says("单位", "可比指标的基本单位")]
    aliases: Aliases
    missing: Why
