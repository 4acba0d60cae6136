"""Sources are archived unchanged, and hold the paragraphs and misprints that the content cites."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.sources import archive
from builder.evidence.sources.archive import Archive
from builder.evidence.sources.source_text import decode, split_paragraphs
from builder.findings.finding import Finding, Severity
from builder.model.schema.plan import Source
from builder.text.invisible import HIDDEN
from tests.conftest import MINIMAL, SOURCES, SiteFrom, checked
from tests.sites_invalid import FUND, HOUSING, PLAN, changed, minimal

SOURCE = (SOURCES / "source.txt").read_bytes()
DIGEST = hashlib.sha256(SOURCE).hexdigest()
DECLARED = checked(MINIMAL, sources=None).site.plans[0].sources[0]


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a source that is declared as the smallest site's is."""
    return split_paragraphs(decode(DECLARED, data))


COUNT = len(paragraphs(SOURCE))


def faults_in(content: Path, files: dict[str, bytes] | None = None) -> list[Finding]:
    """What is wrong with the sources, when the archive holds `files`."""
    site = checked(content, sources=None).site
    return list(archive.check(site, Archive({"source.txt": SOURCE} if files is None else files)))


def places(problems: list[Finding]) -> list[tuple[str, str, int, int]]:
    return [
        (item.rule, item.place.file.removeprefix("content/"), item.place.line, item.place.column) for item in problems
    ]


def pinned(data: bytes) -> dict[str, str | bytes | None]:
    """The plan with the checksum of another source."""
    return changed(PLAN, DIGEST, hashlib.sha256(data).hexdigest())


def line_of(key: str) -> int:
    return next(number for number, line in enumerate(minimal(PLAN).split("\n"), 1) if line.strip(" -").startswith(key))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("一\n二\n", ["一", "二"]),
        ("一\r\n\r\n二\r三", ["一", "二", "三"]),
        ("\n  一  \n \t\n　二　\n", ["一", "二"]),
        ("\ufeff一", ["一"]),
        ("", []),
        ("一\n\ufeff\n二", ["一", "", "二"]),  # what nobody sees moves no paragraph
        ("一\u2028二\x0b三\x85四", ["一二三四"]),  # no ends of lines, and nothing that reaches a page
    ],
)
def test_paragraphs_are_the_lines_that_are_not_blank(data: str, expected: list[str]) -> None:
    assert paragraphs(data.encode()) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20), max_size=8))
def test_paragraphs_keep_their_numbers_whatever_the_line_ends_and_blank_lines(lines: list[str]) -> None:
    printed = [line.strip() for line in lines if line.strip()]
    if printed and printed[0].startswith("\ufeff"):
        return  # a byte order mark
    expected = [HIDDEN.sub("", line) for line in printed]
    for joint in ("\n", "\r\n", "\n\n \n"):
        assert paragraphs(joint.join(printed).encode()) == expected


def test_a_source_is_decoded_once_for_the_check_and_for_the_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []

    def count(source: Source, data: bytes) -> str:
        decoded.append(source.file)
        return decode(source, data)

    monkeypatch.setattr(archive, "decode", count)
    assert checked(MINIMAL, sources=SOURCES).ledger
    assert decoded == ["source.txt"]


def test_another_encoding_is_no_text() -> None:
    with pytest.raises(UnicodeDecodeError):
        paragraphs("意见".encode("gbk"))


def test_an_unchanged_source_that_holds_what_is_cited_is_fine() -> None:
    assert faults_in(MINIMAL) == []


def test_a_source_that_is_not_archived_is_a_notice_and_no_mistake(site_from: SiteFrom) -> None:
    (fault,) = faults_in(site_from({}), {})
    assert places([fault]) == [("source-missing", PLAN, line_of("file:"), 11)]
    assert fault.severity is Severity.NOTICE


def test_a_source_is_recognised_by_its_sum_under_any_name(site_from: SiteFrom) -> None:
    assert faults_in(site_from({}), {"意见（终稿）.TXT": SOURCE, "source.txt": b"another edition"}) == []


def test_a_changed_source_is_told_with_its_checksum_and_nothing_else_about_it(site_from: SiteFrom) -> None:
    second = SOURCE.replace("510年".encode(), "5—10年".encode())
    (faults,) = faults_in(site_from({}), {"source.txt": second})
    assert places([faults]) == [("source-changed", PLAN, line_of("sha256:"), 13)]
    assert faults.values["actual"] == hashlib.sha256(second).hexdigest()


@pytest.mark.parametrize(
    "change", [SOURCE + b"\n", SOURCE.replace(b"\n", b"\r\n"), SOURCE[:-1], b"\xef\xbb\xbf" + SOURCE]
)
def test_any_change_of_bytes_is_a_change(site_from: SiteFrom, change: bytes) -> None:
    assert [item.rule for item in faults_in(site_from({}), {"source.txt": change})] == ["source-changed"]


def test_a_source_in_another_encoding_is_told(site_from: SiteFrom) -> None:
    data = SOURCE.decode().encode("gbk")
    faults = faults_in(site_from(pinned(data)), {"source.txt": data})
    assert places(faults) == [("source-encoding", PLAN, line_of("file:"), 11)]


@pytest.mark.parametrize("cite", [f"[{COUNT}]", f"[1-{COUNT}]", "[1, 2]", "['page:1']"])
def test_paragraphs_that_are_there_may_be_cited(site_from: SiteFrom, cite: str) -> None:
    assert faults_in(site_from(changed(FUND, "cite: [3]", f"cite: {cite}"))) == []


@pytest.mark.parametrize(
    ("cite", "last", "column"),
    [(f"[{COUNT + 1}]", COUNT + 1, 8), (f"[1, 2-{COUNT + 3}]", COUNT + 3, 11), ("['page:99999']", 99_999, 8)],
)
def test_a_paragraph_that_is_not_there_is_told(site_from: SiteFrom, cite: str, last: int, column: int) -> None:
    (faults,) = faults_in(site_from(changed(FUND, "cite: [3]", f"cite: {cite}")))
    assert places([faults]) == [("paragraph", FUND, 12, column)]
    assert (faults.values["last"], faults.values["count"]) == (str(last), str(COUNT))


def test_citations_of_the_plan_itself_are_checked_too(site_from: SiteFrom) -> None:
    content = site_from(changed(PLAN, "title: 一、目标\n    cite: [1]", "title: 一、目标\n    cite: [77]"))
    assert [(rule, file) for rule, file, *_ in places(faults_in(content))] == [("paragraph", PLAN)]


def test_each_citation_is_held_against_its_own_source(site_from: SiteFrom) -> None:
    short = "只有一段\n".encode()
    second = f"""  - id: short
    file: short.txt
    sha256: {hashlib.sha256(short).hexdigest()}
    title: 另一份
    publisher: not_stated
    url: https://test.example/a.html
    published: not_stated
    retrieved: not_stated
organisations:
"""
    content = site_from(
        changed(PLAN, "organisations:\n", second)
        | changed(FUND, "cite: [3]", "cite: ['page:3', 'short:1', 'short:2']")
        | changed(HOUSING, "cite: [2]", "cite: [99]")
    )
    # A citation that names no source, where there are several, has a finding of its own.
    faults = faults_in(content, {"source.txt": SOURCE, "short.txt": short})
    assert places(faults) == [("paragraph", FUND, 12, 29)]


def corrected(*replacements: str) -> dict[str, str | bytes | None]:
    return changed(PLAN, *replacements)


def test_a_misprint_is_in_each_paragraph_that_it_is_listed_for(site_from: SiteFrom) -> None:
    (faults,) = faults_in(site_from(corrected("paragraphs: [2]", "paragraphs: [2, 3]")))
    assert places([faults]) == [("correction", PLAN, line_of("paragraphs: [2]"), 25)]
    assert faults.values["paragraph"] == "3"


def test_every_paragraph_of_a_span_has_the_misprint(site_from: SiteFrom) -> None:
    faults = faults_in(site_from(corrected("paragraphs: [2]", "paragraphs: [1-3]")))
    assert [item.values["paragraph"] for item in faults] == ["1", "3"]


@pytest.mark.parametrize(("written", "numbers"), [("[2]", "2"), ("[2, 3]", "2、3"), ("[1-3]", "1、2、3")])
def test_a_misquoted_misprint_is_one_finding(site_from: SiteFrom, written: str, numbers: str) -> None:
    (faults,) = faults_in(
        site_from(corrected("printed: 510年", "printed: 5100年", "paragraphs: [2]", f"paragraphs: {written}"))
    )
    assert (faults.rule, faults.values["printed"], faults.values["paragraph"]) == ("correction", "5100年", numbers)


def test_a_misprint_in_a_paragraph_that_is_not_there_is_one_finding(site_from: SiteFrom) -> None:
    faults = faults_in(site_from(corrected("paragraphs: [2]", "paragraphs: [2-77]")))
    assert places(faults) == [("paragraph", PLAN, line_of("paragraphs: [2]"), 22)]
