"""What was noticed of a plan as a whole, above its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from lyapp.ui import theme
from lyapp.ui.widgets.labels import wrap
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.store.queries.findings import ShownFinding

_LINKS = Qt.TextInteractionFlag
_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.NoFocus
_FLAG = "⚑ "


class WholePlan(QLabel):
    """The findings told with the criterion shown; those that bear on it stand out."""

    chosen = Signal(int)
    """The place of a finding somebody wants to see to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        wrap(self)
        self.setTextInteractionFlags(
            _LINKS.LinksAccessibleByMouse | _LINKS.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(_NO_STOP)
        self._shown: tuple[tuple[str, bool], ...] = ()
        self.linkActivated.connect(self._followed)
        self.hide()

    def show_findings(
        self,
        found: Sequence[ShownFinding],
        told: Collection[ShownFinding],
        bearing: Collection[ShownFinding],
    ) -> None:
        """Show those of `told` that stand; where there are any, their line is kept for others.

        So the rows below stay where they are from one criterion to the next.
        """
        any_ = [(at, one) for at, one in enumerate(found) if one.dismissed is None]
        self.setMinimumHeight(self.fontMetrics().height() if any_ else 0)
        self.setVisible(bool(any_))
        standing = [(at, one) for at, one in any_ if one in told]
        new = tuple((worded_notice(one.finding.notice), one in bearing) for _at, one in standing)
        if new == self._shown:
            return
        self._shown = new
        self.setFocusPolicy(_STOP if new else _NO_STOP)
        if not new:
            self.clear()
            self.setAccessibleName("")
            return
        tokens = theme.current()
        inks = {True: tokens.caution.name(), False: tokens.ink2.name()}
        said = [
            f'<a href="{at}" style="text-decoration:none; color:{inks[here]}">'
            f"{_FLAG if here else ''}{escape(words)}</a>"
            for (at, _one), (words, here) in zip(standing, new, strict=True)
        ]
        self.setText(
            f'<span style="color:{tokens.ink2.name()}">{escape(self.tr("The whole plan:"))}</span> '
            + " · ".join(said)
        )
        self.setAccessibleName(
            " ".join((self.tr("The whole plan:"), *(words for words, _here in new)))
        )

    def forget(self) -> None:
        """Say it anew the next time: the palette is another."""
        self._shown = ()

    @Slot(str)
    def _followed(self, way: str) -> None:
        self.chosen.emit(int(way))
