"""A list of bodies begins at its label and ends at the next."""

from __future__ import annotations

import pytest

from builder.evidence.grammar.role_lists import list_bodies, list_roles, list_unlabelled


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("(牵头单位:区委组织部,配合单位:区科技局,区财政局)", "牵头单位", ["区委组织部"]),
        ("(牵头单位:区委组织部,配合单位:区科技局,区财政局)", "配合单位", ["区科技局", "区财政局"]),
        ("(牵头单位:区委组织部;配合单位:区科技局)", "牵头单位", ["区委组织部"]),
        ("(责任单位:区委组织部,各乡镇(街道))", "责任单位", ["区委组织部", "各乡镇(街道)"]),
        ("[牵头部门:区委组织部配合部门:区科技局]", "牵头部门", ["区委组织部"]),
        ("[牵头部门:区委组织部配合部门:区科技局]", "配合部门", ["区科技局"]),
        ("(牵头领导:区委副书记;牵头单位:区委组织部)", "牵头单位", ["区委组织部"]),
        ("责任单位:区委组织部等", "责任单位", ["区委组织部"]),
        ("(责任单位:区人社局,区财政局按职责分工负责)", "责任单位", ["区人社局", "区财政局"]),
        ("(主办:区人社局,协办:区财政局)", "主办", ["区人社局"]),
        ("(责任部门:区水手中心,高服中心)", "责任部门", ["区水手中心", "高服中心"]),
    ],
)
def test_the_bodies_of_a_label(text: str, label: str, expected: list[str]) -> None:
    assert list_bodies(text, label) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(区委组织部牵头,区科技局,区财政局配合)", [("lead", ["区委组织部"]), ("partners", ["区科技局", "区财政局"])]),
        ("给予资助。由区委组织部会同区财政局负责实施。", [("lead", ["区委组织部"]), ("partners", ["区财政局"])]),
        ("(区人社局,区财政局按职责分工负责)", [("lead", ["区人社局", "区财政局"])]),
        ("(区农业农村局,各乡镇(街道)负责)", [("lead", ["区农业农村局", "各乡镇(街道)"])]),
        ("引进领军水手(团队),给予资助", []),
        (
            "建站8家,由区人社局牵头,区妇联、区总工会配合。",
            [("lead", ["区人社局"]), ("partners", ["区妇联", "区总工会"])],
        ),
        ("由区科技局牵头、区工信局配合。", [("lead", ["区科技局"]), ("partners", ["区工信局"])]),
        ("由区委组织部牵头,会同区财政局负责落实。", [("lead", ["区委组织部"]), ("partners", ["区财政局"])]),
        ("奖励3000元。由区总工会牵头落实。", [("lead", ["区总工会"])]),
        ("由区人社局负责。", [("lead", ["区人社局"])]),
        ("由区人社局牵头建立水手库。", []),
        ("由区水手办负责解释。", []),
        ("由行业协会牵头,企业参与的联盟。", []),
    ],
)
def test_bodies_without_a_label(text: str, expected: list[tuple[str, list[str]]]) -> None:
    lists = list_unlabelled(text)
    assert [(each.role, [text[start:end] for start, end in each.bodies]) for each in lists] == expected


def test_a_label_says_which_role_it_is_and_a_person_has_none() -> None:
    text = "(牵头领导:区委副书记;牵头单位:甲局;责任部门:乙局;协办:丙局)"
    lists = [(each.role, each.label, [text[start:end] for start, end in each.bodies]) for each in list_roles(text)]
    assert lists == [
        ("lead", "牵头单位", ["甲局"]),
        ("charge", "责任部门", ["乙局"]),
        ("partners", "协办", ["丙局"]),
    ]
