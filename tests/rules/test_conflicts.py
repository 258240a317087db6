"""What somebody with an interest in a locality may still do."""

from __future__ import annotations

from lyapp.model.panel import Conflict, ConflictKind
from lyapp.rules.conflicts import KIND_WORDS, what_they_may

OWN = Conflict(1, 10, ConflictKind.OWN_LOCALITY, "a partner in the Puckeridge practice")
STAYS = Conflict(
    2,
    10,
    ConflictKind.COMPETING_SERVICE,
    scores=True,
    answers_questions=False,
    stays_for_decision=True,
)


def test_what_they_may_do_a_sentence_each():
    assert [one.sentence for one in what_they_may(OWN)] == [
        "Does not score the plan.",
        "May answer questions about it.",
        "Leaves for the decision.",
    ]
    assert [one.sentence for one in what_they_may(STAYS)] == [
        "Scores the plan.",
        "Takes no part in its discussion.",
        "Stays for the decision.",
    ]


def test_every_kind_of_interest_has_words():
    assert set(KIND_WORDS) == set(ConflictKind)
