"""The JSON Schema that editors' tools use says what the check says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from builder.content.json_schema import schemas, trees
from builder.content.parse import parse
from builder.content.read import load
from builder.model.site import Site
from tests.conftest import ELDER_CARE, MINIMAL, SiteFrom, findings

PLAN = "districts/aa/plan-a/plan.yaml"
HAN = re.compile("[一-鿿]")


def site_at(content: Path) -> Site:
    records, _ = load(content, shown_as="content")
    return parse(records, content="content")[0]


TEXTS = schemas(site_at(MINIMAL).vocabularies)
SCHEMAS: dict[str, Any] = {name.removesuffix(".schema.json"): json.loads(text) for name, text in TEXTS.items()}


def problems(schema: dict[str, Any], instance: object) -> list[str]:
    errors = jsonschema.Draft7Validator(schema).iter_errors(instance)
    return [f"{each.json_path}: {each.message[:120]}" for each in errors]


def instances(content: Path) -> Iterator[tuple[str, str, object]]:
    """Each piece of data of a content folder, as strings, with its file and the schema that it follows."""
    for record in load(content, shown_as="content")[0]:
        if record.tree is not None:
            yield record.file, record.kind.name, record.values


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that a schema describes, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
    for node in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from properties(node)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema, at any depth."""
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(child)


def enums(node: Any) -> list[list[str]]:
    results = [node["enum"]] if isinstance(node, dict) and "enum" in node else []
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return results + [enum for child in children for enum in enums(child)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


def departures(content: Path) -> list[tuple[str, str]]:
    """Where content does not follow its own schema: file and problem."""
    own = trees(site_at(content).vocabularies)
    return [(file, problem) for file, name, data in instances(content) for problem in problems(own[name], data)]


def test_content_that_passes_the_check_follows_its_schema() -> None:
    assert departures(MINIMAL) == departures(ELDER_CARE) == []


def test_all_kinds_of_content_have_a_schema() -> None:
    files_of_lists = {"changes", "number-idioms", "readings", "search-words"}
    assert {name for site in (MINIMAL, ELDER_CARE) for _, name, _ in instances(site)} | files_of_lists == set(SCHEMAS)


def test_the_files_that_are_lists_of_corrections_idioms_and_words_have_a_schema() -> None:
    change = {
        "date": 2024,
        "claim": "aa.plan-a.fund",
        "what": "甲",
        "before": "乙",
        "after": "丙",
        "why": "丁",
        "by": "编辑",
    }
    assert problems(SCHEMAS["changes"], [change]) == []
    assert problems(SCHEMAS["changes"], [change | {"colour": "red"}])
    assert problems(SCHEMAS["number-idioms"], [{"printed": ["进一步"], "reason": "习语"}]) == []
    assert problems(SCHEMAS["number-idioms"], [{"printed": [], "reason": "习语"}])
    assert problems(SCHEMAS["search-words"], [{"words": []}])


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_has_a_chinese_title_and_description(name: str) -> None:
    for key, node in properties(SCHEMAS[name]):
        assert HAN.search(node.get("title", "")), key
        assert HAN.search(node.get("description", "")), key
        assert node["title"] in node["markdownDescription"]
        assert node["description"] in node["markdownDescription"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_description_is_for_programmers(name: str) -> None:
    texts = [node[key] for node in nodes(SCHEMAS[name]) for key in ("title", "description") if key in node]
    assert [text for text in texts if isinstance(text, str) and not HAN.search(text)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_list_of_values_says_what_they_mean(name: str) -> None:
    for node in nodes(SCHEMAS[name]):
        values = node.get("enum")
        if values is None or True in values or "enumDescriptions" in node:
            continue
        assert any(node == item.get("propertyNames") for item in nodes(SCHEMAS[name])), values
    for node in nodes(SCHEMAS[name]):
        if "enumDescriptions" in node and "enum" in node:
            assert len(node["enumDescriptions"]) == len(node["enum"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_in_a_schema_is_newer_than_draft_7(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    newer = {"$defs", "prefixItems", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "minContains"}
    assert not [key for node in nodes(SCHEMAS[name]) for key in node if key in newer or key.startswith("x-")]
    references = [node["$ref"] for node in nodes(SCHEMAS[name]) if isinstance(node.get("$ref"), str)]
    assert all(reference.removeprefix("#/definitions/") in SCHEMAS[name]["definitions"] for reference in references)


@pytest.mark.parametrize("name", SCHEMAS)
def test_unknown_keys_are_refused_at_every_depth(name: str) -> None:
    def closed(node: Any) -> bool:
        if isinstance(node, list):
            return all(map(closed, node))
        if not isinstance(node, dict):
            return True
        return (
            not {"properties", "patternProperties"} & node.keys() or node.get("additionalProperties") is False
        ) and all(map(closed, node.values()))

    assert closed(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_value_may_be_null(name: str) -> None:
    assert "null" not in json.dumps(SCHEMAS[name])


@pytest.mark.parametrize(
    ("name", "field", "vocabulary"),
    [
        ("plan", "kind", "plan-kinds"),
        ("programme", "themes", "themes"),
        ("programme", "instruments", "instruments"),
        ("programme", "target_groups", "target-groups"),
        ("programme", "status", "statuses"),
        ("programme", "commitment", "commitments"),
    ],
)
def test_a_field_that_draws_on_a_vocabulary_lists_its_ids(name: str, field: str, vocabulary: str) -> None:
    ids = list(site_at(MINIMAL).vocabularies[vocabulary].terms)
    assert ids in enums(SCHEMAS[name]["properties"][field])


def test_the_agency_type_of_an_organisation_lists_its_ids() -> None:
    agency = next(node for key, node in properties(SCHEMAS["plan"]) if key == "agency")
    assert enums(agency) == [list(site_at(MINIMAL).vocabularies["agencies"].terms)]


def test_a_new_term_is_allowed_by_the_next_schema(site_from: SiteFrom) -> None:
    terms = (MINIMAL / "vocabularies/themes.yaml").read_text("utf-8")
    content = site_from(
        {"vocabularies/themes.yaml": terms + "- id: sport\n  label: 体育\n  definition: 甲\n  example: 乙\n"}
    )
    schema = json.loads(schemas(site_at(content).vocabularies)["programme.schema.json"])
    assert ["housing", "funding", "culture", "sport"] in enums(schema["properties"]["themes"])


WRONG = {
    "an unknown key": ("checked: 2024-01-03", "checked: 2024-01-03\ncolour: red"),
    "a missing key": ("kind: opinions\n", ""),
    "a value outside the list": ("extent: complete", "extent: all"),
    "an id outside the vocabulary": ("kind: opinions", "kind: opinion"),
    "an agency outside the vocabulary": ("agency: finance", "agency: police"),
    "text where a list belongs": ("issuer: [市中区委, 市中区政府]", "issuer: 市中区委"),
    "an empty list": ("issuer: [市中区委, 市中区政府]", "issuer: []"),
    "a list where text belongs": ("short_title: 水手工作意见", "short_title: [水手]"),
    "a date of another form": ("issued: 2022-08-03", "issued: 2022.8.3"),
    "a state that does not exist": ("issued: 2022-08-03", "issued: unknown"),
    "a state without its reason": ("issued: 2022-08-03", "issued: disputed"),
    "a path": ("file: source.txt", "file: ../source.txt"),
    "a checksum that is none": ("sha256: ", "sha256: zz"),
    "an address without a scheme": ("url: {state: not_stated, note: 测试文本没有网址}", "url: test.example"),
    "a citation that is none": ("cite: [1]", "cite: [第1段]"),
    "a nested unknown key": ("    retrieved: not_stated", "    retrieved: not_stated\n    colour: red"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_what_the_check_refuses_the_schema_refuses_too(site_from: SiteFrom, mistake: str) -> None:
    old, new = WRONG[mistake]
    text = (MINIMAL / PLAN).read_text("utf-8")
    assert old in text
    content = site_from({PLAN: text.replace(old, new, 1)})
    assert findings(content, sources=None)
    (data,) = [data for _, name, data in instances(content) if name == "plan"]
    assert problems(SCHEMAS["plan"], data)


ALLOWED = {
    "a state with its reason": ("issued: 2022-08-03", "issued: {state: disputed, note: 两处不一}"),
    "English beside Chinese": ("note-1: 只为测试而写。", "note-1: {zh: 只为测试而写。, en: For a test.}"),
    "a plain caveat": ("note-1: 只为测试而写。", "note-1: 另一句"),
    "a range of paragraphs": ("cite: [1]", "cite: [1-2]"),
}


@pytest.mark.parametrize("form", ALLOWED)
def test_every_form_that_the_check_allows_the_schema_allows_too(site_from: SiteFrom, form: str) -> None:
    old, new = ALLOWED[form]
    text = (MINIMAL / PLAN).read_text("utf-8")
    assert old in text
    content = site_from({PLAN: text.replace(old, new, 1)})
    assert findings(content, sources=None) == []
    (data,) = [data for _, name, data in instances(content) if name == "plan"]
    assert problems(SCHEMAS["plan"], data) == []


def test_a_schema_is_written_the_same_way_every_time() -> None:
    vocabularies = site_at(MINIMAL).vocabularies
    first = schemas(vocabularies)
    assert first == schemas(vocabularies)
    assert all(text.endswith("}\n") and "\\u" not in text for text in first.values())


class Core(yaml.SafeLoader):
    """YAML as VS Code's extension reads it: numbers are numbers, dates and yes are words."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (an instance variable of the base class)
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("int", "float")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_seen(file: Path) -> object:
    text = file.read_text("utf-8")
    return yaml.load(text.split("---\n")[1] if file.suffix == ".md" else text, Loader=Core)


def departures_as_seen(content: Path) -> list[tuple[str, str]]:
    """Where content, as an editor's tools read it, does not follow its own schema: file and problem."""
    own = trees(site_at(content).vocabularies)
    return [
        (record.file, problem)
        for record in load(content, shown_as="content")[0]
        if record.tree is not None
        for problem in problems(own[record.kind.name], as_seen(content.parent / content.name / record.file[8:]))
    ]


def test_content_follows_its_schema_also_where_an_editor_sees_numbers() -> None:
    assert departures_as_seen(MINIMAL) == []


@pytest.mark.parametrize(
    ("name", "key", "written", "right"),
    [
        ("district", "code", "370103", True),
        ("district", "code", "'370103'", True),
        ("district", "code", "37010", False),
        ("plan", "issued", "2022", True),
        ("plan", "issued", "'2022'", True),
        ("plan", "issued", "2022-08", True),
        ("plan", "issued", "2022.8", False),
        ("plan", "document_number", "20", True),
        ("plan", "document_number", "'20'", True),
        ("programme", "number", "1", True),
        ("programme", "number", "'1'", True),
        ("programme", "number", "1.2", True),
        ("programme", "cite", "[16, 18-20]", True),
        ("programme", "cite", "['16', page:16]", True),
        ("programme", "cite", "[第16段]", False),
    ],
)
def test_numbers_and_codes_may_stand_in_quotes_or_not(name: str, key: str, written: str, right: bool) -> None:
    schema = dict(SCHEMAS[name]) | {"required": []}
    assert (problems(schema, yaml.load(f"{key}: {written}", Loader=Core)) == []) == right
