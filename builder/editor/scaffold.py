"""Content files to begin with: valid, marked as drafts, with a comment on each field taken from the schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args

from builder.content.layout import PLAN, SUMMARY
from builder.editor.words import Words
from builder.editor.yaml_text import Bare, Commented, write_document
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


def district_text(place: Division, words: Words) -> str:
    """`district.yaml` of a division."""
    data = {"code": place.code, "name": place.name, "city": place.city, "province": place.province}
    noted: dict[str, object] = {key: Commented(value, words.field(DistrictFile, key)) for key, value in data.items()}
    noted["code"] = Commented(place.code, words.field(DistrictFile, "code"), above=(words("district-head"),))
    return write_document(noted)


def context_text(words: Words) -> str:
    """`context.yaml` of a district of which nothing has been looked for."""
    noted: dict[str, object] = {
        key: Commented(UNKNOWN, words.field(ContextFile, key)) for key in ContextFile.model_fields
    }
    first, *_ = noted
    noted[first] = Commented(UNKNOWN, words.field(ContextFile, first), above=(words("context-head"),))
    return write_document(noted)


def plan_files(
    vocabularies: Mapping[str, Vocabulary],
    words: Words,
    *,
    title: str,
    kind: str,
    file: tuple[str, bytes] | None,
    today: date,
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
    noted: dict[str, object] = {key: Commented(value, words.field(PlanFile, key)) for key, value in values.items()}
    noted["draft"] = Commented(Bare("true"), words("draft-plan"), above=(words("plan-scaffold"),))
    noted["kind"] = Commented(Bare(kind), _choice(vocabularies["plan-kinds"], words))
    noted["sources"] = [_source(title, file, words)]
    return {PLAN.path_in_plan(): write_document(noted), SUMMARY.path_in_plan(): words("summary-body") + "\n"}


def _source(title: str, file: tuple[str, bytes] | None, words: Words) -> dict[str, object]:
    name, digest = (file[0], hashlib.sha256(file[1]).hexdigest()) if file else (NO_FILE, NO_SHA256)
    values: dict[str, object] = {
        "id": Bare("page"),
        "file": Commented(name, words.field(Source, "file") if file else words("no-file")),
        "sha256": Commented(Bare(f"'{digest}'" if digest.isdecimal() else digest), "" if file else words("sha256")),
        "title": Commented(title, words.field(Source, "title")),
    }
    return values | {
        key: Commented(UNKNOWN, words.field(Source, key)) for key in ("publisher", "url", "published", "retrieved")
    }


def programme_text(
    vocabularies: Mapping[str, Vocabulary], words: Words, *, name: str, number: str, cite: str, themes: list[str]
) -> str:
    """A programme of which only the name and its paragraphs are known."""
    values: dict[str, object] = {
        "draft": Commented(Bare("true"), words("draft-programme"), above=(words("programme-scaffold"),)),
        "name": Commented(name, words.field(ProgrammeFile, "name")),
        **({"number": Commented(number, words.field(ProgrammeFile, "number"))} if number else {}),
        "themes": Commented(themes, _choice(vocabularies["themes"], words)),
        "instruments": Commented(UNKNOWN, _choice(vocabularies["instruments"], words)),
        "target_groups": Commented([], _choice(vocabularies["target-groups"], words)),
        "lead": Commented(UNKNOWN, words.field(ProgrammeFile, "lead")),
        "partners": Commented(UNKNOWN, words.field(ProgrammeFile, "partners")),
        **{role: Commented([], words.field(ProgrammeFile, role)) for role in ("joint", "manage", "approve", "mention")},
        "status": Commented(UNKNOWN, _choice(vocabularies["statuses"], words)),
        "force": Commented(words("no-verb"), words.field(ProgrammeFile, "force")),
        "whole": Commented([], _whole(words)),
        "cite": Commented([Bare(part) for part in cite.split(",")], words.field(ProgrammeFile, "cite")),
        "measures": Commented([], words.field(ProgrammeFile, "measures")),
        "quantities": Commented([], words.field(ProgrammeFile, "quantities"), above=tuple(_coding_help(words))),
    }
    return f"---\n{write_document(values)}---\n{words('programme-body')}\n"


def _whole(words: Words) -> str:
    aspects = words("choice", terms=words.listed(get_args(Aspect)))
    return words.listed([words.field(ProgrammeFile, "whole"), aspects], long=True)


def _coding_help(words: Words) -> Iterator[str]:
    """How a measure is written, as comments: what each has to say of itself."""
    yield words("measure-scaffold")
    yield "  - id: example"
    for key in ("name", "themes", "target_groups", "status", "force"):
        yield f"    {key}:  # {words.field(Measure, key)}"


def _choice(vocabulary: Vocabulary, words: Words) -> str:
    terms = words.listed(f"{term.id} {words.label(term.label)}" for term in vocabulary.terms.values())
    return words("choice", terms=terms)
