"""The rating scale in use, and the ready ones to use in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lyapp.store.ops.criteria import use_scale
from lyapp.ui import theme
from lyapp.ui.programme import words
from lyapp.ui.programme.versions import Versions
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card, framed
from lyapp.ui.widgets.labels import Heading, Note, Strong, wrap
from lyapp.ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.model.changes import Changes
    from lyapp.model.criteria import RatingScale
    from lyapp.ui.desk import Desk


class ReadyScale(Card):
    """One ready scale: its title, its levels on a line, and the button that uses it."""

    def __init__(self, desk: Desk, scale: RatingScale) -> None:
        super().__init__(margins=1)
        self._desk = desk
        self._scale = scale
        self.use = plain_button(self.tr("Use this scale"), clicked=self._use)
        self.use.setAccessibleName(
            self.tr("Use the rating scale “{title}”").format(title=scale.title)
        )
        self.used = Note(self.tr("In use"))
        self.used.setWordWrap(False)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        title = Strong(scale.title)
        wrap(title)
        texts.addWidget(title)
        levels = Note(words.levels_line(scale))
        levels.setAlignment(Qt.AlignmentFlag.AlignTop)
        texts.addWidget(levels)
        row = QHBoxLayout()
        row.setSpacing(theme.unit() * 2)
        row.addLayout(texts, 1)
        row.addWidget(self.use)
        row.addWidget(self.used)
        self.body.addLayout(row)

    def show_used(self, now: RatingScale, *, fixed: bool) -> None:
        """Show whether this is the scale in use, and whether it could be."""
        same = (now.levels, now.meets_value) == (self._scale.levels, self._scale.meets_value)
        self.used.setVisible(same)
        self.use.setVisible(not same)
        self.use.setEnabled(not fixed)

    @Slot()
    def _use(self) -> None:
        self._desk.act(use_scale, owner=self, then=self._told, scale=self._scale)

    def _told(self, _changes: Changes) -> None:
        said = self.tr("Plans are now rated on “{title}”. Ctrl+Z brings the former scale back.")
        self._desk.tell(said.format(title=self._scale.title), good=True)


class ScalePart(QScrollArea):
    """The scale's levels as a table, and the ready scales under it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        step = theme.unit()
        self.desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why = Note()
        self.versions = Versions()
        self.lost = Note(
            self.tr("What the criteria say of levels that the new scale doesn’t have goes.")
        )
        self.table = TextTable(
            self.tr("Rating scale"),
            (
                self.tr("Rating"), self.tr("Label"), self.tr("Colour"),
                self.tr("Met"), self.tr("Meaning"),
            ),
            (8, 18, 9, 9, 30), figures=(0,),
        )  # fmt: skip
        card = framed(self.table)
        self.ready: list[ReadyScale] = []
        self._ready = QVBoxLayout()
        self._ready.setSpacing(step)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.why)
        column.addWidget(self.versions)
        column.addWidget(card)
        column.addSpacing(step)
        column.addWidget(Heading(self.tr("Ready scales")))
        column.addWidget(self.lost)
        column.addLayout(self._ready)
        column.addStretch()
        self.setWidget(content)

    def show_scales(self, now: RatingScale, ready: Sequence[RatingScale], *, why: str) -> None:
        """Show the scale in use and the ready ones. `why` it can't be changed; empty if it can."""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.lost.setVisible(not why)
        self.table.show_rows(words.scale_cells(now))
        self.look()
        if not self.ready:
            for scale in ready:
                card = ReadyScale(self.desk, scale)
                self.ready.append(card)
                self._ready.addWidget(card)
        for card in self.ready:
            card.show_used(now, fixed=bool(why))

    def look(self) -> None:
        """Make the table as tall as its rows."""
        rows = sum(self.table.rowHeight(row) for row in range(self.table.texts.rowCount()))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(rows + head + theme.unit() * 2)
