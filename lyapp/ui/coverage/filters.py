"""Which must-dos are asked for: a catalogue, words, and only gaps or only suggestions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton

from lyapp.model.coverage import Cover
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.search import SearchBox


class Filters(QObject):
    """Makes one question of a box, a choice and two toggles that shut each other off."""

    changed = Signal()

    def __init__(
        self,
        search: SearchBox,
        catalogue: ChoiceButton,
        gaps: QPushButton,
        suggested: QPushButton,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._catalogue = catalogue
        self._gaps = gaps
        self._suggested = suggested
        search.textChanged.connect(self.changed)
        catalogue.chosen.connect(self.changed)
        gaps.clicked.connect(self._gaps_clicked)
        suggested.clicked.connect(self._suggested_clicked)

    def offer(self, catalogues: Iterable[str]) -> None:
        """Offer these catalogues, each once; the one chosen stays so."""
        self._catalogue.set_choices(
            [
                (None, self.tr("All catalogues")),
                *((name, name) for name in dict.fromkeys(catalogues)),
            ],
            self._catalogue.value(),
        )

    @property
    def catalogue(self) -> str | None:
        """The catalogue asked for; None for all."""
        chosen = self._catalogue.value()
        return None if chosen is None else str(chosen)

    @property
    def words(self) -> str:
        """The words asked for."""
        return self._search.text()

    @property
    def only(self) -> Cover | None:
        """The cover asked for; None for any."""
        if self._gaps.isChecked():
            return Cover.GAP
        return Cover.SUGGESTED if self._suggested.isChecked() else None

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        self._gaps.setChecked(False)
        self._suggested.setChecked(False)
        self._catalogue.set_value(None)
        self._search.clear()
        self.changed.emit()

    @Slot()
    def _gaps_clicked(self) -> None:
        self._suggested.setChecked(False)
        self.changed.emit()

    @Slot()
    def _suggested_clicked(self) -> None:
        self._gaps.setChecked(False)
        self.changed.emit()
