"""A programme whose file is gone while its plan's lock has it: one mistake, and not one in every line about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.content.layout import PROGRAMME, plan_folder
from builder.evidence.locks.lock import read_lock
from builder.findings.finding import Finding, Place, finding
from builder.model.site import Plan, Site
from builder.text.packed_text import unpack_text

_NAME = ".name"
_OF_LINES = "lock-gone"
_CONSEQUENCES = (_OF_LINES, "lock-behind", "signature-gone", "signature-stale", "coverage-", "silence-")
"""What follows for the rest of the plan: that a paragraph is cited by nobody, a term coded nowhere."""


def explain_gone(site: Site, findings: Iterable[Finding]) -> list[Finding]:
    """Put one finding for each such programme in place of all that follow from it."""
    explained = list(findings)
    folders = {plan_folder(each.place.file) for each in explained if each.rule == _OF_LINES}
    for plan in site.all_plans:
        folder = plan_folder(plan.origin.file)
        lines = read_lock(unpack_text(plan.lock)).lines if folder in folders else {}
        if gone := list(_list_gone(plan, lines)):
            explained = [each for each in explained if not _follows(each, folder)]
            explained += [_finding(plan, folder, name, lines) for name in gone]
    return explained


def _list_gone(plan: Plan, lines: Iterable[str]) -> Iterator[str]:
    """The ids of programmes that the lock knows and the plan has not, not even as the earlier id of another."""
    programmes = {each for programme in plan.programmes for each in (programme.id, *programme.aliases)}
    ids = (name.removesuffix(_NAME) for name in lines if name.endswith(_NAME) and name.count(".") == 1)
    yield from (each for each in ids if each not in programmes)


def _follows(each: Finding, folder: str) -> bool:
    return each.rule.startswith(_CONSEQUENCES) and plan_folder(each.place.file) == folder


def _finding(plan: Plan, folder: str, name: str, lines: Iterable[str]) -> Finding:
    count = sum(line.startswith(f"{name}.") for line in lines)
    place = Place(f"{folder}/{PROGRAMME.path_in_plan(name)}", 1)
    return finding(place, "lock-programme", claim=f"{plan.key}.{name}", count=count)
