"""A PDF's fonts, looked through before the library spreads their tables out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pdfminer.cmapdb import CMapBase, CMapParser
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSKeyword
from pdfminer.utils import nunpack

from lyapp.exchange.intake.pdf.limits import MOST_CODES, Watch
from lyapp.exchange.intake.pdf.parsing import resolved


class WatchedResources(PDFResourceManager):
    """Makes the document's fonts."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """As in the base.

        Raises:
            PdfTooMuch: when a table of the font would spread out to too much.
        """
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        spec = dict(spec)
        for key in ("ToUnicode", "Encoding"):
            table = resolved(spec.get(key))
            if isinstance(table, PDFStream):
                _CodeCounter(table.get_data(), self._watch).run()
        for key, count in (("W", 3), ("W2", 5)):
            widths = resolved(spec.get(key))
            if isinstance(widths, list):
                self._check_widths(widths, count)
        descriptor = resolved(spec.get("FontDescriptor"))
        if isinstance(descriptor, dict) and "FontFile2" in descriptor:
            # Its own table of letters is read only where nothing else says them, and a few bytes
            # of it can spread out to billions.
            spec["FontDescriptor"] = {
                key: value for key, value in descriptor.items() if key != "FontFile2"
            }
        self._watch.check()
        return super().get_font(objid, spec)

    def _check_widths(self, widths: Sequence[object], count: int) -> None:
        """Add up how many characters the ranges of widths are for."""
        total = 0
        run: list[Any] = []
        for value in widths:
            self._watch.tick()
            one = resolved(value)
            if isinstance(one, list):
                run = []
            elif isinstance(one, (int, float)):
                run.append(one)
                if len(run) == count:
                    total += max(0, int(run[1]) - int(run[0]))
                    run = []
            if total > MOST_CODES:
                raise self._watch.too_much("one of its fonts is far larger than any")


class _CodeCounter(CMapParser):
    """Reads a table of characters only to count how far its ranges reach."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        super().__init__(CMapBase(), BytesIO(data))
        self._watch = watch
        self._codes = 0

    def fillbuf(self) -> bool:
        """As in the base, on the watch."""
        self._watch.tick()
        return super().fillbuf()

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Counts at the end of each range; everything else is passed over."""
        name = token.name
        if name in {b"endbfrange", b"endcidrange"}:
            texts = [one for _, one in self.popall()]
            # Whatever two neighbours the library takes for a range, it is among these.
            for start, end in itertools.pairwise(texts):
                if isinstance(start, bytes) and isinstance(end, bytes):
                    self._codes += max(0, _number(end) - _number(start))
            self._codes += len(texts)
            if self._codes > MOST_CODES:
                raise self._watch.too_much("one of its fonts is far larger than any")
        elif name.startswith((b"begin", b"end")):
            self.popall()
        del pos


def _number(code: bytes) -> int:
    return nunpack(code[-4:])
