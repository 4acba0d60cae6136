"""The one list of the kinds of content file: what each is called, where it lies, what it holds.

Whatever reads, checks, writes, links or documents content files asks here. A new kind is a new entry of `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from builder.model.base import Model
from builder.model.schema.context import ContextFile
from builder.model.schema.district import DistrictFile
from builder.model.schema.plan import PlanFile
from builder.model.schema.programme import ProgrammeFile
from builder.model.schema.reading import Reading
from builder.model.schema.site import Change, Config, PageFile
from builder.model.schema.statement import NumberPassedOver
from builder.model.schema.vocabulary import Indicator, Term, WordsAlike

_ID_NAME = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of content file. The methods translate between its path below the content folder and its ids."""

    name: str
    title: str
    """What editors call such a file."""
    path: str
    """Where it lies. What stands in braces is the id of the kind that has this name."""
    model: type[Model] | None = None
    """What its data, or each entry of its list, must fit. A kind without one holds no YAML."""
    is_list: bool = False
    has_page: bool = False
    """Whether Markdown may link to every such file, because each has a page."""
    is_required: bool = False
    """Whether the file must be there, for each choice of its ids that another file makes."""
    by_hand: bool = True
    """Whether editors write it; otherwise the program does."""
    ids: tuple[str, ...] = ()
    """The only ids it can have. Without any, editors choose the ids."""

    @property
    def id_names(self) -> tuple[str, ...]:
        """The names of the ids in its path.

        >>> PLAN.id_names
        ('district', 'plan')
        """
        return tuple(_ID_NAME.findall(self.path))

    def path_of(self, *ids: str) -> str:
        """The path of the file with these ids.

        >>> PROGRAMME.path_of("liwan", "opinions-2013", "party-elite")
        'districts/liwan/opinions-2013/programmes/party-elite.md'
        """
        given = dict(zip(self.id_names, ids, strict=True))
        return _ID_NAME.sub(lambda part: given[part[1]], self.path)

    def path_in_plan(self, *ids: str) -> str:
        """The path of a file of a plan below the plan's folder.

        >>> PROGRAMME.path_in_plan("party-elite")
        'programmes/party-elite.md'
        """
        return self.path_of("", "", *ids).removeprefix(_PLAN_FOLDER.format(district="", plan=""))

    def ids_of(self, path: str) -> tuple[str, ...] | None:
        """The ids in a path, or None when no such file lies there.

        >>> LOCK.ids_of("districts/liwan/opinions-2013/evidence.lock")
        ('liwan', 'opinions-2013')
        >>> LOCK.ids_of("districts/liwan/evidence.lock")
        """
        match = _pattern(self.path, self.ids).fullmatch(path)
        return match.groups() if match else None

    @property
    def shown_path(self) -> str:
        """The path as documents for editors write it.

        >>> PLAN.shown_path
        'districts/<区县>/<文本>/plan.yaml'
        """
        if len(self.ids) == 1:
            return self.path_of(*self.ids)
        titles = {kind.name: kind.title for kind in KINDS}
        return _ID_NAME.sub(lambda part: f"<{titles[part[1]]}>", self.path)

    @property
    def wildcard(self) -> str:
        """The path as a pattern of editors' tools.

        >>> PLAN.wildcard
        'districts/*/*/plan.yaml'
        """
        return self.path_of(*self.ids) if len(self.ids) == 1 else _ID_NAME.sub("*", self.path)


VOCABULARIES = (
    "themes",
    "instruments",
    "target-groups",
    "agencies",
    "plan-kinds",
    "commitments",
    "statuses",
    "natures",
    "indicators",
)
DISTRICTS_FOLDER = "districts"
_DISTRICT_FOLDER = f"{DISTRICTS_FOLDER}/{{district}}/"
_PLAN_FOLDER = f"{_DISTRICT_FOLDER}{{plan}}/"

SITE = Kind(name="site", title="网站设置", path="site.yaml", model=Config, is_required=True)
DISTRICT = Kind(
    name="district",
    title="区县",
    path=f"{_DISTRICT_FOLDER}district.yaml",
    model=DistrictFile,
    has_page=True,
    is_required=True,
)
CONTEXT = Kind(name="context", title="区县概况", path=f"{_DISTRICT_FOLDER}context.yaml", model=ContextFile)
PLAN = Kind(name="plan", title="文本", path=f"{_PLAN_FOLDER}plan.yaml", model=PlanFile, has_page=True, is_required=True)
SUMMARY = Kind(name="summary", title="摘要", path=f"{_PLAN_FOLDER}summary.md", has_page=True, is_required=True)
READINGS = Kind(
    name="readings", title="人工核对", path=f"{_PLAN_FOLDER}readings.yaml", model=Reading, is_list=True, by_hand=False
)
LOCK = Kind(name="lock", title="核对结果", path=f"{_PLAN_FOLDER}evidence.lock", by_hand=False)
REGISTER = Kind(name="register", title="发布登记", path="published/{register}.txt", by_hand=False)
KEPT = Kind(name="kept", title="发布时的数值", path="editions/{edition}/{district}.json", by_hand=False)
PROGRAMME = Kind(
    name="programme",
    title="项目",
    path=f"{_PLAN_FOLDER}programmes/{{programme}}.md",
    model=ProgrammeFile,
    has_page=True,
)
PAGE = Kind(name="page", title="页面", path="pages/{page}.md", model=PageFile, has_page=True)
VOCABULARY = Kind(
    name="vocabulary",
    title="词表",
    path="vocabularies/{vocabulary}.yaml",
    model=Term,
    is_list=True,
    is_required=True,
    ids=tuple(name for name in VOCABULARIES if name != "indicators"),
)
# Their terms say more than those of other vocabularies.
INDICATORS = Kind(
    name="indicators",
    title="可比指标",
    path=VOCABULARY.path,
    model=Indicator,
    is_list=True,
    is_required=True,
    ids=("indicators",),
)
CHANGES = Kind(name="changes", title="更正记录", path="changes.yaml", model=Change, is_list=True)
IDIOMS = Kind(
    name="number-idioms",
    title="习语里的数字",
    path="vocabularies/number-idioms.yaml",
    model=NumberPassedOver,
    is_list=True,
)

SEARCH_WORDS = Kind(
    name="search-words",
    title="搜索用的同义说法",
    path="vocabularies/search-words.yaml",
    model=WordsAlike,
    is_list=True,
)

KINDS = (
    SITE, DISTRICT, CONTEXT, PLAN, SUMMARY, READINGS, LOCK, PROGRAMME, PAGE,
    VOCABULARY, INDICATORS, CHANGES, IDIOMS, SEARCH_WORDS, REGISTER, KEPT,
)  # fmt: skip
"""In the order in which documents for editors list them."""


def find_kind(path: str) -> tuple[Kind, tuple[str, ...]] | None:
    """The kind and the ids of the file at a path below the content folder, or None when no file has its place there.

    >>> kind, ids = find_kind("vocabularies/themes.yaml")
    >>> kind.name, ids
    ('vocabulary', ('themes',))
    >>> find_kind("districts/liwan/plan.yaml")
    """
    return next(((kind, ids) for kind in KINDS if (ids := kind.ids_of(path)) is not None), None)


def is_folder(path: str) -> bool:
    """Whether content files lie in, or below, the folder at a path.

    >>> is_folder("districts/liwan/opinions-2013"), is_folder("districts/liwan/opinions-2013/images")
    (True, False)
    """
    return bool(_folders().fullmatch(path))


def plan_folder(file: str) -> str:
    """The folder of the plan that a file belongs to, whatever folder the content lies in.

    >>> plan_folder("content/districts/liwan/opinions-2013/programmes/party-elite.md")
    'content/districts/liwan/opinions-2013'
    >>> plan_folder("content/districts/liwan/opinions-2013/plan.yaml")
    'content/districts/liwan/opinions-2013'
    """
    folder = file.rpartition("/")[0]
    inner = PROGRAMME.path_in_plan("").rpartition("/")[0]
    belongs_to_programme = PROGRAMME.ids_of("/".join(file.split("/")[-len(PROGRAMME.path.split("/")) :]))
    return folder.removesuffix(f"/{inner}") if belongs_to_programme else folder


def required_files(files: Iterable[tuple[Kind, tuple[str, ...]]]) -> set[str]:
    """The files that must be there where files of these kinds and ids are.

    >>> sorted(required_files([(PROGRAMME, ("liwan", "opinions-2013", "party-elite"))]))[0]
    'districts/liwan/district.yaml'
    """
    # Most kinds of files are there for each choice very often, so choices come first, and each but once.
    named: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for kind, ids in files:
        if kind.by_hand:
            named.setdefault(kind.id_names, set()).add(ids)
    required = set()
    for kind in (kind for kind in KINDS if kind.is_required):
        id_names = kind.id_names
        if kind.ids:
            required |= {kind.path_of(name) for name in kind.ids}
        elif not id_names:  # required even where there are no files at all
            required.add(kind.path_of())
        else:
            at = [(ids, [own.index(name) for name in id_names]) for own, ids in named.items() if {*id_names} <= {*own}]
            choices = {tuple(chosen[place] for place in places) for ids, places in at for chosen in ids}
            required |= {kind.path_of(*choice) for choice in choices}
    return required


@cache
def _folders() -> re.Pattern[str]:
    """All folders that hold content: one expression, since every folder of every file is asked about."""
    above = (accumulate(kind.path.split("/")[:-1], "{}/{}".format) for kind in KINDS)
    paths = sorted({folder for folders in above for folder in folders})
    return re.compile("|".join(_pattern(path, ()).pattern for path in paths))


@cache
def _pattern(path: str, ids: tuple[str, ...]) -> re.Pattern[str]:
    literal = re.escape(path).replace(r"\{", "{").replace(r"\}", "}")
    return re.compile(_ID_NAME.sub(f"({'|'.join(map(re.escape, ids)) or '[^/]+'})", literal))
