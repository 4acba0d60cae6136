"""Templates, styles and scripts are read in the listed order, and nothing is left out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from builder.render.templates import divide_templates, load_templates, without_comments
from tests.conftest import TEMPLATES


def test_templates_are_read_with_styles_and_scripts_in_the_listed_order() -> None:
    bundles = yaml.safe_load((TEMPLATES / "scripts/bundles.yaml").read_text("utf-8"))
    templates = load_templates(TEMPLATES)
    assert "base.html" in templates.sources
    served = {"site.css": templates.styles, "site.js": templates.script}
    served |= {f"{name}.js": text for name, text in templates.page_scripts.items()}
    assert set(bundles) == set(served)
    for name, files in bundles.items():
        texts = [(TEMPLATES / file).read_text("utf-8") for file in files]
        assert served[name] == "\n".join(map(without_comments, texts))


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("/* Why. */\nf();\n", "f();\n"),
        ("  /**\n   * @param {string} a\n   */\n  f(a);\n", "  f(a);\n"),
        ("f('/* text */');\n", "f('/* text */');\n"),
        ("  // Why.\n  f();\n  // Why else.\n", "  f();\n"),
        ("f('https://a'); // here\n", "f('https://a'); // here\n"),
        ("/** @type {A} */ (a).b();\n", "(a).b();\n"),
        ("const f = (/** @type {A<B>[]} */ a) => a;\n", "const f = (a) => a;\n"),
        ("f(); /* here */\n", "f(); /* here */\n"),
        ("g = a /*\n*/ / b;\n", "g = a /*\n*/ / b;\n"),
        ("/* Why. */\n.a {\n  /* why\n     else */\n  color: var(--ink);\n}\n", ".a {\n  color: var(--ink);\n}\n"),
    ],
)
def test_files_are_served_without_the_comments_that_have_lines_of_their_own(text: str, served: str) -> None:
    assert without_comments(text) == served


def test_the_print_styles_come_last_and_the_tokens_first() -> None:
    styles = load_templates(TEMPLATES).styles
    assert styles.startswith(without_comments((TEMPLATES / "styles/tokens.css").read_text("utf-8")))
    assert styles.endswith(without_comments((TEMPLATES / "styles/print.css").read_text("utf-8")))


@pytest.mark.parametrize("file", ["components/compare/view.js", "styles/base.css"])
def test_a_listed_script_or_style_that_is_missing_stops_the_build(tmp_path: Path, file: str) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / file).unlink()
    with pytest.raises(FileNotFoundError, match=file):
        load_templates(templates)


@pytest.mark.parametrize("file", ["components/compare/view2.js", "scripts/lib/new.js", "components/new/new.css"])
def test_a_script_or_style_that_is_listed_nowhere_stops_the_build(tmp_path: Path, file: str) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / file).parent.mkdir(parents=True, exist_ok=True)
    (templates / file).write_text("/* new */\n", "utf-8")
    with pytest.raises(OSError, match=f"not listed in scripts/bundles.yaml.*{file}"):
        load_templates(templates)


def test_unit_tests_of_scripts_do_not_reach_the_site(tmp_path: Path) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / "components/compare/planted.test.js").write_text("planted\n", "utf-8")
    loaded = load_templates(templates)
    texts = [loaded.styles, loaded.script, *loaded.page_scripts.values(), *loaded.sources.values()]
    assert not [text for text in texts if "planted" in text]
    assert not [name for name in (*loaded.sources, *loaded.static, *loaded.preview) if name.endswith(".test.js")]


def test_own_files_stand_in_for_those_of_their_name_and_others_are_added(tmp_path: Path) -> None:
    own = {
        "components/mark/mark.html": "ours alone",
        "styles/print.css": ".ours {}",
        "scripts/rows.js": "data",
        "static/logo.svg": "<svg/>",
    }
    for name, text in own.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    before, after = load_templates(TEMPLATES), load_templates(TEMPLATES, tmp_path)
    assert after.sources == before.sources | {
        "components/mark/mark.html": "ours alone",
        "scripts/rows.js": "data",
    }
    assert after.styles.endswith(".ours {}")
    assert after.styles.startswith(without_comments((TEMPLATES / "styles/tokens.css").read_text("utf-8")))
    assert after.static == before.static | {"logo.svg": b"<svg/>"}
    assert (after.script, after.strings, after.preview) == (before.script, before.strings, before.preview)


def test_what_own_files_stand_in_for_is_told_from_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "base.html").touch()
    (tmp_path / "page/home.html").touch()
    assert divide_templates(tmp_path, TEMPLATES) == (["base.html"], ["page/home.html"])


def test_an_own_script_that_is_listed_nowhere_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/ours.css").touch()
    with pytest.raises(OSError, match=r"not listed in scripts/bundles\.yaml"):
        load_templates(TEMPLATES, tmp_path)
