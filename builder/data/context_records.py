"""What a row is of the tables that tell of districts beside their plans; `SCHEMA_VERSION` counts them too."""

from __future__ import annotations

from typing import Annotated, Literal

from builder.data.records import CLOSED, Number, PageOf, Why, says
from builder.text.values import value_class


@value_class
class ContextRecord:
    """What is known of a district beside its plans: a number of a year, or what kind of place it is."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, says("编号", "区县编号.项目.年份；没有值的没有年份")]
    district: Annotated[str, says("区县", "区县的编号")]
    measure: Annotated[
        Literal["kind", "population", "gdp", "revenue", "area"],
        says("项目", "类别、常住人口、地区生产总值、一般公共预算收入、面积"),
    ]
    year: Annotated[int | None, says("年份")]
    value: Annotated[Number | None, says("数值", "类别没有数值")]
    unit: Annotated[str | None, says("单位")]
    kind: Annotated[Literal["urban", "suburban", "county"] | None, says("类别", "urban 城区、suburban 郊区、county 县")]
    source: Annotated[str | None, says("来源标题")]
    publisher: Annotated[str | None, says("发布机构")]
    url: Annotated[str | None, says("来源网址")]
    recorded: Annotated[str | None, says("收录日期")]
    page: PageOf
    missing: Why


@value_class
class RatioRecord:
    """What a number of a plan comes to for 10,000 people: computed, and stated nowhere."""

    __pydantic_config__ = CLOSED
    quantity: Annotated[str, says("数字", "量化内容的编号")]
    district: Annotated[str, says("区县", "区县的编号")]
    year: Annotated[int, says("年份", "数字和人口是哪一年的")]
    amount: Annotated[Number, says("数值", "以基本单位计")]
    unit: Annotated[str, says("基本单位")]
    population: Annotated[Number, says("常住人口", "万人")]
    value: Annotated[Number, says("每万人", "推算：数值 ÷ 常住人口（万人），留两位小数")]
    page: PageOf
    missing: Why
