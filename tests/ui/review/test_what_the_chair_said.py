"""What the chair said of a plan's must-dos and findings, as a member reads it in their own copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lyapp import places
from lyapp.exchange.rounds import make_pack
from lyapp.store.file import open_review
from lyapp.store.ops.coverage import link_must_do
from lyapp.store.ops.findings import dismiss_finding
from lyapp.store.queries.coverage import coverage_facts
from lyapp.store.queries.findings import findings
from lyapp.ui.desk import Desk
from lyapp.ui.review.screen import ReviewScreen
from tests.own_copies import open_pack
from tests.ui import small
from tests.ui.review.test_findings_beside import COVERAGE, LEADS, marks, programme

ASHDOWN = 1


@pytest.fixture
def desk(qtbot: QtBot, closed_desk: Desk, tmp_path: Path) -> Desk:
    """A member's own copy: the chair confirmed and refused a must-do, and set a finding aside."""
    path = small.make(tmp_path / "chair.lyreview", programme())
    chair = open_review(path, home=places.home(tmp_path / "chair"), holder="Chair")
    facts = coverage_facts(chair, locality=ASHDOWN)
    rows, first = facts.plans[0].objectives, facts.must_dos[0].must_do
    for row, confirmed in ((rows[0], True), (rows[1], False)):
        link_must_do(chair, who="Chair", objective=row.id, must_do=first, confirmed=confirmed)
    (found,) = (
        one.finding
        for one in findings(chair, locality=ASHDOWN)
        if (one.finding.rule, one.finding.objective) == ("no_lead", rows[4].id)
    )
    dismiss_finding(
        chair,
        who="Chair",
        locality=ASHDOWN,
        rule=found.rule,
        fingerprint=found.fingerprint,
        reason="Named in a letter",
    )
    data = make_pack(chair, who="Chair", member="ap")
    chair.close()
    own = tmp_path / "own.lyreview"
    open_pack(data, own, home=places.home(tmp_path / "member"), holder="A. Parker").close()
    with qtbot.waitSignal(closed_desk.opened, timeout=20_000):
        closed_desk.open(own)
    return closed_desk


def test_a_member_reads_what_the_chair_settled(
    qtbot: QtBot, desk: Desk, screen: ReviewScreen
) -> None:
    assert desk.own is not None
    screen.arrive(criterion=COVERAGE)
    shows = screen.view.sheet.shows
    qtbot.waitUntil(lambda: shows.said() != (), timeout=20_000)
    assert shows.said()[0] == "Must-dos: 1 confirmed, 0 suggested, 1 with no row"
    assert "href" not in shows.words.text()
    screen.go_to(LEADS)
    aside = ["⚑ no clinical lead named", "set aside: no lead"]
    qtbot.waitUntil(lambda: marks(screen, 4) == aside, timeout=20_000)
    shows.words.linkActivated.emit("aside")
    screen.plan.go_to_row(4)
    strip = screen.view.strip
    assert "Set aside by Chair: Named in a letter" in strip.words.text()
    assert not strip.aside.isVisible()
    screen.findings.set_aside()
    qtbot.waitUntil(lambda: desk.idle)
    assert marks(screen, 4) == aside
