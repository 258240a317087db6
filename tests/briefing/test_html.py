"""The HTML twin is well formed, accessible and needs nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from lyapp.briefing.blocks import Document
from lyapp.briefing.content import build
from lyapp.briefing.html import write_html
from tests.briefing import papers

VOID = {"meta", "col", "br"}


class Reader(HTMLParser):
    """Checks nesting and gathers tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def page_of(paper: papers.Paper) -> str:
    return write_html(build(paper, printed_on=papers.PRINTED_ON))


@pytest.mark.parametrize("paper", [papers.sample(), papers.nasty()], ids=["sample", "nasty"])
def test_the_page_is_whole_and_its_tables_have_heads(paper: papers.Paper) -> None:
    reader = read(page_of(paper))
    names = [tag for tag, _ in reader.tags]
    assert reader.tags[0] == ("html", {"lang": "en-GB"})
    assert names.count("h1") == 1
    assert names.count("table") == names.count("caption") == names.count("thead")
    scopes = [attrs.get("scope") for tag, attrs in reader.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    anchors = [attrs["id"] for _, attrs in reader.tags if attrs.get("id")]
    assert len(anchors) == len(set(anchors))


def test_user_text_is_only_text() -> None:
    page = page_of(papers.nasty())
    reader = read(page)
    assert not {"font", "b", "para", "script"} & {tag for tag, _ in reader.tags}
    assert '<font color="red">not red</font> & <br/>' in reader.words
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", page)


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = page_of(papers.sample())
    assert not re.search(r"https?:|url\(|@import|src=|href=", page)


def test_letters_stand_beside_colours() -> None:
    assert '<span class="badge badge-A" title="amber">A</span>' in page_of(papers.sample())


def test_an_empty_document_is_a_page() -> None:
    read(write_html(Document("", ())))
