"""From a saved document to a draft: what is read, what is refused, and how much of the finished content it finds."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.editor.drafting.reading import read
from builder.evidence.ledger import PlanEvidence
from builder.evidence.numerals import numbers
from builder.findings.errors import RefusedError
from builder.findings.finding import Severity
from builder.model.site import Plan, Programme, Site
from builder.model.types import Absent
from builder.pipeline import Checked, check_content, default_sources
from builder.text.normalise import fold
from tests.conftest import ROOT, files_of, silent
from tests.editor.conftest import BODY, Run, page, pdf, word

PLAN = "content/districts/xiuyu/plan-2026"


def district(run: Run) -> None:
    assert run("new", "district", "--name", "秀屿区").exit_code == 0


def imported(run: Run, empty: Path, name: str, data: str | bytes) -> dict[str, str]:
    """The files of the plan drafted from a saved file."""
    (empty / name).write_bytes(data.encode() if isinstance(data, str) else data)
    if not (empty / "content/districts").exists():
        district(run)
    done = run("import", name, "--district", "xiuyu", "--plan", "plan-2026")
    assert done.exit_code == 0, done.output
    return {path: text.decode() for path, text in files_of(empty / PLAN).items()}


def with_drafts(empty: Path) -> Checked:
    return check_content(empty / "content", shown_as="content", sources=empty / "archive", log=silent, with_drafts=True)


FORMS: dict[str, str | bytes] = {
    "a.html": page(),
    "gbk.html": page(charset="gb2312").encode("gb18030"),
    "a.txt": BODY,
    "bom.txt": b"\xef\xbb\xbf" + BODY.encode(),
    "gbk.txt": BODY.encode("gb18030"),
    "utf16.txt": BODY.encode("utf-16"),
    "a.docx": word(),
    "a.pdf": pdf(),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_document_of_every_form_becomes_a_draft_that_holds_against_its_archive(
    run: Run, empty: Path, name: str
) -> None:
    files = imported(run, empty, name, FORMS[name])
    assert len([path for path in files if path.startswith("programmes/")]) == 3
    checked = with_drafts(empty)
    assert {one.rule for one in checked.findings} == {"draft", "draft-programme"}
    (plan,) = checked.site.plans
    assert plan.title == "测试区人民政府办公室关于测试事项的实施意见"
    assert plan.document_number == "测办发〔2026〕7号"
    assert plan.issuer == ["测试区人民政府办公室"]
    assert str(plan.issued) == "2026-03-05"
    assert plan.kind == "opinions"
    assert [one.name.zh for one in plan.programmes] == ["组织测试培训", "建设测试平台", "加强组织领导"]
    assert [one.lead for one in plan.programmes] == [["区测试局"], ["区样本局"], ["区测试局"]]
    assert plan.programmes[0].partners == ["区样本局", "区档案局"]


def test_what_the_check_can_read_is_archived_byte_for_byte(run: Run, empty: Path) -> None:
    data = FORMS["gbk.html"]
    assert isinstance(data, bytes)
    files = imported(run, empty, "gbk.html", data)
    assert (empty / "archive/gbk.html").read_bytes() == data
    assert f"sha256: {hashlib.sha256(data).hexdigest()}" in files["plan.yaml"]
    assert "encoding: gb18030\n    format: html" in files["plan.yaml"]


def test_a_page_tells_its_address_and_date_and_its_furniture_is_left_out(run: Run, empty: Path) -> None:
    (empty / "a.html").write_text(page(), "utf-8")
    district(run)
    done = run("import", "a.html", "--district", "xiuyu", "--plan", "plan-2026")
    text = (empty / PLAN / "plan.yaml").read_text("utf-8")
    assert "url: https://www.test.example/a/1.html" in text
    assert "published: 2026-03-10" in text
    assert "publisher: 测试区政府网" in text
    assert "网页的导航、按钮和页脚" in done.output
    assert "起草 3 个项目，其中 3 个有牵头或责任部门" in done.output


def test_a_quantity_has_its_bounds_unit_and_phrase(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    (plan,) = with_drafts(empty).site.plans
    training, platform, _ = plan.programmes
    allowance = next(one for one in training.quantities if one.unit == "万元")
    assert (allowance.max, allowance.qualifier, allowance.per) == (Decimal(1), "不超过", "每人每年")
    assert allowance.nature == "benefit"
    bases = next(one for one in platform.quantities if one.unit == "个")
    assert (bases.min, bases.qualifier, str(bases.by)) == (Decimal(5), "以上", "2028")


def test_themes_are_suggested_by_the_words_of_the_vocabulary_and_say_so(run: Run, empty: Path) -> None:
    themes = empty / "content/vocabularies/themes.yaml"
    themes.write_text(
        themes.read_text("utf-8") + "- id: tests\n  label: 测试\n  definition: 甲\n  example: 乙\n  keywords: [测试]\n"
    )
    files = imported(run, empty, "a.txt", BODY)
    programme = next(text for path, text in files.items() if "name: 组织测试培训" in text)
    assert "tests" in programme.partition("themes: [")[2].partition("]")[0]
    assert "测试：测试" in programme


def test_glosses_and_traditional_characters_are_declared_and_names_are_simplified(run: Run, empty: Path) -> None:
    damaged = (
        BODY.replace("组织测试培训", "組(zǔ)織(zhī)測(cè)試(shì)培訓(xùn)")
        .replace("测试", "測試")
        .replace("区", "區")
        .replace("单位", "單位")
    )
    damaged = damaged.replace("实", "實").replace("办", "辦").replace("数", "數").replace("组织领导", "組織領導")
    files = imported(run, empty, "a.txt", damaged)
    assert "cleaning: [pinyin, traditional]" in files["plan.yaml"]
    assert any("name: 组织测试培训" in text for text in files.values())


def test_unseen_characters_are_left_out_of_the_archived_text(run: Run, empty: Path) -> None:
    files = imported(run, empty, "a.txt", BODY.replace("培训班", "培\u200b训\x07班"))
    assert "extracted" not in files["plan.yaml"]
    assert "file: xiuyu-plan-2026.txt" in files["plan.yaml"]
    assert "\u200b" not in (empty / "archive/xiuyu-plan-2026.txt").read_text("utf-8")
    assert not [one for one in with_drafts(empty).findings if one.rule.startswith("evidence")]


def test_the_radicals_that_fonts_map_characters_to_are_read_as_characters(run: Run, empty: Path) -> None:
    files = imported(run, empty, "a.pdf", pdf(BODY.replace("人", "⼈").replace("员", "员").replace("长", "⻓")))
    assert "title: 测试区人民政府办公室关于测试事项的实施意见" in files["plan.yaml"]
    assert "⼈" not in (empty / "archive/xiuyu-plan-2026.txt").read_text("utf-8")


def test_two_files_are_one_document_in_order(run: Run, empty: Path) -> None:
    first, second = BODY.split("三、保障措施")
    (empty / "1.txt").write_text(first, "utf-8")
    (empty / "2.docx").write_bytes(word("三、保障措施" + second))
    district(run)
    assert run("import", "1.txt", "2.docx", "--district", "xiuyu", "--plan", "plan-2026").exit_code == 0
    (plan,) = with_drafts(empty).site.plans
    assert len(plan.programmes) == 3


def test_two_files_of_one_name_are_both_read(run: Run, empty: Path) -> None:
    first, second = BODY.split("三、保障措施")
    for folder, text in (("1", first), ("2", "三、保障措施" + second)):
        (empty / folder).mkdir()
        (empty / folder / "a.txt").write_text(text, "utf-8")
    district(run)
    assert run("import", "1/a.txt", "2/a.txt", "--district", "xiuyu", "--plan", "plan-2026").exit_code == 0
    assert len(with_drafts(empty).site.plans[0].programmes) == 3


@pytest.mark.parametrize("name", [".", "none.txt"])
def test_what_is_no_file_is_refused(run: Run, name: str) -> None:
    district(run)
    done = run("import", name, "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, "无法读取" in done.output) == (2, True)


def test_a_full_disk_leaves_nothing_behind(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty / "a.txt").write_text(BODY, "utf-8")
    district(run)
    before = files_of(empty)

    def full(_folder: Path, _texts: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("builder.cli.import_.create_folder", full)
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, "无法写入" in done.output, files_of(empty)) == (2, True, before)


def test_a_file_with_a_chinese_name_gets_a_name_that_an_archive_can_have(run: Run, empty: Path) -> None:
    assert "file: xiuyu-plan-2026.html" in imported(run, empty, "关于测试.html", page())["plan.yaml"]


# What cannot be imported


def scan() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def locked() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def sheet() -> bytes:
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    return data.getvalue()


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.txt", BODY)
    return data.getvalue()


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("a.txt", b"", "是空的"),
    "white space": ("a.html", b" \n\n ", "是空的"),
    "twenty megabytes": ("a.txt", b"\xe4\xb8\xad" * 7_000_000, "超过 10 MB"),
    "a book": ("a.txt", ("测试" * 50 + "\n").encode() * 2100, "超过 100000 个字"),
    "a scan": ("a.pdf", scan(), "扫描件"),
    "a locked PDF": ("a.pdf", locked(), "密码"),
    "half a PDF": ("a.pdf", b"%PDF-1.7\n1 0 obj <<", "损坏"),
    "a sheet": ("a.xlsx", sheet(), "电子表格"),
    "a sheet under another name": ("a.docx", sheet(), "电子表格"),
    "a comma-separated table": ("a.csv", "甲,乙\n".encode() * 100, "电子表格"),
    "a PDF that is called Word": ("a.docx", scan(), "改为 .pdf"),
    "Word that is called text": ("a.txt", word(), "改为 .docx"),
    "a page that is called text": ("a.txt", page().encode(), "改为 .html"),
    "a text that is called a page": ("a.html", BODY.encode(), "改为 .txt"),
    "a text that is called PDF": ("a.pdf", BODY.encode(), "内容却是别的"),
    "an unknown extension": ("a.wps", BODY.encode(), "不认识扩展名"),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "旧格式"),
    "encrypted Word": ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "a picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "图片"),
    "a program": ("a.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "不是文字"),
    "noise": ("a.txt", bytes((i * 7919 + i // 3) % 255 + 1 for i in range(4000)), "不是文字"),
    "an archive": ("a.docx", archive(), "压缩包"),
    "half a Word document": ("a.docx", word()[:900], "损坏"),
    "a page without its text": ("a.html", b"<!doctype html><body><div id=app></div></body>", "找不到中文正文"),
    "a web archive": ("a.html", b"MIME-Version: 1.0\r\n" + BODY.encode(), "网页存档"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_cannot_be_imported_is_refused_with_a_remedy_and_nothing_is_written(
    run: Run, empty: Path, case: str, language: str
) -> None:
    name, data, words = REFUSED[case]
    district(run)
    (empty / name).write_bytes(data)
    before = files_of(empty)
    done = run("import", name, "--district", "xiuyu", "--plan", "plan-2026", "--lang", language)
    assert done.exit_code == 2
    assert files_of(empty) == before
    if language == "zh":
        assert words in done.output
    else:
        assert name in done.output
        assert not any("一" <= character <= "鿿" for character in done.output.replace("（无）", ""))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a"]))
def test_no_bytes_make_the_import_fail_in_a_way_that_it_does_not_explain(data: bytes, name: str) -> None:
    head = {"a.pdf": b"%PDF-1.4\n", "a.docx": b"PK\x03\x04"}.get(name, b"")
    with suppress(RefusedError):
        read(name, head + data)


def test_a_plan_that_is_there_is_never_written_over(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    before = files_of(empty)
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, files_of(empty)) == (2, before)
    assert "不会覆盖" in done.output


def test_an_archived_text_that_is_there_is_never_written_over(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", BODY)
    (empty / "a.txt").write_text(BODY + "又一段。\n", "utf-8")
    before = files_of(empty)
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "another")
    assert (done.exit_code, files_of(empty)) == (2, before)
    assert "archive/a.txt 已经存在" in done.output


def test_a_plan_needs_its_district_and_ids_that_can_be_addresses(run: Run, empty: Path) -> None:
    (empty / "a.txt").write_text(BODY, "utf-8")
    done = run("import", "a.txt", "--district", "xiuyu", "--plan", "plan-2026")
    assert (done.exit_code, "先运行 new district" in done.output) == (2, True)
    done = run("import", "a.txt", "--district", "../x", "--plan", "plan-2026")
    assert (done.exit_code, "不合规则" in done.output) == (2, True)
    assert run("import", "none.txt", "--district", "xiuyu", "--plan", "p").exit_code == 2


def test_the_same_document_gives_the_same_draft(run: Run, empty: Path) -> None:
    first = imported(run, empty, "a.html", page())
    done = run("import", "a.html", "--district", "xiuyu", "--plan", "plan-2027")
    assert done.exit_code == 0
    again = {path: text.decode() for path, text in files_of(empty / "content/districts/xiuyu/plan-2027").items()}
    assert again == first


# Against the finished content


@dataclass(frozen=True)
class Pair:
    """A finished plan and the draft of it, each with its evidence."""

    finished: Plan
    draft: Plan
    finished_page: PlanEvidence
    draft_page: PlanEvidence


@cache
def real() -> Checked | None:
    checked = check_content(ROOT / "content", shown_as="content", sources=None, log=silent)
    return checked if default_sources(checked.site, ROOT / "content") else None


def pair(run: Run, empty: Path, name: str) -> Pair:
    """The finished plan of a district and what the import makes of its source."""
    checked = real()
    if checked is None:
        pytest.skip("THE ARCHIVE OF SOURCES IS NOT HERE: nothing was compared with the finished content")
    site: Site = checked.site
    finished = next(plan for plan in site.plans if plan.district.id == name)
    directory = default_sources(site, ROOT / "content")
    assert directory
    assert run("new", "district", "--code", finished.district.code, "--id", name).exit_code == 0
    done = run("import", directory / finished.sources[0].file, "--district", name, "--plan", finished.id)
    assert done.exit_code == 0, done.output
    drafted = with_drafts(empty)
    assert [one for one in drafted.findings if one.severity is not Severity.NOTICE] == []
    (draft,) = drafted.site.plans
    return Pair(finished, draft, checked.ledger[finished.key], drafted.ledger[draft.key])


def counterpart(programme: Programme, draft: Plan) -> Programme | None:
    """The drafted programme of the same name; or where names were shortened, of the same first paragraph."""
    same = [one for one in draft.programmes if fold(one.name.zh) == fold(programme.name.zh)]
    return next(iter(same), None)


def numbers_of(page_: PlanEvidence, plan: Plan) -> set[tuple[int, int]]:
    """Paragraph and archived position of every number that a quantity of the plan records."""
    (text,) = page_.texts.values()
    found = set()
    for claim in page_.claims:
        for match in page_.matches.get(claim.id, ()) if claim.quantity else ():
            folded = text.folded[match.paragraph - 1]
            amounts = {claim.quantity.value, claim.quantity.min, claim.quantity.max} if claim.quantity else set()
            for number in numbers(folded.text):
                if match.start <= number.start and number.end <= match.end and number.value in amounts:
                    found.add((match.paragraph, folded.origin(number.start, number.end)[0]))
    assert plan.sources
    return found


@pytest.mark.parametrize("name", ["liwan", "minhang"])
def test_nine_in_ten_programmes_and_leads_of_the_finished_content_are_drafted(run: Run, empty: Path, name: str) -> None:
    both = pair(run, empty, name)
    found = [(one, counterpart(one, both.draft)) for one in both.finished.programmes]
    named = [one for one, draft in found if draft]
    led = [one for one, draft in found if not isinstance(one.lead, Absent)]
    same = [one for one, draft in found if draft and not isinstance(one.lead, Absent) and draft.lead == one.lead]
    partnered = [one for one, _ in found if not isinstance(one.partners, Absent)]
    together = [one for one, draft in found if draft and one in partnered and draft.partners == one.partners]
    assert len(named) >= 0.9 * len(found)
    assert len(same) >= 0.9 * len(led)
    assert len(together) >= 0.9 * len(partnered)
    assert all(draft.number == one.number and draft.section == one.section for one, draft in found if draft)


@pytest.mark.parametrize("name", ["liwan", "minhang", "huangpu", "shizhong-jinan", "qinhuai"])
def test_every_number_of_a_source_is_a_draft_quantity_or_waits_to_be_judged(run: Run, empty: Path, name: str) -> None:
    both = pair(run, empty, name)
    coverage = both.draft_page.coverage
    assert coverage
    assert coverage.complete
    assert not [one.id for one in both.draft_page.claims if one.quantity and one.id not in both.draft_page.verified]


@pytest.mark.parametrize("name", ["liwan", "minhang"])
def test_the_numbers_that_editors_recorded_are_drafted_as_quantities(run: Run, empty: Path, name: str) -> None:
    both = pair(run, empty, name)
    recorded, drafted = numbers_of(both.finished_page, both.finished), numbers_of(both.draft_page, both.draft)
    assert len(recorded & drafted) >= 0.9 * len(recorded)
