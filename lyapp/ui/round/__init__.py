"""The chair’s screen of a round: who owes what, packs out, returns in."""
