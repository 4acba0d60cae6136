"""What a plan is not coded by is looked for in its source: no term is silent whose words stand there unexplained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.evidence.completeness.silence import Silence, list_words, recall_silences, said_of, search_silences
from builder.evidence.sources.source_text import read_source
from builder.findings.finding import Finding, Severity
from builder.model.schema.plan import Organisation
from builder.model.schema.statement import NotCoded
from builder.model.site import Plan, Site
from builder.model.types import Text
from tests.support.comparing import plan_of, programme_of, quantity_of, site_of

KEY = "themes.culture"
SOURCE = ("住房和安住。", "组织文艺演出，丰富文化生活。", "演艺设备租赁。")


def site(plan: Plan, **culture: Any) -> Site:
    """A site whose theme of culture is looked for by these fields."""
    bare = site_of([plan])
    themes = bare.vocabularies["themes"]
    fields: dict[str, Any] = {"label": Text(zh="宣传"), "keywords": [], "synonyms": []}
    terms = {
        name: term.model_copy(update=fields | (culture if name == "culture" else {"label": Text(zh=f"无此{name}")}))
        for name, term in themes.terms.items()
    }
    return Site(bare.config, {"themes": type(themes)("themes", terms, themes.origin)}, bare.districts, (plan,), ())


def plan(*not_coded: tuple[str, Sequence[str]], themes: Sequence[str] = ("housing",), **update: Any) -> Plan:
    """A plan on housing; `not_coded`: terms and the paragraphs in which their words mean something else."""
    entries = [
        NotCoded.model_validate({"term": term, "paragraphs": list(spans), "reason": f"不是{number}"})
        for number, (term, spans) in enumerate(not_coded, 1)
    ]
    return plan_of([(list(themes), [], [])]).model_copy(update={"not_coded": entries} | update)


def search(own: Plan, source: Sequence[str] = SOURCE, **culture: Any) -> tuple[dict[str, Silence], list[Finding]]:
    bare = own.sources[0].model_copy(update={"corrections": []})
    return search_silences(site(own, **culture), own, read_source(bare, tuple(source)))


def test_a_term_whose_words_are_nowhere_is_silent_and_says_what_was_looked_for() -> None:
    silences, findings = search(plan(), keywords=["博物馆"], synonyms=["看展"])
    assert silences[KEY] == Silence(("宣传", "博物馆", "看展"), is_silent=True)
    assert findings == []


@pytest.mark.parametrize(
    "culture", [{"label": Text(zh="文化")}, {"keywords": ["文化"]}, {"synonyms": ["文化"]}], ids=str
)
def test_a_term_whose_words_are_there_is_not_classified_until_somebody_says_why(culture: dict[str, Any]) -> None:
    silences, (finding,) = search(plan(), **culture)
    assert (silences[KEY].is_silent, silences[KEY].paragraphs, silences[KEY].open) == (False, (2,), (2,))
    assert (finding.rule, finding.severity, finding.values["term"]) == ("silence-unclassified", Severity.NOTICE, KEY)
    assert finding.values["words"] == "第2段“文化”"


def test_what_the_plan_is_coded_by_is_no_silence_whatever_its_lock_says() -> None:
    own = plan()
    assert "themes.housing" not in search(own)[0]
    assert recall_silences(site(own), own, lambda _key, _silence: True).keys() == search(own)[0].keys()


def test_every_paragraph_and_word_is_named() -> None:
    _, (finding,) = search(plan(), keywords=["文化", "文艺", "演艺"])
    assert finding.values["words"] == "第2段“文化、文艺”；第3段“演艺”"


def test_words_are_found_in_whatever_form_they_are_printed() -> None:
    silences, _ = search(plan(), ["ＥＡＰ 服务"], keywords=["EAP"])
    assert not silences[KEY].is_silent


def test_the_whole_text_is_searched_also_what_no_claim_cites() -> None:
    own = plan(not_encoded=[])
    silences, _ = search(own, [*("住房",) * 30, "文化"], keywords=["文化"])
    assert silences[KEY].paragraphs == (31,)


def test_explained_words_are_silence_with_its_reasons() -> None:
    silences, findings = search(plan((KEY, ["2"]), (KEY, ["3"])), keywords=["文化", "演艺"])
    assert silences[KEY] == Silence(("宣传", "文化", "演艺"), True, "不是1；不是2", (2, 3), ())
    assert findings == []


def test_a_reason_holds_for_its_paragraphs_and_its_term_only() -> None:
    silences, (finding,) = search(plan((KEY, ["2"])), keywords=["文化", "演艺"])
    assert (silences[KEY].is_silent, silences[KEY].open) == (False, (3,))
    assert finding.values["words"] == "第3段“演艺”"
    silences, _ = search(plan(("themes.sport", ["2"])), keywords=["文化"])
    assert silences[KEY].open == (2,)


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        (plan((KEY, ["2"]), themes=("culture",)), "silence-coded"),
        (plan(("themes.sport", ["2"])), "silence-absent"),
    ],
)
def test_reasons_that_explain_nothing_are_told(own: Plan, rule: str) -> None:
    _, (finding,) = search(own, ["没有这些词。"], keywords=["文化"])
    assert (finding.rule, finding.severity) == (rule, Severity.WARNING)


def test_what_is_coded_is_no_silence_wherever_in_the_plan_it_is_coded() -> None:
    goal = quantity_of(themes=["culture"])
    in_programme = plan_of([programme_of((["housing"], [], []), quantities=[goal])])
    for own in (plan(themes=("culture",)), plan(quantities=[goal]), in_programme):
        silences, findings = search(own, keywords=["文化"])
        assert KEY not in silences
        assert findings == []


def test_single_characters_mean_no_term() -> None:
    silences, _ = search(plan(), label=Text(zh="文"), keywords=["化", "博物馆"])
    assert silences[KEY] == Silence(("博物馆",), is_silent=True)


def test_a_type_of_body_is_looked_for_by_the_registered_bodies_of_the_type() -> None:
    bodies = {
        "区财政局": Organisation(agency="finance", also_printed=["区财局"]),
        "区住建局": Organisation(agency="organisation"),
    }
    own = plan(organisations=bodies)
    finance = site_of([own]).vocabularies["agencies"].terms["finance"]
    words = list_words(own, "agencies", finance)
    assert words == (finance.label.zh, "区财政局", "区财局")
    assert list_words(own, "themes", finance) == (finance.label.zh,)


def test_a_body_that_acts_nowhere_is_not_classified_where_it_is_printed() -> None:
    own = plan(issuer=["某市"], organisations={"区某所": Organisation(agency="finance")})
    bare = own.sources[0].model_copy(update={"corrections": []})
    silences, findings = search_silences(site_of([own]), own, read_source(bare, ("由区某所发放。",)))
    assert silences["agencies.finance"].open == (1,)
    assert "agencies.finance" in [finding.values["term"] for finding in findings]


def test_without_the_source_a_silence_is_what_the_lock_knows() -> None:
    own = plan((KEY, ["2"]))
    lock = {KEY: True, "themes.sport": False}
    recalled = recall_silences(
        site(own, keywords=["文化"]), own, lambda key, silence: lock.get(key) == silence.is_silent
    )
    assert recalled[KEY] == Silence(("宣传", "文化"), True, "不是1")
    assert not recalled["themes.sport"].is_silent
    assert not {"themes.funding", "themes.housing"} & recalled.keys()


def test_the_lock_holds_the_words_the_paragraphs_and_the_reason() -> None:
    base = plan((KEY, ["2"]))
    silence = Silence(("文化",), True, "不是1")
    said = said_of(base, KEY, silence)
    assert said == said_of(base, KEY, Silence(("文化",), False, "不是1", (2,), (2,)))
    changes = [
        (base, Silence(("文化", "演艺"), True, "不是1")),
        (base, Silence(("文化",), True, "别的")),
        (plan((KEY, ["3"])), silence),
    ]
    assert all(said_of(own, KEY, changed) != said for own, changed in changes)


WORDS = ("文化", "演艺", "展览")


@given(
    st.lists(st.lists(st.sampled_from([*WORDS, "住房"]), max_size=3), min_size=1, max_size=5),
    st.sets(st.integers(1, 5)),
)
def test_a_term_is_silent_exactly_if_each_paragraph_with_its_words_is_explained(
    source: list[list[str]], explained: set[int]
) -> None:
    own = plan((KEY, [str(number) for number in sorted(explained)])) if explained else plan()
    paragraphs = ["，".join(words) or "无" for words in source]
    silences, findings = search(own, paragraphs, keywords=list(WORDS))
    hits = {number for number, words in enumerate(source, 1) if {*words} & {*WORDS}}
    assert set(silences[KEY].paragraphs) == hits
    assert set(silences[KEY].open) == hits - explained
    assert silences[KEY].is_silent == (hits <= explained)
    assert ("silence-unclassified" in [finding.rule for finding in findings]) == bool(hits - explained)
