"""Looks at XML text before it is parsed: how much it holds, how deep, and what it points to.

Counting signs is many times faster than streaming, and it is exact when every ">" closes a tag;
where that isn't so, the text is streamed through expat instead.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

from lyapp.model.trouble import BadDocument, DocumentTooLarge, UnsafeDocument

MOST_NODES = 500_000
"""Elements, attributes and texts of all parts of a document together."""

DEEPEST = 200
"""Elements one inside the other. Word's own documents stay below 30."""

_PROLOG = re.compile(rb"\s*<\?xml\s[^>]*?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ON_THE_WEB = re.compile(
    r"(?!file:)[a-z][a-z0-9+.-]+:"  # an address that isn't a file's
    r"|(?:file:)?[\\/]{2,}[^\\/]*(?:@|%40)",  # a web folder dressed as a share: \\host@ssl\folder
    re.IGNORECASE,
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_STEP = 1_024


@dataclass(slots=True)
class XmlBudget:
    """What a document may still hold; shared by all its parts."""

    name: str
    left: int = MOST_NODES

    def spend(self, nodes: int) -> None:
        """Take nodes off.

        Raises:
            DocumentTooLarge: when there are not that many left.
        """
        self.left -= nodes
        if self.left < 0:
            raise DocumentTooLarge(name=self.name)


def checked_xml(data: bytes, *, part: str, budget: XmlBudget) -> bytes:
    """The XML as UTF-8 without its prolog, once it has passed.

    Raises:
        BadDocument: when it isn't in an encoding such documents have, or isn't XML.
        DocumentTooLarge: when it holds or nests more than a plan can.
        UnsafeDocument: for a DTD, or a relationship to something outside the document.
    """
    text = _utf8(data, budget.name)
    if b"http://purl.oclc.org/ooxml/" in text:
        # “Strict” documents differ in the names of their parts' vocabularies and little else.
        text = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", text)
    if b"!" in text and b"<!DOCTYPE" in text:
        raise UnsafeDocument(name=budget.name)
    if part.lower().endswith(".rels"):
        elements = _stream(text, budget.name, relationships=True)
    else:
        elements = _count(text, budget.name)
    # An element may have a text in it and a text after it.
    budget.spend(2 * elements + text.count(b"="))
    return text


def _utf8(data: bytes, name: str) -> bytes:
    encoding = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    if encoding == "utf-16":
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeError as error:
            raise BadDocument(name=name) from error
    prolog = _PROLOG.match(data[:400])
    if prolog is None:
        return data
    said = _ENCODING.search(prolog[0])
    if encoding == "utf-8" and said and said[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise BadDocument(name=name)
    return data[prolog.end() :]


def _count(text: bytes, name: str) -> int:
    """The elements of the text, once they are known not to nest too deep."""
    marks = (b"!" in text and b"<!" in text) or (b"?" in text and b"<?" in text)
    if marks or text.count(b"<") != text.count(b">"):
        return _stream(text, name)
    depth = elements = 0
    for start in range(0, len(text), _STEP):
        # A sign cut in two by the step's end is counted with the step it begins in.
        end = start + _STEP
        ends = text.count(b"</", start, end + 1)
        begun = text.count(b"<", start, end) - ends
        if depth + begun > DEEPEST:
            return _stream(text, name)
        depth += begun - ends - text.count(b"/>", start, end + 1)
        elements += begun
    return elements


def _stream(text: bytes, name: str, *, relationships: bool = False) -> int:
    """The elements of the text, by a parser that makes nothing of them."""
    depth = elements = 0

    def opens(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > DEEPEST:
            raise DocumentTooLarge(name=name)
        if relationships and tag.rpartition(":")[2] == "Relationship":
            _check_relationship(attributes, name)

    def closes(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def refuses(*_what: object) -> None:
        raise UnsafeDocument(name=name)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    parser.StartDoctypeDeclHandler = refuses
    parser.EntityDeclHandler = refuses
    try:
        parser.Parse(text, True)  # noqa: FBT003 - expat takes no names
    except expat.ExpatError as error:
        raise BadDocument(name=name) from error
    return elements


def _check_relationship(attributes: dict[str, str], name: str) -> None:
    """Refuse whatever a program opening the document would fetch from elsewhere.

    Nothing is followed here, whatever it names; but the document itself is kept, and somebody may
    open the copy in a program that does. So pictures, objects and parts that stand elsewhere are
    refused, and a template on the web, which is how a letter brings in a stranger's macros. A
    link is only text until it is clicked. The other workbook of a formula isn't needed, since its
    values are kept in this one. A template on the sender's disk or on a share is taken: so many
    documents of an organisation name one that refusing it would refuse ordinary plans.
    """
    if attributes.get("TargetMode", "").strip().lower() != "external":
        return
    kind = attributes.get("Type", "").rpartition("/")[2]
    if kind in ("hyperlink", "externalLinkPath"):
        return
    if kind == "attachedTemplate" and not _ON_THE_WEB.match(attributes.get("Target", "").strip()):
        return
    raise UnsafeDocument(name=name)
