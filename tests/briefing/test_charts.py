"""The chart of the panel's progress, as vectors on paper and as SVG on the screen."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pypdf
import pytest

from lyapp.briefing.charts import Bar, ChartLook, as_pdf, as_svg, progress_chart

BARS = (
    Bar("Andrew Parker", 22, 44, "22 of 44 – part returned"),
    Bar("T. “West” <b>&", 20, 20, "20 of 20 – all in", complete=True),
    Bar("Clare Jones", 0, 0, "nothing to score"),
    Bar("Somebody with a very long name indeed, of somewhere far away", 0, 44, "0 of 44"),
)
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_pdf_says_it_in_words_and_embeds_its_font():
    data = as_pdf(progress_chart("Answers in", BARS, ChartLook()), title="Answers in")
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    said = page.extract_text()
    for words in ("Answers in", "Andrew Parker", "22 of 44 – part returned", "T. “West” <b>&",
                  "nothing to score"):  # fmt: skip
        assert words in said
    fonts = [one.get_object() for one in page["/Resources"]["/Font"].values()]
    assert all("LiberationSans" in font["/BaseFont"] for font in fonts)
    assert "/XObject" not in page["/Resources"], "it is drawn, and no picture"


def test_the_same_figures_give_the_same_pdf():
    one, other = (
        as_pdf(progress_chart("Answers in", BARS, ChartLook()), title="Answers in")
        for _ in range(2)
    )
    assert one == other


def test_many_members_are_fitted_on_the_page():
    bars = [Bar(f"Member {n}", n, 100, f"{n} of 100") for n in range(80)]
    data = as_pdf(progress_chart("Answers in", bars, ChartLook()), title="Answers in")
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    assert "79 of 100" in page.extract_text()


def test_the_svg_says_the_same_in_the_colours_it_is_given():
    look = ChartLook(width=640, size=13, ink="#ffffff", fill="#00ff00")
    svg = as_svg(progress_chart("Answers in", BARS, look), title="A & B")
    said = texts(svg)
    assert said[:3] == ["Answers in", "Andrew Parker", "22 of 44 – part returned"]
    assert "nothing to score" in said
    assert ET.fromstring(svg).findtext(f"{SVG}title") == "A & B"
    assert b"rgb(100%,100%,100%)" in svg
    assert b"clip" not in svg


def test_a_name_without_room_is_cut():
    svg = as_svg(progress_chart("", BARS, ChartLook(width=400)), title="")
    assert any(text.startswith("Somebody") and text.endswith("…") for text in texts(svg))


@pytest.mark.parametrize(("done", "share"), [(0, None), (11, 0.25), (44, 1.0), (99, 1.0)])
def test_a_bar_is_filled_as_far_as_answers_are_in(done, share):
    drawing = progress_chart("", [Bar("Ann", done, 44, "")], ChartLook())
    *filled, outline = [one for one in drawing.contents if type(one).__name__ == "Rect"]
    if share is None:
        assert filled == []
    else:
        assert filled[0].width == pytest.approx(outline.width * share)


def test_no_members_give_an_empty_chart():
    assert texts(as_svg(progress_chart("Answers in", (), ChartLook()), title="")) == ["Answers in"]
