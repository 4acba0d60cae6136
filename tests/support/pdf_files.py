"""Small PDFs: pages of text whose codes are those of the characters."""

from __future__ import annotations

_CMAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)
_FIRST_PAGE = 10


def shown(text: str) -> str:
    """The operation that shows a text."""
    return f"<{text.encode('utf-16-be').hex()}> Tj"


def shown_lines(body: str, *, width: int = 30, mode: int = 0) -> str:
    """The contents of a page that shows lines of so many characters, drawn in a mode (3: nothing is to be seen)."""
    lines = [line[at : at + width] for line in body.splitlines() for at in range(0, len(line), width)]
    return f"BT {mode} Tr /F 10 Tf 14 TL 40 780 Td {' T* '.join(map(shown, lines))} ET\n"


def pdf_of(*pages: str, of_page: str = "", resources: str = "", objects: dict[int, str] | None = None) -> bytes:
    """A PDF of pages with these contents; `of_page` and `resources` stand in the records of each page."""
    places = [_FIRST_PAGE + 2 * number for number in range(len(pages))]
    records: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{' '.join(f'{at} 0 R' for at in places)}]/Count {len(pages)}>>".encode(),
        5: b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>",
        6: b"<</Length %d>>stream\n%s\nendstream" % (len(_CMAP), _CMAP),
        7: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        **{number: text.encode() for number, text in (objects or {}).items()},
    }
    for at, contents in zip(places, pages, strict=True):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {at + 1} 0 R{of_page}"
        records[at] = f"{page}/Resources<</Font<</F 5 0 R>>{resources}>>>>".encode()
        records[at + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(contents), contents.encode())
    return _written(records)


def _written(records: dict[int, bytes]) -> bytes:
    data, table = b"%PDF-1.7\n", b"xref\n0 1\n0000000000 65535 f \n"
    for number, record in sorted(records.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, record)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(records) + 1, len(data))
    return data + table + trailer
