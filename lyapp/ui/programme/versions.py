"""Which version of the criteria is asked now, what a change makes, and what older ones hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lyapp.rules.dates import format_date
from lyapp.ui import theme
from lyapp.ui.widgets.buttons import link_button
from lyapp.ui.widgets.labels import Body, Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.store.queries.criteria_versions import CriteriaVersion


class Versions(QWidget):
    """A sentence, and the older versions behind a link. Nothing while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Body("", self)
        self.older = Note("", self)
        self.older.hide()
        self.show_older = link_button("", clicked=self._turn, parent=self)
        self.show_older.setCheckable(True)
        row = QHBoxLayout()
        row.addWidget(self.show_older)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 2)
        column.addWidget(self.sentence)
        column.addLayout(row)
        column.addWidget(self.older)
        self.hide()

    def show_versions(self, versions: Sequence[CriteriaVersion], *, fixed: bool) -> None:
        """Show how it stands; `versions` the newest first. `fixed`: nothing can be changed."""
        newest, *older = versions
        parts = []
        if older:
            parts.append(self._now(newest))
        if newest.used and not fixed:
            parts.append(self._before_a_change(newest))
        self.sentence.setText(" ".join(parts))
        self.sentence.set_tone("caution" if newest.used and not fixed else "plain")
        lines = "\n".join(self._line(one) for one in older)
        self.older.setText(lines)
        self.show_older.setText(self.tr("What older versions hold ({n})").format(n=len(older)))
        self.show_older.setAccessibleName(self.tr("What older versions of the criteria hold"))
        self.show_older.setVisible(bool(older))
        self.older.setVisible(bool(older) and self.show_older.isChecked())
        self.setVisible(bool(parts))

    def _now(self, newest: CriteriaVersion) -> str:
        if newest.since is None:
            return self.tr("These are the criteria of version {n}, the current one.").format(
                n=newest.version
            )
        said = self.tr("These are the criteria of version {n}, the current one, made on {day}.")
        return said.format(n=newest.version, day=format_date(newest.since))

    def _before_a_change(self, newest: CriteriaVersion) -> str:
        numbers = {"now": newest.version, "next": newest.version + 1}
        if not newest.scores:
            return self.tr(
                "Packs have been made with these criteria: a change makes version {next}; the "
                "packs keep version {now}, and so do the scores that come back from them."
            ).format(**numbers)
        return self.tr(
            "Scores have been given: a change makes version {next}; the scores given stay with "
            "version {now}. Status and Review then ask for version {next}; the panel’s page of a "
            "plan keeps to the version it was scored under."
        ).format(**numbers)

    def _line(self, one: CriteriaVersion) -> str:
        words = self.tr("Version {n}").format(n=one.version)
        parts = [words if one.since is None else f"{words}, {format_date(one.since)}"]
        asked = self.tr("1 criterion") if one.criteria == 1 else self.tr("{n} criteria")
        parts.append(asked.format(n=one.criteria))
        if one.scores == 1:
            parts.append(self.tr("1 score"))
        elif one.plans == 1:
            parts.append(self.tr("{n} scores on 1 plan").format(n=f"{one.scores:,}"))
        elif one.scores:
            said = self.tr("{n} scores on {m} plans")
            parts.append(said.format(n=f"{one.scores:,}", m=f"{one.plans:,}"))
        else:
            parts.append(self.tr("no scores"))
        if one.packs:
            packs = self.tr("1 pack") if one.packs == 1 else self.tr("{n} packs")
            parts.append(packs.format(n=one.packs))
        return " · ".join(parts)

    @Slot()
    def _turn(self) -> None:
        self.older.setVisible(self.show_older.isChecked())
