"""What plans take of the pages of terms, as an earlier build weighed it: all are weighed before a page is made."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from builder.evidence.ledger.remembered import key_of
from builder.model.site import Plan, Site
from builder.publish.memory import Memory
from builder.text.packed_text import pack_text, unpack_text

UNIT = ":weights"
"""What weights are kept in: a build asks for those of all plans."""
Row = Sequence[Sequence[Any]]
"""What a plan takes under each term of all facets, in their order."""


class EarlierWeights:
    """Weights of plans, by the sum of all that they follow from."""

    def __init__(self, memory: Memory, *, program: str) -> None:
        self._memory, self._program = memory, program
        self._records: dict[str, object] = {}
        self._is_new = False

    def find(self, site: Site, plan: Plan) -> Row | None:
        """What a plan takes, if it was weighed as it is now."""
        record = self._memory.find(UNIT, plan.key, self._key(site, plan))
        if record is None:
            return None
        self._records[plan.key] = record
        row: Row = json.loads(unpack_text(b64decode(record["row"])))
        return row

    def leave(self, site: Site, plan: Plan, row: Row) -> None:
        """Leave what a plan takes, unless that was found."""
        if plan.key in self._records:
            return
        packed = b64encode(pack_text(json.dumps(row, separators=(",", ":")))).decode()
        self._records[plan.key] = {"key": self._key(site, plan), "row": packed}
        self._is_new = True

    def end(self) -> None:
        """Keep what was asked for and left, if anything was left."""
        if self._is_new:
            self._memory.keep([(UNIT, self._records)])

    def _key(self, site: Site, plan: Plan) -> str:
        return key_of(self._program, site, plan)
