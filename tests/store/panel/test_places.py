from __future__ import annotations

from lyapp.store.ops.moderation import open_moderation
from lyapp.store.queries.panel_places import panel_places


def test_every_plan_with_its_newest_version_and_how_far_its_moderation_has_got(review):
    found = panel_places(review)
    before = {one.code: one for one in found.places}
    assert before["E-1"].plan_version == 3
    assert not any(one.opened or one.closed for one in found.places)
    assert all(one.name in one.names for one in found.places)
    open_moderation(review, who="Chair", plan_version=3)
    after = {one.code: one for one in panel_places(review).places}
    assert after["E-1"].opened
    assert not after["E-1"].closed
    assert not after["E-2"].opened


def test_organisations_are_named_in_full_and_in_short(review):
    assert all(panel_places(review).organisations)
