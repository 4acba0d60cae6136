"""`python -m tests.bench.evidence`: what verifying claims adds to a check, for more and more districts.

Each synthetic district has a source of its own that bears out its 30 programmes, so every claim is found.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from pathlib import Path

import yaml

from builder.pipeline import check_content
from tests.bench.synthetic import write_country


def main() -> None:
    """Print claims, seconds of a check without and with the archive, and milliseconds a district."""
    print("districts  claims  without  with archive  ms a district")
    for districts in (25, 50, 100, 200):
        with tempfile.TemporaryDirectory() as scratch:
            content, archive = Path(scratch) / "content", Path(scratch) / "sources"
            write_country(content, districts=districts, programmes=30)
            _write_sources(content, archive)
            without, _ = _seconds(content, None)
            with_archive, claims = _seconds(content, archive)
            each = (with_archive - without) / districts * 1_000
            print(f"{districts:9} {claims:7} {without:7.2f}s {with_archive:12.2f}s {each:14.1f}")


def _seconds(content: Path, archive: Path | None) -> tuple[float, int]:
    start = time.perf_counter()
    checked = check_content(content, shown_as="content", sources=archive, log=lambda *_: None)
    seconds = time.perf_counter() - start
    assert not checked.findings, checked.findings[:3]
    return seconds, sum(len(page.verified) for page in checked.ledger.values())


def _write_sources(content: Path, archive: Path) -> None:
    """Give each plan a text that says what its programmes say, and account for all of it."""
    archive.mkdir()
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("archive: ../shared/sources", ""), encoding="utf-8")
    for folder in sorted(content.glob("districts/*/*/")):
        programmes = sorted(folder.glob("programmes/*.md"))
        fronts = [yaml.safe_load(path.read_text("utf-8").split("---")[1]) for path in programmes]
        plan = yaml.safe_load((folder / "plan.yaml").read_text("utf-8"))
        lines = [_paragraph(front) for front in fronts]
        chapters = "、".join(sorted({front["section"] for front in fronts}))
        # 2022-2024 in the title, then the date of issue: the bench is about searching, not about reading dates.
        lines.append(
            f"{plan['title']} {'、'.join(plan['issuer'])} {plan['sources'][0]['title']} 2022年8月3日 {chapters}"
        )
        text = "\n".join(lines) + "\n"
        name = f"{folder.parent.name}.txt"
        (archive / name).write_text(text, encoding="utf-8")
        plan["sources"][0] |= {"file": name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        plan["period"] |= {"printed": "2022—2024", "cite": [str(len(lines))]}
        plan["numbers_not_encoded"] = [
            {"printed": ["三年", "2022年8月3日", *chapters.split("、")], "reason": "日期与序号"}
        ]
        (folder / "plan.yaml").write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _paragraph(front: dict[str, object]) -> str:
    partners = front["partners"]
    assert isinstance(partners, list)
    lead = front["lead"]
    assert isinstance(lead, list)
    words = f"{front['number']}.{front['name']}。" + "按计划做好培养引进和服务工作，" * 12
    return f"{words}（牵头部门：{'、'.join(lead)}。配合部门：{'、'.join(partners)}）"


if __name__ == "__main__":
    main()
