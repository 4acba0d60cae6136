"""The kinds of value: what each accepts, what it refuses and as which rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from builder.model.types import (
    STATES,
    Absent,
    Boolean,
    Citation,
    Date,
    DivisionCode,
    FileName,
    Identifier,
    Integer,
    Nonempty,
    PartialDate,
    Sha256,
    Span,
    Stated,
    String,
    Text,
    WebAddress,
)

DIGEST = "0123456789abcdef" * 4
ACCEPTED: list[tuple[Any, str, object]] = [
    (String, "水手", "水手"),
    (String, "0310112", "0310112"),
    (Identifier, "party-elite", "party-elite"),
    (Identifier, "a1-2b", "a1-2b"),
    (Integer, "0", 0),
    (Integer, "1000", 1000),
    (Boolean, "true", True),
    (Boolean, "false", False),
    (Date, "2022", PartialDate(2022)),
    (Date, "2022-08", PartialDate(2022, 8)),
    (Date, "2024-02-29", PartialDate(2024, 2, 29)),
    (DivisionCode, "440103", "440103"),
    (Sha256, DIGEST, DIGEST),
    (FileName, "003_635897f830e2f001.txt", "003_635897f830e2f001.txt"),
    (WebAddress, "https://www.test.example", "https://www.test.example"),
    (WebAddress, "http://test.example:8080/a/b?c=d#e", "http://test.example:8080/a/b?c=d#e"),
    (WebAddress, "https://test.example/水手.html", "https://test.example/水手.html"),
    (Citation, "16", Span(None, 16, 16)),
    (Citation, "18-20", Span(None, 18, 20)),
    (Citation, "page:16", Span("page", 16, 16)),
    (Citation, "page-2:1-1", Span("page-2", 1, 1)),
]
REFUSED: list[tuple[Any, object, str]] = [
    (String, "", "empty"),
    (String, " \n", "empty"),
    (String, "~", "empty"),
    (String, "null", "empty"),
    (String, "无", "empty"),
    (String, "未提及", "empty"),
    (String, "-", "empty"),
    (String, "/", "empty"),
    (String, "长" * 20_001, "too-long"),
    (String, ["a"], "string_type"),
    *[
        (Identifier, bad, "identifier")
        for bad in ("", "Liwan", "liwan_1", "1a", "-a", "a-", "a--b", "荔湾", "a.b", "a/b")
    ],
    *[(Identifier, bad, "identifier") for bad in ("a\n", " a", "ａ", "..", "a" * 20 + "!")],
    *[(Integer, bad, "number") for bad in ("", "1,000", "1，000", "1_000", "1e3", "-1", "+1", "01", "1.0", "约1000")],
    *[(Integer, bad, "number") for bad in ("１００", "٣", " 1", "1\n", "9" * 13)],
    *[(Boolean, bad, "boolean") for bad in ("", "yes", "no", "True", "1", "on")],
    *[
        (Date, bad, "date")
        for bad in ("", "22", "2022.8", "2022-8-3", "2022年8月3日", "2022-02-30", "2022-13", "20220803")
    ],
    *[
        (Date, bad, "date")
        for bad in ("0000", "2022-00", "2022-08-00", "2022-00-03", "２０２２", "2022-", "2022\n", ["2022"])
    ],
    *[
        (DivisionCode, bad, "division-form")
        for bad in ("", "44010", "4401030", "040103", "４４０１０３", "440103000000")
    ],
    *[(Sha256, bad, "sha256") for bad in ("", DIGEST[1:], DIGEST.upper(), DIGEST + "\n", DIGEST[:-1] + "g")],
    *[
        (FileName, bad, "path")
        for bad in ("", ".", "..", "../a", "a/b", "/etc/passwd", "a\\b", ".hidden", "a b", "来源.txt")
    ],
    *[(WebAddress, bad, "address") for bad in ("", "test.example", "//test.example", "ftp://test.example", "https://")],
    *[(WebAddress, bad, "address") for bad in ("javascript:alert(1)", "data:text/html,x", "https://localhost/")],
    *[
        (WebAddress, bad, "address")
        for bad in ("http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/")
    ],
    *[
        (WebAddress, bad, "address")
        for bad in ("https://a@test.example/", "https://test.example/a b", "https://a.example/\u3000")
    ],
    *[
        (WebAddress, bad, "address")
        for bad in ('https://test.example/"><script>', "https://test.example/'", "https://a.b:x/")
    ],
    *[
        (Citation, bad, "citation")
        for bad in ("", "0", "01", "-1", "3-2", "1-", "第3段", "1,2", "3 - 4", "１６", "page:", ":3")
    ],
    *[(Citation, bad, "citation") for bad in ("Page:3", "page:第3段", "100000", {"first": "3", "last": "1"}, ["3"])],
]


def refusals(kind: Any, value: object) -> list[str]:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return [item["type"] for item in error.errors()]
    return []


@pytest.mark.parametrize(("kind", "written", "value"), ACCEPTED)
def test_a_value_of_the_right_form_is_read(kind: Any, written: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(written) == value


@pytest.mark.parametrize(("kind", "written", "rule"), REFUSED)
def test_a_value_of_a_wrong_form_is_refused_by_its_rule(kind: Any, written: object, rule: str) -> None:
    assert refusals(kind, written) == [rule]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_reads_back_as_it_was_written(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"):
        assert str(PartialDate.parse(text)) == text


@given(st.dates(min_value=date(1000, 1, 1)))
def test_the_earliest_day_of_a_date_lies_within_it(day: date) -> None:
    assert PartialDate.parse(f"{day:%Y-%m-%d}").earliest == day
    assert PartialDate.parse(f"{day:%Y-%m}").earliest == day.replace(day=1)
    assert PartialDate.parse(f"{day:%Y}").earliest == day.replace(month=1, day=1)


FORMS = st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"])


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)), FORMS, FORMS)
def test_a_date_is_before_another_only_if_it_is_in_every_reading(
    first: date, second: date, form: str, also: str
) -> None:
    left, right = PartialDate.parse(first.strftime(form)), PartialDate.parse(second.strftime(also))
    if left.is_before(right):
        assert first < second
        assert not right.is_before(left)
    elif form == also == "%Y-%m-%d":
        assert first >= second
    assert not left.is_before(PartialDate.parse(first.strftime(also)))


@given(st.text("0123456789-", max_size=10))
def test_what_is_read_as_a_date_is_one(text: str) -> None:
    try:
        read = PartialDate.parse(text)
    except ValueError:
        return
    assert str(read) == text
    assert read.earliest == date(read.year, read.month or 1, read.day or 1)


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.sampled_from([None, "page", "page-2"]))
def test_a_citation_names_its_paragraphs_from_first_to_last(left: int, right: int, source: str | None) -> None:
    first, last = sorted((left, right))
    span = Span.parse(f"{source}:{first}-{last}" if source else f"{first}-{last}")
    assert span == Span(source, first, last)
    assert (span.paragraphs[0], span.paragraphs[-1]) == (first, last)
    assert len(span.paragraphs) == last - first + 1


def test_plain_text_is_chinese_and_english_is_optional() -> None:
    text = TypeAdapter(Text)
    assert text.validate_python("荔湾区") == Text(zh="荔湾区")
    assert text.validate_python({"zh": "荔湾区", "en": "Liwan"}) == Text(zh="荔湾区", en="Liwan")
    assert str(Text(zh="荔湾区", en="Liwan")) == "荔湾区"


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("", ["empty"]),
        ({"zh": ""}, ["empty"]),
        ({"en": "Liwan"}, ["missing"]),
        ({"zh": "荔湾", "en": " "}, ["empty"]),
        ({"zh": "荔湾", "fr": "Liwan"}, ["extra_forbidden"]),
        (["荔湾"], ["string_type"]),
    ],
)
def test_text_without_chinese_or_in_other_forms_is_refused(written: object, rules: list[str]) -> None:
    assert refusals(Text, written) == rules


GENERIC: Any = Stated  # mypy cannot apply an alias of annotations outside annotations
STATED: list[Any] = [GENERIC[Date], GENERIC[String], GENERIC[Nonempty[String]], GENERIC[WebAddress]]


@pytest.mark.parametrize("kind", STATED)
@pytest.mark.parametrize("state", ["not_stated", "not_researched"])
def test_a_bare_state_says_why_a_value_is_absent(kind: Any, state: str) -> None:
    absent = TypeAdapter(kind).validate_python(state)
    assert isinstance(absent, Absent)
    assert (absent.state, absent.note) == (state, None)


@pytest.mark.parametrize("kind", STATED)
@pytest.mark.parametrize("state", ["not_applicable", "disputed"])
def test_a_state_that_needs_a_reason_is_refused_without_one(kind: Any, state: str) -> None:
    assert refusals(kind, state) == ["state-note"]
    assert refusals(kind, {"state": state}) == ["state-note"]
    assert refusals(kind, {"state": state, "note": " "}) == ["empty"]
    absent = TypeAdapter(kind).validate_python({"state": state, "note": "两处不一"})
    assert (absent.state, absent.note) == (state, "两处不一")


@pytest.mark.parametrize("kind", STATED)
@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ({"state": "unknown"}, "literal_error"),
        ({"state": ""}, "literal_error"),
        ({"state": ["disputed"]}, "literal_error"),
        ({"state": "not_stated", "reason": "x"}, "extra_forbidden"),
    ],
)
def test_a_state_that_does_not_exist_is_refused(kind: Any, written: object, rule: str) -> None:
    assert refusals(kind, written) == [rule]


def test_a_value_beside_the_states_is_read_as_a_value() -> None:
    assert TypeAdapter(GENERIC[Date]).validate_python("2022") == PartialDate(2022)
    assert TypeAdapter(GENERIC[Nonempty[String]]).validate_python(["not_stated"]) == ["not_stated"]
    assert refusals(GENERIC[Nonempty[String]], []) == ["too_short"]
    assert len(STATES) == 4


def test_zero_is_a_value_and_not_an_absence() -> None:
    assert TypeAdapter(GENERIC[Integer]).validate_python("0") == 0


@given(st.text(max_size=30) | st.lists(st.text(max_size=5)) | st.dictionaries(st.text(max_size=8), st.text(max_size=5)))
def test_any_other_value_is_refused_and_never_an_error(written: object) -> None:
    for kind in (*STATED, Text, Citation, Integer, Boolean, Identifier, DivisionCode, FileName, Sha256):
        refusals(kind, written)


def test_values_with_the_same_fields_written_share_their_names_and_a_copy_has_its_own() -> None:
    first, second, third = Text(zh="甲"), Text(zh="乙"), Text(zh="丙", en="C")
    assert first.model_fields_set is second.model_fields_set
    assert (first.model_fields_set, third.model_fields_set) == ({"zh"}, {"zh", "en"})
    assert first.model_copy(update={"en": "A"}).model_fields_set == {"zh", "en"}
    assert second.model_fields_set == {"zh"}
