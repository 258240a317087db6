"""What a printed timescale means, as a person types it: a day, or a month as a whole."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from lyapp.model.intake import Due
from lyapp.model.plan import DatePrecision
from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_due
from lyapp.ui.widgets.date_line import DateLine


class DueLine(DateLine):
    """Takes “18 Jul 2008” and “Jul 2008”; `precision` says which it was."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.precision = DatePrecision.NONE
        self.setPlaceholderText(self.tr("such as Jul 2008"))

    def read(self) -> date | None:
        """The date typed; the last day of a month. Raises NotReadable."""
        from lyapp.rules.timescales import understand_due

        self.precision = DatePrecision.DAY
        try:
            found = super().read()
        except NotReadable:
            due = understand_due(self.text())
            if due.day is None or due.precision is not DatePrecision.MONTH or due.ongoing:
                raise
            self.precision = DatePrecision.MONTH
            return due.day
        if found is None:
            self.precision = DatePrecision.NONE
        return found


def shown(due: Due) -> str:
    """What was understood, no more exact than it was."""
    return "" if due.day is None else format_due(due.day, due.precision)
