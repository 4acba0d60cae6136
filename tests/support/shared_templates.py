"""What the builds of one process share: compiled templates.

A command compiles its templates once and ends; the tests build some hundred sites from the same ones. The bytecode is
kept by the text of its template, so a test that breaks a template gets what it wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType

import jinja2
import pytest
from jinja2.bccache import Bucket

from builder.render import render
from builder.render.templates import Templates
from builder.text.strings import Strings


class Compiled(jinja2.BytecodeCache):
    """Compiled templates by name and checksum of their text."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.codes[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def shared_templates() -> Iterator[None]:
    """Let every build of this process have what the first one compiled and read."""
    compiled: dict[int, tuple[Strings, Compiled]] = {}
    environment = render.environment

    def quick_environment(loaded: Templates, strings: Strings) -> jinja2.Environment:
        env = environment(loaded, strings)
        # Words are compiled into templates, so those of another site are no use.
        env.bytecode_cache = compiled.setdefault(id(strings), (strings, Compiled()))[1]
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "environment", quick_environment)
        yield
