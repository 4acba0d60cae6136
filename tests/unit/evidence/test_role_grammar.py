"""A list of bodies begins at its label and ends at the next."""

from __future__ import annotations

import pytest

from builder.evidence.role_grammar import list_bodies


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
        ("(责任部门:区人才中心,高服中心)", "责任部门", ["区人才中心", "高服中心"]),
    ],
)
def test_the_bodies_of_a_label(text: str, label: str, expected: list[str]) -> None:
    assert list_bodies(text, label) == expected
