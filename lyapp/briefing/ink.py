"""Text as PDF operators.

ReportLab's own text objects measure each string again and format each number in a loop; most of a
briefing is short lines that were measured already, so they are written here directly.
"""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from lyapp.briefing import palette
from lyapp.briefing.typeset import Look

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_FILL = {
    name: "{:.4f} {:.4f} {:.4f} rg".format(*HexColor(value).rgb())
    for name, value in palette.COLOURS.items()
}


class Ink:
    """Gathers lines of text for one canvas; `flow` puts them on the page as one text object."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        # ReportLab has no public way to the document that font subsets belong to.
        self._document = canvas._doc  # noqa: SLF001
        self._code: list[str] = []
        self._look: Look | None = None
        self._set = ""
        self._ascii: dict[str, str] = {}

    def write(self, x: float, y: float, look: Look, text: str) -> None:
        """Text from (x, y) to the right; (x, y) lies on the baseline."""
        code = self._code
        if look is not self._look:
            if self._look is None or look.colour != self._look.colour:
                code.append(_FILL[look.colour])
            self._look = look
        code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for name, escaped in self._encoded(look.font, text):
            font = f"{name} {look.size:g} Tf"
            if font != self._set:
                self._set = font
                code.append(font)
            code.append(f"({escaped}) Tj")

    def flow(self) -> None:
        """Put what was written on the page."""
        if self._code:
            self._canvas.addLiteral("BT\n" + "\n".join(self._code) + "\nET")
            self._code = []
            self._look, self._set = None, ""

    def _encoded(self, font: str, text: str) -> list[tuple[str, str]]:
        """Subset names with the text in their codes. A font's first subset has ASCII as it is."""
        if text.isascii():
            name = self._ascii.get(font)
            if name is None:
                face = pdfmetrics.getFont(font)
                face.splitString(" ", self._document)
                name = self._ascii[font] = face.getSubsetInternalName(0, self._document)
            return [(name, text.translate(_ESCAPED))]
        face = pdfmetrics.getFont(font)
        return [
            (face.getSubsetInternalName(subset, self._document), _octal(codes))
            for subset, codes in face.splitString(text, self._document)
        ]


def _octal(codes: bytes) -> str:
    """A PDF string of any bytes: those outside printable ASCII as octal escapes."""
    text = codes.decode("latin-1")
    if text.isascii() and text.isprintable():
        return text.translate(_ESCAPED)
    return "".join(
        character.translate(_ESCAPED) if " " <= character <= "~" else f"\\{ord(character):03o}"
        for character in text
    )
