"""`vocabularies/*.yaml`: the terms that content may use."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.model.types import (
    Boolean,
    Identifier,
    Model,
    String,
    Text,
    means,
)


class Term(Model):
    """An entry of a vocabulary."""

    id: Identifier = Field(title="编号", description="小写英文，永久不变")
    label: Text = Field(title="名称", description="读者看到的名称")
    definition: Text = Field(title="定义", description="两位编辑据此应得出同样的归类")
    example: Text = Field(title="例子", description="归入这一类的一个真实例子")
    keywords: list[String] = Field(
        default=[], title="提示词", description="原文里出现这些词时，导入的草稿提示这一类；只作提示，归类由编辑决定"
    )
    synonyms: list[String] = Field(
        default=[], title="同义词", description="原文和读者的别的叫法；在来源里查这个词有没有写到时一并查"
    )
    verbs: list[String] = Field(
        default=[], title="动词", description="承诺力度用：原文里表示这一级的动词；没有列出的动词属于第一级"
    )
    reports: Boolean = Field(False, title="记述", description="文本类型：写的是已经做的事；承诺力度：这一级是已有做法")
    rank: Literal["area", "department"] | None = Field(
        None,
        title="层级",
        description="机构类型用：代表整个区县，还是一个部门",
        json_schema_extra=means({"area": "代表整个区县的党委、政府", "department": "一个部门"}),
    )
    promises: Boolean = Field(True, title="含承诺", description="写 false 表示这一类不是承诺，不标承诺力度")
    money: Boolean = Field(False, title="资金类", description="写 true 表示这一类数字是钱，列入资金与待遇一页")
    like: Identifier | None = Field(
        None, title="可以并列的类", description="同一词表里分量相当的那一类；不写则只与同类并列"
    )


class Indicator(Term):
    """An entry of `vocabularies/indicators.yaml`: quantities that an official would want to see in one place.

    Kind, frequency and form are facts of each quantity and not stated again here: the guard reads them there.
    """

    unit: String = Field(title="单位", description="不带万、亿的基本单位，例如 元、人、个；别的单位另列")
