"""What helps to read plans: their year, a limit, people they name, words that mean the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, parse_date
from lyapp.ui import theme
from lyapp.ui.programme import calls
from lyapp.ui.widgets.add_form import AddForm
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.buttons import plain_button
from lyapp.ui.widgets.cards import framed
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Heading, Label, Note, repolish
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.widgets.text_table import Cells, TextTable

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.people import PlanSetting
    from lyapp.ui.desk import Desk

_PERSON_FIELDS = {0: "name", 1: "role", 2: "organisation"}
_TABLE_HEIGHT = 190


class PlansPart(QWidget):
    """Settings in a line, then two tables with a form each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        t = self.tr
        self.desk = desk
        self._setting: PlanSetting | None = None
        self._year = 2000
        self.fields = {
            "year_starts": self._field("year_starts", t("First day of the year")),
            "year_ends": self._field("year_ends", t("Last day of the year")),
            "priority_limit": self._field("priority_limit", t("Most local priorities")),
        }
        self.problem = Note()
        self.problem.set_tone("bad")
        self.problem.hide()
        self.people = TextTable(
            t("People"), (t("Name"), t("Role"), t("Organisation"), t("Clinician")),
            (28, 28, 26, 12), typable=(0, 1, 2),
        )  # fmt: skip
        self.people.texts.typed.connect(self._type_person)
        self.add_person = AddForm(
            (("name", t("New person’s name"), 22), ("role", t("Role"), 18),
             ("organisation", t("Organisation"), 18)),
            t("Add person"), tick=t("Clinician"),
        )  # fmt: skip
        self.add_person.added.connect(self._add_person)
        self.clinician = plain_button(t("Clinician or not"), clicked=self._turn_clinician)
        self.remove_person = plain_button(t("Remove person"), clicked=self._remove_person)
        self.words = TextTable(t("Words that mean the same"), (t("Words"),), (80,), typable=(0,))
        self.words.texts.typed.connect(self._type_words)
        self.add_words = AddForm(
            (("words", t("Same words, separated by commas"), 38),), t("Add words")
        )
        self.add_words.added.connect(self._add_words)
        self.remove_words = plain_button(t("Remove words"), clicked=self._remove_words)
        for table in (self.people, self.words):
            table.selectionModel().currentChanged.connect(self._enable)
            table.texts.modelReset.connect(self._enable)
        self._lay_out()

    def _field(self, name: str, words: str) -> AutoLine:
        field = AutoLine(words)
        field.setObjectName(name)
        field.settled.connect(self._settled)
        return field

    def _lay_out(self) -> None:
        unit = theme.unit()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, unit, 0)
        column.setSpacing(unit)
        self.fields["priority_limit"].setPlaceholderText(self.tr("any number"))
        for name in ("year_starts", "year_ends"):
            self.fields[name].setPlaceholderText(self.tr("from the year"))
        line = FlowLayout(gap=unit)
        for field in self.fields.values():
            label = Label(field.accessibleName())
            label.setBuddy(field)
            line.addWidget(label)
            line.addWidget(field)
        column.addLayout(line)
        column.addWidget(self.problem)
        column.addSpacing(unit)
        column.addWidget(Heading(self.tr("People that plans name")))
        column.addWidget(
            Note(self.tr("A clinician in this list is known by the name alone, without a title."))
        )
        column.addWidget(self.add_person)
        column.addWidget(framed(self.people), 3)
        column.addLayout(_side_by_side(self.clinician, self.remove_person))
        column.addSpacing(unit)
        column.addWidget(Heading(self.tr("Words that mean the same")))
        column.addWidget(
            Note(self.tr("They help to find the must-dos that a plan covers in other words."))
        )
        column.addWidget(self.add_words)
        column.addWidget(framed(self.words), 2)
        column.addLayout(_side_by_side(self.remove_words))
        area = scrolled(content, sideways=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.look()

    def look(self) -> None:
        """Follow the text size."""
        for table in (self.people, self.words):
            table.setMinimumHeight(theme.px(_TABLE_HEIGHT))
        for field in self.fields.values():
            field.setFixedWidth(theme.px(130))

    def show_setting(self, setting: PlanSetting, *, fixed: bool) -> None:
        """Show what is stored; what is being typed, or couldn't be stored, stays."""
        self._setting = setting
        if setting.year_starts is not None:
            self._year = setting.year_starts.year
        texts = {
            "year_starts": format_date(setting.year_starts) if setting.year_starts else "",
            "year_ends": format_date(setting.year_ends) if setting.year_ends else "",
            "priority_limit": "" if setting.priority_limit is None else str(setting.priority_limit),
        }
        for name, field in self.fields.items():
            field.setReadOnly(fixed)
            field.set_saved_text(self.desk.drafts.shown(("plans", name), texts[name]))
        yes = self.tr("✓ clinician")
        self.people.show_rows(
            [
                Cells(one.person, (one.name, one.role, one.organisation,
                                   yes if one.clinical else ""))
                for one in setting.people
            ],
            read_only=fixed,
        )  # fmt: skip
        self.words.show_rows(
            [Cells(one.group, (", ".join(one.words),)) for one in setting.groups], read_only=fixed
        )
        for widget in (self.add_person, self.clinician, self.remove_person, self.add_words,
                       self.remove_words):  # fmt: skip
            widget.setVisible(not fixed)
        self._enable()

    def flush(self) -> None:
        """Send off what is still being typed."""
        for field in self.fields.values():
            field.flush()

    @Slot()
    def _enable(self) -> None:
        person = _chosen(self.people) is not None
        self.clinician.setEnabled(person)
        self.remove_person.setEnabled(person)
        self.remove_words.setEnabled(_chosen(self.words) is not None)

    # The year and the limit.

    @Slot(str)
    def _settled(self, text: str) -> None:
        name = self.sender().objectName()
        try:
            value = self._read(name, text)
        except NotReadable as trouble:
            self._lost(name, trouble)
            why = f"{trouble.sentence} {trouble.advice}".strip()
            self.desk.drafts.keep(("plans", name), text, why=why)
            return
        self._say(name, "")
        field: dict[str, Any] = {name: value}
        self.desk.drafts.save(
            ("plans", name),
            text,
            calls.edit_plan_setting,
            owner=self,
            failed=self._year_lost if name != "priority_limit" else self._limit_lost,
            **field,
        )

    def _read(self, name: str, text: str) -> date | int | None:
        if name != "priority_limit":
            return parse_date(text, today=date(self._year, 1, 1))
        plain = text.strip()
        if not plain:
            return None
        if not plain.isdecimal():
            raise NotReadable(
                text=plain, what="a limit", why="a whole number is needed", example="such as 5"
            )
        return int(plain)

    def _year_lost(self, trouble: Trouble) -> None:
        self._lost("year_ends", trouble)

    def _limit_lost(self, trouble: Trouble) -> None:
        self._lost("priority_limit", trouble)

    def _lost(self, name: str, trouble: Trouble) -> None:
        self.fields[name].take_back()
        self._say(name, f"{trouble.sentence} {trouble.advice}".strip())

    def _say(self, name: str, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        field = self.fields[name]
        field.setProperty("invalid", "true" if sentence else "false")
        repolish(field)

    # People.

    @Slot(object)
    def _add_person(self, texts: dict[str, str]) -> None:
        tick = self.add_person.tick
        self.desk.act(
            calls.add_person,
            owner=self,
            then=self._person_added,
            failed=self.add_person.refuse,
            inline=True,
            clinical=tick is not None and tick.isChecked(),
            **texts,
        )

    def _person_added(self, _changes: Changes) -> None:
        self.add_person.clear()

    @Slot(int, int, str)
    def _type_person(self, person: int, column: int, text: str) -> None:
        field: dict[str, Any] = {_PERSON_FIELDS[column]: text}
        self.desk.act(calls.edit_person, owner=self, person=person, **field)

    @Slot()
    def _turn_clinician(self) -> None:
        key = _chosen(self.people)
        if key is None or self._setting is None:
            return
        for one in self._setting.people:
            if one.person == key:
                self.desk.act(calls.edit_person, owner=self, person=key, clinical=not one.clinical)

    @Slot()
    def _remove_person(self) -> None:
        key = _chosen(self.people)
        if key is not None:
            self.desk.act(calls.remove_person, owner=self, person=key)

    # Words.

    @Slot(object)
    def _add_words(self, texts: dict[str, str]) -> None:
        self.desk.act(
            calls.add_synonyms,
            owner=self,
            then=self._words_added,
            failed=self.add_words.refuse,
            inline=True,
            **texts,
        )

    def _words_added(self, _changes: Changes) -> None:
        self.add_words.clear()

    @Slot(int, int, str)
    def _type_words(self, group: int, _column: int, text: str) -> None:
        self.desk.act(calls.edit_synonyms, owner=self, group=group, words=text)

    @Slot()
    def _remove_words(self) -> None:
        key = _chosen(self.words)
        if key is not None:
            self.desk.act(calls.remove_synonyms, owner=self, group=key)


def _chosen(table: TextTable) -> int | None:
    index = table.currentIndex()
    return table.texts.cells(index.row()).key if index.isValid() else None


def _side_by_side(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.unit())
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
