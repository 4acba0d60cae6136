"""Templates are compiled once, and whatever has become of what was kept, a page is what it was."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import jinja2
import pytest

from builder.render.compiled import CompiledTemplates
from builder.render.template_code import LeanEnvironment
from builder.text.strings import MissingWordsError, Strings

PAGES = {
    "page": "{% import 'part' as parts %}<b>{{ t('a') }}{{ parts.word() }}",
    "part": "{% macro word() %}{{ t('b') }}{% endmacro %}",
}
CHINESE = Strings({"a": "甲 & 乙", "b": "丙"})
ENGLISH = Strings({"a": "A & B", "b": "C"}, "en")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Path]]:
    """Has everything kept in a folder of the test; lists the files there."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return lambda: sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())


@pytest.fixture
def nothing_compiled() -> Iterator[None]:
    with mock.patch.object(LeanEnvironment, "compile", side_effect=AssertionError):
        yield


def another_process() -> CompiledTemplates:
    return CompiledTemplates(frozenset("ab"))


def page(strings: Strings, compiled: CompiledTemplates, pages: dict[str, str] = PAGES) -> str:
    env = LeanEnvironment(loader=jinja2.DictLoader(pages), autoescape=True, bytecode_cache=compiled)
    env.placed = frozenset("ab")
    env.globals["t"] = strings
    return env.get_template("page").render()


def test_what_is_compiled_for_a_language_serves_the_others(request: pytest.FixtureRequest) -> None:
    compiled = another_process()
    assert page(CHINESE, compiled) == "<b>甲 &amp; 乙丙"
    request.getfixturevalue("nothing_compiled")
    assert page(ENGLISH, compiled) == "<b>A &amp; BC"


def test_what_is_compiled_serves_later_processes(request: pytest.FixtureRequest) -> None:
    page(CHINESE, another_process())
    request.getfixturevalue("nothing_compiled")
    assert page(ENGLISH, another_process()) == "<b>A &amp; BC"


def test_a_template_that_has_changed_is_compiled_again(kept: Callable[[], list[Path]]) -> None:
    page(CHINESE, another_process())
    before = kept()
    assert page(CHINESE, another_process(), {**PAGES, "part": "{% macro word() %}!{% endmacro %}"}) == "<b>甲 &amp; 乙!"
    assert kept() == before, "what nobody needs any longer is replaced"


@pytest.mark.usefixtures("kept")
def test_another_compiler_compiles_again() -> None:
    page(CHINESE, another_process())
    with mock.patch("builder.render.compiled.sum_of_compiler", return_value="another"):
        compiled = another_process()
    with mock.patch.object(LeanEnvironment, "compile", side_effect=ZeroDivisionError), pytest.raises(ZeroDivisionError):
        page(CHINESE, compiled)


def with_sum(data: bytes) -> bytes:
    return hashlib.sha256(data).digest() + data


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "torn": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "torn at once": lambda path: path.write_bytes(path.read_bytes()[:9]),
    "torn before the code": lambda path: path.write_bytes(path.read_bytes()[:80]),
    "another text": lambda path: path.write_bytes(path.read_bytes().replace(b"<b>", b"<i>")),
    "empty": lambda path: path.write_bytes(b""),
    "not of ours, with its sum": lambda path: path.write_bytes(with_sum(b"no code")),
    "torn, with its sum": lambda path: path.write_bytes(with_sum(path.read_bytes()[32:-9])),
    "a folder": put_a_folder,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_damaged_is_compiled_again(damage: Callable[[Path], object], kept: Callable[[], list[Path]]) -> None:
    page(CHINESE, another_process())
    for path in kept():
        damage(path)
    for _ in range(2):
        assert page(CHINESE, another_process()) == "<b>甲 &amp; 乙丙"


def test_what_has_been_exchanged_is_compiled_again(kept: Callable[[], list[Path]]) -> None:
    page(CHINESE, another_process())
    first, second = kept()
    shutil.copy(first, second)
    assert page(CHINESE, another_process()) == "<b>甲 &amp; 乙丙"


def test_where_nothing_can_be_kept_pages_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    assert page(CHINESE, another_process()) == "<b>甲 &amp; 乙丙"


def test_nothing_is_kept_where_python_may_keep_nothing(
    monkeypatch: pytest.MonkeyPatch, kept: Callable[[], list[Path]]
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    page(CHINESE, another_process())
    assert kept() == []


def test_words_that_a_language_lacks_stop_its_pages_alone() -> None:
    compiled = CompiledTemplates(frozenset("b"))
    lacking = Strings({"b": "C"}, "en")
    for strings in (CHINESE, lacking, CHINESE):
        env = LeanEnvironment(loader=jinja2.DictLoader(PAGES), autoescape=True, bytecode_cache=compiled)
        env.placed = frozenset("b")
        env.globals["t"] = strings
        if strings is CHINESE:
            assert env.get_template("page").render() == "<b>甲 &amp; 乙丙"
        else:
            with pytest.raises(MissingWordsError):
                env.get_template("page").render()
