"""A page in Markdown, for programs and language models that read text: written from the view of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from builder.export.markdown.district import district_blocks
from builder.export.markdown.pieces import Blocks, facts, heading, listed
from builder.export.markdown.plan import plan_blocks
from builder.export.markdown.programme import programme_blocks
from builder.export.markdown.terms import facet_blocks, indicator_blocks
from builder.text.markdown_source import escape, link, paragraph
from builder.text.strings import Strings
from builder.views.pieces import Ended, Frame

_WRITERS: Mapping[str, Callable[[Strings, Any], Blocks]] = {
    "plan": plan_blocks,
    "programme": programme_blocks,
    "district": district_blocks,
    "facet": facet_blocks,
    "indicator": indicator_blocks,
}
"""By template: what stands between head and foot."""


class FramedView(Protocol):
    """The view of any page."""

    @property
    def frame(self) -> Frame:
        """What surrounds the page's own content."""


def has_markdown(template: str) -> bool:
    """Whether pages of a template have a twin in Markdown; `urls.has_markdown` says the same of their addresses."""
    return template in _WRITERS


def export_markdown(t: Strings, template: str, view: FramedView) -> bytes:
    """The page of a view in Markdown: UTF-8, a block of text a paragraph.

    What leads to a place on the page itself leads to the page: Markdown has no anchors.
    """
    blocks = [*_head(t, view.frame), *_WRITERS[template](t, view), *_foot(t, view.frame)]
    text = "\n\n".join(block for block in blocks if block)
    return (text.replace("](#", f"]({_name(view.frame)}#") + "\n").encode()


def _name(frame: Frame) -> str:
    """The file name of the page, beside which the Markdown lies."""
    return frame.path.rpartition("/")[2]


def _head(t: Strings, frame: Frame) -> Iterator[str]:
    yield f"# {escape(frame.title)}"
    if frame.drafts:
        yield paragraph(escape(t("draft.note")))
    yield from (_ended_note(note) for note in frame.ended)
    about = [t("export.fact", label=escape(t("side.page")), value=link(frame.path, _name(frame)))]
    about += [t("export.fact", label=escape(t("side.cite")), value=escape(frame.citation))]
    if frame.marks:
        about += [t("export.fact", label=escape(t("side.marks")), value=escape(frame.marks.words))]
    yield "\n".join((facts(t, frame.provenance), listed(about)))


def _ended_note(note: Ended) -> str:
    """That a plan holds no longer, and what does."""
    links = [note.later, note.current, note.changes]
    return paragraph(" ".join([escape(note.words), *(link(each.text, each.href) for each in links if each)]))


def _foot(t: Strings, frame: Frame) -> Iterator[str]:
    yield heading(t("export.about"))
    yield paragraph(escape(t("footer.disclaimer")))
    lines = [t("export.fact", label=escape(t("footer.version")), value=escape(frame.footer.version))]
    if frame.own_data:
        lines.append(t("export.fact", label=escape(t("side.data")), value=link(t("side.json"), frame.own_data)))
    yield listed(lines)
