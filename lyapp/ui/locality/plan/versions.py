"""The versions of a plan, and how any two of them differ."""

from __future__ import annotations

import html
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from lyapp.model.plan import ItemKind
from lyapp.model.versions import DifferenceKind, FieldDifference, RowDifference
from lyapp.rules.dates import format_date
from lyapp.ui import theme
from lyapp.ui.locality.plan import calls, words
from lyapp.ui.locality.plan.part import Beside, PlanPart
from lyapp.ui.locality.plan.word_diff import marked
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Label, Note
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lyapp.model.plan import Objective
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.store.queries.versions import VersionRow
    from lyapp.ui.desk import Desk

_MOST = 5
"""Versions shown before their list scrolls."""


class VersionsPart(PlanPart):
    """A table of versions; below it what was added, removed and changed between two."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        t = self.tr
        self._page: LocalityPage | None = None
        self._versions: tuple[VersionRow, ...] = ()
        self._compared: tuple[int, int, int] | None = None
        self._differences: list[RowDifference] = []
        self._rows: Mapping[int, Objective] = {}
        self.table = TextTable(
            t("Versions"),
            (t("Version"), t("Title"), t("Received"), t("Rows"), t("Scores given"),
             t("Documents"), t("Decision")),
            (14, 36, 14, 8, 22, 12, 24), figures=(3, 5),
        )  # fmt: skip
        self.older = ChoiceButton(t("Older version"))
        self.newer = ChoiceButton(t("Newer version"))
        for button in (self.older, self.newer):
            button.chosen.connect(self._compare)
        self.said = Note()
        self.said.setWordWrap(False)
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.changes = TextTable(
            t("Differences"),
            (t("Became"), t("No."), t("Objective"), t("What differs")),
            (14, 9, 34, 24),
        )
        self.changes.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.changes.texts.modelReset.connect(self._show_chosen)
        self.detail = QTextBrowser()
        self.detail.setAccessibleName(t("The words before and after"))
        self.detail.setOpenLinks(False)
        self.detail.setFrameShape(QFrame.Shape.NoFrame)
        self.detail.setMinimumWidth(theme.px(240))
        self.nothing = EmptyState(t("Nothing differs"), "")
        self._pages = QStackedWidget()
        self._pages.addWidget(Beside(self.changes, self.detail, shares=(3, 2)))
        self._pages.addWidget(self.nothing)
        self._lay_out()
        desk.look_changed.connect(self._look)

    def _lay_out(self) -> None:
        unit = theme.unit()
        above = framed(self.table)
        self._choosing = QWidget()
        line = FlowLayout(self._choosing, gap=unit)
        for widget in (
            Label(self.tr("From")), self.older, Label(self.tr("to")), self.newer, self.said,
        ):  # fmt: skip
            line.addWidget(widget)
        self._below = framed(self._pages)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(unit)
        whole.addWidget(above)
        whole.addWidget(self._choosing)
        whole.addWidget(self._below, 1)
        self.only = EmptyState(
            self.tr("There is nothing to compare yet"),
            self.tr("The next document that is taken in makes the next version."),
        )
        whole.addWidget(self.only, 1)

    def show_plan(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """Show a plan's versions; the two that are compared stay."""
        del writable
        other = self._page is None or page.locality != self._page.locality
        self._page, self._versions = page, file.versions
        self.table.show_rows([self._cells(row) for row in reversed(file.versions)])
        self._fit()
        several = len(file.versions) > 1
        self._choosing.setVisible(several)
        self._below.setVisible(several)
        self.only.setVisible(not several)
        if not several:
            return
        numbers = [row.number for row in file.versions]
        choices = [(n, self.tr("version {n}").format(n=n)) for n in numbers]
        self.older.set_choices(choices, numbers[-2] if other else self.older.value())
        self.newer.set_choices(choices, numbers[-1] if other else self.newer.value())
        self._compare()

    def let_go(self) -> None:
        """The review was closed."""
        self._page = self._compared = None

    def _fit(self) -> None:
        """As high as the versions need, a handful at most."""
        table = self.table
        rows = min(table.texts.rowCount(), _MOST)
        high = sum(table.rowHeight(row) for row in range(rows))
        table.setFixedHeight(high + table.horizontalHeader().sizeHint().height() + theme.px(14))

    def _cells(self, row: VersionRow) -> Cells:
        named = str(row.number) + (self.tr(" (newest)") if row.newest else "")
        by_one = self.tr("{n} by 1 member").format(n=row.scores)
        by_all = self.tr("{n} by {m} members").format(n=row.scores, m=row.members)
        scores = by_one if row.members == 1 else by_all
        return Cells(
            row.number,
            (
                named,
                " – ".join(part for part in (row.title, row.note) if part),
                format_date(row.received) if row.received is not None else "",
                str(row.rows),
                scores if row.scores else self.tr("none"),
                str(row.attachments),
                row.outcome,
            ),
        )

    @Slot()
    def _compare(self) -> None:
        if self._page is None:
            return
        older, newer = self.older.value(), self.newer.value()
        rows = {row.number: row for row in self._versions}
        if not isinstance(older, int) or not isinstance(newer, int):
            return
        self._compared = (self._page.locality, older, newer)
        self.desk.read(
            calls.read_differences,
            locality=self._page.locality,
            older=rows[older],
            newer=rows[newer],
            then=partial(self._show, self._compared),
            owner=self,
        )

    def _show(self, compared: tuple[int, int, int], found: calls.Compared) -> None:
        if compared != self._compared:
            return
        differences, self._rows = found.differences, found.rows
        counts = Counter(one.kind for one in differences)
        self.said.setText(
            self.tr("{a} added · {r} removed · {c} changed · {u} unchanged").format(
                a=counts[DifferenceKind.ADDED],
                r=counts[DifferenceKind.REMOVED],
                c=counts[DifferenceKind.CHANGED],
                u=counts[DifferenceKind.UNCHANGED],
            )
        )
        self._differences = [one for one in differences if one.kind is not DifferenceKind.UNCHANGED]
        self.changes.show_rows(
            [self._difference(at, one) for at, one in enumerate(self._differences)]
        )
        self._pages.setCurrentIndex(0 if self._differences else 1)
        if self._differences and not self.changes.currentIndex().isValid():
            self.changes.selectRow(0)
        self._show_chosen()

    def _difference(self, at: int, one: RowDifference) -> Cells:
        became, tone = words.difference_words(one.kind)
        changed = one.kind is DifferenceKind.CHANGED
        fields = ", ".join(words.field_words(each.field) for each in one.fields) if changed else ""
        return Cells(at, (became, one.code, one.title, fields), tone=tone)

    @Slot()
    def _show_chosen(self) -> None:
        index = self.changes.currentIndex()
        if not index.isValid():
            self.detail.clear()
            return
        one = self._differences[self.changes.texts.cells(index.row()).key]
        tokens = theme.current()
        became, _tone = words.difference_words(one.kind)
        parts = [f"<p><b>{html.escape(one.code)} {html.escape(one.title)}</b><br>{became}</p>"]
        parts += [
            f'<p><span style="color:{tokens.ink2.name()}">{words.field_words(each.field)}</span>'
            f"<br>{marked(each.before, each.after)}</p>"
            for each in one.fields or self._whole(one)
        ]
        self.detail.document().setDocumentMargin(theme.px(12))
        self.detail.setHtml("".join(parts))

    def _whole(self, one: RowDifference) -> Iterator[FieldDifference]:
        """All of a row that came or went."""
        row = self._rows.get(one.after or one.before or 0)
        if row is None:
            return
        for field, text in (
            ("text", row.text if row.text != row.title else ""),
            *((f"{kind.value}s", "\n".join(row.texts(kind))) for kind in ItemKind),
            ("lead", "\n".join((row.lead, *row.other_leads))),
            ("timescale", "\n".join((row.timescale, *row.other_timescales))),
        ):
            if text.strip():
                came = one.kind is DifferenceKind.ADDED
                yield FieldDifference(field, "" if came else text, text if came else "")

    @Slot()
    def _look(self) -> None:
        self.table.look()
        self.changes.look()
        self._fit()
        self._show_chosen()
