"""The kinds of value a content file can hold: strings in YAML, typed by the schema, never guessed.

Each kind refuses what it cannot read with an error whose type is the rule of the finding to come (decision 1).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from builder.model.base import Model
from builder.text.values import value_class

MAX_TEXT = 20_000
# How every text begins that was written for an editor to replace. It is never published.
PLACEHOLDER = "（草稿"
# What editors write for nothing; only they know which state it is.
NOTHING = (
    *("", "~", "null", "-", "/"),
    *("无", "暂无", "没有", "未提及", "原文未提及", "未写明", "不详", "未知", "尚未录入", "不适用"),
)
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_SPAN = re.compile(r"(?:([a-z][a-z0-9-]*):)?([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?", re.ASCII)
_T = TypeVar("_T")


@value_class
class PartialDate:
    """A year, a month or a day, as precise as the text: `2022`, `2022-08`, `2022-08-03`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def is_before(self, date: PartialDate) -> bool:
        """Whether it is earlier in every reading.

        >>> day = PartialDate(2022, 8, 3)
        >>> PartialDate(2021).is_before(day), PartialDate(2022).is_before(day)
        (True, False)
        """
        ours, theirs = (self.year, self.month, self.day), (date.year, date.month, date.day)
        comparable = [(a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None]
        return [a for a, _ in comparable] < [b for _, b in comparable]

    @classmethod
    def parse(cls, text: object) -> PartialDate:
        """Read a date. Raise `PydanticCustomError` of type `date` for anything but the three forms.

        >>> str(PartialDate.parse("2022-08"))
        '2022-08'
        """
        if isinstance(text, PartialDate):
            return text
        match = _DATE.fullmatch(text) if isinstance(text, str) else None
        try:
            if not match:
                raise ValueError
            date(*(int(part or 1) for part in match.groups()))
        except ValueError:
            raise PydanticCustomError("date", "not a date") from None
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)


def _text(value: str) -> str:
    if value.strip() in NOTHING:
        raise PydanticCustomError("empty", "empty")
    if len(value) > MAX_TEXT:
        raise PydanticCustomError("too-long", "too long", {"limit": MAX_TEXT})
    return value


def _pattern(rule: str, pattern: str) -> AfterValidator:
    """Refuse, as `rule`, a string that does not match all of `pattern`."""
    compiled = re.compile(pattern)

    def validate(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(rule, "wrong form")
        return value

    return AfterValidator(validate)


def _integer(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"0|[1-9]\d{0,11}", value, re.ASCII):
        raise PydanticCustomError("number", "not a number")
    return value


def _boolean(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("boolean", "not true or false")
        return value == "true"
    return value


_WORDS = WithJsonSchema({"type": "string"})
String = Annotated[str, AfterValidator(_text)]
_ID = WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})
Identifier = Annotated[str, _pattern("identifier", ID.pattern), _ID]
# A plan of the same district, or with its own before it: `liwan.opinions-2013`; a programme as `opinions-2013/housing`.
PlanName = Annotated[str, _pattern("identifier", rf"({ID.pattern}\.)?{ID.pattern}"), _WORDS]
ProgrammeName = Annotated[str, _pattern("identifier", rf"(({ID.pattern}\.)?{ID.pattern}/)?{ID.pattern}"), _WORDS]
# An id of a vocabulary. A check says whether it is in there: it knows the terms and can suggest one.
TermId = String
Integer = Annotated[
    int,
    BeforeValidator(_integer),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^(0|[1-9]\d*)$", "minimum": 0}),
]
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"enum": [True, False, "true", "false"]})]
Date = Annotated[
    PartialDate,
    BeforeValidator(PartialDate.parse),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "minimum": 1000, "maximum": 9999}
    ),
]
DivisionCode = Annotated[
    str,
    _pattern("division-form", r"[1-9][0-9]{5}"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[1-9]\d{5}$", "minimum": 100000, "maximum": 999999}),
]
_SUM = WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})
Sha256 = Annotated[str, _pattern("sha256", r"[0-9a-f]{64}"), _SUM]
_FILE = WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z0-9_][A-Za-z0-9._-]*$"})
FileName = Annotated[str, _pattern("path", r"[A-Za-z0-9_][A-Za-z0-9._-]*"), _FILE]
ArchivePlace = Annotated[
    str,
    # A folder or a zip, or an address that nobody on the way can read, without a password in it.
    _pattern("archive-place", r"(?!.*://)[^\s].*|https://[^\s@\"'<>]*\{sha256\}[^\s@\"'<>]*"),
    _WORDS,
]
WebAddress = Annotated[
    str,
    _pattern("address", r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]*(:[0-9]+)?(/[^\s\"'<>]*)?"),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]


class _Short(Model):
    """A mapping instead of which a plain string may stand. `shorthand` is the JSON Schema of that string."""

    shorthand: ClassVar[JsonSchemaValue] = {"type": "string"}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        mapping = {key: schema.pop(key) for key in list(schema) if key not in ("title", "description")}
        schema["anyOf"] = [cls.shorthand, mapping]
        return reference


class Text(_Short):
    """Words for readers: Chinese, and English where somebody wrote it. A plain string is Chinese."""

    zh: String = Field(title="中文", description="中文，必填")
    en: String | None = Field(None, title="英文", description="英文，可不写；没有时英文读者看到中文")

    @model_validator(mode="before")
    @classmethod
    def _plain_is_chinese(cls, value: object) -> object:
        if isinstance(value, list):
            raise PydanticCustomError("string_type", "not text")
        return {"zh": value} if isinstance(value, str) else value

    @property
    def shown(self) -> str:
        """What a reader of the site is shown."""
        return self.zh

    def within(self, *places: str) -> str:
        """The name of a place with those that it lies in, the largest first in Chinese; a name stands only once."""
        return "".join(dict.fromkeys((*places, self.zh)))

    def __str__(self) -> str:
        return self.shown


@value_class
class Span:
    """Paragraphs of a source: the non-blank lines `first` to `last`, counted from 1.

    Written `16` or `18-20`; `page:16` when the plan has several sources.
    """

    source: str | None
    first: int
    last: int

    def __repr__(self) -> str:  # claims say it by the hundred thousand
        return f"Span(source={self.source!r}, first={self.first}, last={self.last})"

    @classmethod
    def parse(cls, text: object) -> Span:
        """Read a citation. Raise `PydanticCustomError` of type `citation` for anything but these forms.

        >>> Span.parse("page:18-20")
        Span(source='page', first=18, last=20)
        """
        if isinstance(text, Span):
            return text
        match = _SPAN.fullmatch(text) if isinstance(text, str) else None
        if not match or int(match[3] or match[2]) < int(match[2]):
            raise PydanticCustomError("citation", "not a citation")
        return cls(match[1], int(match[2]), int(match[3] or match[2]))

    @property
    def paragraphs(self) -> range:
        """The numbers of the paragraphs."""
        return range(self.first, self.last + 1)


Citation = Annotated[
    Span,
    BeforeValidator(Span.parse),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^{_SPAN.pattern}$", "minimum": 1, "maximum": 99999}),
]


def means(notes: dict[str, str]) -> dict[str, JsonValue]:
    """Say what each value of a field with a fixed list of values means; the JSON Schema shows it."""
    return {"x-means": [[value, note] for value, note in notes.items()]}


_STATES = {
    "not_stated": "原文未提及：读过了，没有",
    "not_researched": "尚未录入：还没有查",
    "not_applicable": "不适用，要在 note 里写理由",
    "disputed": "存疑待核，要在 note 里写说明",
}
State = Literal["not_stated", "not_researched", "not_applicable", "disputed"]
STATES: tuple[State, ...] = ("not_stated", "not_researched", "not_applicable", "disputed")


class Absent(_Short):
    """Why there is no value. `not_applicable` and `disputed` say why in `note`."""

    shorthand: ClassVar[JsonSchemaValue] = {"enum": ["not_stated", "not_researched"], **means(_STATES)}

    state: State = Field(
        title="状态", description="为什么没有值；不要留空，不要写“无”或 0", json_schema_extra=means(_STATES)
    )
    note: String | None = Field(None, title="理由", description="不适用和存疑时必填：写明理由")

    @model_validator(mode="before")
    @classmethod
    def _bare_state(cls, value: object) -> object:
        return {"state": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _note_is_given(self) -> Absent:
        if self.state in ("not_applicable", "disputed") and not self.note:
            raise PydanticCustomError("state-note", "no note")
        return self


def _branch(value: object) -> str:
    is_state = value in STATES if isinstance(value, str) else isinstance(value, dict) and "state" in value
    return "absent" if is_state or isinstance(value, Absent) else "value"


Stated = Annotated[Annotated[_T, Tag("value")] | Annotated[Absent, Tag("absent")], Discriminator(_branch)]


def names(vocabulary: str) -> dict[str, JsonValue]:
    """Mark a field whose strings are ids of `vocabulary`; checks and the JSON Schema read the mark."""
    return {"x-vocabulary": vocabulary}


Nonempty = Annotated[list[_T], Field(min_length=1)]
