"""What belongs to the site as a whole: `site.yaml`, `changes.yaml`, `pages/*.md`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from builder.model.base import Model
from builder.model.types import (
    Absent,
    ArchivePlace,
    Boolean,
    Date,
    Identifier,
    Integer,
    Stated,
    String,
    Text,
    WebAddress,
    means,
)

MAX_NAME = 80
"""Characters of what stands in the head of every page. `new site` asks for no more either."""


def _name(value: str) -> str:
    if len(value) > MAX_NAME:
        raise PydanticCustomError("too-long", "too long", {"limit": MAX_NAME})
    return value


def _home(value: str) -> str:
    if "?" in value or "#" in value:  # the paths of pages are put behind it
        raise PydanticCustomError("address", "no address of a folder")
    return value


_NameString = Annotated[String, AfterValidator(_name), WithJsonSchema({"type": "string", "maxLength": MAX_NAME})]
_HomeAddress = Annotated[
    WebAddress, AfterValidator(_home), WithJsonSchema({"type": "string", "pattern": "^https?://[^?#]*$"})
]


class SiteName(Text):
    """What the site or its field is called."""

    shorthand = {"type": "string", "maxLength": MAX_NAME}  # noqa: RUF012  (as of `Text`)

    zh: _NameString = Field(title="中文", description="中文，必填")
    en: _NameString | None = Field(None, title="英文", description="英文，可不写；没有时英文读者看到中文")


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


class Licence(Model):
    """Under which conditions the content may be used by others."""

    name: String = Field(title="许可的名称", description="例如 CC BY 4.0；照许可自己的写法")
    url: WebAddress | None = Field(None, title="许可的网址", description="许可全文的网址")


class Subject(Model):
    """The policy field of the site, in words that stand in the interface's own."""

    name: SiteName = Field(
        title="名称", description="这一政策领域怎样称呼，如“养老服务政策”；写进各页的说明，后面接“文本”"
    )
    words: list[String] = Field(default=[], title="搜索示例", description="首页举的例子：文本里真有的词，两三个")
    initials: String | None = Field(None, title="首字母示例", description="搜索页举的例子：一个项目名称的拼音首字母")
    common: list[String] = Field(
        default=[],
        title="通用词",
        description="几乎每份文本都有、单独查没有意义的词，如领域本身的名称；搜索据此把连写的几个词拆开",
    )


class FacetName(Model):
    """What a site calls one of the facets by which statements are classified."""

    zh: String = Field(title="名称", description="代替界面里原来的称呼，如“服务内容”")
    short: String | None = Field(None, title="简称", description="用在导航和窄的表头；没有就用名称")
    en: String | None = Field(None, title="英文单数", description="英文界面的称呼，小写，单数")
    plural: String | None = Field(None, title="英文复数", description="没有写就在单数后面加 s")


class Facets(Model):
    """Names of the facets, each where the site calls it otherwise than the interface does."""

    themes: FacetName | None = Field(None, title="主题", description="themes 词表的称呼")
    instruments: FacetName | None = Field(None, title="政策工具", description="instruments 词表的称呼")
    target_groups: FacetName | None = Field(None, title="对象", description="target-groups 词表的称呼")


class Config(Model):
    """`site.yaml`."""

    name: SiteName = Field(title="站名", description="显示在每页页首")
    tagline: Text = Field(title="一句话介绍", description="显示在首页站名下面")
    subject: Subject = Field(
        default=Subject(name=SiteName(zh="政策", en="policy")),
        title="政策领域",
        description="本站收录的是哪一领域的政策",
    )
    facets: Facets = Field(
        default=Facets(), title="归类的称呼", description="这一领域把主题、政策工具、对象叫作什么；不写就用原来的称呼"
    )
    base_url: _HomeAddress = Field(
        title="网站地址",
        description="部署后的完整地址：规范地址、分享卡片、订阅、开放数据、sitemap.xml、robots.txt 和 404 页要用；"
        "网页之间的链接不靠它",
    )
    locale: Literal["zh-CN", "en"] = Field(
        "zh-CN",
        title="语言",
        description="界面的语言；写 en 时内容显示 en 的文字，没有翻译的照中文显示并标明是中文",
        json_schema_extra=means({"zh-CN": "简体中文", "en": "英文"}),
    )
    english: Boolean = Field(
        False,
        title="英文网页",
        description="写 true：首页，以及区县、文本、项目、主题、指标的网页，在 en/ 下另有英文界面的一份，没有译文的"
        "照中文显示并标明；locale 是 en 的网站不用写",
    )
    maintainer: Stated[String] = Field(title="维护单位", description="写在页脚；还没有定时写 not_researched")
    contact: Stated[String] = Field(title="联系方式", description="电话、邮箱或地址，写在页脚")
    report: Stated[WebAddress] = Field(title="报告错误的地址", description="读者报告错误时打开的网页")
    registrations: list[Registration] = Field(default=[], title="备案信息", description="页脚显示的备案号，没有则不写")
    licence: Stated[Licence] = Field(
        Absent(state="not_researched"),
        title="内容的许可",
        description="网站内容和数据以什么许可公开，由运营单位决定；程序的许可另见 LICENSE。还没有定时写 not_researched",
    )
    heavy_data: Boolean = Field(
        True, title="整库文件", description="写 false：不生成 SQLite、Excel 和 ZIP 整库文件，很大的网站可以这样省时间"
    )
    archive: ArchivePlace | None = Field(
        None,
        title="存档",
        description="存放来源文件的文件夹或 zip（相对内容目录的上一级），或者含 {sha256} 的 https 网址；"
        "也可以用 --sources 或环境变量 BILIN_ARCHIVE 指定",
    )
    sources: String | None = Field(None, title="存档（旧名）", description="archive 以前的写法，仍然有效")
    verifier: String = Field(
        "编辑", title="核对人", description="check --write-lock 记下的核对人；写角色即可，可用 --by 另写"
    )
    limits: Limits = Field(
        default=Limits(pair_plans=12, review_days=365, side_plans=20, table_plans=60),
        title="分页上限",
        description="页面多大时分页，一般不用改",
    )

    def address_of(self, path: str) -> str:
        """The full address of a file of the site."""
        return f"{self.base_url.rstrip('/')}/{path}"


class Change(Model):
    """An entry of `changes.yaml`: a published statement that was corrected, or something published that is no more."""

    date: Date = Field(title="更正日期", description="更正的日期，不早于收录日期")
    claim: String = Field(
        title="声明",
        description="页面上 data-claim 的编号，依次是区县、文本、项目和条目；整个文本或项目都变了，写到文本或项目为止。"
        "数字的更正要写到那个数字。区县概况的更正写 区县.context.项目.年份，例如 liwan.context.population.2025",
    )
    what: Text = Field(title="更正了什么", description="一句话")
    before: Text = Field(title="原来", description="更正以前页面上写的；撤下的，写它原来的名称或数字")
    after: Text | None = Field(None, title="现在", description="更正以后页面上写的；撤下的不写")
    removed: Boolean = Field(
        False, title="撤下", description="写 true：claim 所指的区县、文本、项目或条目已经撤下，旧地址说明何时、为什么"
    )
    why: Text = Field(title="理由", description="为什么更正")
    by: Text = Field(title="更正人", description="写角色即可，例如 编辑")

    @property
    def plan(self) -> str:
        """The key of the plan that the claim belongs to."""
        return ".".join(self.claim.split(".")[:2])

    def covers(self, claim: str) -> bool:
        """Whether it is about this claim, or about something that this claim belongs to."""
        return f"{claim}.".startswith(f"{self.claim}.")

    @model_validator(mode="after")
    def _says_what_is_there_now(self) -> Change:
        if not self.removed and self.after is None:
            raise PydanticCustomError("change-after", "after, or removed")
        return self


class PageFile(Model):
    """The front matter of `pages/<page>.md`."""

    title: Text = Field(title="标题", description="网页的标题")
    aliases: list[Identifier] = Field(default=[], title="旧编号", description="改过文件名时写旧名，旧地址会转到新地址")
    description: Text = Field(title="说明", description="一句话，给搜索引擎和收藏夹")
    called: list[str] = Field(default=[], title="别的叫法", description="读者查哪些词时要找到这一页，例如“引用”")
    recorded: Date = Field(title="收录日期", description="第一次写成的日期")
    checked: Date = Field(title="最近核对", description="最近一次核对的日期")
