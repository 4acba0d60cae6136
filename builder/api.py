"""What other programs may use: `check` reads a content folder, `build` publishes it, and `Site` is what it says.

These names and their arguments change only with a new major version. Everything else in `builder` may change with any.
"""

from __future__ import annotations

from concurrent.futures import Executor
from datetime import date
from pathlib import Path

from builder import pipeline
from builder.findings.errors import ContentError
from builder.model.site import Site
from builder.pipeline import Built, Checked, Publishing, blocks_publishing, check_content
from builder.processes.program import TEMPLATES
from builder.processes.stages import no_log

__all__ = ["Built", "Checked", "Site", "build", "check"]


def check(content: Path, *, sources: Path | None = None, drafts: bool = False) -> Checked:
    """Read and check a content folder: `.site` is what it says, `.findings` what is wrong with it.

    `sources` is an archive of source texts in place of the one that `site.yaml` names; with `drafts`, drafts belong
    to the site. Raise `NoContentError` where there is no such folder, `ArchiveError` for an unreadable archive.
    """
    return check_content(content, shown_as=content.as_posix(), sources=sources, log=no_log, with_drafts=drafts)


def build(
    content: Path,
    output: Path,
    *,
    sources: Path | None = None,
    templates: Path | None = None,
    drafts: bool = False,
    strict: bool = False,
    jobs: int = 0,
    today: date | None = None,
    executor: Executor | None = None,
) -> Built:
    """Check a content folder and publish its site, all or nothing.

    Files of `templates` stand in for those of the program that have the same name. `today` is the day to count reviews
    from. The workers of an `executor` render the pages, where there is one, in place of `jobs` processes. Raise
    `ContentError`, and leave what is published as it is, where the content has errors; with `strict`, warnings count as
    errors.
    """
    checked = check(content, sources=sources, drafts=drafts)
    if blocks_publishing(checked.findings, strict=strict):
        raise ContentError("found", checked.findings)
    return pipeline.build(
        checked,
        templates=TEMPLATES,
        own_templates=templates,
        publishing=Publishing(output),
        jobs=jobs,
        log=no_log,
        progress=lambda _: None,
        today=today,
        executor=executor,
    )
