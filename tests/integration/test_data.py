"""The open data of small sites: whole, described, and the same content once more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import STATEMENTS, checked
from tests.support import data
from tests.support.data_rebuilt import different_quantities, different_statements

SITES = ("minimal_site", "statements_site")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_every_row_and_document_is_as_its_published_schema_says(site: Path) -> None:
    assert data.faults_of_schemas(site) == []


def test_csv_has_the_rows_of_json_and_says_in_each_empty_cell_why(site: Path) -> None:
    assert data.faults_of_cells(site) == []


def test_keys_tell_rows_apart_and_name_rows_that_are_there(site: Path) -> None:
    assert data.faults_of_keys(site) == []


def test_sizes_and_sums_are_those_of_the_files(site: Path) -> None:
    assert data.faults_of_sums(site) == []


def test_the_index_lists_every_file_and_each_has_the_edition_of_its_page(site: Path) -> None:
    assert data.faults_of_index(site) == []


def test_no_value_is_empty_and_only_missing_ones_have_a_state(site: Path) -> None:
    for table, row in data.all_rows(site):
        assert [name for name, value in row.items() if value in ("", []) and name != "missing"] == [], table
        assert {name for name in row["missing"] if row.get(name) is not None} == set(), (table, row)
        assert set(row["missing"].values()) <= data.STATES


def test_openapi_describes_only_files_that_are_there(site: Path) -> None:
    described = data.read_json(site, "openapi.json")
    names = [path.removeprefix("/") for path in described["paths"]]
    assert [name for name in names if "{id}" not in name and not (site / data.API / name).exists()] == []
    folders = {name.partition("/")[0] for name in names if "{id}" in name}
    assert folders == set(data.KINDS)
    references = json.dumps(described).split('"$ref": "')[1:]
    assert {reference.partition('"')[0] for reference in references} == {
        f"schema/{schema}.json" for schema in data.KINDS.values()
    }


def test_statements_and_quantities_of_the_content_come_out_of_the_data_again(statements_site: Path) -> None:
    site = checked(STATEMENTS, sources=None).site
    assert different_statements(site, data.read_rows(statements_site, "statements")) == []
    assert different_quantities(site, data.read_rows(statements_site, "quantities")) == []


def test_a_page_names_its_own_data(minimal_site: Path) -> None:
    pages = {path for path in minimal_site.rglob("*.html") if "districts" in path.parts}
    named = [path for path in pages if 'rel="alternate" type="application/json"' in path.read_text("utf-8")]
    assert len(named) >= len(pages) - len([path for path in pages if path.stem == "index" or path.stem.isdigit()]) > 2
