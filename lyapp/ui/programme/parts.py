"""The parts of the programme screen: what stands round each, and those that are a table."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lyapp.ui import theme
from lyapp.ui.programme.about import About
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.empty import EmptyState
from lyapp.ui.widgets.labels import Note, Title
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.search import SearchBox
from lyapp.ui.widgets.text_table import TextTable


class Part(QWidget):
    """One part: title, a sentence, perhaps tools, and its content or what to do while empty."""

    def __init__(self, title: str, sentence: str, content: QWidget) -> None:
        super().__init__()
        step = theme.unit()
        self.sentence = Note(sentence, self)
        self.sentence.setVisible(bool(sentence))
        self.stack = QStackedWidget(self)
        self.tools = QVBoxLayout()
        self.tools.setSpacing(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(step * 2, step * 2, step * 2, step * 2)
        column.setSpacing(step)
        column.addWidget(Title(title, self))
        column.addWidget(self.sentence)
        column.addLayout(self.tools)
        column.addWidget(self.stack, 1)
        self.content = content
        self.stack.addWidget(content)


class AboutPart(Part):
    """The programme's own facts."""

    def __init__(self, title: str, sentence: str) -> None:
        about = About()
        area = scrolled(about)
        super().__init__(title, sentence, area)
        self.about = about


class TablePart(Part):
    """A table in a card; what to do first stands in its place while it has no rows."""

    def __init__(self, title: str, sentence: str, table: TextTable, empty: tuple[str, str]) -> None:
        card = framed(table)
        super().__init__(title, sentence, card)
        self.table = table
        self.empty = EmptyState(*empty)
        self.stack.addWidget(self.empty)

    def show_empty(self, empty: bool) -> None:
        """Show the table, or what to do first."""
        self.stack.setCurrentIndex(1 if empty else 0)


class LocalitiesPart(TablePart):
    """The localities, with the forms that add one or the organisation it belongs to."""

    def __init__(self, title: str, sentence: str, table: TextTable, empty: tuple[str, str]) -> None:
        super().__init__(title, sentence, table, empty)
        self.add_locality = AddForm(
            (
                ("name", self.tr("New locality’s name"), 26),
                ("practices", self.tr("Practices"), 10),
                ("list_size", self.tr("List size"), 11),
            ),
            self.tr("Add locality"), choice=self.tr("Organisation"),
        )  # fmt: skip
        self.add_organisation = AddForm(
            (("name", self.tr("New organisation’s name"), 34),), self.tr("Add organisation")
        )
        self.tools.addWidget(self.add_locality)
        self.tools.addWidget(self.add_organisation)


class MembersPart(TablePart):
    """The members, with the form that adds one."""

    def __init__(self, title: str, sentence: str, table: TextTable, empty: tuple[str, str]) -> None:
        super().__init__(title, sentence, table, empty)
        self.add_member = AddForm(
            (("name", self.tr("New member’s name"), 26), ("role", self.tr("Role"), 26)),
            self.tr("Add member"),
        )
        self.tools.addWidget(self.add_member)


class MustDosPart(TablePart):
    """The must-dos, to be found by their words or by their catalogue."""

    def __init__(self, title: str, sentence: str, table: TextTable, empty: tuple[str, str]) -> None:
        super().__init__(title, sentence, table, empty)
        self.search = SearchBox(self.tr("Find a must-do…"), key="Ctrl+F")
        self.catalogue = ChoiceButton(self.tr("Catalogue"))
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.search, 1)
        beside.addWidget(self.catalogue)
        self.tools.addLayout(beside)
