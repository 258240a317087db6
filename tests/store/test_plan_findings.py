from __future__ import annotations

import pytest

from lyapp.model.trouble import ReasonNeeded, UnknownKey
from lyapp.model.versions import Into
from lyapp.store.creating import create_review
from lyapp.store.ops import findings as ops
from lyapp.store.ops import intake, undo
from lyapp.store.queries import findings
from tests.plan_documents import document_of, original_of, row, rows
from tests.store.programme_small import many

CORFE = 3
NO_DATE = {"timescales": (), "due": rows("x")[0].due.__class__("")}


def take(review, read, locality=CORFE):
    titles = [one.title for one in read]
    intake.import_plan(
        review,
        who="x",
        locality=locality,
        document=document_of(*titles),
        original=original_of(*titles),
        rows=read,
        into=Into.NEW_VERSION,
    )


def of_rule(review, rule, locality=CORFE):
    return [one for one in findings.findings(review, locality=locality) if one.finding.rule == rule]


@pytest.fixture
def undated(review):
    """Corfe's plan, of which one of three rows has no date."""
    take(review, [row("Falls"), row("Stroke", at=2, **NO_DATE), row("Waits for surgery", at=3)])
    return review


def test_a_finding_names_the_row_and_what_was_printed(undated):
    (found,) = of_rule(undated, "no_date")
    assert found.dismissed is None
    assert found.finding.objective is not None
    rows_of = findings.all_findings(undated, localities=[CORFE])[0].objectives
    assert {one.id: one.title for one in rows_of}[found.finding.objective] == "Stroke"


def test_a_plan_that_has_not_come_has_no_findings(review):
    assert findings.findings(review, locality=CORFE) == ()
    (none,) = findings.all_findings(review, localities=[CORFE])
    assert (none.plan_version, none.findings) == (None, ())


def test_a_finding_set_aside_says_by_whom_and_why_and_comes_back(undated):
    (found,) = of_rule(undated, "no_date")
    about = {
        "locality": CORFE,
        "rule": found.finding.rule,
        "fingerprint": found.finding.fingerprint,
    }
    with pytest.raises(ReasonNeeded):
        ops.dismiss_finding(undated, who="Anna", **about, reason=" ")
    ops.dismiss_finding(undated, who="Anna", **about, reason="It never ends")
    (aside,) = of_rule(undated, "no_date")
    assert aside.finding == found.finding
    assert (aside.dismissed.reason, aside.dismissed.who) == ("It never ends", "Anna")
    ops.dismiss_finding(undated, who="Bob", **about, reason="Agreed with them")
    assert of_rule(undated, "no_date")[0].dismissed.who == "Bob"
    ops.restore_finding(undated, who="Anna", **about)
    assert of_rule(undated, "no_date") == [found]
    undo.undo(undated, who="Anna")
    assert of_rule(undated, "no_date")[0].dismissed.reason == "Agreed with them"
    with pytest.raises(UnknownKey):
        ops.restore_finding(undated, who="x", locality=99, rule="no_date", fingerprint="")


def test_what_was_set_aside_stays_so_for_an_unchanged_row_of_the_next_version(undated):
    (found,) = of_rule(undated, "no_date")
    ops.dismiss_finding(
        undated,
        who="Anna",
        locality=CORFE,
        rule="no_date",
        fingerprint=found.finding.fingerprint,
        reason="It never ends",
    )
    take(undated, [row("Obesity"), row("Stroke", at=2, **NO_DATE), row("Waits", at=3, **NO_DATE)])
    there = {row.id: row.title for row in findings.all_findings(undated)[-1].objectives}
    by_title = {
        there[one.finding.objective]: one.dismissed is not None
        for one in of_rule(undated, "no_date")
    }
    assert by_title == {"Stroke": True, "Waits": False}


def test_each_criterion_has_the_findings_of_its_checks(undated):
    by_key = {one.key: one for one in findings.findings_by_criterion(undated, locality=CORFE)}
    assert by_key["clear"].checks == ("no_date", "no_lead")
    assert [one.finding.rule for one in by_key["clear"].findings] == ["no_date"]
    assert [line.sentence for line in by_key["clear"].shows]
    assert (by_key["money"].findings, by_key["money"].shows) == ((), ())


def test_all_plans_are_looked_at_with_a_fixed_number_of_queries(home, tmp_path):
    asked = []
    for localities in (3, 30):
        path = tmp_path / f"{localities}.lyreview"
        review = create_review(path, many(localities), home=home, holder="x")
        seen: list[str] = []
        review.raw.set_trace_callback(seen.append)
        found = findings.all_findings(review)
        review.raw.set_trace_callback(None)
        assert len(found) == localities
        asked.append(len(seen))
        review.close()
    assert asked[0] == asked[1]
