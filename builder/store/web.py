"""A store behind an https address: one request a text, with limits on what may come back."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from builder.findings.errors import ArchiveError
from builder.store.wanted import MAX_TEXT, Loaded, UnreadableText, Wanted, digest
from builder.text.values import value_class

AT_ONCE = 8
CHUNK = 64 * 1024
PLACEHOLDER = "{sha256}"
_HEADER = re.compile(r"([A-Za-z0-9-]+): ?([\x21-\x7e][\x20-\x7e]*)")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@value_class
class WebStore:
    """An address with `{sha256}` in it, and how long to wait for a text."""

    address: str
    header: str = field(default="", repr=False)
    """A secret: `Name: value`, sent to this address only, and never shown."""
    wait: float = 20
    """Seconds until the next bytes come."""
    limit: float = 120
    """Seconds for a whole text, so that one that drips does not hold the build for ever."""

    @property
    def shown(self) -> str:
        """The address as messages name it: without a query, which may be a secret too.

        >>> WebStore("https://archive.example/{sha256}?token=1").shown
        'https://archive.example/{sha256}'
        """
        return self.address.partition("?")[0]

    def check(self) -> None:
        """Raise `ArchiveError` for an address that is none, or a header that cannot be sent."""
        try:
            parts = urlsplit(self.address)
            is_good = _is_safe(self.address) and PLACEHOLDER in parts.path + parts.query and parts.username is None
        except ValueError:
            is_good = False
        if not is_good or re.search(r"[\x00-\x20\x7f-\U0010ffff]", self.address):
            # What stands before an @ is a password.
            raise ArchiveError("archive-address", address=self.shown.rpartition("@")[2])
        if self.header and not _HEADER.fullmatch(self.header):
            raise ArchiveError("archive-header")


def load_web(store: WebStore, wanted: Iterable[Wanted]) -> Loaded:
    """The wanted texts that a store behind an address has. Raise `ArchiveError` where it does not answer as one."""
    store.check()
    loaded, denied = Loaded(), []
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        for text, answer in pool.map(lambda each: (each, _ask(store, each.sha256)), sorted(set(wanted))):
            if isinstance(answer, UnreadableText):
                loaded.problems[text.sha256] = answer
            elif isinstance(answer, ArchiveError):
                denied.append(answer)
            elif answer is not None:
                place = loaded.texts if digest(answer) == text.sha256 else loaded.others
                place[text.sha256] = answer
    finally:
        pool.shutdown(cancel_futures=True)  # a store that does not answer is not asked for the rest
    # Some stores answer "forbidden" for what they do not have; one that gives nothing at all wants a secret.
    if denied and not loaded.texts:
        raise denied[0]
    return loaded


def _ask(store: WebStore, sha256: str) -> bytes | UnreadableText | ArchiveError | None:
    """A text; why it cannot be had, or that the store forbids it; None where it is not there."""
    try:
        return _read(store, sha256)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in (404, 410):
            return None
        if error.code == 403:
            return ArchiveError("archive-denied", address=store.shown, status=error.code)
        key = "archive-denied" if error.code in (401, 407) else "archive-answer"
        raise ArchiveError(key, address=store.shown, status=error.code) from error
    except TimeoutError as error:
        raise ArchiveError("archive-timeout", address=store.shown) from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise ArchiveError("archive-timeout", address=store.shown) from error
        raise ArchiveError("archive-unreachable", address=store.shown, reason=_reason(reason)) from error


def _read(store: WebStore, sha256: str) -> bytes | UnreadableText:
    end = time.monotonic() + store.limit
    request = urllib.request.Request(store.address.replace(PLACEHOLDER, sha256), headers={"User-Agent": "bilin"})  # noqa: S310  (checked)
    if match := _HEADER.fullmatch(store.header):
        request.add_unredirected_header(match[1], match[2])  # a redirect to elsewhere does not take the secret along
    opener = urllib.request.build_opener(_SafeRedirects(store.shown))
    with opener.open(request, timeout=store.wait) as response:
        return _body(response, end)


def _body(response: HTTPResponse, end: float) -> bytes | UnreadableText:
    """The body of an answer. Raise `TimeoutError` when it takes longer than until `end`."""
    data = bytearray()
    while chunk := response.read1(CHUNK):
        data += chunk
        if len(data) > MAX_TEXT:
            return UnreadableText("source-too-large", f"> {MAX_TEXT // 1024 // 1024}")
        if time.monotonic() > end:
            raise TimeoutError
    if response.length:  # fewer bytes than announced
        raise HTTPException("incomplete")
    return bytes(data)


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects from https to https only."""

    def __init__(self, shown: str) -> None:
        self._shown = shown

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request to follow. Raise `ArchiveError` for one that others could read or answer."""
        is_downgrade = req.full_url.startswith("https:") and not newurl.startswith("https:")
        if is_downgrade or not _is_safe(newurl):
            fp.close()
            raise ArchiveError("archive-redirect", address=self._shown, target=newurl.partition("?")[0][:200])
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _is_safe(address: str) -> bool:
    """Whether nobody on the way can read or change what an address answers: https, or this machine itself.

    >>> [_is_safe(address) for address in ("https://a.example/", "http://a.example/", "http://127.0.0.1:8000/")]
    [True, False, True]
    """
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def _reason(reason: object) -> str:
    """What the system says. What a server said is not repeated: it may be anything."""
    is_of_server = isinstance(reason, HTTPException)
    words = "" if is_of_server else str(getattr(reason, "strerror", None) or reason)
    return " ".join(words.split())[:200] or type(reason).__name__
