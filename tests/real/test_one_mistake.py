"""One mistake of an editor in the real content is one finding, or at most the few that its place needs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, findings

LIWAN = "districts/liwan"
PLAN = f"{LIWAN}/opinions-2013"
AWARDS = f"{PLAN}/programmes/talent-awards.md"
Mistake = Callable[[Path], None]


def move(old: str, new: str) -> Mistake:
    def make(content: Path) -> None:
        (content / old).rename(content / new)

    return make


def remove(name: str) -> Mistake:
    return lambda content: (content / name).unlink()


def copy(old: str, new: str) -> Mistake:
    def make(content: Path) -> None:
        shutil.copy(content / old, content / new)

    return make


def copy_folder(old: str, new: str) -> Mistake:
    def make(content: Path) -> None:
        shutil.copytree(content / old, content / new)

    return make


def write_file(name: str) -> Mistake:
    def make(content: Path) -> None:
        (content / name).write_bytes(b"PK\x03\x04")

    return make


def remove_folder(name: str) -> Mistake:
    return lambda content: shutil.rmtree(content / name)


def write(name: str, old: str, new: str) -> Mistake:
    def make(content: Path) -> None:
        text = (content / name).read_text("utf-8")
        assert re.search(old, text, re.MULTILINE)
        (content / name).write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), "utf-8")

    return make


def rename_term(vocabulary: str, old: str) -> Mistake:
    return write(f"vocabularies/{vocabulary}.yaml", rf"^- id: {old}$", "- id: renamed")


MISTAKES: dict[str, tuple[Mistake, int]] = {
    "a district's folder renamed": (move(LIWAN, "districts/liwan-gz"), 1),
    "a plan's folder renamed": (move(PLAN, f"{LIWAN}/opinions-2014"), 1),
    "the folder of programmes renamed": (move(f"{PLAN}/programmes", f"{PLAN}/programme"), 1),
    "a programme's file renamed": (move(AWARDS, f"{PLAN}/programmes/awards.md"), 1),
    "a programme deleted": (remove(AWARDS), 1),
    "a plan removed": (remove_folder(PLAN), 1),
    "a district removed": (remove_folder(LIWAN), 1),
    "a plan's data deleted": (remove(f"{PLAN}/plan.yaml"), 1),
    "a district's data deleted": (remove(f"{LIWAN}/district.yaml"), 1),
    "a lock deleted": (remove(f"{PLAN}/evidence.lock"), 1),
    "a programme copied beside itself": (copy(AWARDS, AWARDS.replace(".md", " - 副本.md")), 1),
    "a summary deleted": (remove(f"{PLAN}/summary.md"), 1),
    "a vocabulary deleted": (remove("vocabularies/themes.yaml"), 1),
    "a theme's id changed": (rename_term("themes", "housing"), 1),
    "an instrument's id changed": (rename_term("instruments", "prize"), 1),
    "a target group's id changed": (rename_term("target-groups", "all-talent"), 1),
    "a status's id changed": (rename_term("statuses", "planned"), 1),
    "a nature's id changed": (rename_term("natures", "target"), 1),
    "a level's id changed": (rename_term("commitments", "strive"), 2),
    "an indicator's id changed": (rename_term("indicators", "prizes"), 1),
    "a plan kind's id changed": (rename_term("plan-kinds", "opinions"), 1),
    "an organisation's name changed": (write(f"{PLAN}/plan.yaml", "^  区委组织部:$", "  区组织部:"), 1),
    "a measure's id changed": (write(AWARDS, "- id: xiguan-merit-award$", "- id: merit-award"), 2),
    "a quantity's id changed": (write(f"{PLAN}/plan.yaml", "- id: fund-in-goals$", "- id: fund-goals"), 1),
    "a figure changed": (write(AWARDS, "value: 100$", "value: 10"), 2),
    "a plan's syntax broken": (write(f"{PLAN}/plan.yaml", "^title: ", "title "), 1),
    "a district's syntax broken": (write(f"{LIWAN}/district.yaml", "^code: ", "code "), 1),
    "a programme's syntax broken": (write(AWARDS, "^name: ", "name "), 1),
    "a term's key misspelt": (write("vocabularies/themes.yaml", "^  definition:", "  defintion:"), 1),
    "an organisation's key misspelt": (write(f"{PLAN}/plan.yaml", "^    agency:", "    agncy:"), 1),
    "a conflict left": (write(AWARDS, r"\Z", "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n"), 1),
    "the key of a list deleted": (write(AWARDS, "^quantities:\n", ""), 1),
    "the first line of an item made a comment": (write(AWARDS, "^  (- id: xiguan-innovation-award)$", r"  # \1"), 1),
    "an item with only its id": (write(AWARDS, "^quantities:$", "quantities:\n  - id: new"), 1),
    "an item without anything": (write(AWARDS, "^quantities:$", "quantities:\n  - id:"), 1),
    "a bracket left open": (write(AWARDS, r"^cite: \[44\]$", "cite: [44"), 1),
    "a bracket closed by another sign": (write(AWARDS, r"^cite: \[44\]$", "cite: [44】"), 1),
    "two commas": (write(AWARDS, r"^lead: \[区委组织部,", "lead: [区委组织部,,"), 1),
    "an equals sign": (write(AWARDS, "^status: planned$", "status = planned"), 1),
    "a line of a program": (write(AWARDS, "^status: planned$", '"status": "planned",'), 1),
    "a tab in a list": (write(AWARDS, r"^lead: \[区委组织部, ", "lead: [区委组织部,\t"), 1),
    "a tab before a comment": (write(AWARDS, "^status: planned$", "status: planned\t# 计划"), 1),
    "a list without brackets": (write(AWARDS, r"^cite: \[44\]$", "cite: 44"), 1),
    "a name in braces": (write(AWARDS, "^    label: 西关功勋奖、西关创新奖的评选$", "    label: {西关功勋奖}"), 1),
    "a theme twice": (write(AWARDS, r"^themes: \[incentives\]$", "themes: [incentives, incentives]"), 2),
    "an amount as a range": (write(AWARDS, "value: 100$", "value: 100-200"), 1),
    "a date in Chinese numerals": (write(f"{PLAN}/plan.yaml", "^issued: .*$", "issued: 二〇一三年四月十二日"), 1),
    "a published plan made a draft": (write(f"{PLAN}/plan.yaml", "^title:", "draft: true\ntitle:"), 1),
    "a plan's folder copied": (copy_folder(PLAN, f"{LIWAN}/opinions-2020"), 1),
    "the folder of districts in capitals": (move("districts", "Districts"), 1),
    "the lock of another plan": (copy("districts/qinhuai/three-shifts-2017/evidence.lock", f"{PLAN}/evidence.lock"), 1),
    "a summary with data": (write(f"{PLAN}/summary.md", r"\A", "---\ntitle: 甲\n---\n"), 1),
    "a document among the content": (write_file(f"{PLAN}/notice.docx"), 1),
    "two endings": (move(AWARDS, f"{AWARDS}.txt"), 1),
    "a line of the register broken": (write("published/site.txt", "^about.html$", "about"), 1),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_one_finding(name: str, tmp_path: Path) -> None:
    make, most = MISTAKES[name]
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    make(content)
    results = findings(content, sources=None)
    assert 1 <= len(results) <= most, [(result.rule, result.place.file) for result in results][:20]
