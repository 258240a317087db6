"""The score sheet as it will read once a key press is saved, worked out at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lyapp.model.criteria import Mark, ScoreState
from lyapp.rules.ratings import suggest

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.store.queries.score_sheet import ScoreLine, ScoreSheet
    from lyapp.ui.drafts import Key


def answered(line: ScoreLine) -> bool:
    """True when a rated criterion has an answer, or an open-text one a comment.

    One that came in a return and isn't shown yet counts: how much is answered may be seen.
    """
    if line.hidden:
        return True
    if line.what.open_text:
        return bool(line.comment.strip())
    return line.state is not None


def progress(sheet: ScoreSheet) -> tuple[int, int]:
    """How many rated criteria are answered, of how many."""
    rated = [line for line in sheet.lines if not line.what.open_text]
    return sum(map(answered, rated)), len(rated)


def first_open(sheet: ScoreSheet) -> int:
    """The position of the first rated criterion without an answer; 0 when there is none."""
    for position, line in enumerate(sheet.lines):
        if not line.what.open_text and not answered(line):
            return position
    return 0


def with_line(sheet: ScoreSheet, line: ScoreLine) -> ScoreSheet:
    """The sheet with this line in place of the one of the same criterion."""
    return with_lines(sheet, {line.criterion: line})


def with_lines(sheet: ScoreSheet, lines: Mapping[int, ScoreLine]) -> ScoreSheet:
    """The sheet with some lines replaced (by criterion id) and its suggestion worked out anew."""
    if not lines:
        return sheet
    new = tuple(lines.get(old.criterion, old) for old in sheet.lines)
    marks = {
        line.what.key: (Mark(line.state, line.rating),) for line in new if line.state is not None
    }
    suggestion = suggest([line.what for line in new], marks, sheet.scale)
    return replace(sheet, lines=new, suggestion=suggestion)


def marked(line: ScoreLine, state: ScoreState | None, rating: int | None) -> ScoreLine:
    """The line with this answer; a mark a person makes is no longer a made-up one."""
    return replace(line, state=state, rating=rating, made_up=False)


def descriptor(sheet: ScoreSheet, line: ScoreLine, value: int) -> str:
    """What a level means for this criterion: its own words, else the scale's."""
    for level, text in line.what.descriptors:
        if level == value and text:
            return text
    for step in sheet.scale.levels:
        if step.value == value:
            return step.descriptor
    return ""


def words_of_levels(sheet: ScoreSheet, line: ScoreLine) -> tuple[tuple[int, str], ...]:
    """What each level means for this criterion, lowest first; nothing when none says anything."""
    words = [
        (level.value, descriptor(sheet, line, level.value), level.label)
        for level in sheet.scale.levels
    ]
    if not any(text for _, text, _ in words):
        return ()
    return tuple((value, text or label) for value, text, label in words)


def citing(line: ScoreLine, objectives: Sequence[Objective]) -> ScoreLine:
    """The line with these rows cited; evidence ids are negative until the store gives some."""
    from lyapp.store.queries.score_sheet import Citation

    known = {citation.objective for citation in line.citations}
    new = tuple(
        Citation(id=-row.id, objective=row.id, code=row.code, title=row.title)
        for row in objectives
        if row.id not in known
    )
    return replace(line, citations=line.citations + new)


def citing_page(line: ScoreLine, attachment: int, name: str, page: int | None) -> ScoreLine:
    """The line with a page of a document cited; unchanged when it is cited already."""
    from lyapp.store.queries.score_sheet import Citation

    if any((one.attachment, one.page) == (attachment, page) for one in line.citations):
        return line
    new = Citation(0, None, "", name, attachment=attachment, page=page)
    return replace(line, citations=(*line.citations, new))


def without_citation(line: ScoreLine, evidence: int) -> ScoreLine:
    """The line without one of its citations."""
    kept = tuple(citation for citation in line.citations if citation.id != evidence)
    return replace(line, citations=kept)


def commented(line: ScoreLine, text: str) -> ScoreLine:
    """The line with this comment."""
    return replace(line, comment=text)


def line_at(sheet: ScoreSheet | None, comment: Key) -> ScoreLine | None:
    """The line of a sheet that the key of a comment's draft is about; None when it has none."""
    if sheet is None:
        return None
    for line in sheet.lines:
        if comment == ("comment", sheet.plan_version, line.criterion, sheet.member):
            return line
    return None


def follow_change(before: ScoreSheet, after: ScoreSheet, at: int) -> int:
    """Where to be after a change from elsewhere: at the one criterion that changed, else here."""
    if len(before.lines) != len(after.lines):
        return 0
    changed = [
        i
        for i, (old, new) in enumerate(zip(before.lines, after.lines, strict=True))
        if (old.state, old.rating, old.comment) != (new.state, new.rating, new.comment)
    ]
    return changed[0] if len(changed) == 1 else at
