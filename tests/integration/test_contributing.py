"""What the documents for contributors tell to do, done in a copy of the program: a rule, a page, a field, a term."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MINIMAL, ROOT
from tests.support.commands import bare_environment

RULE = '''"""No district is called after a direction."""

from builder.findings.finding import finding


def check(site):
    for district in site.districts:
        if district.name.zh.startswith("东"):
            yield finding(district.origin.at("name"), "direction", name=district.name.zh)
'''
VIEW = '''"""How many districts there are."""

from dataclasses import dataclass

from builder import urls
from builder.views.frames import Heading, page_frame
from builder.views.provenance import site_provenance


@dataclass(frozen=True)
class TallyView:
    frame: object
    count: int


def tally_view(context):
    page = context.page(urls.TALLY)
    heading = Heading.below_home(page.t("tally.title"), "…")
    frame = page_frame(page, heading, provenance=site_provenance(page, None))
    return TallyView(frame, len(page.site.districts))
'''
TEMPLATE = """{% extends 'base.html' %}
{% block main %}<p id="tally">{{ t('tally.count', count=v.count) }}</p>{% endblock %}
"""
FIELD = 'population: String | None = Field(None, title="人口", description="常住人口，照公报写")\n    '
TERM = """- id: exchange
  label: 交流
  definition: 人员的往来。
  example: 互派干部
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The program and the smallest content, to be changed."""
    for name in ("builder", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", tmp_path)
    shutil.copytree(MINIMAL, tmp_path / "content")
    return tmp_path


def insert(path: Path, before: str, text: str) -> None:
    """Put a text before the first place of another."""
    whole = path.read_text("utf-8")
    assert before in whole
    path.write_text(whole.replace(before, text + before, 1), "utf-8")


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of the copy."""
    command = [sys.executable, "build.py", *arguments]
    return subprocess.run(
        command, cwd=checkout, env=bare_environment(), capture_output=True, encoding="utf-8", check=False
    )


def test_a_rule_is_a_file_an_entry_and_words(checkout: Path) -> None:
    checks = checkout / "builder/checks"
    (checks / "directions.py").write_text(RULE, "utf-8")
    insert(checks / "__init__.py", "    divisions,\n", "    directions,\n")
    insert(checks / "__init__.py", "    divisions.check,\n", "    directions.check,\n")
    messages = checkout / "builder/findings/messages"
    for language, words in {"zh": "“{name}”以方位起名", "en": "“{name}” is a direction"}.items():
        insert(
            messages / f"{language}.yaml", "  missing-file:\n", f"  direction:\n    text: {words}\n    remedy: 改名\n"
        )
    district = checkout / "content/districts/aa/district.yaml"
    assert run(checkout, "check").returncode == 0
    district.write_text("code: '370102'\nname: 东区\ncity: 济南市\nprovince: 山东省\n", "utf-8")
    done = run(checkout, "check", "--lang", "zh")
    assert done.returncode == 1
    assert (
        "content/districts/aa/district.yaml:2:7: 错误 [direction] “东区”以方位起名。改名" in done.stdout + done.stderr
    )
    assert "direction" in run(checkout, "rules", "--lang", "zh").stdout


def test_a_page_is_an_address_a_view_a_template_and_a_route(checkout: Path) -> None:
    insert(checkout / "builder/urls.py", "GLOSSARY, ", 'TALLY = "tally.html"\n')
    (checkout / "builder/views/tally.py").write_text(VIEW, "utf-8")
    (checkout / "site_templates/pages/tally.html").write_text(TEMPLATE, "utf-8")
    for name in ("strings.yaml", "strings.en.yaml"):
        insert(checkout / f"site_templates/{name}", "glossary:\n", "tally:\n  title: T\n  count: 共{count}个区\n")
    route = checkout / "builder/routes/route.py"
    insert(route, "from builder.views.page import ", "from builder.views.tally import tally_view\n")
    insert(route, "    yield _shared_page(urls.GLOSSARY", '    yield _shared_page(urls.TALLY, "tally", tally_view)\n')
    done = run(checkout, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert '<p id="tally">共2个区</p>' in (checkout / "public/tally.html").read_text("utf-8")


def test_a_field_is_read_checked_and_described_where_it_is_declared(checkout: Path) -> None:
    district = checkout / "content/districts/aa/district.yaml"
    insert(district, "name: ", "population: 60万\n")
    assert "unknown-key" in run(checkout, "check").stderr
    insert(checkout / "builder/model/schema/district.py", "aliases: list", FIELD)
    done = run(checkout, "check")
    assert done.returncode == 0, done.stderr
    run(checkout, "reference", "reference.md")
    assert "常住人口，照公报写" in (checkout / "reference.md").read_text("utf-8")


def test_a_term_of_a_facet_is_content_alone(checkout: Path) -> None:
    themes = checkout / "content/vocabularies/themes.yaml"
    themes.write_text(themes.read_text("utf-8") + TERM, "utf-8")
    done = run(checkout, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "交流" in (checkout / "public/themes/exchange.html").read_text("utf-8")
    assert "themes/exchange.html" in (checkout / "public/index.html").read_text("utf-8")
