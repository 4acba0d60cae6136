"""What an import leaves for an editor to replace is told as that, and once a place."""

from __future__ import annotations

from builder.checks.drafts import tell_placeholders
from builder.findings.finding import Place, finding

VERB = "（草稿：填原文的动词）"
LINE, LATER = Place("a.md", 30, 5), Place("a.md", 41, 5)


def test_a_placeholder_is_told_as_left_and_once_a_place() -> None:
    wrong = finding(LATER, "evidence-force", claim="a", force="设立")
    notices = [
        finding(LINE, "evidence-force", claim="a", force=VERB),
        finding(LINE, "evidence-phrase", claim="a", looked=VERB, nearest="", differs="（", where="14"),
        wrong,
    ]
    left, kept = tell_placeholders(notices)
    assert (left.rule, left.place) == ("draft-left", LINE)
    assert kept == wrong
