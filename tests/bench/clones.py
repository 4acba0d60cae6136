"""Content of any size, shaped like the real districts: their plans, figures and evidence under other division codes.

The first districts are the real ones; each further one is a copy of one of them in turn, under a division of the list
that has none yet. A copy keeps the text and the archive of its model, so each claim in it is compared as it is there;
of the place, only the district's own record is another. No text names the district of a copy, which is an error
(`evidence-district`) with the archive at hand: clones are built without one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import yaml

from builder.model.divisions import Division, division
from tests.bench.synthetic import district_codes
from tests.conftest import ROOT

CONTENT = ROOT / "content"


def write_clones(content: Path, *, districts: int, province: str = "") -> None:
    """Write a content folder of so many districts, spread over the country or over a province named by two digits."""
    shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("districts", "changes.yaml", "published"))
    models = sorted(path for path in (CONTENT / "districts").iterdir() if path.is_dir())
    for model in models[:districts]:
        shutil.copytree(model, content / "districts" / model.name)
    places = islice(_places(models, districts, province), max(districts - len(models), 0))
    for model, place in zip(cycle(models), places, strict=False):
        _write_clone(content, model, place)


def _places(models: list[Path], districts: int, province: str) -> Iterator[Division]:
    used = {yaml.safe_load((model / "district.yaml").read_text("utf-8"))["code"] for model in models}
    for code in district_codes(districts + len(models), province=province):
        place = division(code)
        if place and code not in used:
            yield place


def _write_clone(content: Path, model: Path, place: Division) -> None:
    folder = content / "districts" / f"d{place.code}"
    shutil.copytree(model, folder)
    record = {"code": place.code, "name": place.name, "city": place.city, "province": place.province}
    (folder / "district.yaml").write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    for lock in folder.glob("*/evidence.lock"):
        # A claim's name begins with its district.
        lines = lock.read_text("utf-8").replace(f"\n{model.name}.", f"\nd{place.code}.")
        lock.write_text(lines, encoding="utf-8")
