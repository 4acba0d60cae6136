"""A synthetic country: real division codes and vocabularies, invented texts, as many districts as asked for."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import yaml

from builder.content.layout import VOCABULARIES
from builder.model.divisions import division
from tests.conftest import BARE, ROOT

WORDS = "培养引进服务创新创业平台项目水手企业资金奖励安住落户研修考核协调联系宣传评价认定园区街道学校医院"


def district_codes(count: int, *, province: str = "") -> list[str]:
    """`count` division codes, spread over the whole country or over a province, named by its two digits."""
    rows = (ROOT / "builder/model/divisions.csv").read_text("utf-8").splitlines()
    codes = [
        code for code, _, _ in (row.partition(",") for row in rows) if len(code) == 6 and code.startswith(province)
    ]
    step = len(codes) / count
    return [codes[int(number * step)] for number in range(count)]


def write_country(
    content: Path, *, districts: int | Sequence[str], programmes: int | Sequence[int], seed: int = 1, province: str = ""
) -> None:
    """Write a content folder of `districts` plans, all in one province if it is named, or of those with these codes.

    `programmes`: how many each of them has, or how many they have in turn.
    """
    shutil.copytree(BARE, content)
    vocabularies = {name: _ids(name) for name in VOCABULARIES} | {"verbs": _verbs()}
    draw = random.Random(seed)
    turns = [programmes] if isinstance(programmes, int) else programmes
    codes = district_codes(districts, province=province) if isinstance(districts, int) else districts
    for code, count in zip(codes, cycle(turns)):
        _write_district(content / "districts" / f"d{code}", code, count, vocabularies, draw)


def _ids(name: str) -> list[str]:
    terms = yaml.safe_load((BARE / f"vocabularies/{name}.yaml").read_text("utf-8"))
    return [term["id"] for term in terms]


def _verbs() -> list[str]:
    """A verb of each level of firmness that has any."""
    levels = yaml.safe_load((BARE / "vocabularies/commitments.yaml").read_text("utf-8"))
    return [level["verbs"][0] for level in levels if "verbs" in level]


def _write_district(
    folder: Path, code: str, programmes: int, vocabularies: dict[str, list[str]], draw: random.Random
) -> None:
    place = division(code)
    assert place is not None
    plan = folder / "plan-2022"
    (plan / "programmes").mkdir(parents=True)
    _dump(folder / "district.yaml", {"code": code, "name": place.name, "city": place.city, "province": place.province})
    kind = draw.choice(vocabularies["plan-kinds"])
    _dump(plan / "plan.yaml", _plan(place.name, kind, vocabularies["agencies"]))
    (plan / "summary.md").write_text(_text(draw, 300) + "\n", encoding="utf-8")
    for number in range(1, programmes + 1):
        front = yaml.safe_dump(_programme(number, vocabularies, draw), allow_unicode=True, sort_keys=False)
        text = f"---\n{front}---\n{_text(draw, 120)}\n"
        (plan / "programmes" / f"p{number:03d}.md").write_text(text, encoding="utf-8")


def _plan(name: str, kind: str, agencies: list[str]) -> dict[str, object]:
    absent = dict.fromkeys(("document_number", "effective", "validity"), "not_stated")
    source: dict[str, object] = {"id": "page", "file": "source.txt", "sha256": "0" * 64, "title": f"{name}的计划"}
    source |= dict.fromkeys(("publisher", "published", "retrieved"), "not_stated")
    source["url"] = {"state": "not_stated", "note": "生成的文本没有网址"}
    return {
        "title": f"{name}水手工作三年行动计划（2022—2024）",
        "short_title": "三年行动计划",
        "kind": kind,
        "issuer": [f"{name}委", f"{name}人民政府"],
        "issued": "2022-08-03",
        "period": {"start": "2022", "end": "2024"},
        "extent": "complete",
        "recorded": "2024-01-02",
        "checked": "2024-01-03",
        "sources": [source],
        "organisations": {f"机构{number}": {"agency": agency} for number, agency in enumerate(agencies)},
        **absent,
    }


def _programme(number: int, vocabularies: dict[str, list[str]], draw: random.Random) -> dict[str, object]:
    return {
        "name": f"{_text(draw, 10)}计划",
        "number": str(number),
        "section": f"第{number // 10 + 1}章",
        "themes": draw.sample(vocabularies["themes"], 2),
        "instruments": draw.sample(vocabularies["instruments"], 2),
        "target_groups": draw.sample(vocabularies["target-groups"], 2),
        "lead": [f"机构{draw.randrange(20)}"],
        "partners": [f"机构{number}" for number in draw.sample(range(20), 3)],
        "status": draw.choice(vocabularies["statuses"]),
        "force": draw.choice(vocabularies["verbs"]),
        "cite": [str(number)],
    }


def _text(draw: random.Random, length: int) -> str:
    return "".join(draw.choice(WORDS) for _ in range(length))


def _dump(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
