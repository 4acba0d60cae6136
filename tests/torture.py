"""`python -m tests.torture [N]`: kill N builds of the repository's content at random moments, and count what is left.

A build writes into a folder that is served meanwhile: by its path, and by a descriptor as a container holds it that has
mounted the folder. Both must see a whole site each time; no process and no scratch folder may be left. Not a test: it
takes some seconds a kill.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from builder.publish.folder import is_whole
from tests.conftest import ROOT
from tests.support.processes import children, survivors

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def start_build(output: Path, scratch: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a build with two workers that puts its scratch folders below `scratch`."""
    command = [sys.executable, str(ROOT / "build.py"), "build", "--quiet", "--jobs", "2", "--output", str(output)]
    environment = {**os.environ, "TMPDIR": str(scratch)}
    return subprocess.Popen([*command, *options], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def kill_build(output: Path, scratch: Path, seconds: float, number: signal.Signals) -> Counter[str]:
    """Kill a build that writes everything anew; count what is wrong afterwards."""
    mounted = os.open(output, os.O_RDONLY)
    build = start_build(output, scratch, "--full")
    try:
        build.wait(seconds)
        ended = "ended before"
    except subprocess.TimeoutExpired:
        ended = f"killed by {number.name}"
    workers = children(build.pid) if build.poll() is None else []
    build.send_signal(number)
    build.wait()
    count = Counter({ended: 1, "processes left": len(survivors(workers))})
    count["torn by its path"] += not is_whole(output)
    count["torn where it is mounted"] += not is_whole(Path(f"/proc/self/fd/{mounted}"))
    os.close(mounted)
    return count


def main(kills: int) -> int:
    """Print the counts; return how many things were wrong."""
    chance, count = random.Random(kills), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        output, scratch = Path(name, "public"), Path(name, "scratch")
        scratch.mkdir()
        assert start_build(output, scratch).wait() == 0
        for _ in range(kills):
            count.update(kill_build(output, scratch, chance.uniform(0.2, 12), chance.choice(SIGNALS)))
        assert start_build(output, scratch).wait() == 0
        count["scratch folders left"] += len(list(scratch.iterdir()))
        count["torn at the end"] += not is_whole(output)
    for words, number in sorted(count.items()):
        print(f"{number:5}  {words}")
    return sum(number for words, number in count.items() if "left" in words or "torn" in words)


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20), 1))
