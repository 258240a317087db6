"""Text copied out of a PDF: cell after cell, each broken over lines, nothing between them."""

from __future__ import annotations

import time
from datetime import date

import pytest

from lyapp.exchange.intake import read_document
from lyapp.model.plan import ItemKind
from lyapp.model.reading import ReadingSetting
from lyapp.rules.plan_rows import guess_mappings, read_rows

SETTING = ReadingSetting(year_starts=date(2008, 4, 1), year_ends=date(2009, 3, 31))

COPIED = """\
Plan of the valley practices
Objective Action Milestones Lead Timescale Outcome
Improving access to
foot care
Open a second clinic
in the health centre
Train two nurses in
simple foot care
Clinic open by
September 2008
Both nurses trained
Dr Amy Stone March 2009 Fewer people wait
longer than a month
Falls among older
people drop
Improving support
for carers
Publish a guide that
lists what help there
is
Guide sent to every
practice
Jo Field, manager Ongoing More carers are known
to their practice
Page 2
Reducing waits for
hearing aids
Agree a direct
referral with the
hospital
Audit the referrals
after half a year
Referral form in use
Audit discussed with
the practices
Hearing Group Q3 2008 Waits fall to six weeks
"""


def rows_of(text: str, name: str = "plan.txt"):
    whole = read_document(text.encode(), name=name)
    return whole, read_rows(whole, guess_mappings(whole), setting=SETTING)


def items(row, kind: ItemKind) -> list[str]:
    return [one.text for one in row.items if one.kind is kind]


def test_rows_and_cells_are_found_between_the_lines():
    whole, rows = rows_of(COPIED)
    assert [row.title for row in rows] == [
        "Improving access to foot care",
        "Improving support for carers",
        "Reducing waits for hearing aids",
    ]
    assert [row.lead for row in rows] == ["Dr Amy Stone", "Jo Field, manager", "Hearing Group"]
    assert [row.timescale for row in rows] == ["March 2009", "Ongoing", "Q3 2008"]
    assert items(rows[0], ItemKind.ACTION) == [
        "Open a second clinic in the health centre",
        "Train two nurses in simple foot care",
    ]
    assert items(rows[0], ItemKind.MILESTONE) == [
        "Clinic open by September 2008",
        "Both nurses trained",
    ]
    assert items(rows[1], ItemKind.OUTCOME) == ["More carers are known to their practice"]
    assert whole.blocks[0].text == "Plan of the valley practices"


def test_a_person_is_told_that_the_columns_were_worked_out():
    whole, _ = rows_of(COPIED)
    assert [notice.key for notice in whole.notices] == ["columns_worked_out"]


def test_names_of_columns_broken_over_lines():
    names = "What we want to\nachieve\nWhat we will do Key\nstages\nOwner By when\nSuccess measure"
    first = "Objective Action Milestones Lead Timescale Outcome"
    _, rows = rows_of(COPIED.replace(first, names))
    assert [row.timescale for row in rows] == ["March 2009", "Ongoing", "Q3 2008"]


def test_names_printed_again_on_the_next_page_are_no_row():
    again = "Page 2\nObjective Action Milestones Lead Timescale Outcome"
    _, rows = rows_of(COPIED.replace("Page 2", again))
    assert len(rows) == 3


def test_numbers_begin_the_items_of_a_cell():
    text = COPIED
    for printed, number in (("Open a", 1), ("Train two", 2), ("Clinic open", 1), ("Both", 2)):
        text = text.replace(printed, f"{number}. {printed}")
    _, rows = rows_of(text)
    assert items(rows[0], ItemKind.ACTION)[1] == "Train two nurses in simple foot care"
    assert items(rows[0], ItemKind.MILESTONE)[0] == "Clinic open by September 2008"


@pytest.mark.parametrize(
    "text",
    [
        COPIED + "\n\n" * 25_000,
        COPIED + "/" * 300_000,
        COPIED + "Open\n" * 18_000,
        COPIED + "A Word " * 40_000,
        COPIED + ("Dr A B March 2009 C\n" * 15_000),
        "Objective\tAction\tLead\nMore\tOpen\tA Roe\n" + "–" * 100_000 + "\tOpen\tA Roe\n",
        "Objective\tAction\tLead\nMore\tOpen\tA Roe\nx continued" + "." * 100_000 + "x\ty\tz\n",
    ],
    ids=["empty lines", "one sign", "one word", "one line", "leads", "dashes", "dots"],
)
def test_what_nobody_would_send_is_read_quickly(text):
    started = time.process_time()
    rows_of(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("sign", ["\t", "|"])
def test_more_cells_than_a_plan_has_are_refused(sign):
    from lyapp.model.trouble import DocumentTooLarge

    with pytest.raises(DocumentTooLarge):
        read_document((f"Action{sign}Lead\n" * 3 + sign * 5_000).encode(), name="plan.txt")
