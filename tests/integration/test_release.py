"""What is published names who answers for it and where it is; an ordinary check only says what is missing."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import contents
from tests.support.commands import run


def check(content: Path, *options: str) -> tuple[int, str]:
    done = run("check", "--content", content, *options)
    return done.returncode, done.stdout + done.stderr


def test_a_check_says_what_a_release_will_ask_for_and_refuses_nothing(tmp_path: Path) -> None:
    code, said = check(contents.copy(tmp_path), "--strict")
    assert code == 0
    assert said.count("[placeholder]") == 2
    assert "[placeholder-address]" in said
    settings = (tmp_path / "content" / "site.yaml").read_text("utf-8").split("\n")
    places = re.findall(r"site\.yaml:(\d+):\d+: .*\[placeholder", said)
    keys = [settings[int(line) - 1].partition(":")[0] for line in places]
    assert sorted(keys) == ["base_url", "contact", "maintainer"]


def test_a_release_with_the_words_of_the_example_is_refused(tmp_path: Path) -> None:
    code, said = check(contents.copy(tmp_path), "--strict", "--release")
    assert code == 1
    assert "maintainer" in said
    assert "contact" in said


def test_a_release_whose_operator_is_named_passes(tmp_path: Path) -> None:
    content = contents.registered(tmp_path)
    settings = content / "site.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("https://test.example/", "https://bilin.gov.cn/", 1), "utf-8"
    )
    code, said = check(content, "--strict", "--release")
    assert code == 0, said
    assert "placeholder" not in said
