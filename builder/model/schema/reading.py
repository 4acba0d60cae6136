"""`districts/<district>/<plan>/readings.yaml`: what people have read and signed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from builder.model.base import Model
from builder.model.types import Date, String


def _is_digest(value: str) -> str:
    if len(value) != 16 or not set(value) <= set("0123456789abcdef"):
        raise PydanticCustomError("signature", "not a digest")
    return value


Digest = Annotated[str, AfterValidator(_is_digest), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{16}$"})]


class Reading(Model):
    """An entry of `readings.yaml`: what one reader compared with the source on one day."""

    by: String = Field(title="核对人", description="写角色即可，例如 复读、编辑；由运营单位自定")
    on: Date = Field(title="日期", description="核对的日期")
    claims: dict[str, Digest] = Field(
        title="声明", description="声明在本文本内的编号，和所核对的文字、出处与来源的指纹；由 sign 命令写入"
    )
