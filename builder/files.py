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
    means,
    names,
)
from builder.quantities import Measure, NumberPassedOver, PassedOver, Phrase, Quantity, ThemeNote

_LEVELS = means({"city": "市级", "province": "省级", "state": "国家级"})


class Term(Model):
    """An entry of a vocabulary."""

    id: Identifier = Field(title="编号", description="小写英文，永久不变")
    label: Text = Field(title="名称", description="读者看到的名称")
    definition: Text = Field(title="定义", description="两位编辑据此应得出同样的归类")
    example: Text = Field(title="例子", description="归入这一类的一个真实例子")
    keywords: list[String] = Field(
        default=[], title="提示词", description="原文里出现这些词时，导入的草稿提示这一类；只作提示，归类由编辑决定"
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


class Limits(Model):
    """From which size on a page is split."""

    pair_plans: Integer = Field(
        12, title="逐对比较上限", description="政策文本不超过这个数时，每两份都有对比页；超过后只比同城的"
    )
    review_days: Integer = Field(365, title="复核期限", description="最近核对早于生成日这么多天的，显示待复核")
    side_plans: Integer = Field(
        20, title="并排文本上限", description="一页并排最多列出的政策文本数，超过则按省、市分页"
    )
    table_plans: Integer = Field(
        60, title="单页文本上限", description="一张表最多列出的政策文本数，超过则按省分页，一省仍超过则按市分页"
    )


class Registration(Model):
    """A record number that the law of the place of operation asks for."""

    label: String = Field(title="备案名称及编号", description="照备案证书写，例如 某ICP备00000000号")
    url: WebAddress | None = Field(None, title="链接", description="查询这个备案的网址")


class Config(Model):
    """`site.yaml`."""

    name: Text = Field(title="站名", description="显示在每页页首")
    tagline: Text = Field(title="一句话介绍", description="显示在首页站名下面")
    base_url: WebAddress = Field(title="网站地址", description="部署后的完整地址，只用于 sitemap.xml 和 404 页")
    locale: Literal["zh-CN"] = Field(
        "zh-CN", title="语言", description="现在只有 zh-CN", json_schema_extra=means({"zh-CN": "简体中文"})
    )
    maintainer: Stated[String] = Field(title="维护单位", description="写在页脚；还没有定时写 not_researched")
    contact: Stated[String] = Field(title="联系方式", description="电话、邮箱或地址，写在页脚")
    report: Stated[WebAddress] = Field(title="报告错误的地址", description="读者报告错误时打开的网页")
    registrations: list[Registration] = Field(default=[], title="备案信息", description="页脚显示的备案号，没有则不写")
    sources: String | None = Field(
        None, title="来源文件目录", description="相对内容目录的上一级；也可以用 --sources 指定"
    )
    limits: Limits = Field(
        default=Limits(pair_plans=12, review_days=365, side_plans=20, table_plans=60),
        title="分页上限",
        description="页面多大时分页，一般不用改",
    )


class DistrictFile(Model):
    """`districts/<district>/district.yaml`."""

    code: DivisionCode = Field(title="行政区划代码", description="GB/T 2260，6 位数字")
    name: Text = Field(title="名称", description="照民政部公布的正式名称，例如 荔湾区")
    city: String = Field(title="所属城市", description="直辖市写直辖市本身")
    province: String = Field(title="所属省份", description="省、自治区、直辖市的全称")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="旧地址会转到新地址")


class Years(Model):
    """A number of years, as a range."""

    min: Integer = Field(title="最少", description="最少的年数；只有一个数时与 max 相同")
    max: Integer = Field(title="最多", description="最多的年数")


class Period(Model):
    """What time a plan covers: a start, and an end or a number of years."""

    start: Date = Field(title="起", description="原文所写的起始年份或日期")
    end: Date | None = Field(None, title="止", description="原文所写的截止年份或日期；与 years 只写其一")
    years: Years | None = Field(None, title="年数", description="原文只写年数而没有写截止年份时用")
    note: Text | None = Field(None, title="说明", description="原文怎样写实施期")
    printed: Phrase | None = Field(None, title="原文短语", description="写明实施期的最短原文，改正损坏之后的写法")
    cite: Nonempty[Citation] | None = Field(None, title="出处", description="写明实施期的段落")

    @property
    def computed_end(self) -> tuple[int, int] | None:
        """The first and last year it can end in, when the text gives only a number of years."""
        if self.end or not self.years:
            return None
        return self.start.year + self.years.min, self.start.year + self.years.max


class Superior(Model):
    """The document that a plan says it implements."""

    title: String = Field(title="标题", description="上级文件的标题，照原文")
    number: Stated[String] = Field(title="文号", description="上级文件的文号")
    level: Literal["city", "province", "state"] = Field(
        title="层级", description="上级文件由哪一级发布", json_schema_extra=_LEVELS
    )


class Correction(Model):
    """A repair of a damaged source text, shown to readers as a repair."""

    printed: String = Field(title="原印", description="来源文件里损坏的文字，原样照录")
    read_as: String = Field(title="读作", description="改正以后的文字")
    paragraphs: Nonempty[Citation] = Field(title="段落", description="损坏出现的段落")
    reason: Text = Field(title="理由", description="为什么这样读，读者看得到")
    confidence: Literal["high", "medium", "low"] = Field(
        title="把握",
        description="对这个读法有多大把握",
        json_schema_extra=means({"high": "只能这样读", "medium": "字面也并非不可能", "low": "只是猜测"}),
    )


class Source(Model):
    """One edition of one document, pinned by the sha256 of its archived text."""

    id: Identifier = Field(title="编号", description="小写英文，在本文本内不重复；有几份来源时出处要用它")
    file: FileName = Field(title="文件名", description="来源文件目录里的文件，不含路径")
    sha256: Sha256 = Field(title="校验值", description="存档文件的校验值，64 位小写十六进制")
    title: String = Field(title="网页标题", description="存档网页或文件自己的标题")
    publisher: Stated[String] = Field(title="发布机构", description="登载这个网页的机构，不一定是发文机关")
    url: Stated[WebAddress] = Field(title="来源网址", description="原始网页的完整网址")
    published: Stated[Date] = Field(title="发布日期", description="网页上的发布日期，不是成文日期")
    retrieved: Stated[Date] = Field(title="抓取日期", description="存档的日期")
    encoding: Literal["utf-8", "gb18030", "utf-16"] = Field(
        "utf-8",
        title="编码",
        description="存档文件的编码，一般不用写",
        json_schema_extra=means(
            {"utf-8": "现在的通用编码", "gb18030": "国标编码，包括 GBK", "utf-16": "记事本的“Unicode”"}
        ),
    )
    format: Literal["text", "html"] = Field(
        "text",
        title="格式",
        description="html：浏览器另存的网页",
        json_schema_extra=means({"text": "纯文本", "html": "浏览器另存的网页"}),
    )
    cleaning: list[Literal["pinyin", "traditional"]] = Field(
        default=[],
        title="清理",
        description="pinyin 去掉网页防采集注音，traditional 繁体转简体",
        json_schema_extra=means({"pinyin": "去掉网页防采集注音", "traditional": "繁体转简体"}),
    )
    corrections: list[Correction] = Field(
        default=[], title="文本修正", description="来源文件里损坏处的改正，读者看得到"
    )


class Organisation(Model):
    """A local body, under the name that the text prints."""

    agency: TermId = Field(
        title="机构类型", description="归入哪一类机构，各区县据此比较", json_schema_extra=names("agencies")
    )
    full_name: Text | None = Field(None, title="全称", description="原文只写简称时补上的全称")
    also_printed: list[String] = Field(default=[], title="又作", description="原文里的其他写法")


class Section(Model):
    """A heading of the plan."""

    title: String = Field(title="标题", description="章节标题，照原文")
    cite: Nonempty[Citation] = Field(title="出处", description="这一章节的段落")


class Inference(Model):
    """Something the text does not say but lets one conclude."""

    inferred: Boolean = Field(title="推断", description="写 true，表示原文没有写明")
    reason: Text = Field(title="理由", description="凭什么这样推断")
    cite: Nonempty[Citation] = Field(title="出处", description="推断所据的段落")


class RoleLabels(Model):
    """The words with which the text introduces responsible bodies: 牵头部门, 配合部门."""

    lead: list[String] = Field(default=[], title="牵头", description="原文引出牵头单位的固定写法，例如 牵头部门")
    partners: list[String] = Field(default=[], title="配合", description="原文引出配合单位的固定写法，例如 配合部门")


class PlanFile(Model):
    """`districts/<district>/<plan>/plan.yaml`."""

    draft: Boolean = Field(False, title="草稿", description="true：尚未完成，只在预览里显示，不发布")
    title: String = Field(title="标题", description="照原文，连同发文机关")
    short_title: String = Field(title="简称", description="用于表头，不超过 20 个字")
    kind: TermId = Field(
        title="文本类型", description="计划、意见、报告、报道等", json_schema_extra=names("plan-kinds")
    )
    issuer: Stated[Nonempty[String]] = Field(title="发文机关", description="文件的发文机关，一个或几个，照原文")
    document_number: Stated[String] = Field(title="文号", description="照原文，例如 穗字〔2012〕20号")
    issued: Stated[Date] = Field(title="成文日期", description="文件落款的日期，不是网页发布日期")
    effective: Stated[Date] = Field(title="施行日期", description="文件写明开始施行的日期")
    validity: Stated[String] = Field(title="效力状态", description="现行有效、已废止等，照能查到的写")
    period: Stated[Period] = Field(title="实施期", description="文本覆盖的时间：起点，加上终点或年数")
    implements: Superior | None = Field(
        None, title="所落实的上级文件", description="原文写明落实的上级文件，没有则不写"
    )
    extent: Literal["complete", "partial"] = Field(
        title="录入程度",
        description="complete：全文读完，每个编号项目都已录入",
        json_schema_extra=means({"complete": "全文读完，编号项目都已录入", "partial": "只录了一部分"}),
    )
    recorded: Date = Field(title="收录日期", description="第一次录入的日期")
    checked: Date = Field(title="最近核对", description="最近一次与原文核对的日期")
    structure: list[Section] = Field(default=[], title="结构", description="各章节的标题和段落，按原文顺序")
    caveats: list[Text] = Field(default=[], title="使用须知", description="读者比较之前必须知道的事，一条一句")
    quantities: list[Quantity] = Field(default=[], title="文本的量化内容", description="不属于单个项目的目标和数字")
    theme_notes: dict[Identifier, ThemeNote] = Field(
        default={}, title="主题说明", description="每个主题一句话；以主题编号为键", json_schema_extra=names("themes")
    )
    role_labels: RoleLabels = Field(
        default=RoleLabels(), title="责任部门的写法", description="原文用哪些词引出责任部门"
    )
    not_encoded: list[PassedOver] = Field(default=[], title="未录入的段落", description="没有引用的段落和理由")
    numbers_not_encoded: list[NumberPassedOver] = Field(
        default=[], title="不作量化的数字", description="原文里不是数量的数字和理由"
    )
    place: Inference | None = Field(None, title="地点推断", description="原文没有写明是哪个区县时，由我们推断的依据")
    sources: Nonempty[Source] = Field(title="来源文件", description="这份文本的存档来源，至少一份")
    organisations: dict[str, Organisation] = Field(
        default={}, title="机构", description="以原文名称为键；项目的牵头和配合机构都要先在这里登记"
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")


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
        None, title="层级", description="上级的项目由本区落实时，写哪一级", json_schema_extra=_LEVELS
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")


class Change(Model):
    """An entry of `changes.yaml`: a published statement that was corrected."""

    date: Date = Field(title="更正日期", description="更正的日期，不早于收录日期")
    claim: String = Field(title="声明", description="页面上 data-claim 的编号，依次是区县、文本、项目和条目")
    what: Text = Field(title="更正了什么", description="一句话")
    before: Text = Field(title="原来", description="更正以前页面上写的")
    after: Text = Field(title="现在", description="更正以后页面上写的")
    why: Text = Field(title="理由", description="为什么更正")
    by: Text = Field(title="更正人", description="写角色即可，例如 编辑")

    @property
    def plan(self) -> str:
        """The key of the plan that the claim belongs to."""
        return ".".join(self.claim.split(".")[:2])


class PageFile(Model):
    """The front matter of `pages/<page>.md`."""

    title: Text = Field(title="标题", description="网页的标题")
    description: Text = Field(title="说明", description="一句话，给搜索引擎和收藏夹")
    recorded: Date = Field(title="收录日期", description="第一次写成的日期")
    checked: Date = Field(title="最近核对", description="最近一次核对的日期")
