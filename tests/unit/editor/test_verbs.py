"""Which verb governs what a text says of a thing, as the codebook settles it."""

from __future__ import annotations

import pytest

from builder.content.parse import parse
from builder.content.read import load
from builder.editor.drafting.verbs import find_verbs, first_verb, governing_verb, verb_of_item
from builder.evidence.sources.source_text import with_pauses
from builder.text.normalise import fold_source
from tests.conftest import BARE

RECORDS, _ = load(BARE, shown_as="content")
COMMITMENTS = parse(RECORDS, content="content")[0].vocabularies["commitments"]


def spoken(text: str) -> str:
    return with_pauses(fold_source(text), text)


def governing(text: str, thing: str) -> tuple[str, str] | None:
    sentence = spoken(text)
    verb = governing_verb(COMMITMENTS, sentence, sentence.index(thing))
    return (verb.verb, verb.level) if verb else None


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("加大投入，设立专项资金", "专项资金", ("设立", "firm")),
        ("力争在5—10年内累计投入5亿元", "5亿元", ("力争", "strive")),
        ("大力引进、培育并重点支持500名水手", "500名", ("引进", "firm")),
        ("支持50名管理人员，给予补贴", "50名", ("给予", "firm")),
        ("支持本土企业发展", "企业", ("支持", "support")),
        ("积极推动企业转型", "企业", ("推动", "support")),
        ("逐步完善退出机制", "机制", ("逐步", "explore")),
        ("鼓励企业引进博士后", "博士后", ("鼓励", "support")),
        ("引进水手，连续三年按工资的80%予以奖励", "80%", ("予以", "firm")),
        ("引进水手，每年按工资的80%奖励", "80%", ("奖励", "firm")),
        ("区财政每年统筹安排经费2000万元，并建立机制", "2000万元", ("安排", "firm")),
    ],
)
def test_the_nearest_verb_governs_and_a_reservation_before_it_more(
    text: str, thing: str, verb: tuple[str, str]
) -> None:
    assert governing(text, thing) == verb


@pytest.mark.parametrize(
    ("text", "thing", "verb"),
    [
        ("对认定为省级、市级示范码头的分别奖励5万元、3万元", "5万元", "奖励"),
        ("对认定为省级、市级示范码头的分别奖励5万元、3万元", "3万元", "奖励"),
        ("对被评为优秀的船队，一次性补助20万元", "20万元", "补助"),
        ("认定为示范码头的，每家奖励5万元", "5万元", "奖励"),
        ("对引进的水手分别奖励5万元", "5万元", "奖励"),
        ("对认定为示范码头的，发放奖励5万元", "5万元", "发放"),
        ("对认定为示范码头的给予奖励5万元", "5万元", "给予"),
        ("对认定为示范码头的奖励5万元，并建设基地3个", "3个", "建设"),
        ("对通过认定的船队分别按10%补助", "10%", "补助"),
        ("对通过认定的船队分别按10%、20%补助，最高5万元", "5万元", "补助"),
        ("对通过认定的船队，按运费的5%给予补贴，并建设基地3个", "3个", "建设"),
        ("鼓励对通过认定的船队按10%补助", "10%", "鼓励"),
        ("以船队为主体培养水手300名，给予补助", "300名", "培养"),
        ("建设驿站300套，其中2024年建成80套", "80套", "建成"),
        ("力争建设驿站300套，其中2024年建成80套", "80套", "力争"),
        ("建设人的驿站300套", "300套", "建设"),
        ("给予新引进到本地工作的水手补贴，标准为舵手每人4万元", "4万元", "给予"),
        ("将补贴标准调整为每月500元", "500元", "为"),
        ("鼓励船队对认定为能手的分别奖励5万元", "5万元", "鼓励"),
        ("探索建立机制，对认定为能手的分别奖励5万元", "5万元", "探索"),
    ],
)
def test_what_says_who_is_given_something_does_not_govern(text: str, thing: str, verb: str) -> None:
    assert (governing(text, thing) or ("",))[0] == verb


def test_exploring_reaches_over_a_comma_only_to_what_has_no_verb_of_its_own() -> None:
    text = "探索考试资助办法，岗位补贴办法，培养1800名青年；高级水手公寓"
    assert governing(text, "考试资助") == ("探索", "explore")
    assert governing(text, "岗位补贴") == ("探索", "explore")
    assert governing(text, "1800名") == ("培养", "firm")


def test_no_verb_reaches_over_the_end_of_a_sentence() -> None:
    assert governing("探索雇员制；高级水手公寓", "公寓") is None
    assert governing("探索雇员制。建立水手公寓", "公寓") == ("建立", "firm")


def test_joined_words_of_a_list_are_one_clause() -> None:
    assert governing("争取引进6名教师、6名校长和6名带头人", "6名带头人") == ("争取", "strive")


@pytest.mark.parametrize(
    "noun",
    [
        "研究生队伍",
        "区委组织部",
        "水手队伍建设",
        "政策支持",
        "机制探索",
        "培养对象",
        "试点单位",
        "实施方案",
        "模拟演练",
    ],
)
def test_a_noun_of_the_same_characters_is_no_verb(noun: str) -> None:
    assert list(find_verbs(COMMITMENTS, noun)) == []


def test_a_verb_after_an_adverb_is_one() -> None:
    assert [verb.verb for verb in find_verbs(COMMITMENTS, spoken("加快建设园区，着力培养青年"))] == [
        "建设",
        "着力",
        "培养",
    ]


def test_of_a_whole_text_the_first_sentence_with_a_verb_counts() -> None:
    verb = first_verb(COMMITMENTS, ["水手服务中心。", "鼓励单位引进水手。设立资金。"])
    assert verb
    assert (verb.verb, verb.level) == ("鼓励", "support")


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("设立驿站5个,为人员提供住宿", "设立"),
        ("驿站", "探索"),
        ("形成鼓励创新,宽容失败的导向", "探索"),
        ("设立驿站", "探索"),
    ],
)
def test_the_verb_of_an_item_is_that_of_its_name_only_where_the_name_is_a_sentence(name: str, verb: str) -> None:
    item_verb = verb_of_item(COMMITMENTS, name, ["探索建设飞地。"])
    assert item_verb
    assert item_verb.verb == verb


def test_a_verb_that_no_level_lists_is_firm_and_only_looked_for_where_there_is_no_other() -> None:
    assert governing("新增技师60人", "60人") == ("新增", "firm")
    assert governing("探索新增技师60人", "60人") == ("探索", "explore")


def test_an_item_without_a_listed_verb_has_its_first_other() -> None:
    verb = verb_of_item(COMMITMENTS, "水手提升", ["年均培训水手2万人次,新增500人"])
    assert verb
    assert verb.verb == "培训"
