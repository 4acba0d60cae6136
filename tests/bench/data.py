"""`python -m tests.bench.data [DISTRICTS] [PROGRAMMES]`: what the open data of a synthetic country weigh and cost."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from builder.data.objects import TEMPLATE
from builder.pipeline import Checked, Publishing, build, check_content
from tests.bench.synthetic import write_country
from tests.conftest import TEMPLATES, show_site


def main(districts: int = 300, programmes: int = 30) -> None:
    """Print the seconds of each stage of a build, and files and bytes of the open data by kind."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_country(folder / "content", districts=districts, programmes=programmes)
        start, used = time.perf_counter(), time.process_time()
        checked = check_content(folder / "content", shown_as="content", sources=None, log=_say)
        publishing = Publishing(folder / "public")
        build(checked, templates=TEMPLATES, publishing=publishing, jobs=2, log=_say, progress=lambda _: None)
        _say_documents(checked)
        print(f"all: {time.perf_counter() - start:.1f} s, {time.process_time() - used:.1f} s of this process")
        _say_sizes(folder / "public/api/v1")


def _say_documents(checked: Checked) -> None:
    """Print what the JSON of single things takes of a processor, made one after the other."""
    make = show_site(checked)
    paths = [page.path for page in checked.pages if page.template == TEMPLATE]
    used = time.process_time()
    size = sum(len(make(path) or b"") for path in paths)
    print(
        f"documents: {len(paths)}, {size / 1e6:.1f} MB in {time.process_time() - used:.1f} s of processor", flush=True
    )


def _say(stage: str, count: int, seconds: float) -> None:
    print(f"{stage}: {count} in {seconds:.1f} s", flush=True)


def _say_sizes(folder: Path) -> None:
    """Print the files of the open data as a whole one by one, and those of single things by kind."""
    counts, sizes = Counter[str](), Counter[str]()
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder).parts[0] + ("/" if path.parent != folder else "")
            counts[name] += 1
            sizes[name] += path.stat().st_size
    for name, size in sizes.most_common():
        print(f"{size / 1e6:9.2f} MB  {counts[name]:6} files  {name}")
    print(f"{sum(sizes.values()) / 1e6:9.2f} MB  {sum(counts.values()):6} files in all")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
