"""`districts/<district>/<plan>/plan.yaml`."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from builder.model.base import Model
from builder.model.schema.statement import (
    NotCoded,
    NumberPassedOver,
    PassedOver,
    Phrase,
    Quantity,
    ThemeNote,
    WordsPassedOver,
)
from builder.model.types import (
    Absent,
    Boolean,
    Citation,
    Date,
    FileName,
    Identifier,
    Integer,
    Nonempty,
    PlanName,
    Sha256,
    Stated,
    String,
    TermId,
    Text,
    WebAddress,
    means,
    names,
)
from builder.text.normalise import fold

APPROXIMATE = re.compile(r"左右|上下|大约|约")
"""What makes a time one of about so long."""
LEVELS = means({"city": "市级", "province": "省级", "state": "国家级"})
"""The levels above a district that issue documents, for JSON Schema."""


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
    def is_about(self) -> bool:
        """Whether the text says that it takes only about so many years."""
        return bool(self.printed and APPROXIMATE.search(fold(str(self.printed))))

    @property
    def computed_end(self) -> tuple[int, int] | None:
        """The first and last year it can end in, when the text gives only a number of years, and not about so many."""
        if self.end or not self.years or self.is_about:
            return None
        return self.start.year + self.years.min, self.start.year + self.years.max


class InForce(Model):
    """From when to when a plan holds, as far as it does not say so itself, and who does."""

    start: Date | None = Field(
        None, title="起", description="开始有效的日期；原文自己写了施行日期的，写在 effective，这里不写"
    )
    end: Date | None = Field(None, title="止", description="失效的日期：有效期届满、被废止或被取代的那一天")
    source: Text = Field(title="依据", description="据什么文件、公告或网页知道的，写标题和文号")


class Confirmed(Model):
    """That the district itself has read what is recorded of a plan and agrees with it."""

    by: String = Field(title="确认单位", description="哪个机构确认的，写全称")
    on: Date = Field(title="确认日期", description="确认的日期；超过 review_days 天的，页面说明已满复核期限")
    document: Text = Field(title="确认文件", description="据什么文件确认，写标题和文号")


class Superior(Model):
    """The document that a plan says it implements."""

    title: String = Field(title="标题", description="上级文件的标题，照原文")
    number: Stated[String] = Field(title="文号", description="上级文件的文号")
    level: Literal["city", "province", "state"] = Field(
        title="层级", description="上级文件由哪一级发布", json_schema_extra=LEVELS
    )
    url: WebAddress | None = Field(None, title="网址", description="上级文件公开发布的网址，查得到的写完整网址")
    plan: PlanName | None = Field(
        None,
        title="收录的文本",
        description="上级文件已在本站收录而文号对不上的，写它的编号：市（省）编号.文本编号；文号相同的自动认出，不用写",
    )

    @property
    def key(self) -> tuple[str, str]:
        """What tells the document from others: its level with its number or, where the text states none, its title."""
        return self.level, fold(self.title if isinstance(self.number, Absent) else self.number)


class SourceRepair(Model):
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
    file: FileName = Field(title="文件名", description="存档时的文件名，只用来辨认；文本按 sha256 认")
    sha256: Sha256 = Field(title="校验值", description="存档文件的校验值，64 位小写十六进制")
    title: String = Field(title="网页标题", description="存档网页或文件自己的标题")
    publisher: Stated[String] = Field(title="发布机构", description="登载这个网页的机构，不一定是发文机关")
    url: Stated[WebAddress] = Field(title="来源网址", description="原始网页的完整网址；没有的在 note 里写明理由")
    published: Stated[Date] = Field(title="发布日期", description="网页上的发布日期，不是成文日期")
    retrieved: Stated[Date] = Field(
        title="抓取日期", description="存档的日期，只写存档文本里印着的；没有印的写 not_stated"
    )
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
    corrections: list[SourceRepair] = Field(
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
    approved_by: list[String] = Field(default=[], title="审定机关", description="审议通过这份文本的机构，照原文")
    document_number: Stated[String] = Field(title="文号", description="照原文，例如 穗字〔2012〕20号")
    issued: Stated[Date] = Field(title="成文日期", description="文件落款的日期，不是网页发布日期")
    effective: Stated[Date] = Field(title="施行日期", description="文件写明开始施行的日期")
    validity: Stated[String] = Field(title="效力状态", description="现行有效、已废止等，照能查到的写")
    period: Stated[Period] = Field(title="实施期", description="文本覆盖的时间：起点，加上终点或年数")
    in_force: InForce | None = Field(None, title="有效期", description="从何时到何时有效、根据什么；不知道的不写")
    supersedes: list[PlanName] = Field(
        default=[],
        title="取代",
        description="这份文本整个取代的旧版，写旧版的编号；别的区县的写 区县.文本。旧版的页面会说明已被取代",
    )
    amends: list[PlanName] = Field(
        default=[], title="修订", description="这份文本部分修改、而仍然有效的文本，写那份文本的编号"
    )
    repeals: list[PlanName] = Field(
        default=[], title="废止", description="这份文本宣布废止、但没有取代的文本，写那份文本的编号"
    )
    implements: Superior | None = Field(
        None, title="所落实的上级文件", description="原文写明落实的上级文件，没有则不写"
    )
    extent: Literal["complete", "partial"] = Field(
        title="录入程度",
        description="complete：全文读完，每个编号项目都已录入",
        json_schema_extra=means({"complete": "全文读完，编号项目都已录入", "partial": "只录了一部分"}),
    )
    confirmed: Confirmed | None = Field(
        None, title="本区确认", description="本区有关机构书面确认录入无误的，写谁、何时、据什么文件；没有的不写"
    )
    recorded: Date = Field(title="收录日期", description="第一次录入的日期")
    checked: Date = Field(title="最近核对", description="最近一次与原文核对的日期")
    structure: list[Section] = Field(default=[], title="结构", description="各章节的标题和段落，按原文顺序")
    caveats: dict[Identifier, Text] = Field(
        default={}, title="使用须知", description="读者比较之前必须知道的事；每条一个编号，永久不变，一条一句"
    )
    quantities: list[Quantity] = Field(default=[], title="文本的量化内容", description="不属于单个项目的目标和数字")
    theme_notes: dict[Identifier, ThemeNote] = Field(
        default={}, title="主题说明", description="每个主题一句话；以主题编号为键", json_schema_extra=names("themes")
    )
    role_labels: RoleLabels = Field(
        default=RoleLabels(), title="责任部门的写法", description="原文用哪些词引出责任部门"
    )
    not_encoded: list[PassedOver] = Field(default=[], title="未录入的段落", description="没有引用的段落和理由")
    not_coded: list[NotCoded] = Field(
        default=[], title="不归类的字样", description="原文有这些字样而不归这一类的词，写哪一段、为什么"
    )
    numbers_not_encoded: list[NumberPassedOver] = Field(
        default=[], title="不作量化的数字", description="原文里不是数量的数字和理由"
    )
    words_not_encoded: list[WordsPassedOver] = Field(
        default=[], title="未录成举措的话", description="项目段落里没有录成举措、数字的话和理由"
    )
    place: Inference | None = Field(None, title="地点推断", description="原文没有写明是哪个区县时，由我们推断的依据")
    sources: Nonempty[Source] = Field(title="来源文件", description="这份文本的存档来源，至少一份")
    organisations: dict[str, Organisation] = Field(
        default={}, title="机构", description="以原文名称为键；项目的牵头和配合机构都要先在这里登记"
    )
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过编号时写旧编号，旧地址会转到新地址")
