"""Evidence as pages show it: quotes from the source, and the measures and quantities that rest on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from builder import urls
from builder.compare.plan_time import TimeState, state_of_time
from builder.compare.stated_quantities import form_of
from builder.evidence.sources import quotes
from builder.evidence.sources.source_text import Match
from builder.model.schema.statement import Measure, Quantity
from builder.model.site import Plan, Programme
from builder.model.statements import Statement, claim_of
from builder.model.types import Absent, PartialDate, Span
from builder.text.values import value_class
from builder.views.claims import claim_state, claimed_value, report_link
from builder.views.context import PageContext
from builder.views.figures import figure
from builder.views.links import paragraph_link, statement_level, term_label
from builder.views.material_names import material_of_quote
from builder.views.pieces import Amount, Citation, Link, Value
from builder.views.statements import firmness_value, statement_of, status_value
from builder.views.values import absent_value, citation_value, date_link, period_value, stated_value, terms_value


@value_class
class QuoteView:
    """Sentences of one paragraph, and where the paragraph is."""

    source: str
    number: int
    paragraph: Link
    citation: str
    """How to quote it in a paper of one's own."""
    segments: tuple[quotes.Segment, ...]
    material: str = ""
    """Its name in the basket of materials."""


@value_class
class QuantityRow:
    """A number, everything that keeps it from being misread, and the sentence that states it."""

    anchor: str
    claim: str
    mark: str
    label_mark: str
    """Of what we say that the number is; `mark` is that of the number."""
    report: str
    label: str
    value: Value
    unit: str
    """As printed; empty without one."""
    nature: Value
    kind: str
    when: str
    commitment: Value
    status: Value
    notes: tuple[str, ...]
    related: tuple[Link, ...]
    indicator: Link | None
    """Where the numbers of other plans on the same stand."""
    cite: Value
    quotes: tuple[QuoteView, ...]
    former: tuple[str, ...] = ()
    """Anchors that it had before."""
    when_of_plan: str = ""
    """The period of its text, where the number has no time of its own."""
    when_state: TimeState = "value"
    """Why it has neither; `value` where it has one of them."""


@value_class
class MeasureRow:
    """A named measure within a programme."""

    anchor: str
    claim: str
    mark: str
    report: str
    name: str
    summary: str
    summary_mark: str
    commitment: Value
    status: Value
    cite: Value
    former: tuple[str, ...] = ()
    """Anchors that it had before."""


def quote_views(page: PageContext, plan: Plan, claim_ids: Iterable[str]) -> tuple[QuoteView, ...]:
    """The sentences that support these claims; none without the archive."""
    evidence = page.shared.ledger.get(plan.key)
    if evidence is None or not evidence.texts:
        return ()
    matches: list[Match] = [match for claim_id in claim_ids for match in evidence.matches.get(claim_id, ())]
    return tuple(
        _quote(page, plan, paragraph_link(page, plan, text.source.id, quote.paragraph, quote.paragraph), quote)
        for text in evidence.texts.values()
        for quote in quotes.quotes(text, [match for match in matches if match.source == text.source.id])
    )


def _quote(page: PageContext, plan: Plan, paragraph: Citation, quote: quotes.Quote) -> QuoteView:
    words = reference_words(page, plan, paragraph.text)
    return QuoteView(paragraph.source, quote.paragraph, paragraph, words, quote.segments)


def reference_words(page: PageContext, plan: Plan, paragraph: str) -> str:
    """How a paper cites paragraphs of a plan, after GB/T 7714: issuer, title, document number, date, paragraph."""
    issuer = page.t("quote.no_issuer") if isinstance(plan.issuer, Absent) else "，".join(plan.issuer)
    number = "" if isinstance(plan.document_number, Absent) else f"{plan.document_number}. "
    dates = [day for day in (plan.issued, plan.sources[0].published) if isinstance(day, PartialDate)]
    date = date_link(page, dates[0]).text if dates else page.t("source.not_printed")
    words = {"issuer": issuer, "title": plan.title, "number": number, "date": date, "paragraph": paragraph}
    return page.t("quote.citation", **words)


def spans_words(page: PageContext, plan: Plan, spans: Iterable[Span]) -> str:
    """Paragraphs in one word; where a plan has several sources, after the title of theirs: 第3、5—8段."""
    by_source: dict[str, list[str]] = {}
    for span in spans:
        number = f"{span.first}" if span.first == span.last else f"{span.first}—{span.last}"
        by_source.setdefault(span.source or plan.sources[0].id, []).append(number)
    titles = {source.id: source.title if len(plan.sources) > 1 else "" for source in plan.sources}
    words = (titles[name] + page.t("cite.paragraph", first="、".join(numbers)) for name, numbers in by_source.items())
    return "；".join(words)


def programme_quotes(page: PageContext, plan: Plan, programme: Programme) -> tuple[QuoteView, ...]:
    """The sentences that support what the programme's page says, within the paragraphs it cites."""
    return page.keep(("quotes", plan.key, programme.id), lambda anywhere: _programme_quotes(anywhere, plan, programme))


def _programme_quotes(page: PageContext, plan: Plan, programme: Programme) -> tuple[QuoteView, ...]:
    key = f"{plan.key}.{programme.id}"
    cited = {(span.source or plan.sources[0].id, number) for span in programme.cite for number in span.paragraphs}
    left_out = {f"{key}.section", f"{key}.number"}
    ids = [claim.id for claim in page.shared.claims_of.get(key, ()) if claim.id not in left_out]
    own = quote_views(page, plan, ids)
    return _name_quotes(plan, programme, (quote for quote in own if (quote.source, quote.number) in cited))


def _name_quotes(plan: Plan, programme: Programme | None, quotes: Iterable[QuoteView]) -> tuple[QuoteView, ...]:
    """Quotes with their names in the basket of materials."""
    return tuple(
        replace(quote, material=material_of_quote(plan, programme, quote.source, quote.number)) for quote in quotes
    )


def measure_rows(page: PageContext, plan: Plan, programme: Programme) -> tuple[MeasureRow, ...]:
    """The programme's measures; firmness and status are the programme's own unless a measure says otherwise."""
    return tuple(_measure(page, plan, programme, measure) for measure in programme.measures)


def _measure(page: PageContext, plan: Plan, programme: Programme, measure: Measure) -> MeasureRow:
    statement = statement_of(page, plan, programme, measure.id)
    claim = claim_of(plan, statement)
    return MeasureRow(
        anchor=f"m-{measure.id}",
        claim=claim,
        mark=claim_state(page, claim),
        report=report_link(page, claim),
        name=measure.name.shown,
        summary=str(measure.summary or ""),
        summary_mark=claim_state(page, f"{claim}.summary"),
        commitment=firmness_value(page, [statement], toned=True),
        status=status_value(page, programme, [statement]),
        cite=citation_value(page, plan, measure.cite or programme.cite),
        former=tuple(f"m-{old}" for old in measure.aliases),
    )


def quantity_rows(
    page: PageContext, plan: Plan, quantities: Sequence[Quantity], programme: Programme | None = None
) -> tuple[QuantityRow, ...]:
    """The quantities of a programme, or of the plan itself."""
    return tuple(quantity_row(page, plan, quantity, programme) for quantity in quantities)


def quantity_row(page: PageContext, plan: Plan, quantity: Quantity, programme: Programme | None) -> QuantityRow:
    """A quantity of a programme, or of the plan itself."""
    statement = statement_of(page, plan, programme, quantity.id)
    claim = claim_of(plan, statement)
    status = statement.coding.status
    own_time = "，".join(when(page, quantity))
    when_state = "value" if own_time else state_of_time(page.site, plan, statement)
    notes = [str(note) for note in (quantity.note,) if note]
    if quantity.disputed:
        notes.insert(0, page.t("quantity.disputed", note=quantity.disputed))
    return QuantityRow(
        anchor=f"q-{quantity.id}",
        claim=claim,
        mark=claim_state(page, claim),
        label_mark=claim_state(page, f"{claim}.label"),
        report=report_link(page, claim),
        label=str(quantity.label),
        unit=quantity.unit or "",
        value=quantity_value(page, plan, statement),
        nature=terms_value(page, "natures", quantity.nature),
        kind=page.t(f"quantity.kind.{quantity.kind}") if quantity.kind else "",
        when=own_time,
        when_of_plan=_plan_period(page, plan) if when_state == "value" and not own_time else "",
        when_state=when_state,
        commitment=firmness_value(page, [statement], toned=True),
        status=terms_value(page, "statuses", status)
        if status
        else absent_value(page, "not_applicable", note=page.t("quantity.no_status")),
        notes=tuple(notes),
        related=_related_links(page, plan, quantity, programme),
        indicator=_indicator(page, quantity.indicator) if quantity.indicator else None,
        cite=citation_value(page, plan, quantity.cite or (programme.cite if programme else [])),
        quotes=_name_quotes(plan, programme, quote_views(page, plan, [claim])),
        former=tuple(f"q-{old}" for old in quantity.aliases),
    )


def _plan_period(page: PageContext, plan: Plan) -> str:
    return page.t("chart.of_period") + period_value(page, plan).items[0].text


def quantity_value(page: PageContext, plan: Plan, statement: Statement, *, noted: bool = True) -> Value:
    """What the quantity of a statement comes to, or why that is not known; `noted`: with what was read for it."""
    quantity, claim = statement.quantity, claim_of(plan, statement)
    assert quantity
    amount = _amount(page, quantity, firmness=statement_level(page, statement))
    if quantity.value is not None and not isinstance(quantity.value, Decimal):
        return replace(stated_value(page, quantity.value, read=plan if noted else None, claim=claim), amount=amount)
    state = "disputed" if quantity.disputed else "value"
    words = figure(page, quantity)
    return claimed_value(page, Value(state, (Link(words),), text=page.t("state.disputed"), amount=amount), claim)


def _amount(page: PageContext, quantity: Quantity, *, firmness: str) -> Amount:
    """What the number comes to; one that is qualified by 以上 or 不超过 is an end of a range."""
    value = quantity.value if isinstance(quantity.value, Decimal) else None
    form = form_of(quantity)
    return Amount(
        value=value if form == "fixed" else None,
        min=value if form == "floor" and value is not None else quantity.min,
        max=value if form == "ceiling" and value is not None else quantity.max,
        qualifier=quantity.qualifier or "",
        unit=quantity.unit or "",
        per=quantity.per or "",
        period="，".join(when(page, quantity)),
        firmness=firmness,
    )


def _indicator(page: PageContext, term: str) -> Link:
    text = page.t("indicator.see", indicator=term_label(page, "indicators", term))
    return Link(text, page.href(urls.indicator_url(term)))


def nature_words(page: PageContext, quantity: Quantity) -> str:
    """What kind of a number it is, and of when."""
    kinds = [page.t(f"quantity.kind.{quantity.kind}")] if quantity.kind else []
    return "，".join([term_label(page, "natures", quantity.nature), *kinds, *when(page, quantity)])


def when(page: PageContext, quantity: Quantity) -> list[str]:
    """Until or during when a quantity is to be reached, as printed."""
    words = [quantity.period] if quantity.period else []
    if quantity.by:
        words.append(page.t("quantity.by", date=date_link(page, quantity.by).text))
    return words


def _related_links(page: PageContext, plan: Plan, quantity: Quantity, programme: Programme | None) -> tuple[Link, ...]:
    """What it repeats or is part of, so that nobody adds the two."""
    targets = ((key, getattr(quantity, key)) for key in ("repeats", "within"))
    return tuple(
        _relation(page, plan, page.t(f"quantity.{key}"), target, programme) for key, target in targets if target
    )


def _relation(page: PageContext, plan: Plan, word: str, target: str, programme: Programme | None) -> Link:
    programme_id, _, quantity_id = target.rpartition("/")
    own = {quantity.id: quantity for quantity in programme.quantities} if programme and not programme_id else {}
    holder = plan.programme(programme_id) if programme_id else programme if quantity_id in own else None
    quantities = holder.quantities if holder else plan.quantities
    related = next(quantity for quantity in quantities if quantity.id == quantity_id)
    text = page.t("quantity.related", word=word, label=related.label)
    return Link(text, page.href(urls.quantity_url(plan, holder, quantity_id)))
