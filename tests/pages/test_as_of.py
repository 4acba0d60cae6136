"""What was kept of a release is published as what differs from now, and pages know of which days there is something."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builder.compare.as_of import plans_now
from builder.content.kept import day_id, kept_text
from builder.content.layout import KEPT
from tests.conftest import ELDER_CARE, BuildFrom, checked
from tests.support.dom import Built, Page, read

DAY = date(2026, 6, 1)


def with_a_past(folder: Path) -> Path:
    """The site on elder care as it was in June: a number was less and not as firm, and one plan was missing."""
    content = folder / "content"
    shutil.copytree(ELDER_CARE, content)
    plans = plans_now(checked(content, sources=None).site)
    pine = dict(plans["pine.action-2023"])
    pine["goal-beds"] = replace(pine["goal-beds"], figure="500 张 →2025", level="explore")
    pine["old-promise"] = replace(pine["goal-beds"], name="旧承诺", indicator="", figure="3 处")
    target = content / KEPT.path_of(day_id(DAY), "pine")
    target.parent.mkdir(parents=True)
    target.write_text(kept_text({"pine.action-2023": pine}), "utf-8")
    return content


@pytest.fixture(scope="session")
def past(build_from: BuildFrom) -> Built:
    return read(build_from(with_a_past))


def differences(built: Built) -> Any:
    source = (built.folder / f"compare/as-of/{DAY}.js").read_text("utf-8")
    return json.loads(source.partition(" = ")[2].rstrip().removesuffix(";"))


def place(page: Page) -> dict[str, str]:
    (tag,) = (part for part in page.all("div") if "data-as-of" in part.attrib)
    return {str(name): str(value) for name, value in tag.attrib.items()}


def test_the_file_of_a_day_has_what_differs_and_nothing_else(past: Built) -> None:
    data = differences(past)
    (name, rows), *others = data["plans"].values()
    assert others == []
    assert name == "虚构省样例市松柏区《养老服务三年行动》" or "松柏区" in name
    assert [row[0] for row in rows][-1] == "旧承诺"
    beds = rows[0]
    assert beds[1].startswith("districts/pine/action-2023.html#")
    assert beds[2] == ["beds"]
    fields = {label: (before, after) for label, before, after in beds[3]}
    assert fields["数字"][0] == "500 张，到2025"
    assert fields["数字"][1] != fields["数字"][0]
    assert set(fields) == {"数字", "承诺力度"}
    assert [key for key, _ in data["later"]] == ["ginkgo.opinions-2024"]


def test_a_statement_that_is_gone_says_what_it_was_and_leads_nowhere(past: Built) -> None:
    row = next(row for _, rows in differences(past)["plans"].values() for row in rows if row[0] == "旧承诺")
    assert row[1] == ""
    assert row[3] == [["整条", "3 处", "没有这一条"]]


def test_the_comparison_and_indicators_know_the_days(past: Built) -> None:
    assert place(past.page("compare/index.html"))["data-days"] == "2026-06-01"
    own = place(past.page("indicators/beds.html"))
    assert (own["data-days"], own["data-indicator"]) == ("2026-06-01", "beds")
    assert own["data-as-of"] == "../compare/as-of/{day}.js"


def test_a_site_that_kept_nothing_has_no_such_file(elder_care_site: Path) -> None:
    built = read(elder_care_site)
    assert [name for name in built.files if "as-of" in name] == []
    assert place(built.page("indicators/beds.html"))["data-days"] == ""
