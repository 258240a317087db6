"""Which printed lines make one paragraph, and which of them are bullets.

A PDF knows nothing of paragraphs. They show in the space between lines, in bullets and indents,
and in lines that end although the next word would still have fitted on them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lyapp.exchange.intake.pdf.text import TextLine
from lyapp.rules.plan_rows.healing import unfinished

_SIGNS = "•●∙·▪■□▫◦○‣⁃➢➤►▶✓✔✗❖◆◇✦★→⇒➔\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076\uf06e\uf071\ufffd"
_LESSER = "◦○‣⁃→⇒➔–—-o\uf0d8"
_LETTERS = "o§Øüvqln"
"""What a font of signs leaves behind when it is read as letters."""

_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")
_FIGURES = re.compile(r"\(?(\d{1,2})[.)]\s")
_CAPITALISED = re.compile(r"(?:[A-Z][a-z]{2,}|\d+[%:]?|[A-Zx]+%)(?=\s)")
_STOPS = (".", "!", "?", ":", ";")

_BRIMFUL = 0.35
"""Parts of the type's size: less room than that at a line's end holds no space."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the lines of one document are set.

    `pitch` gives for a size of type (in half points) how far lines of one paragraph stand apart.
    `spaced` is true when paragraphs stand further apart than lines; `trailing` when a space
    after a line's last word says that its paragraph goes on; `hanging` when a bullet's lines
    stand below its words and not below its sign.
    """

    pitch: dict[int, float] = field(default_factory=dict)
    spaced: bool = False
    trailing: bool = False
    hanging: bool = True

    def apart(self, above: TextLine, below: TextLine) -> bool:
        """True when there is more than the usual space between two lines."""
        usual = self.pitch.get(_size_key(below), below.size * 1.2)
        return below.base - above.base > usual + max(0.9, 0.09 * below.size)


@dataclass(slots=True)
class Paragraph:
    """Printed lines that belong together. `sign` is the bullet's sign, `at` where it stands."""

    lines: list[TextLine]
    sign: str = ""
    at: float = 0.0
    hang: float = 0.0
    numbered: bool = False


def habits_of(cells: Iterable[Sequence[TextLine]], rights: Iterable[float]) -> Habits:
    """How a document's lines are set, from its cells and how far right each may be filled."""
    counted: dict[int, Counter[float]] = {}
    pairs: list[tuple[TextLine, TextLine, float]] = []
    ends: list[TextLine] = []
    for lines, right in zip(cells, rights, strict=True):
        ends.extend(lines[-1:])
        for above, below in itertools.pairwise(lines):
            pairs.append((above, below, right))
            if _size_key(above) == _size_key(below):
                step = round((below.base - above.base) * 5) / 5
                counted.setdefault(_size_key(below), Counter())[step] += 1
    pitch = {size: _closest(steps) for size, steps in counted.items()}
    plain = Habits(pitch)
    return Habits(pitch, *_seen(plain, pairs, ends))


def _size_key(line: TextLine) -> int:
    return round(line.size * 2)


def _closest(counted: Counter[float]) -> float:
    """The smallest distance that comes often enough not to be a slip."""
    total = sum(counted.values())
    for pitch in sorted(counted):
        near = sum(count for one, count in counted.items() if abs(one - pitch) <= 0.3)
        if near >= max(1.0, 0.06 * total):
            return pitch + 0.1
    return min(counted)


def _seen(
    plain: Habits, pairs: Sequence[tuple[TextLine, TextLine, float]], ends: Sequence[TextLine]
) -> tuple[bool, bool, bool]:
    apart = wraps = wraps_trailing = hanging = below_sign = 0
    last = len(ends)
    ends_trailing = sum(line.trailing for line in ends)
    for above, below, right in pairs:
        if _sign(above) and not _sign(below) and not plain.apart(above, below):
            (hanging, below_sign) = _count(below.x0 > above.x0 + 3, hanging, below_sign)
        if plain.apart(above, below):
            apart += 1
            last += 1
            ends_trailing += above.trailing
        elif below.text[:1].islower() and not _fits(above, below, right):
            wraps += 1
            wraps_trailing += above.trailing
    return (
        apart >= max(2, 0.04 * len(pairs)),
        wraps >= 3 and wraps_trailing > 0.5 * wraps and ends_trailing < 0.15 * last and last >= 3,
        hanging >= below_sign,
    )


def _count(hit: bool, yes: int, no: int) -> tuple[int, int]:
    return (yes + 1, no) if hit else (yes, no + 1)


def _fits(above: TextLine, below: TextLine, right: float) -> bool:
    """True when the first word of the lower line would have had room on the upper one."""
    return above.x1 + below.first < right - 0.15 * above.size


def goes_on(above: TextLine, below: TextLine, right: float, habits: Habits) -> bool:
    """True when a paragraph cut by a page's end seems to go on in the next page's first line."""
    if _sign(below) or (_numbered(below) and not below.text[:1].islower()):
        return False
    if habits.trailing and above.trailing:
        return True
    start = below.text[:1]
    ended = above.text.endswith(_STOPS)
    if start.islower():
        return not ended or not _fits(above, below, right)
    if _fits(above, below, right) or ended:
        return False
    if unfinished(above.text):
        return True
    # A capital may open a name in the sentence. A last line is seldom full by chance, and the
    # less so the wider the column is; where not even a space had room, none could trail.
    brimful = right - above.x1 < _BRIMFUL * above.size
    return brimful or (not habits.trailing and below.first < 0.22 * (right - above.x0))


def paragraphs_of(lines: Sequence[TextLine], right: float, habits: Habits) -> list[Paragraph]:
    """The paragraphs of one cell or text, in their order."""
    made: list[Paragraph] = []
    for n, line in enumerate(lines):
        below = lines[n + 1] if n + 1 < len(lines) else None
        current = made[-1] if made else None
        starts = current is None or _starts(current, line, right, habits)
        sign = _sign(line)
        if sign in tuple("-–—*") and not (
            starts or (below is not None and below.x0 > line.x0 + 3 and not _sign(below))
        ):
            sign = ""
        counted = starts or _hangs(line, below) or _counts_on(current, line)
        numbered = not sign and _numbered(line) and counted
        if current is not None and not starts and not sign and not numbered:
            current.lines.append(line)
            continue
        hang = _after_sign(line) if sign or numbered else line.x0
        made.append(Paragraph([line], sign, line.x0, hang, numbered))
    return made


def _starts(current: Paragraph, line: TextLine, right: float, habits: Habits) -> bool:
    above = current.lines[-1]
    if habits.apart(above, line):
        return True
    if habits.trailing:
        if above.trailing:
            return False
        roomy = right - above.x1 > _BRIMFUL * above.size
        if roomy and (not line.text[:1].islower() or _fits(above, line, right)):
            return True
        if not roomy and not habits.spaced and _is_new(above, line):
            return True
    outdented = line.x0 < current.hang - 3
    if current.sign and outdented and habits.hanging:
        return True
    if not current.sign and not current.numbered and line.x0 > current.hang + 5:
        return not _centred(above, line)
    if not _fits(above, line, right) or _centred(above, line):
        return False
    if habits.spaced or line.text[:1].islower():
        # Where paragraphs stand apart, a line broken early is most often one broken by hand.
        roomy = above.x1 + line.first < right - 0.2 * (right - above.x0)
        return roomy and (above.text.endswith(_STOPS) or not line.text[:1].islower())
    return True


def _is_new(above: TextLine, below: TextLine) -> bool:
    """True when two lines read like two paragraphs, where the room left at the end can't tell.

    A plain capitalised word begins a paragraph more often than a name goes on with it, unless
    the line above ends with a part of the name.
    """
    last = above.text.rsplit(None, 1)[-1]
    return (
        _CAPITALISED.match(below.text) is not None
        and not last[:1].isupper()
        and not unfinished(above.text)
    )


def _centred(above: TextLine, below: TextLine) -> bool:
    return (
        abs(above.x0 - below.x0) > 3
        and abs((above.x0 + above.x1) - (below.x0 + below.x1)) < 0.8 * below.size
    )


def _sign(line: TextLine) -> str:
    """The bullet's sign at the line's start, or nothing."""
    start = line.text[:1]
    if start in _SIGNS:
        return start
    if len(line.text) < 3 or line.text[1] != " ":
        return ""
    if start in "-–—*o":
        return start
    glyphs = line.pieces[0].glyphs
    following = glyphs[1] if len(glyphs) > 1 else line.pieces[1].glyphs[0]
    wide = following.x0 - glyphs[0].x1 > 0.6 * line.size
    return start if wide and start in _LETTERS else ""


def _numbered(line: TextLine) -> bool:
    (word, _, rest) = line.text.partition(" ")
    return bool(rest) and _NUMBER.match(word) is not None


def _counts_on(above: Paragraph | None, line: TextLine) -> bool:
    """True when a line's number comes after that of the paragraph above."""
    if above is None or not above.numbered:
        return False
    (number, following) = (_FIGURES.match(above.lines[0].text), _FIGURES.match(line.text))
    return number is not None and following is not None and int(following[1]) == int(number[1]) + 1


def _hangs(line: TextLine, below: TextLine | None) -> bool:
    return below is not None and below.x0 > line.x0 + 5


def _after_sign(line: TextLine) -> float:
    """Where the words after a bullet's sign or a number begin."""
    word = line.text.split(" ", 1)[0]
    seen = 0
    for piece in line.pieces:
        for glyph in piece.glyphs:
            if seen >= len(word):
                return glyph.x0
            seen += len(glyph.text)
    return line.x0


def lesser(sign: str) -> bool:
    """True for a sign that usually stands below another bullet."""
    return sign in tuple(_LESSER)
