"""What has to be read with the data: what it is, under which conditions, how to cite it, what its states mean."""

from __future__ import annotations

from collections.abc import Iterator

from builder import urls
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import STATES
from builder.data.tables import TABLES
from builder.evidence.locks.marks import STATES as MARKS
from builder.model.types import Absent
from builder.views.context import Context


def newest_check(context: Context) -> str:
    """The day on which a plan was compared last; empty where there is no plan."""
    days = [plan.checked for plan in context.site.all_plans]
    return str(max(days, key=lambda day: day.earliest)) if days else ""


def licence_line(context: Context) -> str:
    """The licence of the content in a sentence."""
    licence, t = context.site.config.licence, context.t
    if isinstance(licence, Absent):
        return t("data.licence_open")
    return t("data.licence", name=f"{licence.name}（{licence.url}）" if licence.url else licence.name)


def citation_line(context: Context) -> str:
    """How to cite the data."""
    values = {"site": context.site.config.name.zh, "checked": newest_check(context) or "—"}
    address = context.public_url(urls.DATA) or urls.DATA
    return context.t("data.citation", **values, version=context.version, schema=SCHEMA_VERSION, address=address)


def readme_lines(context: Context) -> Iterator[tuple[str, str]]:
    """Everything that has to be read with the data: a heading or name, and what is said of it."""
    t, site = context.t, context.site
    yield t("data.of", site=site.config.name.zh), t("data.lead", schema=SCHEMA_VERSION, version=context.version)
    yield t("data.conditions"), licence_line(context)
    yield t("data.cite"), citation_line(context)
    yield t("data.source"), t("footer.disclaimer")
    for table in TABLES:
        yield table.name, t(f"data.table.{table.name}")
    for state in STATES:
        yield f"{state} {t(f'state.{state}')}", t(f"state_meaning.{state}")
    for mark in MARKS:
        yield f"{mark} {t(f'mark.{mark}')}", t(f"mark_meaning.{mark}")
    yield t("data.cells"), t("data.cells_meaning")


def readme_bytes(context: Context) -> bytes:
    """The same as a text file."""
    return "".join(f"{head}\r\n{words}\r\n\r\n" for head, words in readme_lines(context)).encode("utf-8-sig")
