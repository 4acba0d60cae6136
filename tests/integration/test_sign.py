"""The sign command, and the list of what nobody has read yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.evidence.locks.marks import Mark
from tests.conftest import SiteFrom, checked, file_of
from tests.support.commands import run

READINGS = "districts/aa/plan-a/readings.yaml"


def sign(content: Path, *arguments: str, plan: str = "aa/plan-a") -> tuple[int, str]:
    done = run("sign", plan, *arguments, "--content", content)
    return done.returncode, done.stdout + done.stderr


def marks(content: Path) -> dict[str, Mark]:
    return dict(checked(content, sources=None).ledger["aa.plan-a"].marks)


def test_what_is_signed_is_read_and_pages_say_by_whom_and_when(site_from: SiteFrom) -> None:
    content = site_from({})
    code, said = sign(content, "fund.summary", "aa.plan-a.caveat.note-1", "--by", "复读", "--on", "2024-05-06")
    assert (code, "2 条" in said) == (0, True)
    text = (content / READINGS).read_text("utf-8")
    assert [line.split(":")[0].strip() for line in text.splitlines()[4:]] == ["caveat.note-1", "fund.summary"]
    assert marks(content)["aa.plan-a.fund.summary"] == Mark("read", "复读", "2024-05-06")
    page = file_of(content, "districts/aa/plan-a/fund.html").decode()
    assert 'data-claim="aa.plan-a.fund.summary" data-verified="yes" data-mark="read"' in page
    assert "人工核对（复读，2024年5月6日）" in page


def test_a_change_unsigns_and_the_list_says_what_waits(site_from: SiteFrom) -> None:
    content = site_from({})
    sign(content, "--all-waiting", "--by", "复读")
    listed = run("check", "--signed", "--content", content)
    assert (listed.returncode, "0 条尚未核对" in listed.stdout) == (0, True)
    fund = content / "districts/aa/plan-a/programmes/fund.md"
    fund.write_text(fund.read_text("utf-8").replace("力争设立资金", "设立资金"), "utf-8")
    listed = run("check", "--signed", "--content", content, "--strict")
    assert listed.returncode == 0
    assert listed.stdout.splitlines()[-3:] == [
        "aa.plan-a（水手工作意见）：1 条尚未核对",
        "  fund：1 条",
        "    fund.summary",
    ]
    assert "[signature-stale]" in listed.stderr


def test_a_programme_is_signed_alone(site_from: SiteFrom) -> None:
    content = site_from({})
    sign(content, "--programme", "fund", "--by", "编辑")
    signed = {claim for claim, mark in marks(content).items() if mark.state == "read"}
    assert signed == {claim for claim in marks(content) if claim.startswith("aa.plan-a.fund.")}


@pytest.mark.parametrize(
    ("arguments", "plan", "words"),
    [
        (("summary",), "aa/plan-a", "核对人不能为空"),
        (("summary", "--by", "复读", "--on", "2999-01-01"), "aa/plan-a", "不晚于今天"),
        (("summary", "--by", "复读", "--on", "2024"), "aa/plan-a", "2024"),
        (("nothing", "--by", "复读"), "aa/plan-a", "没有声明“nothing”"),
        (("--programme", "gone", "--by", "复读"), "aa/plan-a", "没有声明“gone”"),
        (("--by", "复读"), "aa/plan-a", "没有说签哪些"),
        (("summary", "--by", "复读"), "aa/plan-b", "没有文本 aa/plan-b"),
    ],
)
def test_what_cannot_be_signed_is_refused(
    site_from: SiteFrom, arguments: tuple[str, ...], plan: str, words: str
) -> None:
    content = site_from({})
    code, said = sign(content, *arguments, plan=plan)
    assert (code, words in said) == (2, True), said
    assert not (content / READINGS).exists()
