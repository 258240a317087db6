"""A Word document: its paragraphs and tables in their order, comments and remarks kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.pkgreader import PackageReader
from lxml import etree

from lyapp.exchange.intake.guard import Package
from lyapp.exchange.intake.lines import tidy
from lyapp.exchange.intake.recognise import WORD
from lyapp.exchange.intake.word.blocks import TBL, Joined, P, paragraphs, unwrapped
from lyapp.exchange.intake.word.lists import Styles, read_lists
from lyapp.exchange.intake.word.names import Element, w
from lyapp.exchange.intake.word.tables import read_table
from lyapp.exchange.intake.word.text import Reading
from lyapp.model.intake import Aside, DocumentKind, Paragraph, PlanDocument, SourceTable
from lyapp.model.notice import Notice
from lyapp.model.trouble import BadDocument

_LONGEST_TITLE = 200
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_STEPS = 20
"""Table rows between two calls of a tick."""


def read_word(
    data: bytes,
    *,
    package: Package,
    name: str,
    tick: Callable[[int, int], None] | None = None,
) -> PlanDocument:
    """The document as it prints with all tracked changes accepted; headers and footers dropped.

    Raises:
        BadDocument: when it can't be made sense of.
    """
    parts = _open(package)
    numbering, styles = parts.related(RT.NUMBERING), parts.related(RT.STYLES)
    reading = Reading(Styles(styles), read_lists(numbering))
    body = parts.main.find(w("body"))
    if body is None:
        raise BadDocument(name=name)
    blocks = _blocks(body, reading, name, _Steps(body, tick))
    for kind, tag in ((RT.FOOTNOTES, "footnote"), (RT.ENDNOTES, "endnote")):
        blocks.extend(_notes(parts.related(kind), tag, reading))
    return PlanDocument(
        name=name,
        kind=DocumentKind.WORD,
        media_type=WORD,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        blocks=tuple(blocks),
        asides=tuple(_comments(parts.related(RT.COMMENTS), reading)),
        notices=tuple(_notices(reading)),
    )


@dataclass(slots=True)
class _Steps:
    """Counts table rows for whoever watches."""

    body: Element
    tick: Callable[[int, int], None] | None
    done: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        if self.tick is not None:
            self.total = sum(1 for _ in self.body.iter(w("tr")))

    def __call__(self) -> None:
        self.done += 1
        if self.tick is not None and self.done % _STEPS == 1:
            self.tick(min(self.done, self.total), self.total)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The main part parsed, and the parts it refers to, unparsed, by what they are to it."""

    main: Element
    others: Mapping[str, bytes]

    def related(self, kind: str) -> Element | None:
        """The root of a part, None when there is none, or none that can be parsed."""
        try:
            return etree.fromstring(self.others[kind], _PARSER)
        except (KeyError, ValueError, etree.LxmlError):
            return None


def _open(package: Package) -> _Parts:
    try:
        reader: Any = PackageReader.from_file(package.repacked())  # type: ignore[no-untyped-call]  # it ships no types
        blobs = {str(part): blob for part, _, _, blob in reader.iter_sparts()}
        first = (one for source, one in _links(reader) if source == "/")
        main = next(str(one.target_partname) for one in first if one.reltype == RT.OFFICE_DOCUMENT)
        others = {
            one.reltype: blobs[str(one.target_partname)]
            for source, one in _links(reader)
            if source == main
        }
        return _Parts(etree.fromstring(blobs[main], _PARSER), others)
    except (
        OpcError,
        etree.LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        StopIteration,
        AssertionError,
    ) as error:
        raise BadDocument(name=package.name) from error


def _links(reader: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - it has no types
    return ((str(source), one) for source, one in reader.iter_srels() if not one.is_external)


def _blocks(
    body: Element, reading: Reading, name: str, steps: _Steps
) -> list[SourceTable | Paragraph]:
    blocks: list[SourceTable | Paragraph] = []
    joined = Joined(reading)
    for child in unwrapped(body, reading):
        if child.tag == P:
            text = joined.read(child)
            if text is not None:
                blocks.extend(paragraphs(text, reading))
        elif child.tag == TBL:
            tables = read_table(child, reading, name=name, tick=steps)
            if tables and blocks:
                tables[0] = replace(tables[0], title=_title(blocks[-1]))
            blocks.extend(tables)
    left = joined.rest()
    if left is not None:
        blocks.extend(paragraphs(left, reading))
    return blocks


def _title(before: SourceTable | Paragraph) -> str:
    if isinstance(before, SourceTable) or len(before.text) > _LONGEST_TITLE:
        return ""
    return before.text.replace("\n", " ")


def _notes(part: Element | None, tag: str, reading: Reading) -> Iterator[Paragraph]:
    """Foot- or endnotes, below the text they belong to."""
    for note in () if part is None else part.iterchildren(w(tag)):
        if note.get(w("type")) in (None, "normal"):
            joined = Joined(reading)
            for child in note.iter(P):
                text = joined.read(child)
                if text is not None:
                    yield from paragraphs(replace(text, bold=False), reading)


def _comments(part: Element | None, reading: Reading) -> Iterator[Aside]:
    for comment in () if part is None else part.iterchildren(w("comment")):
        said = [tidy("".join(one.text or "" for one in p.iter(w("t")))) for p in comment.iter(P)]
        text = "\n".join(filter(None, said))
        if text:
            place = tidy(reading.anchors.get(comment.get(w("id"), ""), ""))[:80]
            yield Aside(text, tidy(comment.get(w("author"), "")), place)


def _notices(reading: Reading) -> Iterator[Notice]:
    for key, count, template in (
        ("tracked_changes", reading.changed, "Tracked changes were taken as accepted: {count}."),
        ("hidden_text", reading.hidden, "Pieces of hidden text left out: {count}."),
        ("hidden_rows", reading.hidden_rows, "Hidden rows were left out: {count}."),
        ("placeholders", reading.placeholders, "Empty form fields were left out: {count}."),
        ("nested_tables", reading.nested, "Tables inside table cells were taken out: {count}."),
        ("text_boxes", reading.boxes_read, "Text boxes were read where they stand: {count}."),
        ("pictures", reading.pictures, "Pictures can’t be read: {count}."),
        ("embedded", reading.embedded, "Documents inside this one were not read: {count}."),
    ):
        if count:
            yield Notice(key, template, (("count", count),))
