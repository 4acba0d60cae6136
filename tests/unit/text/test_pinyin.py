"""How places are spelt on a keyboard."""

from __future__ import annotations

import pytest

from builder.text.pinyin import place_readings

SPELT = {
    "闵行区": "minhangqu",
    "单县": "shanxian",
    "莘县": "shenxian",
    "番禺区": "panyuqu",
    "六安市": "luanshi",
    "六合区": "luhequ",
    "蔚县": "yuxian",
    "乐清市": "yueqingshi",
    "乐亭县": "laotingxian",
    "浚县": "xunxian",
    "铅山县": "yanshanxian",
    "丽水市": "lishuishi",
    "歙县": "shexian",
    "涡阳县": "guoyangxian",
    "蚌埠市": "bengbushi",
    "大城县": "daichengxian",
    "井陉县": "jingxingxian",
    "任丘市": "renqiushi",
    "洪洞县": "hongtongxian",
    "长子县": "zhangzixian",
    "尉犁县": "yulixian",
    "监利市": "jianlishi",
    "荥阳市": "xingyangshi",
    "泌阳县": "biyangxian",
    "中牟县": "zhongmuxian",
    "柘城县": "zhechengxian",
    "嵊州市": "shengzhoushi",
    "犍为县": "qianweixian",
    "宕昌县": "tanchangxian",
    "大埔县": "dabuxian",
    "厦门市": "xiamenshi",
    "朝阳区": "chaoyangqu",
    "重庆市": "chongqingshi",
    "长乐区": "changlequ",
    "枞阳县": "zongyangxian",
    "台州市": "taizhoushi",
    "燕郊市": "yanjiaoshi",
    "解放区": "jiefangqu",
    "盛泽区": "shengzequ",
    "黄埔区": "huangpuqu",
}
"""By hand. The two 埔 differ, and dictionaries give most of these another reading."""


def test_there_are_forty_places() -> None:
    assert len(SPELT) == 40


@pytest.mark.parametrize("name", SPELT)
def test_a_place_is_found_as_it_is_called_there(name: str) -> None:
    assert SPELT[name] in {"".join(reading) for reading in place_readings(name)}


def test_every_reading_of_a_name_without_its_kind_counts() -> None:
    assert ("min", "hang") in place_readings("闵行")
