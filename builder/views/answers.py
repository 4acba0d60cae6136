"""The answer to a question, district by district: what is given, to whom, how much, by whom, how firmly, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder import urls
from builder.compare.answers import PlanAnswer, answer_of
from builder.compare.coverage import counted_statements
from builder.compare.page_weight import rows_of_each
from builder.compare.stated_quantities import StatedQuantity
from builder.model.schema.vocabulary import Term
from builder.model.site import Plan
from builder.model.statements import Statement, claim_of
from builder.text.values import value_class
from builder.views.answer_finding import answer_anchor, answer_chips, finding_words
from builder.views.context import PageContext
from builder.views.evidence import nature_words
from builder.views.links import plan_label, statement_link
from builder.views.material_names import material_of
from builder.views.numbers import stated_amount_cell
from builder.views.pieces import Link, Value
from builder.views.side_numbers import promises_of_plan
from builder.views.statements import coverage_value, firmness_words, join_counts, level_value
from builder.views.table_marks import with_marks
from builder.views.tables import (
    Block,
    Cell,
    Group,
    Row,
    Table,
    cell_of,
    heading,
    line,
    none_cell,
    plan_heading,
    shared_row,
    text_cell,
    value_cell,
)
from builder.views.values import citation_value, terms_value, words_value

_AMOUNTS = ("what", "groups", "amount", "who", "firmness", "cite")
_NAMES = ("what", "groups", "who", "firmness", "cite")
_NAMED = 4
"""So many of what is only named stand in the table itself."""
_NAMES_PREFIX = "n"
"""Of the anchors in the table of what is only named, where another stands before it."""


@value_class
class Answer:
    """The finding in a sentence, the table that supports it, and what is only named, which unfolds."""

    finding: str
    chips: tuple[Link, ...]
    """The firmest level of each plan that states something, with its district."""
    table: Table | None
    names: Table | None
    names_words: str


def answers(page: PageContext, vocabulary: str, term: str, plans: Iterable[Plan]) -> list[PlanAnswer]:
    """What each plan states under a term."""
    return [_answer(page, plan, vocabulary, term) for plan in plans]


def _answer(page: PageContext, plan: Plan, vocabulary: str, term: str) -> PlanAnswer:
    covered = page.shared.coverage[plan.key].find(term, vocabulary)
    return answer_of(page.site, plan, covered, promises_of_plan(page, plan))


def build_answer(page: PageContext, term: Term, plan_answers: Sequence[PlanAnswer]) -> Answer:
    """The answer as a question page shows it."""
    has_amounts = any(answer.amounts for answer in plan_answers)
    share = rows_of_each(len(plan_answers), page.site.config.locale)
    count = sum(len(answer.names) for answer in plan_answers)
    prefix = _NAMES_PREFIX if has_amounts else "a"
    names = _names_table(page, term, plan_answers, share, prefix=prefix) if count else None
    amounts = _amounts_table(page, term, plan_answers, share) if has_amounts or not count else None
    names, amounts = (with_marks(page, table) if table else None for table in (names, amounts))
    return Answer(
        finding=finding_words(page, plan_answers),
        chips=answer_chips(page, plan_answers),
        table=amounts or names,
        names=names if amounts else None,
        names_words=page.t("answer.names", count=count),
    )


def _amounts_table(page: PageContext, term: Term, plan_answers: Sequence[PlanAnswer], share: int) -> Table:
    return Table(
        id="answer-caption",
        caption=page.t("answer.caption", term=term.label.shown),
        kind="answer",
        anchor="answer",
        columns=_columns(page, _AMOUNTS),
        groups=tuple(_amounts_group(page, answer, share) for answer in plan_answers),
    )


def _names_table(
    page: PageContext, term: Term, plan_answers: Sequence[PlanAnswer], share: int, *, prefix: str
) -> Table:
    return Table(
        id="names-caption",
        caption=page.t("answer.names_caption", term=term.label.shown),
        kind="answer",
        anchor="names",
        columns=_columns(page, _NAMES),
        groups=tuple(
            _names_group(page, answer, share, prefix) for answer in plan_answers if answer.names or prefix == "a"
        ),
    )


def _columns(page: PageContext, names: Sequence[str]) -> tuple[Cell, ...]:
    heads = (heading(page.t(f"answer.column.{name}"), "col", name=name) for name in names)
    return (heading(page.t("answer.column.plan"), "col", name="plan"), *heads)


def _amounts_group(page: PageContext, answer: PlanAnswer, share: int) -> Group:
    """What a plan gives in numbers; or that it gives none, and what it names instead; or that it is silent."""
    if not answer.is_stated:
        return _group(page, answer, [_silent_row(page, answer, len(_AMOUNTS))], "a")
    shown = answer.amounts[:share]
    rows = [_amount_row(page, stated) for stated in shown]
    rest = len(answer.amounts) - len(shown)
    if rest:
        rows.append(_rest_row(page, answer, page.t("answer.rest", count=rest), len(_AMOUNTS)))
    if not rows:
        rows = [_only_names_row(page, answer)]
    elif answer.names:
        rows.append(_more_names_row(page, answer))
    return _group(page, answer, rows, "a")


def _names_group(page: PageContext, answer: PlanAnswer, share: int, prefix: str) -> Group:
    if not answer.is_stated:
        return _group(page, answer, [_silent_row(page, answer, len(_NAMES))], prefix)
    if not answer.names:
        return _group(page, answer, [_no_part_row(page, answer, len(_NAMES))], prefix)
    shown = answer.names[:share]
    rows = [_name_row(page, answer.plan, statement) for statement in shown]
    rest = len(answer.names) - len(shown)
    if rest:
        rows.append(_rest_row(page, answer, page.t("answer.rest", count=rest), len(_NAMES)))
    return _group(page, answer, rows, prefix)


def _group(page: PageContext, answer: PlanAnswer, rows: Sequence[Row], prefix: str) -> Group:
    """The rows of a plan, beside its name."""
    anchor = f"{prefix}-{answer_anchor(answer.plan)}"
    name = plan_heading(plan_label(page, answer.plan), "rowgroup", anchor=anchor, rows=len(rows))
    first = rows[0]
    return Group((replace(first, cells=(name, *first.cells)), *rows[1:]))


def _silent_row(page: PageContext, answer: PlanAnswer, columns: int) -> Row:
    silence = coverage_value(page, answer.plan, answer.covered, noted=True)
    return Row((value_cell(silence, columns=columns),), plan=answer.plan.key)


def _no_part_row(page: PageContext, answer: PlanAnswer, columns: int) -> Row:
    """A body issues or approves the plan, and no statement names it."""
    return Row((text_cell(page.t("statements.no_part"), columns=columns),), plan=answer.plan.key)


def _rest_row(page: PageContext, answer: PlanAnswer, words: str, columns: int) -> Row:
    # A heading alone would head all rows below it in files, those of the next plan as well.
    link = Link(page.t("answer.rest_where"), page.href(f"{urls.plan_url(answer.plan)}#programmes"))
    cells = heading(words, "row", name="what"), text_cell(link, columns=columns - 1)
    return Row(cells, plan=answer.plan.key)


def _only_names_row(page: PageContext, answer: PlanAnswer) -> Row:
    """What a plan names without a number: the first few, how many there are, and how firm they are."""
    if not answer.names:
        return _no_part_row(page, answer, len(_AMOUNTS))
    return _names_row(page, answer, _only_names_words(page, answer), _firmness_words(page, answer))


def _more_names_row(page: PageContext, answer: PlanAnswer) -> Row:
    """What a plan names beside its numbers: where a minor matter has the only number, the rest is not out of sight."""
    words = page.t("answer.more_names", count=len(answer.names))
    return _names_row(page, answer, words, _level_words(page, answer.names))


def _names_row(page: PageContext, answer: PlanAnswer, words: str, firmness: str) -> Row:
    """The first of what is only named; `words`: how many there are."""
    names = tuple(statement_link(page, answer.plan, statement) for statement in answer.names[:_NAMED])
    cut = page.t("answer.cut") if len(answer.names) > _NAMED else ""
    block = Block((line(Value("value", names), cut), line(words, role="note")))
    what = replace(heading(names[0], "row"), blocks=(block,), columns=2, name="what")
    amount = text_cell(page.t("answer.no_amount"), name="amount")
    who = text_cell(Link(page.t("answer.each_below"), f"#{_NAMES_PREFIX}-{answer_anchor(answer.plan)}"))
    return Row((what, amount, who, text_cell(firmness, columns=2)), plan=answer.plan.key)


def _only_names_words(page: PageContext, answer: PlanAnswer) -> str:
    """How many names there are, and what else the firmness beside them counts, so that its parts add up."""
    words = page.t("answer.only_names", count=len(answer.names))
    kinds = Counter(_kind_of(statement) for statement in answer.unnamed)
    parts = [page.t(f"answer.unnamed.{kind}", count=count) for kind, count in kinds.items()]
    return words + page.t("answer.and_unnamed", parts="、".join(parts)) if parts else words


def _kind_of(statement: Statement) -> str:
    if statement.quantity:
        return "repeated" if statement.quantity.repeats else "open"
    return "general"


def _firmness_words(page: PageContext, answer: PlanAnswer) -> str:
    """How many statements there are of each level, and how many have none."""
    return _level_words(page, counted_statements(answer.covered.statements))


def _level_words(page: PageContext, statements: Sequence[Statement]) -> str:
    bare = sum(not statement.level for statement in statements)
    words = page.t("matrix.firmness", word=page.t("answer.no_level"), count=bare) if bare else ""
    return join_counts(page, (*firmness_words(page, statements), words))


def _amount_row(page: PageContext, stated: StatedQuantity) -> Row:
    """A number: what it is of, and everything that keeps it from being misread."""
    key = ("amount row", stated.plan.key, stated.key)
    return page.keep(key, lambda anywhere: shared_row(_make_amount_row(anywhere, stated)))


def _make_amount_row(page: PageContext, stated: StatedQuantity) -> Row:
    plan, statement, quantity = stated.plan, stated.statement, stated.quantity
    amount = stated_amount_cell(page, stated)
    what = _what(page, statement, statement_link(page, plan, statement), nature_words(page, quantity))
    cells = (what, _groups(page, statement), amount, *_facts(page, plan, statement))
    return Row(cells, id=claim_of(plan, statement), plan=plan.key, material=material_of(plan, statement))


def _name_row(page: PageContext, plan: Plan, statement: Statement) -> Row:
    """A measure, a number left open, or a programme's general sentences."""
    key = ("name row", plan.key, statement.key)
    return page.keep(key, lambda anywhere: shared_row(_make_name_row(anywhere, plan, statement)))


def _make_name_row(page: PageContext, plan: Plan, statement: Statement) -> Row:
    summary = str(statement.measure.summary or "") if statement.measure and not statement.quantity else ""
    what = _what(page, statement, statement_link(page, plan, statement), summary)
    cells = (what, _groups(page, statement), *_facts(page, plan, statement))
    return Row(cells, id=claim_of(plan, statement), plan=plan.key, material=material_of(plan, statement))


def _what(page: PageContext, statement: Statement, name: Link, note: str) -> Cell:
    """What is given, as the heading of its row, with what belongs to it."""
    programme = statement.programme.name.shown if statement.programme else page.t("chart.of_plan")
    words = [note] if note else []
    words += [page.t("answer.of", programme=programme)] if programme != name.text else []
    notes = [line(word, role="note") for word in words]
    return heading(name, "row", name="what", notes=notes)


def _groups(page: PageContext, statement: Statement) -> Cell:
    groups = statement.coding.target_groups
    return value_cell(terms_value(page, "target-groups", list(groups)) if groups else words_value(page.t("answer.all")))


def _facts(page: PageContext, plan: Plan, statement: Statement) -> tuple[Cell, Cell, Cell]:
    """Who acts, how firmly the text says so, and where."""
    bodies = [
        line(page.t("role.of", name=name, role=page.t(f"role.{role}")), role="item")
        for role, name in statement.coding.bodies or ()
    ]
    who = cell_of(bodies) if bodies else none_cell(page.t("statements.no_body"))
    cite = citation_value(page, plan, statement.cite)
    return who, value_cell(level_value(page, statement)), value_cell(cite, name="cite")
