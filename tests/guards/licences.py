"""`python -m tests.guards.licences`: the licence of every locked package and of the data in the repository.

Packages of Python say theirs in their metadata, packages of npm in the lock file, data in the table below.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from tests.guards.baseline import ROOT

DATA = {
    "builder/model/divisions.csv": "facts of public record: codes and names of divisions (docs/decisions/0007)",
    "builder/text/fonts/": "OFL-1.1: parts of Noto Sans CJK 2.004 (docs/decisions/0044)",
    "builder/text/readings/": "MIT: made of the dictionaries of pypinyin (docs/decisions/0046)",
    "content/": "of this repository; quotations are from official documents",
}
SILENT = {"axe-playwright-python": "MIT, by its repository"}
"""Packages whose metadata say nothing."""
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_CLASSIFIER = "License :: OSI Approved :: "


def licence_of(package: metadata.PackageMetadata) -> str:
    """What a package says of its licence, in a line; empty where it says nothing."""
    classified = [
        line.removeprefix(_CLASSIFIER) for line in package.get_all("Classifier", []) if line.startswith(_CLASSIFIER)
    ]
    named = [*package.get_all("License-Expression", []), "; ".join(classified), *package.get_all("License", [])]
    said = next(filter(None, named), "")
    return said.strip().split("\n")[0][:80]


def python_packages(lock: str) -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of each locked package that is installed here; markers leave some out."""
    for name, version in _PINNED.findall(lock):
        try:
            yield name, version, licence_of(metadata.metadata(name)) or SILENT.get(name, "")
        except metadata.PackageNotFoundError:
            yield name, version, "not installed on this system"


def npm_packages(lock: str) -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of each package in a lock file of npm."""
    for path, package in json.loads(lock)["packages"].items():
        if path:
            yield path.rpartition("node_modules/")[2], package["version"], package.get("license", "")


def main() -> int:
    """Print all; return how many say nothing."""
    silent = 0
    tools = ROOT / "tests/tools/package-lock.json"
    groups = {
        "site": python_packages((ROOT / "requirements.lock").read_text("utf-8")),
        "tests": python_packages((ROOT / "requirements-dev.lock").read_text("utf-8")),
        "npm, tests only": npm_packages(tools.read_text("utf-8")),
        "data": ((name, "", licence) for name, licence in DATA.items()),
    }
    for group, packages in groups.items():
        for name, version, licence in packages:
            silent += not licence
            print(f"{group}\t{name}\t{version}\t{licence or 'SAYS NOTHING'}")
    return silent


if __name__ == "__main__":
    sys.exit(main())
