"""What describes the data to search engines: a Dataset of schema.org as JSON-LD, in a file of its own.

Pages have no script within them (M61), so the description is linked and not written into the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder import urls
from builder.data.readme import newest_check
from builder.data.records import SCHEMA_VERSION
from builder.data.schemas import MEDIA_TYPES
from builder.model.types import Absent
from builder.views.context import Context, DataFile


def dataset(context: Context, files: Sequence[DataFile]) -> dict[str, Any]:
    """The data set. Addresses are relative to this file until the site has an address of its own."""
    config, checked = context.site.config, newest_check(context)
    address = context.public_url(urls.DATA)
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": context.t("data.of", site=config.name.zh),
        "description": _description(context),
        "inLanguage": config.locale,
        "version": f"{SCHEMA_VERSION}+{context.version}",
        "isAccessibleForFree": True,
        "spatialCoverage": [district.full_name for district in context.site.all_districts],
        "distribution": [_download(context, file) for file in files if "/schema/" not in file.path],
    }
    if address:
        described |= {"@id": address, "url": address}
    if checked:
        described["dateModified"] = checked
    if not isinstance(config.maintainer, Absent):
        described["creator"] = {"@type": "Organization", "name": config.maintainer}
    if not isinstance(config.licence, Absent):
        # A name by itself is no licence of schema.org: it takes an address or a work.
        described["license"] = config.licence.url or {"@type": "CreativeWork", "name": config.licence.name}
    return described


def _description(context: Context) -> str:
    """What the site is, what the data are and how they are kept, a line each; search engines want 50 characters."""
    lead = context.t("data.lead", schema=SCHEMA_VERSION, version=context.version)
    return "\n".join((context.site.config.tagline.zh, context.t("data.description"), lead))


def _download(context: Context, file: DataFile) -> dict[str, Any]:
    name = file.path.removeprefix(f"{urls.API}/")
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": context.public_url(file.path) or name,
        "encodingFormat": MEDIA_TYPES[name.rpartition(".")[2]],
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
