"""`new site`: write a site to start from, which builds and passes the check."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

import click

from builder.cli.days import today
from builder.cli.options import PATH, lang_option
from builder.cli.prompts import ask
from builder.findings.errors import ContentError, UsageError, disk_error
from builder.findings.messages import Messages, messages
from builder.processes.program import LOCK
from builder.text.foreign import ENGLISH

if TYPE_CHECKING:
    from builder.editor.new_site import NewSite

_WHEEL = "bilin-{version}-py3-none-any.whl"


@click.command("site")
@click.argument("directory", type=PATH, metavar="DIR")
@click.option("--subject", help="政策领域，例如 养老服务 the policy field")
@click.option("--name", help="网站的名称 name of the site")
@click.option("--language", "locale", metavar="LOCALE", help="网页的语言，例如 zh-CN language of the pages")
@lang_option
def new_site(directory: Path, subject: str | None, name: str | None, locale: str | None, say: Messages) -> None:
    """新建网站。 A new site in an empty folder."""
    from builder.content.write import is_vacant, new_folder
    from builder.editor.new_site import NewSite

    if not is_vacant(directory):
        raise UsageError("not-empty", path=directory)
    is_asked = not (subject and name)
    subject = _words(ask(say, subject, "--subject"), "--subject")
    locale = _valid_locale(say, locale, is_asked=is_asked)  # before the name, which is proposed in this language
    proposed = (messages("en") if locale == ENGLISH else say).phrase("site-name", subject=subject)
    name = _words(ask(say, name, "--name", proposed), "--name")
    wheel = _wheel_at_hand()
    program = wheel.read_bytes() if wheel else b""
    named = f"{wheel.name} --hash=sha256:{sha256(program).hexdigest()}" if wheel else _name_of_wheel()
    site = NewSite(name, subject, locale, named, today())
    try:
        with new_folder(directory) as draft:
            _write(say, draft, site)
            if wheel:
                (draft / "wheels").mkdir()
                (draft / "wheels" / wheel.name).write_bytes(program)
    except OSError as error:
        raise disk_error("not-written", error, directory) from error
    click.echo(say.phrase("new-site-next", folder=directory))
    if not wheel:
        click.echo(say.phrase("new-site-wheel", folder=directory / "wheels"), err=True)


def _write(say: Messages, draft: Path, site: NewSite) -> None:
    """Write all files, what editors' tools read, and the lock of what the check finds in the source."""
    from builder.cli.checking import checked_content, content_without_errors, report
    from builder.content.json_schema import schemas
    from builder.content.write import write_texts
    from builder.evidence.ledger.lock_files import lock_texts
    from builder.pipeline import blocks_publishing

    content = draft / "content"
    write_texts(draft, site.files() | {LOCK.name: LOCK.read_text("utf-8")})
    checked = content_without_errors(say, content)
    write_texts(draft / ".vscode" / "schemas", schemas(checked.site.vocabularies))
    write_texts(
        content, lock_texts(checked.site, checked.ledger, on=site.today.isoformat(), by=checked.site.config.verifier)
    )
    checked = checked_content(content)
    if blocks_publishing(checked.findings, strict=True):
        report(say, content, checked.findings)
        raise ContentError("found-check", checked.findings)


def _words(text: str, option: str) -> str:
    """A few words for headings. Raise `UsageError` for what is too long, or what a line cannot hold."""
    from builder.model.schema.site import MAX_NAME

    if len(text) > MAX_NAME or not text.isprintable() or "@" in text:
        raise UsageError("bad-words", option=option, value=text[:MAX_NAME], limit=MAX_NAME)
    return text


def _valid_locale(say: Messages, locale: str | None, *, is_asked: bool) -> str:
    """The language of the pages, the first one unless somebody is asked. Raise `UsageError` for one without words."""
    from builder.model.schema.site import Config

    locales = [str(each) for each in get_args(Config.model_fields["locale"].annotation)]
    if locale is None:
        locale = ask(say, None, "--language", locales[0]) if is_asked and len(locales) > 1 else locales[0]
    if locale not in locales:
        raise UsageError("no-locale", value=locale, known=", ".join(locales))
    return locale


def _wheel_at_hand() -> Path | None:
    """The wheel that this program was installed from, where it still lies there."""
    from urllib.request import url2pathname

    try:
        said = distribution("bilin").read_text("direct_url.json")  # by pip, of what it has from no index (PEP 610)
    except PackageNotFoundError:
        return None
    address = urlsplit(json.loads(said)["url"] if said else "")
    path = Path(url2pathname(address.path))
    return path if address.scheme == "file" and path.suffix == ".whl" and path.is_file() else None


def _name_of_wheel() -> str:
    """The name that the wheel of this program has; of a checkout nobody can tell before it is made."""
    try:
        return _WHEEL.format(version=distribution("bilin").version)
    except PackageNotFoundError:
        return _WHEEL.format(version="VERSION")
