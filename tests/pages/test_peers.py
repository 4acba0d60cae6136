"""Each question says how many districts of a kind write about it, where enough of the kind are known."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ELDER_CARE, BuildFrom
from tests.support.dom import Built, Page, read, text

KINDS = "同类区县：郊区 4 个中有 {stated} 个写了{unknown}"


def four_suburbs(folder: Path) -> Path:
    """The site on elder care with two more suburbs: one without a text, and one that says what the first one says."""
    content = folder / "content"
    shutil.copytree(ELDER_CARE, content)
    districts = content / "districts"
    for name, code, chars in (("fir", "990103", "冷杉区"), ("elm", "990104", "榆树区")):
        shutil.copytree(districts / "ginkgo", districts / name)
        own = districts / name / "district.yaml"
        own.write_text(own.read_text("utf-8").replace("990102", code).replace("银杏区", chars).replace("Ginkgo", name))
    shutil.rmtree(districts / "elm" / "opinions-2024")
    return content


@pytest.fixture(scope="session")
def suburbs(build_from: BuildFrom) -> Built:
    return read(build_from(four_suburbs))


def peers(built: Built) -> Any:
    source = (built.folder / "compare/peers.js").read_text("utf-8")
    return json.loads(source.removeprefix("window.bilin.peers = ").rstrip().removesuffix(";"))


def counts(page: Page) -> list[str]:
    return [text(part) for part in page.all("p") if text(part).startswith("同类区县")]


def test_a_question_page_counts_the_kinds_and_leaves_open_of_whom_nobody_can_tell(suburbs: Built) -> None:
    data = peers(suburbs)
    for name, signs in data["standings"].items():
        facet, term = name.split(".")
        stated, open_ = signs.count("1"), signs.count("-")
        unknown = f"（{open_} 个还不能判断）" if open_ else ""
        assert counts(suburbs.page(f"{facet}/{term}.html")) == [KINDS.format(stated=stated, unknown=unknown)]
    place = [each[1] for each in data["districts"]].index("elm")
    assert {signs[place] for signs in data["standings"].values()} == {"-"}


def test_each_question_of_a_list_says_it_too(suburbs: Built) -> None:
    page = suburbs.page("themes/index.html")
    tiles = [item for item in page.all("li") if "data-peers-term" in str([part.attrib for part in item.iter()])]
    assert len(tiles) == len([name for name in peers(suburbs)["standings"] if name.startswith("themes.")])
    assert all("同类区县：郊区 4 个中有" in text(item) for item in tiles)


def test_the_twin_says_it(suburbs: Built) -> None:
    page = next(name for name in suburbs.files if name.startswith("themes/") and name.endswith(".md"))
    assert "同类区县：郊区 4 个中有" in (suburbs.folder / page).read_text("utf-8")


def test_two_of_a_kind_are_no_group(elder_care_site: Path) -> None:
    built = read(elder_care_site)
    assert [page.path for page in built.pages if counts(page)] == []
    assert peers(built)["kinds"] == []


def test_the_file_has_a_sign_for_each_district_and_term(suburbs: Built) -> None:
    data = peers(suburbs)
    assert data["kinds"] == [["suburban", "郊区"]]
    assert [each[:2] for each in data["districts"]] == sorted(each[:2] for each in data["districts"])
    assert {len(signs) for signs in data["standings"].values()} == {4}
