"""The picture of a plan: its size, its bytes, what has room and what is left out."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from builder.export import card as drawing
from builder.export.card import COLOURS, draw_card
from builder.export.card.canvas import Canvas, face
from builder.views.card import CardNumber, PlanCard
from tests.conftest import TEMPLATES

NUMBER = CardNumber("5亿元", "专项资金总投入（5—10年内）", "力争", "◎", "firm-2")
CARD = PlanCard(
    site="比邻",
    tagline="并排来看",
    kind="意见，2013年",
    place="广东省广州市荔湾区",
    title="关于加快水手集聚的意见",
    facts=("实施期：2022年至2024年", "项目：21 个"),
    numbers=(NUMBER,),
)
LONG = "内蒙古自治区莫力达瓦达斡尔族自治旗人民政府关于印发“十四五”水手发展规划的通知及其配套实施细则的补充通知" * 3


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def of_levels(count: int) -> PlanCard:
    return replace(CARD, numbers=tuple(replace(NUMBER, tone=f"firm-{level}") for level in range(1, count + 1)))


def test_a_picture_has_the_size_that_pages_say() -> None:
    page = (TEMPLATES / "base.html").read_text("utf-8")
    said = re.findall(r'og:image:(?:width|height)" content="(\d+)"', page)
    assert list(map(str, opened(draw_card(CARD)).size)) == said
    assert struct.unpack(">II", draw_card(CARD)[16:24]) == (1200, 630)


def test_the_same_words_are_the_same_bytes() -> None:
    first = draw_card(CARD)
    face.cache_clear()
    assert draw_card(replace(CARD)) == first


@pytest.mark.parametrize(
    "changed",
    [
        replace(CARD, numbers=(replace(NUMBER, figure="6亿元"),)),
        replace(CARD, numbers=(replace(NUMBER, firmness="明确"),)),
        replace(CARD, numbers=(replace(NUMBER, tone="firm-3"),)),
        replace(CARD, numbers=()),
        replace(CARD, title="关于加快水手聚集的意见"),
        replace(CARD, place="广东省广州市越秀区"),
        replace(CARD, site="友邻"),
        replace(CARD, facts=("实施期：2022年至2025年", "项目：21 个")),
    ],
)
def test_other_words_are_another_picture(changed: PlanCard) -> None:
    pictures = (opened(draw_card(card)).convert("RGB").tobytes() for card in (changed, CARD))
    assert len(set(pictures)) == 2


@pytest.mark.parametrize("count", range(6))
def test_a_picture_of_any_number_of_numbers_is_small_and_of_few_colours(count: int) -> None:
    data = draw_card(replace(of_levels(count), title=LONG))
    assert len(data) < 60_000
    assert opened(data).mode == "P"


def test_firmness_is_seen_by_its_colour() -> None:
    def colours(card: PlanCard) -> set[object]:
        return {colour for _, colour in opened(draw_card(card)).convert("RGB").getcolors() or []}

    ground = tuple(bytes.fromhex(COLOURS["firm-3-ground"][1:]))
    assert ground in colours(replace(CARD, numbers=(replace(NUMBER, tone="firm-3"),)))
    assert ground not in colours(CARD)


def test_colours_are_those_of_the_pages() -> None:
    tokens = (TEMPLATES / "styles" / "tokens.css").read_text("utf-8").partition("@media")[0]
    of_pages = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", tokens))
    of_pages = {name: "#ffffff" if colour == "#fff" else colour for name, colour in of_pages.items()}
    assert {name: of_pages[name] for name in COLOURS} == COLOURS


def texts_of(monkeypatch: pytest.MonkeyPatch, card: PlanCard) -> list[str]:
    """What is written on a picture, line by line."""
    written: list[str] = []

    def note(_canvas: Canvas, at: tuple[int, int], words: str, font: object, *_colours: str) -> None:
        assert at[0] + font.getlength(words) <= drawing.WIDTH - 48, words  # type: ignore[attr-defined]
        written.append(words)

    monkeypatch.setattr(Canvas, "text", note)
    draw_card(card)
    return written


def test_a_title_too_long_ends_in_an_ellipsis_within_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    written = texts_of(monkeypatch, replace(CARD, title=LONG, place=LONG, site=LONG, kind=LONG))
    assert sum(line.endswith("…") for line in written) == 4


def test_a_title_breaks_before_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "中共广州市荔湾区委 广州市荔湾区人民政府关于进一步加强水手工作全面加快水手集聚的意见"
    written = texts_of(monkeypatch, replace(CARD, title=title))
    assert "关于进一步加强水手工作全面加快水手集聚的意见" in written


def test_figures_and_firmness_are_written_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = replace(
        NUMBER, figure="每人每年不超过人民币12345678.5万元且不超过应纳税额的百分之五十", firmness="Reported practice"
    )
    written = texts_of(monkeypatch, replace(CARD, numbers=(wide,) * 5))
    shown = "".join(written)
    assert 1 <= shown.count(wide.figure) == shown.count(wide.firmness) < 5


def test_numbers_are_left_out_before_what_they_count_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = [f"全区各类用人单位引进和培养的资深水手及团队的专项资金（{word}之前）" for word in ("提高", "降低")]
    numbers = tuple(replace(NUMBER, label=labels[place % 2]) for place in range(5))
    shown = "".join(texts_of(monkeypatch, replace(CARD, numbers=numbers)))
    assert 1 <= sum(shown.count(label) for label in labels) == shown.count("5亿元") < 5
    assert "…" not in shown


def test_what_a_number_that_stands_alone_counts_may_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    written = texts_of(monkeypatch, replace(CARD, numbers=(replace(NUMBER, label=LONG),)))
    assert "5亿元" in written
    assert written[-1].endswith("…")


def test_numbers_are_left_out_before_how_firm_they_are_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    firm = replace(NUMBER, firmness="Reported as common practice")
    written = texts_of(monkeypatch, replace(CARD, numbers=(firm,) * 5))
    assert 1 <= written.count("◎ Reported as common practice") == written.count("5亿元") < 5


def test_five_short_numbers_all_have_room(monkeypatch: pytest.MonkeyPatch) -> None:
    written = texts_of(monkeypatch, replace(CARD, numbers=(NUMBER,) * 5))
    assert written.count("5亿元") == written.count("◎ 力争") == 5


def test_a_site_says_what_it_is_where_a_plan_has_no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "并排来看" in texts_of(monkeypatch, replace(CARD, numbers=()))
    assert "并排来看" not in texts_of(monkeypatch, CARD)
