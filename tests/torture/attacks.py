"""Other web sites that ask a preview, and indexes that are broken."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from itertools import product

from builder.preview import server
from builder.search.pagefind import index
from builder.search.trial import faults
from tests.integration.test_pagefind import ASKED, DOCUMENTS
from tests.torture.trial import Effort, Trial, timed

OUR_HOSTS = ("127.0.0.1:{port}", "localhost:{port}")
HOSTS = (*OUR_HOSTS, "evil.example.com", "evil.example.com:{port}", "127.0.0.1", "", "[::1]")
SITES = ("", "none", "same-origin", "same-site", "cross-site", "x")
PATHS = ("/", "/index.html", "/-/state.json", "/search/names-0.js", "/../x", "/%2e%2e/x", "//x", "/a\\..\\b")
FILES = {"index.html": b"mine", "-/state.json": b"mine", "search/names-0.js": b"mine", "404.html": b"404"}


def preview_trials(_effort: Effort) -> Iterator[Trial]:
    """Every host, kind of request and path with each other: only our hosts are answered, and only their own pages."""
    with server.bind(FILES.get, port=0) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        for host, site, path in product(HOSTS, SITES, PATHS):
            with timed(f"{path} of {host or 'nobody'}, {site or 'unsaid'}") as trial:
                status, body = _ask(httpd.server_port, host, site, path)
                may = host in OUR_HOSTS and site in ("", "none", "same-origin")
                trial.require((status == 403) != may, f"{status}")
                trial.require(may or b"mine" not in body, "tells what it has")
            yield trial
        httpd.shutdown()


def _ask(port: int, host: str, site: str, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest("GET", path, skip_host=True)
    if host:
        connection.putheader("Host", host.format(port=port))
    if site:
        connection.putheader("Sec-Fetch-Site", site)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read()


def index_trials(effort: Effort) -> Iterator[Trial]:
    """Every file of an index gone, emptied, and cut off at many places."""
    sound = index(DOCUMENTS.items())
    for name, data in sound.items():
        ends = {0, len(data) - 1, *range(0, len(data), max(1, len(data) // (4 if effort.short else 40)))}
        for end in [None, *sorted(ends)]:
            with timed(f"{name} cut at {end}") as trial:
                files = {**sound, name: data[:end]} if end is not None else {**sound}
                if end is None:
                    del files[name]
                is_script = name.endswith(".js") and bool(end)  # nobody can tell whether a part of a script is whole
                trial.require(is_script or bool(list(faults(files, ASKED))), "passes")
            yield trial
