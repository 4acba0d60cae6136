"""Charts on built pages: the numbers of the table beside them, static, small, in no colour of their own.

M35 to M38 of the requirements for users.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import file_of
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, classes, having, text

MULTIPLES = {"": 1, "千": 10**3, "万": 10**4, "亿": 10**8}
FIGURE = re.compile(r"(\d+(?:\.\d+)?)(?:—(\d+(?:\.\d+)?))?[余多]?(千|万|亿)?")
NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")
FORBIDDEN = {"style", "script", "foreignobject", "foreignObject", "image", "use"}
LIMIT = 15_000


def charts(built: Built, name: str) -> Iterator[tuple[Page, Element]]:
    for page in built.pages:
        yield from ((page, drawing) for drawing in page.all("svg") if name in classes(drawing))


def drawings(page: Page) -> list[Element]:
    """The charts of a page; its icons and name mark are none."""
    return [drawn for drawn in page.all("svg") if classes(drawn) & {"bars", "timeline", "strip"}]


def printed(words: str) -> list[Decimal]:
    """The numbers of a figure as a text prints it: 5亿元, 每年3—4名, 10万人."""
    matches = FIGURE.findall(re.sub("每[一两三四五六七八九十]*[年人次个]", "", words))
    assert len(matches) == 1, words
    low, high, multiple = matches[0]
    return [Decimal(end) * MULTIPLES[multiple] for end in (low, high) if end]


def values(drawn: Element) -> list[str]:
    return [element.attrib["data-v"] for element in below(drawn) if "data-v" in element.attrib]


def test_bars_are_scaled_within_their_table_and_start_at_nought(built: Built) -> None:
    """Longest bar, largest number: one scale a table. A range hangs where it belongs on the same scale."""
    for page in built.pages:
        for table in page.tables():
            ends = []
            for drawn in (drawing for drawing in below(table, "svg")):
                (shape,) = [bar for bar in below(drawn, "rect") if "data-v" in bar.attrib]
                low, *_, high = [*shape.attrib["data-v"].split()] * 2
                end = float(shape.attrib["x"]) + float(shape.attrib["width"])
                assert shape.attrib["x"] == "0" or len(shape.attrib["data-v"].split()) == 2, page.path
                assert float(low) <= float(high)
                ends.append((float(shape.attrib["data-v"].split()[-1]), end))
            for number, end in ends:
                largest = max(ends)
                assert end * largest[0] == pytest.approx(number * largest[1], abs=0.02 * largest[0]), page.path


def test_bars_are_hidden_from_readers_who_have_the_table(built: Built) -> None:
    for page, drawn in charts(built, "bars"):
        assert drawn.get("aria-hidden") == "true", page.path
        assert any(above.tag == "table" for above in page.ancestors(drawn)), page.path


def test_a_timeline_has_a_title_and_a_summary_and_says_what_its_table_says(built: Built) -> None:
    for page, drawn in charts(built, "timeline"):
        assert drawn.get("role") == "img", page.path
        named = {shape.get("id"): text(shape) for shape in drawn if shape.tag in ("title", "desc")}
        assert list(named) == (drawn.get("aria-labelledby") or "").split(), page.path
        assert "单位：年" in next(iter(named.values())), page.path
        assert all(named.values()), page.path
        shown = text(next(table for table in page.tables() if "wide" in classes(table)))
        for year in {word[:4] for value in values(drawn) for word in value.split()}:
            assert year in shown, (page.path, year)


def test_charts_are_static_small_and_without_styles_of_their_own(built: Built) -> None:
    for page in built.pages:
        for source in re.findall(r"<svg.*?</svg>", page.data.decode(), re.DOTALL):
            assert len(source.encode()) <= LIMIT, page.path
        for drawn in drawings(page):
            assert not {element.tag for element in below(drawn)} & FORBIDDEN, page.path
            attributes = {name.lower() for element in below(drawn) for name in element.attrib}
            assert not {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}
            colours = {
                element.get(name) for element in below(drawn) for name in ("fill", "stroke") if element.get(name)
            }
            assert colours <= {"currentColor", "none", "white"}, page.path


def test_a_strip_says_what_the_answer_beside_it_says(built: Built) -> None:
    for page, drawn in charts(built, "strip"):
        assert drawn.get("role") == "img", page.path
        ends = [
            (float(dot.attrib["cx"]), Decimal(dot.attrib["data-v"].split()[-1])) for dot in having(drawn, "strip__dot")
        ]
        left = min(float(part[1:].split()[0]) for part in re.findall(r"M[\d.]+ 4V", drawn[2].attrib["d"]))
        if any("data-axis" in part.attrib for part in below(drawn, "g")):
            assert ends == sorted(ends, reverse=True), page.path
        else:
            for end, value in ends:
                assert (end - left) * float(ends[0][1]) == pytest.approx((ends[0][0] - left) * float(value), rel=0.03)
        amounts = "".join(text(table) for table in page.tables() if classes(table) & {"answer", "list"})
        ticks = {text(tick) for part in below(drawn, "g") if "data-axis" in part.attrib for tick in below(part, "text")}
        names = [text(part) for part in below(drawn, "text") if not {text(part)} & ticks][::2]
        assert len(names) == len(ends)
        assert all(name in amounts for name in names), page.path


def test_a_drawing_is_also_a_file_of_its_own_and_the_same(built: Built) -> None:
    for page in built.pages:
        for drawn, link in zip(
            [drawn for drawn in drawings(page) if "timeline--narrow" not in classes(drawn)],
            (link for link in page.all("a") if "download" in link.attrib and link.attrib["href"].endswith(".svg")),
            strict=False,
        ):
            if "timeline" in classes(drawn):
                file = built.folder / Path(page.path).parent / link.attrib["href"]
                alone = ElementTree.fromstring(file.read_text("utf-8"))
                assert file.stat().st_size <= LIMIT
                assert [element.attrib["data-v"] for element in alone.iter() if "data-v" in element.attrib] == values(
                    drawn
                )


def test_a_number_is_exported_with_its_unit_and_period(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            if "numbers" in classes(table):
                assert "data-export" in table.attrib, page.path
                cells = having(next(below(table, "tbody")), "numbers__amount")
                assert all("data-unit" in cell.attrib and "data-period" in cell.attrib for cell in cells), page.path


def test_nowhere_is_there_a_total(built: Built) -> None:
    for page in built.pages:
        for table in page.tables():
            if "numbers" in classes(table):
                heads = [text(heading) for heading in below(table, "th")]
                assert not [cell for cell in heads if re.search("合计|总计|共计|小计", cell)], page.path


def test_a_site_without_indicators_is_built(tmp_path: Path) -> None:
    content = contents.copy(tmp_path)
    (content / "vocabularies" / "indicators.yaml").write_text("[]\n", "utf-8")
    plan = content / "districts/aa/plan-a/plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("    indicator: duration\n", ""), "utf-8")
    page = Page("indicators/index.html", file_of(content, "indicators/index.html"))
    assert "词表里还没有指标" in text(page.body)


def test_the_pages_of_a_large_site_lead_to_their_parts(large: Built) -> None:
    page = large.page("timeline.html")
    assert page.tables() == []
    targets = {target(page, link.attrib["href"])[0] for link in page.all("a") if "href" in link.attrib}
    parts = sorted(path for path in targets if path.startswith("timeline/") and path.endswith(".html"))
    assert len(parts) > 1
    heads = "".join(text(large.page(path).first("h1")) for path in parts)
    assert "陕西省" in heads
    rows = [
        row.attrib["data-plan"] for path in parts for row in large.page(path).all("tr") if "data-plan" in row.attrib
    ]
    assert len(rows) == len(set(rows)) > 20
