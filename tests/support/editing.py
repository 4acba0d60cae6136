"""A content folder without districts, the commands run in it, and small documents to import."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from builder.cli.commands import commands
from tests.conftest import BARE
from tests.support.pdf_files import pdf_of, shown_lines

Run = Callable[..., Result]

BODY = """测试区人民政府办公室关于测试事项的实施意见
测办发〔2026〕7号
各有关单位：
为检验导入程序而写的测试用文本，不是任何地方的政策，其中的机构和数字都是为测试编造的，请勿引用。
一、总体要求
坚持问题导向，三年内完成各项测试。
二、主要任务
（一）组织测试培训。每年举办培训班2场，培训100名测试人员，对优秀学员给予每人每年不超过1万元的补贴。（牵头单位：区测试局；配合单位：区样本局、区档案局）
（二）建设测试平台。到2028年建成测试基地5个以上，投入专项资金3000万元。（牵头单位：区样本局）
三、保障措施
（一）加强组织领导。成立测试工作领导小组，区测试局负责日常工作。（责任单位：区测试局）
测试区人民政府办公室
2026年3月5日
"""


def page(body: str = BODY, *, charset: str = "utf-8", title: str = "") -> str:
    """A saved page of a government site around a text."""
    first = title or body.splitlines()[0]
    paragraphs = "\n".join(f"<p>{line}</p>" for line in body.splitlines())
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{first}_测试区人民政府</title>
<meta name="ArticleTitle" content="{first}"><meta name="PubDate" content="2026-03-10 09:00">
<meta name="SiteName" content="测试区人民政府"><meta name="Url" content="https://www.test.example/a/1.html">
<style>p {{}}</style></head><body><ul><li>首页</li><li>政务公开</li></ul>
<div>当前位置：首页 &gt; 政务公开</div><div>来源：测试区政府网 发布时间：2026-03-10 浏览次数：5</div>
{paragraphs}
<div>【打印】【关闭】</div><div>版权所有：测试区人民政府 测ICP备12345678号</div></body></html>"""


def word(body: str = BODY) -> bytes:
    """A Word document of the lines of a text."""
    document = docx.Document()
    for line in body.splitlines():
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(body: str = BODY) -> bytes:
    """A PDF of a text, broken into printed lines as paper breaks them."""
    return pdf_of(shown_lines(body))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with content that has vocabularies and pages, but no district; its sources are in `archive`."""
    content = tmp_path / "content"
    shutil.copytree(BARE, content)
    settings = (content / "site.yaml").read_text("utf-8")
    lines = ["archive: archive" if line.startswith("archive:") else line for line in settings.splitlines()]
    (content / "site.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def run(empty: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in that folder: `run("import", file, …)`; what the editor answers is `answers`."""
    monkeypatch.chdir(empty)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)

    def command(*arguments: str | Path, answers: str | None = None) -> Result:
        done = CliRunner().invoke(
            commands, [str(argument) for argument in arguments], input=answers, catch_exceptions=False
        )
        assert "Traceback" not in done.output
        return done

    return command
