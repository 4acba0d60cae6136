"""The repository's own content, its committed schemas and its field reference agree."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

from builder.content.field_reference import field_reference
from builder.content.json_schema import schema_file, schemas, trees
from builder.content.layout import KINDS
from builder.content.read import load
from tests.conftest import ROOT
from tests.unit.content.test_json_schema import departures, departures_as_seen, properties, site_at


def test_the_committed_schemas_and_the_field_reference_are_those_of_the_code_and_the_content() -> None:
    vocabularies = site_at(ROOT / "content").vocabularies
    committed = {path.name: path.read_text("utf-8") for path in (ROOT / ".vscode/schemas").iterdir()}
    assert committed == schemas(vocabularies), "run: make schema"
    page = (ROOT / "docs/field-reference.zh-CN.md").read_text("utf-8")
    assert page == field_reference(trees(vocabularies)), "run: make schema"


def test_every_key_is_in_the_field_reference() -> None:
    page = (ROOT / "docs/field-reference.zh-CN.md").read_text("utf-8")
    keys = {key for schema in trees(site_at(ROOT / "content").vocabularies).values() for key, _ in properties(schema)}
    assert [key for key in keys - {"zh", "en", "state"} if f"| `{key}` |" not in page] == []


def editor_globs(content: str) -> dict[str, list[str]]:
    """Schema file -> the YAML files in the folder `content` that follow it, as settings of VS Code name them."""
    kinds = [kind for kind in KINDS if kind.model and not kind.path.endswith(".md")]  # the extension reads no Markdown
    globs = {}
    for kind in kinds:
        # A pattern that matches files of another kind excludes them: they have a schema of their own.
        excluded = [rival.wildcard for rival in kinds if rival is not kind and fnmatch(rival.wildcard, kind.wildcard)]
        globs[schema_file(kind)] = [f"{content}/{kind.wildcard}", *(f"!{content}/{glob}" for glob in excluded)]
    return globs


def test_vs_code_maps_every_yaml_file_to_a_schema_on_this_machine() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert settings["files.encoding"] == "utf8"
    mapped = {name.removeprefix("./.vscode/schemas/"): globs for name, globs in settings["yaml.schemas"].items()}
    every = {name: globs if isinstance(globs, list) else [globs] for name, globs in mapped.items()}
    assert every == editor_globs("content")
    assert all((ROOT / ".vscode/schemas" / name).is_file() for name in mapped)
    for record in load(ROOT / "content", shown_as="content")[0]:
        if record.file.endswith(".yaml"):
            globs = every[f"{record.kind.name}.schema.json"]
            assert any(Path(record.file).match(glob) for glob in globs)


def test_all_content_follows_its_schema() -> None:
    assert departures(ROOT / "content") == []


def test_all_content_follows_its_schema_also_where_an_editor_sees_numbers() -> None:
    assert departures_as_seen(ROOT / "content") == []
