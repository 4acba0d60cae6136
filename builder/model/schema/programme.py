"""The front matter of `districts/<district>/<plan>/programmes/<programme>.md`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.model.schema.plan import LEVELS
from builder.model.schema.statement import Measure, Quantity
from builder.model.types import (
    Boolean,
    Citation,
    Identifier,
    Model,
    Nonempty,
    Stated,
    String,
    TermId,
    Text,
    names,
)


class ProgrammeFile(Model):
    """The front matter of `districts/<district>/<plan>/programmes/<programme>.md`."""

    draft: Boolean = Field(False, title="草稿", description="true：尚未完成；还有草稿项目的文本不能发布")
    name: Text = Field(title="名称", description="照原文")
    number: String | None = Field(None, title="编号", description="原文的编号；没有则不写")
    section: String | None = Field(None, title="所在章节", description="所在章节的标题，照原文")
    themes: Nonempty[TermId] = Field(
        title="主题", description="一至三个，主要的在前", max_length=3, json_schema_extra=names("themes")
    )
    instruments: Stated[Nonempty[TermId]] = Field(
        title="政策工具", description="用什么办法做；原文没有写的写 not_stated", json_schema_extra=names("instruments")
    )
    target_groups: Nonempty[TermId] = Field(
        title="对象", description="为谁做", json_schema_extra=names("target-groups")
    )
    lead: Stated[Nonempty[String]] = Field(title="牵头", description="牵头机构，照原文，先在 plan.yaml 登记")
    partners: Stated[Nonempty[String]] = Field(title="配合", description="配合机构，照原文，先在 plan.yaml 登记")
    status: Stated[TermId] = Field(
        title="状态", description="已有、计划、建议、已完成等", json_schema_extra=names("statuses")
    )
    commitment: Stated[TermId] = Field(
        title="承诺力度", description="用词有多硬：明确、力争、鼓励、探索", json_schema_extra=names("commitments")
    )
    cite: Nonempty[Citation] = Field(title="出处", description="段落号，例如 [16, 18-20]；有几份来源时写 page:16")
    measures: list[Measure] = Field(
        default=[], title="具体举措", description="项目里点名的平台、品牌、奖项、基金、机制"
    )
    quantities: list[Quantity] = Field(
        default=[], title="量化内容", description="项目里写明的每个数字，和只有名目的待遇"
    )
    part_of: Identifier | None = Field(
        None, title="所属项目", description="它属于同一文本的哪个项目，写那个项目的文件名"
    )
    level: Literal["city", "province", "state"] | None = Field(
        None, title="层级", description="上级的项目由本区落实时，写哪一级", json_schema_extra=LEVELS
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")
