"""What an editor writes: the schema of each kind of content file, typed and frozen.

Titles of fields are what editors read in messages; `names("…")` says which vocabulary a field draws on.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.fields import (
    Boolean,
    Citation,
    Date,
    DivisionCode,
    FileName,
    Identifier,
    Integer,
    Model,
    Nonempty,
    Sha256,
    Stated,
    String,
    TermId,
    Text,
    WebAddress,
    names,
)
from builder.quantities import Measure, NumberPassedOver, PassedOver, Phrase, Quantity, ThemeNote


class Term(Model):
    """An entry of a vocabulary."""

    id: Identifier = Field(title="编号", description="小写英文，永久不变")
    label: Text = Field(title="名称")
    definition: Text = Field(title="定义", description="两位编辑据此应得出同样的归类")
    example: Text = Field(title="例子")
    keywords: list[String] = Field(
        default=[], title="提示词", description="原文里出现这些词时，导入的草稿提示这一类；只作提示，归类由编辑决定"
    )
    promises: Boolean = Field(True, title="含承诺", description="写 false 表示这一类不是承诺，不标承诺力度")


class Limits(Model):
    """From which size on a page is split."""

    pair_plans: Integer = Field(
        12, title="逐对比较上限", description="政策文本不超过这个数时，每两份都有对比页；超过后只比同城的"
    )
    review_days: Integer = Field(365, title="复核期限", description="最近核对早于生成日这么多天的，显示待复核")
    table_plans: Integer = Field(60, title="单页文本上限", description="一张表最多列出的政策文本数，超过则按省分页")


class Registration(Model):
    """A record number that the law of the place of operation asks for."""

    label: String = Field(title="备案名称及编号")
    url: WebAddress | None = Field(None, title="链接")


class Config(Model):
    """`site.yaml`."""

    name: Text = Field(title="站名")
    tagline: Text = Field(title="一句话介绍")
    base_url: WebAddress = Field(title="网站地址", description="部署后的完整地址，只用于 sitemap.xml 和 404 页")
    locale: Literal["zh-CN"] = Field("zh-CN", title="语言")
    maintainer: Stated[String] = Field(title="维护单位")
    contact: Stated[String] = Field(title="联系方式")
    report: Stated[WebAddress] = Field(title="报告错误的地址")
    registrations: list[Registration] = Field(default=[], title="备案信息")
    sources: String | None = Field(
        None, title="来源文件目录", description="相对内容目录的上一级；也可以用 --sources 指定"
    )
    limits: Limits = Field(default=Limits(pair_plans=12, review_days=365, table_plans=60), title="分页上限")


class DistrictFile(Model):
    """`districts/<district>/district.yaml`."""

    code: DivisionCode = Field(title="行政区划代码", description="GB/T 2260，6 位数字")
    name: Text = Field(title="名称")
    city: String = Field(title="所属城市", description="直辖市写直辖市本身")
    province: String = Field(title="所属省份")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="旧地址会转到新地址")


class Years(Model):
    """A number of years, as a range."""

    min: Integer = Field(title="最少")
    max: Integer = Field(title="最多")


class Period(Model):
    """What time a plan covers: a start, and an end or a number of years."""

    start: Date = Field(title="起")
    end: Date | None = Field(None, title="止")
    years: Years | None = Field(None, title="年数", description="原文只写年数而没有写截止年份时用")
    note: Text | None = Field(None, title="说明")
    printed: Phrase | None = Field(None, title="原文短语", description="写明实施期的最短原文，改正损坏之后的写法")
    cite: Nonempty[Citation] | None = Field(None, title="出处")

    @property
    def computed_end(self) -> tuple[int, int] | None:
        """The first and last year it can end in, when the text gives only a number of years."""
        if self.end or not self.years:
            return None
        return self.start.year + self.years.min, self.start.year + self.years.max


class Superior(Model):
    """The document that a plan says it implements."""

    title: String = Field(title="标题")
    number: Stated[String] = Field(title="文号")
    level: Literal["city", "province", "state"] = Field(title="层级")


class Correction(Model):
    """A repair of a damaged source text, shown to readers as a repair."""

    printed: String = Field(title="原印")
    read_as: String = Field(title="读作")
    paragraphs: Nonempty[Citation] = Field(title="段落")
    reason: Text = Field(title="理由")
    confidence: Literal["high", "medium", "low"] = Field(title="把握")


class Source(Model):
    """One edition of one document, pinned by the sha256 of its archived text."""

    id: Identifier = Field(title="编号")
    file: FileName = Field(title="文件名", description="来源文件目录里的文件，不含路径")
    sha256: Sha256 = Field(title="校验值")
    title: String = Field(title="网页标题")
    publisher: Stated[String] = Field(title="发布机构")
    url: Stated[WebAddress] = Field(title="来源网址")
    published: Stated[Date] = Field(title="发布日期")
    retrieved: Stated[Date] = Field(title="抓取日期")
    encoding: Literal["utf-8", "gb18030", "utf-16"] = Field("utf-8", title="编码")
    format: Literal["text", "html"] = Field("text", title="格式", description="html：浏览器另存的网页")
    cleaning: list[Literal["pinyin", "traditional"]] = Field(
        default=[], title="清理", description="pinyin 去掉网页防采集注音，traditional 繁体转简体"
    )
    corrections: list[Correction] = Field(default=[], title="文本修正")


class Organisation(Model):
    """A local body, under the name that the text prints."""

    agency: TermId = Field(title="机构类型", json_schema_extra=names("agencies"))
    full_name: Text | None = Field(None, title="全称")
    also_printed: list[String] = Field(default=[], title="又作")


class Section(Model):
    """A heading of the plan."""

    title: String = Field(title="标题")
    cite: Nonempty[Citation] = Field(title="出处")


class Inference(Model):
    """Something the text does not say but lets one conclude."""

    inferred: Boolean = Field(title="推断")
    reason: Text = Field(title="理由")
    cite: Nonempty[Citation] = Field(title="出处")


class RoleLabels(Model):
    """The words with which the text introduces responsible bodies: 牵头部门, 配合部门."""

    lead: list[String] = Field(default=[], title="牵头")
    partners: list[String] = Field(default=[], title="配合")


class PlanFile(Model):
    """`districts/<district>/<plan>/plan.yaml`."""

    draft: Boolean = Field(False, title="草稿", description="true：尚未完成，只在预览里显示，不发布")
    title: String = Field(title="标题")
    short_title: String = Field(title="简称", description="用于表头，不超过 20 个字")
    kind: TermId = Field(title="文本类型", json_schema_extra=names("plan-kinds"))
    issuer: Stated[Nonempty[String]] = Field(title="发文机关")
    document_number: Stated[String] = Field(title="文号")
    issued: Stated[Date] = Field(title="成文日期")
    effective: Stated[Date] = Field(title="施行日期")
    validity: Stated[String] = Field(title="效力状态")
    period: Stated[Period] = Field(title="实施期")
    implements: Superior | None = Field(None, title="所落实的上级文件")
    extent: Literal["complete", "partial"] = Field(
        title="录入程度", description="complete：全文读完，每个编号项目都已录入"
    )
    recorded: Date = Field(title="收录日期")
    checked: Date = Field(title="最近核对")
    structure: list[Section] = Field(default=[], title="结构")
    caveats: list[Text] = Field(default=[], title="使用须知")
    quantities: list[Quantity] = Field(default=[], title="文本的量化内容")
    theme_notes: dict[Identifier, ThemeNote] = Field(default={}, title="主题说明")
    role_labels: RoleLabels = Field(default=RoleLabels(), title="责任部门的写法")
    not_encoded: list[PassedOver] = Field(default=[], title="未录入的段落")
    numbers_not_encoded: list[NumberPassedOver] = Field(default=[], title="不作量化的数字")
    place: Inference | None = Field(None, title="地点推断")
    sources: Nonempty[Source] = Field(title="来源文件")
    organisations: dict[str, Organisation] = Field(default={}, title="机构")
    aliases: list[Identifier] = Field(default=[], title="旧编号")


class ProgrammeFile(Model):
    """The front matter of `districts/<district>/<plan>/programmes/<programme>.md`."""

    draft: Boolean = Field(False, title="草稿", description="true：尚未完成；还有草稿项目的文本不能发布")
    name: Text = Field(title="名称")
    number: String | None = Field(None, title="编号", description="原文的编号；没有则不写")
    section: String | None = Field(None, title="所在章节")
    themes: Nonempty[TermId] = Field(title="主题", max_length=3, json_schema_extra=names("themes"))
    instruments: Stated[Nonempty[TermId]] = Field(title="政策工具", json_schema_extra=names("instruments"))
    target_groups: Nonempty[TermId] = Field(title="对象", json_schema_extra=names("target-groups"))
    lead: Stated[Nonempty[String]] = Field(title="牵头")
    partners: Stated[Nonempty[String]] = Field(title="配合")
    status: Stated[TermId] = Field(title="状态", json_schema_extra=names("statuses"))
    commitment: Stated[TermId] = Field(title="承诺力度", json_schema_extra=names("commitments"))
    cite: Nonempty[Citation] = Field(title="出处")
    measures: list[Measure] = Field(default=[], title="具体举措")
    quantities: list[Quantity] = Field(default=[], title="量化内容")
    part_of: Identifier | None = Field(None, title="所属项目")
    level: Literal["city", "province", "state"] | None = Field(None, title="层级")
    aliases: list[Identifier] = Field(default=[], title="旧编号")


class Change(Model):
    """An entry of `changes.yaml`: a published statement that was corrected."""

    date: Date = Field(title="更正日期")
    claim: String = Field(title="声明", description="页面上 data-claim 的编号，依次是区县、文本、项目和条目")
    what: Text = Field(title="更正了什么")
    before: Text = Field(title="原来")
    after: Text = Field(title="现在")
    why: Text = Field(title="理由")
    by: Text = Field(title="更正人", description="写角色即可，例如 编辑")

    @property
    def plan(self) -> str:
        """The key of the plan that the claim belongs to."""
        return ".".join(self.claim.split(".")[:2])


class PageFile(Model):
    """The front matter of `pages/<page>.md`."""

    title: Text = Field(title="标题")
    description: Text = Field(title="说明")
    recorded: Date = Field(title="收录日期")
    checked: Date = Field(title="最近核对")
