"""What `check --fix` does to content files: it shows each change as a diff, and writes it unless that is a trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

import click

from builder.cli.checking import shown_path
from builder.cli.content_part import ContentPart
from builder.content.fixes import find_fixes
from builder.content.moved_citations import edits_of, list_cited, list_own_cited
from builder.content.write import write_texts
from builder.evidence.verification.miscited import Miscited
from builder.evidence.verification.shifts import Shift
from builder.findings.errors import NoContentError, disk_errors
from builder.findings.messages import Messages
from builder.findings.reports import visible
from builder.model.origin import Origin
from builder.model.site import Plan
from builder.pipeline import Checked
from builder.yamltext.edits import apply_edits

BeforeAndAfter = tuple[list[str], list[str]]
"""The lines of a file."""
Changed = Mapping[str, BeforeAndAfter]
"""By its path below the content folder."""


@dataclass(slots=True)
class Fixing:
    """The repairs of one run, of the files of a part of the content."""

    say: Messages
    content: Path
    part: ContentPart
    dry_run: bool
    err: bool
    """Whether the diff goes where errors go: a program reads what is printed."""
    files: set[str] = field(default_factory=set)

    def fix_writing(self) -> None:
        """Mend what can only mean one thing, in every file for itself. Raise `NoContentError`."""
        if not self.content.is_dir():
            raise NoContentError(self.content)
        self._apply({file: lines for file, lines in find_fixes(self.content).items() if self.part.has(file)})

    def move_citations(self, checked: Checked) -> bool:
        """Mend citations of which it is plain what they should be; say whether files were written.

        They are off by the same number from one paragraph on; or others support all that a programme says.
        """
        moved: dict[str, BeforeAndAfter] = {}
        for key, shift in checked.repairs.shifts.items():
            if shift.start and (plan := checked.site.plan(key)):
                moved |= self._move_citations_of(plan, shift)
        for each in checked.repairs.miscited:
            if each.rule == "citation-programme":
                moved |= self._with_own_citation(each)
        self._apply(moved)
        return bool(moved) and not self.dry_run

    def finish(self) -> None:
        """Say how many files were mended, or could be."""
        key = "nothing-to-fix" if not self.files else "fixable" if self.dry_run else "fixed"
        click.echo(self.say.phrase(key, files=len(self.files)), err=self.err)

    def _move_citations_of(self, plan: Plan, shift: Shift) -> Changed:
        """The files of a plan with the citations that shifted as they should be."""
        changed = {}
        for origin in (plan.origin, *(programme.origin for programme in plan.programmes)):
            file = origin.file.removeprefix(f"{shown_path(self.content)}/")
            if self.part.has(file) and (lines := self._with_citations(file, origin, plan, shift)):
                changed[file] = lines
        return changed

    def _with_citations(self, file: str, origin: Origin, plan: Plan, shift: Shift) -> BeforeAndAfter | None:
        """A file of a plan with the citations that shifted; None where it has none of them."""
        text = (self.content / file).read_text(encoding="utf-8")
        lines = text.split("\n")
        cited = list_cited(origin, [source.id for source in plan.sources])
        edits = [edit for each in cited if each.source == shift.source for edit in edits_of(each, lines, shift.moved)]
        return (lines, apply_edits(text, edits).text.split("\n")) if edits else None

    def _with_own_citation(self, miscited: Miscited) -> Changed:
        """The file of a programme with its citation as it should be."""
        origin = miscited.programme.origin
        file = origin.file.removeprefix(f"{shown_path(self.content)}/")
        if not self.part.has(file):
            return {}
        text = (self.content / file).read_text(encoding="utf-8")
        lines = text.split("\n")
        wrong = (each for each in list_own_cited(origin) if each.span == miscited.wrong)
        edits = [edit for each in wrong for edit in edits_of(each, lines, lambda _: miscited.right)]
        return {file: (lines, apply_edits(text, edits).text.split("\n"))} if edits else {}

    def _apply(self, changed: Changed) -> None:
        """Show changes, and make them."""
        for file, (old, new) in changed.items():
            name = f"{shown_path(self.content)}/{file}"
            for line in unified_diff(old, new, fromfile=name, tofile=name, lineterm=""):
                click.echo(visible(line), err=self.err)
        if not self.dry_run:
            with disk_errors("unwritten", self.content):
                write_texts(self.content, {file: "\n".join(new) for file, (_, new) in changed.items()})
        self.files |= changed.keys()
