"""The guards of names and sizes, seen to bark, and a baseline that may only become shorter."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.guards import baseline, names, sizes


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("builder/a.py", "for one in range(3): pass\n"),
        ("builder/a.py", "def told() -> None: ...\n"),
        ("builder/a.py", "def f(other: int) -> None: ...\n"),
        ("builder/a.py", "class Found: pass\n"),
        ("builder/a.py", "class A:\n    known: int\n"),
        ("builder/a.py", "import a as one\n"),
        ("tests/a.py", "the_one = 1\n"),
        ("build.py", "one_plan = 1\n"),
        ("site_templates/a.js", "const f = (one) => 1;\n"),
        ("site_templates/a.js", "const a = `${known + 1}`;\n"),
        ("site_templates/a.js", "const drawOne = 1;\n"),
        ("site_templates/a.html", "{% for one in v.rows %}{% endfor %}"),
    ],
)
def test_a_name_that_names_nothing_is_refused(tmp_path: Path, file: str, text: str) -> None:
    _write(tmp_path, file, text)
    assert list(names.faults(tmp_path)) == [file]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("builder/a.py", "phone = 'one'  # one\n"),
        ("builder/a.py", "response.status = HTTPStatus.NOT_FOUND\n"),
        ("tests/a.py", "def test_one_is_one() -> None: ...\n"),
        ("site_templates/a.js", "// one\nconst a = 'one' + b.found + `one`; /* told */\n"),
        ("site_templates/a.html", "<p>one</p>{{ v.found }}{# one #}"),
    ],
)
def test_words_and_attributes_of_others_are_not_names_given_here(tmp_path: Path, file: str, text: str) -> None:
    _write(tmp_path, file, text)
    assert names.faults(tmp_path) == {}


def test_a_class_that_bears_the_name_of_another_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "builder/a.py", "class Mark: pass\n")
    _write(tmp_path, "tests/a.py", "class Mark: pass\n")
    assert names.faults(tmp_path) == {}
    _write(tmp_path, "builder/b.py", "class Mark: pass\n")
    assert names.faults(tmp_path) == {"builder/b.py": ["builder/b.py:1: `Mark` is already a class of builder/a.py"]}


def test_a_long_function_and_a_long_file_are_refused(tmp_path: Path) -> None:
    short = "".join(f"def f{number}(): pass\n" for number in range(40))
    _write(tmp_path, "builder/a.py", short + "def g():\n" + "    pass\n" * 50)
    _write(tmp_path, "builder/b.py", "a = 1\n" * 301)
    assert list(sizes.faults(tmp_path)) == ["builder/a.py", "builder/b.py"]


def test_many_functions_of_middling_length_are_refused(tmp_path: Path) -> None:
    text = "".join(f"def f{number}():\n" + "    pass\n" * 25 for number in range(3))
    _write(tmp_path, "builder/a.py", text)
    assert sizes.faults(tmp_path) == {"builder": ["builder: 3 of 3 functions have more than 25 lines"]}


def test_a_baseline_becomes_shorter_and_never_longer(tmp_path: Path) -> None:
    path = tmp_path / "names.baseline"
    baseline.write_baseline(path, {"a.py": ["1", "2"], "b.py": ["1"]}, {})
    assert baseline.read_baseline(path) == {"a.py": 2, "b.py": 1}
    baseline.write_baseline(path, {"a.py": ["1"], "b.py": ["1", "2"], "c.py": ["1"]}, baseline.read_baseline(path))
    assert baseline.read_baseline(path) == {"a.py": 1, "b.py": 1}


@pytest.mark.parametrize(("guard", "faults"), [("names", names.faults), ("sizes", sizes.faults)])
def test_the_repository_has_no_more_faults_than_its_baseline_forgives(guard: str, faults: names.Faults) -> None:
    forgiven = baseline.read_baseline(baseline.HERE / f"{guard}.baseline")
    assert baseline.complaints(faults(), forgiven) == []


def test_every_file_is_looked_at() -> None:
    looked_at = set(baseline.tracked(names.FOLDERS, names.SUFFIXES))
    assert looked_at >= {ROOT / "build.py", ROOT / "builder/pipeline.py", Path(sys.modules[__name__].__file__ or "")}
    assert [path for path in looked_at if path.suffix == ".js" and "site_templates" in path.parts]


def _write(folder: Path, file: str, text: str) -> None:
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text(text, "utf-8")
