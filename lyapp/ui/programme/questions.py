"""The questions to the committee, and the localities each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lyapp.store.ops.questions import add_question, edit_question, remove_question
from lyapp.ui import theme
from lyapp.ui.programme import words
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import Card
from lyapp.ui.widgets.checklist import CheckList
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Note
from lyapp.ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lyapp.model.changes import Changes
    from lyapp.store.queries.programme import ProgrammePage
    from lyapp.ui.desk import Desk


class QuestionsPart(QWidget):
    """A table of questions, a form for a new one, and whom the one chosen names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        t, step = self.tr, theme.unit()
        self.desk = desk
        self._named: Mapping[int, Sequence[int]] = {}
        self._filling = False
        self._last_wanted = False
        self.add = AddForm((("text", t("New question"), 52),), t("Add question"))
        self.add.added.connect(self._add)
        self.table = TextTable(
            t("Questions to the committee"), (t("No."), t("Question"), t("Localities")),
            (7, 56, 24), figures=(0,), typable=(1,),
        )  # fmt: skip
        self.table.texts.typed.connect(self._type)
        self.table.selectionModel().currentChanged.connect(self._show_chosen)
        self.table.texts.modelReset.connect(self._show_chosen)
        self.about = CheckList(t("About"))
        self.about.model.ticked.connect(self._ticked)
        self.remove = plain_button(t("Remove question"), clicked=self._remove)
        self.why = Note()
        self.side = Card(margins=1)
        self.side.body.addWidget(self.about, 1)
        self.side.body.addWidget(self.why)
        self.side.body.addWidget(self.remove)
        card = Card(margins=0)
        card.body.setContentsMargins(1, 1, 1, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.empty = EmptyState("", "")
        self.pages.addWidget(self.empty)
        card.body.addWidget(self.pages)
        both = QHBoxLayout()
        both.setSpacing(step * 2)
        both.addWidget(card, 5)
        both.addWidget(self.side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step)
        column.addWidget(self.add)
        column.addLayout(both, 1)

    def show_questions(
        self, page: ProgrammePage, named: Mapping[int, Sequence[int]], *, fixed: bool
    ) -> None:
        """Show the questions; `named` gives the localities of those that name any."""
        self._named = named
        self._filling = True
        self.about.model.show([(one.id, one.name) for one in page.localities], tick_new=False)
        self._filling = False
        self.table.show_rows(words.question_cells(page), read_only=fixed)
        self.add.setVisible(not fixed)
        self.side.setVisible(bool(page.questions) and not fixed)
        self.pages.setCurrentIndex(0 if page.questions else 1)
        self.empty.say(
            self.tr("No questions yet"),
            "" if fixed else self.tr("Add what the committee is to answer with the field above."),
        )
        if self._last_wanted and page.questions:
            self._last_wanted = False
            self.table.setCurrentIndex(self.table.texts.index(len(page.questions) - 1, 1))
        self._show_chosen()

    def chosen(self) -> int | None:
        """The number of the question chosen."""
        index = self.table.currentIndex()
        return self.table.texts.cells(index.row()).key if index.isValid() else None

    @Slot()
    def _show_chosen(self) -> None:
        number = self.chosen()
        self._filling = True
        self.about.tick(self._named.get(number, ()) if number is not None else ())
        self._filling = False
        self.about.setEnabled(number is not None)
        self.remove.setEnabled(number is not None)
        self.why.setText(
            self.tr("Choose a question to say which localities it is about.")
            if number is None
            else self.tr("With none ticked it is about all localities.")
        )

    @Slot()
    def _ticked(self) -> None:
        number = self.chosen()
        if number is not None and not self._filling:
            ticks = self.about.model.ticks()
            self.desk.act(edit_question, owner=self, number=number, localities=ticks)

    @Slot(int, int, str)
    def _type(self, number: int, _column: int, text: str) -> None:
        self.desk.act(edit_question, owner=self, number=number, text=text)

    @Slot()
    def _remove(self) -> None:
        number = self.chosen()
        if number is not None:
            self.desk.act(remove_question, owner=self, number=number)

    @Slot(object)
    def _add(self, texts: dict[str, str]) -> None:
        self.desk.act(
            add_question, owner=self, then=self._added, failed=self.add.refuse, inline=True, **texts
        )

    def _added(self, _changes: Changes) -> None:
        self._last_wanted = True
        self.add.clear()
