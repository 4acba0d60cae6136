"""What a text does not say of a number is not drafted as if it did, and is not published before somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.schema.statement import Quantity
from builder.pipeline import Checked
from tests.integration.editor.test_import import PLAN
from tests.integration.editor.test_import_articles import drafted, rules
from tests.support.editing import Run

STARTING = "1.扶持创办。对新创办的企业，提供最高300万元的启动资金。"
HOUSING = "2.购房办法。给予单位2个购房名额，自办理产权之日起期限10年。"
COURSES = "3.培训办法。选派水手200名参加课程。已选派厨师30名参加课程。"


def quantities(run: Run, empty: Path) -> tuple[dict[str, Quantity], Checked]:
    """The numbers of the draft by their phrase."""
    plan, checked = drafted(run, empty, STARTING, HOUSING, COURSES)
    return {each.printed: each for programme in plan.programmes for each in programme.quantities}, checked


def is_open(quantity: Quantity) -> bool:
    return quantity.note is not None and quantity.note.zh.startswith("（草稿：性质没有定")


def test_what_no_word_tells_is_to_be_decided(run: Run, empty: Path) -> None:
    by_phrase, _ = quantities(run, empty)
    still_open = [phrase for phrase, quantity in by_phrase.items() if is_open(quantity)]
    assert still_open == ["提供最高300万元的启动资金", "给予单位2个购房名额", "自办理产权之日起期限10年"]


def test_what_counts_what_a_plan_does_is_told_by_its_verb(run: Run, empty: Path) -> None:
    by_phrase, _ = quantities(run, empty)
    assert by_phrase["选派水手200名参加课程"].nature == "target"
    text = "".join(path.read_text("utf-8") for path in sorted((empty / PLAN / "programmes").iterdir()))
    assert "nature: target  # 提示：选派" in text


def test_what_was_done_already_is_no_goal(run: Run, empty: Path) -> None:
    by_phrase, _ = quantities(run, empty)
    assert by_phrase["已选派厨师30名参加课程"].nature == "result"


def test_a_draft_has_no_nature_that_the_check_refuses(run: Run, empty: Path) -> None:
    _, checked = quantities(run, empty)
    assert "evidence-nature" not in rules(checked)


@pytest.mark.parametrize("phrase", ["最高300万元的启动资金", "期限10年"])
def test_what_nobody_has_decided_is_not_published(run: Run, empty: Path, phrase: str) -> None:
    quantities(run, empty)
    for path in (empty / PLAN).rglob("*.*"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("draft: true")), "utf-8")
    errors = [line for line in run("check").output.splitlines() if "[draft-left]" in line]
    (path,) = (each for each in (empty / PLAN / "programmes").iterdir() if phrase in each.read_text("utf-8"))
    number = next(at for at, line in enumerate(path.read_text("utf-8").splitlines(), 1) if "note: （草稿" in line)
    assert any(f"{path.name}:{number}:" in line and "错误" in line for line in errors)
