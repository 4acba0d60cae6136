"""`python -m tests.torture [--short] [--part 1/4] [GROUP …]`: a line a group, with how many trials went wrong.

All of it takes hours, a part of it less, the short form some minutes. `.ci/two-builds python3.13 …` compares the bytes
of two Pythons.
"""

from __future__ import annotations

import argparse
import sys

from tests.torture import attacks, builds, documents, drafts, kills, operations, previews
from tests.torture.trial import Effort, Trials

GROUPS: dict[str, Trials] = {
    "operations": operations.trials,
    "foreign": operations.foreign_trials,
    "preview": attacks.preview_trials,
    "index": attacks.index_trials,
    "documents": documents.trials,
    "drafts": drafts.trials,
    "previews": previews.trials,
    "builds": builds.trials,
    "kills": kills.trials,
}


def main(arguments: list[str]) -> int:
    """Try the groups that are named, or all; return whether anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description="Try what must not break.")
    parser.add_argument("--short", action="store_true", help="fewer trials")
    parser.add_argument(
        "--part", default="1/1", metavar="N/M", help="every m-th trial of the long groups, from the n-th"
    )
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    given = parser.parse_args(arguments)
    if unknown := set(given.groups) - set(GROUPS):
        parser.error(f"no group: {', '.join(sorted(unknown))}")
    effort, names = Effort(given.short, *map(int, given.part.split("/"))), given.groups or list(GROUPS)
    wrong = 0
    for name in names:
        tried = list(GROUPS[name](effort))
        bad = [trial for trial in tried if trial.wrong]
        longest = max(trial.seconds for trial in tried)
        print(f"{name:12}{len(tried):5} trials {len(bad):4} wrong, {longest:6.1f} s at most", flush=True)
        for trial in bad:
            print(f"    {trial.name}: {', '.join(trial.wrong)}", flush=True)
        wrong += len(bad)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
