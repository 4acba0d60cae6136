"""A store behind an address: what it answers is limited in size and time, secrets stay secret, texts come once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.findings.errors import ArchiveError
from builder.findings.messages import messages
from builder.store.access import Access, load_texts
from builder.store.wanted import Wanted, digest
from builder.store.web import WebStore, load_web
from tests.support.web_store import WebStoreServer, served_texts

TEXT = "意见\n".encode()
SECOND = "附件\n".encode()
TEXTS = {digest(TEXT): TEXT, digest(SECOND): SECOND}
WANTED = [Wanted(sha256, "a.txt") for sha256 in TEXTS]
ABSENT = Wanted("0" * 64, "b.txt")


@pytest.fixture
def server() -> Iterator[WebStoreServer]:
    with served_texts(TEXTS) as log:
        yield log


def test_texts_are_fetched_by_their_sums_and_kept(server: WebStoreServer, tmp_path: Path) -> None:
    access = Access(server.place(), tmp_path / "cache", network=True)
    assert load_texts(access, [*WANTED, ABSENT]).texts == TEXTS
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == sorted(TEXTS)
    server.asked.clear()
    assert load_texts(access, WANTED).texts == TEXTS
    assert server.asked == []


def test_without_the_network_there_is_what_was_fetched_before(server: WebStoreServer, tmp_path: Path) -> None:
    access = Access(server.place(), tmp_path / "cache")
    assert load_texts(access, WANTED).texts == {}
    assert server.asked == []


def test_what_was_damaged_in_the_cache_is_fetched_again(server: WebStoreServer, tmp_path: Path) -> None:
    (tmp_path / WANTED[0].sha256).write_bytes(b"half")
    assert load_texts(Access(server.place(), tmp_path, network=True), WANTED).texts == TEXTS
    assert (tmp_path / WANTED[0].sha256).read_bytes() == TEXTS[WANTED[0].sha256]


def test_another_text_than_asked_for_is_told_and_not_kept(tmp_path: Path) -> None:
    with served_texts({WANTED[0].sha256: b"altered"}) as server:
        loaded = load_texts(Access(server.place(), tmp_path, network=True), WANTED)
    assert (loaded.texts, loaded.others) == ({}, {WANTED[0].sha256: b"altered"})
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_is_followed_without_the_secret() -> None:
    with served_texts(TEXTS) as server:
        assert load_web(WebStore(server.place("/moved"), "X-Secret: word"), WANTED[:1]).texts
    assert server.secrets == ["word", ""]


def test_a_secret_opens_a_store_and_is_never_shown() -> None:
    with served_texts(TEXTS, secret="word") as server:
        store = WebStore(server.place(), "X-Secret: word")
        assert load_web(store, WANTED).texts == TEXTS
        assert "word" not in repr(store) + repr(Access(server.place(), header="X-Secret: word"))
        assert key_of(WebStore(server.place(), "X-Secret: wrong")) == "archive-denied"


@pytest.mark.parametrize("header", ["word", "a b: c", "A: b\r\nC: d", "A: b\nC: d", "A: 密"])
def test_a_header_that_is_none_is_refused_without_being_shown(header: str) -> None:
    with pytest.raises(ArchiveError) as raised:
        load_web(WebStore("https://archive.invalid/{sha256}", header), WANTED)
    assert raised.value.key == "archive-header"
    assert header not in raised.value.message(messages("zh"))


def test_a_store_that_forbids_what_it_lacks_lacks_it(server: WebStoreServer) -> None:
    assert load_web(WebStore(server.place("/forbids")), [*WANTED, ABSENT]).texts == TEXTS
    assert key_of(WebStore(server.place("/forbids")), ABSENT) == "archive-denied"


@pytest.mark.parametrize("way", ["endless", "huge"])
def test_an_answer_without_end_is_not_read_to_its_end(server: WebStoreServer, way: str) -> None:
    loaded = load_web(WebStore(server.place(f"/{way}")), WANTED)
    assert {problem.kind for problem in loaded.problems.values()} == {"source-too-large"}


@pytest.mark.parametrize(
    ("way", "key"),
    [
        ("drips", "archive-timeout"),
        ("hangs", "archive-timeout"),
        ("cut", "archive-unreachable"),
        ("garbage", "archive-unreachable"),
        ("loop", "archive-answer"),
        ("500", "archive-answer"),
        ("to-http", "archive-redirect"),
        ("to-far", "archive-answer"),
    ],
)
def test_a_broken_store_ends_in_a_line_of_its_own(server: WebStoreServer, way: str, key: str) -> None:
    assert key_of(WebStore(server.place(f"/{way}"), wait=0.5, limit=0.5)) == key


def test_an_address_where_nobody_listens_is_unreachable() -> None:
    with served_texts({}) as server:
        pass
    assert key_of(WebStore(server.place())) == "archive-unreachable"


@pytest.mark.parametrize(
    "address",
    [
        "http://archive.example/{sha256}",
        "https://archive.example/",
        "https://me:word@archive.example/{sha256}",
        "https:///{sha256}",
        "ftp://archive.example/{sha256}",
        "file:///etc/{sha256}",
        "https://archive.example/{sha256}\r\nX: y",
        "https://[::1/{sha256}",
    ],
)
def test_an_address_that_is_not_safe_is_refused(address: str) -> None:
    with pytest.raises(ArchiveError) as raised:
        load_web(WebStore(address), WANTED)
    assert raised.value.key == "archive-address"
    assert "word" not in raised.value.message(messages("zh"))


def test_a_store_that_does_not_answer_is_given_up_after_the_first_text(server: WebStoreServer) -> None:
    many = [Wanted(f"{number:064x}", "a.txt") for number in range(200)]
    assert key_of(WebStore(server.place("/500")), *many) == "archive-answer"
    assert len(server.asked) < len(many)


def key_of(store: WebStore, *wanted: Wanted) -> str:
    """The key of the error that asking a store ends in."""
    with pytest.raises(ArchiveError) as raised:
        load_web(store, wanted or WANTED)
    assert "\n" not in raised.value.message(messages("zh"))
    return raised.value.key
