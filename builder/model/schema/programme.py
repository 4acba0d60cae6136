"""The front matter of `districts/<district>/<plan>/programmes/<programme>.md`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.model.base import Model
from builder.model.schema.plan import LEVELS
from builder.model.schema.statement import Aspect, Measure, Quantity
from builder.model.types import (
    Boolean,
    Citation,
    Identifier,
    Nonempty,
    ProgrammeName,
    Stated,
    String,
    TermId,
    Text,
    means,
    names,
)


class ProgrammeFile(Model):
    """The front matter of `districts/<district>/<plan>/programmes/<programme>.md`."""

    draft: Boolean = Field(False, title="草稿", description="true：尚未完成；还有草稿项目的文本不能发布")
    name: Text = Field(title="名称", description="照原文")
    number: String | None = Field(None, title="编号", description="原文的编号；没有则不写")
    section: String | None = Field(None, title="所在章节", description="所在章节的标题，照原文")
    themes: list[TermId] = Field(
        title="主题", description="总领句说的事归入的全部主题；都在举措里的写 []", json_schema_extra=names("themes")
    )
    instruments: Stated[list[TermId]] = Field(
        title="政策工具", description="总领句写的办法；没有写的写 not_stated", json_schema_extra=names("instruments")
    )
    target_groups: list[TermId] = Field(
        title="对象", description="总领句说为谁做；都在举措里的写 []", json_schema_extra=names("target-groups")
    )
    lead: Stated[Nonempty[String]] = Field(title="牵头", description="牵头机构，照原文，先在 plan.yaml 登记")
    partners: Stated[Nonempty[String]] = Field(title="配合", description="配合机构，照原文，先在 plan.yaml 登记")
    joint: list[String] = Field(default=[], title="联合", description="联合、会同、共同做事的各方")
    manage: list[String] = Field(default=[], title="主管", description="由……管理、归口管理的机构")
    approve: list[String] = Field(default=[], title="审定", description="报……审定、经……同意的机构")
    mention: list[String] = Field(default=[], title="提及", description="句子里写到的其他机构")
    status: Stated[TermId] = Field(
        title="状态", description="已有、计划、建议、已完成等", json_schema_extra=names("statuses")
    )
    force: String | None = Field(
        None, title="动词", description="管着总领句的、原文印出来的动词，例如 力争、探索实施、设立；力度由它得出"
    )
    commitment: Stated[TermId] | None = Field(
        None,
        title="承诺力度",
        description="力度与动词的力度不同时才写，并写理由",
        json_schema_extra=names("commitments"),
    )
    commitment_reason: Text | None = Field(None, title="力度的理由", description="为什么不照动词的力度")
    whole: list[Aspect] = Field(
        default=[],
        title="整个项目",
        description="总领句的哪些方面原文说的是整个项目，举措和数字由此继承",
        json_schema_extra=means(
            {
                "themes": "主题",
                "instruments": "政策工具",
                "target_groups": "对象",
                "bodies": "机构和角色",
                "status": "状态",
                "force": "动词，即力度",
            }
        ),
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
    continues: list[ProgrammeName] = Field(
        default=[],
        title="延续",
        description="它延续的旧版项目，写旧版项目的文件名；几份旧版都有这个编号的，写 文本/项目。对照版据此配对",
    )
    level: Literal["city", "province", "state"] | None = Field(
        None, title="层级", description="上级的项目由本区落实时，写哪一级", json_schema_extra=LEVELS
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")
