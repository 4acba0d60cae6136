"""Renames in a copy of the content, as an editor makes them: the file or the id, every reference, and the alias."""

from __future__ import annotations

import re
from pathlib import Path


def rename_district(content: Path, old: str, new: str) -> None:
    """A district's folder."""
    (content / "districts" / old).rename(content / "districts" / new)
    _append_alias(content / "districts" / new / "district.yaml", old)


def rename_plan(content: Path, district: str, old: str, new: str) -> None:
    """A plan's folder."""
    (content / "districts" / district / old).rename(content / "districts" / district / new)
    _append_alias(content / "districts" / district / new / "plan.yaml", old)


def rename_programme(plan: Path, old: str, new: str) -> None:
    """A programme's file, with the links and references to it."""
    (plan / f"programmes/{old}.md").rename(plan / f"programmes/{new}.md")
    for path in (*plan.rglob("*.md"), plan / "plan.yaml"):
        text = (
            path.read_text("utf-8").replace(f"{old}.md", f"{new}.md").replace(f"part_of: {old}\n", f"part_of: {new}\n")
        )
        path.write_text(re.sub(rf"(repeats|within): {old}/", rf"\1: {new}/", text), "utf-8")
    file = plan / f"programmes/{new}.md"
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\naliases: [{old}]\n", 1), "utf-8")


def rename_part(plan: Path, programme: str, old: str, new: str) -> None:
    """A measure or a quantity of a programme, with what refers to it."""
    for path in (*plan.rglob("*.md"), plan / "plan.yaml"):
        text = re.sub(rf"(repeats|within): {programme}/{old}\n", rf"\1: {programme}/{new}\n", path.read_text("utf-8"))
        if path.name == f"{programme}.md":
            text = text.replace(f"- id: {old}\n", f"- id: {new}\n    aliases: [{old}]\n", 1)
            text = re.sub(rf"(measure|repeats|within): {old}\n", rf"\1: {new}\n", text)
        path.write_text(text, "utf-8")


def rename_term(content: Path, vocabulary: str, old: str, new: str) -> None:
    """A term of a vocabulary wherever the content names it."""
    file = content / f"vocabularies/{vocabulary}.yaml"
    file.write_text(file.read_text("utf-8").replace(f"- id: {old}\n", f"- id: {new}\n  aliases: [{old}]\n", 1), "utf-8")
    rename_in_places(content, vocabulary, old, new)


def rename_in_places(content: Path, vocabulary: str, old: str, new: str) -> None:
    """The term in lists, as a key of notes, and in what is not coded."""
    key = vocabulary.replace("-", "_")
    for path in (*content.glob("districts/**/*.md"), *content.glob("districts/**/plan.yaml")):
        text = path.read_text("utf-8")
        text = re.sub(rf"({key}: \[[^\]]*?)\b{old}\b(?!-)", rf"\1{new}", text)
        text = re.sub(rf"\b{vocabulary}\.{old}\b", f"{vocabulary}.{new}", text)
        path.write_text(re.sub(rf"^  {old}:$", f"  {new}:", text, flags=re.MULTILINE), "utf-8")


def _append_alias(file: Path, old: str) -> None:
    file.write_text(file.read_text("utf-8").rstrip("\n") + f"\naliases: [{old}]\n", "utf-8")
