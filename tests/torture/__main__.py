"""`python -m tests.torture [--short] [GROUP …]`: a line a group, with how many trials there were and went wrong.

All of it takes an hour, the short form some minutes. `.ci/two-builds python3.13 …` compares the bytes of two Pythons.
"""

from __future__ import annotations

import sys

from tests.torture import attacks, documents, kills, operations
from tests.torture.trial import Trials

GROUPS: dict[str, Trials] = {
    "operations": operations.trials,
    "foreign": operations.foreign_trials,
    "preview": attacks.preview_trials,
    "index": attacks.index_trials,
    "documents": documents.trials,
    "kills": kills.trials,
}


def main(arguments: list[str]) -> int:
    """Try the groups that are named, or all; return whether anything was wrong."""
    short, names = "--short" in arguments, [name for name in arguments if name in GROUPS] or list(GROUPS)
    wrong = 0
    for name in names:
        tried = list(GROUPS[name](short))
        bad = [trial for trial in tried if trial.wrong]
        longest = max(trial.seconds for trial in tried)
        print(f"{name:12}{len(tried):5} trials {len(bad):4} wrong, {longest:6.1f} s at most", flush=True)
        for trial in bad:
            print(f"    {trial.name}: {', '.join(trial.wrong)}", flush=True)
        wrong += len(bad)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
