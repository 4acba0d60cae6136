"""What an earlier build made of the same is taken over: pages by their views and templates, search by its documents.

A page is made of its view and of the templates that its own refers to; its downloads, besides, of what they look up of
the plans that the view names. The sum of all that is its key. Bytes are never kept twice: a record says what files were
called and what they added up to, and they are read, and added up again, from the published site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from builder.publish.memory import Memory
from builder.publish.staging import Staging, Written
from builder.render.inputs import Inputs
from builder.render.plain import add_up, sum_of_content
from builder.render.templates import Templates
from builder.search.text import PageSection, PageText
from builder.text.canonical import NotPlainError, Sum, sum_of
from builder.text.reads import Read
from builder.views.context import Context
from builder.views.frames import with_version
from builder.views.page import Page
from builder.views.parts import Frame

_ALL_PLANS = 100_000
_UNITS = 16
READS = ":reads"
"""What is remembered of a unit beside its pages: what they read, by name, and what each name came to."""
_DOWNLOADS = "downloads"
_ANY_VERSION = "-"
_TEXTS = (".html", ".md", ".csv", ".js", ".json")
"""Files in which a version stands as it is."""
_BETWEEN_QUOTES = re.compile("""(?<=["'])[^"']+(?=["'])""")
_PICTURE = ".png"
"""A picture shows none."""


class Before(NamedTuple):
    """A page as it was made before: its files, what search reads of it, its key, and what it read, by name."""

    files: dict[str, Written]
    text: PageText | None
    key: str
    reads: frozenset[str]


class PageKeys:
    """The sums of what pages are made of, the same in every process that runs this program."""

    def __init__(self, *, templates: Templates, context: Context, program: str) -> None:
        self._templates, self._context = templates, context
        words = [each.t.words.values() for each in (context, context.english) if each]
        self._base = add_up([program, *chain.from_iterable(words)])
        site = context.site
        vocabularies = [f"{name} {each.origin.digest}" for name, each in sorted(site.vocabularies.items())]
        districts = [f"{district.id} {district.origin.digest}" for district in site.all_districts]
        self._looked_up = add_up([site.config.model_dump_json(), *vocabularies, *districts])
        self.sum_of_template = lru_cache(maxsize=None)(self._add_up_template)
        self.sum_of_plan = lru_cache(maxsize=_ALL_PLANS)(self._add_up_plan)

    def key_of(self, page: Page, view: object) -> str:
        """The sum of all that a page and its downloads are made of; empty where the view cannot be added up."""
        total = self.sum_of_view(view)
        return self.key_from(page, view, total) if total else ""

    def sum_of_view(self, view: Any) -> Sum | None:
        """What a view comes to but for the version of data that its frame shows; None where it cannot be added up."""
        if version_of(view):
            view = replace(view, frame=with_version(view.frame, _ANY_VERSION))
        try:
            return sum_of(view)
        except NotPlainError:
            return None

    def key_from(self, page: Page, view: Any, total: Sum) -> str:
        """The sum of all that a page is made of whose view comes to `total`, then the version that it shows."""
        parts = [self._base, page.path, self.sum_of_template(page.source), str(bool(page.search_entry)), total.digest]
        if page.exported:
            parts += [self._looked_up, *(self.sum_of_plan(key) for key in sorted(total.plans))]
        return f"{add_up(parts)}:{version_of(view)}"

    def _add_up_template(self, name: str) -> str:
        sources = self._templates.sources
        return add_up(f"{each}\n{sources[each]}" for each in sorted(closure_of(name, sources)))

    def _add_up_plan(self, key: str) -> str:
        """What downloads may look up of a plan: its own file, lock and texts, and what was compared of its claims."""
        plan, evidence = self._context.site.plan(key), self._context.ledger.get(key)
        if plan is None:
            return key
        parts = [key, plan.origin.digest, plan.lock.hex()]
        if evidence:
            parts += [f"{claim} {mark}" for claim, mark in sorted(evidence.marks.items())]
            parts += [paragraph for text in evidence.texts.values() for paragraph in text.raw]
        return add_up(parts)


class EarlierPages(PageKeys):
    """Pages that were made before, by the sum of what they are made of."""

    def __init__(
        self, memory: Memory, staging: Staging, *, templates: Templates, context: Context, program: str
    ) -> None:
        super().__init__(templates=templates, context=context, program=program)
        self._memory, self._staging = memory, staging
        self._inputs = Inputs(context)
        self._all = add_up([program, self._inputs.base])
        self._reads_before = lru_cache(maxsize=_UNITS)(self._read_unit)
        self._recipes: dict[str, str] = {}

    def key_before(self, page: Page) -> str:
        """The key with which a page was made before; empty where it was not."""
        return self._memory.key_before(unit_of(page.path), page.path)

    def take_over(self, page: Page, key: str) -> tuple[dict[str, Written], PageText | None] | None:
        """Write a page with its downloads as the published site has them; None where it was made of anything else.

        Where only the version of data differs, that is exchanged.
        """
        content, _, version = key.partition(":")
        for memory in self._memory.everywhere if key else ():
            record = memory.recall(unit_of(page.path), page.path) or {"key": ""}
            content_before, _, before = str(record["key"]).partition(":")
            if content == content_before and (files := self._with_version(record["files"], before, version)):
                return files, _text_of(record["text"], before, version)
        return None

    def _with_version(self, digests: Mapping[str, str], before: str, version: str) -> dict[str, Written] | None:
        """Write files as they are published, with another version of data; None where one of them may hide it."""
        if before == version:
            return self._staging.take_over(digests)
        files = self._staging.published(digests) if before and all(map(_is_legible, digests)) else None
        if files is None:
            return None
        old, new = before.encode(), version.encode()
        return {
            path: self._staging.write(path, data if path.endswith(_PICTURE) else data.replace(old, new))
            for path, data in files.items()
        }

    def unchanged(self, page: Page) -> Before | None:
        """Write a page as it was made before, where nothing that it read has changed; its view need not be made."""
        pages = (self._unchanged_in(memory, page) for memory in self._memory.everywhere)
        return next(filter(None, pages), None)

    def _unchanged_in(self, memory: Memory, page: Page) -> Before | None:
        unit = unit_of(page.path)
        record = memory.recall(unit, page.path)
        if record is None or "recipe" not in record or record["recipe"] != self.recipe_of(page):
            return None
        names, changed = self._reads_before(memory, unit)
        if not changed.isdisjoint(record["reads"]):
            return None
        files = self._staging.take_over(record["files"])
        reads = frozenset(names[number] for number in record["reads"])
        return Before(files, _text_of(record["text"]), record["key"], reads) if files else None

    def recipe_of(self, page: Page) -> str:
        """The sum of what a page is made of whatever it reads; empty where it cannot be told."""
        if page.path not in self._recipes:
            self._recipes[page.path] = self._add_up_recipe(page)
        return self._recipes[page.path]

    def _add_up_recipe(self, page: Page) -> str:
        recipe = (page.path, page.template, page.view, page.exported, page.is_english, bool(page.search_entry))
        try:
            return add_up([self._all, self.sum_of_template(page.source), sum_of_content(recipe)])
        except NotPlainError:
            return ""

    def names_of(self, page: Page, reads: Iterable[Read], total: Sum) -> frozenset[str] | None:
        """What a page with a view of `total` read, by name; None where it cannot be told."""
        names = self._inputs.names(reads)
        if names is None or not self.recipe_of(page):
            return None
        return names | {f"{_DOWNLOADS}\t{plan}" for plan in total.plans} if page.exported else names

    def sum_of_read(self, name: str) -> str:
        """What a name stands for comes to; empty where it cannot be told."""
        kind, _, plan = name.partition("\t")
        return self.sum_of_plan(plan) if kind == _DOWNLOADS else self._inputs.sum(name)

    def _read_unit(self, memory: Memory, unit: str) -> tuple[list[str], frozenset[int]]:
        """What the pages of a unit read before, and the numbers of those names that come to something else now."""
        record = memory.recall(unit, READS) or {"names": [], "sums": []}
        pairs = enumerate(zip(record["names"], record["sums"], strict=True))
        changed = frozenset(number for number, (name, total) in pairs if not total or self.sum_of_read(name) != total)
        return record["names"], changed


def record_of(key: str, files: Mapping[str, Written], text: PageText | None) -> dict[str, Any]:
    """What is remembered of a page."""
    sections = [[section.anchor, section.heading, section.text] for section in text[1]] if text else []
    digests = {path: file.digest for path, file in files.items()}
    return {"key": key, "files": digests, "text": [text[0], sections] if text else None}


def _text_of(text: Sequence[Any] | None, before: str = "", version: str = "") -> PageText | None:
    """What search reads of a page, as it was remembered; with another version of data in place of the one `before`."""
    if not text:
        return None
    sections = ([str(part).replace(before, version) if before else part for part in section] for section in text[1])
    return text[0].replace(before, version) if before else text[0], tuple(PageSection(*part) for part in sections)


def version_of(view: Any) -> str:
    """The version of data that a page shows in its frame; empty where it has none."""
    frame = getattr(view, "frame", None)
    return frame.footer.version if isinstance(frame, Frame) else ""


def _is_legible(path: str) -> bool:
    return path.endswith((*_TEXTS, _PICTURE))


def unit_of(path: str) -> str:
    """The unit that a page is remembered in: a district, a term, or the folder that it lies in.

    >>> unit_of("districts/liwan/opinions-2013/fund.html"), unit_of("themes/housing.html"), unit_of("index.html")
    ('districts/liwan', 'themes', '')
    """
    return "/".join(path.split("/")[:-1][:2])


def closure_of(name: str, sources: Mapping[str, str]) -> frozenset[str]:
    """A template and all that it refers to, directly or not: every template whose name stands in it in quotes.

    >>> sorted(closure_of("a", {"a": "{% import 'b' as b %}", "b": "{% extends 'c' %}", "c": "", "d": ""}))
    ['a', 'b', 'c']
    """
    names, waiting = {name}, [name]
    while waiting:
        referred = (_quoted(sources[waiting.pop()]) & sources.keys()) - names
        names |= referred
        waiting += referred
    return frozenset(names)


@lru_cache(maxsize=256)
def _quoted(text: str) -> frozenset[str]:
    return frozenset(_BETWEEN_QUOTES.findall(text))
