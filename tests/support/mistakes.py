"""The forty mistakes that editors make: how each is made in the smallest site, and what is written instead.

`‸` stands in a mistake where its finding must point; it is no part of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.content.read import MAX_BYTES
from tests.sites_invalid import ABOUT, DISTRICT, FUND, HOUSING, PLAN, SUMMARY, minimal

CARET = "‸"
SITE = "site.yaml"
LIMITS = "report: not_researched\n"


@dataclass(frozen=True)
class Mistake:
    """`old` in a file of the smallest site becomes `bad`, or `good`; `data` says how text becomes bytes."""

    code: str
    rule: str
    file: str
    old: str
    bad: str
    good: str
    data: Callable[[str], bytes] = str.encode
    warning: bool = False

    def spoilt(self) -> tuple[bytes, int, int]:
        """The file with the mistake, and line and column of its finding."""
        marked = self._with(self.bad)
        at = marked.find(CARET)
        text = marked.replace(CARET, "")
        line, column = (marked.count("\n", 0, at) + 1, at - marked.rfind("\n", 0, at)) if at >= 0 else (1, 1)
        return self.data(text), line, column

    def right(self) -> bytes:
        """The file as it should be."""
        return self._with(self.good).encode()

    def _with(self, new: str) -> str:
        text = minimal(self.file)
        assert self.old in text, self
        return text.replace(self.old, new, 1)


def mistake(code: str, rule: str, file: str, old: str, bad: str, good: str, **more: object) -> Mistake:
    """A mistake; with `good` empty, the file as it was is right."""
    return Mistake(code, rule, file, old, bad, good or old, **more)  # type: ignore[arg-type]


def with_bom(text: str) -> bytes:
    """UTF-8 as Notepad used to save it."""
    return b"\xef\xbb\xbf" + text.encode()


def crlf(text: str) -> bytes:
    """The line ends of Windows."""
    return text.replace("\n", "\r\n").encode()


def utf16(text: str) -> bytes:
    """What Notepad calls Unicode."""
    return b"\xff\xfe" + text.encode("utf-16-le")


def gbk(text: str) -> bytes:
    """The encoding of old Chinese systems."""
    return text.encode("gb18030")


MISTAKES = (
    mistake("Y01", "colon-width", PLAN, "kind: opinions", "kind‸：opinions", ""),
    mistake("Y01", "colon-width", PLAN, "  区财政局:\n", "  区财政局‸：\n", ""),
    mistake("Y01", "colon-width", PLAN, "  - id: years", "  - id‸：years", ""),
    mistake("Y01", "colon-width", PLAN, "  start: 2022\n  end", "  start‸：2022\n  end", ""),
    mistake("Y02", "colon-space", DISTRICT, "name: 市中区", "name‸:市中区", ""),
    mistake("Y02", "colon-space", PLAN, "    min: 5", "    min‸:5", ""),
    mistake("Y03", "space", PLAN, "  start: 2022", "‸　start: 2022", ""),
    mistake("Y03", "space", DISTRICT, "city: 济南市", "city:‸\u00a0济南市", ""),
    mistake("Y03", "space", PLAN, "note-1: 只为测试而写。", "note-1:‸　只为测试而写。", ""),
    mistake("Y04", "chinese-quotes", DISTRICT, "name: 市中区", "name: ‸“市中区”", ""),
    mistake("Y04", "chinese-quotes", DISTRICT, "name: 市中区", "name: '市中区‸’", "name: '市中区'"),
    mistake("Y05", "inner-quotes", FUND, "name: 水手资金", 'name: "他说‸"水手"很重要"', "name: 他说“水手”很重要"),
    mistake("Y05", "inner-quotes", FUND, "name: 水手资金", 'name: "留在闵行‸"水手资金', "name: “留在闵行”水手资金"),
    mistake("Y06", "open-quote", PLAN, "title: 市中区", 'title: ‸"市中区', ""),
    mistake("Y06", "open-quote", DISTRICT, "province: 山东省", "province: ‸'山东省", ""),
    mistake("Y07", "encoding", DISTRICT, "name: 市", "name: ‸市", "", data=gbk),
    mistake("Y08", "encoding", DISTRICT, "name", "name", "", data=utf16),
    mistake("Y09", "byte-order-mark", DISTRICT, "name", "name", "", data=with_bom, warning=True),
    mistake("Y10", "character", DISTRICT, "name: 市中区", "name: 市‸\u200b中区", ""),
    mistake("Y10", "character", DISTRICT, "city", "‸\ufeffcity", ""),
    mistake("Y11", "tab", PLAN, "  start: 2022", "‸\tstart: 2022", ""),
    mistake("Y11", "tab", DISTRICT, "city: 济南市", "city:‸\t济南市", ""),
    mistake("Y11", "tab", DISTRICT, "city: 济南市", "city: 济南市‸\t", ""),
    mistake("Y12", "line-ends", DISTRICT, "code: '370103'", "code: '370103'‸", "", data=crlf, warning=True),
    mistake(
        "Y13",
        "number-width",
        SITE,
        LIMITS,
        LIMITS + "limits:\n  pair_plans: ‸１００\n",
        LIMITS + "limits:\n  pair_plans: 100\n",
    ),
    mistake("Y13", "number-width", PLAN, "    min: 5", "    min: ‸５．５", "    min: 5.5"),
    mistake("Y14", "number-separator", PLAN, "    max: 10", "    max: ‸1,000", "    max: 1000"),
    mistake("Y14", "number-separator", PLAN, "    max: 10", "    max: ‸1，000", "    max: 1000"),
    mistake("Y14", "number-separator", PLAN, "    max: 10", "    max: ‸1_000", "    max: 1000"),
    mistake("Y14", "number-separator", PLAN, "    max: 10", "    max: ‸1e3", "    max: 1000"),
    mistake("Y15", "number-words", PLAN, "    max: 10", "    max: ‸约1000", "    max: 1000"),
    mistake("Y15", "number-words", PLAN, "    max: 10", "    max: ‸1000余", "    max: 1000"),
    mistake("Y15", "number-words", PLAN, "    max: 10", "    max: ‸不少于60万", "    max: 60"),
    mistake(
        "Y15",
        "number-alone",
        SITE,
        LIMITS,
        LIMITS + "limits:\n  pair_plans: ‸约100\n",
        LIMITS + "limits:\n  pair_plans: 100\n",
    ),
    mistake("Y16", "division-form", DISTRICT, "code: '370103'", "code: ‸0370103", "code: 370103"),
    mistake("Y17", "date-near", PLAN, "issued: 2022-08-03", "issued: ‸2022.8", "issued: 2022-08"),
    mistake("Y17", "date-near", PLAN, "issued: 2022-08-03", "issued: ‸2022-8-3", ""),
    mistake("Y17", "date-near", PLAN, "issued: 2022-08-03", "issued: ‸2022年8月3日", ""),
    mistake("Y17", "date-none", PLAN, "issued: 2022-08-03", "issued: ‸2022-02-30", "issued: 2022"),
    mistake("Y17", "date", PLAN, "issued: 2022-08-03", "issued: ‸八月", "issued: not_stated"),
    mistake(
        "Y18",
        "boolean",
        "vocabularies/commitments.yaml",
        "  definition",
        "  promises: ‸yes\n  definition",
        "  promises: true\n  definition",
    ),
    mistake(
        "Y18",
        "boolean",
        "vocabularies/commitments.yaml",
        "  definition",
        "  promises: ‸on\n  definition",
        "  promises: false\n  definition",
    ),
    mistake("Y19", "hash", HOUSING, "name: 安住计划", "name: 安住计划第1条 ‸#备注", "name: '安住计划第1条 #备注'"),
    mistake("Y19", "hash", HOUSING, "name: 安住计划", "name: 安住计划 ‸# 备注", "name: 安住计划  # 备注"),
    mistake("Y20", "second-colon", HOUSING, "section: 二、任务", "section: 二、任务‸: 目标", "section: 二、任务：目标"),
    mistake("Y20", "second-colon", PLAN, "note-1: 只为测试而写。", "note-1: 包括‸: 测试。", "note-1: '包括: 测试。'"),
    mistake("Y20", "second-colon", PLAN, "note-1: 只为测试而写。", "note-1: 包括‸:", "note-1: 包括"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸&安住计划", "name: '&安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸@安住计划", "name: '@安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸*安住计划", "name: '*安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸%安住计划", "name: '%安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸!安住计划", "name: '!安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸[安住]计划", "name: '[安住]计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸{安住}计划", "name: '{安住}计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸|安住计划", "name: '|安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸>安住计划", "name: '>安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸? 安住计划", "name: '? 安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸- 安住计划", "name: '- 安住计划'"),
    mistake("Y21", "first-character", HOUSING, "name: 安住计划", "name: ‸`安住计划", "name: '`安住计划'"),
    mistake("Y22", "list-marker", PLAN, "lead: [牵头部门]", "lead:\n    ‸－ 牵头部门", "lead:\n    - 牵头部门"),
    mistake("Y22", "list-marker", PLAN, "lead: [牵头部门]", "lead:\n    ‸• 甲\n    • 乙", "lead:\n    - 甲\n    - 乙"),
    mistake("Y22", "list-marker", PLAN, "lead: [牵头部门]", "lead:\n    ‸-一、测试。", "lead:\n    - 一、测试。"),
    mistake(
        "Y22",
        "list-marker",
        PLAN,
        "lead: [牵头部门]",
        "lead:\n    ‸— 测试。\n    — 再试。",
        "lead:\n    - 测试。\n    - 再试。",
    ),
    mistake("Y22", "dash-space", PLAN, "  - title: 二、任务", "  ‸-title: 二、任务", ""),
    mistake("Y22", "list-item", PLAN, "  - title: 二、任务", "    ‸title: 二、任务", ""),
    mistake("Y22", "list-item", PLAN, "  - title: 一、目标", "    ‸title: 一、目标", ""),
    mistake("Y22", "list-item", PLAN, "  - title: 二、任务", "  ‸title: 二、任务", ""),
    mistake("Y23", "duplicate-key", DISTRICT, "province: 山东省", "province: 山东省\n‸name: 市中区", ""),
    mistake("Y24", "indentation", PLAN, "  end: 2025", "   ‸end: 2025", ""),
    mistake("Y24", "indentation", PLAN, "  end: 2025", " ‸end: 2025", ""),
    mistake("Y24", "indentation", DISTRICT, "city: 济南市", "  ‸city: 济南市", ""),
    mistake("Y24", "indentation-item", PLAN, "  - title: 二、任务", "‸- title: 二、任务", ""),
    mistake("Y24", "indentation-item", PLAN, "  - title: 二、任务", "    ‸- title: 二、任务", ""),
    mistake(
        "Y24", "indentation-item", PLAN, "  - title: 二、任务\n    cite: [4]", "‸- title: 二、任务\n  cite: [4]", ""
    ),
    mistake(
        "Y25",
        "folded",
        PLAN,
        "note-1: 只为测试而写。",
        "note-1: 只为测试\n    ‸而写。",
        "note-1: |\n    只为测试\n    而写。",
    ),
    mistake("Y25", "line-break", PLAN, "note-1: 只为测试而写。", "note-1: 只为测试\n‸而写。", ""),
    mistake("Y25", "line-break", HOUSING, "name: 安住计划", "name: 安住\n‸计划", ""),
    mistake("Y25", "folded", PLAN, "note-1: 只为测试而写。", "note-1: ‸>\n    只为测试\n    而写。", ""),
    mistake("Y25", "folded", PLAN, "note-1: 只为测试而写。", "note-1: '只为测试\n    ‸而写。'", ""),
    mistake("Y26", "pasted", PLAN, "note-1: 只为测试而写。", "note-1: 引进‸\t100\t名", "note-1: 引进100名"),
    mistake("Y26", "pasted", PLAN, "note-1: 只为测试而写。", "note-1: 只为‸\x0b测试。", "note-1: 只为测试。"),
    mistake("Y26", "pasted", SUMMARY, "。", "。‸\u2028二。", "。\n\n二。"),
    mistake("Y27", "radical", HOUSING, "name: 安住计划", "name: ‸⽔手安住", "name: 水手安住"),
    mistake("Y27", "radical", FUND, "力争设立", "力争‸⽴即设⽴", "力争立即设立"),
    mistake("Y28", "garbled", FUND, "力争设立", "力争‸\ufffd设立", ""),
    mistake("Y28", "garbled", DISTRICT, "name: 市中区", "name: 市‸\ue5e5中区", ""),
    mistake("Y28", "mojibake", FUND, "力争设立", "‸锟斤拷设立", ""),
    mistake("Y29", "bidi", DISTRICT, "name: 市中区", "name: ‸\u202e市中区", ""),
    mistake("Y30", "control", DISTRICT, "name: 市中区", "name: 市‸\x00中区", ""),
    mistake("Y31", "yaml-feature", PLAN, "extent: complete", "extent: ‸&full complete", ""),
    mistake("Y31", "yaml-feature", PLAN, "extent: complete", "extent: ‸!!str complete", ""),
    mistake("Y31", "yaml-feature", PLAN, "extent: complete", "extent: ‸*full", ""),
    mistake("Y31", "yaml-feature", PLAN, "period:\n", "period:\n  ‸<<: {note: 甲}\n", ""),
    mistake("Y31", "yaml-feature", PLAN, "extent: complete", "extent: ‸!!python/name:os.system complete", ""),
    mistake("Y32", "yaml-documents", DISTRICT, "province: 山东省\n", "province: 山东省\n‸---\ncode: '370104'\n", ""),
    mistake("Y33", "backslash", FUND, "name: 水手资金", 'name: "D:‸\\文件"', "name: 'D:\\文件'"),
    mistake("Y33", "backslash", FUND, "name: 水手资金", 'name: "D:‸\\new"', "name: 'D:\\new'"),
    mistake("Y34", "half-width", FUND, "力争设立资金", "力争设立资金‸,并管好", "力争设立资金，并管好", warning=True),
    mistake(
        "Y34",
        "half-width",
        PLAN,
        "reason: 连接号丢失",
        "reason: 连接号‸(一字线)丢失",
        "reason: 连接号（一字线）丢失",
        warning=True,
    ),
    mistake("Y35", "traditional", FUND, "力争设立", "力争设立‸產業", "力争设立“產業”", warning=True),
    mistake("Y35", "traditional", PLAN, "reason: 连接号丢失", "reason: ‸連接号丢失", "", warning=True),
    mistake("Y36", "pinyin", FUND, "力争设立", "力争創‸(chuàng)设立", "力争创设立", warning=True),
    mistake("Y37", "empty", PLAN, "document_number: not_stated", "document_number: ‸无", ""),
    mistake("Y37", "empty", PLAN, "document_number: not_stated", "document_number: ‸-", ""),
    mistake("Y37", "empty", PLAN, "document_number: not_stated", "document_number: ‸~", ""),
    mistake("Y37", "empty", PLAN, "issued: 2022-08-03", "issued: ‸null", "issued: not_stated"),
    mistake("Y37", "empty", PLAN, "    min: 5\n", "    min: ‸/\n", ""),
    mistake("Y37", "empty", PLAN, "document_number: not_stated", "document_number:‸", ""),
    mistake("Y38", "unknown-key-near", FUND, "target_groups:", "‸tagret_groups:", ""),
    mistake("Y38", "vocabulary-near", FUND, "instruments: [fund]", "instruments: [‸fnud]", ""),
    mistake("Y38", "organisation-near", HOUSING, "lead: [区委组织部]", "lead: [‸区委組織部]", ""),
    mistake("Y38", "choice-near", PLAN, "extent: complete", "extent: ‸compelte", ""),
    mistake("Y40", "yaml-depth", PLAN, "note-1: 只为测试而写。", "note-1: [[[[[[[[[[‸[[甲]]]]]]]]]]]]", ""),
    mistake("Y40", "yaml-nodes", PLAN, "note-1: 只为测试而写。", "note-1: [" + "甲," * 20_000 + "]", ""),
    mistake("Y40", "too-large", ABOUT, "关于的正文。", "长" * (MAX_BYTES // 3), ""),
)
