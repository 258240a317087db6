"""What the page on which sheets are entered says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from lyapp.store.queries.paper_sheets import PaperLine, PaperSheet
    from lyapp.store.queries.score_sheet import ToScore


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sheets", text)


def plan_words(one: ToScore) -> str:
    """A plan in the list to choose from."""
    if one.interest is not None:
        return _tr("{name} – declared interest").format(name=one.name)
    if one.plan_version is None:
        return _tr("{name} – no plan").format(name=one.name)
    return _tr("{name} – {done} of {of}").format(name=one.name, done=one.done, of=one.of)


def about(sheet: PaperSheet, *, again: bool, who: str) -> str:
    """Whose sheet it is, how far it is entered, and what isn't shown to `who`, and why."""
    said = _tr("Sheet of {member} for {plan}, version {n}; {done} of {of} entered.")
    # As the list of plans counts: a criterion that takes only a comment may well stay empty.
    rated = [line for line in sheet.lines if not line.what.open_text]
    done = sum(bool(line.second_by if again else line.first_by) for line in rated)
    parts = [
        said.format(
            member=sheet.member_name,
            plan=sheet.name,
            n=sheet.version,
            done=done,
            of=len(rated),
        )
    ]
    if again:
        parts.append(_tr("The first entry isn’t shown here, so that slips come to light."))
        if any(line.first_by == who for line in sheet.lines):
            parts.append(_tr("You made the first one: somebody else’s second finds more."))
    if sheet.blind:
        parts.append(_tr("Scores are hidden until moderation: you see what you enter yourself."))
    return " ".join(parts)


def why_not(line: PaperLine, *, member: str, again: bool, fixed: bool) -> str:
    """Why a line takes no entry; "" when it does."""
    if fixed:
        return _tr("This review is open for reading only.")
    if line.lock == "members_own":
        said = _tr("{member} answered this themselves; paper isn’t entered over it.")
        return said.format(member=member)
    if again:
        if line.second_hidden:
            said = _tr("{who} made the second entry of this criterion.")
            return said.format(who=line.second_by)
    elif line.lock == "somebody_elses":
        said = _tr("{who} entered this. To compare, make a second entry.")
        return said.format(who=line.first_by)
    return ""
