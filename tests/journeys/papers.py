"""Three localities' plans as managers send them: Word, Excel, PDF. All in our own words."""

from __future__ import annotations

from pathlib import Path

import docx
import xlsxwriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

HEADS = ("Objective", "Actions", "Milestones", "Lead", "Timescale", "Outcome")
STEVENAGE = (
    (
        "Breathing clinics nearer home",
        ("Redesign the pathway for COPD with the hospital", "Train practice nurses"),
        ("Clinic open in two practices by June 2008", "Admissions for COPD down by 10%"),
        "Dr Alan Frost",
        "March 2009",
        ("Fewer people admitted in winter",),
    ),
    (
        "Talking therapies",
        ("Agree a single way in",),
        ("TBC",),
        "",
        "Ongoing",
        ("Shorter waits",),
    ),
)
NORTH_HERTS = (
    ("Blood thinning in practices", "Commission a service", "Contract signed", "J Poole",
     "Sept 2008", "Fewer trips to hospital"),
    ("Skin clinic", "Write the specification", "30% of referrals seen nearby", "Skin group",
     "Dec 2008", "Quicker treatment"),
)  # fmt: skip
WATCOM = (
    ("Hips and knees", "Triage by physiotherapists", "Waits under six weeks", "Dr Ruth Hale",
     "Oct 2008", "Fewer operations"),
    ("Eye care", "Train two opticians", "Both trained", "PCT and partners", "2009",
     "Care nearer home"),
    ("Diabetes at home", "Move reviews to practices", "Every patient reviewed once",
     "Dr Omar Said", "March 2009", "Better control"),
)  # fmt: skip


def word(path: Path, whose: str = "Stevenage") -> Path:
    """Stevenage’s plan, or another’s of the same rows, as a Word document, bullets and all."""
    document = docx.Document()
    document.add_heading(f"{whose} locality: commissioning plan")
    document.add_heading("Local priorities", level=2)
    table = document.add_table(rows=1, cols=len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
    for title, *lists in STEVENAGE:
        cells = table.add_row().cells
        cells[0].text = title
        for cell, what in zip(cells[1:], lists, strict=True):
            cell.text = what if isinstance(what, str) else "\n".join(what)
    document.save(str(path))
    return path


def sheet(path: Path) -> Path:
    """North Herts’ plan as a workbook: a title above, other columns, one row hidden."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Local priorities")
        page.write(0, 0, "North Herts plan 2008/09")
        order = (3, 0, 1, 2, 4, 5)
        names = ("Priority", "What we will do", "Milestones", "Owner", "By when", "Success measure")
        for column, place in enumerate(order):
            page.write(2, column, names[place])
            for number, row in enumerate(NORTH_HERTS):
                page.write(3 + number, column, row[place])
        page.write(5, 1, "A row nobody should read")
        page.set_row(5, options={"hidden": True})
    return path


def pdf(path: Path) -> Path:
    """WatCom’s plan as a PDF with a ruled table."""
    styles = getSampleStyleSheet()
    small = styles["BodyText"]
    rows = [HEADS, *WATCOM]
    table = Table([[Paragraph(text, small) for text in row] for row in rows], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(
        [Paragraph("WatCom: local priorities", styles["Heading1"]), table]
    )
    return path
