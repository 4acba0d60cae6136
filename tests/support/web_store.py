"""A server on this machine that answers as a store of texts does, or as one that is broken."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

BROKEN = ("endless", "huge", "drips", "hangs", "cut", "to-http", "to-far", "loop", "500", "garbage")
"""Ways in which a store may be broken, each the first part of a path."""


@dataclass(slots=True)
class WebStoreServer:
    """The address of a running server, and what it was asked for."""

    address: str
    asked: list[str] = field(default_factory=list)
    """Paths."""
    secrets: list[str] = field(default_factory=list)
    """What came in the header `X-Secret`."""

    def place(self, path: str = "") -> str:
        """A store on the server."""
        return f"{self.address}{path}/{{sha256}}"


@contextmanager
def served_texts(texts: Mapping[str, bytes], *, secret: str = "") -> Iterator[WebStoreServer]:
    """Serve texts by their sums, if asked with the secret, and broken answers under the paths of `BROKEN`."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.texts, server.secret = texts, secret
    server.log = WebStoreServer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.log
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # an answer that hangs does not hold the test
    texts: Mapping[str, bytes]
    secret: str
    log: WebStoreServer

    def handle_error(self, *_: object) -> None:
        """Say nothing when the program goes before it has heard all: so it should."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        log, given = self.server.log, self.headers.get("X-Secret", "")
        log.asked.append(self.path)
        log.secrets.append(given)
        way, _, name = self.path.lstrip("/").rpartition("/")
        if way in BROKEN:
            self._break(way, log.address)
        elif way == "moved":
            self._redirect(f"{log.address}/{name}")
        elif self.server.secret not in ("", given):
            self._answer(401)
        elif name in self.server.texts:
            self._answer(200, self.server.texts[name])
        else:
            self._answer(403 if way == "forbids" else 404)

    def _answer(self, status: int, data: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def _break(self, way: str, address: str) -> None:
        targets = {"to-http": "http://a.example/x", "to-far": "file:///etc/passwd", "loop": address + self.path}
        if way in targets:
            self._redirect(targets[way])
        elif way == "500":
            self._answer(500)
        elif way == "garbage":
            self.wfile.write(b"\x16\x03\x01 no HTTP at all\r\n\r\n")
        else:
            self._send_body(way)

    def _send_body(self, way: str) -> None:
        self.send_response(200)
        if way in ("huge", "cut"):
            self.send_header("Content-Length", str(200 * 1024 * 1024))
        self.end_headers()
        while way != "hangs":
            self.wfile.write(b"x" if way == "drips" else b"x" * 65536)
            if way == "cut":
                return
            time.sleep(0.02 if way == "drips" else 0)
        time.sleep(3)

    def log_message(self, *_: object) -> None:
        pass
