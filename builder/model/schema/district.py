"""`districts/<district>/district.yaml`."""

from __future__ import annotations

from pydantic import Field

from builder.model.base import Model
from builder.model.types import DivisionCode, Identifier, String, Text


class DistrictFile(Model):
    """`districts/<district>/district.yaml`."""

    code: DivisionCode = Field(title="行政区划代码", description="GB/T 2260，6 位数字")
    name: Text = Field(title="名称", description="照民政部公布的正式名称，例如 荔湾区")
    city: String = Field(title="所属城市", description="直辖市写直辖市本身")
    province: String = Field(title="所属省份", description="省、自治区、直辖市的全称")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="旧地址会转到新地址")
