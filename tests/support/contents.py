"""Contents to build for the scans, made from the minimal site: none, few, many districts."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from builder.model.divisions import Division, division
from tests.conftest import ELDER_CARE, MINIMAL, SOURCES, SUPERIORS

PROVINCES = ("13", "31", "32", "37", "44", "51", "61")
PREFIX = "/bilin/"
EXTERNAL = "https://other.test.example/page"
REGISTRATIONS = ("京ICP备00000000号", "京公网安备11000000000000号")


def copy(folder: Path) -> Path:
    """The minimal content in a folder of its own."""
    content = folder / "content"
    shutil.copytree(MINIMAL, content)
    return content


def without_districts(folder: Path) -> Path:
    content = copy(folder)
    shutil.rmtree(content / "districts")
    return content


def single_district_without_plan(folder: Path) -> Path:
    content = copy(folder)
    shutil.rmtree(content / "districts" / "aa")
    return content


def registered(folder: Path) -> Path:
    """A site below a prefix whose operator is known and registered."""
    content = copy(folder)
    settings = content / "site.yaml"
    expected = {"maintainer": "某研究室", "contact": "010-00000000", "report": "https://test.example/issues"}
    text = settings.read_text("utf-8").replace("https://test.example/", f"https://test.example{PREFIX}")
    for key, value in expected.items():
        text = text.replace(f"{key}: not_researched", f"{key}: {value}")
    first, second = REGISTRATIONS
    text += f"registrations:\n  - label: {first}\n    url: https://beian.test.example/\n  - label: {second}\n"
    settings.write_text(text, "utf-8")
    _append(content / "pages" / "about.md", f"\n见[别处]({EXTERNAL})。\n")
    return content


def in_both_languages(folder: Path) -> Path:
    """The site on elder care with pages in English too, and a programme that was renamed."""
    content = folder / "content"
    shutil.copytree(ELDER_CARE, content)
    _append(content / "site.yaml", "english: true\n")
    _edit(content / "districts/pine/action-2023/programmes/meals.md", "---\n", "---\naliases: [dinners]\n")
    return content


def with_superiors(folder: Path) -> Path:
    """A city and two of its districts: of one the plan names its document by number, of the other by its id."""
    content = folder / "content"
    shutil.copytree(SUPERIORS, content)
    shutil.copytree(SUPERIORS.with_name("superiors-sources"), folder / "archive")
    _append(content / "site.yaml", "archive: archive\nenglish: true\n")
    return content


def archived(folder: Path) -> Path:
    """The minimal content with its archived source beside it."""
    content = copy(folder)
    shutil.copytree(SOURCES, folder / "archive")
    _append(content / "site.yaml", "archive: archive\n")
    return content


def two_archived(folder: Path) -> Path:
    """The same archived text as the plan of two districts, issued on behalf of the whole of each."""
    content = archived(folder)
    committee = "- {id: committee, label: 党委, definition: 党委的定义, example: 党委的例子, rank: area}\n"
    _append(content / "vocabularies" / "agencies.yaml", committee)
    _edit(
        content / "districts/aa/plan-a/plan.yaml",
        "organisations:\n",
        "organisations:\n  市中区委: {agency: committee}\n",
    )
    place = division("511102")  # of the same name, which is the one in the text
    assert place is not None
    shutil.copytree(content / "districts" / "aa", content / "districts" / "cc")
    _name(content / "districts" / "cc", place)
    return content


def many(folder: Path) -> Path:
    """Seventy districts of seven provinces, more than fit one table; each tenth has no plan."""
    return _in_provinces(folder, 10)


def _in_provinces(folder: Path, of_each: int) -> Path:
    """So many districts of seven provinces each, the last of which has no plan.

    The first district has been renamed, and so have its plan and one of its programmes.
    """
    content = copy(folder)
    model = content / "districts" / "aa"
    shutil.rmtree(content / "districts" / "bb")
    for province in PROVINCES:
        *places, last = _places(province, of_each)
        for place in places:
            shutil.copytree(model, content / "districts" / f"d{place.code}")
        for place in (*places, last):
            _name(content / "districts" / f"d{place.code}", place)
    shutil.rmtree(model)
    first = min((content / "districts").iterdir())
    named = json.loads((first / "district.yaml").read_text("utf-8"))
    (first / "district.yaml").write_text(json.dumps(named | {"aliases": ["once"]}), "utf-8")
    _append(first / "plan-a" / "plan.yaml", "aliases: [plan-old]\n")
    fund = first / "plan-a" / "programmes" / "fund.md"
    fund.write_text(fund.read_text("utf-8").replace("---\n", "---\naliases: [money]\n", 1), "utf-8")
    return content


def several(folder: Path) -> Path:
    """Plans of three places, unlike in kind, year and number of programmes, and a place without one."""
    content = copy(folder)
    kinds = content / "vocabularies" / "plan-kinds.yaml"
    model = kinds.read_text("utf-8")
    _append(kinds, model.replace("opinions", "study").replace("意见", "调研"))
    for code, old, new in (("310101", "2022-08-03", "2016"), ("320104", "2022-08-03", "2019-05")):
        place = division(code)
        assert place
        district = content / "districts" / f"d{code}"
        shutil.copytree(content / "districts" / "aa", district)
        _name(district, place)
        plan = district / "plan-a" / "plan.yaml"
        plan.write_text(plan.read_text("utf-8").replace(f"issued: {old}", f"issued: {new}"), "utf-8")
    _edit(content / "districts/d310101/plan-a/plan.yaml", "kind: opinions", "kind: study")
    _edit(content / "districts/d310101/plan-a/plan.yaml", "extent: complete", "extent: partial")
    (content / "districts/d310101/plan-a/programmes/fund.md").unlink()
    return content


def single_long_table(folder: Path) -> Path:
    """Seventy districts where a table holds eighty."""
    content = many(folder)
    _append(content / "site.yaml", "limits: {table_plans: 80}\n")
    return content


def split_by_province(folder: Path) -> Path:
    """Four districts of each province, where a table holds twenty: the smallest site of more than one table."""
    content = _in_provinces(folder, 4)
    _append(content / "site.yaml", "limits: {table_plans: 20}\n")
    return content


def split_by_city(folder: Path) -> Path:
    """Four districts of each province, where a table holds two: no province fits one page."""
    content = _in_provinces(folder, 4)
    _append(content / "site.yaml", "limits: {table_plans: 2}\n")
    return content


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _name(district: Path, place: Division) -> None:
    district.mkdir(exist_ok=True)
    named = {key: getattr(place, key) for key in ("code", "name", "city", "province")}
    (district / "district.yaml").write_text(json.dumps(named), "utf-8")  # JSON is YAML


def _places(province: str, of_each: int) -> list[Division]:
    """So many districts of a province: two of each of its first cities, or more where it is itself a city."""
    results = [place for number in range(10_000) if (place := division(f"{province}{number:04d}"))]
    of_city = 2 if len({place.city for place in results}) > 1 else of_each
    return list(_first_of_each_city(results, of_city))[:of_each]


def _first_of_each_city(places: list[Division], number: int) -> Iterator[Division]:
    seen = Counter[str]()
    for place in places:
        seen[place.city] += 1
        if seen[place.city] <= number:
            yield place


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")
