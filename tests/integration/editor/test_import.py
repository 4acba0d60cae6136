"""From a saved document to a draft: what is read, what is refused, and how much of the finished content it finds."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from builder.editor.drafting.reading import read
from builder.pipeline import Checked, check_content
from tests.conftest import files_of, silent
from tests.support.editing import BODY, Run, page, pdf, word

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


def archived(empty: Path) -> str:
    """The only text in the archive."""
    (path,) = (empty / "archive").iterdir()
    return path.read_text("utf-8")


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
    assert {finding.rule for finding in checked.findings} == {
        "draft",
        "draft-programme",
        "evidence-district",
        "silence-unclassified",
        "draft-left",
    }
    (plan,) = checked.site.plans
    assert plan.title == "测试区人民政府办公室关于测试事项的实施意见"
    assert plan.document_number == "测办发〔2026〕7号"
    assert plan.issuer == ["测试区人民政府办公室"]
    assert str(plan.issued) == "2026-03-05"
    assert plan.kind == "opinions"
    assert [programme.name.zh for programme in plan.programmes] == ["组织测试培训", "建设测试平台", "加强组织领导"]
    assert [programme.lead for programme in plan.programmes] == [["区测试局"], ["区样本局"], ["区测试局"]]
    assert plan.programmes[0].partners == ["区样本局", "区档案局"]


def test_what_the_check_can_read_is_archived_byte_for_byte(run: Run, empty: Path) -> None:
    data = FORMS["gbk.html"]
    assert isinstance(data, bytes)
    files = imported(run, empty, "gbk.html", data)
    assert (empty / "archive" / hashlib.sha256(data).hexdigest()).read_bytes() == data
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
    allowance = next(quantity for quantity in training.quantities if quantity.unit == "万元")
    assert (allowance.max, allowance.qualifier, allowance.per) == (Decimal(1), "不超过", "每人每年")
    assert allowance.nature == "benefit"
    bases = next(quantity for quantity in platform.quantities if quantity.unit == "个")
    assert (bases.min, bases.qualifier, str(bases.by)) == (Decimal(5), "以上", "2028")


STATEMENTS = """关于水手工作的意见
一、培养引进
（一）培养水手。鼓励企业引进博士。力争五年内培养教师100名，区科技局会同区教育局给予每人补贴2万元；探索水手公寓10套。资金由区财政局管理，方案报区委审定。（牵头部门：区人社局）
（二）发展平台。由区教育局组织培训3场。
（三）其他工作。本区现有街道20个。
"""


def test_each_number_is_drafted_with_what_its_own_sentence_says(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", STATEMENTS)
    training = with_drafts(empty).site.plans[0].programmes[0]
    teachers, allowance, flats = training.quantities
    assert [quantity.force for quantity in training.quantities] == ["力争", "给予", "探索"]
    assert "educators" in (teachers.target_groups or [])
    assert flats.themes == ["housing"]
    assert flats.target_groups == []
    assert (training.force, training.commitment) == ("鼓励", None)
    assert "housing" not in training.themes
    assert allowance.commitment is None


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_torn_byte_is_seen_and_its_place_is_told(run: Run, empty: Path, name: str, encoding: str) -> None:
    charset = {"charset": "gb2312"} if encoding == "gb18030" else {}
    words = page(**charset) if name == "a.html" else BODY
    data, head = words.encode(encoding), words[: words.index("。") + 1].encode(encoding)
    (empty / name).write_bytes(head + b"\xff" + data[len(head) :])
    district(run)
    done = run("import", name, "--district", "xiuyu", "--plan", "plan-2026")
    assert f"有 1 处字节损坏（第 {len(head) + 1} 个字节），读作□" in done.output
    assert "看不见" not in done.output
    torn = archived(empty)
    (empty / name).write_bytes(data)
    assert run("import", name, "--district", "xiuyu", "--plan", "sound").exit_code == 0
    sound = read(name, data).lines
    assert torn.count("□") == 1
    assert tuple(torn.replace("□", "").splitlines()) == sound
    assert not [finding for finding in with_drafts(empty).findings if "sources" in str(finding.place)]


def test_bodies_have_their_roles_and_are_inherited_only_where_the_formula_ends_the_text(run: Run, empty: Path) -> None:
    imported(run, empty, "a.txt", STATEMENTS)
    (plan,) = with_drafts(empty).site.plans
    training, platforms, _ = plan.programmes
    teachers, allowance, flats = training.quantities
    assert (training.whole, training.lead, training.mention) == (["bodies"], ["区人社局"], [])
    assert (allowance.lead, allowance.joint) == (["区人社局"], ["区科技局", "区教育局"])
    assert (teachers.joint, flats.lead, flats.mention) == (allowance.joint, None, None)
    assert (platforms.whole, platforms.quantities[0].lead) == ([], ["区教育局"])
    assert {"区人社局", "区科技局", "区教育局", "区财政局", "区委"} <= set(plan.organisations)
    assert plan.organisations["区财政局"].agency == "finance-bureau"


def test_without_a_verb_a_placeholder_waits_for_the_editor(run: Run, empty: Path) -> None:
    files = imported(run, empty, "a.txt", STATEMENTS)
    unlisted = next(text for path, text in files.items() if "name: 其他工作" in text)
    assert unlisted.count("force: （草稿：填原文的动词）  # 待定") == 2
    assert not [path for path, text in files.items() if "commitment:" in text]


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
    assert "\u200b" not in archived(empty)
    rules = {finding.rule for finding in with_drafts(empty).findings if finding.rule.startswith("evidence")}
    assert rules == {"evidence-district"}  # the text names another place than the district


def test_the_radicals_that_fonts_map_characters_to_are_read_as_characters(run: Run, empty: Path) -> None:
    files = imported(run, empty, "a.pdf", pdf(BODY.replace("人", "⼈").replace("员", "员").replace("长", "⻓")))
    assert "title: 测试区人民政府办公室关于测试事项的实施意见" in files["plan.yaml"]
    assert "⼈" not in archived(empty)


def test_a_row_of_a_pdf_goes_on_where_a_bracket_is_open(run: Run, empty: Path) -> None:
    title = "测试区高质量水手发展\n三年行动计划（2026—2028\n年）"
    files = imported(run, empty, "a.pdf", pdf(f"{title}\n{BODY.partition(chr(10))[2]}"))
    assert "title: 测试区高质量水手发展三年行动计划（2026—2028年）" in files["plan.yaml"]


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


def test_the_same_document_gives_the_same_draft(run: Run, empty: Path) -> None:
    first = imported(run, empty, "a.html", page())
    done = run("import", "a.html", "--district", "xiuyu", "--plan", "plan-2027")
    assert done.exit_code == 0
    again = {path: text.decode() for path, text in files_of(empty / "content/districts/xiuyu/plan-2027").items()}
    assert again == first


# Against the finished content


def test_a_page_with_a_damaged_byte_is_read_and_the_place_is_told(run: Run, empty: Path) -> None:
    data = page(charset="gb2312").encode("gb18030").replace("培训100名".encode("gb18030"), b"\xff100", 1)
    (empty / "torn.html").write_bytes(data)
    district(run)
    done = run("import", "torn.html", "--district", "xiuyu", "--plan", "plan-2026")
    assert f"第 {data.index(0xFF) + 1} 个字节" in done.output
    assert "□100" in archived(empty)


def test_the_cells_of_a_table_do_not_issue_a_text(run: Run, empty: Path) -> None:
    cells = "".join(f"<tr><td>{number}</td><td>区样本局</td></tr>" for number in (1, 2))
    body = page().replace("<div>【打印】", f"<p>四、分工</p><table><tr><th>序号</th></tr>{cells}</table><div>【打印】")
    imported(run, empty, "a.html", body)
    assert with_drafts(empty).site.plans[0].issuer == ["测试区人民政府办公室"]
