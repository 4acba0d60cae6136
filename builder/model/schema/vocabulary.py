"""`vocabularies/*.yaml`: the terms that content may use."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.model.base import Model
from builder.model.types import Boolean, Identifier, Nonempty, String, Text, means


class Term(Model):
    """An entry of a vocabulary."""

    id: Identifier = Field(title="编号", description="小写英文，永久不变")
    label: Text = Field(title="名称", description="读者看到的名称")
    definition: Text = Field(title="定义", description="两位编辑据此应得出同样的归类")
    example: Text = Field(title="例子", description="归入这一类的一个真实例子")
    keywords: list[String] = Field(
        default=[],
        title="提示词",
        description="原文里说这一类事的词。导入的草稿据此提示，归类由编辑决定；没有归入而原文有这些词的，不能算“原文未提及”",
    )
    synonyms: list[String] = Field(
        default=[],
        title="同义词",
        description="别的文本或读者对同一件事的叫法，如“孩子上学”。与提示词一起用来在原文里查找，不用于提示",
    )
    verbs: list[String] = Field(
        default=[], title="动词", description="只用于承诺力度：属于这一级的、原文印出的动词；各级都没有列的动词是明确"
    )
    promises: Boolean = Field(True, title="含承诺", description="写 false 表示这一类不是承诺")
    reports: Boolean = Field(
        False,
        title="记述",
        description="文本类型写 true：这一类文本记述做过的事。承诺力度写 true：这一级是已有做法",
    )
    rank: Literal["area", "department"] | None = Field(
        None,
        title="层级",
        description="只用于机构类型：这一类机构发的文本替谁作决定；不写就是不知道，它发的文本不与别的文本比分量",
        json_schema_extra=means({"area": "党委、政府本身，替全区作决定", "department": "一个部门，只对本部门作决定"}),
    )
    money: Boolean = Field(False, title="资金类", description="写 true 表示这一类数字是钱，在数字清单里排在最前")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")
    like: Identifier | None = Field(
        None, title="可以并列的类", description="同一词表里分量相当的那一类；不写则只与同类并列"
    )


class WordsAlike(Model):
    """An entry of `vocabularies/search-words.yaml`."""

    words: Nonempty[String] = Field(
        title="说法", description="读者查其中一个，搜索也查其余各个；只用于搜索，不用于归类和核对"
    )
    english: list[String] = Field(
        default=[],
        title="英文说法",
        description="查这些英文词，搜索就查上面各个说法，例如 housing；复数不必另写，反过来不查",
    )


class Indicator(Term):
    """An entry of `vocabularies/indicators.yaml`: quantities that an official would want to see in one place.

    Kind, frequency and form are facts of each quantity and not stated again here: the guard reads them there.
    """

    unit: String = Field(title="单位", description="不带万、亿的基本单位，例如 元、人、个；别的单位另列")
