"""The bodies that a text prints, each in the role that its words give it."""

from __future__ import annotations

import pytest

from builder.editor.drafting.bodies import add_roles, find_bodies, is_of_city, leave_out_listed
from builder.editor.drafting.lines import clean_lines
from builder.editor.drafting.roles import find_roles, without_roles


def bodies(text: str) -> list[tuple[str, str]]:
    return [(body.role, body.name) for body in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委组织部联合区人社局制定办法", [("joint", "区委组织部"), ("joint", "区人社局")]),
        ("会同区财政局拨付", [("joint", "区财政局")]),
        ("与区教育局共同组织培训", [("joint", "区教育局")]),
        ("资金由区财政局管理", [("manage", "区财政局")]),
        ("报区委、区政府审定后实施", [("approve", "区委"), ("approve", "区政府")]),
        ("经区委常委会讨论通过", [("approve", "区委常委会")]),
        ("由区人社局牵头", [("lead", "区人社局")]),
        ("由区人社局组织实施", [("lead", "区人社局")]),
        ("区财政局负责协助", [("partners", "区财政局")]),
        ("区财政局负责人出席", [("mention", "区财政局")]),
        ("落实区委决策部署", [("mention", "区委")]),
        ("区委组织部部署工作", [("mention", "区委组织部")]),
        ("区委、区政府设立奖项", [("mention", "区委"), ("mention", "区政府")]),
        ("科技、财政等部门", [("mention", "科技部门"), ("mention", "财政部门")]),
        ("各有关单位", [("mention", "各有关单位")]),
        ("区民政局(区委老龄办)牵头", [("lead", "区民政局"), ("lead", "区委老龄办")]),
        ("区民政局(区委老龄办)、区财政局负责", [("lead", n) for n in ("区民政局", "区委老龄办", "区财政局")]),
        ("区财政局(区国资委牵头)", [("mention", "区财政局"), ("lead", "区国资委")]),
        ("区委编办核定", [("mention", "区委编办")]),
        ("区委老干部局出席", [("mention", "区委老干部局")]),
        ("区委巡察工作领导小组办公室会同区财政局", [("joint", "区委巡察工作领导小组办公室"), ("joint", "区财政局")]),
        ("区乡村振兴办会同区财政局", [("joint", "区乡村振兴办"), ("joint", "区财政局")]),
        ("区台办、县军民融合办配合", [("partners", "区台办"), ("partners", "县军民融合办")]),
        ("报区委水手工作领导小组审定", [("approve", "区委水手工作领导小组")]),
        ("区委承办,区委办理,区委成立创建办", [("lead", "区委"), ("mention", "区委"), ("mention", "区委")]),
    ],
)
def test_a_body_has_the_role_that_the_text_gives_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("社区服务中心", "园区企业", "区域发展中心", "全区水手", "辖区单位"),
        *("区级承办", "区内企业开办", "县鼓励多方合办", "县推行一次办、网上办", "全县通办", "县为企业提供代办"),
    ],
)
def test_not_every_district_in_a_word_is_a_body(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市财政局牵头,市人社局配合", [("lead", "市财政局"), ("partners", "市人社局")]),
        ("市民政局、市市场监管局出席", [("mention", "市民政局"), ("mention", "市市场监管局")]),
        ("全市市场主体,城市管理局,市民服务中心,市级部门", []),
    ],
)
def test_a_city_of_the_rank_of_a_district_has_bodies_of_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(body.role, body.name) for body in find_bodies(text, of_city=True)] == expected
    assert is_of_city([text]) == bool(expected)
    assert not is_of_city([text, "区财政局、区人社局负责"])
    assert bodies(text) == []


def test_bodies_are_of_the_whole_only_where_their_formula_ends_it() -> None:
    end, middle, both = clean_lines(
        [
            "举办培训。（牵头部门：区人社局；配合部门：区财政局）",
            "举办培训（区人社局牵头）。另设资金100万元。",
            "一是培训（区人社局牵头）。二是资金（区财政局牵头）。",
        ],
        pinyin=False,
        traditional=False,
    )
    assert find_roles([end]).whole
    assert not find_roles([middle]).whole
    assert not find_roles([both]).whole
    assert not find_roles([end, middle]).whole


def test_what_is_left_without_the_formula_keeps_its_places() -> None:
    text = "设立资金(牵头部门:区财政局)。"
    assert len(without_roles(text)) == len(text)
    assert without_roles(text).startswith("设立资金")
    assert "区财政局" not in without_roles(text)


@pytest.mark.parametrize(
    ("text", "lead", "partners"),
    [
        ("成立专班，由区民政局牵头，统筹推进工作。", ["区民政局"], []),
        (
            "成立专班，由区民政局、区委老龄办牵头负责，区财政局、区人社局等部门参与，统筹推进。",
            ["区民政局", "区委老龄办"],
            ["区财政局", "区人社局"],
        ),
        ("由区民政局牵头，区财政局配合，建立联席会议制度。区人社局配合宣传。", ["区民政局"], ["区财政局"]),
        ("由区民政局（老龄办）、区财政局等单位牵头，各尽其责。", ["区民政局", "区财政局"], []),
        ("由区民政局牵头建立联席会议，定期会商。", [], []),
        ("建立由区民政局牵头、区财政局参与的联席会议。", [], []),
        ("成立专班，由分管领导牵头，统筹推进工作。", [], []),
        ("成立专班，由区民政局和志愿团体牵头，统筹推进工作。", [], []),
        ("由区民政局负责，统筹推进工作。", [], []),
    ],
)
def test_who_leads_is_read_in_the_midst_of_a_sentence_too(text: str, lead: list[str], partners: list[str]) -> None:
    (line,) = clean_lines([text], pinyin=False, traditional=False)
    roles = find_roles([line])
    assert ([*roles.lead], [*roles.partners]) == ([(name,) for name in lead], [(name,) for name in partners])
    assert not roles.whole


def test_who_takes_part_in_one_sentence_and_is_listed_nowhere_is_mentioned() -> None:
    bodies = leave_out_listed(find_bodies("区财政局、区人社局参与,区教育局牵头"), [("区财政局",)])
    roles = [(body.role, body.name) for body in bodies]
    assert roles == [("partners", "区财政局"), ("mention", "区人社局"), ("mention", "区教育局")]


def test_who_has_a_role_is_not_mentioned_beside() -> None:
    said = find_bodies("区财政局、区人社局会商,由区教育局牵头")
    assert [body.name for body in leave_out_listed(said, [("区财政局",)])] == ["区人社局", "区教育局"]
    assert add_roles({"lead": ["区财政局"], "partners": []}, said) == {
        "lead": ["区财政局", "区教育局"],
        "mention": ["区人社局"],
    }
