"""What drafts and scaffolds say: comments in the editor's language, placeholders in Chinese, as content is.

What has no English words is content: `reason: （草稿）…`.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.editor.english_words import ENGLISH, FIELDS
from builder.model.base import Model
from builder.model.types import Text
from builder.text.values import value_class

_WORDS = {
    "plan-head": "这是程序起草的草稿：每个值都要与原文核对。没有写明的写 not_stated，没有查过的留 not_researched",
    "draft-plan": "全部核对完后删去这一行，文本才会发布",
    "draft-programme": "核对完这个项目、写好摘要后删去这一行",
    "check-title": "核对标题",
    "no-title": "（草稿：待填）",
    "short-title": "用于表头，不超过 20 个字",
    "not-found": "没有找到；原文确实没有写的，改为 not_stated",
    "no-period": "原文写明起止的，写 start 和 end（或 years），以及 printed 和 cite；没有写的改为 not_stated",
    "validity": "第 {paragraph} 段写的是：{words}",
    "validity-counted": "推算：从施行之日起满这些年的前一天；有效期不是从那天算起的，请改",
    "validity-source": "本文件第{paragraph}段",
    "extent": "通读全文、编号项目都已录入后改为 complete",
    "no-retrieved": "只写存档文本里印着的存档日期；没有印的改为 not_stated",
    "no-url": "填网页地址；没有的写 {{state: not_stated, note: 为什么没有、到哪里找得到}}",
    "meta-date": "网页的元数据写的是 {date}；网页上能看到的日期才能核对，看到了再填",
    "extracted": "存档文本取自 {files}，原文件请另行保存",
    "suspicious": "可疑：{numbers}。如果是网页丢失了连接号，在这里登记修正，写法见 docs/editing.zh-CN.md",
    "hint": "提示：{terms}",
    "no-hint": "待定：没有词语提示，这里的值只是占位，请改",
    "no-term": "待定：没有词语提示；确实不归任何一类的就写 []",
    "no-verb": "（草稿：填原文的动词）",
    "no-label": "（草稿：写明这个数字说的是什么、给谁）",
    "no-nature": "（草稿：性质没有定，是要达到的目标、给的待遇、条件还是期限，对照原文改好 nature，再删去这一行）",
    "verb": "提示：{level}；管着这件事的动词，照原文",
    "inherited-level": "（草稿）沿用逐条编码以前的归类，请写出原文的动词",
    "aspect-themes": "主题",
    "aspect-instruments": "政策工具",
    "aspect-target_groups": "对象",
    "aspect-bodies": "机构",
    "aspect-status": "状态",
    "aspect-force": "力度",
    "no-level": "待定：句子里没有认出动词；原文没有的（表格里的数字），改写 commitment 和 commitment_reason",
    "whole": "原文在段末对整个项目写明的机构；只管其中一部分的，删去这一行，写到各条里",
    "choice": "可选：{terms}",
    "summary-body": "（草稿：用自己的话写这份文本的摘要。）",
    "programme-body": "（草稿：用自己的话写一至四句摘要。）",
    "left-furniture": "（草稿）网页的导航、按钮和页脚",
    "left-facts": "（草稿）题名、机关、文号和日期，已录入",
    "left-addressees": "（草稿）主送机关",
    "left-unclear": "（草稿）不知道是什么的短行，请核对",
    "left-validity": "（草稿）何时施行、有效到何时，能写的写进 effective 和 in_force",
    "left-undrafted": "（草稿）里面的数字没有起草（多为表格、名单）：是数量的请录入，不是的写明理由",
    "left-introduction": "（草稿）引言或没有数字的说明，请核对是否应当录入",
    "number-year": "（草稿）年份和日期",
    "number-ordinal": "（草稿）序数或时期的名称",
    "number-name": "（草稿）名称里的数字",
    "number-title": "（草稿）文件名称里的数字",
    "number-number": "（草稿）文号",
    "number-one": "（草稿）“一”多为泛指，是数量的请录入",
    "number-unit": "（草稿）没有认出单位，是数量的请录入",
    "number-no-value": "（草稿）不是确数的数词",
    "number-suspicious": "（草稿）可疑的年数，看来丢失了连接号，请登记修正",
    "number-duration": "（草稿）期间，请写进有关数字的 period",
    "number-validity": "（草稿）文件的有效期，不是数量；有效到何时写进 in_force",
    "number-per": "（草稿）频率，已写进有关数字的 per",
    "number-phrase": "（草稿）找不到只出现一次的原文短语，请加长短语后录入",
    "site-tagline": "把各区县的{subject}文本并排放在一起：写了什么、谁牵头、承诺有多确定、出自哪一段。",
    "site-heading": "各区县{subject}并排看",
    "site-description": "区县{subject}文本的摘要、项目与出处，按主题并排比较。",
    "context-head": "概况。查到的写年份和来源：gdp: [{{year: 2023, value: 100.5, source: {{title: 统计公报}}}}]",
    "district-head": "一个区县。代码、名称、城市、省份取自国家统计局的区划代码；"
    "有旧名或并入的区县，另写 former_names，写法见 docs/editing.zh-CN.md",
    "plan-scaffold": "一份政策文本。逐项照原文填写；没有写明的写 not_stated，没有查过的留 not_researched",
    "programme-scaffold": "一个项目。写法见 docs/editing.zh-CN.md",
    "measure-scaffold": "每项举措、每个数字自己写明编码，或由 whole 继承，例如：",
    "no-file": "待填：用 archive add 把原文放进存档，照它列出的写",
    "sha256": "来源文件的 sha256，用 sha256sum 取得；来源文件没有时这里是占位",
}


@value_class
class Words:
    """The words of comments, in Chinese or English (`is_english`), and those of content."""

    is_english: bool = False

    def __call__(self, key: str, **values: object) -> str:
        """The words under `key`, with `values` filled in."""
        return ((self.is_english and ENGLISH.get(key)) or _WORDS[key]).format(**values)

    def field(self, model: type[Model], key: str) -> str:
        """What a field of a file holds: in Chinese as the schema says it."""
        if self.is_english:
            return FIELDS.get(f"{model.__name__}.{key}") or FIELDS[key]
        info = model.model_fields[key]
        return self.pair(info.title or key, info.description or "")

    def label(self, text: Text) -> str:
        """The name of a term, in English if it has one."""
        return (self.is_english and text.en) or text.zh

    def pair(self, name: str, about: str) -> str:
        """A name and what is said of it, if anything is."""
        return f"{name}{': ' if self.is_english else '：'}{about}" if about else name

    def listed(self, items: Iterable[str], *, long: bool = False) -> str:
        """Words in a row; `long` ones may be lists themselves."""
        return ("; " if long else ", ").join(items) if self.is_english else ("；" if long else "、").join(items)


chinese = Words()
