"""The Pagefind binary: search documents in, the files of its index out.

It runs as the service that its packages for Node and Python talk to: what it is asked, and what it answers, is JSON,
packed as base64, with a comma behind. Of a folder it would index the files in the order in which the file system lists
them, and the bytes of an index follow from that order; here it gets them in ours, and no file is written.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from threading import Event, Thread
from typing import Any

import pagefind_bin  # type: ignore[import-untyped]

from builder.findings.errors import PagefindError
from builder.processes.confined import end_confined, start_confined
from builder.processes.lifeline import MISSING
from builder.search.trial import faults, first_word

SECONDS, SECONDS_EACH = 60.0, 0.1
"""How long it may take: to start, and for each document. It needs a fiftieth of that."""
_LOOK = 0.2
"""Seconds between two looks whether its time is over."""
_MEMORY, _FILE = 6 * 1024**3, 0
"""How much memory it may take (5,000 pages take a quarter of that), and how large a file it may write."""
_NAMED, _SAID = 3, 300
_OURS = ("pagefind.js", "pagefind-entry.json")
_KINDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
# No language: it would bring stemming, and there is nothing to stem.
_SETTINGS = {"force_language": "unknown", "keep_index_url": True}
_END, _PART = b",", 1024**2


def index(documents: Iterable[tuple[str, bytes]], *, seconds: float | None = None) -> dict[str, bytes]:
    """Index HTML documents (path with `/`, UTF-8); return the files a browser needs. Raise `PagefindError`.

    The same documents in the same order give the same files on every system. `seconds`, or `SECONDS`, is allowed beside
    the time for each document.
    """
    words: list[bytes] = []

    def questions() -> Iterator[dict[str, Any]]:
        yield {"type": "NewIndex", "config": _SETTINGS}
        for path, data in documents:
            words.append(first_word(data))
            yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": data.decode()}
        yield {"type": "GetFiles", "index_id": 0}

    answer = _ask(questions(), SECONDS if seconds is None else seconds)
    wanted = (file for file in answer["files"] if file["path"] in _OURS or file["path"].endswith(_KINDS))
    files = dict(sorted((file["path"], base64.b64decode(file["content"])) for file in wanted))
    fragments = sum(path.endswith(".pf_fragment") for path in files)
    if fragments != len(words):
        raise PagefindError("crash", f"{fragments} / {len(words)}")
    if problems := list(faults(files, filter(None, words))) if words else []:
        raise PagefindError("broken", "; ".join(problems[:_NAMED]))
    return files


def _ask(questions: Iterable[dict[str, Any]], seconds: float) -> dict[str, Any]:
    """What the service answers to the last of its questions. Raise `PagefindError`."""
    try:
        command = [str(pagefind_bin.get_executable()), "--service"]
    except FileNotFoundError as error:
        raise PagefindError("missing", " ".join(str(error).split())[:_SAID]) from error
    with start_confined(command, memory=_MEMORY, file_size=_FILE) as process:
        service = _Service(process, seconds)
        service.put(questions)
    return service.answer()


class _Service:
    """Pagefind at work, heard and watched from two threads while this one puts its questions."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process, self._seconds = process, seconds
        self._asked, self._answer, self._said = 0, dict[str, Any](), ""
        self._is_late, self._is_answered, self._has_ended = False, Event(), Event()

    def put(self, questions: Iterable[dict[str, Any]]) -> None:
        """Put all questions, and wait for the last answer and the end."""
        threads = [Thread(target=work, daemon=True) for work in (self._hear, self._watch)]
        for thread in threads:
            thread.start()
        try:
            self._put(questions)
        finally:
            self._has_ended.set()
        for thread in threads:
            thread.join()

    def _put(self, questions: Iterable[dict[str, Any]]) -> None:
        process = self._process
        assert process.stdin
        assert process.stderr
        try:
            with suppress(BrokenPipeError):  # it has ended, and says why
                for self._asked, question in enumerate(questions, 1):
                    message = json.dumps({"message_id": self._asked, "payload": question}, ensure_ascii=False)
                    process.stdin.write(base64.b64encode(message.encode()) + _END)
                process.stdin.flush()
            self._is_answered.wait()
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()  # not sooner: it ends when its input does, with or without the answers
        self._said = " ".join(process.stderr.read().decode(errors="replace").split())[-_SAID:]
        process.wait()

    def answer(self) -> dict[str, Any]:
        """The last answer. Raise `PagefindError` where there is none."""
        code = self._process.returncode
        if self._is_late:
            raise PagefindError("timeout", f"{self._allowed():.0f}")
        if code == MISSING:
            raise PagefindError("missing", self._said)
        if code or "files" not in self._answer:
            raise PagefindError("crash", f"{code}: {self._said or self._answer.get('message', '')}")
        return self._answer

    def _hear(self) -> None:
        """Take answers until the last, or until one says that something went wrong."""
        assert isinstance(self._process.stdout, BufferedReader)
        heard = bytearray()
        while part := self._process.stdout.read1(_PART):
            *ended, rest = part.split(_END)
            for message in ended:
                self._take(bytes(heard + message))
                heard.clear()
            heard += rest
        self._is_answered.set()

    def _take(self, message: bytes) -> None:
        try:
            self._answer = json.loads(base64.b64decode(message))["payload"]
        except (ValueError, KeyError, TypeError):  # not Pagefind's
            self._answer = {"type": "Error", "message": repr(message[:_SAID])}
        if self._answer.get("type") in ("GetFiles", "Error"):
            self._is_answered.set()

    def _watch(self) -> None:
        """End the service when its time is over."""
        waited, look = 0.0, min(_LOOK, self._seconds)
        while not self._has_ended.wait(look):
            waited += look
            if waited > self._allowed():
                self._is_late = True
                end_confined(self._process)

    def _allowed(self) -> float:
        return self._seconds + SECONDS_EACH * self._asked
