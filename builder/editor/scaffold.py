"""Content files to begin with: valid, marked as drafts, with a comment on each field taken from the schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from builder.content.layout import PLAN, SUMMARY
from builder.editor.words import chinese
from builder.editor.yaml_text import Bare, Noted, write_document
from builder.model.base import Model
from builder.model.divisions import Division
from builder.model.schema.context import ContextFile
from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile, Source
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.statement import Aspect, Measure
from builder.model.site import Vocabulary

NO_SHA256 = "0" * 64
NO_FILE = "todo.txt"
UNKNOWN = Bare("not_researched")


def district_text(place: Division) -> str:
    """`district.yaml` of a division."""
    data = {"code": place.code, "name": place.name, "city": place.city, "province": place.province}
    noted: dict[str, object] = {key: Noted(value, _about(DistrictFile, key)) for key, value in data.items()}
    noted["code"] = Noted(place.code, _about(DistrictFile, "code"), above=(chinese("district-head"),))
    return write_document(noted)


def context_text() -> str:
    """`context.yaml` of a district of which nothing has been looked for."""
    noted: dict[str, object] = {key: Noted(UNKNOWN, _about(ContextFile, key)) for key in ContextFile.model_fields}
    first, *_ = noted
    noted[first] = Noted(UNKNOWN, _about(ContextFile, first), above=(chinese("context-head"),))
    return write_document(noted)


def plan_files(
    vocabularies: Mapping[str, Vocabulary], *, title: str, kind: str, file: tuple[str, bytes] | None, today: date
) -> dict[str, str]:
    """`plan.yaml` and `summary.md` of a plan of which little is known yet. `file`: name and bytes of its source."""
    day = Bare(today.isoformat())
    values: dict[str, object] = {
        "draft": Bare("true"),
        "title": title,
        "short_title": title[:20],
        "kind": Bare(kind),
        **dict.fromkeys(("issuer", "document_number", "issued", "effective", "validity", "period"), UNKNOWN),
        "extent": Bare("partial"),
        "recorded": day,
        "checked": day,
    }
    noted: dict[str, object] = {key: Noted(value, _about(PlanFile, key)) for key, value in values.items()}
    noted["draft"] = Noted(Bare("true"), chinese("draft-plan"), above=(chinese("plan-scaffold"),))
    noted["kind"] = Noted(Bare(kind), _choice(vocabularies["plan-kinds"]))
    noted["sources"] = [_source(title, file)]
    return {PLAN.path_in_plan(): write_document(noted), SUMMARY.path_in_plan(): chinese("summary-body") + "\n"}


def _source(title: str, file: tuple[str, bytes] | None) -> dict[str, object]:
    name, digest = (file[0], hashlib.sha256(file[1]).hexdigest()) if file else (NO_FILE, NO_SHA256)
    values: dict[str, object] = {
        "id": Bare("page"),
        "file": Noted(name, _about(Source, "file") if file else chinese("no-file")),
        "sha256": Noted(Bare(f"'{digest}'" if digest.isdecimal() else digest), "" if file else chinese("sha256")),
        "title": Noted(title, _about(Source, "title")),
    }
    return values | {key: Noted(UNKNOWN, _about(Source, key)) for key in ("publisher", "url", "published", "retrieved")}


def programme_text(
    vocabularies: Mapping[str, Vocabulary], *, name: str, number: str, cite: str, themes: list[str]
) -> str:
    """A programme of which only the name and its paragraphs are known."""
    values: dict[str, object] = {
        "draft": Noted(Bare("true"), chinese("draft-programme"), above=(chinese("programme-scaffold"),)),
        "name": Noted(name, _about(ProgrammeFile, "name")),
        **({"number": Noted(number, _about(ProgrammeFile, "number"))} if number else {}),
        "themes": Noted(themes, _choice(vocabularies["themes"])),
        "instruments": Noted(UNKNOWN, _choice(vocabularies["instruments"])),
        "target_groups": Noted([], _choice(vocabularies["target-groups"])),
        "lead": Noted(UNKNOWN, _about(ProgrammeFile, "lead")),
        "partners": Noted(UNKNOWN, _about(ProgrammeFile, "partners")),
        **{role: Noted([], _about(ProgrammeFile, role)) for role in ("joint", "manage", "approve", "mention")},
        "status": Noted(UNKNOWN, _choice(vocabularies["statuses"])),
        "force": Noted(chinese("no-verb"), _about(ProgrammeFile, "force")),
        "whole": Noted([], f"{_about(ProgrammeFile, 'whole')}。{chinese('choice', terms='、'.join(get_args(Aspect)))}"),
        "cite": Noted([Bare(part) for part in cite.split(",")], _about(ProgrammeFile, "cite")),
        "measures": Noted([], _about(ProgrammeFile, "measures")),
        "quantities": Noted([], _about(ProgrammeFile, "quantities"), above=tuple(_coding_help())),
    }
    return f"---\n{write_document(values)}---\n{chinese('programme-body')}\n"


def _coding_help() -> Iterator[str]:
    """How a measure is written, as comments: what each has to say of itself."""
    yield chinese("measure-scaffold")
    yield "  - id: example"
    for key in ("name", "themes", "target_groups", "status", "force"):
        yield f"    {key}:  # {_about(Measure, key)}"


def _choice(vocabulary: Vocabulary) -> str:
    return chinese("choice", terms="、".join(f"{term.id} {term.label.zh}" for term in vocabulary.terms.values()))


def _about(model: type[Model], key: str) -> str:
    """What the schema says of a field."""
    info = model.model_fields[key]
    return f"{info.title}：{info.description}" if info.description else str(info.title)
