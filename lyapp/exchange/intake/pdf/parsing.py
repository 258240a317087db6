"""The PDF library, held to the limits: every stream unpacked with a bound, every step on the watch.

pdfminer unpacks, draws and spreads out whatever a document asks for. The subclasses here are its
own parts with a look at the watch at the few places that all of its work passes through.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFContentParser, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    int_value,
    resolve1,
    stream_value,
)
from pdfminer.psparser import PSEOF, PSKeyword, keyword_name

from lyapp.exchange.intake.pdf.limits import DEEPEST, LARGEST_STREAM, Watch

_WIDEST_PREDICTOR = 100_000
"""Bytes of one row of a predicted stream."""


class WatchedFile(BytesIO):
    """The document's bytes; reading them looks at the watch."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        super().__init__(data)
        self._watch = watch

    def read(self, size: int | None = -1, /) -> bytes:
        """As `BytesIO.read`; pdfminer asks for a few kilobytes at a time."""
        self._watch.check()
        return super().read(size)


class WatchedParser(PDFParser):
    """Reads objects of the file; every stream among them becomes a bounded one."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        self._watch = watch
        super().__init__(WatchedFile(data, watch))

    def push(self, *objs: tuple[int, Any]) -> None:
        """As in the base; this is where a stream first appears, whatever it is for."""
        bounded = [
            (pos, BoundedStream(obj, self._watch) if type(obj) is PDFStream else obj)
            for pos, obj in objs
        ]
        super().push(*bounded)

    def fillbuf(self) -> bool:
        """As in the base, on the watch."""
        self._watch.tick()
        return super().fillbuf()

    def start_type(self, pos: int, type: str) -> None:  # noqa: A002 - the base's name
        """As in the base: a list or dictionary begins."""
        _check_depth(self.context, self._watch)
        super().start_type(pos, type)


class WatchedDocument(PDFDocument):
    """The document: its objects are looked up on the watch, since they may lead in a circle."""

    def __init__(self, data: bytes, watch: Watch) -> None:
        self._watch = watch
        super().__init__(WatchedParser(data, watch))

    def getobj(self, objid: int) -> object:
        """As in the base, on the watch."""
        self._watch.tick()
        return super().getobj(objid)


def _check_depth(context: Sequence[object], watch: Watch) -> None:
    if len(context) > DEEPEST:
        raise watch.too_much("its parts lie too deep in each other")


class BoundedStream(PDFStream):
    """A stream that is measured before it is unpacked."""

    def __init__(self, stream: PDFStream, watch: Watch) -> None:
        super().__init__(stream.attrs, bytes(stream.rawdata or b""), stream.decipher)
        self._watch = watch

    def decode(self) -> None:
        """As in the base.

        Raises:
            PdfTooMuch: when it would unpack to too much.
        """
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        self._watch.unpacked(len(data))
        for filter_name, params in self.get_filters():
            data = self._unpacked(filter_name, data)
            if isinstance(params, dict):
                self._check_predictor(params)
        self._watch.check()
        super().decode()
        self._watch.check()

    def _unpacked(self, filter_name: object, data: bytes) -> bytes:
        if filter_name in LITERALS_FLATE_DECODE:
            data = _inflated(data)
        elif filter_name in LITERALS_LZW_DECODE:
            data = _unlzw(data, self._watch)
        elif filter_name in LITERALS_RUNLENGTH_DECODE:
            # At most 128 bytes come out of two; such streams are rare and small.
            self._watch.unpacked(len(data) * 64)
            return data
        elif filter_name in LITERALS_ASCII85_DECODE:
            return ascii85decode(data)
        elif filter_name in LITERALS_ASCIIHEX_DECODE:
            return asciihexdecode(data)
        else:
            # What is left is for pictures, which aren't unpacked here.
            raise self._watch.too_much("its text is packed in a way made for pictures")
        self._watch.unpacked(len(data))
        return data

    def _check_predictor(self, params: dict[str, object]) -> None:
        row = 1
        for key, usual in (("Columns", 1), ("Colors", 1), ("BitsPerComponent", 8)):
            row *= max(1, int_value(params.get(key, usual)))
        if row > _WIDEST_PREDICTOR * 8:
            raise self._watch.too_much("it unpacks to far more than a plan needs")


def _inflated(data: bytes) -> bytes:
    """The unpacked bytes, cut one byte above the limit; what is damaged is left to the library."""
    try:
        return zlib.decompressobj().decompress(data, LARGEST_STREAM + 1)
    except zlib.error:
        # The library then takes what can be had byte by byte; more than this never comes of it.
        return b"" if len(data) * 1032 < LARGEST_STREAM else bytes(LARGEST_STREAM + 1)


def _unlzw(data: bytes, watch: Watch) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in LZWDecoder(BytesIO(data)).run():
        watch.tick()
        size += len(part)
        if size > LARGEST_STREAM:
            watch.unpacked(size)
        parts.append(part)
    return b"".join(parts)


class WatchedContent(PDFContentParser):
    """Reads the drawing commands of a page, on the watch."""

    def __init__(self, streams: Sequence[object], watch: Watch) -> None:
        self._watch = watch
        super().__init__(streams)

    def fillbuf(self) -> bool:
        """As in the base, on the watch."""
        self._watch.tick()
        return super().fillbuf()

    def start_type(self, pos: int, type: str) -> None:  # noqa: A002 - the base's name
        """As in the base: a list or dictionary begins."""
        _check_depth(self.context, self._watch)
        super().start_type(pos, type)


class WatchedInterpreter(PDFPageInterpreter):
    """Carries out the drawing commands of a page, on the watch."""

    def __init__(
        self,
        resources: PDFResourceManager,
        device: PDFDevice,
        watch: Watch,
        depth: int = 0,
    ) -> None:
        super().__init__(resources, device)
        self._watch = watch
        self._depth = depth

    def dup(self) -> WatchedInterpreter:
        """As in the base; a drawing within the drawing.

        Raises:
            PdfTooMuch: when drawings lie too deep in each other.
        """
        if self._depth >= DEEPEST:
            raise self._watch.too_much("its drawings lie too deep in each other")
        return WatchedInterpreter(self.rsrcmgr, self.device, self._watch, self._depth + 1)

    def execute(self, streams: Sequence[object]) -> None:
        """As in the base, with a watched reader. A stream inside itself is passed over."""
        own = [stream_value(one) for one in streams]
        own = [one for one in own if one.objid not in self.parent_stream_ids]
        self.stream_ids = {one.objid for one in own if one.objid is not None}
        parser = WatchedContent(own, self._watch)
        while True:
            self._watch.tick()
            try:
                (_, token) = parser.nextobject()
            except PSEOF:
                return
            if isinstance(token, PSKeyword):
                self._carry_out(keyword_name(token))
            else:
                self.push(token)

    def _carry_out(self, name: str) -> None:
        method = "do_" + name.replace("*", "_a").replace('"', "_w").replace("'", "_q")
        command = getattr(self, method, None)
        if command is None:
            return
        wanted = command.__code__.co_argcount - 1
        if not wanted:
            command()
            return
        arguments = self.pop(wanted)
        if len(arguments) == wanted:
            command(*arguments)


def resolved(value: object) -> Any:  # noqa: ANN401 - a PDF's values are of any type
    """What a reference leads to, or the value itself."""
    return resolve1(value)
