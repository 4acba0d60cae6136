"""`python -m tests.guards.sbom`: what the site is made with, as CycloneDX, from the lock and what is installed."""

from __future__ import annotations

import json
import re
import sys
import uuid
from typing import Any

from tests.guards.baseline import ROOT
from tests.guards.licences import python_packages

_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+).*\n((?: +--hash=.*\n)*)", re.MULTILINE)
_SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_UNKNOWN = "not installed on this system"


def bill_of(lock: str) -> dict[str, Any]:
    """A bill of materials of a lock file: each package with its version, its licence, and the sums of its archives."""
    licences = {name: licence for name, _, licence in python_packages(lock)}
    components = [_component(name, version, sums, licences[name]) for name, version, sums in _ENTRY.findall(lock)]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "bilin", "licenses": [{"license": {"id": "MIT"}}]}},
        "components": components,
    }


def _component(name: str, version: str, sums: str, licence: str) -> dict[str, Any]:
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    component: dict[str, Any] = {
        "type": "library", "bom-ref": address, "name": name, "version": version, "purl": address,
        "hashes": [{"alg": "SHA-256", "content": content} for content in _SUM.findall(sums)],
    }  # fmt: skip
    if licence not in ("", _UNKNOWN):
        component["licenses"] = [{"license": {"name": licence}}]
    return component


if __name__ == "__main__":
    json.dump(bill_of((ROOT / "requirements.lock").read_text("utf-8")), sys.stdout, indent=1)
