"""The panel's progress as a chart: the drawing of the paper, shown as SVG."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lyapp.places import resources
from lyapp.rules.moderation.round_state import RoundState
from lyapp.ui import theme
from lyapp.ui.round.signs import state_words
from lyapp.ui.saving_out import SaveOut
from lyapp.ui.widgets.buttons import link_button

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lyapp.store.queries.round_page import RoundMember
    from lyapp.ui.desk import Desk

_SETTLE = 120
"""Milliseconds a size must last before the chart is drawn for it."""
_COMPLETE = (RoundState.ALL_IN, RoundState.MARKED_FINISHED)


class Line(NamedTuple):
    """A bar: name, answers in, answers expected, words beside it, whether that is all."""

    name: str
    done: int
    of: int
    words: str
    complete: bool


class Colours(NamedTuple):
    """What the chart takes from the palette, as #rrggbb."""

    ink: str
    quiet: str
    line: str
    fill: str
    complete: str


class Picture(QWidget):
    """An SVG as large as it says it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renderer = QSvgRenderer(self)

    def show_svg(self, svg: bytes) -> None:
        """Show this drawing."""
        self.renderer.load(QByteArray(svg))
        self.setFixedHeight(self.renderer.defaultSize().height())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own."""
        if self.renderer.isValid():
            painter = QPainter(self)
            size = self.renderer.defaultSize()
            self.renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
            painter.end()


class ChartPane(QWidget):
    """The chart, drawn on the second thread; its table twin is the list of members."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bars: tuple[Line, ...] = ()
        self.picture = Picture()
        self.picture.setAccessibleName(self.tr("Answers in, of those expected, a member"))
        self.save = link_button(self.tr("Save the chart as PDF…"), clicked=self._save, parent=self)
        self.out = SaveOut(desk, self, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLE)
        self._later.timeout.connect(self.draw)
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / "LiberationSans-Regular.ttf"))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.picture)
        column = QVBoxLayout(self)
        edge = theme.unit() * 2
        column.setContentsMargins(edge, edge, edge, theme.unit())
        column.addWidget(self._area, 1)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    def show_members(self, members: Sequence[RoundMember]) -> None:
        """Draw these members' progress."""
        bars = tuple(self._bar(one) for one in members if not one.withdrawn)
        if bars != self._bars:
            self._bars = bars
            self.draw()

    def look(self) -> None:
        """Draw it in the palette and size in use."""
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: draw it for another width, once that has settled."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._later.start()

    @Slot()
    def draw(self) -> None:
        """Have the chart drawn."""
        self._desk.aside(
            partial(
                _svg,
                title=self._title(),
                bars=self._bars,
                width=max(theme.px(360), self._area.viewport().width() - theme.unit()),
                size=theme.px(13),
                colours=_colours(),
            ),
            title=self.tr("Drawing the chart"),
            owner=self,
            then=self.picture.show_svg,
        )

    @Slot()
    def _save(self) -> None:
        self._desk.aside(
            partial(_pdf, title=self._title(), bars=self._bars),
            title=self.tr("Drawing the chart"),
            owner=self,
            then=self._ask_where,
        )

    def _ask_where(self, made: bytes) -> None:
        self.out.ask(
            made,
            title=self.tr("Save the chart"),
            what="progress",
            label=self.tr("PDF document"),
            suffix="pdf",
        )

    def _title(self) -> str:
        return self.tr("Answers in, of those expected")

    def _bar(self, one: RoundMember) -> Line:
        if not one.answers_expected:
            words = state_words(one.state)
        else:
            words = self.tr("{done} of {of} – {state}").format(
                done=one.answers, of=one.answers_expected, state=state_words(one.state)
            )
        return Line(
            one.name, one.answers, one.answers_expected, words, complete=one.state in _COMPLETE
        )


def _colours() -> Colours:
    tokens = theme.current()
    return Colours(
        tokens.ink.name(),
        tokens.ink2.name(),
        tokens.control_line.name(),
        tokens.accent.name(),
        tokens.good.name(),
    )


def _svg(
    _tick: Callable[[int, int], None],
    *,
    title: str,
    bars: Sequence[Line],
    width: float,
    size: float,
    colours: Colours,
) -> bytes:
    from lyapp.briefing import charts

    look = charts.ChartLook(width=width, size=size, **colours._asdict())
    drawing = charts.progress_chart(title, [charts.Bar(*bar) for bar in bars], look)
    return charts.as_svg(drawing, title=title)


def _pdf(_tick: Callable[[int, int], None], *, title: str, bars: Sequence[Line]) -> bytes:
    from lyapp.briefing import charts

    drawing = charts.progress_chart(title, [charts.Bar(*bar) for bar in bars], charts.ChartLook())
    return charts.as_pdf(drawing, title=title)
