"""Plans as PDFs, drawn as different programs draw them, in words of our own."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

HEADER = ("Objective", "Action", "Milestones", "Lead", "Timescale", "Outcome")

Row = tuple[str, list[str], list[str], str, str, list[str]]
"""A bullet begins with “• ”."""

ROWS: list[Row] = [
    (
        "Shorten the wait for a first appointment in dermatology",
        [
            (
                "Open a weekly clinic in the community hospital, staffed by two practitioners "
                "with a special interest and one visiting consultant"
            ),
            "Agree a single referral form with all practices of the locality",
        ],
        [
            "Clinic premises found and equipped by the end of the second quarter",
            "Referral form in use in every practice",
            "Six in ten referrals seen outside the acute trust",
        ],
        "Dr Ruth Bellamy and the Locality Board",
        "December 2008",
        [
            "No patient waits longer than four weeks",
            "Fewer journeys for people who live in the villages of the north",
        ],
    ),
    (
        "Help people with long-term breathing problems to stay at home",
        [
            "Work with the community nurses on the following:",
            "• a register of people at risk",
            "• a plan for each of them that is agreed with the family and kept by the bed",
            "• a telephone line that is staffed until ten at night",
            "Train practice nurses in spirometry",
        ],
        [
            "Register complete",
            "Plans agreed for 120 people",
            (
                "Line open seven days a week, with a call-back service for those who can't be "
                "answered straight away"
            ),
        ],
        "Practice nurses' forum",
        "March 2009",
        ["Emergency admissions fall by 12% against the year before"],
    ),
    (
        "Give carers a break",
        ["Buy respite care from three providers"],
        ["Contracts signed", "Two hundred breaks taken up"],
        "Locality with the County Council",
        "Ongoing",
        [
            (
                "Carers say that they feel supported, as measured in the yearly survey of carers "
                "and in the comments left at practices"
            ),
        ],
    ),
    (
        "Make better use of medicines",
        [
            "Review repeat prescriptions of everyone over seventy-five",
            "Switch to the recommended statin unless there is a clinical reason against it",
        ],
        ["Reviews done in half of the practices", "Switch complete in all practices"],
        "Medicines team",
        "Sept 2008",
        ["£85,000 a year saved and spent on the respite scheme", "Fewer falls"],
    ),
    (
        "Catch heart failure early",
        ["Offer an echocardiogram within two weeks, close to where the patient lives"],
        ["Mobile unit hired", "Results back with the practice after three working days"],
        "Dr Amit Sahni",
        "31/01/2009",
        ["More people treated before they need a bed in hospital"],
    ),
]


def longer(rows: Sequence[Row], times: int) -> list[Row]:
    """The rows again and again, each with a number so that no two are the same."""
    return [(f"{row[0]}, part {n + 1}", *row[1:]) for n in range(times) for row in rows]


@dataclass(frozen=True)
class Look:
    """How a plan is printed."""

    ruled: bool = True
    space: float = 2.0
    hanging: bool = True
    repeat: bool = True
    size: float = 8.0
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    page: tuple[float, float] = landscape(A4)
    order: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    padding: float = 4.0
    foot: str = "Northwood Locality – commissioning plan 2008/09"
    title: str = "Local priorities"
    floors: bool = False
    shaded: bool = False
    rotate: int = 0


def pdf(rows: Sequence[Row], look: Look = Look()) -> bytes:
    """The plan as a PDF."""
    made = io.BytesIO()
    document = SimpleDocTemplate(
        made, pagesize=look.page, leftMargin=36, rightMargin=36, topMargin=50, bottomMargin=50
    )
    wide = document.width
    shares = (0.16, 0.23, 0.22, 0.11, 0.09, 0.19)
    plain = ParagraphStyle(
        "plain",
        fontName=look.font,
        fontSize=look.size,
        leading=look.size * 1.18,
        spaceAfter=look.space,
        alignment=TA_LEFT,
    )
    bullet = ParagraphStyle(
        "bullet", parent=plain, leftIndent=9 if look.hanging else 0, bulletIndent=0, spaceAfter=0
    )
    head = ParagraphStyle("head", parent=plain, fontName=look.bold, spaceAfter=0)

    def cell(texts: Sequence[str]) -> list[Paragraph]:
        return [
            Paragraph(text[2:], bullet, bulletText="•")
            if text.startswith("• ") and look.hanging
            else Paragraph(text.replace("&", "&amp;"), plain)
            for text in texts
        ]

    body = []
    for row in rows:
        cells = [cell([one] if isinstance(one, str) else one) for one in row]
        body.append([cells[n] for n in look.order])
    data = [[[Paragraph(HEADER[n], head)] for n in look.order], *body]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), look.padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), look.padding),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2 if look.ruled else 6),
    ]
    if look.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    if look.floors:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    if look.shaded:
        style.append(("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white]))
    table = LongTable(
        data,
        colWidths=[wide * shares[n] for n in look.order],
        repeatRows=1 if look.repeat else 0,
        style=style,
        splitInRow=0,
    )
    title = ParagraphStyle("title", fontName=look.bold, fontSize=14, leading=17)
    story = [Paragraph(look.title, title), Spacer(1, 8), table]
    draw = _foot(look)
    document.build(story, onFirstPage=draw, onLaterPages=draw)
    return made.getvalue()


def _foot(look: Look) -> Callable[[object, object], None]:
    def draw(canvas: object, document: object) -> None:
        canvas.saveState()
        if look.rotate:
            canvas.setPageRotation(look.rotate)
        canvas.setFont(look.font, 8)
        if look.foot:
            canvas.drawString(36, 28, look.foot)
            canvas.drawRightString(look.page[0] - 36, 28, f"Page {document.page}")
        canvas.restoreState()

    return draw


def drawn(paint: Callable[[object], None], *, size: tuple[float, float] = A4) -> bytes:
    """A PDF painted by hand; `paint` gets the canvas and ends its own pages."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size)
    paint(canvas)
    canvas.save()
    return made.getvalue()
