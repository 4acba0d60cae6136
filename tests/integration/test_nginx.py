"""The sample configuration before a real nginx: headers, types, old addresses, errors, compression.

Nothing installs nginx for them: where it is not on the machine, they are skipped, and the summary says so.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.conftest import ROOT

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
TYPES = Path("/etc/nginx/mime.types")
SAMPLE = (ROOT / "docs/serving/nginx.conf").read_text("utf-8")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
KEPT = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")

pytestmark = [
    pytest.mark.skipif(NGINX is None or not TYPES.is_file(), reason="NGINX NOT TRIED: install nginx, it is not here"),
    pytest.mark.xdist_group("nginx"),
]


@pytest.fixture(scope="module")
def port(minimal_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The smallest site behind nginx, which runs by the sample with another place, port and log."""
    folder = tmp_path_factory.mktemp("nginx")
    site = shutil.copytree(minimal_site, folder / "public")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("Contact: mailto:a@b.example", "utf-8")
    (site / ".hidden").write_text("secret", "utf-8")
    for name in ("en", "talent/bilin", ".private"):  # in English, in a folder below the address of the host, and hidden
        (site / name).mkdir(parents=True)
        shutil.copy(site / "search.html", site / name)
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
    server = SAMPLE.replace("/srv/bilin/public", str(site)).replace("listen 80;", f"listen 127.0.0.1:{number};")
    temporary = "".join(f"{name}_temp_path {folder / name};" for name in KEPT)
    main = "user root;" if os.geteuid() == 0 else ""
    main += f"daemon off; pid {folder / 'pid'}; error_log {folder / 'errors'}; events {{}}"
    configuration = folder / "nginx.conf"
    configuration.write_text(f"{main}\nhttp {{ access_log off; {temporary}\n{server}}}\n", "utf-8")
    command = [str(NGINX), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(configuration)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            _wait_for(number, process)
            yield number
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            ask(port, "/")
        except OSError:
            assert process.poll() is None, process.stderr.read() if process.stderr else ""
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not answer")


def ask(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    data = response.read()
    connection.close()
    return response, data


def policy(port: int, path: str) -> str:
    response, _ = ask(port, path)
    assert {name: response.getheader(name) for name in HEADERS} == HEADERS
    return response.getheader("Content-Security-Policy") or ""


def test_every_answer_has_the_headers_and_search_pages_alone_may_run_webassembly(port: int) -> None:
    for path in ("/", "/districts/aa.html", "/assets/site.js", "/index.csv", "/nothing.html"):
        assert "frame-ancestors 'none'" in policy(port, path)
        assert "wasm" not in policy(port, path)
    for path in ("/search.html", "/en/search.html", "/talent/bilin/search.html"):
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy(port, path)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "application/javascript; charset=utf-8"),
        ("/index.csv", "text/csv; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/api/v1/index.json", "application/json; charset=utf-8"),
        ("/api/v1/statements.jsonl", "application/jsonl; charset=utf-8"),
        ("/api/v1/dataset.jsonld", "application/ld+json; charset=utf-8"),
        ("/api/v1/data.sqlite", "application/vnd.sqlite3"),
        ("/api/v1/data.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_every_kind_of_file_has_its_type(port: int, path: str, expected: str) -> None:
    response, _ = ask(port, path)
    kind = response.getheader("Content-Type") or ""
    assert (response.status, kind.replace("text/javascript", "application/javascript")) == (200, expected)


def test_what_is_not_there_is_answered_by_the_404_page(port: int, minimal_site: Path) -> None:
    response, data = ask(port, "/themes/nothing/at/all.html")
    assert (response.status, data) == (404, (minimal_site / "404.html").read_bytes())


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_files_that_lay_beside_pages_lead_to_the_page(port: int, kind: str) -> None:
    response, _ = ask(port, f"/themes/index.{kind}")
    assert response.status == 301
    assert (response.getheader("Location") or "").endswith("/themes/index.html")


def test_text_is_sent_compressed_to_whoever_takes_it(port: int, minimal_site: Path) -> None:
    for path in ("index.html", "assets/site.css", "assets/site.js", "sitemap.xml", "api/v1/index.json"):
        response, data = ask(port, f"/{path}", Accept_Encoding="gzip")
        assert response.getheader("Content-Encoding") == "gzip", path
        assert gzip.decompress(data) == (minimal_site / path).read_bytes()
    assert ask(port, "/index.html")[0].getheader("Content-Encoding") is None


def test_hidden_files_are_denied_but_for_those_that_the_web_knows(port: int) -> None:
    assert ask(port, "/.hidden")[0].status == ask(port, "/.private/search.html")[0].status == 403
    assert ask(port, "/.well-known/security.txt")[0].status == 200
