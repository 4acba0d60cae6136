"""Why a file cannot be imported."""

from __future__ import annotations


class RefusedError(Exception):
    """`reason` names the words of the message, `values` fill them in."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values
