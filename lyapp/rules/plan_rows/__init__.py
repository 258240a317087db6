"""From a plan's document to its rows: what the columns hold, and what the rows say."""

from __future__ import annotations

from lyapp.rules.plan_rows.locality import recognise_locality
from lyapp.rules.plan_rows.mapping import guess_mappings
from lyapp.rules.plan_rows.reading import read_rows
from lyapp.rules.plan_rows.strips import headings_of
from lyapp.rules.plan_rows.whole_document import overview

__all__ = ["guess_mappings", "headings_of", "overview", "read_rows", "recognise_locality"]
