"""The text of a Word paragraph as it is printed: changes accepted, fields and links followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lyapp.exchange.intake.word.lists import Lists, Style, Styles
from lyapp.exchange.intake.word.names import VAL, Element, is_on, number, value, w

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_T, _RPR, _PPR, _BOX = w("t"), w("rPr"), w("pPr"), w("txbxContent")
_ALTERNATE = _MC + "AlternateContent"
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_GONE = (w("del"), w("moveFrom"))
_LONGEST_ANCHOR = 80
_MOST_ANCHORS = 20
"""Comments about the same words at a time."""


@dataclass(slots=True)
class Reading:
    """What is known of a document while it is read, and what there is to say of it afterwards."""

    styles: Styles
    lists: Lists
    changed: int = 0
    hidden: int = 0
    placeholders: int = 0
    pictures: int = 0
    embedded: int = 0
    boxes_read: int = 0
    nested: int = 0
    hidden_rows: int = 0
    anchors: dict[str, str] = field(default_factory=dict)
    """The printed words a comment is about, by the comment's id."""
    anchored: set[str] = field(default_factory=set)
    """The comments whose words are being read."""
    bullets: dict[tuple[str, str, str], int] = field(default_factory=lambda: {("", "", ""): 0})
    """The level of a line by its style, list and level there, where no number is printed."""


@dataclass(slots=True)
class Text:
    """A paragraph: its raw text with breaks as newlines, its place in a list, its text boxes."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    level: int = 0
    heading: bool = False
    bold: bool = True
    """Every run of it is bold."""
    ended: bool = True
    """False when a tracked change joins the next paragraph to it."""
    fields: list[bool] = field(default_factory=list)
    """The fields open here: whether each is past its instruction."""

    @property
    def raw(self) -> str:
        """All of it."""
        return "".join(self.parts)


def read_paragraph(paragraph: Element, reading: Reading) -> Text:
    """The paragraph's text; lists go on counting."""
    text = Text()
    properties = paragraph.find(_PPR)
    style = None
    if properties is not None:
        style = reading.styles.get(value(properties, "pStyle"))
        _about_paragraph(properties, style, text, reading)
        mark = properties.find(_RPR)
        if mark is not None:
            text.ended = all(mark.find(tag) is None for tag in _GONE)
            reading.changed += not text.ended
    if style is not None and style.hidden:
        reading.hidden += 1
        return Text(ended=text.ended)
    printed_number = text.raw
    _inline(paragraph, text, reading)
    if style is not None:
        text.heading = text.heading or style.heading
        text.bold = text.bold or style.bold
    text.bold = text.bold and text.raw != printed_number
    return text


def _about_paragraph(
    properties: Element, style: Style | None, text: Text, reading: Reading
) -> None:
    outline = value(properties, "outlineLvl")
    text.heading = outline.isdigit() and outline != "9"
    listed = properties.find(w("numPr"))
    list_id = "" if listed is None else value(listed, "numId")
    level = -1 if listed is None else number(value(listed, "ilvl"), most=8, otherwise=-1)
    text.level, printed = list_place(list_id, level, style, reading)
    if printed:
        text.parts.append(printed + " ")


def list_place(list_id: str, level: int, style: Style | None, reading: Reading) -> tuple[int, str]:
    """The level of a line by its own list (-1: not said) or its style's, and its printed number.

    A number is printed, so it is part of the text, and the line is as deep as its number says; a
    bullet isn't, and makes the line one deeper.
    """
    lower = False
    if style is not None:
        list_id = list_id or style.list_id
        level = style.level if level < 0 else level
        lower = style.lower
    if list_id in ("", "0"):
        return 0, ""
    level = max(level, 0)
    listed, printed = reading.lists.next(list_id, level)
    if printed or not listed:
        return (level if printed else 0), printed
    return level + 1 + (lower and level == 0), ""


def _inline(holder: Element, text: Text, reading: Reading) -> None:
    for child in holder:
        handler = _INLINE.get(child.tag)
        if handler is not None:
            handler(child, text, reading)


def _new(change: Element, text: Text, reading: Reading) -> None:
    reading.changed += len(change) > 0
    _inline(change, text, reading)


def _deleted(change: Element, _text: Text, reading: Reading) -> None:
    reading.changed += len(change) > 0


def _comment_begins(mark: Element, _text: Text, reading: Reading) -> None:
    begin_comment(mark, reading)


def begin_comment(mark: Element, reading: Reading) -> None:
    """Note that what follows is what a comment is about."""
    if len(reading.anchored) < _MOST_ANCHORS:
        reading.anchored.add(mark.get(w("id"), ""))


def _comment_ends(mark: Element, _text: Text, reading: Reading) -> None:
    reading.anchored.discard(mark.get(w("id"), ""))


def _alternative(alternatives: Element, text: Text, reading: Reading) -> None:
    chosen = chosen_alternative(alternatives)
    if chosen is not None:
        _inline(chosen, text, reading)


def _formula(formula: Element, text: Text, reading: Reading) -> None:
    for one in formula.iter(_MATH + "t"):
        _add(one.text or "", text, reading)


def _run(run: Element, text: Text, reading: Reading) -> None:
    bold = False
    for properties in run.iterchildren(_RPR):
        style = reading.styles.get(value(properties, "rStyle"))
        bold = is_on(properties, "b") or style.bold
        if is_on(properties, "vanish") or style.hidden:
            reading.hidden += run.find(_T) is not None
            return
    for child in run:
        tag = child.tag
        if tag == _T:
            if child.text:
                text.bold = text.bold and (bold or child.text.isspace())
                _add(child.text, text, reading)
        elif tag in _SIGNS:
            _add(_SIGNS[tag], text, reading)
        else:
            handler = _IN_RUN.get(tag)
            if handler is not None:
                handler(child, text, reading)


def _add(piece: str, text: Text, reading: Reading) -> None:
    if text.fields and not all(text.fields):
        return  # a field's instruction isn't printed
    text.parts.append(piece)
    for key in reading.anchored:
        words = reading.anchors.get(key, "")
        if len(words) < _LONGEST_ANCHOR:
            reading.anchors[key] = words + piece


def _field(mark: Element, text: Text, reading: Reading) -> None:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        text.fields.append(False)
        choices = mark.find(f"{w('ffData')}/{w('ddList')}")
        if choices is not None:
            entries = [one.get(VAL, "") for one in choices.iterchildren(w("listEntry"))]
            chosen = number(value(choices, "result"), most=len(entries), otherwise=0)
            text.fields[-1] = True
            _add("".join(entries[chosen : chosen + 1]), text, reading)
            text.fields[-1] = False
    elif kind == "separate" and text.fields:
        text.fields[-1] = True
    elif kind == "end" and text.fields:
        text.fields.pop()


def _control(control: Element, text: Text, reading: Reading) -> None:
    if is_placeholder(control):
        reading.placeholders += 1
        return
    for content in control.iterchildren(w("sdtContent")):
        _inline(content, text, reading)


def is_placeholder(control: Element) -> bool:
    """Whether a form's field still shows its “Click here to enter text”."""
    return is_on(control.find(w("sdtPr")), "showingPlcHdr")


def chosen_alternative(alternatives: Element) -> Element | None:
    """The one of several forms of the same drawing that is read."""
    choices = [one for one in alternatives if one.tag in (_MC + "Choice", _MC + "Fallback")]
    for one in choices:
        if next(one.iter(_BOX), None) is not None:
            return one
    return choices[0] if choices else None


def _drawn(drawn: Element, text: Text, reading: Reading) -> None:
    boxes = [
        box for box in drawn.iter(_BOX) if not any(up.tag == _BOX for up in box.iterancestors())
    ]
    if boxes:
        text.boxes.extend(boxes)
    elif next(drawn.iter(_OFFICE + "OLEObject"), None) is not None:
        reading.embedded += 1
    elif next(drawn.iter(*_PICTURES), None) is not None:
        reading.pictures += 1


def _drawn_alternative(alternatives: Element, text: Text, reading: Reading) -> None:
    chosen = chosen_alternative(alternatives)
    for one in () if chosen is None else chosen:
        if one.tag in _DRAWN:
            _drawn(one, text, reading)


def _symbol(sign: Element, text: Text, reading: Reading) -> None:
    try:
        code = int(sign.get(w("char"), ""), 16)
    except ValueError:
        return
    # Symbol fonts put their signs into a private area; a bullet is all that can be told there.
    _add(chr(code) if 0x20 <= code < 0xD800 else "•", text, reading)


_Handler = Callable[[Element, Text, Reading], None]
_INLINE: dict[str, _Handler] = {
    w("r"): _run,
    w("sdt"): _control,
    w("commentRangeStart"): _comment_begins,
    w("commentRangeEnd"): _comment_ends,
    _ALTERNATE: _alternative,
    _MATH + "oMath": _formula,
    _MATH + "oMathPara": _formula,
    **dict.fromkeys((w("ins"), w("moveTo")), _new),
    **dict.fromkeys(_GONE, _deleted),
    **dict.fromkeys(
        map(w, ("hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo")),
        _inline,
    ),
}
_DRAWN = frozenset((w("drawing"), w("pict"), w("object")))
_IN_RUN: dict[str, _Handler] = {
    w("fldChar"): _field,
    w("sym"): _symbol,
    _ALTERNATE: _drawn_alternative,
    **dict.fromkeys(_DRAWN, _drawn),
}
