"""Expected trouble, remarks and findings in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import datetime

    from lyapp.model.notice import Notice
    from lyapp.model.trouble import Trouble
    from lyapp.rules.findings import ShownLine


def worded(trouble: Trouble) -> tuple[str, str]:
    """A trouble's sentence and advice: its templates translated, its values filled in."""
    return _filled(trouble.template, trouble), _filled(trouble.hint, trouble)


def worded_notice(notice: Notice) -> str:
    """A notice's sentence: its template translated, its values filled in."""
    return QCoreApplication.translate("Notice", notice.template).format(**dict(notice.values))


def worded_line(line: ShownLine) -> str:
    """A line of what a plan shows, as a remark is worded; without the rows' codes."""
    return QCoreApplication.translate("Notice", line.template).format(**dict(line.values))


def counted(number: int, one: str, many: str) -> str:
    """The words for this many: `one` for 1, else `many`; `{n}` in them is the number."""
    return (one if number == 1 else many).format(n=f"{number:,}")


def when_text(moment: datetime) -> str:
    """A moment by this computer's clock: 22 Nov 2026, 15:20."""
    # Here, since no moment is told before the first paint.
    from lyapp.rules.dates import format_date, local_day

    return f"{format_date(local_day(moment))}, {moment.astimezone():%H:%M}"


def _filled(template: str, trouble: Trouble) -> str:
    if not template:
        return ""
    return QCoreApplication.translate("Trouble", template).format(**trouble.values)
