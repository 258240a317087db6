"""Which of all that is looked for in plans bears on a criterion."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.labels import Heading, Note, wrap


class Checks(QWidget):
    """A list with a tick for each rule; shown beside the criterion when a plan is scored."""

    chosen = Signal(object)
    """The keys that are ticked now."""

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[tuple[str, str], ...] = ()
        self._ticks: tuple[str, ...] = ()
        self._filling = False
        self.list = CheckList(self.tr("Findings that bear on this criterion"))
        self.list.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.model.ticked.connect(self._ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.unit(), 0, 0)
        column.setSpacing(theme.unit() // 2)
        heading = Heading(self.tr("What the program looks for"))
        wrap(heading)
        column.addWidget(heading)
        column.addWidget(
            Note(self.tr("Shown beside the criterion when a plan is scored; never a rating."))
        )
        column.addWidget(self.list)

    def offer(self, rules: Sequence[tuple[str, str]], *, fixed: bool) -> None:
        """Offer rules by (key, title)."""
        self._rules = tuple(rules)
        self._filling = True
        self.list.model.show(
            [
                (at, QCoreApplication.translate("Programme", title))
                for at, (_key, title) in enumerate(rules)
            ],
            tick_new=False,
        )
        self._filling = False
        self.list.setEnabled(not fixed)
        shown = self.list.list
        row = shown.sizeHintForRow(0) + 2 * shown.spacing()
        shown.setFixedHeight(row * len(rules) + theme.unit())
        self.show_ticks(self._ticks)

    def show_ticks(self, checks: Collection[str]) -> None:
        """Tick the rules a criterion names."""
        self._ticks = tuple(checks)
        self._filling = True
        self.list.tick([at for at, (key, _title) in enumerate(self._rules) if key in checks])
        self._filling = False

    @Slot()
    def _ticked(self) -> None:
        if not self._filling:
            self.chosen.emit(tuple(self._rules[at][0] for at in self.list.model.ticks()))
