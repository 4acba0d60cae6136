"""Citations as content writes them: what `Span.parse` reads."""

from __future__ import annotations

from builder.model.types import Span


def write_numbers(span: Span) -> str:
    """The paragraphs that a citation names, without their source: `16`, `18-20`."""
    return str(span.first) if span.first == span.last else f"{span.first}-{span.last}"


def write_citation(span: Span) -> str:
    """A citation with its source, if it names one.

    >>> write_citation(Span("page", 18, 20)), write_citation(Span(None, 16, 16))
    ('page:18-20', '16')
    """
    return f"{span.source}:{write_numbers(span)}" if span.source else write_numbers(span)
