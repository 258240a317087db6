"""Reading the ratings and working out how far they agree, aside and only when they changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from lyapp.ui.agreement import calls

if TYPE_CHECKING:
    from lyapp.rules.agreement.panel import PanelAgreement
    from lyapp.store.queries.panel_board import AgreementData
    from lyapp.ui.desk import Desk
    from lyapp.ui.notes import Progress

TABLES = (
    "score", "moderation", "member", "received_return", "pack", "criteria_set", "criterion",
    "scale", "scale_level", "plan", "plan_version", "locality",
)  # fmt: skip
"""What the figures hang on."""


class Found(NamedTuple):
    """The ratings and what they come to; `figures` is None until they are worked out."""

    data: AgreementData
    figures: PanelAgreement | None


class Figures(QObject):
    """The agreement of the open review. What was worked out is kept while the ratings stay."""

    known = Signal(object)
    """A `Found`: first without figures where they take a moment, then with them."""
    given_up = Signal()
    """Somebody cancelled it."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Found | None = None
        self._job: int | None = None
        desk.progressed.connect(self._progressed)
        desk.closed.connect(self._forget)

    def read(self) -> None:
        """Read the ratings, and work out what they come to unless that is known."""
        self._desk.read(calls.ratings, then=self._read, owner=self)

    def _read(self, data: AgreementData) -> None:
        if self._found is not None and self._found.data == data:
            if self._job is None:
                self.work_out()
            return
        # What is still being worked out of older ratings is left to end unheard.
        self._job, self._found = None, Found(data, None)
        self.work_out()

    @Slot()
    def work_out(self) -> None:
        """Work out the figures of what was read, if they aren't known."""
        found = self._found
        if found is None or self._job is not None:
            return
        self.known.emit(found)
        if found.figures is None:
            self._job = self._desk.aside(
                partial(calls.figures, data=found.data),
                title=self.tr("Working out how far the panel agrees"),
                owner=self,
                then=partial(self._done, found.data),
            )

    def _done(self, data: AgreementData, figures: PanelAgreement) -> None:
        if self._found is not None and self._found.data is data:
            self._found = Found(data, figures)
            self._job = None
            self.known.emit(self._found)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        if progress.ended and progress.number == self._job:
            self._job = None
            self.given_up.emit()

    @Slot()
    def _forget(self) -> None:
        self._found = self._job = None
