"""Reading the ratings and working out how far they agree, aside and only when they changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from lyapp.rules.agreement.in_words import alpha_in_words, figure
from lyapp.rules.agreement.panel import Verdict, panel_agreement
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.rules.agreement.panel import PanelAgreement
    from lyapp.store.file import ReviewFile
    from lyapp.store.queries.panel_board import AgreementData
    from lyapp.ui.desk import Desk
    from lyapp.ui.notes import Progress
    from lyapp.ui.worker import Tick

TABLES = (
    "score", "moderation", "member", "received_return", "pack", "criteria_set", "criterion",
    "scale", "scale_level", "plan", "plan_version", "locality",
)  # fmt: skip
"""What the figures hang on."""


class Found(NamedTuple):
    """The ratings and what they come to; `figures` is None until they are worked out."""

    data: AgreementData
    figures: PanelAgreement | None


def _ratings(review: ReviewFile) -> AgreementData:
    """The ratings that may be seen."""
    from lyapp.store.queries.panel_board import agreement_data

    return agreement_data(review)


def _figures(tick: Tick, *, data: AgreementData) -> PanelAgreement:
    """The agreement of ratings that were read; it needs no review."""
    return panel_agreement(data.ratings, lowest=data.lowest, highest=data.highest, tick=tick)


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
        self._desk.read(_ratings, then=self._read, owner=self)

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
                partial(_figures, data=found.data),
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agreement", text)


def under_grid(found: Found) -> str:
    """One sentence for the foot of a plan's panel; empty until the figures are known."""
    if found.figures is None:
        return ""
    alpha = found.figures.alpha
    match alpha.verdict:
        case Verdict.TOO_FEW:
            return _tr("Agreement: too few ratings to say yet.")
        case Verdict.ALL_THE_SAME:
            return _tr("Agreement: everyone gave one value throughout.")
        case Verdict.SAID:
            plans = found.figures.plans
            read = worded_notice(alpha_in_words(found.figures)[1])
            if alpha.low is None:
                said = _tr("{read} (α {alpha}, {plans} plans: too few for an interval)")
                if plans == 1:
                    said = _tr("{read} (α {alpha}, one plan: too few for an interval)")
                return (
                    said.format(read=read.rstrip("."), alpha=figure(alpha.value), plans=plans) + "."
                )
            return _tr("{read} (α {alpha}, {low} to {high}, {plans} plans).").format(
                read=read.rstrip("."),
                alpha=figure(alpha.value),
                low=figure(alpha.low),
                high=figure(alpha.high),
                plans=plans,
            )
