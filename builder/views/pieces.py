"""The pieces that views are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal

from markupsafe import Markup

from builder.text.values import Derived, derived_field, value_class


@value_class
class Link:
    """Words that may lead somewhere. `time` is the machine-readable form of a date."""

    text: str
    href: str = ""
    time: str = ""
    note: str = ""
    role: Literal["", "place", "code", "title", "kind"] = ""
    """What it says within the name of a plan."""
    tone: str = ""
    """What its look means beside its words, such as how firm it is; the component `chip` has a look for each."""
    shape: str = ""
    """The sign before it that says the same without colour."""
    kind: ClassVar[str] = "link"


@value_class
class Citation(Link):
    """A link to a paragraph of a source, which files to take away spell out."""

    plan: str = ""
    """The key of the plan."""
    source: str = ""
    """The id of its source."""


@value_class
class Amount:
    """What a number comes to, as its text states it; without `value`, `min` and `max` the text only names it."""

    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    qualifier: str = ""
    unit: str = ""
    per: str = ""
    period: str = ""
    firmness: str = ""
    """How firm the number itself is, in a word."""

    @property
    def figure(self) -> str:
        """The number alone; of a range both ends, and a sign where only one end is stated.

        >>> Amount(min=Decimal(3), max=Decimal("4.5")).figure, Amount(min=Decimal(1000)).figure, Amount().figure
        ('3—4.5', '≥1000', '')
        """
        if self.value is not None:
            return f"{self.value:f}"
        if self.min is not None and self.max is not None:
            return f"{self.min:f}—{self.max:f}"
        if self.min is not None:
            return f"≥{self.min:f}"
        return "" if self.max is None else f"≤{self.max:f}"


@value_class
class NavItem:
    """An entry of the main navigation. `current` is the value of `aria-current`, empty for all but one."""

    text: str
    href: str
    current: str
    lang: str = ""
    """The language of the page that it leads to, where that is another."""


@value_class
class Alternate:
    """The address of a page in a language."""

    lang: str
    address: str


@value_class
class Value:
    """A value, or one of the five states of its absence. `claim`: the permanent id of what it claims, if anything."""

    state: str
    items: tuple[Link, ...] = ()
    text: str = ""
    note: str = ""
    claim: str = ""
    mark: str = "unchecked"
    report: str = ""
    """Where to report a mistake in it."""
    amount: Amount | None = None
    """What it comes to, if it is a number."""
    role: Literal["", "note"] = ""
    """Whether it stands aside, after what it is about."""
    kind: ClassVar[str] = "value"


@value_class
class Fact:
    """A label and what is known under it."""

    label: str
    cell: Value
    derived: Derived = derived_field()


@value_class
class MarkCount:
    """How many claims of a block have a mark (`mark`), in words, with who compared them when."""

    mark: str
    count: int
    words: str


@value_class
class MarkLine:
    """The marks of a block, once for all of it; `words` say all of them, `href` leads to what they mean."""

    counts: tuple[MarkCount, ...]
    words: str
    href: str


@value_class
class Ended:
    """That a plan holds no longer, in words; what ended it, the edition that is in force now, what was changed."""

    words: str
    later: Link | None
    current: Link | None
    """Only where it is another one than `later`."""
    changes: Link | None


@value_class
class Footer:
    """The lines at the foot of every page."""

    maintainer: str
    """Empty where the operator has named none: then the line is left out."""
    contact: str
    report: Link
    reference: str
    """What a report has to name where there is no form."""
    report_text: str
    """A report to copy, with places for the item and the address at which a reader sees the page."""
    version: str
    updated: Link


@value_class
class SearchScope:
    """What a search from a page can be kept to: a facet of search, and its value by id."""

    facet: str
    value: str


@value_class
class BasketPlace:
    """Where the basket of materials is, and how many it takes."""

    href: str
    most: int


@value_class
class Assets:
    """What the look of every page comes from."""

    styles: str
    script: str
    early_script: str
    """What runs before the page is shown."""
    icon: str
    peers: str
    """What readers' groups of districts are counted from, fetched when there is a group."""


@value_class
class Around:
    """What is the same around all pages of a folder that belong to one entry of the navigation."""

    home: str
    assets: Assets
    search: str
    """The search page."""
    data: str
    """The script that starts the index of names."""
    nav: tuple[NavItem, ...]
    compare: str
    materials: BasketPlace
    links: tuple[NavItem, ...]
    """The other pages, at the foot."""
    registrations: tuple[Link, ...]
    derived: Derived = derived_field()


@value_class
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
    around: Around
    card: str
    """The full address of the picture that is shown beside links to the page; empty before the site has one."""
    breadcrumb: tuple[Link, ...]
    provenance: tuple[Fact, ...]
    footer: Footer
    provenance_words: str = ""
    """The provenance on one line, which unfolds to all of it."""
    contents: tuple[Link, ...] = ()
    """The sections of a page that is longer than two screens."""
    citation: str = ""
    """How to cite the page."""
    marks: MarkLine | None = None
    """How many claims of the page were compared how, for a long page."""
    scope: SearchScope | None = None
    """What a search from here can be kept to."""
    address: str = ""
    """The full address of the page, once the site has one of its own."""
    twin: str = ""
    """The same page in the other language of the site."""
    alternates: tuple[Alternate, ...] = ()
    """The addresses of both."""
    finder: str = ""
    """The description of the search page for browsers, which needs such an address too."""
    own_data: str = ""
    """The JSON file of what the page is about, if it is about one thing."""
    markdown: str = ""
    """The same page in Markdown, which lies beside it; empty where there is none."""
    picture: str = ""
    """The picture that lies beside the page, where it has one of its own."""
    card_words: str = ""
    """What the picture of a plan says; empty of that of the site."""
    ended: tuple[Ended, ...] = ()
    """Plans that the page is about and that hold no longer."""
    drafts: tuple[Link, ...] = ()
    """Plans that the page rests on and that are not finished; only a preview has any."""


@value_class
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


@value_class
class Prose:
    """Safe HTML made from an editor's Markdown, the same as Markdown, and the claim that it is."""

    html: Markup
    markdown: str = ""
    claim: str = ""
    mark: str = "unchecked"
    marks: MarkLine | None = None
    report: str = ""
    """Where to report a mistake in it."""
