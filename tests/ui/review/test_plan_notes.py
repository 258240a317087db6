"""What was noticed of a plan, arranged for the criteria."""

from __future__ import annotations

from lyapp.model.findings import Correction, Finding, FindingLevel
from lyapp.model.notice import Notice
from lyapp.model.plan import DatePrecision, Item, ItemKind, Objective, Section
from lyapp.store.queries.findings import CriterionFindings, ShownFinding
from lyapp.ui.review.plan_notes import PlanNotes, arrange


def whole(rule: str) -> ShownFinding:
    return ShownFinding(Finding(rule, FindingLevel.NOTE, Notice(rule, rule)), None)


def arranged(
    *found: ShownFinding,
    asks: tuple[tuple[str, ...], ...] = (("a",),),
    rows: tuple[Objective, ...] = (),
    corrections: tuple[Correction, ...] = (),
) -> PlanNotes:
    criteria = [
        CriterionFindings(
            number,
            f"c{number}",
            checks,
            tuple(one for one in found if one.finding.rule in checks),
            (),
        )
        for number, checks in enumerate(asks, 1)
    ]
    return arrange(
        locality=1,
        by_criterion=criteria,
        found=found,
        objectives=rows,
        documents=(),
        corrections=corrections,
        year=(None, None),
    )


def test_a_finding_of_the_whole_plan_is_told_with_the_first_criterion_that_asks_for_it() -> None:
    one, other = whole("one"), whole("other")
    notes = arranged(one, other, asks=((), ("one",), ("one", "other")))
    assert [notes.of(key).told for key in (1, 2, 3)] == [(), (one,), (other,)]
    assert [notes.of(key).whole for key in (1, 2, 3)] == [(), (one,), (other,)]


def test_what_no_criterion_asks_for_is_told_once_and_bears_on_none() -> None:
    one = whole("one")
    notes = arranged(one, asks=(("other",), ()))
    assert [notes.of(key).told for key in (1, 2)] == [(one,), ()]
    assert [notes.of(key).whole for key in (1, 2)] == [(), ()]
    assert arranged(one, asks=()).whole == (one,)


def test_only_rows_with_figures_have_them() -> None:
    def row(key: int, text: str) -> Objective:
        items = (Item(ItemKind.MILESTONE, text),)
        return Objective(
            key, f"P{key}", Section.LOCAL, "Falls", items, "", "", "", None, DatePrecision.NONE
        )

    rows = (row(1, "Down by 5%"), row(2, "Better"), row(3, "Down by 6%"))
    none = Correction("measure", "6%")
    notes = arranged(rows=rows, corrections=(none,))
    assert {key: [one.meaning for one in found] for key, found in notes.figures.items()} == {
        1: ["5%"]
    }
