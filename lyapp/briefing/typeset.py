"""Measuring and breaking text in the embedded font.

Text is set by these functions and not by ReportLab's paragraphs: no markup is parsed, so nothing
a user types can be taken for it, and each text is measured once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lyapp.places import resources

REGULAR, BOLD, ITALIC = "LyappSans", "LyappSans-Bold", "LyappSans-Italic"
_FILES = {
    REGULAR: "LiberationSans-Regular.ttf",
    BOLD: "LiberationSans-Bold.ttf",
    ITALIC: "LiberationSans-Italic.ttf",
}
MISSING = "□"
"""Stands for a character the font doesn't have, so that nothing is lost without a trace."""

_MOST_CACHED = 60_000
_UNPRINTED = {"Cc", "Cf", "Cs", "Cn"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")
_EASY = re.compile(r"[!-~£–•’](?: ?[!-~£–•’])*")


class Look(NamedTuple):
    """How a run of text is set: font name, size in points, colour as a name of the palette."""

    font: str
    size: float
    colour: str


class Fragment(NamedTuple):
    """Text of one look that starts `x` points from the left of its cell."""

    x: float
    look: Look
    text: str


class SetLine(NamedTuple):
    """A line of text and its width in points."""

    width: float
    fragments: tuple[Fragment, ...]


class _Printable(dict[int, str]):
    """For `str.translate`: what each code point is printed as, worked out when first met."""

    def __init__(self, glyphs: Iterable[int]) -> None:
        super().__init__()
        self._glyphs = frozenset(glyphs)
        self.missing_met = False

    def __missing__(self, code: int) -> str:
        self[code] = printed = self._printed(chr(code))
        if printed == MISSING:
            self.missing_met = True
        return printed

    def _printed(self, character: str) -> str:
        if character in "\n\u00a0":
            return character
        category = unicodedata.category(character)
        if character in "\r\u2028\u2029":
            return "\n"
        if character in "\t\v\f" or category == "Zs":
            return " "
        if character == "\u2011":
            return "-"
        if category in _UNPRINTED or 0xFE00 <= ord(character) <= 0xFE0F:
            return ""
        if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
            # Set left to right they would read backwards.
            return MISSING
        return character if ord(character) in self._glyphs else MISSING


class Typesetter:
    """Breaks text into lines; remembers the width of every word it has met."""

    def __init__(self) -> None:
        register_fonts()
        faces = {name: pdfmetrics.getFont(name).face for name in _FILES}
        self._widths = {
            name: {chr(code): width for code, width in face.charWidths.items()}
            for name, face in faces.items()
        }
        self._default = {name: face.defaultWidth for name, face in faces.items()}
        self._words: dict[str, dict[str, float]] = {name: {} for name in _FILES}
        common = set.intersection(*(set(face.charToGlyph) for face in faces.values()))
        self._printable = _Printable(common)

    @property
    def missing_met(self) -> bool:
        """True once a character was replaced because the font doesn't have it."""
        return self._printable.missing_met

    def clean(self, text: str) -> str:
        """The text as it can be printed: control characters dropped, spaces made single."""
        if _EASY.fullmatch(text):
            return text
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        text = _SPACES.sub(" ", text.translate(self._printable))
        return _AROUND_BREAK.sub("\n", text) if "\n" in text else text

    def width(self, text: str, look: Look) -> float:
        """The width in points of text that has been cleaned."""
        return self._units(text, look.font) * look.size / 1000

    def lines(
        self, runs: Sequence[tuple[str, Look]], width: float, *, indent: float = 0.0
    ) -> list[SetLine]:
        """Break runs into lines of at most `width` points, the first `indent` points shorter.

        A word wider than a line is broken between its characters. No text gives no lines.
        """
        if len(runs) == 1:
            text, look = runs[0]
            return self._single(self.clean(text).strip(), look, width, indent)
        return self._mixed([(self.clean(text), look) for text, look in runs], width, indent)

    def _units(self, word: str, font: str) -> float:
        known = self._words[font]
        units = known.get(word)
        if units is None:
            widths = self._widths[font]
            try:
                units = sum([widths[character] for character in word])
            except KeyError:
                other = self._default[font]
                units = sum(widths.get(character, other) for character in word)
            if len(known) >= _MOST_CACHED:
                known.clear()
            known[word] = units
        return units

    def _single(self, text: str, look: Look, width: float, indent: float) -> list[SetLine]:
        lines: list[SetLine] = []
        font, scale = look.font, look.size / 1000
        limit = width / scale
        start = indent / scale
        space = self._widths[font][" "]

        def finish(words: list[str], end: float) -> None:
            nonlocal start
            line = " ".join(words)
            lines.append(SetLine(end * scale, (Fragment(start * scale, look, line),)))
            start = 0.0

        for part in text.split("\n") if "\n" in text else (text,):
            current: list[str] = []
            x = start
            for word in part.split(" ") if part else ():
                units = self._units(word, font)
                if current and x + space + units <= limit:
                    current.append(word)
                    x += space + units
                    continue
                if current:
                    finish(current, x)
                rest = word
                x = start
                while x + units > limit and len(rest) > 1:
                    head, rest = self._broken(rest, font, limit - x)
                    finish([head], x + self._units(head, font))
                    x, units = start, self._units(rest, font)
                current, x = [rest], x + units
            if current:
                finish(current, x)
        return lines

    def _broken(self, word: str, font: str, room: float) -> tuple[str, str]:
        """The head of a word that fits into `room` units (at least a character) and the rest."""
        widths, other = self._widths[font], self._default[font]
        used = 0.0
        for at, character in enumerate(word):
            used += widths.get(character, other)
            if used > room and at:
                return word[:at], word[at:]
        return word[:-1], word[-1:]

    def _mixed(
        self, runs: Sequence[tuple[str, Look]], width: float, indent: float
    ) -> list[SetLine]:
        """As `_single`, for runs of several looks; a word may change its look."""
        lines: list[SetLine] = []
        current: list[tuple[float, Look, str]] = []
        x = indent

        def finish() -> None:
            nonlocal x
            lines.append(SetLine(x, _joined(current)))
            current.clear()
            x = 0.0

        for word in _words(runs):
            if word is None:
                if current:
                    finish()
                continue
            spaced, parts = word
            gap = self.width(" ", parts[0][1]) if spaced and current else 0.0
            wide = sum(self.width(text, look) for text, look in parts)
            if current and x + gap + wide > width:
                finish()
                gap = 0.0
            for position, (text, look) in enumerate(parts):
                lead = gap if position == 0 else 0.0
                rest = text
                while x + lead + self.width(rest, look) > width and len(rest) > 1:
                    head, rest = self._broken(
                        rest, look.font, (width - x - lead) * 1000 / look.size
                    )
                    current.append((x + lead, look, head))
                    x += lead + self.width(head, look)
                    finish()
                    lead = 0.0
                current.append((x, look, " " + rest if lead else rest))
                x += lead + self.width(rest, look)
        if current:
            finish()
        return lines


def register_fonts() -> None:
    """Make the embedded fonts known to ReportLab; cheap when they are known already."""
    folder = resources() / "fonts"
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name not in known:
            pdfmetrics.registerFont(
                TTFont(name, str(folder / file), shapable=False, asciiReadable=1)
            )


def _words(
    runs: Sequence[tuple[str, Look]],
) -> Iterable[tuple[bool, list[tuple[str, Look]]] | None]:
    """Words with whether a space stands before them; None for a forced break."""
    word: list[tuple[str, Look]] = []
    spaced = False
    for text, look in runs:
        for part in re.split(r"([ \n])", text):
            if part in {" ", "\n"}:
                if word:
                    yield spaced, word
                    word = []
                spaced = True
                if part == "\n":
                    yield None
            elif part:
                word.append((part, look))
    if word:
        yield spaced, word


def _joined(parts: list[tuple[float, Look, str]]) -> tuple[Fragment, ...]:
    joined: list[Fragment] = []
    for x, look, text in parts:
        if joined and joined[-1].look == look:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + text)
        else:
            joined.append(Fragment(x, look, text))
    return tuple(joined)
