"""Numbers that belong to years, to classes or to names of a list: each is drafted with its own."""

from __future__ import annotations

import pytest

from tests.unit.editor.test_printed_numbers import drafted


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025年、2026年、2027年分别供应公寓300套、400套、500套。", "供应公寓"),
        ("2025年、2026年和2027年，分别供应公寓300套、400套和500套。", "供应公寓"),
        ("2025—2027年分别供应公寓300套、400套、500套。", "供应公寓"),
        ("计划供应：2025年300套；2026年400套；2027年500套。", "计划供应"),
        ("2025年配租300套；2026年配租400套；2027年配租500套。", "配租"),
    ],
)
def test_each_amount_of_a_list_by_years_has_its_own_year(text: str, label: str) -> None:
    assert [(str(each.figure.low), each.period, each.by, each.label) for each in drafted(text)] == [
        ("300", "2025年", "", label),
        ("400", "2026年", "", label),
        ("500", "2027年", "", label),
    ]


def test_a_list_of_years_until_which_is_one_of_deadlines() -> None:
    quantities = drafted("到2025年、2026年，床位总数分别达到300张、400张。")
    assert [(each.by, each.period, each.label) for each in quantities] == [
        ("2025", "", "床位总数"),
        ("2026", "", "床位总数"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2025年、2026年、2027年分别供应公寓300套、400套。",
        "2020年引进的给予300元；2021年引进的给予400元。",
        "2025年、2026年毕业的人员分别给予300元、400元。",
    ],
)
def test_years_that_do_not_fit_the_amounts_or_say_who_are_no_periods(text: str) -> None:
    assert {each.period for each in drafted(text)} == {""}


def test_a_span_of_years_is_the_period_of_its_sentence_and_no_deadline() -> None:
    quantities = drafted("一、岗位。2023年至2025年，每年开发岗位800个，募集单位60家。另建驿站5个。")
    said = [(each.period, each.by) for each in quantities]
    assert said == [("2023年至2025年", ""), ("2023年至2025年", ""), ("", "")]


def test_a_time_within_which_somebody_graduated_is_no_period() -> None:
    assert {each.period for each in drafted("毕业5年内的人员可按租金的50%租住，租期不超过3年")} == {""}
    assert [each.period for each in drafted("5年内培养人员30名")] == ["5年内"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("补助标准为每人每天180元", "每人每天"),
        ("每个给予最高50万元补助", "每个"),
        ("每个行政村至少有1名指导员", "每个行政村"),
        ("每名特派员每年工作经费不少于1.5万元", "每名特派员每年"),
        ("每个工作室每年补助5万元", "每个工作室每年"),
        ("每学期开展活动不少于4次", "每学期"),
    ],
)
def test_how_often_or_for_whom_a_number_is_meant_is_read_whole(text: str, per: str) -> None:
    assert [each.per for each in drafted(text)] == [per]


@pytest.mark.parametrize("text", ["其中船员１，２００人", "其中船员1,200人"])
def test_a_comma_between_thousands_parts_no_number(text: str) -> None:
    (quantity,) = drafted(text)
    assert (str(quantity.figure.low), quantity.label) == ("1200", "其中船员")


def test_commas_of_a_list_part_numbers() -> None:
    assert [str(each.figure.low) for each in drafted("分别给予3万元、2万元，100名以上")] == ["3", "2", "100"]
    assert drafted("分为50,100,200套")[-1].figure.low == 200


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("对A类、B类分别给予20万元、10万元安家补助。", ["A类的安家补助", "B类的安家补助"]),
        ("安家补助。对A类、B类分别给予20万元、10万元补助。", ["安家补助（A类）", "安家补助（B类）"]),
        ("生活津贴。A类每月500元，B类每月300元。", ["生活津贴（A类）", "生活津贴（B类）"]),
        ("对A类、B类分别给予20万元、10万元。", ["", ""]),
    ],
)
def test_a_class_without_another_name_is_labelled_by_what_it_gets(text: str, labels: list[str]) -> None:
    assert [each.label for each in drafted(text)] == labels


def test_names_right_before_a_list_of_amounts_are_theirs() -> None:
    quantities = drafted("建成国家级、省级工作室1个、5个，分别给予50万元、20万元资助。")
    assert [(each.figure.unit, each.label) for each in quantities] == [
        ("个", "建成国家级工作室"),
        ("个", "省级工作室"),
        ("万元", "建成国家级工作室"),
        ("万元", "省级工作室"),
    ]


def test_a_number_within_a_name_of_a_list_does_not_end_it() -> None:
    quantities = drafted("对签订3年以上合同的大副、二副，分别给予6万元、4万元。")
    assert [each.label for each in quantities][1:] == ["签订3年以上合同的大副", "二副"]


@pytest.mark.parametrize("text", ["对获得第一、二、三名的选手给予表彰", "对一类、二类、三类企业给予表彰"])
def test_ranks_and_classes_by_number_are_no_quantities(text: str) -> None:
    assert drafted(text) == []


def test_the_first_of_a_series_may_follow_the_whole() -> None:
    quantities = drafted("筹集公寓300套，其中2024年建成80套，2025年建成120套")
    assert [each.period for each in quantities] == ["", "2024年", "2025年"]
