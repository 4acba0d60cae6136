"""The document that a plan implements: linked where it is published, with the other plans that implement it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import BuildFrom
from tests.pages.test_links import target
from tests.support import contents
from tests.support.dom import Built, Page, below, read, text

SUPERIOR = "implements: {{title: 市的意见, number: 市字〔2023〕1号, level: city{url}}}\n"


def implementing(folder: Path) -> Path:
    """Two districts whose plans implement the same document of their city; one of them knows where it is published."""
    content = contents.copy(folder)
    districts = content / "districts"
    shutil.copytree(districts / "aa" / "plan-a", districts / "bb" / "plan-b")
    for path, url in (("aa/plan-a", ", url: 'https://city.example/1'"), ("bb/plan-b", "")):
        file = districts / path / "plan.yaml"
        file.write_text(file.read_text("utf-8") + SUPERIOR.format(url=url), "utf-8")
    return content


@pytest.fixture(scope="session")
def site(build_from: BuildFrom) -> Built:
    return read(build_from(implementing))


def cell(page: Page, label: str) -> Element | None:
    pairs = (list(row) for row in page.all("div"))
    facts = (pair for pair in pairs if [each.tag for each in pair] == ["dt", "dd"])
    return next((value for name, value in facts if text(name) == label), None)


def words(page: Page, label: str) -> str:
    own = cell(page, label)
    return "" if own is None else text(own)


def links(page: Page, label: str) -> list[str]:
    """Where a value leads: addresses of the web, and pages of the site by their paths."""
    own = cell(page, label)
    hrefs = [] if own is None else [str(link.get("href")) for link in below(own, "a")]
    return [href if "://" in href else target(page, href)[0] for href in hrefs if not href.startswith("#")]


def test_the_document_is_linked_where_its_address_is_known(site: Built) -> None:
    own, others = site.page("districts/aa/plan-a.html"), site.page("districts/bb/plan-b.html")
    assert links(own, "所落实的上级文件") == ["https://city.example/1"]
    assert links(others, "所落实的上级文件") == []
    assert "《市的意见》（市字〔2023〕1号）" in words(others, "所落实的上级文件")


def test_the_other_plans_that_implement_it_stand_beside_it(site: Built) -> None:
    assert links(site.page("districts/aa/plan-a.html"), "同样落实这份文件的文本") == ["districts/bb/plan-b.html"]
    assert links(site.page("districts/bb/plan-b.html"), "同样落实这份文件的文本") == ["districts/aa/plan-a.html"]


def test_a_plan_that_names_no_document_says_nothing_of_it(minimal: Built) -> None:
    assert cell(minimal.page("districts/aa/plan-a.html"), "同样落实这份文件的文本") is None


def test_the_data_have_its_number_and_address(site: Built) -> None:
    row = json.loads((site.folder / "api/v1/plans/aa.plan-a.json").read_text("utf-8"))["plan"]
    assert (row["implements"], row["implements_number"]) == ("市的意见", "市字〔2023〕1号")
    assert row["implements_url"] == "https://city.example/1"
