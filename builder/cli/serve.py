"""`serve`: preview the site on this machine."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import (
    OUTPUT,
    archive_options,
    content_option,
    lang_option,
    print_error,
    templates_option,
)
from builder.cli.table import COMMANDS
from builder.findings.errors import NoContentError, PortError
from builder.findings.messages import Messages
from builder.processes.program import TEMPLATES

if TYPE_CHECKING:
    from builder.preview.edition import Preview
    from builder.store.access import Access


@click.command("serve", help=COMMANDS["serve"].help)
@content_option
@archive_options(network=False)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="端口，0 为任意 port, 0 = any"
)
@templates_option
@lang_option
def command(content: Path, access: Access, port: int, own_templates: Path | None, say: Messages) -> None:
    """Preview the content, report what is wrong with it, and serve until interrupted."""
    from builder.cli.checking import earlier_work, report, shown_path, stage_log
    from builder.cli.days import day_of_build
    from builder.cli.folders import say_own_templates
    from builder.pipeline import EarlierCheck, check_content
    from builder.preview.edition import Preview

    if not content.is_dir():
        raise NoContentError(content)
    say_own_templates(say, own_templates)
    shown_as, log = shown_path(content), stage_log(say)
    preview = Preview(
        partial(
            check_content,
            content,
            shown_as=shown_as,
            sources=access,
            log=log,
            with_drafts=True,
            earlier=EarlierCheck(),
            work=earlier_work(OUTPUT),
        ),
        templates=TEMPLATES,
        watched=[content],
        say=say,
        today=day_of_build(),
        own_templates=own_templates,
        on_error=partial(print_error, say),
    )
    report(say, content, preview.edition.findings)
    _serve(say, preview, port)


def _serve(say: Messages, preview: Preview, port: int) -> None:
    """Watch and answer until somebody interrupts. Raise `PortError`."""
    from builder.preview import server
    from builder.processes.collector import leave_alone

    leave_alone()  # most of a site is still the same after hours of saving: to look at all of a large one takes seconds
    try:
        httpd = server.bind(preview.get, port=port)
    except OSError as error:
        raise PortError(port, error.strerror or error) from error
    threading.Thread(target=preview.watch, daemon=True).start()
    click.echo(say.phrase("serving", address=f"http://127.0.0.1:{httpd.server_port}/"))
    try:
        httpd.serve_forever()
    except KeyboardInterrupt:
        click.echo(say.phrase("serve-stopped"))
    finally:
        preview.close()
        httpd.server_close()
