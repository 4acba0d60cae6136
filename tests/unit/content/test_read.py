"""Files become records by their place in the folder; what cannot be read becomes one finding."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

import pytest

from builder.content.layout import VOCABULARIES
from builder.content.read import MAX_BYTES, Record, load
from builder.findings.errors import NoContentError
from builder.findings.finding import Severity
from tests.conftest import MINIMAL, SiteFrom

PLAN = "districts/aa/plan-a/plan.yaml"
SUMMARY = "districts/aa/plan-a/summary.md"
HOUSING = "districts/aa/plan-a/programmes/housing.md"


def records_of(content: Path) -> dict[str, Record]:
    return {record.file: record for record in load(content, shown_as="content")[0]}


def problems(content: Path) -> list[tuple[str, str, int, int]]:
    outcome = load(content, shown_as="content")[1]
    return [(item.rule, item.place.file, item.place.line, item.place.column) for item in outcome]


@pytest.mark.parametrize(
    ("file", "kind", "ids"),
    [
        ("site.yaml", "site", ()),
        ("vocabularies/plan-kinds.yaml", "vocabulary", ("plan-kinds",)),
        ("districts/aa/district.yaml", "district", ("aa",)),
        (PLAN, "plan", ("aa", "plan-a")),
        (SUMMARY, "summary", ("aa", "plan-a")),
        (HOUSING, "programme", ("aa", "plan-a", "housing")),
        ("pages/about.md", "page", ("about",)),
    ],
)
def test_a_file_is_what_its_path_says(file: str, kind: str, ids: tuple[str, ...]) -> None:
    record = records_of(MINIMAL)[f"content/{file}"]
    assert (record.kind.name, record.ids) == (kind, ids)
    assert record.digest == hashlib.sha256((MINIMAL / file).read_bytes()).hexdigest()


def test_every_vocabulary_is_read() -> None:
    kinds = ("vocabulary", "indicators")
    assert {record.ids[0] for record in records_of(MINIMAL).values() if record.kind.name in kinds} == set(VOCABULARIES)


def test_front_matter_and_text_are_parted_and_keep_their_lines() -> None:
    record = records_of(MINIMAL)[f"content/{HOUSING}"]
    lines = (MINIMAL / HOUSING).read_text("utf-8").split("\n")
    assert record.tree is not None
    assert record.values["name"] == "安住计划"  # type: ignore[index]
    assert record.tree.place.line == 2
    assert record.body == "\n".join(lines[record.body_line - 1 :])
    assert record.body.startswith("提供住房")


def test_a_line_in_the_text_that_looks_like_front_matter_stays_text(site_from: SiteFrom) -> None:
    text = (MINIMAL / HOUSING).read_text("utf-8") + "\n---\n\n后文。\n"
    record = records_of(site_from({HOUSING: text}))[f"content/{HOUSING}"]
    assert record.body.endswith("\n---\n\n后文。\n")


def test_a_summary_is_all_text(site_from: SiteFrom) -> None:
    record = records_of(site_from({SUMMARY: "---\n不是资料。\n"}))[f"content/{SUMMARY}"]
    assert (record.tree, record.body, record.body_line) == (None, "---\n不是资料。\n", 1)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(site_from: SiteFrom, end: str) -> None:
    text = (MINIMAL / HOUSING).read_text("utf-8")
    content = site_from({HOUSING: text.replace("\n", end).encode()})
    assert records_of(content)[f"content/{HOUSING}"] == records_of(MINIMAL)[f"content/{HOUSING}"]


def test_a_byte_order_mark_is_a_warning_and_no_part_of_the_text(site_from: SiteFrom) -> None:
    content = site_from({PLAN: b"\xef\xbb\xbf" + (MINIMAL / PLAN).read_bytes()})
    records, outcome = load(content, shown_as="content")
    assert [(item.rule, item.severity) for item in outcome] == [("byte-order-mark", Severity.WARNING)]
    assert {record.file: record for record in records} == records_of(MINIMAL)


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".git/config",
        "districts/.draft.md",
        "districts/aa/plan-a/.plan.yaml.swp",
        "site.yaml~",
        "Thumbs.db",
        "pages/desktop.ini",
        "pages/THUMBS.DB",
    ],
)
def test_what_systems_and_editors_leave_behind_is_not_content(site_from: SiteFrom, name: str) -> None:
    content = site_from({name: b"\xff\x00"})
    assert problems(content) == []
    assert records_of(content) == records_of(MINIMAL)


@pytest.mark.parametrize(
    ("names", "reported"),
    [
        (["notes.txt"], "notes.txt"),
        (["pages/chart.png"], "pages/chart.png"),
        (["pages/more.MD"], "pages/more.MD"),
        (["district.yaml"], "district.yaml"),
        (["districts/district.yaml"], "districts/district.yaml"),
        (["districts/aa/plan.yaml"], "districts/aa"),
        (["districts/cc/plan.yaml", "districts/cc/summary.md", "districts/cc/programmes/x.md"], "districts/cc"),
        (["districts/aa/plan-a/district.yaml"], "districts/aa/plan-a/district.yaml"),
        (["vocabularies/colours.yaml"], "vocabularies/colours.yaml"),
        (["pages/more/about.md", "pages/more/method.md"], "pages/more"),
        (["content/site.yaml", "content/pages/about.md"], "content"),
        (["districts/aa/plan-a/programme/x.md", "districts/aa/plan-a/programme/y.md"], "districts/aa/plan-a/programme"),
    ],
)
def test_a_misplaced_file_or_folder_is_told_once(site_from: SiteFrom, names: list[str], reported: str) -> None:
    content = site_from(dict.fromkeys(names, "正文\n"))
    assert {(where, line, column) for _, where, line, column in problems(content)} == {(f"content/{reported}", 1, 1)}
    assert {rule for rule, *_ in problems(content)} <= {"layout", "layout-near", "layout-plan", "document-file"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("districts/cc/distric.yaml", "districts/cc/district.yaml"),
        ("districts/cc/district.yml", "districts/cc/district.yaml"),
        ("district/cc/district.yaml", "districts"),
        ("cc/district.yaml", "districts/cc"),
        ("districts/cc/plan-c/plans.yaml", "districts/cc/plan-c/plan.yaml"),
        ("districts/cc/plan-c/Summary.MD", "districts/cc/plan-c/summary.md"),
        ("districts/cc/plan-c/programme/fund.md", "districts/cc/plan-c/programmes"),
        ("vocabularies/theme.yaml", "vocabularies/themes.yaml"),
        ("page/about.md", "pages"),
        ("pages/about.markdown", "pages/about.md"),
        ("change.yaml", "changes.yaml"),
        ("notes.txt", None),
        ("pictures/map.png", None),
    ],
)
def test_a_misplaced_file_is_told_where_it_probably_belongs(site_from: SiteFrom, name: str, near: str | None) -> None:
    (outcome,) = load(site_from({name: "正文\n"}), shown_as="content")[1]
    assert (outcome.rule, outcome.values.get("near")) == (
        ("layout-near", f"content/{near}") if near else ("layout", None)
    )


@pytest.mark.parametrize(
    ("name", "reported", "rule"),
    [
        ("pages/FAQ.md", "pages/FAQ.md", "identifier-near"),
        ("pages/常见问题.md", "pages/常见问题.md", "identifier"),
        ("districts/aa/plan-a/programmes/a_b.md", "districts/aa/plan-a/programmes/a_b.md", "identifier-near"),
        ("districts/1a/district.yaml", "districts/1a", "identifier"),
        ("districts/aa/Plan/plan.yaml", "districts/aa/Plan", "identifier-near"),
        ("districts/a b/c d/programmes/e f.md", "districts/a b", "identifier-near"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_told_where_it_is(
    site_from: SiteFrom, name: str, reported: str, rule: str
) -> None:
    assert problems(site_from({name: "正文\n"})) == [(rule, f"content/{reported}", 1, 1)]


def test_of_two_names_that_differ_in_case_the_one_that_can_be_an_id_is_read(site_from: SiteFrom) -> None:
    content = site_from({"districts/AA/district.yaml": "code: x\n", "districts/AA/Plan-A/plan.yaml": "code: x\n"})
    assert problems(content) == [("case-twin", "content/districts/AA", 1, 1)]
    assert records_of(content) == records_of(MINIMAL)


def test_a_name_that_is_no_text_is_told(site_from: SiteFrom) -> None:
    content = site_from({})
    folder = os.fsencode(content / "districts")
    Path(os.fsdecode(folder + b"/\xe4.yaml")).touch()
    Path(os.fsdecode(folder + b"/\xe5")).mkdir()
    assert [(rule, file) for rule, file, _, _ in problems(content)] == [
        ("file-name", "content/districts/\ufffd.yaml"),
        ("file-name", "content/districts/\ufffd"),
    ]


def test_a_link_is_not_followed(site_from: SiteFrom, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("秘密\n", "utf-8")
    content = site_from({})
    (content / "pages/secret.md").symlink_to(tmp_path / "secret.md")
    (content / "districts/cc").symlink_to(content / "districts/aa")
    (content / "pages/nowhere.md").symlink_to(tmp_path / "nowhere.md")
    assert sorted(problems(content)) == [
        ("symlink", "content/districts/cc", 1, 1),
        ("symlink", "content/pages/nowhere.md", 1, 1),
        ("symlink", "content/pages/secret.md", 1, 1),
    ]
    assert records_of(content) == records_of(MINIMAL)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(site_from: SiteFrom) -> None:
    about = (MINIMAL / "pages/about.md").read_bytes()
    fits = about + b"x" * (MAX_BYTES - len(about))
    content = site_from({"pages/about.md": fits})
    assert problems(content) == []
    (content / "pages/about.md").write_bytes(fits + b"x")
    assert problems(content) == [("too-large", "content/pages/about.md", 1, 1)]


@pytest.mark.parametrize(
    ("data", "guess", "line", "column"),
    [
        ("标题：说明\n".encode("gbk"), "GBK/GB18030", 1, 1),
        ("title: 意见\n".encode("gb18030"), "GBK/GB18030", 1, 8),
        ("标题\n".encode("utf-16"), "UTF-16", 1, 1),
        ("标题\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "UTF-16", 1, 1),
        ("甲: 乙\n丙: ".encode() + b"\xff", "", 2, 4),
        ("甲".encode()[:2] + b"\xff", "", 1, 1),
    ],
)
def test_another_encoding_is_told_with_a_guess(
    site_from: SiteFrom, data: bytes, guess: str, line: int, column: int
) -> None:
    _, outcome = load(site_from({"site.yaml": data}), shown_as="content")
    assert [(item.rule, item.values["guess"]) for item in outcome] == [("encoding", guess)]
    assert (outcome[0].place.line, outcome[0].place.column) == (line, column)


@pytest.mark.parametrize(
    ("character", "rule"),
    [
        ("\0", "control"),
        ("\x1b", "control"),
        ("\u00ad", "character"),
        ("\u200b", "character"),
        ("\ufeff", "character"),
        ("\u202e", "bidi"),
        ("\u200e", "bidi"),
        ("\u2028", "pasted"),
        ("\x0b", "pasted"),
        ("\ue000", "garbled"),
        ("\ufffd", "garbled"),
        ("\uffff", "control"),
    ],
)
def test_an_unseen_character_is_told_where_it_stands(site_from: SiteFrom, character: str, rule: str) -> None:
    content = site_from({SUMMARY: f"一行\n两{character}行\n"})
    assert problems(content) == [(rule, f"content/{SUMMARY}", 2, 2)]


@pytest.mark.parametrize(
    "text", ["表\t格", "全　角", "不换行\u00a0空格", "𠮷野家", "葛󠄀城", "e\u0301", "“引号”——……①Ⅱ㎡"]
)
def test_characters_of_ordinary_text_are_read(site_from: SiteFrom, text: str) -> None:
    assert problems(site_from({SUMMARY: f"{text}\n"})) == []


def test_a_file_full_of_unseen_characters_is_refused_quickly_and_briefly(site_from: SiteFrom) -> None:
    content = site_from({SUMMARY: "\u200b" * (MAX_BYTES // 3)})
    start = time.process_time()
    assert 1 <= len(problems(content)) <= 20
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", ["", " \n\t\n", "# 只有注释\n", "\ufeff"])
def test_an_empty_file_is_told(site_from: SiteFrom, text: str) -> None:
    assert ("empty-file", "content/site.yaml", 1, 1) in problems(site_from({"site.yaml": text}))


@pytest.mark.parametrize(
    ("text", "line"),
    [("正文。\n", 1), ("\n---\nname: 甲\n---\n正文。\n", 1), ("---\n---\n正文。\n", 2)],
)
def test_a_text_without_front_matter_is_told(site_from: SiteFrom, text: str, line: int) -> None:
    assert problems(site_from({HOUSING: text})) == [("front-matter", f"content/{HOUSING}", line, 1)]


def test_files_come_in_the_same_order_whatever_the_file_system(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    backwards = tmp_path / "backwards"
    for path in sorted((path for path in content.rglob("*") if path.is_file()), reverse=True):
        target = backwards / path.relative_to(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    assert load(backwards, shown_as="content") == load(content, shown_as="content")


def test_there_must_be_a_content_folder(tmp_path: Path) -> None:
    with pytest.raises(NoContentError):
        load(tmp_path / "nowhere", shown_as="content")
