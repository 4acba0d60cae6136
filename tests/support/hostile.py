"""Content that attacks: mark-up, template code and quotes in every field that takes words."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.contents import copy

ATTACK = "{{ 7*7 }}{{ 'run'*3 }}{% raise %}<script>alert('NAME')</script>\"'><b onmouseover=alert(1)>&lt;"
"""NAME stands for the field. As the text of a page it must appear exactly so."""
_SHORT = ATTACK.replace("{{ 'run'*3 }}{% raise %}", "")
_OF_SITE = frozenset({"site.name", "site.subject"})

_FIELD = re.compile(r"§([\w.]+)§")
_HEAD = "recorded: 2024-01-02\nchecked: 2024-01-03\n---\n"
_FILES = {
    "site.yaml": """
name: §site.name§
tagline: §site.tagline§
subject: {name: §site.subject§, words: [§site.words§], initials: §site.initials§}
base_url: https://test.example/
maintainer: §site.maintainer§
contact: §site.contact§
report: not_researched
registrations:
  - label: §registration.plain§
  - {label: §registration.linked§, url: 'https://test.example/a?b=1&c=2'}
""",
    "districts/aa/aa-plan/plan.yaml": """
title: §plan.title§
short_title: §plan.short_title§
kind: opinions
issuer: [§plan.issuer§]
document_number: §plan.document_number§
issued: {state: disputed, note: §plan.issued.note§}
effective: {state: not_applicable, note: §plan.effective.note§}
validity: §plan.validity§
period: {start: 2022, end: 2025, note: §plan.period.note§}
implements: {title: §plan.implements.title§, number: §plan.implements.number§, level: city}
extent: complete
confirmed: {by: §plan.confirmed.by§, on: 2024-01-03, document: §plan.confirmed.document§}
recorded: 2024-01-02
checked: 2024-01-03
structure: [{title: §plan.structure§, cite: [1]}]
quantities: [{id: goal, label: §goal.label§, nature: target, value: 5, unit: §goal.unit§, printed: five, cite: [1],
              indicator: duration, force: 完成}]
theme_notes: {housing: {text: §plan.theme_note§, cite: [1]}}
not_encoded: [{paragraphs: [3], reason: §plan.not_encoded§}]
caveats: {note: §plan.caveat§}
place: {inferred: true, reason: §plan.place.reason§, cite: [1]}
sources:
  - id: page
    file: source.txt
    sha256: 1c3120888d7404fd380eb3507e571950d59818374af18004ee26e4cb50118f97
    title: §source.title§
    publisher: §source.publisher§
    url: https://test.example/a?b=1&c=2
    published: not_stated
    retrieved: not_stated
    corrections:
      - {printed: §correction.printed§, read_as: §correction.read_as§, paragraphs: [2],
         reason: §correction.reason§, confidence: high}
organisations:
  §organisation§: {agency: organisation, full_name: §organisation.full_name§, also_printed: [§organisation.also§]}
""",
    # The description of the home page is the tagline.
    "pages/index.md": f"---\ntitle: §index.title§\ndescription: unused\n{_HEAD}§index.body§\n",
    "districts/aa/aa-plan/summary.md": "§plan.summary§\n",
    "districts/aa/aa-plan/programmes/one.md": """---
name: §programme.name§
number: §programme.number§
section: §programme.section§
themes: [housing]
instruments: {state: disputed, note: §programme.instruments.note§}
target_groups: [all]
lead: [§organisation§]
partners: {state: not_applicable, note: §programme.partners.note§}
status: planned
force: 设立
whole: [themes, target_groups, status, force]
cite: [1]
quantities:
  - {id: figure, label: §figure.label§, nature: target, min: 1, max: 2, unit: §figure.unit§, per: §figure.per§,
     qualifier: §figure.qualifier§, period: §figure.period§, disputed: §figure.disputed§, note: §figure.note§,
     repeats: goal, printed: one}
  - {id: unknown, label: §unknown.label§, nature: target, value: {state: disputed, note: §unknown.value.note§},
     printed: two}
measures: [{id: prize, name: §measure.name§, summary: §measure.summary§}]
---
§programme.summary§
""",
    **{
        f"pages/{name}.md": f"---\ntitle: §{name}.title§\ndescription: §{name}.description§\n{_HEAD}§{name}.body§\n"
        for name in ("about", "method", "glossary")
    },
}
_TERMS = {
    "themes": "housing",
    "instruments": "fund",
    "target-groups": "all",
    "agencies": "organisation",
    "plan-kinds": "opinions",
    "commitments": "firm",
    "statuses": "planned",
    "natures": "target",
    "indicators": "duration",
}
_VOCABULARY = """
- id: ID
  label: {zh: §NAME.label§, en: §NAME.label.en§}
  definition: §NAME.definition§
  example: §NAME.example§
"""


def fields() -> set[str]:
    """The names of all fields that carry the attack."""
    return {name for text in _files().values() for name in _FIELD.findall(text)}


def attack(field: str) -> str:
    """What a field carries: names of the site have room for a part of it."""
    return (_SHORT if field in _OF_SITE else ATTACK).replace("NAME", field)


def hostile(folder: Path) -> Path:
    """The content in a folder of its own."""
    content = copy(folder)
    for old in sorted((content / "districts" / "aa" / "plan-a").rglob("*"), reverse=True):
        old.rmdir() if old.is_dir() else old.unlink()
    (content / "districts" / "aa" / "plan-a").rmdir()
    for name, text in _files().items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_armed(name, text), "utf-8")
    return content


def _files() -> dict[str, str]:
    terms = ((name, _VOCABULARY.replace("NAME", name).replace("ID", term)) for name, term in _TERMS.items())
    files = _FILES | {f"vocabularies/{name}.yaml": text for name, text in terms}
    files["vocabularies/natures.yaml"] += "  money: true\n"
    files["vocabularies/indicators.yaml"] += "  unit: §indicators.unit§\n"
    return files


def _armed(name: str, text: str) -> str:
    """The text of a file with the attack in place of each mark: quoted in YAML, as plain words in Markdown."""
    head, rule, body = (text, "", "") if name.endswith(".yaml") else text.rpartition("---\n")
    quoted = _FIELD.sub(lambda match: json.dumps(attack(match[1])), head)
    words = _FIELD.sub(lambda match: re.sub(r"([*&])", r"\\\1", attack(match[1])), body)
    return quoted + rule + words
