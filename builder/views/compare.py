"""The free comparison, and the list of pairs."""

from __future__ import annotations

from builder import urls
from builder.compare.pairs import list_pairs
from builder.compare.provinces import fits_one_page
from builder.search.usual import short_place
from builder.text.pinyin import place_readings
from builder.text.values import value_class
from builder.views.as_of import AsOfPlace, as_of_place
from builder.views.context import Context, PageContext
from builder.views.downloads import Downloads
from builder.views.frames import Heading, page_frame
from builder.views.matrix import Matrix, matrix, matrix_downloads
from builder.views.pair import overlap_of, pair_title, pair_words
from builder.views.pieces import Frame, Link
from builder.views.provenance import plans_provenance


@value_class
class PairItem:
    """A pair in the list."""

    link: Link
    words: str


@value_class
class CompareView:
    """`compare/index.html`. `rows` has all rows, `script` draws them, `memo` makes files of them;
    `rule` says which pairs have a page.

    The pairs are listed while every two plans are one. Of more plans, each lists its own: here the list would grow with
    the square of their number.
    """

    frame: Frame
    hint: str
    """How a text may be looked for, with a district of the site as the example."""
    as_of: AsOfPlace
    rows: str
    script: str
    memo: str
    rule: str
    pairs: tuple[PairItem, ...]
    matrix: Matrix | None
    downloads: Downloads


def compare_view(context: Context) -> CompareView:
    """The free comparison, and all pairs that have a page."""
    page = context.page(urls.COMPARE)
    site = context.site
    limit = site.config.limits.pair_plans
    few = len(site.plans) <= limit
    whole = fits_one_page(site) and site.districts
    shown = matrix(page, site.districts, caption=page.t("matrix.caption")) if whole else None
    return CompareView(
        frame=_compare_frame(page),
        hint=_hint(page),
        as_of=as_of_place(page),
        rows=page.href(urls.COMPARE_ROWS),
        script=page.href(urls.page_script_url("compare")),
        memo=page.href(urls.page_script_url("memo")),
        rule=page.t(_rule(len(site.plans), few=few), limit=limit),
        pairs=tuple(
            PairItem(
                Link(pair_title(page, left, right), page.href(urls.pair_url(left, right))),
                pair_words(page, left, right, overlap_of(page, left, right)),
            )
            for left, right in (list_pairs(site) if few else ())
        ),
        matrix=shown,
        downloads=matrix_downloads(page, shown, site.plans),
    )


def _hint(page: PageContext) -> str:
    if not page.site.plans:
        return ""
    district = page.site.plans[0].district
    name = short_place(district.name.zh)
    syllables = place_readings(name)[0]
    typed = (name, "".join(syllables), "".join(syllable[:1] for syllable in syllables), district.code)
    return page.t("compare.find_hint", words="、".join(dict.fromkeys(typed)))


def _rule(plans: int, *, few: bool) -> str:
    if plans < 2:
        return "compare.none"
    return "compare.rule_all" if few else "compare.rule_city"


def _compare_frame(page: PageContext) -> Frame:
    return page_frame(
        page,
        Heading(
            title=page.t("compare.title"),
            description=page.t("compare.description"),
            breadcrumb=[Link(page.t("nav.compare"))],
        ),
        provenance=plans_provenance(page, page.site.plans),
        current=urls.COMPARE,
    )
