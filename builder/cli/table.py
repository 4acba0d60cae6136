"""All commands: where each lives and what it does, so that `--help` lists them without loading any."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: its module, which holds it as `command`, and the line that helps to choose it."""

    module: str
    help: str


COMMANDS = {
    "archive": Entry(
        "builder.cli.archive", "来源文件的存档：放入、取来、看齐不齐。 The store of source texts: add, fetch, status."
    ),
    "build": Entry("builder.cli.build", "检查内容并生成网站。 Check the content and build the site."),
    "changes": Entry(
        "builder.cli.changes", "用 Markdown 列出读者会看到的变化。 List in Markdown what changes for readers."
    ),
    "check": Entry(
        "builder.cli.check", "检查内容，报告全部问题。 Check the content and report everything that is wrong."
    ),
    "export": Entry(
        "builder.cli.export",
        "把一个网页的表写成 Word、Excel 或 CSV 文件。 Write the tables of a page as a Word, Excel or CSV file.",
    ),
    "import": Entry(
        "builder.cli.import_",
        "从存下来的网页、Word 或 PDF 起草一份文本。 Draft a plan from a saved page, text, Word or PDF document.",
    ),
    "links": Entry(
        "builder.cli.links",
        "访问网站链接到的外部网址，列出打不开的。 Ask every outside address that a built site links to.",
    ),
    "manual": Entry(
        "builder.cli.manual", "写出全部命令的说明（Markdown）。 Write the reference of all commands, as Markdown."
    ),
    "keep": Entry(
        "builder.cli.keep",
        "发布时保存各条的数值，以后的页面可以说明当时有什么不同。 Keep what statements say at a release.",
    ),
    "new": Entry(
        "builder.cli.new",
        "新建网站、区县、文本或项目。 Write the files of a new site, district, plan or programme.",
    ),
    "reference": Entry(
        "builder.cli.reference",
        "写出字段参考（Markdown）。 Write the reference of all fields, as Markdown, in Chinese.",
    ),
    "register": Entry(
        "builder.cli.register",
        "登记现在发布的地址和数字，以后不会悄悄丢失。 Register what is published, so that none of it gets lost.",
    ),
    "rollback": Entry("builder.cli.rollback", "换回网站的上一版。 Publish the version before the published one again."),
    "rules": Entry(
        "builder.cli.rules",
        "写出检查的全部规则（Markdown）。 Write the reference of all rules of the check, as Markdown.",
    ),
    "schema": Entry(
        "builder.cli.schema",
        "写出各种内容文件的 JSON Schema。 Write the JSON Schema of every kind of content file.",
    ),
    "serve": Entry(
        "builder.cli.serve",
        "在本机预览，连同草稿，内容一改就更新。 Preview the site, drafts included, and follow every change.",
    ),
    "sign": Entry(
        "builder.cli.sign",
        "签核：记下谁在哪一天对照原文读过哪些声明。 Record who has read which claims against the source, and when.",
    ),
    "upgrade": Entry(
        "builder.cli.upgrade",
        "把旧写法的内容改成现在的写法，列出要由人决定的事。 Rewrite content of an older form; list what to decide.",
    ),
}
