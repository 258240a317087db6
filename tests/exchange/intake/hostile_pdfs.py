"""PDFs that ask for more than they say: small files that would take hours or gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

_HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_TEXT = b"BT /F1 10 Tf 50 700 Td (A plan of the locality board) Tj ET "
_FLATE = b"/Filter /FlateDecode"


def file_of(objects: Mapping[int, bytes]) -> bytes:
    """A file with these objects; the first is its catalogue."""
    made = bytearray(b"%PDF-1.5\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(made)
    count = max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        made += b"%010d 00000 n \n" % places.get(number, 0)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(made)


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def page_of(
    content: bytes = _TEXT,
    entries: bytes = b"",
    *,
    resources: bytes = b"/Font << /F1 5 0 R >>",
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A file with one page."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
    return file_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %b>>" % catalog,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page + resources + b" >> >>",
            4: stream(entries, content),
            5: _HELVETICA,
            **(more or {}),
        }
    )


def _form(inside: bytes, following: int) -> bytes:
    own = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    return stream(own % following, inside)


def _forms(times: int, count: int) -> dict[int, bytes]:
    forms = {n: _form(b"/X Do " * times, n + 1) for n in range(10, 10 + count)}
    forms[10 + count] = stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 m 1 1 l S")
    return forms


def _wide_font(table: bytes, widths: bytes) -> dict[int, bytes]:
    return {
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R " + widths + b" >>",
        7: stream(b"", table),
        8: b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>",
    }


def _many_pages() -> bytes:
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    pages = dict.fromkeys(range(3, 2003), leaf)
    kids = b" ".join(b"%d 0 R" % n for n in pages)
    tree = b"<< /Type /Pages /Kids [" + kids + b"] /Count 2000 >>"
    return file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: tree, **pages})


def _circle() -> bytes:
    return file_of({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"3 0 R", 3: b"2 0 R"})


def _long_list() -> bytes:
    entries = b"/Type /XRef /Size 900000000 /W [1 2 1] /Index [0 900000000] /Root 1 0 R"
    return b"%PDF-1.5\n1 0 obj\n" + stream(entries, b"") + b"\nendobj\nstartxref\n9\n%%EOF"


def _lines() -> bytes:
    level = b"".join(b"0 %d.5 m 595 %d.5 l S " % (n % 842, n % 842) for n in range(13000))
    upright = b"".join(b"%d 0 m %d 842 l S " % (n % 595, n % 595) for n in range(13000))
    return page_of(zlib.compress(level + upright), _FLATE)


_RANGE = b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "unpacks to gigabytes": lambda: page_of(zlib.compress(bytes(300_000_000), 9), _FLATE),
    "packed twice": lambda: page_of(
        zlib.compress(zlib.compress(bytes(300_000_000), 9), 9),
        b"/Filter [/FlateDecode /FlateDecode]",
    ),
    "packed run by run": lambda: page_of(b"\x81\x00" * 3_000_000, b"/Filter /RunLengthDecode"),
    "packed like a fax": lambda: page_of(bytes(300_000), b"/Filter /CCITTFaxDecode"),
    "predicted from a wide row": lambda: page_of(
        zlib.compress(b"abc"), _FLATE + b" /DecodeParms << /Predictor 12 /Columns 2000000000 >>"
    ),
    "millions of commands": lambda: page_of(zlib.compress(b"q Q " * 2_500_000), _FLATE),
    "one endless text": lambda: page_of(zlib.compress(b"(" + b"\\a" * 4_000_000), _FLATE),
    "brackets in a text": lambda: page_of(zlib.compress(b"(" + b"()" * 4_000_000), _FLATE),
    "lists in lists": lambda: page_of(b"[" * 1_000_000),
    "lists in lists of the catalogue": lambda: page_of(catalog=b"/Names " + b"[" * 100_000),
    "drawings times drawings": lambda: page_of(
        b"/X Do", resources=b"/XObject << /X 10 0 R >>", more=_forms(10, 20)
    ),
    "drawings in drawings": lambda: page_of(
        b"/X Do", resources=b"/XObject << /X 10 0 R >>", more=_forms(1, 1500)
    ),
    "billions of letters": lambda: page_of(more=_wide_font(_RANGE, b"")),
    "billions of widths": lambda: page_of(more=_wide_font(b"", b"/W [0 2000000000 500]")),
    "too much text": lambda: page_of(
        zlib.compress(b"BT /F1 9 Tf " + b"(A plan of the board) Tj " * 300_000), _FLATE
    ),
    "thousands of pages": _many_pages,
    "references in a circle": _circle,
    "a list of objects without end": _long_list,
    "empty lines": lambda: b"%PDF-1.4\n" + b"\n" * 15_000_000,
    "objects that don't end": lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * 1_500_000,
    "a page full of lines": _lines,
    "too large a file": lambda: b"%PDF-1.4\n" + bytes(60_000_000),
}
