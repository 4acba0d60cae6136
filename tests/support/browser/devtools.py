"""A browser that Playwright is too new for, driven over a pipe in the words of its own protocol."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--remote-debugging-pipe")
PIPES = 'exec "$@" 3<&"$FROM" 4>&"$TO"'
"""A browser reads what it is told from descriptor 3 and answers on descriptor 4."""
LIMIT_S, STEP_S = 30.0, 0.1


class PageError(Exception):
    """A script that a page was told to run has failed."""


@dataclass
class OldPage:
    """A page in a browser at the other end of two pipes, and what went wrong on it."""

    commands: int
    answers: int
    session: str = ""
    problems: list[str] = field(default_factory=list)
    _number: int = 0
    _rest: bytes = b""

    def call(self, method: str, **values: Any) -> Any:
        """What the browser answers to a call; what it reports until then is kept."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": values}
        call |= {"sessionId": self.session} if self.session else {}
        os.write(self.commands, json.dumps(call).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self._note(message)

    def go(self, address: str) -> None:
        """Open an address and wait until it has loaded; what went wrong before is forgotten."""
        self.problems.clear()
        self.call("Page.navigate", url=address)
        self.until("document.readyState === 'complete'")

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page, evaluated as if a reader had pressed something."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        if "exceptionDetails" in answer:
            raise PageError(answer["exceptionDetails"].get("exception", {}).get("description"))
        return answer["result"].get("value")

    def until(self, condition: str) -> bool:
        """Whether a condition came true in time."""
        end = time.monotonic() + LIMIT_S
        while time.monotonic() < end:
            if self.evaluate(condition):
                return True
            time.sleep(STEP_S)
        return False

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self.answers, 1 << 16)
            if not read:
                raise RuntimeError("the browser has ended")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        result: dict[str, Any] = json.loads(message)
        return result

    def _note(self, message: dict[str, Any]) -> None:
        method, values = message.get("method", ""), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.problems.append(str(values["exceptionDetails"].get("exception", {}).get("description")))
        elif method == "Runtime.consoleAPICalled" and values["type"] in ("error", "assert"):
            self.problems.append(" ".join(str(each.get("value")) for each in values["args"]))
        elif method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.problems.append(f"{values['entry']['text']} {values['entry'].get('url', '')}")


@contextmanager
def opened_page(program: str, *, before: str = "") -> Iterator[OldPage]:
    """A page of a browser that is started for it; `before`: a script that each document runs first."""
    from_us, commands = os.pipe()
    answers, to_us = os.pipe()
    env = os.environ | {"FROM": str(from_us), "TO": str(to_us)}
    command = ["bash", "-c", PIPES, "bash", program, *FLAGS]
    process = subprocess.Popen(command, pass_fds=(from_us, to_us), env=env, stderr=subprocess.DEVNULL)
    os.close(from_us)
    os.close(to_us)
    try:
        page = OldPage(commands, answers)
        target = page.call("Target.createTarget", url="about:blank")["targetId"]
        page.session = page.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            page.call(f"{domain}.enable")
        page.call("Page.addScriptToEvaluateOnNewDocument", source=before)
        yield page
    finally:
        process.kill()
        process.wait()
        os.close(commands)
        os.close(answers)
