"""`python -m tests.bench.markdown`: what a summary costs to convert, in microseconds and as multiples of each other.

All ways are measured in turns in one run, so that a busy machine slows all of them: the library made safe, the same
with the short cut for texts without mark-up, with memory too (a page that shows a text for the second time), and comrak
cleaned by nh3, where that is installed.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from statistics import median

import nh3

from builder.text.markdown import convert_marked, convert_plain, to_html
from tests.conftest import ROOT

ROUNDS = 15


def main() -> None:
    """Print a line for each way."""
    texts = [path.read_text("utf-8").split("\n---\n", 1)[-1] for path in sorted((ROOT / "content").rglob("*.md"))]
    plain = sum(convert_plain(text) is not None for text in texts)
    print(
        f"{len(texts)} texts, {plain} of them without mark-up, {sum(map(len, texts)) / len(texts):.0f} characters each"
    )
    times = _measure(texts, _ways())
    least = min(times.values())
    for name, seconds in times.items():
        print(f"{name:40} {seconds * 1e6:6.1f} us a text, {seconds / least:5.1f} times the fastest")


def _ways() -> dict[str, Callable[[str], object]]:
    ways: dict[str, Callable[[str], object]] = {
        "the library, made safe": convert_marked,
        "with the short cut": lambda text: convert_plain(text) or convert_marked(text),
        "with the short cut and memory": lambda text: to_html(text, resolve=str),
    }
    try:
        comrak = importlib.import_module("comrak")
    except ImportError:
        return ways
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.cjk_friendly_emphasis = extensions.table = extensions.strikethrough = rendering.escape = True
    parsing = comrak.ParseOptions()
    ways["comrak, cleaned"] = lambda text: nh3.clean(comrak.render_markdown(text, extensions, parsing, rendering))
    return ways


def _measure(texts: list[str], ways: dict[str, Callable[[str], object]]) -> dict[str, float]:
    """Seconds a text for each way: the median of the rounds."""
    rounds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, convert in ways.items():
            start = time.process_time()
            for text in texts:
                convert(text)
            rounds[name].append((time.process_time() - start) / len(texts))
    return {name: median(seconds) for name, seconds in rounds.items()}


if __name__ == "__main__":
    main()
