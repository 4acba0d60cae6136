"""A web server for looking at a site on this machine."""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

Get = Callable[[str], bytes | None]
"""The file at a path below the root of the site, None where there is none."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".wasm": "application/wasm",
}
_FORMER = (".docx", ".xlsx")
"""Files that lay beside pages before they were made in the browser: their addresses lead to the page."""

_NAMES = ("127.0.0.1", "localhost")
_DEFAULT_PORT = 80
_PRIVATE = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
"""Old browsers send no `Sec-Fetch-Site`; these keep what they load from other sites all the same."""


def bind(get: Get, *, port: int) -> ThreadingHTTPServer:
    """A server of files on 127.0.0.1, not yet answering. Raise `OSError` when the port cannot be had."""
    return _Server(("127.0.0.1", port), partial(_Handler, get))


def folder(root: Path) -> Get:
    """The files of a folder, and nothing outside it."""
    inside = root.resolve()

    def get(path: str) -> bytes | None:
        file = (inside / path).resolve()
        return file.read_bytes() if file.is_relative_to(inside) and file.is_file() else None

    return get


class _Server(ThreadingHTTPServer):
    """Has its port for itself: on Windows, to reuse an address means to share it with whoever asks."""

    allow_reuse_address = sys.platform != "win32"


class _Handler(BaseHTTPRequestHandler):
    """Files by path, with the site's own 404 page."""

    def __init__(self, get: Get, *args: Any) -> None:
        self._get = get
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with the file, or the 404 page; tell other web sites nothing."""
        if not self._is_of_this_machine():
            self._answer(HTTPStatus.FORBIDDEN, ".txt", b"403: only for pages of this preview")
            return
        path = unquote(urlsplit(self.path).path, errors="replace").lstrip("/")
        path = f"{path}index.html" if not path or path.endswith("/") else path
        plain = path == posixpath.normpath(path) and "\0" not in path and not path.startswith("..")
        data = self._get(path) if plain else None
        if data is None and plain and path.endswith(_FORMER) and self._get(way := f"{path[:-5]}.html"):
            self._lead_on(way)
        elif data is None:
            self._answer(HTTPStatus.NOT_FOUND, "404.html", self._get("404.html") or b"404")
        else:
            self._answer(HTTPStatus.OK, path, data)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the file."""
        self.do_GET()

    def _is_of_this_machine(self) -> bool:
        """Whether a request comes from a page of the preview, or from somebody who typed its address.

        Any web site may point a name of its own at this machine, or load drafts as scripts: neither is answered.
        """
        port = self.connection.getsockname()[1]
        hosts = [f"{name}:{port}" for name in _NAMES] + ([*_NAMES] if port == _DEFAULT_PORT else [])
        is_here = self.headers.get_all("Host", []) in [[host] for host in hosts]
        return is_here and self.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")

    def _lead_on(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"/{quote(path)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, path: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(posixpath.splitext(path)[1], "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        for name, value in _PRIVATE.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the base class's)
        """Say nothing: the build's own lines are what the editor looks at."""
