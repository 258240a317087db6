"""The second step: what each column of each table holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.intake import Column
from lyapp.model.plan import Section
from lyapp.ui.intake.columns.models import header_rows_at_most
from lyapp.ui.intake.columns.view import ColumnsView
from lyapp.ui.intake.columns.words import column_words, left_out_words, section_words
from lyapp.ui.intake.edits import keys_of, to_look_at
from lyapp.ui.intake.step import Step

if TYPE_CHECKING:
    from lyapp.model.intake import SourceTable, TableMapping
    from lyapp.ui.intake.bench import Bench


class ColumnsStep(Step):
    """The tables of the document, one at a time."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view = v = ColumnsView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(v)
        self._table = 0
        self._paper = 0
        v.section.offer([(value, words, None) for value, words in section_words()])
        v.which.picked.connect(self._pick_table)
        v.before.clicked.connect(self._before)
        v.after.clicked.connect(self._after)
        v.used.clicked.connect(self._say_used)
        v.headers.valueChanged.connect(self._say_headers)
        v.section.picked.connect(self._say_section)
        v.header.picked.connect(self._say_column)
        v.guess.clicked.connect(self._guess)
        v.remember.clicked.connect(self._say_remember)
        bench.rows_changed.connect(self._read_anew)

    @Slot()
    def _read_anew(self) -> None:
        if not self.isHidden():
            self.show_paper()

    def show_paper(self) -> None:
        """Show the table chosen, with what its columns are said to hold."""
        paper = self.paper
        found = paper is not None and bool(paper.mappings)
        self.view.pages.setCurrentWidget(self.view.tables if found else self.view.nothing)
        if paper is None or paper.document is None or not found:
            self.changed.emit()
            return
        if paper.number != self._paper:
            self._paper = paper.number
            self._table = next((i for i, one in enumerate(paper.mappings) if one.used), 0)
        self._table = min(self._table, len(paper.mappings) - 1)
        tables = paper.document.tables
        self._show_tables(tables, paper.mappings)
        self._show_table(tables[self._table], paper.mappings[self._table])
        v = self.view
        name = self.bench.name_of(paper.locality)
        v.remember.setText(self.tr("Re&member these columns for {name}").format(name=name))
        v.remember.setChecked(paper.remember)
        said = [self._gone(), self._remembered(), *left_out_words(paper)]
        v.kept.setText(" ".join(filter(None, said)))
        v.kept.setVisible(any(said))
        v.kept.set_tone("caution" if said[0] or said[2:] else "plain")
        self.changed.emit()

    def _show_tables(
        self, tables: tuple[SourceTable, ...], mappings: tuple[TableMapping, ...]
    ) -> None:
        v = self.view
        several = len(tables) > 1
        for each in (v.which, v.before, v.after):
            each.setVisible(several)
        if several:
            v.which.offer(
                [
                    (place, self._name(place, table, mapping), None)
                    for place, (table, mapping) in enumerate(zip(tables, mappings, strict=True))
                ]
            )
            v.which.set_value(self._table)
            v.before.setEnabled(self._table > 0)
            v.after.setEnabled(self._table + 1 < len(tables))

    def _name(self, place: int, table: SourceTable, mapping: TableMapping) -> str:
        name = table.name or " ".join(table.title.split())[:60]
        words = self.tr("Table {n}").format(n=place + 1)
        if name:
            words += f" · {name}"
        return words if mapping.used else self.tr("{table} · left out").format(table=words)

    def _show_table(self, table: SourceTable, mapping: TableMapping) -> None:
        v = self.view
        v.used.setChecked(mapping.used)
        blocker = QSignalBlocker(v.headers)
        v.headers.setRange(0, header_rows_at_most(table))
        v.headers.setValue(mapping.header_rows)
        blocker.unblock()
        v.headers.setEnabled(mapping.used and not mapping.form)
        v.section.setEnabled(mapping.used)
        v.section.set_value(mapping.section)
        v.model.show(table, mapping)
        from lyapp.rules.plan_rows import headings_of

        v.header.show_columns(column_words(), headings_of(table, mapping), mapping.columns)
        for chooser in v.header.choosers():
            chooser.setEnabled(mapping.used)
        v.look()
        self._share()

    def _share(self) -> None:
        paper = self.paper
        if paper is None or not paper.mappings:
            return
        columns = paper.mappings[self._table].columns
        self.view.share([_WEIGHTS.get(column, 1) for column in columns])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's own: share the width again."""
        super().resizeEvent(event)
        self._share()

    def _gone(self) -> str:
        """Says what was put right in rows that aren't read any more; it is kept."""
        paper = self.paper
        if paper is None or not paper.edits or paper.rows is None:
            return ""
        there = set(keys_of(paper.rows))
        gone = sum(key not in there for key in paper.edits)
        kept = len(paper.edits) - gone
        if not gone and kept == 1:
            return self.tr("The row you put right stays as you left it.")
        if gone:
            return self.tr(
                "Of the rows you put right, {n} no longer begin where they did. What you typed "
                "is kept, and comes back with the row. As you left them: {kept}."
            ).format(n=gone, kept=kept)
        return self.tr("The {n} rows you put right stay as you left them.").format(n=kept)

    def _remembered(self) -> str:
        """Says that headings of this table were remembered from an earlier document."""
        paper = self.paper
        if paper is None or paper.document is None or not paper.setting.presets:
            return ""
        from lyapp.rules.plan_rows import headings_of

        table = paper.document.tables[self._table]
        here = {" ".join(each.split()) for each in headings_of(table, paper.mappings[self._table])}
        for preset in paper.setting.presets:
            if any(" ".join(heading.split()) in here for heading, _column in preset.headers):
                return self.tr("Columns as remembered for {name}.").format(name=preset.name)
        return ""

    # What a person says.

    def _say(self, mapping: TableMapping) -> None:
        paper = self.paper
        if paper is not None:
            made = list(paper.mappings)
            made[self._table] = mapping
            self.bench.set_mappings(paper, tuple(made))
            self.show_paper()

    def _mapping(self) -> TableMapping | None:
        paper = self.paper
        return paper.mappings[self._table] if paper is not None and paper.mappings else None

    @Slot(object)
    def _pick_table(self, place: object) -> None:
        if isinstance(place, int):
            self._table = place
            self.show_paper()

    @Slot()
    def _before(self) -> None:
        self._pick_table(max(0, self._table - 1))

    @Slot()
    def _after(self) -> None:
        self._pick_table(self._table + 1)

    @Slot(bool)
    def _say_used(self, used: bool) -> None:
        mapping = self._mapping()
        if mapping is not None:
            self._say(replace(mapping, used=used))

    @Slot(int)
    def _say_headers(self, rows: int) -> None:
        mapping = self._mapping()
        if mapping is not None:
            self._say(replace(mapping, header_rows=rows))

    @Slot(object)
    def _say_section(self, section: object) -> None:
        mapping = self._mapping()
        if mapping is not None:
            said = section if isinstance(section, Section) else None
            self._say(replace(mapping, section=said))

    @Slot(int, object)
    def _say_column(self, place: int, column: object) -> None:
        mapping = self._mapping()
        if mapping is None or not isinstance(column, Column):
            return
        columns = list(mapping.columns)
        if column in _ONCE and column in columns:
            # Held by one column only: the one that had it before is kept as details.
            columns[columns.index(column)] = Column.DETAIL
        columns[place] = column
        self._say(replace(mapping, columns=tuple(columns)))

    @Slot()
    def _guess(self) -> None:
        paper = self.paper
        if paper is not None:
            self.bench.ask_rows(paper, guess=True)

    @Slot(bool)
    def _say_remember(self, remember: bool) -> None:
        if self.paper is not None:
            self.paper.remember = remember

    # Going on.

    def first_focus(self) -> QWidget | None:
        """The first column's choice."""
        choosers = self.view.header.choosers()
        return choosers[0] if choosers else self.view.used

    def may_go_on(self) -> bool:
        """Once rows were read."""
        paper = self.paper
        return paper is not None and bool(paper.rows)

    def says(self) -> str:
        """What these columns give."""
        paper = self.paper
        if paper is None or paper.rows is None:
            return ""
        if not paper.mappings:
            return ""
        if not paper.rows:
            return self.tr("No rows are read: say which column holds the objectives.")
        look = sum(map(to_look_at, paper.rows))
        count = len(paper.rows)
        if count == 1:
            return self.tr("1 row is read.")
        if not look:
            return self.tr("{n} rows are read.").format(n=count)
        return self.tr("{n} rows are read, {look} to look at.").format(n=count, look=look)


_ONCE = frozenset({Column.OBJECTIVE, Column.CODE, Column.SECTION, Column.TIMESCALE})
_WEIGHTS = {
    Column.OBJECTIVE: 4,
    Column.ACTION: 5,
    Column.MILESTONE: 4,
    Column.OUTCOME: 4,
    Column.DETAIL: 3,
    Column.LEAD: 2,
    Column.CLINICAL_LEAD: 2,
    Column.NONE: 1,
}
