"""The structured data that pages link: types, properties and addresses, and that the check of them sees faults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MINIMAL, SiteFrom, files_at
from tests.support.dom import read
from tests.support.structured_data import faults_of_addresses, faults_of_structure

DESCRIBED = "api/v1/dataset.jsonld"
BASE = "https://bilin.gov.cn/sailor/"
Fault = Callable[[dict[str, Any]], object]


def faults(described: dict[str, Any], site: Path, base: str = "") -> list[str]:
    return [*faults_of_structure(described), *faults_of_addresses(described, site / DESCRIBED, site, base)]


def test_all_structured_data_of_a_site_is_linked_by_a_page_and_sound(statements_site: Path) -> None:
    site = read(statements_site)
    linked = {
        (Path(page.path).parent / link.attrib["href"]).as_posix()
        for page in site.pages
        for link in page.all("link")
        if link.attrib.get("type") == "application/ld+json"
    }
    assert linked == {name for name in site.files if name.endswith(".jsonld")} == {DESCRIBED}
    assert faults(json.loads((statements_site / DESCRIBED).read_text("utf-8")), statements_site) == []


@pytest.mark.parametrize("licence", ["", "licence: {name: CC BY 4.0}\n", "licence: {name: 乙, url: https://a.cn/}\n"])
def test_a_site_with_an_address_of_its_own_describes_itself_by_it(
    site_from: SiteFrom, tmp_path: Path, licence: str
) -> None:
    text = (MINIMAL / "site.yaml").read_text("utf-8").replace("https://test.example/", BASE)
    content = site_from({"site.yaml": f"{text}heavy_data: false\n{licence}"})
    described = json.loads(files_at(content, DESCRIBED)[DESCRIBED])
    paths = [download["contentUrl"].removeprefix(BASE) for download in described["distribution"]]
    for path, data in files_at(content, "data.html", DESCRIBED, *paths).items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    assert described["url"] == f"{BASE}data.html"
    assert faults(described, tmp_path / "site", BASE) == []
    assert ("license" in described) == bool(licence)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda dataset: dataset.update({"@type": "Data"}), "type"),
        (lambda dataset: dataset.pop("name"), "Dataset.name: lacking"),
        (lambda dataset: dataset.update(description="数据"), "Dataset.description"),
        (lambda dataset: dataset.update(license="CC BY 4.0"), "Dataset.license"),
        (lambda dataset: dataset.update(licence="https://a.cn/"), "Dataset.licence"),
        (lambda dataset: dataset.update(dateModified="2026年"), "Dataset.dateModified"),
        (lambda dataset: dataset.update(url="data.html"), "Dataset.url"),
        (lambda dataset: dataset.update(distribution=[]), "Dataset.distribution"),
        (lambda dataset: dataset.update(creator={"@type": "Organization"}), "Organization.name: lacking"),
        (lambda dataset: dataset["distribution"][0].update(contentUrl="gone.csv"), "contentUrl"),
        (lambda dataset: dataset["distribution"][0].update(contentUrl="../../../outside.csv"), "contentUrl"),
        (lambda dataset: dataset["distribution"][0].update(sha256="0" * 64), "another size or sum"),
        (lambda dataset: dataset["distribution"][0].update(contentSize=12), "DataDownload.contentSize"),
        (lambda dataset: dataset["distribution"][0].update(encodingFormat="text/plain"), "text/plain"),
    ],
)
def test_the_check_sees_each_fault(statements_site: Path, spoil: Fault, expected: str) -> None:
    described = json.loads((statements_site / DESCRIBED).read_text("utf-8"))
    spoil(described)
    assert any(expected in fault for fault in faults(described, statements_site)), expected
