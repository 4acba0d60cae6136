"""Templates are compiled once: for every language of a site, and for every run of the same program (decision 48)."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from builder.processes.compiled import keep_compiled, read_compiled, sum_of_compiler
from builder.render import template_code


class CompiledTemplates(BytecodeCache):
    """The code of templates, as it is at hand or was kept; `placed`: the keys of words that have places in it."""

    def __init__(self, placed: frozenset[str]) -> None:
        self._base = "\n".join((sum_of_compiler(template_code, "jinja2"), *sorted(placed)))
        self._at_hand: dict[tuple[str, str], CodeType] = {}

    def get_source_checksum(self, source: str) -> str:
        """The sum of all that decides what a template is compiled to."""
        return hashlib.sha256(f"{self._base}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put code into a bucket, if the right one is at hand or kept."""
        bucket.code = self._at_hand.get((bucket.key, bucket.checksum))
        if bucket.code is None and (data := read_compiled(_name(bucket))):
            bucket.bytecode_from_string(data)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket, in place of what its template was before."""
        self._remember(bucket)
        keep_compiled(_name(bucket), bucket.bytecode_to_string())

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._at_hand[bucket.key, bucket.checksum] = bucket.code


compiled_templates = lru_cache(maxsize=4)(CompiledTemplates)


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}"
