"""The Pagefind binary: what it is given, what comes back, and what happens when it fails."""

from __future__ import annotations

import gzip
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from builder.cli import commands
from builder.findings.errors import PagefindError
from builder.search import pagefind
from builder.search.documents import read_fragment_path
from builder.search.pagefind import index
from builder.search.trial import faults
from tests.conftest import SiteFrom, files_of
from tests.support.processes import children, survivors

EXECUTABLE = pagefind_bin.get_executable()
WORDS = {"a.html": "aaaabbbb", "b.html": "bbbbcccc"}
DOCUMENT = b"<html><body><p>aaaabbbb</p></body></html>"


@pytest.fixture
def binary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in place of Pagefind, to be written by the test."""
    path = tmp_path / "pagefind"
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: path)
    return path


def says(binary: Path, script: str) -> None:
    binary.write_text(f"#!/bin/sh\n{script}\n")
    binary.chmod(0o755)


def between(binary: Path, *, ask: str = "question", hear: str = "answer") -> None:
    """Pagefind behind a program that changes a `question` or an `answer`: expressions of Python over dictionaries."""
    binary.write_text(f"""#!{sys.executable}
import base64, json, subprocess, sys, threading
pagefind = subprocess.Popen([{str(EXECUTABLE)!r}, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def carry(source, target, change):
    held = b""
    while part := source.read1(65536):
        *messages, held = (held + part).split(b",")
        for message in messages:
            if (changed := change(json.loads(base64.b64decode(message)))):
                target.write(base64.b64encode(json.dumps(changed).encode()) + b",")
        target.flush()
    target.close()
arguments = (sys.stdin.buffer, pagefind.stdin, lambda question: {ask})
threading.Thread(target=carry, args=arguments, daemon=True).start()
carry(pagefind.stdout, sys.stdout.buffer, lambda answer: {hear})
""")
    binary.chmod(0o755)


def problem(seconds: float = 5) -> PagefindError:
    with pytest.raises(PagefindError) as caught:
        index([("a.html", DOCUMENT)], seconds=seconds)
    return caught.value


def test_the_same_documents_give_the_same_files_with_names_for_any_file_system() -> None:
    documents = {f"{name}/index.html": DOCUMENT + name.encode() for name in ("a", "b", "c")}
    first = index(documents.items())
    assert first == index(documents.items())
    assert sum(name.endswith(".pf_fragment") for name in first) == len(documents)
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-/") for name in first)
    assert len({name.casefold() for name in first}) == len(first)


def test_an_index_follows_from_the_order_that_it_is_given_and_not_from_a_folder_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [(f"{number % 7}/{number}.html", DOCUMENT) for number in range(60)]
    ordered = [read_fragment_path(data) for data in _in_order(index(documents))]
    assert ordered == [path for path, _ in documents]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    assert index(documents)


def _in_order(files: dict[str, bytes]) -> Iterator[bytes]:
    """The fragments of an index, as its list of pages has them."""
    meta = gzip.decompress(next(data for name, data in files.items() if name.endswith(".pf_meta")))
    for name in re.findall(rb"unknown_[0-9a-f]+", meta):
        if data := files.get(f"fragment/{name.decode()}.pf_fragment"):
            yield data


def test_what_no_page_uses_is_not_published() -> None:
    assert not [name for name in index([("a.html", DOCUMENT)]) if "ui" in name or "highlight" in name]


def test_a_binary_that_is_missing_is_said_to_be(binary: Path) -> None:
    assert not binary.exists()
    assert problem().problem == "missing"


def test_a_package_without_its_binary_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> str:
        raise FileNotFoundError("Could not find any of [pagefind]")

    monkeypatch.setattr("pagefind_bin.get_executable", lost)
    assert problem().problem == "missing"


def test_a_binary_that_may_not_be_run_is_said_to_be_missing(binary: Path) -> None:
    binary.write_text("x")
    assert problem().problem == "missing"


def test_a_crash_comes_with_what_the_binary_said(binary: Path) -> None:
    says(binary, "echo out of memory >&2; exit 3")
    error = problem()
    assert (error.problem, error.detail) == ("crash", "3: out of memory")


def test_a_binary_that_hangs_is_stopped(binary: Path) -> None:
    says(binary, "exec sleep 60")
    assert problem(seconds=0.1).problem == "timeout"


def test_a_binary_that_hangs_before_it_has_read_all_is_stopped(binary: Path) -> None:
    says(binary, "exec sleep 60")
    with pytest.raises(PagefindError) as caught:
        index([("a.html", DOCUMENT + b" " * 1_000_000)], seconds=0.1)
    assert caught.value.problem == "timeout"


def test_a_binary_that_ends_without_an_answer_has_crashed(binary: Path) -> None:
    says(binary, "exit 0")
    error = problem()
    assert (error.problem, error.detail) == ("crash", "0: ")


def test_an_answer_that_is_none_is_a_crash(binary: Path) -> None:
    says(binary, "echo 'usage: pagefind,'; cat > /dev/null")
    assert problem(seconds=60).problem == "crash"


def test_what_goes_wrong_inside_the_binary_is_told_in_its_words(binary: Path) -> None:
    between(binary, ask="{**question, 'payload': {**question['payload'], 'index_id': 7}}")
    error = problem(seconds=60)
    assert error.problem == "crash"
    assert "Invalid index" in error.detail


def test_an_index_with_fewer_pages_than_it_was_given_is_a_crash(binary: Path) -> None:
    between(binary, ask="question['payload']['type'] != 'AddFile' and question")
    error = problem(seconds=60)
    assert (error.problem, error.detail) == ("crash", "0 / 1")


def test_a_mistake_in_the_documents_ends_the_binary(binary: Path) -> None:
    says(binary, "exec sleep 600")
    before, running = set(children(os.getpid())), list[int]()

    def documents() -> Iterator[tuple[str, bytes]]:
        yield "a.html", DOCUMENT
        running.extend(set(children(os.getpid())) - before)
        raise ValueError("of a document")

    with pytest.raises(ValueError, match="of a document"):
        index(documents())
    assert running
    assert survivors(running) == []


@pytest.mark.parametrize(
    ("script", "words"),
    [(None, "找不到或无法运行"), ("exit 1", "出错"), ("exec sleep 60", "没有完成")],
    ids=["missing", "crash", "timeout"],
)
def test_a_build_without_an_index_ends_with_2_says_what_to_do_and_leaves_the_site(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, words: str
) -> None:
    content, output, binary = site_from({}), tmp_path / "public", tmp_path / "pagefind"
    assert _build(content, output).exit_code == 0
    before = files_of(output)
    page = content / "pages" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n补一句。\n", "utf-8")
    if script:
        says(binary, script)
    monkeypatch.setattr(pagefind, "SECONDS", 0.1)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: binary)
    done = _build(content, output)
    assert done.exit_code == 2
    assert words in done.output
    assert "已发布的网站没有改动" in done.output
    assert files_of(output) == before


def _build(content: Path, output: Path) -> Result:
    arguments = ["build", "--content", str(content), "--output", str(output), "--quiet", "--lang", "zh"]
    return CliRunner().invoke(commands.commands, arguments)


DOCUMENTS = {name: f"<html><head></head><body>{word} - </body></html>".encode() for name, word in WORDS.items()}
ASKED = [word.encode() for word in WORDS.values()]


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    return index(DOCUMENTS.items())


def test_a_sound_index_has_no_faults(sound: dict[str, bytes]) -> None:
    assert list(faults(sound, ASKED)) == []


PROGRAM = (".js",)
DATA = (".json", ".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
HARMS = [(kind, harm) for kind in (*PROGRAM, *DATA) for harm in ("gone", "emptied")]
HARMS += [(kind, harm) for kind in DATA for harm in ("torn", "another's")]


@pytest.mark.parametrize(("kind", "harm"), HARMS)
def test_whatever_is_wrong_with_a_file_of_an_index_is_noticed(sound: dict[str, bytes], kind: str, harm: str) -> None:
    name = next(name for name in sound if name.endswith(kind))
    data = {"gone": None, "emptied": b"", "torn": sound[name][:-9], "another's": gzip.compress(b"[]")}[harm]
    broken = {path: data if path == name else content for path, content in sound.items()}
    assert list(faults({path: content for path, content in broken.items() if content is not None}, ASKED))


def test_an_index_that_does_not_answer_is_noticed(sound: dict[str, bytes]) -> None:
    emptied = gzip.compress(b"pagefind_dcd\x81\x80")
    hollow = {path: emptied if path.endswith(".pf_index") else data for path, data in sound.items()}
    assert list(faults(hollow, ASKED)) == ["2 of 2 words are not found"]


def test_an_emptied_index_is_an_error(binary: Path) -> None:
    emptied = "{**file, 'content': '' if file['path'].endswith('.pf_index') else file['content']}"
    files = f"[{emptied} for file in answer['payload'].get('files', [])]"
    between(binary, hear=f"{{**answer, 'payload': {{**answer['payload'], 'files': {files}}}}}")
    assert problem(seconds=60).problem == "broken"
