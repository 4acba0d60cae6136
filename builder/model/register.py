"""What was published: an address a line, and for a quantity the figure that stood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from builder.findings.finding import Place
from builder.model.schema.statement import Quantity
from builder.model.types import Absent
from builder.text.values import value_class

NOWHERE = Place("")
_PARTS = ("per", "qualifier", "min", "value", "max", "unit", "period", "by")
_MARKS = {"min": "≥", "max": "≤", "by": "→"}


@value_class
class Registered:
    """An address that was published, with its anchor, and the figure of the quantity there; '' for anything else."""

    address: str
    figure: str = ""
    place: Place = NOWHERE

    @property
    def page(self) -> str:
        """The path of the page.

        >>> Registered("themes/housing.html#x").page, Registered("themes/housing.html#x").anchor
        ('themes/housing.html', 'x')
        """
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """What follows the mark, '' for the page itself."""
        return self.address.partition("#")[2]

    @property
    def line(self) -> str:
        """How the register writes it."""
        return f"{self.address} {self.figure}".rstrip()


def figure_of(quantity: Quantity) -> str:
    """The number of a quantity with all that makes it this number, on one line.

    >>> flats = {"id": "flats", "label": "公寓", "nature": "target", "printed": "3万套", "max": "3", "unit": "万套"}
    >>> figure_of(Quantity.model_validate(flats | {"qualifier": "至多", "per": "每年", "by": "2025"}))
    '每年 至多 ≤3 万套 →2025'
    """
    return figure_in({name: value for name in _PARTS if (value := getattr(quantity, name)) is not None})


def figure_in(fields: Mapping[str, object]) -> str:
    """The same of the fields as they are written, which need not fit the schema of today."""
    parts = ((name, _words(fields[name])) for name in _PARTS if name in fields)
    return " ".join(f"{_MARKS.get(name, '')}{words}" for name, words in parts)


def _words(value: object) -> str:
    if isinstance(value, Absent):
        return value.state
    if isinstance(value, Mapping):
        return str(value.get("state", ""))
    return " ".join(str(value).split())


def different_figures(registered: Iterable[Registered]) -> list[str]:
    """The figures of some entries, each once, in their order."""
    return list(dict.fromkeys(entry.figure for entry in registered if entry.figure))
