"""The open data of small sites: whole, described, and the same content once more."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from builder import pipeline
from builder.data import examples, files
from builder.data.database import Database
from builder.data.tables import TABLES
from builder.findings.errors import DiskError, bilin_error
from builder.findings.messages import messages
from tests.conftest import MINIMAL, STATEMENTS, SiteFrom, checked, files_at, files_of, publish_site
from tests.support import data
from tests.support.data_rebuilt import different_quantities, different_statements
from tests.support.disks import files_up_to

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


def test_the_database_is_whole_and_has_every_row(site: Path) -> None:
    with closing(sqlite3.connect(site / data.API / "data.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES:
            count = database.execute(f"SELECT count(*) FROM {table.name}").fetchone()
            assert count == (len(data.read_rows(site, table.name)),), table.name


def test_statements_and_quantities_are_the_same_in_the_database(site: Path) -> None:
    with closing(sqlite3.connect(site / data.API / "data.sqlite")) as database:
        database.row_factory = sqlite3.Row
        for table in ("statements", "quantities"):
            stored = {row["id"]: _unpacked(row) for row in database.execute(f"SELECT * FROM {table}")}
            assert stored == {row["id"]: row for row in data.read_rows(site, table)}


def _unpacked(row: sqlite3.Row) -> dict[str, object]:
    lists = {"themes", "instruments", "target_groups", "bodies", "cite", "aliases", "missing"}
    return {name: json.loads(row[name]) if name in lists and row[name] else row[name] for name in row.keys()}  # noqa: SIM118


def test_the_full_text_finds_what_a_scan_of_the_rows_finds(statements_site: Path) -> None:
    names = {
        row["id"]: row["name"] for row in data.read_rows(statements_site, "statements") if row["kind"] != "general"
    }
    with closing(sqlite3.connect(statements_site / data.API / "data.sqlite")) as database:
        for words in {name[start : start + size] for name in names.values() for start in (0, 1) for size in (1, 2, 4)}:
            expected = {name for name, text in names.items() if words in text}
            for table in ("texts", "search") if len(words) > 2 else ("texts",):
                query = f"SELECT id FROM {table} WHERE title LIKE '%' || ? || '%' AND kind IN ('measure', 'quantity')"
                assert {row[0] for row in database.execute(query, [words])} == expected, (table, words)


def test_the_zip_holds_every_table_and_says_how_to_read_and_cite_it(site: Path) -> None:
    with ZipFile(site / data.API / "data.zip") as package:
        assert {*package.namelist()} == {"README.txt", "datapackage.json", *(f"{table.name}.csv" for table in TABLES)}
        for name in package.namelist():
            if name != "README.txt":
                assert package.read(name) == (site / data.API / name).read_bytes()
        words = package.read("README.txt").decode("utf-8-sig")
    assert all(part in words for part in ("许可", "引用写法", "not_classified", "未归类"))


def test_the_worked_examples_run(statements_site: Path) -> None:
    folder = statements_site / data.API
    with closing(sqlite3.connect(folder / "data.sqlite")) as database:
        levels = database.execute(examples.SQL).fetchall()
        words = database.execute(examples.SQL_SEARCH).fetchall()
    assert {district for district, _, _ in levels} == {
        row["name"] for row in data.read_rows(statements_site, "districts")
    }
    assert words
    run = subprocess.run([sys.executable, "-c", examples.PYTHON], cwd=folder, capture_output=True, check=True)
    rows = data.read_rows(statements_site, "quantities")
    assert len(run.stdout.decode().splitlines()) == sum(
        row["state"] == "value" and row["repeats"] is None for row in rows
    )
    line = next(line for line in data.read_csv(statements_site, "quantities") if line["indicator"] != "not_applicable")
    assert line["indicator"] in {row["id"] for row in data.read_rows(statements_site, "vocabularies")}


def test_the_page_lists_every_file_with_its_size_and_sum(site: Path) -> None:
    page = (site / "data.html").read_text("utf-8")
    files = [entry for entry in data.read_json(site, "index.json")["files"] if "/schema/" not in entry["path"]]
    listed = [entry for entry in files if entry["path"].endswith((".csv", ".jsonl", ".sqlite", ".xlsx", ".zip"))]
    assert len(listed) == 2 * len(TABLES) + 3
    assert [entry["path"] for entry in listed if f'href="{entry["path"]}"' not in page] == []
    assert [entry["path"] for entry in listed if entry["sha256"] not in page] == []


def test_a_site_with_an_address_and_a_licence_names_both(site_from: SiteFrom) -> None:
    text = (MINIMAL / "site.yaml").read_text("utf-8")
    base = next(line for line in text.splitlines() if line.startswith("base_url:"))
    licence = "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/\n"
    content = site_from({"site.yaml": text.replace(base, "base_url: https://bilin.gov.cn/sailor/") + licence})
    files = files_at(content, "index.html", "data.html", "api/v1/dataset.jsonld", "api/v1/datapackage.json")
    assert b'<link rel="canonical" href="https://bilin.gov.cn/sailor/index.html">' in files["index.html"]
    assert "CC BY 4.0" in files["data.html"].decode()
    described = json.loads(files["api/v1/dataset.jsonld"])
    assert described["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert described["url"] == "https://bilin.gov.cn/sailor/data.html"
    assert json.loads(files["api/v1/datapackage.json"])["licenses"][0]["title"] == "CC BY 4.0"


def test_an_old_address_names_one_address_that_of_the_page_it_leads_to(site_from: SiteFrom) -> None:
    text = (MINIMAL / "site.yaml").read_text("utf-8")
    base = next(line for line in text.splitlines() if line.startswith("base_url:"))
    content = site_from({"site.yaml": text.replace(base, "base_url: https://bilin.gov.cn/sailor/")})
    page = files_at(content, "funding.html")["funding.html"].decode()
    assert re.findall('rel="canonical" href="(.*?)"', page) == ["https://bilin.gov.cn/sailor/numbers/index.html"]
    assert re.findall('property="og:url" content="(.*?)"', page) == ["https://bilin.gov.cn/sailor/numbers/index.html"]


def test_a_site_without_an_address_of_its_own_names_none(minimal_site: Path) -> None:
    assert b"canonical" not in (minimal_site / "index.html").read_bytes()
    assert not (minimal_site / "opensearch.xml").exists()


def test_heavy_files_can_be_left_out(site_from: SiteFrom) -> None:
    text = (MINIMAL / "site.yaml").read_text("utf-8")
    content = site_from({"site.yaml": f"{text}heavy_data: false\n"})
    files = files_at(content, "data.html", "api/v1/index.json", "api/v1/statements.csv")
    listed = {entry["path"].rpartition(".")[2] for entry in json.loads(files["api/v1/index.json"])["files"]}
    assert listed.isdisjoint({"sqlite", "xlsx", "zip"})
    assert b"data.zip" not in files["data.html"]


def test_schemas_are_made_again_by_another_program_only(
    site_from: SiteFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = {path: held for path, held in files_of(output).items() if path.startswith("api/v1/schema/")}
    assert len(before) > 10
    monkeypatch.setattr(files, "schemas", lambda: {"other": {}})
    (content / "districts/aa/plan-a/summary.md").write_text("全新的摘要。\n", encoding="utf-8")
    publish_site(content, output)
    assert {path: held for path, held in files_of(output).items() if path.startswith("api/v1/schema/")} == before
    assert {entry["path"] for entry in data.read_json(output, "index.json")["files"]} > before.keys()
    monkeypatch.setattr(pipeline, "program_sum", lambda: "another")
    publish_site(content, output)
    assert [path for path in files_of(output) if path.startswith("api/v1/schema/")] == ["api/v1/schema/other.json"]


def test_a_place_that_no_database_can_have_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    """SQLite takes paths of some 500 bytes, the system longer ones."""
    with pytest.raises(OSError) as error:  # noqa: PT011
        Database(tmp_path / "gone" / "data.sqlite")
    failure = bilin_error(error.value)
    assert isinstance(failure, DiskError)
    assert "打不开数据库文件，多半是路径太长" in failure.message(messages("zh"))


@pytest.mark.parametrize("size", [4_000, 100_000])
def test_a_disk_that_is_full_before_the_data_are_whole_leaves_the_old_site(
    site_from: SiteFrom, tmp_path: Path, size: int
) -> None:
    """The smaller limit stops a table, the other one the database."""
    content, output = site_from({}), tmp_path / "public"
    publish_site(content, output)
    before = files_of(output)
    (content / "districts/aa/plan-a/summary.md").write_text("全新的摘要。\n", encoding="utf-8")
    with files_up_to(size), pytest.raises(OSError) as error:  # noqa: PT011
        publish_site(content, output, full=True)
    assert isinstance(bilin_error(error.value), DiskError)
    assert files_of(output) == before
    assert not (tmp_path / ".public.versions" / "new").exists()
    assert publish_site(content, output) > 0
