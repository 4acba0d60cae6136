"""`python -I -S measured.py REPORT COMMAND …`: run a command, and write to REPORT what it took, with all it started.

REPORT is JSON: `status`, `wall`, `user` and `system` in seconds, and `memory` in bytes, that of its largest process. A
process begins with the memory of the one that starts it, and its peak is never less: so this imports next to nothing.
"""

import json
import os
import sys
import time


def main(report: str, command: list[str]) -> None:
    """Run a command in the folder and with the environment of this process."""
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    took = {
        "status": os.waitstatus_to_exitcode(status),
        "wall": time.perf_counter() - start,
        "user": usage.ru_utime,
        "system": usage.ru_stime,
        "memory": usage.ru_maxrss * 1024,
    }
    with open(report, "w", encoding="utf-8") as file:
        json.dump(took, file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
