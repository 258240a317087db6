"""What the member said of the plan's version before, ready to be taken over."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from lyapp.model.criteria import ScoreState
from lyapp.ui import theme
from lyapp.ui.widgets.labels import wrap

if TYPE_CHECKING:
    from lyapp.store.queries.score_sheet import EarlierAnswer

_LINKS = Qt.TextInteractionFlag


class Earlier(QLabel):
    """“On version 1 you gave 3: …”, with a link that takes it over."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "second")
        wrap(self)
        self.setTextInteractionFlags(
            _LINKS.LinksAccessibleByMouse | _LINKS.LinksAccessibleByKeyboard
        )
        self._shown: tuple[EarlierAnswer | None, bool] = (None, False)
        self.linkActivated.connect(self._followed)
        self.hide()

    def show_answer(self, before: EarlierAnswer | None, *, answered: bool) -> None:
        """Show an earlier answer; the link only while there is none on this version."""
        if (before, answered) == self._shown:
            return
        self._shown = (before, answered)
        self.setVisible(before is not None)
        if before is None:
            return
        words = self.in_words(before)
        link = escape(self.tr("V  take it over"))
        style = f"text-decoration:none; color:{theme.current().accent.name()}"
        way = "" if answered else f' <a href="take" style="{style}">{link}</a>'
        self.setText(escape(words) + way)
        self.setAccessibleName(words)

    def forget(self) -> None:
        """Say it anew the next time: a link keeps the palette it was made with."""
        self._shown = (None, False)

    def in_words(self, before: EarlierAnswer) -> str:
        """The earlier answer as a sentence."""
        if before.state is ScoreState.NOT_APPLICABLE:
            said = self.tr("On version {version} you said not applicable")
        elif before.state is ScoreState.UNABLE:
            said = self.tr("On version {version} you were unable to judge")
        else:
            said = self.tr("On version {version} you gave {rating}")
        said = said.format(version=before.version, rating=before.rating)
        comment = " ".join(before.comment.split())
        return f"{said}: “{comment}”" if comment else f"{said}."

    @Slot(str)
    def _followed(self, _way: str) -> None:
        self.wanted.emit()
