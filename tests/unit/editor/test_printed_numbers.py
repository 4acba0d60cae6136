"""The numbers of a draft: what counts them, what is none, and which of two places an amount is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builder.editor.drafting.draft_quantity import DraftQuantity
from builder.editor.drafting.figures import find_figures
from builder.editor.drafting.items import outline_items
from builder.editor.drafting.lines import clean_lines
from builder.evidence.grammar.outline import outline
from builder.model.site import Vocabulary
from tests.unit.editor.test_documents import site


def drafted(*paragraphs: str) -> list[DraftQuantity]:
    natures: Vocabulary = site().vocabularies["natures"]
    lines = clean_lines(paragraphs, pinyin=False, traditional=False)
    return find_figures(lines, natures=natures, idioms=())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年投入16.8个亿", ("16.8", "亿", "")),
        ("全年培训两千余人次", ("2000", "人次", "")),
        ("派出30人年", ("30", "人年", "")),
        ("服务300户次", ("300", "户次", "")),
        ("购置50台套设备", ("50", "台套", "")),
        ("招收20人年龄不限", ("20", "人", "")),
        ("引进20人年均增长明显", ("20", "人", "")),
        ("按1500元/月发放", ("1500", "元", "每月")),
        ("按5万元/项目给予补助", ("5", "万元", "每项目")),
        ("汇聚一百万人才大军", ("1000000", "人才", "")),
        ("汇聚100万人才", ("100", "万人才", "")),
    ],
)
def test_a_number_is_drafted_with_the_whole_word_that_counts_it(text: str, expected: tuple[str, str, str]) -> None:
    value, unit, per = expected
    assert [(each.figure.low, each.figure.unit, each.per) for each in drafted(text)] == [(Decimal(value), unit, per)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("补贴标准为最低工资标准的80%", ""), ("补贴最低80%", "最低"), ("补贴不超过最低工资的3倍", "不超过")],
)
def test_a_word_that_is_part_of_a_name_limits_nothing(text: str, qualifier: str) -> None:
    assert [each.figure.qualifier for each in drafted(text)] == [qualifier]


@pytest.mark.parametrize(
    "text", ["去年7月举办培训班", "对照水手新政81条抓好落实", "1.百名专家引进项目。给予资助", "1人才资源总量"]
)
def test_months_articles_and_numbers_of_names_are_no_quantities(text: str) -> None:
    assert drafted(text) == []


def test_an_amount_that_is_printed_twice_is_cited_by_its_place() -> None:
    first, *_, last = drafted("1.分别给予30万元、20万元奖励", "再分别给予30万元、20万元奖励")
    assert (first.printed, first.occurrence) == ("分别给予30万元", 1)
    assert (last.printed, last.occurrence) == ("20万元奖励", 2)


def test_an_amount_that_is_printed_once_needs_no_place() -> None:
    (quantity,) = drafted("给予30万元奖励，不含其他补贴")
    assert quantity.occurrence == 0


def test_the_number_of_an_article_is_no_part_of_a_label() -> None:
    first, *_ = drafted("第九条 企业引进人才数量排名前10%的，按每人2000元给予奖励")
    assert first.label == "企业引进人才数量排名前"


def test_the_name_of_an_item_may_begin_with_digits() -> None:
    texts = ("一、任务", "1.领军项目。", "2.121人才梯队项目。", "12.5万人参加。", "3.青年项目。")
    lines = clean_lines(texts, pinyin=False, traditional=False)
    assert [item.name for item in outline_items(lines).items] == ["领军项目", "121人才梯队项目", "青年项目"]
    assert outline(line.key for line in lines) == ("一", "一、1", "一、2", "一、2", "一、3")


def test_general_and_final_clauses_are_no_items_however_they_are_spaced() -> None:
    texts = (
        "第一章 总 则",
        "第一条 为规范管理，制定本办法。",
        "第二章 标准",
        "第二条 给予奖励。",
        "第三章 附 则",
        "第三条 本办法自发布之日起施行。",
    )
    lines = clean_lines(texts, pinyin=False, traditional=False)
    assert [item.number for item in outline_items(lines).items] == ["第二条"]


def natures(*paragraphs: str, written: int = 0) -> list[str]:
    lines = clean_lines(paragraphs, pinyin=False, traditional=False)
    numbers = find_figures(lines, natures=site().vocabularies["natures"], idioms=(), written=written)[0]
    return [number.nature for number in numbers]


@pytest.mark.parametrize(
    "text",
    [
        "企业引进人才数量排名前10%的企业",
        "支持35岁以下青年人才成长",
        "在本区工作未满5年的人才均可申请",
        "审定单笔500万元以上的资金使用",
        "连续工作满3年并通过考核",
        "对引进博士3名以上的，给予奖励",
    ],
)
def test_a_number_that_says_who_or_what_is_meant_is_no_goal(text: str) -> None:
    assert natures(text) == ["scope"]


@pytest.mark.parametrize("text", ["三年后考核优秀的工作站", "2年之后新获称号的", "满5年以后申请"])
def test_after_how_long_is_a_time_and_no_quantity(text: str) -> None:
    assert drafted(text) == []


def test_what_is_given_later_has_its_time() -> None:
    assert [each.period for each in drafted("三年后考核优秀的工作站再给予30万元奖励")] == ["三年后"]


@pytest.mark.parametrize("text", ["5年后备干部计划", "3年期满"])
def test_what_begins_like_a_time_afterwards_is_none(text: str) -> None:
    assert len(drafted(text)) == 1


def test_how_long_is_no_goal_whatever_stands_near() -> None:
    assert natures("引进的人才，补助和缴纳时间不超过3年") == ["frequency"]


def test_a_share_that_is_given_is_a_benefit() -> None:
    assert natures("区级财力部分给予50%补助") == ["benefit"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("期限不超过两年", ""),
        ("累计不超过36个月", ""),
        ("每年最高100万元的资助", ""),
        ("单个企业每年最高50万元", ""),
        ("给予2个40万元的名额", ""),
        ("国内联络站给予每年10万元以内的工作经费补助", "国内联络站工作经费补助"),
        ("对优秀学员给予每年6万元的奖励", "优秀学员奖励"),
        ("首次创办企业不超过1年的A类人员", "首次创办企业"),
        ("建设30家学会科技服务站", "学会科技服务站"),
        ("对通过认定的船队分别按10%补助", "通过认定的船队补助"),
        ("对新来的水手按每月2000元发放补贴", "新来的水手补贴"),
        ("按照不超过10%的比例补助", ""),
        ("在外地设立“水手飞地”2个", "在外地设立“水手飞地”"),
        ("其中导航、救护水手不少于20名", "其中导航、救护水手"),
        ("2025年建成120套", ""),
        ("标准为：舵手每人每年4万元", "舵手"),
    ],
)
def test_a_label_says_something_outside_its_sentence_or_is_to_be_written(text: str, label: str) -> None:
    assert drafted(text)[0].label == label


@pytest.mark.parametrize("text", ["目前已引进100名人才", "提前3年引进人才50名", "当前20名人才在岗"])
def test_what_ends_like_a_rank_is_none(text: str) -> None:
    assert "scope" not in natures(text)


@pytest.mark.parametrize(
    "text",
    [
        "分别给予600万元、300万元、200万元奖励补贴",
        "优秀项目分别按10万元/人、8万元/人、5万元/项目给予补助",
        "按博士每人每月2000元、硕士每人每月1000元发放租房补贴",
        "分别发放500万元、100万元、80万元的一次性购房补贴",
        "给予实际支出50%、每年最高100万元的资助",
    ],
)
def test_all_amounts_of_a_list_are_of_the_nature_that_its_end_tells(text: str) -> None:
    assert set(natures(text)) == {"benefit"}


@pytest.mark.parametrize("text", ["评选资助200名技能突出人才", "给予奖励的企业50家", "享受津贴的专家10名以上"])
def test_how_many_get_something_is_not_what_they_get(text: str) -> None:
    assert natures(text) == ["target"]


def test_money_is_never_drafted_as_a_goal() -> None:
    assert natures("分别为200万元、100万元") == ["funding", "funding"]


def test_how_long_something_is_given_at_most_was_not_reached() -> None:
    text = "租房补贴标准为：博士1500元/月，每半年发放一次，累计不超过36个月"
    assert natures(text) == ["benefit", "benefit"]
    assert [each.per for each in drafted(text)] == ["每月", ""]


def test_amounts_of_a_list_are_said_per_what_the_first_is() -> None:
    quantities = drafted("按每人20万元、10万元标准给予补助；给予团队5万元、每年3万元资助")
    assert [each.per for each in quantities] == ["每人", "每人", "", "每年"]


PAST = "到2020年底，全区人才总量达20.28万人，较2015年增长30%"


def test_what_was_to_be_reached_before_the_text_was_written_was_reached() -> None:
    assert natures(PAST, written=2022) == ["result", "result"]
    assert natures(PAST, written=2018) == ["target", "target"]
    assert natures(PAST) == ["target", "target"]


def test_a_growth_is_labelled_with_the_year_that_it_is_compared_with() -> None:
    growth = drafted(PAST)[-1]
    assert (growth.printed, growth.label) == ("增长30%", "较2015年增长")


def test_each_number_of_a_series_of_years_has_its_own_year() -> None:
    quantities = drafted("筹集公寓。2025年筹集公寓300套，2026年400套，2027年500套。")
    assert [(each.period, each.label) for each in quantities] == [
        ("2025年", "筹集公寓"), ("2026年", "筹集公寓"), ("2027年", "筹集公寓"),
    ]  # fmt: skip


def test_a_year_of_its_own_goes_before_the_one_by_which_another_is_reached() -> None:
    quantities = drafted("到2025年达到300套，2026年400套")
    assert [(each.period, each.by) for each in quantities] == [("", "2025"), ("2026年", "")]


@pytest.mark.parametrize("text", ["2020年毕业的给予3万元，2021年毕业的给予2万元", "较2015年增长30%，较2016年增长20%"])
def test_a_year_that_says_who_or_is_compared_with_is_no_period(text: str) -> None:
    assert {each.period for each in drafted(text)} == {""}
