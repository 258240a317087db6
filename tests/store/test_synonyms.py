"""Groups of words that mean the same."""

from __future__ import annotations

import pytest

from lyapp.model.trouble import NotReadable, UnknownKey
from lyapp.store.content import content_hash
from lyapp.store.ops import synonyms, undo
from lyapp.store.queries.people import SynonymRow, plan_setting


def test_groups_come_change_and_go(review):
    begin = content_hash(review.raw)
    made = synonyms.add_synonyms(review, who="x", words=" stroke;  TIA, Stroke\nmini  stroke ")
    assert plan_setting(review).groups[-1] == SynonymRow(
        made.created, ("stroke", "TIA", "mini stroke")
    )
    synonyms.edit_synonyms(review, who="x", group=made.created, words="stroke, TIA")
    assert plan_setting(review).synonyms[-1] == ("stroke", "TIA")
    synonyms.remove_synonyms(review, who="x", group=made.created)
    assert content_hash(review.raw) == begin
    for _ in range(3):
        undo.undo(review, who="x")
    assert content_hash(review.raw) == begin


def test_one_word_alone_means_nothing_the_same(review):
    for words in ("", "stroke", "Stroke, stroke"):
        with pytest.raises(NotReadable):
            synonyms.add_synonyms(review, who="x", words=words)
    group = plan_setting(review).groups[0].group
    with pytest.raises(NotReadable):
        synonyms.edit_synonyms(review, who="x", group=group, words="alone")
    synonyms.remove_synonyms(review, who="x", group=group)
    with pytest.raises(UnknownKey):
        synonyms.edit_synonyms(review, who="x", group=group, words="a, b")
