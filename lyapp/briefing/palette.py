"""The colours of the paper and of its HTML twin, by name."""

from __future__ import annotations

COLOURS = {
    "ink": "#1B2733",
    "quiet": "#52606D",
    "navy": "#12304F",
    "line": "#C3CBD3",
    "bad": "#A61B1B",
    "caution": "#8A5A00",
    "good": "#1E6B3A",
    "bad fill": "#F9D9D6",
    "caution fill": "#FFE9B8",
    "good fill": "#D5ECDC",
}
