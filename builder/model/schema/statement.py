"""Measures, quantities and what is left out of them: the schema of a plan's details.

`printed` is the shortest phrase of the source, after repairs, that holds the figure and cannot be mistaken for
another: all numbers in it must be those of the record, and it must stand in the cited paragraphs exactly once.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Model, lean
from builder.model.noted import noting
from builder.model.types import (
    Citation,
    Date,
    Identifier,
    Integer,
    Nonempty,
    Stated,
    String,
    TermId,
    Text,
    means,
    names,
)

Role = Literal["lead", "partners", "joint", "manage", "approve", "mention"]
ROLES: tuple[Role, ...] = ("lead", "partners", "joint", "manage", "approve", "mention")
"""What a body does in a statement, as the text says it. That a body issues a plan is said of the plan."""
Aspect = Literal["themes", "instruments", "target_groups", "bodies", "status", "force"]
"""What a statement is coded by, and what its parts can inherit from it."""

MAX_PRINTED = 48


def _decimal(value: object) -> object:
    if isinstance(value, str):
        whole, _, part = value.partition(".")
        digits = whole + part
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 15 or value.endswith(".") or not whole:
            raise PydanticCustomError("number", "not a number")
    return value


def _phrase(value: object) -> object:
    if isinstance(value, str) and len(value) > MAX_PRINTED:
        raise PydanticCustomError("too-long", "too long", {"limit": MAX_PRINTED})
    return value


Figure = Annotated[
    Decimal, BeforeValidator(_decimal), WithJsonSchema({"type": ["number", "string"], "pattern": r"^\d+(\.\d+)?$"})
]
Phrase = Annotated[String, BeforeValidator(_phrase), WithJsonSchema({"type": "string", "maxLength": MAX_PRINTED})]


def _bodies(title: str, description: str) -> Any:
    return Field(None, title=title, description=description)


class Coded(Model):
    """What a statement is about, who acts in it, and how firm it is. None: nothing is written, `[]`: there is none.

    The level of firmness follows from `force`, the printed verb, by the vocabulary; `commitment` is the exception.
    """

    themes: list[TermId] | None = Field(
        None, title="主题", description="这一条说的事归入的全部主题；都不归写 []", json_schema_extra=names("themes")
    )
    instruments: list[TermId] | None = Field(
        None, title="政策工具", description="这一条用的全部办法", json_schema_extra=names("instruments")
    )
    target_groups: list[TermId] | None = Field(
        None, title="对象", description="这一条给谁、要求谁；都不归写 []", json_schema_extra=names("target-groups")
    )
    lead: list[String] | None = _bodies("牵头", "印有牵头、负责、由……组织的机构；写 [] 表示不继承项目的机构")
    partners: list[String] | None = _bodies("配合", "印有配合、协办、协助的机构")
    joint: list[String] | None = _bodies("联合", "联合、会同、共同做事的各方，含句子的主语")
    manage: list[String] | None = _bodies("主管", "由……管理、归口管理的机构")
    approve: list[String] | None = _bodies("审定", "报……审定、经……同意的机构")
    mention: list[String] | None = _bodies("提及", "句子里写到的其他机构")
    status: TermId | None = Field(
        None, title="状态", description="按文本写成时的情况", json_schema_extra=names("statuses")
    )
    force: String | None = Field(
        None, title="动词", description="管着这一条的、原文印出来的动词，例如 力争、探索实施、设立；力度由它得出"
    )
    commitment: TermId | None = Field(
        None,
        title="承诺力度",
        description="力度与动词的力度不同时才写，并写理由",
        json_schema_extra=names("commitments"),
    )
    commitment_reason: Text | None = Field(None, title="力度的理由", description="为什么不照动词的力度")


@lean
class Quantity(Coded):
    """A number the text states, or a benefit it names without one."""

    id: Identifier = Field(title="编号", description="在本文本内唯一")
    label: Text = Field(title="说的是什么", description="一句话说明这个数字是什么，用自己的话")
    nature: TermId = Field(
        title="性质", description="目标、结果、资金等；性质不同的数字不相比", json_schema_extra=names("natures")
    )
    value: Stated[Figure] | None = Field(None, title="数值", description="原文只有名目没有数额时写 not_stated")
    min: Figure | None = Field(None, title="下限", description="范围或单边的下限，与 value 只写其一")
    max: Figure | None = Field(None, title="上限", description="范围或单边的上限，与 value 只写其一")
    qualifier: String | None = Field(None, title="限定词", description="约、左右、以上、不超过等，照原文")
    unit: String | None = Field(None, title="单位", description="照原文，包括万、亿，例如 万元、名")
    per: String | None = Field(None, title="每", description="照原文，例如 每年、每人每年、每个社区")
    by: Date | None = Field(None, title="到何时", description="要在什么时候达到；写 2022、2022-08 或 2022-08-03")
    period: String | None = Field(None, title="期间", description="照原文，例如 5—10年内")
    kind: Literal["stock", "flow", "cumulative"] | None = Field(
        None,
        title="存量或流量",
        description="到时的总量、一段时间里发生的，还是历年累计；说不清的不填",
        json_schema_extra=means(
            {"stock": "存量：到时的总数", "flow": "期内数：一段时间里发生的", "cumulative": "累计：历年之和"}
        ),
    )
    measure: Identifier | None = Field(None, title="所属举措", description="属于同一文件 measures 里的哪一项，写编号")
    indicator: TermId | None = Field(
        None,
        title="可比指标",
        description="官员会想放在一起看的数字；能不能并列由程序判断",
        json_schema_extra=names("indicators"),
    )
    repeats: String | None = Field(
        None, title="重复", description="同一承诺的另一处：项目编号/数字编号，或文本的数字编号"
    )
    within: String | None = Field(None, title="属于", description="包含它的数字，写法同“重复”")
    disputed: Text | None = Field(None, title="存疑", description="数字有疑问时写明疑在哪里；页面上标为存疑")
    note: Text | None = Field(None, title="说明", description="读者比较之前需要知道的事")
    printed: Phrase = Field(
        title="原文短语", description="含这个数字的最短原文，改正损坏之后的写法，在所引段落里只出现一次"
    )
    occurrence: Integer | None = Field(
        None, title="第几处", description="同一个短语在所引段落里出现几次、无法加长到唯一时，写它是第几处"
    )
    cite: Nonempty[Citation] | None = Field(None, title="出处", description="不写则用项目的出处")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧链接仍到这一条")

    @model_validator(mode="after")
    def _has_a_single_form(self) -> Quantity:
        forms = (self.value is not None, self.min is not None or self.max is not None)
        # A frequency without a number (每年年底) is a frequency, not a missing number.
        if sum(forms) != 1 and not (sum(forms) == 0 and self.per):
            raise PydanticCustomError("quantity-form", "value, or min and max")
        return self


@noting("summary", by_owner=True)
@lean
class Measure(Coded):
    """A named sub-item inside a programme."""

    id: Identifier = Field(title="编号", description="小写英文，在同一个项目里不重复，永久不变")
    name: Text = Field(title="名称", description="照原文")
    summary: Text | None = Field(None, title="摘要", description="至多一句，用自己的话")
    cite: Nonempty[Citation] | None = Field(None, title="出处", description="不写则用项目的出处")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧链接仍到这一条")


class ThemeNote(Model):
    """One neutral sentence on what a plan does about a theme."""

    text: Text = Field(title="一句话", description="这份文本在这个主题上做什么，中性的一句话")
    cite: Nonempty[Citation] = Field(title="出处", description="支持这句话的段落")


class PassedOver(Model):
    """Paragraphs that no claim cites, and why."""

    paragraphs: Nonempty[Citation] = Field(title="段落", description="没有任何声明引用的段落")
    reason: Text = Field(title="理由", description="为什么不录，例如 网页导航")


class NotCoded(Model):
    """A term whose words stand in the source although the text states nothing of the kind."""

    term: String = Field(title="词", description="词表和编号，例如 themes.housing、agencies.finance-bureau")
    paragraphs: Nonempty[Citation] = Field(title="段落", description="原文有这些字样的段落")
    reason: Text = Field(title="理由", description="那里的词指的是什么，为什么不归这一类")


class NumberPassedOver(Model):
    """Words of the source that hold a number which is no quantity, and why. Without paragraphs: wherever it stands."""

    printed: Nonempty[String] = Field(title="原文", description="含有这个数字的原文词语，可以写几个")
    paragraphs: Nonempty[Citation] | None = Field(None, title="段落", description="不写则处处适用")
    reason: Text = Field(title="理由", description="为什么它不是数量，例如 上位文件文号")


class WordsPassedOver(Model):
    """Words of a programme's paragraphs that no statement records, and why: they give a purpose, or an effect."""

    printed: Nonempty[String] = Field(title="原文", description="没有录成举措的话，写开头几个字即可，可以写几处")
    paragraphs: Nonempty[Citation] = Field(title="段落", description="这些话所在的段落")
    reason: Text = Field(title="理由", description="为什么不录成举措，例如 说的是目的")
