"""Finding the rows at the top of a table that name its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lyapp.model.intake import Column, SourceRow, SourceTable
from lyapp.rules.plan_rows.grid import lone_text, padded, width
from lyapp.rules.plan_rows.vocabulary import HeadingMatch, normal, read_heading

_LOOK_AT = 30
_SURE = 0.7
_MOST_WORDS = 14
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table: `ends` rows from the top lie above the first plan row.

    `starts` is the first row that is part of the header; rows above it are a title. `texts` has
    every column's heading, `matches` what it was read as.
    """

    starts: int
    ends: int
    texts: tuple[str, ...]
    matches: tuple[HeadingMatch | None, ...]


def find_header(table: SourceTable, preset: Mapping[str, Column]) -> Header | None:
    """The header of a table, of one row or of two; None when no row reads like one.

    `preset` holds headings (as `vocabulary.normal` gives them) that a person has explained.
    """
    columns = width(table)
    best: tuple[float, int] | None = None
    for index, row in enumerate(table.rows[:_LOOK_AT]):
        texts = _texts(row, columns)
        value = _value(texts, preset)
        if value >= 2 and (best is None or value > best[0] + 0.25):
            best = (value, index)
    if best is None:
        return None
    return _with_second_row(table, best[1], columns, preset)


def is_header_again(row: SourceRow, header: Sequence[str]) -> bool:
    """True when the row repeats the header, as it does at the top of every page.

    `header` has the headings as `vocabulary.normal` gives them.
    """
    if any(len(cell.lines[0].text) > _LONGEST for cell in row.cells if cell.lines):
        return False
    same = other = 0
    for cell, head in zip(row.cells, header, strict=False):
        if not cell.lines:
            continue
        text = normal(" ".join(cell.text.split()))
        if text == head or (len(text) > 3 and text in head):
            same += 1
        elif text:
            other += 1
            if other > 0.25 * len(header):
                return False
    return same >= 2 and (not other or (same >= 3 and same >= 3 * other))


def _texts(row: SourceRow, columns: int) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) for cell in padded(row, columns))


def match_heading(text: str, preset: Mapping[str, Column]) -> HeadingMatch | None:
    """What a heading says; what a person has said about it comes first."""
    told = preset.get(normal(text)) if text else None
    return HeadingMatch(told, 2.0) if told is not None else read_heading(text)


def _value(texts: Sequence[str], preset: Mapping[str, Column]) -> float:
    """How much a row reads like a header: the different kinds of column it names."""
    printed = [text for text in texts if text]
    if len(printed) < 2 or len(set(printed)) < 2:
        return 0
    if any(len(text.split()) > _MOST_WORDS for text in printed):
        return 0
    matches = [match_heading(text, preset) for text in printed]
    known = [match for match in matches if match and match.score >= _SURE]
    if len(known) < 0.5 * len(printed):
        return 0
    kinds: dict[Column, float] = {}
    for match in known:
        weight = 0.4 if match.column in (Column.NONE, Column.DETAIL) else 1.0
        kinds[match.column] = max(kinds.get(match.column, 0), weight * min(1.0, match.score))
    total = sum(kinds.values())
    return total + (0.2 if len(kinds) >= 2 and total >= 1.4 else 0)


def _with_second_row(
    table: SourceTable, index: int, columns: int, preset: Mapping[str, Column]
) -> Header:
    texts = _texts(table.rows[index], columns)
    below = table.rows[index + 1] if index + 1 < len(table.rows) else None
    if below is not None and _goes_on(texts, _texts(below, columns), preset):
        return _joined(texts, _texts(below, columns), index, index + 2, preset)
    above = table.rows[index - 1] if index else None
    if above is not None and not lone_text(above):
        upper = _texts(above, columns)
        if _is_upper(upper, texts, preset):
            return _joined(upper, texts, index - 1, index + 1, preset)
    matches = tuple(match_heading(text, preset) for text in texts)
    return Header(index, index + 1, texts, matches)


def _goes_on(top: Sequence[str], bottom: Sequence[str], preset: Mapping[str, Column]) -> bool:
    """True when the second row is part of the header: names below a wider name, or questions."""
    printed = [text for text in bottom if text]
    if not printed or any(len(text.split()) > _MOST_WORDS for text in printed):
        return False
    if [normal(text) for text in bottom] == [normal(text) for text in top]:
        return False
    asides = [text for text in printed if text.startswith(("(", "[")) or text.endswith("?")]
    if len(asides) == len(printed):
        return True
    if _splits_a_wide_one(top, bottom):
        return True
    known = [match_heading(text, preset) for text in printed]
    sure = [match for match in known if match and match.score >= _SURE]
    if len(sure) + len(asides) < 0.75 * len(printed):
        return False
    if len(printed) == 1:
        place = next(index for index, text in enumerate(bottom) if text)
        return not top[place] or bool(place and not top[place - 1])
    return True


def _splits_a_wide_one(top: Sequence[str], bottom: Sequence[str]) -> bool:
    """True when short names stand only below a heading that covers several columns."""
    places = [place for place, text in enumerate(bottom) if text]
    if len(places) < 2 or any(len(bottom[place].split()) > 3 for place in places):
        return False
    covered = [not top[place] or not any(top[place + 1 : place + 2]) for place in places]
    return all(covered) and any(not top[place] for place in places)


def _is_upper(top: Sequence[str], bottom: Sequence[str], preset: Mapping[str, Column]) -> bool:
    """True when the row above names what the header's blanks stand for."""
    printed = [text for text in top if text]
    if len(printed) < 2 or any(len(text.split()) > 8 for text in printed):
        return False
    filled = [upper for upper, lower in zip(top, bottom, strict=True) if upper and not lower]
    return any(
        (match := match_heading(text, preset)) is not None and match.score >= _SURE
        for text in filled
    )


def _joined(
    top: Sequence[str],
    bottom: Sequence[str],
    starts: int,
    ends: int,
    preset: Mapping[str, Column],
) -> Header:
    """Two header rows as one; a name above covers the blanks to its right."""
    texts: list[str] = []
    matches: list[HeadingMatch | None] = []
    over = ""
    for upper, lower in zip(top, bottom, strict=True):
        over = upper or (over if lower else "")
        options = [lower, over, f"{over} {lower}".strip()]
        found = [match for text in options if (match := match_heading(text, preset))]
        sure = [match for match in found if match.score >= _SURE]
        aside = lower.startswith(("(", "[")) or lower.endswith("?")
        own = match_heading(upper, preset) if aside and upper else None
        told = [match for match in found if match.score > 1]
        best = told[0] if told else own or (sure[0] if sure else found[0] if found else None)
        texts.append(f"{upper} {lower}".strip())
        matches.append(best)
    return Header(starts, ends, tuple(texts), tuple(matches))
