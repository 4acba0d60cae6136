"""What readers subscribe to: feeds of what is new and calendars of what is due, with the content's own dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from builder.text.strings import strings_from
from builder.views.context import build_context
from builder.views.feeds import calendar_view
from tests.conftest import TEMPLATES, BuildFrom, checked
from tests.pages.test_editions import EDITIONS, editions_archived
from tests.pages.test_links import target
from tests.support.dom import Built, read, text
from tests.support.feeds import ATOM, atom_mistakes, calendar_mistakes, schema_mistakes, unfold

FEEDS = ("feed.xml", "districts/north/feed.xml", "themes/culture/feed.xml")


@pytest.fixture(scope="session")
def site(build_from: BuildFrom) -> Built:
    return read(build_from(editions_archived))


def feed(folder: Path, path: str) -> ET.Element:
    return ET.fromstring((folder / path).read_bytes())


def words(node: ET.Element, name: str) -> str:
    return node.findtext(f"{ATOM}{name}") or ""


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_what_atom_asks_for(site: Built, path: str) -> None:
    root = feed(site.folder, path)
    entries = root.findall(f"{ATOM}entry")
    assert atom_mistakes(root) == []
    assert words(root, "id") == f"https://test.example/{path}"
    ids = [words(entry, "id") for entry in entries]
    assert ids
    times = [words(entry, "updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert words(root, "updated") == times[0]


def test_every_feed_is_as_the_schema_of_the_standard_says(site: Built, elder_care_site: Path) -> None:
    feeds = [file for folder in (site.folder, elder_care_site) for file in folder.rglob("feed.xml")]
    assert len(feeds) > 10
    assert {str(file): mistakes for file in feeds if (mistakes := schema_mistakes(file.read_bytes()))} == {}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<updated>", b"<updated>on "),
        (b'type="text/html" href', b'type="html" href'),
        (b"<author>", b"<author><phone/>"),
        (b"<id>https", b"<number>1</number><id>https"),
    ],
)
def test_what_the_schema_does_not_allow_is_seen(site: Built, right: bytes, wrong: bytes) -> None:
    data = (site.folder / "feed.xml").read_bytes()
    assert right in data
    assert schema_mistakes(data.replace(right, wrong, 1)) != []


def test_an_entry_says_what_an_edition_did_and_leads_to_it(site: Built) -> None:
    entries = {words(entry, "id").rpartition("#")[2]: entry for entry in feed(site.folder, "feed.xml")}
    entry = entries["recorded.north.sailor-2018"]
    assert words(entry, "title") == "收录：山东省济南市历下区《水手工作意见（2018年）》"
    assert words(entry, "summary") == "取代《水手工作意见（2012年）》；废止《水手集市通知（2016年）》；3 个项目"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://test.example/districts/north/sailor-2018.html"


def test_a_theme_has_the_news_of_the_texts_that_say_something_on_it(site: Built) -> None:
    ids = [words(entry, "id").rpartition(".")[2] for entry in feed(site.folder, FEEDS[2]).findall(f"{ATOM}entry")]
    assert ids == ["sailor-2012", "fair-2016"]


def test_pages_lead_to_what_can_be_subscribed_to(site: Built) -> None:
    for path, names in (
        ("changes.html", {"feed.xml", "deadlines.ics"}),
        ("districts/north.html", {"districts/north/feed.xml", "districts/north/deadlines.ics"}),
        ("themes/culture.html", {"themes/culture/feed.xml"}),
    ):
        page = site.page(path)
        reached = {target(page, link.attrib["href"])[0] for link in page.all("a")}
        assert names <= reached
        assert names <= set(site.files)
    assert "取代《水手工作意见（2018年）》" in text(site.page("changes.html").first("main"))


def calendar(today: date | None) -> str:
    strings = strings_from((TEMPLATES / "strings.yaml").read_text("utf-8"), "政策")
    return str(calendar_view(build_context(checked(EDITIONS, sources=None).site, strings, today=today)).text)


def test_a_calendar_is_written_as_its_readers_want_it(site: Built) -> None:
    data = (site.folder / "deadlines.ics").read_bytes()
    assert data == (site.folder / "districts/north/deadlines.ics").read_bytes().replace(
        "山东省济南市历下区：".encode(), "版本测试站：".encode()
    )
    assert calendar_mistakes(data) == []


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("<author><name>版本测试站</name></author>", "", "feed: author 0 times"),
        ("T00:00:00Z", "", "no time: 2025-01-02"),
        ("recorded.north.sailor-2018", "recorded.north.sailor-2024", "id twice: "),
        ("<summary>", "<content/><summary>", "entry has content"),
        ('rel="self"', 'rel="next"', "the feed does not name itself"),
        ("https://test.example/districts", "districts", "no address: districts"),
    ],
)
def test_what_atom_does_not_allow_is_found(site: Built, right: str, wrong: str, mistake: str) -> None:
    data = (site.folder / "feed.xml").read_text("utf-8")
    assert right in data
    assert [each for each in atom_mistakes(ET.fromstring(data.replace(right, wrong))) if each.startswith(mistake)]


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("\r\n", "\n", "lines do not end in CRLF"),
        ("\r\n ", "", "octets"),
        ("DTSTAMP:20250103T000000Z\r\n", "", "event: DTSTAMP"),
        ("SUMMARY:", "SUMMARY:套,", "not escaped: "),
        ("DATE:20151231", "DATE:2015", "no date: "),
        ("sailor-2018.home.flats.2020", "sailor-2024.home.flats.2027", "twice: UID"),
        ("END:VEVENT\r\n", "", "event does not end"),
    ],
)
def test_what_icalendar_does_not_allow_is_found(site: Built, right: str, wrong: str, mistake: str) -> None:
    data = (site.folder / "deadlines.ics").read_bytes().decode()
    assert right in data
    mistakes = calendar_mistakes(data.replace(right, wrong).encode())
    assert [each for each in mistakes if mistake in each]


def test_the_end_of_a_year_is_its_last_day_and_old_texts_say_that_they_are() -> None:
    lines = unfold(calendar(None).encode())
    starts = [line.removeprefix("DTSTART;VALUE=DATE:") for line in lines if line.startswith("DTSTART")]
    assert starts == ["20151231", "20201231", "20271231"]
    assert [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY")] == [
        "【文本已被取代】历下区 建成公寓 140套",
        "【文本已被取代】历下区 建成公寓 160套",
        "历下区 建成公寓 200套",
    ]
    assert "UID:north.sailor-2024.home.flats.2027@test.example" in lines
    assert "DTSTAMP:20250103T000000Z" in lines


@pytest.mark.parametrize(
    ("today", "title"), [(date(2027, 12, 31), "历下区 建成公寓"), (date(2028, 1, 1), "【已到期】历下区 建成公寓")]
)
def test_what_is_past_says_so_from_the_day_after(today: date, title: str) -> None:
    assert [line for line in unfold(calendar(today).encode()) if line.startswith("SUMMARY")][
        -1
    ] == f"SUMMARY:{title} 200套"


def test_a_due_number_says_how_firm_it_is() -> None:
    notes = [line for line in unfold(calendar(None).encode()) if line.startswith("DESCRIPTION")]
    firmness = [line.partition("承诺力度：")[2].partition("。")[0] for line in notes]
    assert firmness == ["力争", "力争", "明确"]


def test_nothing_is_due_without_a_date(minimal: Built) -> None:
    assert not [name for name in minimal.files if name.endswith(".ics")]
