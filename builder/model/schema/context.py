"""`districts/<district>/context.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from pydantic import Field

from builder.model.base import Model
from builder.model.schema.statement import Figure
from builder.model.types import Absent, Date, Integer, Nonempty, Stated, String, WebAddress, means

PlaceKind: TypeAlias = Literal["urban", "suburban", "county"]
MEASURES = {"population": "万人", "gdp": "亿元", "revenue": "亿元", "area": "平方公里"}
"""What is known of a district in numbers, and the unit of each, in which statistical communiqués print it."""
_RECORDED = "写进本站的日期；写了的列入“更正与更新”页和订阅"


class Reference(Model):
    """Where something that is known of a district stands."""

    title: String = Field(title="标题", description="公报、年鉴或公告的标题，例如 2023年国民经济和社会发展统计公报")
    publisher: String | None = Field(None, title="发布机构", description="发布它的机构，标题里已有的不写")
    url: WebAddress | None = Field(None, title="网址", description="网上查得到的，写完整网址")


class YearFigure(Model):
    """A number of a year, and where it stands."""

    year: Integer = Field(title="年份", description="这个数是哪一年的（年末或全年），4 位数字")
    value: Figure = Field(title="数值", description="照来源的数字，用这一项规定的单位，不写单位")
    source: Reference = Field(title="来源", description="这个数出自哪里")
    recorded: Date | None = Field(None, title="收录日期", description=_RECORDED)


class StatedKind(Model):
    """What kind of place a district is, since when that is known, and who says so."""

    value: Literal["urban", "suburban", "county"] = Field(
        title="类别",
        description="来源把它算作哪一类",
        json_schema_extra=means({"urban": "城区", "suburban": "郊区", "county": "县"}),
    )
    year: Integer = Field(title="年份", description="来源的年份，4 位数字")
    source: Reference = Field(title="来源", description="哪份规划、公报或名录这样分")
    recorded: Date | None = Field(None, title="收录日期", description=_RECORDED)


class ContextFile(Model):
    """`districts/<district>/context.yaml`."""

    kind: Stated[StatedKind] = Field(
        title="类别",
        description="城区 urban、郊区 suburban 或县 county，写成 {value: urban, year: 年份, source: {title: 出处}}；"
        "没有查过的写 not_researched",
    )
    population: Stated[Nonempty[YearFigure]] = Field(
        title="常住人口", description="年末常住人口，万人；可以写几年，每年一条；没有查过的写 not_researched"
    )
    gdp: Stated[Nonempty[YearFigure]] = Field(title="地区生产总值", description="全年，亿元；写法同上")
    revenue: Stated[Nonempty[YearFigure]] = Field(title="一般公共预算收入", description="全年，亿元；写法同上")
    area: Stated[Nonempty[YearFigure]] = Field(title="面积", description="行政区域面积，平方公里；写法同上")

    def figures(self, measure: str) -> list[YearFigure]:
        """The numbers of a measure, the latest first; none where there is no value."""
        written: list[YearFigure] | Absent = getattr(self, measure)
        return [] if isinstance(written, Absent) else sorted(written, key=lambda figure: -figure.year)

    def dated(self) -> Iterator[tuple[tuple[str | int, ...], StatedKind | YearFigure]]:
        """All that has a year, with where it stands in the file."""
        if not isinstance(self.kind, Absent):
            yield ("kind",), self.kind
        for measure in MEASURES:
            written: list[YearFigure] | Absent = getattr(self, measure)
            for index, figure in enumerate([] if isinstance(written, Absent) else written):
                yield (measure, index), figure
