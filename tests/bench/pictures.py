"""What the pictures of plans cost: `python -m tests.bench.pictures [CONTENT]`.

Prints for each plan the milliseconds of processor that its picture takes, the median of eleven, and its size in kB.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from builder.export.card import draw_card
from builder.render.contexts import context_of
from builder.render.templates import load_templates
from builder.views.card import PlanCard
from builder.views.plan import plan_view
from tests.conftest import TEMPLATES, checked

TRIALS = 11


def measure(card: PlanCard) -> tuple[float, float]:
    """Milliseconds of processor and kB of a picture."""
    seconds, size = [], 0
    for _ in range(TRIALS):
        start = time.process_time()
        size = len(draw_card(card))
        seconds.append(time.process_time() - start)
    return median(seconds) * 1000, size / 1000


def cards(content: Path) -> Iterator[tuple[str, PlanCard]]:
    """The pictures of a content folder, by the keys of their plans, in both languages if it has them."""
    result = checked(content, sources=None)
    context = context_of(result.site, load_templates(TEMPLATES), result.ledger)
    for each in filter(None, (context, context.english)):
        for plan in each.site.plans:
            if card := plan_view(each, plan).card:
                yield plan.key, card


def main() -> None:
    """Print all."""
    for key, card in cards(Path(sys.argv[1] if len(sys.argv) > 1 else "content")):
        milliseconds, size = measure(card)
        print(f"{key}\t{milliseconds:.1f} ms\t{size:.1f} kB\t{len(card.numbers)} numbers")


if __name__ == "__main__":
    main()
