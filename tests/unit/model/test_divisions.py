"""The list of administrative divisions that codes are checked against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.divisions import Division, division, divisions_named


@pytest.mark.parametrize(
    ("code", "name", "city", "province"),
    [
        ("440103", "荔湾区", "广州市", "广东省"),
        ("310112", "闵行区", "上海市", "上海市"),
        ("110101", "东城区", "北京市", "北京市"),
        ("500101", "万州区", "重庆市", "重庆市"),
        ("500230", "丰都县", "重庆市", "重庆市"),
        ("419001", "济源市", "河南省", "河南省"),
        ("370103", "市中区", "济南市", "山东省"),
        ("469005", "文昌市", "海南省", "海南省"),
    ],
)
def test_a_code_has_a_name_a_city_and_a_province(code: str, name: str, city: str, province: str) -> None:
    assert division(code) == Division(code, name, city, province)


@pytest.mark.parametrize(
    "code", ["", "44", "4401", "440199", "999999", "44010", "4401030", "440103 ", "４４０１０３", "abcdef"]
)
def test_what_is_no_code_of_a_county_has_no_division(code: str) -> None:
    assert division(code) is None


@given(st.text(max_size=8) | st.text("0123456789", min_size=6, max_size=6))
def test_any_text_is_a_division_or_none(code: str) -> None:
    place = division(code)
    assert place is None or (place.code == code and place.name and place.city and place.province)


def test_a_name_may_belong_to_several_places() -> None:
    codes = divisions_named("市中区")
    assert {"370103", "370402", "511002", "511102"} == {item.code for item in codes}
    assert {code.name for code in codes} == {"市中区"}
    assert [item.code for item in divisions_named("荔湾区")] == ["440103"]
    assert divisions_named("没有这个区") == []


@pytest.mark.parametrize("name", ["广东省", "广州市", "市辖区", "县", ""])
def test_a_name_above_the_counties_has_no_code(name: str) -> None:
    assert divisions_named(name) == []
