"""`districts/<district>/district.yaml`."""

from __future__ import annotations

from pydantic import Field

from builder.model.base import Model
from builder.model.schema.context import Reference
from builder.model.types import DivisionCode, Identifier, Integer, String, Text


class FormerName(Model):
    """What a district was called, or one that was merged into it: until which year, and who says so."""

    name: Text = Field(title="名称", description="撤销或改名以前的全称，例如 芳村区")
    year: Integer = Field(title="年份", description="批准撤销、并入或改名的年份，4 位数字")
    source: Reference = Field(title="来源", description="哪份批复、公告或报道这样说")


class DistrictFile(Model):
    """`districts/<district>/district.yaml`."""

    code: DivisionCode = Field(title="行政区划代码", description="GB/T 2260，6 位数字")
    name: Text = Field(title="名称", description="照民政部公布的正式名称，例如 荔湾区")
    city: String = Field(title="所属城市", description="直辖市写直辖市本身")
    province: String = Field(title="所属省份", description="省、自治区、直辖市的全称")
    former_names: list[FormerName] = Field(
        default=[],
        title="旧名",
        description="已经撤销、整个并入本区县的区县，和本区县改名以前的名称：读者搜旧名也找到本区县；没有的不写",
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="旧地址会转到新地址")
