"""The pieces that views are made of."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """Words that may lead somewhere. `time` is the machine-readable form of a date."""

    text: str
    href: str = ""
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the main navigation. `current` is the value of `aria-current`, empty for all but one."""

    text: str
    href: str
    current: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, or one of the four states of its absence. `claim`: the permanent id of what it claims, if anything."""

    state: str
    items: tuple[Link, ...] = ()
    text: str = ""
    note: str = ""
    claim: str = ""
    verified: str = "no"
    report: str = ""
    """Where to report a mistake in it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known under it."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Footer:
    """The lines at the foot of every page."""

    maintainer: Cell
    contact: Cell
    report: Link
    reference: str
    """What a report has to name, to be copied where there is no form."""
    version: str
    updated: Link
    links: tuple[Link, ...]
    registrations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """All that surrounds a page's own content. `title` is the `h1`; `provenance` stands under it.

    `window_title` names the page among all pages of all sites: two plans may well have the same title.
    """

    path: str
    lang: str
    title: str
    window_title: str
    description: str
    site_name: str
    home: str
    styles: str
    script: str
    search: str
    """The search page."""
    data: str
    """The script that starts the index of names."""
    icon: str
    nav: tuple[NavItem, ...]
    compare: str
    breadcrumb: tuple[Link, ...]
    provenance: tuple[Fact, ...]
    footer: Footer
    drafts: tuple[Link, ...] = ()
    """Plans that the page rests on and that are not finished; only a preview has any."""


@dataclass(frozen=True, slots=True)
class PlanLabel:
    """A plan as tables name it: the full place, and kind and year of the text, since they differ so much."""

    key: str
    """The plan's permanent name, for scripts and exports."""
    place: str
    code: str
    place_href: str
    title: str
    href: str
    kind: str
    year: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Safe HTML made from an editor's Markdown, and the claim that it is."""

    html: Markup
    claim: str = ""
    verified: str = "no"
    report: str = ""
    """Where to report a mistake in it."""
