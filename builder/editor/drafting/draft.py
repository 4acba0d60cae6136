"""What was found in a source -> the files of a draft: plan, summary and programmes, with comments for the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from builder.content.layout import PLAN, PROGRAMME, SUMMARY
from builder.editor.drafting.facts import Found
from builder.editor.drafting.figures import DraftQuantity, by_reason
from builder.editor.drafting.suggest import best
from builder.editor.drafting.understood import Programme, Understood
from builder.editor.drafting.values import Values, span, spans
from builder.editor.names import distinct, identifier
from builder.editor.words import Words
from builder.editor.yaml_text import Bare, Noted, document
from builder.model.site import Vocabulary
from builder.text.normalise import fold

MAX_SHORT = 20
TRUE = Bare("true")


@dataclass(frozen=True, slots=True)
class Archived:
    """How the source lies in the archive."""

    file: str
    sha256: str
    encoding: str
    form: str
    origins: tuple[str, ...] = ()
    """Saved files that the archived text was taken from, where it is not the saved file itself."""


def draft(
    found: Understood, archived: Archived, vocabularies: Mapping[str, Vocabulary], words: Words, today: date
) -> dict[str, str]:
    """Path below the plan's folder -> text of the file."""
    writer = _Writer(found, archived, vocabularies, words, today)
    return dict(writer.files())


class _Writer:
    def __init__(
        self, found: Understood, archived: Archived, vocabularies: Mapping[str, Vocabulary], words: Words, today: date
    ) -> None:
        self.found, self.archived, self.vocabularies, self.say, self.today = found, archived, vocabularies, words, today
        self.values = Values(vocabularies, words)

    def files(self) -> Iterator[tuple[str, str]]:
        yield PLAN.path_in_plan(), document(self._plan())
        yield SUMMARY.path_in_plan(), self.say("summary-body") + "\n"
        taken: list[str] = []
        for one in self.found.programmes:
            name = distinct(identifier(one.item.name, fallback="item"), taken)
            taken.append(name)
            path = PROGRAMME.path_in_plan(name)
            yield path, f"---\n{document(self._programme(one))}---\n{self.say('programme-body')}\n"

    # The plan

    def _plan(self) -> dict[str, object]:
        facts, today = self.found.facts, Bare(self.today.isoformat())
        kind = best(self.vocabularies["plan-kinds"], [fold(facts.title)])
        data: dict[str, object] = {
            "draft": Noted(TRUE, above=(self.say("plan-head"),), comment=self.say("draft-plan")),
            "title": Noted(self.values.words(facts.title), self.say("check-title")),
            "short_title": Noted(self._short_title(), self.say("short-title")),
            "kind": self.values.term("plan-kinds", kind),
            "issuer": self._or_unknown(list(facts.issuers)),
            "document_number": self._or_unknown(facts.number.text if facts.number else ""),
            "issued": self._date(facts.issued),
            "effective": self._date(facts.effective),
            "validity": Bare("not_researched"),
            "period": self._period(),
            "extent": Noted(Bare("partial"), self.say("extent")),
            "recorded": today,
            "checked": today,
        }
        data["structure"] = [
            {"title": one.title, "cite": [Bare(span(one.first, one.last))]} for one in self.found.outline.sections
        ]
        data["quantities"] = [
            self.values.quantity(one, number, cite=True) for number, one in _counted(self.found.quantities)
        ]
        data["role_labels"] = self._labels()
        data["not_encoded"] = list(self._not_encoded())
        data["numbers_not_encoded"] = list(self._numbers_not_encoded())
        data["sources"] = [self._source()]
        data["organisations"] = self._organisations()
        return {key: value for key, value in data.items() if value not in ([], {})}

    def _short_title(self) -> str:
        title = self.found.facts.title
        return self.values.words(title if len(title) <= MAX_SHORT else title.rpartition("关于")[2][:MAX_SHORT])

    def _or_unknown(self, value: str | list[str]) -> object:
        return value or Noted(Bare("not_researched"), self.say("not-found"))

    def _period(self) -> object:
        period = self.found.facts.period
        if not period:
            return Noted(Bare("not_researched"), self.say("no-period"))
        start, end = period.text.split("-")
        return {"start": Bare(start), "end": Bare(end), "printed": period.text, "cite": [Bare(str(period.paragraph))]}

    def _labels(self) -> dict[str, object]:
        lead = dict.fromkeys(label for one in self.found.programmes for label in one.roles.lead_labels)
        partners = dict.fromkeys(label for one in self.found.programmes for label in one.roles.partner_labels)
        both = {"lead": list(lead), "partners": [label for label in partners if label not in lead]}
        return {key: value for key, value in both.items() if value}

    def _not_encoded(self) -> Iterator[dict[str, object]]:
        groups = {
            "furniture": self.found.furniture,
            "facts": sorted(self.found.facts.used - set(self.found.furniture)),
            "unclear": self.found.unclear,
            "introduction": self.found.introduction,
        }
        for reason, numbers in groups.items():
            if numbers:
                yield {"paragraphs": spans(numbers), "reason": self.say(f"left-{reason}")}

    def _numbers_not_encoded(self) -> Iterator[dict[str, object]]:
        for why, printed, paragraphs in by_reason(self.found.left_over):
            yield {"printed": printed, "paragraphs": spans(paragraphs), "reason": self.say(f"number-{why}")}

    def _source(self) -> dict[str, object]:
        facts, meta, archived = self.found.facts, self.found.meta, self.archived
        above = (self.say("extracted", files="、".join(archived.origins)),) if archived.origins else ()
        source: dict[str, object] = {
            "id": Noted(Bare("page"), above=above),
            "file": archived.file,
            "sha256": Bare(archived.sha256),
            "title": self.values.words(facts.title),
            "publisher": self._or_unknown(facts.publisher.text if facts.publisher else ""),
            "url": self._url(meta.url),
            "published": self._published(),
            "retrieved": Bare("not_researched"),
        }
        if archived.encoding != "utf-8":
            source["encoding"] = Bare(archived.encoding)
        if archived.form == "html":
            source["format"] = Bare("html")
        cleaning = ["pinyin"] * bool(self.found.gloss_count) + ["traditional"] * self.found.traditional
        if cleaning:
            source["cleaning"] = cleaning
        if self.found.suspicious:
            seen = "、".join(self.found.suspicious)
            source["corrections"] = Noted(Bare("[]"), above=(self.say("suspicious", numbers=seen),))
        return source

    def _url(self, url: str) -> object:
        good = url.startswith(("http://", "https://")) and not any(mark in url for mark in " \"'<>")
        return url if good else Noted(Bare("not_researched"), self.say("no-url"))

    def _date(self, found: Found | None) -> object:
        return Bare(found.text) if found else self._or_unknown("")

    def _published(self) -> object:
        if self.found.facts.published:
            return self._date(self.found.facts.published)
        said = self.found.meta.published
        return Noted(Bare("not_researched"), self.say("meta-date", date=said) if said else self.say("not-found"))

    def _organisations(self) -> dict[str, object]:
        bodies = {body[0]: body for one in self.found.programmes for body in (*one.roles.lead, *one.roles.partners)}
        return dict(self._organisation(body) for body in bodies.values())

    def _organisation(self, body: tuple[str, ...]) -> tuple[str, object]:
        entry: dict[str, object] = {
            "agency": self.values.term("agencies", best(self.vocabularies["agencies"], [fold(body[0])]))
        }
        if len(body) > 1:
            entry["also_printed"] = list(body[1:])
        return body[0], entry

    # Programmes

    def _programme(self, one: Programme) -> dict[str, object]:
        item = one.item
        name, body = fold(item.name), "".join(line.key for line in item.lines)
        data: dict[str, object] = {
            "draft": Noted(TRUE, self.say("draft-programme")),
            "name": self.values.words(item.name),
            "number": item.number,
            "section": " / ".join(item.sections),
            "themes": self.values.terms("themes", name, body, limit=2, required=True),
            "instruments": self.values.terms("instruments", name, body, limit=4, required=False),
            "target_groups": self.values.terms("target-groups", name, body, limit=3, required=True),
            "lead": self._or_unknown([body[0] for body in one.roles.lead]),
            "partners": self._or_unknown([body[0] for body in one.roles.partners]),
            "status": Noted(Bare("not_researched"), self.values.choice("statuses")),
            "commitment": self.values.commitment(name, body),
            "cite": spans([line.number for line in item.lines]),
            "quantities": [self.values.quantity(quantity, number) for number, quantity in _counted(one.quantities)],
        }
        return {key: value for key, value in data.items() if value not in ([], "")}


def _counted(quantities: Iterable[DraftQuantity]) -> Iterator[tuple[int, DraftQuantity]]:
    return enumerate(quantities, 1)
