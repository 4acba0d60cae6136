"""Content is untrusted: whatever it says, it stays text on every page."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.conftest import SOURCES, publish_site
from tests.pages.test_frame import DRAWN
from tests.pages.test_head import inline_code
from tests.support import contents, hostile
from tests.support.dom import Built, Page, read
from tests.support.dom import text as text_of

pytestmark = pytest.mark.xdist_group("attacked_site")  # one process reads it


@pytest.fixture(scope="module")
def attacked(attacked_site: Path) -> Built:
    return read(attacked_site)


def test_an_attack_in_any_field_is_shown_as_it_was_written(attacked: Built) -> None:
    shown = [text for page in attacked.pages for text in (text_of(page.root), _description(page))]
    hidden = [field for field in hostile.fields() if not any(hostile.attack(field) in text for text in shown)]
    # Pages are in Chinese: what a label is in English is found by search, and shown nowhere.
    assert [field for field in hidden if not field.endswith(".label.en")] == []


def _description(page: Page) -> str:
    return next(str(meta.get("content")) for meta in page.all("meta") if meta.get("name") == "description")


COMPARED = ("compare/index.html", "compare/materials.html")


def test_an_attack_makes_no_element_handler_or_address(attacked: Built) -> None:
    for page in attacked.pages:
        before = ["rows.js"] if page.path in COMPARED else []
        after = {
            "search.html": ["assets/search.js"],
            "compare/index.html": ["../assets/compare.js"],
            "compare/materials.html": ["../assets/materials.js"],
        }.get(page.path, [])
        own = [_script(page.path, "early"), _script(page.path, "site")]
        assert sorted(script.get("src") or "" for script in page.all("script")) == sorted([*before, *own, *after]), (
            page.path
        )
        assert inline_code(page) == [], page.path
        assert all((drawing.get("class") or "").split()[0] in DRAWN for drawing in page.all("svg")), page.path
        assert not any(True for _ in page.all("b", "img", "iframe", "object")), page.path
        forms = [form.get("class") for form in page.all("form")]
        assert len(forms) == 1 + (page.path == "compare/index.html"), f"a form too many: {page.path}"


def test_an_attack_breaks_no_page(attacked: Built) -> None:
    assert {page.path: page.errors for page in attacked.pages if page.errors} == {}
    assert {page.path: page.first("title").tag for page in attacked.pages if len(page.first("title"))} == {}


def test_template_code_in_content_is_never_run(attacked: Built) -> None:
    for page in attacked.pages:
        assert "runrunrun" not in text_of(page.root), page.path


def test_an_address_with_quotes_and_ampersands_survives(attacked: Built) -> None:
    results: list[Element] = [
        link
        for page in attacked.pages
        for link in page.all("a")
        if link.get("href", "").startswith("https://test.example/a?")
    ]
    assert {page.attrib["href"] for page in results} >= {"https://test.example/a?b=1&c=2"}


def _script(path: str, name: str) -> str:
    return f"/assets/{name}.js" if path == "404.html" else "../" * path.count("/") + f"assets/{name}.js"


def test_an_attack_in_an_archived_source_is_shown_as_it_was_archived(tmp_path: Path) -> None:
    content = contents.archived(tmp_path)
    source, plan = tmp_path / "archive" / "source.txt", content / "districts" / "aa" / "plan-a" / "plan.yaml"
    attack = "{{ run }}<script>alert(document)</script>\"'><b onmouseover=alert()>"  # without numbers to be claimed
    text = source.read_text("utf-8").replace("安住计划。", f"安住计划。{attack}。")
    source.write_text(text, "utf-8")
    was, now = (hashlib.sha256(data).hexdigest() for data in ((SOURCES / source.name).read_bytes(), text.encode()))
    plan.write_text(plan.read_text("utf-8").replace(was, now), "utf-8")
    publish_site(content, tmp_path / "public")
    pages = read(tmp_path / "public").pages
    shown = [page.path for page in pages if re.sub(r"\s", "", attack) in re.sub(r"\s", "", text_of(page.root))]
    assert "districts/aa/plan-a/source.html" in shown
    assert {page.path for page in pages if inline_code(page) or any(True for _ in page.all("b"))} == set()
