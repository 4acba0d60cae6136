"""Placeholders for files that could not be read, so that one mistake does not hide others."""

from __future__ import annotations

from typing import Any

from builder.model.origin import Origin
from builder.model.schema.site import Config
from builder.model.site import District


def stand_in_district(district_id: str, file: str) -> District:
    """A district of which only the id is known, for a plan of it that is in `file`."""
    fields: dict[str, Any] = {"id": district_id, "origin": Origin(file)}
    return District.model_construct(**fields)


def default_config() -> Config:
    """The settings of a site that has none."""
    nothing: dict[str, Any] = {}
    return Config.model_construct(**nothing)
