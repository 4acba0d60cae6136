"""Every rule has a broken site, and a broken site is one finding that tells an editor where and what to do."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.findings.messages import messages
from tests.conftest import MINIMAL, ROOT, SOURCES, SiteFrom, checked, files_of, lines, publish_site
from tests.sites_invalid import (
    ABOUT,
    DISTRICT,
    FUND,
    HOUSING,
    PLAN,
    PROGRAMMES,
    SECOND_DISTRICT,
    SUMMARY,
    changed,
    expected,
    faults_in,
    minimal,
    names,
    printed,
    site,
)
from tests.support.commands import run
from tests.support.fuzz import mutated

RULES = messages("zh").catalogue["rules"]
FILES = sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*") if path.is_file())
LINE = re.compile(r"content(/[^:]+)?:[1-9]\d*:[1-9]\d*: (错误|提醒|提示) \[([a-z0-9-]+)\] [^。]+。.+")

# What can be wrong with any file at all.
BROKEN = {
    "empty-file": b" \n",
    "encoding": "标题：意见\n".encode("gbk"),
    "character": "一\u200b二\n".encode(),
    "yaml-syntax": b"a: [{\n",
    "yaml-feature": b"a: *b\n",
    "conflict": "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> editor-b\n".encode(),
}

# Rules that no content can break, and why they are there.
WITHOUT_A_SITE = {
    "file-name": "no checkout may have such a name; see unit/content/test_read.py",
    "draft-link": "a site with a draft has a notice of it as well; see editor/test_drafts.py",
    "date-future": "it takes a clock, which the command has; see checks/test_dates.py",
    "register-lost": "it takes two editions of the content; see integration/test_register.py",
    "placeholder": "only a release must not have it; see test_release.py",
    "placeholder-address": "only a release must not have it; see test_release.py",
    "placeholder-district": "only a release must not have it; see test_release.py",
    "placeholder-page": "only a release must not have it; see editor/test_new_site.py",
    "placeholder-terms": "only a release must not have it; see editor/test_new_site.py",
    "change-unlisted": "it takes two editions of the content; see checks/test_corrections.py",
    "lock-lost": "it takes two editions of the content; see integration/test_corrections.py",
    "yaml-character": "reading the file refuses such characters first (rule character); see test_nodes.py",
    "value": "what pydantic may say in a later version that no rule of ours foresees; see test_parse.py",
}

# What the check must find at least, and the site that shows it.
REQUIRED_SITES = {
    "not UTF-8 but GBK": "encoding-guess",
    "not UTF-8 but UTF-16": "encoding-utf-16",
    "an empty file": "empty-file",
    "a list where a mapping belongs": "type-mapping",
    "a duplicate key": "duplicate-key",
    "an unknown key": "unknown-key",
    "a missing required key": "missing-key",
    "a wrong type": "type-list",
    "an unknown vocabulary id": "vocabulary",
    "an unknown organisation": "organisation",
    "two files that would make one page": "collision--pair",
    "an old id that another file has": "alias-taken",
    "a name that differs only in case": "case-twin",
    "a path that leaves its folder": "path",
    "a link that leaves the content": "link--outside",
    "a symbolic link": "symlink",
    "an unreadable file": "unreadable",
    "a pipe": "unreadable--pipe",
}


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A scratch folder that an unprivileged user can enter, unlike `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("name", names())
def test_a_broken_site_is_reported_as_its_lines_say(name: str, public_folder: Path) -> None:
    assert printed(name, site(name, public_folder)) == expected(name)


def test_one_mistake_is_one_line_with_place_and_remedy() -> None:
    for name in names():
        assert len(expected(name)) == 1, name
        match = LINE.fullmatch(expected(name)[0])
        assert match, name
        rule = name.partition("--")[0]
        assert match[3] == re.sub("^(type|encoding)-.*", r"\1", rule)


def test_every_rule_has_a_broken_site_or_a_reason_why_not() -> None:
    shown = {name.partition("--")[0] for name in names()}
    assert set(RULES) - shown == set(WITHOUT_A_SITE)
    assert shown <= set(RULES)


def test_the_mistakes_that_must_be_found_have_a_broken_site() -> None:
    assert [mistake for mistake, name in REQUIRED_SITES.items() if name not in names()] == []


def test_the_smallest_site_itself_has_no_mistake() -> None:
    assert lines(MINIMAL, sources=None) == []


@pytest.mark.parametrize("name", ["duplicate-key", "encoding-guess", "collision"])
def test_a_build_with_a_finding_exits_1_and_leaves_what_is_published(name: str, tmp_path: Path) -> None:
    content, output = site(name, tmp_path), tmp_path / "public"
    assert _build(tmp_path, MINIMAL).returncode == 0
    before = files_of(output)
    done = _build(tmp_path, content)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == expected(name)[0]
    assert "Traceback" not in done.stdout + done.stderr
    assert files_of(output) == before


def test_a_build_with_a_finding_publishes_nothing_where_nothing_was(tmp_path: Path) -> None:
    site("missing-key", tmp_path)
    done = _build(tmp_path, tmp_path / "content")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == expected("missing-key")[0]
    assert not (tmp_path / "public").exists()


def test_a_build_tells_all_findings_of_all_files(tmp_path: Path) -> None:
    content = site("duplicate-key", tmp_path)
    shutil.copytree(ROOT / "tests/sites_invalid/missing-key/files", content, dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests/sites_invalid/image/files", content, dirs_exist_ok=True)
    done = _build(tmp_path, content)
    all_lines = [expected(name)[0] for name in ("duplicate-key", "missing-key", "image")]
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("content/")] == all_lines


def test_ten_mistakes_in_ten_files_are_told_at_once_in_order_and_each_once(site_from: SiteFrom) -> None:
    content = site_from(
        changed(DISTRICT, "city: 济南市", "city:")
        | changed(PLAN, "issued: 2022-08-03", "issued: 8月")
        | changed(FUND, "[funding]", "[fundng]")
        | changed(HOUSING, "status:", "staus:")
        | {SUMMARY: "见[网址](ftp://test.example/)。\n"}
        | changed(SECOND_DISTRICT, "city: 枣庄市", "city: 济南市")
        | {ABOUT: "没有资料的正文。\n", "pages/method.md": minimal("pages/method.md").encode("gbk")}
        | {"site.yaml": minimal("site.yaml") + "name: 又一个站名\n"}
        | changed("vocabularies/agencies.yaml", "  example: 组织部门的例子\n", "")
    )
    results = [(file, rule) for rule, file, _, _ in faults_in(content)]
    assert results == [
        (DISTRICT, "empty"),
        (PLAN, "date"),
        (FUND, "vocabulary-near"),
        (HOUSING, "unknown-key-near"),
        (SUMMARY, "link-scheme"),
        (SECOND_DISTRICT, "division-name"),
        (ABOUT, "front-matter"),
        ("pages/method.md", "encoding"),
        ("site.yaml", "duplicate-key"),
        ("vocabularies/agencies.yaml", "missing-key"),
    ]
    assert len(set(lines(content, sources=None))) == len(results)


@pytest.mark.parametrize(("rule", "data"), BROKEN.items())
@pytest.mark.parametrize("file", FILES)
def test_a_broken_file_is_one_finding_and_nothing_that_depends_on_it_is_told(
    site_from: SiteFrom, file: str, rule: str, data: bytes
) -> None:
    if file == SUMMARY and rule.startswith("yaml"):
        return  # a summary has no YAML
    if file.endswith(".md") and rule.startswith("yaml"):
        data = b"---\n" + data + "---\n正文。\n".encode()
    assert [(item, where) for item, where, _, _ in faults_in(site_from({file: data}))] == [(rule, file)]


@pytest.mark.parametrize("file", [name for name in FILES if name.startswith("voc")])
def test_a_broken_vocabulary_is_the_only_finding_where_texts_are_compared_too(site_from: SiteFrom, file: str) -> None:
    entry = "not_coded:\n  - term: themes.culture\n    paragraphs: [3]\n    reason: 别的意思\nnot_encoded:"
    plan = changed(PLAN, "not_encoded:", entry) if file == "vocabularies/themes.yaml" else {}
    content = site_from({file: BROKEN["conflict"]} | plan)
    assert [(rule, where) for rule, where, _, _ in faults_in(content, sources=SOURCES)] == [("conflict", file)]


def test_broken_words_that_are_no_numbers_are_the_only_finding_where_texts_are_compared(site_from: SiteFrom) -> None:
    numbered = minimal(PLAN)
    start, end = numbered.index("quantities:"), numbered.index("theme_notes:")
    without = {PLAN: numbered[:start] + numbered[end:]}
    idioms = "vocabularies/number-idioms.yaml"
    content = site_from(without | {idioms: BROKEN["conflict"]})
    assert [(rule, where) for rule, where, _, _ in faults_in(content, sources=SOURCES)] == [("conflict", idioms)]
    (content / idioms).unlink()
    assert "coverage-number" in {rule for rule, *_ in faults_in(content, sources=SOURCES)}


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("housing.markdown", "layout-near"),
        ("housing.md.txt", "layout-near"),
        ("done/housing.md", "layout"),
        ("Housing.md", "identifier-near"),
        ("../housing.md", "layout-near"),
    ],
)
def test_a_programme_in_the_wrong_place_is_one_finding(site_from: SiteFrom, name: str, rule: str) -> None:
    content = site_from(changed(FUND, "cite:", "part_of: housing\ncite:"))
    assert run("check", "--content", content, "--sources", SOURCES, "--write-lock").returncode == 0
    wrong = content / PROGRAMMES / name
    wrong.parent.mkdir(exist_ok=True)
    (content / HOUSING).rename(wrong)
    assert [mistake for mistake, *_ in faults_in(content, sources=SOURCES)] == [rule]


@pytest.mark.parametrize("name", ["summary.txt", "plan.yml"])
def test_a_file_of_a_plan_under_a_wrong_name_is_not_missing_as_well(site_from: SiteFrom, name: str) -> None:
    right = SUMMARY if name.startswith("summary") else PLAN
    wrong = f"{right.rpartition('/')[0]}/{name}"
    problems = faults_in(site_from({right: None, wrong: minimal(right)}))
    assert [(rule, where) for rule, where, _, _ in problems] == [("layout-near", wrong)]


@pytest.mark.parametrize("file", [name for name in FILES if name != SUMMARY])
def test_a_file_of_the_wrong_shape_is_one_finding(site_from: SiteFrom, file: str) -> None:
    wrong = "甲: 乙\n" if file.startswith("vocabularies/") else "- 甲\n- 乙\n"
    data = f"---\n{wrong}---\n正文。\n" if file.endswith(".md") else wrong
    assert [(rule, where) for rule, where, _, _ in faults_in(site_from({file: data}))] == [("type", file)]


@pytest.mark.parametrize(
    "file", [name for name in FILES if name.startswith("voc") or name in (DISTRICT, PLAN, SUMMARY)]
)
def test_a_missing_file_is_one_finding(site_from: SiteFrom, file: str) -> None:
    assert faults_in(site_from({file: None})) == [("missing-file", file, 1, 1)]


def test_a_folder_that_is_a_link_is_one_finding_whatever_should_be_in_it(site_from: SiteFrom, tmp_path: Path) -> None:
    content = site_from({})
    (content / "vocabularies").rename(tmp_path / "vocabularies")
    (content / "vocabularies").symlink_to(tmp_path / "vocabularies")
    assert faults_in(content) == [("symlink", "vocabularies", 1, 1)]


def _build(folder: Path, content: Path) -> subprocess.CompletedProcess[str]:
    """`python build.py build`, run in `folder`, where the site is published."""
    return run("build", "--content", content, "--quiet", cwd=folder)


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 10))])
def test_mutated_content_is_a_site_or_findings_but_never_an_error(
    site_from: SiteFrom, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = site_from({})
    for _ in range(30):
        name = chance.choice(FILES)
        whole = (content / name).read_bytes()
        (content / name).write_bytes(mutated(whole, chance))
        result = checked(content, sources=None)
        assert result.findings or result.pages
        for line in (messages(language).line(finding) for language in ("zh", "en") for finding in result.findings):
            assert line.startswith(("content/", "content:"))
            assert "\n" not in line
        if not result.findings:
            publish_site(content, tmp_path / "out")
        (content / name).write_bytes(whole)
