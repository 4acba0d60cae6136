"""Measures, quantities and what is left out of them: the schema of a plan's details.

`printed` is the shortest phrase of the source, after repairs, that holds the figure and cannot be mistaken for
another: all numbers in it must be those of the record, and it must stand in the cited paragraphs exactly once.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from builder.model.types import Citation, Date, Identifier, Model, Nonempty, Stated, String, TermId, Text, means, names

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


class Quantity(Model):
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
        description="到时的总量、一段时间新增的，还是历年累计",
        json_schema_extra=means(
            {"stock": "存量：到时的总数", "flow": "新增：一段时间内的", "cumulative": "累计：历年之和"}
        ),
    )
    commitment: TermId | None = Field(
        None, title="承诺力度", description="与所在项目不同时才写", json_schema_extra=names("commitments")
    )
    status: TermId | None = Field(
        None, title="状态", description="与所在项目不同时才写", json_schema_extra=names("statuses")
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
    cite: Nonempty[Citation] | None = Field(None, title="出处", description="不写则用项目的出处")

    @model_validator(mode="after")
    def _has_a_single_form(self) -> Quantity:
        forms = (self.value is not None, self.min is not None or self.max is not None)
        if sum(forms) != 1:
            raise PydanticCustomError("quantity-form", "value, or min and max")
        return self


class Measure(Model):
    """A named sub-item inside a programme."""

    id: Identifier = Field(title="编号", description="小写英文，在同一个项目里不重复，永久不变")
    name: Text = Field(title="名称", description="照原文")
    summary: Text | None = Field(None, title="摘要", description="至多一句，用自己的话")
    commitment: TermId | None = Field(
        None, title="承诺力度", description="与所在项目不同时才写", json_schema_extra=names("commitments")
    )
    status: TermId | None = Field(
        None, title="状态", description="与所在项目不同时才写", json_schema_extra=names("statuses")
    )
    themes: list[TermId] = Field(
        default=[], title="主题", description="与所在项目不同时才写", json_schema_extra=names("themes")
    )
    cite: Nonempty[Citation] | None = Field(None, title="出处", description="不写则用项目的出处")


class ThemeNote(Model):
    """One neutral sentence on what a plan does about a theme."""

    text: Text = Field(title="一句话", description="这份文本在这个主题上做什么，中性的一句话")
    cite: Nonempty[Citation] = Field(title="出处", description="支持这句话的段落")


class PassedOver(Model):
    """Paragraphs that no claim cites, and why."""

    paragraphs: Nonempty[Citation] = Field(title="段落", description="没有任何声明引用的段落")
    reason: Text = Field(title="理由", description="为什么不录，例如 网页导航")


class NumberPassedOver(Model):
    """Words of the source that hold a number which is no quantity, and why. Without paragraphs: wherever it stands."""

    printed: Nonempty[String] = Field(title="原文", description="含有这个数字的原文词语，可以写几个")
    paragraphs: Nonempty[Citation] | None = Field(None, title="段落", description="不写则处处适用")
    reason: Text = Field(title="理由", description="为什么它不是数量，例如 上位文件文号")
