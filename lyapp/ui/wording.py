"""Expected trouble, remarks and findings in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.ui.notes import Message

if TYPE_CHECKING:
    from lyapp.model.notice import Notice
    from lyapp.model.trouble import Trouble
    from lyapp.rules.findings import ShownLine
    from lyapp.ui.review_jobs import Arrival


def worded(trouble: Trouble) -> tuple[str, str]:
    """A trouble's sentence and advice: its templates translated, its values filled in."""
    return _filled(trouble.template, trouble), _filled(trouble.hint, trouble)


def worded_notice(notice: Notice) -> str:
    """A notice's sentence: its template translated, its values filled in."""
    return QCoreApplication.translate("Notice", notice.template).format(**dict(notice.values))


def worded_line(line: ShownLine) -> str:
    """A line of what a plan shows, as a remark is worded; without the rows' codes."""
    return QCoreApplication.translate("Notice", line.template).format(**dict(line.values))


def worded_arrival(arrival: Arrival) -> Message:
    """What is said once a pack has been opened."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Arrival", text)

    if not arrival.made:
        return Message(
            tr("You have opened this pack before. This is your copy, with all you have answered."),
            tone="good",
        )
    if not arrival.earlier:
        return Message(
            tr("Your own copy was made from the pack. What you answer is saved in it at once."),
            tone="good",
        )
    path, answers = arrival.earlier[0]
    new = tr("This pack is a new one, so it has a copy of its own.")
    if not answers:
        return Message(new, tr("You had answered nothing in the earlier one."), tone="good")
    kept = (
        tr("Your earlier copy stays as it is, with the answer you gave there.")
        if answers == 1
        else tr("Your earlier copy stays as it is, with the {n} answers you gave there.")
    ).format(n=answers)
    return Message(
        f"{new} {kept}",
        tr("To go on in that one, choose it under File, Open recent: “{name}”.").format(
            name=path.stem
        ),
        tone="caution",
    )


def _filled(template: str, trouble: Trouble) -> str:
    if not template:
        return ""
    return QCoreApplication.translate("Trouble", template).format(**trouble.values)
