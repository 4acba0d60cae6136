"""What was found in a source -> the files of a draft: plan, summary and programmes, with comments for the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from builder.content.layout import PLAN, PROGRAMME, SUMMARY
from builder.editor.drafting.bodies import PrintedBody, add_roles, find_bodies, group_by_role, leave_out_listed
from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.facts import PrintedFact
from builder.editor.drafting.figures import group_by_reason
from builder.editor.drafting.lines import SourceLine
from builder.editor.drafting.measures import DraftMeasure, find_measures
from builder.editor.drafting.recognise import DraftProgramme, RecognisedSource, spoken
from builder.editor.drafting.suggest import suggest_best
from builder.editor.drafting.values import Values, citation_spans
from builder.editor.drafting.verbs import first_sentence, sentence_at, verb_of_item
from builder.editor.names import make_distinct, suggest_id
from builder.editor.words import Words
from builder.editor.yaml_text import Bare, Commented, write_document
from builder.evidence.grammar.dates import years_of_five_year_plan
from builder.model.site import Vocabulary
from builder.text.normalise import fold
from builder.text.values import value_class

MAX_SHORT = 20
TRUE = Bare("true")
_HANDED_ON = re.compile("《(.+)》的(?:通知|公告|函)$")
_BRACKETS_AT_END = re.compile("（[^（）]*）$")


@value_class
class ArchivedFile:
    """How the source lies in the archive."""

    file: str
    sha256: str
    encoding: str
    form: str
    origins: tuple[str, ...] = ()
    """Saved files that the archived text was taken from, where it is not the saved file itself."""


def write_draft(
    source: RecognisedSource, archived: ArchivedFile, vocabularies: Mapping[str, Vocabulary], words: Words, today: date
) -> dict[str, str]:
    """Path below the plan's folder -> text of the file."""
    writer = _DraftWriter(source, archived, vocabularies, words, today)
    return dict(writer.files())


class _DraftWriter:
    def __init__(
        self,
        source: RecognisedSource,
        archived: ArchivedFile,
        vocabularies: Mapping[str, Vocabulary],
        words: Words,
        today: date,
    ) -> None:
        self.source, self.archived, self.vocabularies = source, archived, vocabularies
        self.say, self.today = words, today
        self.values = Values(vocabularies, words)
        best = suggest_best(vocabularies["plan-kinds"], [fold(source.facts.title)])
        self.suggested_kind = best
        self.kind = best.term if best else next(iter(vocabularies["plan-kinds"].terms))

    def files(self) -> Iterator[tuple[str, str]]:
        yield PLAN.path_in_plan(), write_document(self._plan())
        yield SUMMARY.path_in_plan(), self.say("summary-body") + "\n"
        names: list[str] = []
        for programme in self.source.programmes:
            name = make_distinct(suggest_id(programme.item.name, fallback="item"), names)
            names.append(name)
            text = f"---\n{write_document(self._programme(programme))}---\n{self.say('programme-body')}\n"
            yield PROGRAMME.path_in_plan(name), text

    # The plan

    def _plan(self) -> dict[str, object]:
        facts, today = self.source.facts, Bare(self.today.isoformat())
        data: dict[str, object] = {
            "draft": Commented(TRUE, above=(self.say("plan-head"),), comment=self.say("draft-plan")),
            "title": Commented(self.values.words(facts.title), self.say("check-title")),
            "short_title": Commented(self._short_title(), self.say("short-title")),
            "kind": self.values.term("plan-kinds", self.suggested_kind),
            "issuer": self._or_unknown(list(facts.issuers)),
            "document_number": self._or_unknown(facts.number.text if facts.number else ""),
            "issued": self._date(facts.issued),
            **self.values.validity(facts.validity, self._date(facts.effective)),
            "period": self._period(),
            "extent": Commented(Bare("partial"), self.say("extent")),
            "recorded": today,
            "checked": today,
        }
        data["structure"] = [
            {"title": section.title, "cite": citation_spans(range(section.first, section.last + 1))}
            for section in self.source.outline.sections
        ]
        data["quantities"] = [
            self.values.quantity(quantity, number, self._coding(quantity), cite=True)
            for number, quantity in enumerate(self.source.quantities, 1)
        ]
        data["role_labels"] = self._labels()
        data["not_encoded"] = list(self._not_encoded())
        data["numbers_not_encoded"] = list(self._numbers_not_encoded())
        data["sources"] = [self._source_record()]
        data["organisations"] = self._organisations()
        return {key: value for key, value in data.items() if value not in ([], {})}

    def _short_title(self) -> str:
        title = self.source.facts.title
        handed_on = _HANDED_ON.search(title)
        title = _BRACKETS_AT_END.sub("", handed_on[1] if handed_on else title)
        return self.values.words(title if len(title) <= MAX_SHORT else title.rpartition("关于")[2][:MAX_SHORT])

    def _or_unknown(self, value: str | list[str]) -> object:
        return value or Commented(Bare("not_researched"), self.say("not-found"))

    def _period(self) -> object:
        period = self.source.facts.period
        if not period:
            return Commented(Bare("not_researched"), self.say("no-period"))
        start, end = years_of_five_year_plan(period.text) or period.text.split("-")
        years = {"start": Bare(str(start)), "end": Bare(str(end))}
        return {**years, "printed": period.text, "cite": [Bare(str(period.paragraph))]}

    def _labels(self) -> dict[str, object]:
        lead = dict.fromkeys(label for programme in self.source.programmes for label in programme.roles.lead_labels)
        partners = dict.fromkeys(
            label for programme in self.source.programmes for label in programme.roles.partner_labels
        )
        both = {"lead": list(lead), "partners": [label for label in partners if label not in lead]}
        return {key: value for key, value in both.items() if value}

    def _not_encoded(self) -> Iterator[dict[str, object]]:
        source, validity = self.source, self.source.facts.validity
        of_validity = {validity.paragraph} & {*source.introduction} if validity else set()
        for reason, numbers in {
            "furniture": source.furniture,
            "facts": sorted(source.facts.used - set(source.furniture)),
            "addressees": source.addressees,
            "unclear": source.unclear,
            "validity": sorted(of_validity),
            "undrafted": source.undrafted,
            "introduction": sorted({*source.introduction} - of_validity),
        }.items():
            if numbers:
                yield {"paragraphs": citation_spans(numbers), "reason": self.say(f"left-{reason}")}

    def _numbers_not_encoded(self) -> Iterator[dict[str, object]]:
        for why, printed, paragraphs in group_by_reason(self.source.left_over):
            yield {"printed": printed, "paragraphs": citation_spans(paragraphs), "reason": self.say(f"number-{why}")}

    def _source_record(self) -> dict[str, object]:
        facts, meta, archived = self.source.facts, self.source.meta, self.archived
        above = (self.say("extracted", files=self.say.listed(archived.origins)),) if archived.origins else ()
        source: dict[str, object] = {
            "id": Commented(Bare("page"), above=above),
            "file": archived.file,
            "sha256": Bare(archived.sha256),
            "title": self.values.words(facts.title),
            "publisher": self._or_unknown(facts.publisher.text if facts.publisher else ""),
            "url": self._url(meta.url),
            "published": self._published(),
            "retrieved": Commented(Bare("not_researched"), self.say("no-retrieved")),
        }
        if archived.encoding != "utf-8":
            source["encoding"] = Bare(archived.encoding)
        if archived.form == "html":
            source["format"] = Bare("html")
        cleaning = ["pinyin"] * bool(self.source.gloss_count) + ["traditional"] * self.source.traditional
        if cleaning:
            source["cleaning"] = cleaning
        if self.source.suspicious:
            numbers = self.say.listed(self.source.suspicious)
            source["corrections"] = Commented(Bare("[]"), above=(self.say("suspicious", numbers=numbers),))
        return source

    def _url(self, url: str) -> object:
        good = url.startswith(("http://", "https://")) and not any(mark in url for mark in " \"'<>")
        return url if good else Commented(Bare("not_researched"), self.say("no-url"))

    def _date(self, fact: PrintedFact | None) -> object:
        return Bare(fact.text) if fact else self._or_unknown("")

    def _published(self) -> object:
        if self.source.facts.published:
            return self._date(self.source.facts.published)
        said = self.source.meta.published
        return Commented(Bare("not_researched"), self.say("meta-date", date=said) if said else self.say("not-found"))

    def _organisations(self) -> dict[str, object]:
        """All bodies that the text prints, and those that issue it."""
        bodies: dict[str, tuple[str, ...]] = {name: (name,) for name in self.source.facts.issuers}
        for programme in self.source.programmes:
            bodies |= {body[0]: body for body in (*programme.roles.lead, *programme.roles.partners)}
        in_items = (
            body for programme in self.source.programmes for text in programme.texts for body in self._bodies(text)
        )
        for body in (*self.source.bodies, *in_items):
            bodies.setdefault(body.name, tuple(filter(None, (body.name, body.also))))
        return dict(self._organisation(body) for body in bodies.values())

    def _bodies(self, text: str) -> list[PrintedBody]:
        return find_bodies(text, of_city=self.source.of_city)

    def _organisation(self, body: tuple[str, ...]) -> tuple[str, object]:
        entry: dict[str, object] = {
            "agency": self.values.term("agencies", suggest_best(self.vocabularies["agencies"], [fold(body[0])]))
        }
        if len(body) > 1:
            entry["also_printed"] = list(body[1:])
        return body[0], entry

    # Programmes

    def _programme(self, programme: DraftProgramme) -> dict[str, object]:
        item = programme.item
        spoken_lines = [(line, spoken(line)) for line in item.lines]
        measures = find_measures(spoken_lines, self.vocabularies["commitments"], but=item.name)
        whole = [Bare("bodies")] if programme.roles.whole and (programme.quantities or measures) else []
        data: dict[str, object] = {
            "draft": Commented(TRUE, self.say("draft-programme")),
            "name": self.values.words(item.name),
            "number": item.number,
            "section": " / ".join(item.sections),
            **self._general(programme),
            "whole": Commented(whole, self.say("whole")) if whole else [],
            "cite": citation_spans([line.number for line in item.lines]),
            "measures": [self._measure(programme, measure, number) for number, measure in enumerate(measures, 1)],
            "quantities": [
                self.values.quantity(quantity, number, self._coding(quantity))
                | self._own_bodies(programme, quantity.line, quantity.figure.start)
                for number, quantity in enumerate(programme.quantities, 1)
            ],
        }
        return {key: value for key, value in data.items() if value not in ([], "")}

    def _general(self, programme: DraftProgramme) -> dict[str, object]:
        """By what the sentence is coded that speaks of the whole programme."""
        name, texts = fold(programme.item.name), programme.texts
        sentence = first_sentence(texts) or name
        roles = programme.roles
        # Where nobody is said to be responsible for the whole, nothing is inherited: all bodies can stand here.
        bodies = (
            self._bodies(first_sentence(texts))
            if roles.whole
            else [body for text in texts for body in self._bodies(text)]
        )
        bodies, status = leave_out_listed(bodies, roles.lead + roles.partners), self.values.status(sentence, self.kind)
        return {
            "themes": self.values.terms("themes", name, sentence, limit=3, required=True),
            "instruments": self.values.terms("instruments", name, sentence, limit=4, required=False),
            "target_groups": self.values.terms("target-groups", name, sentence, limit=4, required=True),
            "lead": self._or_unknown([body[0] for body in roles.lead]),
            "partners": self._or_unknown([body[0] for body in roles.partners]),
            **group_by_role(bodies, ("joint", "manage", "approve", "mention")),
            "status": Commented(Bare(status), self.values.choice("statuses")),
            "force": self.values.force(verb_of_item(self.vocabularies["commitments"], name, texts)),
        }

    def _coding(self, quantity: DraftQuantity) -> dict[str, object]:
        coding = self.values.coding(spoken(quantity.line), quantity.figure.start, self.kind, quantity.figure.end)
        return coding | ({"status": Bare("completed")} if quantity.is_past else {})

    def _measure(self, programme: DraftProgramme, measure: DraftMeasure, number: int) -> dict[str, object]:
        coding = self.values.coding(spoken(measure.line), measure.start, self.kind)
        # That no word suggests a term is said once, of the programme.
        unsaid: dict[str, object] = {
            key: [] for key, value in coding.items() if isinstance(value, Commented) and value.value == []
        }
        return {
            "id": Bare(f"m{number}"),
            "name": self.values.words(measure.name),
            **({"cite": [Bare(str(measure.line.number))]} if len(programme.item.lines) > 1 else {}),
            **coding,
            **unsaid,
            **self._own_bodies(programme, measure.line, measure.start),
        }

    def _own_bodies(self, programme: DraftProgramme, line: SourceLine, at: int) -> dict[str, object]:
        """The bodies of a statement's own sentence, with those that it would inherit and now has to name itself."""
        own = self._bodies(sentence_at(spoken(line), at))
        if not own:
            return {}
        roles = programme.roles
        inherited = {"lead": roles.lead, "partners": roles.partners} if roles.whole else {}
        return dict(add_roles({role: [body[0] for body in bodies] for role, bodies in inherited.items()}, own))
