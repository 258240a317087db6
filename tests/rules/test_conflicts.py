"""What somebody with an interest in a locality may still do."""

from __future__ import annotations

from lyapp.model.panel import Conflict, ConflictKind
from lyapp.rules.conflicts import (
    KIND_WORDS,
    conflict_of,
    declaration,
    kept_from_scoring,
    leave_for_decision,
)

OWN = Conflict(1, 10, ConflictKind.OWN_LOCALITY, "a partner in the Puckeridge practice")
STAYS = Conflict(
    2,
    10,
    ConflictKind.COMPETING_SERVICE,
    scores=True,
    answers_questions=False,
    stays_for_decision=True,
)


def test_by_itself_an_interest_keeps_from_scoring_and_from_the_decision():
    assert kept_from_scoring([OWN, STAYS]) == {(1, 10)}
    assert leave_for_decision([OWN, STAYS], locality=10) == {1}
    assert leave_for_decision([OWN, STAYS], locality=11) == set()
    assert conflict_of([OWN, STAYS], member=1, locality=10) is OWN
    assert conflict_of([OWN, STAYS], member=1, locality=11) is None


def test_a_declaration_as_it_is_printed():
    said = declaration(OWN, member="Rachel Joyce", locality="Stevenage")
    assert " ".join(one.sentence for one in said) == (
        "Rachel Joyce has declared an interest in Stevenage: their own locality (a partner in the"
        " Puckeridge practice). Does not score the plan. May answer questions about it. Leaves for"
        " the decision."
    )
    said = declaration(STAYS, member="Clare Jones", locality="South")
    assert " ".join(one.sentence for one in said) == (
        "Clare Jones has declared an interest in South: provides a competing service. Scores the"
        " plan. Takes no part in its discussion. Stays for the decision."
    )
    assert set(KIND_WORDS) == set(ConflictKind)
