"""The preview server: files of the output folder on this machine, and nothing else."""

from __future__ import annotations

import http.client
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.evidence.ledger.remembered import unit_of_evidence
from builder.preview.server import bind, folder
from builder.publish.memory import Memory, folder_of
from tests.conftest import MINIMAL, ROOT, STATEMENTS
from tests.support.commands import run


@pytest.fixture
def port(minimal_site: Path) -> Iterator[int]:
    server = bind(folder(minimal_site), port=0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def get(port: int, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest(method, path, skip_host=False)
    connection.endheaders()
    response = connection.getresponse()
    answer = (response.status, response.getheader("Content-Type", ""), response.read())
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/districts/aa.html", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
def test_files_are_served_with_their_type(port: int, path: str, kind: str) -> None:
    status, served_as, body = get(port, path)
    assert (status, served_as) == (200, kind)
    assert body


def test_an_unknown_address_shows_the_sites_own_404_page(port: int, minimal_site: Path) -> None:
    status, kind, body = get(port, "/no/such/page.html")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert body == (minimal_site / "404.html").read_bytes()
    assert get(port, "/nothing", "HEAD")[2] == b""


@pytest.mark.parametrize(
    "path",
    [
        "/../content/site.yaml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/a/../../x",
        "/%00",
    ],
)
def test_nothing_outside_the_folder_is_served(port: int, path: str) -> None:
    assert get(port, path)[0] == 404


LEAVE_AT_ONCE = struct.pack("ii", 1, 0)
"""To linger for no second: what is still to be read is thrown away, and whoever writes is told."""


def test_a_browser_that_leaves_in_the_middle_of_an_answer_is_no_error(capfd: pytest.CaptureFixture[str]) -> None:
    is_asked, has_left = threading.Event(), threading.Event()

    def get(_path: str) -> bytes:
        is_asked.set()
        has_left.wait()
        return bytes(10_000_000)

    with bind(get, port=0) as server:
        server.daemon_threads = False  # its end waits for theirs
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        port = server.server_address[1]
        browser = socket.create_connection(("127.0.0.1", port))
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LEAVE_AT_ONCE)
        browser.sendall(f"GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        is_asked.wait()
        browser.close()
        has_left.set()
        server.shutdown()
        thread.join()
    assert capfd.readouterr().err == ""


def test_a_taken_port_exits_2_and_says_so() -> None:
    with socket.socket() as picture:
        picture.bind(("127.0.0.1", 0))
        picture.listen()
        number = str(picture.getsockname()[1])
        done = run("serve", "--port", number, "--content", MINIMAL)
    assert done.returncode == 2
    assert f"无法使用端口 {number}" in done.stderr


def serve(folder: Path, *options: str | Path) -> tuple[int, bytes]:
    """Start a preview in a folder, and ask it for the home page."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--lang", "en", *map(str, options)]
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=nothing, text=True) as server:
        assert server.stdout is not None
        address = next(line for line in server.stdout if line.startswith("serving at")).split()[2]
        status, _, body = get(int(address.rsplit(":", 1)[1].strip("/")), "/index.html")
        server.terminate()
    return status, body


def test_serve_builds_the_site_and_answers(tmp_path: Path) -> None:
    status, body = serve(tmp_path, "--content", MINIMAL)
    assert status == 200
    assert "测试站" in body.decode()


def test_what_a_preview_reads_and_compares_at_its_start_is_left_for_builds_and_previews(tmp_path: Path) -> None:
    assert serve(tmp_path, "--content", STATEMENTS, "--sources", STATEMENTS.with_name("statements-sources"))[0] == 200
    memory = Memory(folder_of(tmp_path / "public"))
    plan = "east.sailor-2020"
    assert memory.recall(unit_of_evidence(plan), "evidence")
    assert memory.recall(":values/districts/east", f"{STATEMENTS}/districts/east/sailor-2020/plan.yaml")


def test_a_preview_starts_where_nothing_can_be_remembered(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file in the place of the folder", encoding="utf-8")
    assert serve(tmp_path, "--content", MINIMAL)[0] == 200


def status_of(port: int, path: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value.format(port=port))
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example.com"},
        {"Host": "evil.example.com:{port}"},
        {"Host": "127.0.0.1.evil.example.com:{port}"},
        {"Host": "127.0.0.1:1"},
        {"Host": ""},
        {},
        {"Host": "localhost:{port}", "Sec-Fetch-Site": "cross-site"},
        {"Host": "localhost:{port}", "Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "script"},
        {"Host": "127.0.0.1:{port}", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/index.html", "/search/names-0.js", "/compare/rows.js", "/-/state.json", "/nothing"])
def test_other_web_sites_are_told_nothing(port: int, path: str, headers: dict[str, str]) -> None:
    assert status_of(port, path, headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:{port}"},
        {"Host": "127.0.0.1:{port}", "Sec-Fetch-Site": "none"},
        {"Host": "127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"},
    ],
    ids=str,
)
def test_pages_of_the_preview_are_answered_and_keep_others_out(port: int, headers: dict[str, str]) -> None:
    assert status_of(port, "/index.html", headers) == 200
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/compare/rows.js")
    answer = connection.getresponse()
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    connection.close()
