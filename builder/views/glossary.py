"""The glossary: what every word of the classification means."""

from __future__ import annotations

from builder import urls
from builder.evidence.locks.marks import STATES as MARKS
from builder.model.schema.vocabulary import Term
from builder.model.types import STATES
from builder.text.values import value_class
from builder.views.context import Context, PageContext
from builder.views.frames import Heading, page_frame
from builder.views.pieces import Frame, Link, Prose, Value
from builder.views.prose import prose_block
from builder.views.provenance import site_provenance
from builder.views.values import absent_value

SHOWN_STATES = (STATES[0], "not_classified", *STATES[1:])
"""What editors write, and what only a search of the text can say: that it has words which nobody has classified."""


@value_class
class TermRow:
    """A term of a vocabulary."""

    anchor: str
    label: str
    definition: str
    example: str
    former: tuple[str, ...]
    """Anchors that it had before."""


@value_class
class TermTable:
    """A vocabulary."""

    anchor: str
    title: str
    rows: tuple[TermRow, ...]


@value_class
class GlossaryView:
    """`glossary.html`: every vocabulary with its definitions, and the states of empty values."""

    frame: Frame
    intro: Prose | None
    states: tuple[tuple[Value, str], ...]
    marks: tuple[tuple[str, str], ...]
    """What stands beside a claim, and what it means."""
    tables: tuple[TermTable, ...]


def glossary_view(context: Context) -> GlossaryView:
    """What every word of the classification means."""
    page = context.page(urls.GLOSSARY)
    written = next((text for text in context.site.pages if text.id == "glossary"), None)
    return GlossaryView(
        frame=page_frame(
            page,
            Heading(
                title=written.title.shown if written else page.t("glossary.title"),
                description=written.description.shown if written else page.t("glossary.description"),
                breadcrumb=[Link(page.t("nav.glossary"))],
            ),
            provenance=site_provenance(page, written, version=context.versions.of_outline()),
            current=urls.GLOSSARY,
            contents=_contents(page),
        ),
        intro=prose_block(page, written.body, "pages/glossary.md", under=1) if written else None,
        marks=tuple((page.t(f"mark.{mark}"), page.t(f"mark_meaning.{mark}")) for mark in MARKS),
        states=tuple((absent_value(page, state), page.t(f"state_meaning.{state}")) for state in SHOWN_STATES),
        tables=tuple(
            TermTable(
                anchor=name,
                title=page.t(f"vocabulary.{name}"),
                rows=tuple(_term_row(name, term) for term in vocabulary.terms.values()),
            )
            for name, vocabulary in context.site.vocabularies.items()
        ),
    )


def _contents(page: PageContext) -> list[Link]:
    sections = [("states", "glossary.states"), ("marks", "glossary.marks")]
    sections += [(name, f"vocabulary.{name}") for name in page.site.vocabularies]
    return [Link(page.t(words), f"#{anchor}") for anchor, words in sections]


def _term_row(vocabulary: str, term: Term) -> TermRow:
    label, definition, example = term.label.shown, term.definition.shown, term.example.shown
    aliases = tuple(f"{vocabulary}-{old}" for old in term.aliases)
    return TermRow(f"{vocabulary}-{term.id}", label, definition, example, aliases)
