"""A body acts in a statement: it stands in the statement's sentence, or in the list of a label for its role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.evidence.claims.placed import Placed, sentences
from builder.evidence.grammar.role_lists import list_bodies, list_roles
from builder.evidence.sources.source_text import SourceText
from builder.findings.finding import Finding, finding
from builder.model.site import Plan
from builder.model.statements import printed_forms
from builder.text.normalise import fold


def check(plan: Plan, text: SourceText, placed: Sequence[Placed]) -> Iterator[Finding]:
    """Who is said to lead or to support a measure is named there, or by the label of that role."""
    for each in placed:
        part = each.part
        if part is None or not each.matches:
            continue
        near = " ".join(sentence for _, sentence, _ in sentences(text, each.matches))
        actors = _actors(plan, _before_lists(near))
        cited = [text.folded[number - 1].text for number in text.within(each.statement.cite)]
        lists = {
            "lead": _join_bodies(cited, plan.role_labels.lead),
            "partners": _join_bodies(cited, plan.role_labels.partners),
        }
        for role, opposite in (("lead", "partners"), ("partners", "lead")):
            mentioned = {body for act, body in each.statement.coding.bodies or () if act == "mention"}
            for name in getattr(part, role) or ():
                around = near + _with_word(cited, ACTS[role])
                forms = [fold(form) for form in printed_forms(plan, name)]
                is_led_by_another = role == "lead" and bool(actors) and name not in actors
                if name in mentioned or is_led_by_another or not _acts(forms, around, lists[role], lists[opposite]):
                    yield finding(each.place, "evidence-body-role", claim=each.claim, body=name)


def _actors(plan: Plan, sentence: str) -> set[str]:
    """The bodies that a sentence says to lead: 由甲组织……, whatever the list at the end says."""
    return {
        name
        for name in plan.organisations
        for form in map(fold, printed_forms(plan, name))
        if form in sentence and re.search(f"{re.escape(form)}[^,。;:]{{0,12}}(?:{ACTS['lead'].pattern})", sentence)
    }


ACTS = {"lead": re.compile("牵头|负责|组织(?!部)|主办"), "partners": re.compile("配合|协助|参与|会同|协办")}


def _with_word(cited: Sequence[str], word: re.Pattern[str]) -> str:
    """The sentences outside the lists in which somebody does what the role is: 各责任单位要积极配合."""
    every = (sentence for text in cited for sentence in re.split("[。;]", _before_lists(text)))
    return " ".join(sentence for sentence in every if ":" not in sentence and word.search(sentence))


def _before_lists(text: str) -> str:
    return text[: min((each.start for each in list_roles(text)), default=len(text))]


def _acts(forms: Sequence[str], near: str, listed: str, elsewhere: str) -> bool:
    """Whether a body, by its printed forms, has a role: it is named near the statement or in the role's own list.

    Where that role has no list, whoever is not listed for the opposite role may have it.
    """
    if any(form in listed or form in near for form in forms):
        return True
    return not listed and not any(form in elsewhere for form in forms)


def _join_bodies(cited: Sequence[str], labels: Sequence[str]) -> str:
    return ";".join(body for text in cited for label in labels for body in list_bodies(text, fold(label)))
