"""What a PDF may cost, and the watch that holds it to that while it is being read.

A plan of a locality has some ten to fifty pages. The limits are far above that and far below what
would make the program stand still: a file can be small and still ask for hours of work, so the
time is counted while it is spent, and unpacked bytes and drawn characters as they come.
"""

from __future__ import annotations

import time

from lyapp.model.trouble import PdfTooMuch

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a PDF; photographs make some plans big, text never does."""

MOST_PAGES = 400
MOST_OBJECTS = 200_000
"""Entries of the list of objects a PDF keeps."""

LARGEST_STREAM = 12 * 1024 * 1024
"""Unpacked bytes of one stream."""

LARGEST_UNPACKED = 80 * 1024 * 1024
"""Unpacked bytes of all the streams that were needed."""

MOST_GLYPHS_ON_PAGE = 60_000
MOST_GLYPHS = 1_500_000
MOST_RULES_ON_PAGE = 30_000
MOST_CODES = 150_000
"""Entries that a font's tables may spread out to."""

DEEPEST = 40
"""Drawings inside drawings, and lists inside lists."""

SECONDS = 1.5
"""Seconds of work allowed whatever the document holds …"""

SECONDS_A_GLYPH = 0.0002
"""… and what each character read adds to it; reading one takes about a tenth of that."""


class Watch:
    """Counts what reading one document has cost so far.

    The time is that of the reading thread alone, so that a busy computer refuses nothing.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._began = time.thread_time()
        self._unpacked = 0
        self._glyphs = 0
        self._ticks = 0

    def tick(self) -> None:
        """Look at the clock now and then; called for every small step.

        Raises:
            PdfTooMuch: when the time is used up.
        """
        self._ticks += 1
        if not self._ticks & 127:
            self.check()

    def check(self) -> None:
        """Look at the clock.

        Raises:
            PdfTooMuch: when the time is used up.
        """
        allowed = SECONDS + SECONDS_A_GLYPH * self._glyphs
        if time.thread_time() - self._began > allowed:
            raise self.too_much("reading it would take too long")

    def unpacked(self, size: int) -> None:
        """Count the bytes of a stream.

        Raises:
            PdfTooMuch: when it, or all of them together, is too large.
        """
        self._unpacked += size
        if size > LARGEST_STREAM or self._unpacked > LARGEST_UNPACKED:
            raise self.too_much("it unpacks to far more than a plan needs")

    def glyphs(self, count: int) -> None:
        """Count the characters of a page.

        Raises:
            PdfTooMuch: when the document has too many of them.
        """
        self._glyphs += count
        if self._glyphs > MOST_GLYPHS:
            raise self.too_much("it holds more text than any plan")

    def too_much(self, detail: str) -> PdfTooMuch:
        """The trouble, to be raised."""
        return PdfTooMuch(name=self.name, detail=detail)
