"""The programme screen: set up a review from nothing, and read what a programme brings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.trouble import CriteriaInUse
from lyapp.ui.programme import calls, words
from lyapp.ui.programme.view import PARTS, ProgrammeView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk
    from lyapp.ui.programme.forms import AddForm
    from lyapp.ui.programme.view import Part

_TABLES = (
    "review", "organisation", "locality", "member", "member_organisation", "substitute",
    "criterion", "criteria_set", "scale", "scale_level", "level_descriptor", "outcome_type",
    "must_do", "question", "question_locality", "sum_check", "flag", "score", "outcome",
)  # fmt: skip
_LOCALITY_FIELDS = {0: "name", 2: "practices", 3: "list_size"}
_MEMBER_FIELDS = {0: "name", 1: "role"}


class ProgrammeScreen(Screen):
    """The programme's parts, some to edit and some to read."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a part, or a row"),
        ("F2", "Type into a cell; Enter keeps it, Esc leaves it"),
        ("Ctrl F", "Find a must-do"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("F2", "type into a cell"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ProgrammeView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._all: calls.Everything | None = None
        v = self.view
        v.made.connect(self._part_made)
        v.list.setCurrentRow(0)
        v.about.settled.connect(self._about)
        v.about.unreadable.connect(self._about_unreadable)
        v.localities.texts.typed.connect(self._edit_locality)
        v.members.texts.typed.connect(self._edit_member)
        v.add_organisation.added.connect(self._add_organisation)
        v.add_locality.added.connect(self._add_locality)
        v.add_member.added.connect(self._add_member)
        v.catalogue.chosen.connect(self._show_must_dos)
        v.find_must_do.textChanged.connect(self._filter_must_dos)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(self._find)
        desk.look_changed.connect(self._look)

    def arrive(self, **where: object) -> None:
        """Shown, perhaps at one `part`: read the programme."""
        part = where.get("part", where.get("tab"))
        if isinstance(part, str):
            self.view.show_part(part)
        self._read()

    def leave(self) -> None:
        """Save what is still being typed."""
        self.view.about.flush()
        self.view.criteria.flush()
        self.desk.drafts.send_again()

    def refresh(self, changes: Changes | None) -> None:
        """Read again when the programme changed."""
        if changes is None or changes.touches(*_TABLES):
            self._read()

    def first_focus(self) -> QWidget | None:
        """The list of parts."""
        return self.view.list

    def place(self) -> dict[str, object]:
        """Where one is."""
        return {"part": PARTS[max(0, self.view.list.currentRow())]}

    # Showing.

    def _read(self) -> None:
        self.desk.read(calls.read_everything, then=self._show, owner=self)

    def _show(self, everything: calls.Everything) -> None:
        self._all = everything
        page = everything.page
        v = self.view
        fixed = self.desk.read_only
        v.about.show_page(page, self.desk.drafts, read_only=fixed)
        v.localities.show_rows(words.locality_cells(everything.rows, page), read_only=fixed)
        v.members.show_rows(words.member_cells(page.members), read_only=fixed)
        used = everything.in_use
        v.criteria.show_page(page, why=self._why_fixed(everything))
        v.scale.show_scales(page.scale, everything.scales, why=self._why_fixed(everything))
        v.outcomes.show_types(page.outcome_types, used.outcome_types, fixed=fixed)
        v.questions.show_questions(page, used.named, fixed=fixed)
        v.checks.show_rows(words.check_cells(page.checks))
        v.warnings.show_rows(words.warning_cells(page.flags))
        names = list(dict.fromkeys(row.catalogue for row in page.must_dos))
        choices = [("", self.tr("All catalogues")), *((name, name) for name in names)]
        v.catalogue.set_choices(choices, v.catalogue.value())
        self._show_must_dos()
        self._show_empties(everything, v.parts.made())
        organisations = [(one.id, one.short_name or one.name) for one in page.organisations]
        if v.add_locality.choice is not None:
            v.add_locality.choice.set_choices(organisations, v.add_locality.choice.value())
        v.add_locality.setVisible(bool(organisations))
        for form in (v.add_locality, v.add_organisation, v.add_member):
            form.button.setEnabled(not fixed)

    def _why_fixed(self, everything: calls.Everything) -> str:
        """Why what is asked can't be changed; "" when it can."""
        if self.desk.read_only:
            return self.tr("This review is open for reading only.")
        if everything.in_use.scores:
            trouble = CriteriaInUse()
            return f"{trouble.sentence} {trouble.advice}"
        return ""

    @Slot(str, object)
    def _part_made(self, key: str, part: Part) -> None:
        if self._all is not None:
            self._show_empties(self._all, {key: part})

    def _show_empties(self, everything: calls.Everything, parts: Mapping[str, Part]) -> None:
        page = everything.page
        for key, rows in (
            ("localities", everything.rows),
            ("members", page.members),
            ("must_dos", page.must_dos),
            ("checks", page.checks),
            ("warnings", page.flags),
        ):
            if key in parts:
                parts[key].show_empty(not rows)
        sentence = (
            self.tr("Add the localities that submit a plan, with the fields above.")
            if page.organisations
            else self.tr("Add an organisation above first, then the localities under it.")
        )
        if "localities" in parts:
            parts["localities"].empty.say(self.tr("No localities yet"), sentence)
        if page.checks and "checks" in parts:
            differ = sum(1 for row in page.checks if not row.agrees)
            said = self.tr("{n} printed sums worked out again; {m} differ from what is printed.")
            parts["checks"].sentence.setText(said.format(n=len(page.checks), m=differ))

    @Slot()
    def _show_must_dos(self) -> None:
        if self._all is not None:
            catalogue = str(self.view.catalogue.value() or "")
            rows = words.must_do_cells(self._all.page.must_dos, catalogue)
            self.view.must_dos.show_rows(rows)

    @Slot(str)
    def _filter_must_dos(self, text: str) -> None:
        self.view.must_dos.texts.filter(text)

    @Slot()
    def _find(self) -> None:
        self.view.show_part("must_dos")
        self.view.find_must_do.setFocus()

    @Slot()
    def _look(self) -> None:
        self.view.follow()

    # Changing.

    @Slot(str, object)
    def _about(self, name: str, value: object) -> None:
        field: dict[str, Any] = {name: value}
        lost = partial(self._about_lost, name)
        text = self.view.about.fields[name].text()
        self.desk.drafts.save(
            ("programme", name), text, calls.edit_review, owner=self, failed=lost, **field
        )

    @Slot(str, str)
    def _about_unreadable(self, name: str, why: str) -> None:
        self.desk.drafts.keep(("programme", name), self.view.about.fields[name].text(), why=why)

    def _about_lost(self, name: str, trouble: Trouble) -> None:
        self.view.about.take_back(name, trouble.sentence)

    @Slot(int, int, str)
    def _edit_locality(self, locality: int, column: int, text: str) -> None:
        field: dict[str, Any] = {_LOCALITY_FIELDS[column]: text}
        self.desk.act(calls.edit_locality, owner=self, locality=locality, **field)

    @Slot(int, int, str)
    def _edit_member(self, member: int, column: int, text: str) -> None:
        field: dict[str, Any] = {_MEMBER_FIELDS[column]: text}
        self.desk.act(calls.edit_member, owner=self, member=member, **field)

    @Slot(object)
    def _add_organisation(self, texts: dict[str, str]) -> None:
        self._add(calls.add_organisation, self.view.add_organisation, texts)

    @Slot(object)
    def _add_member(self, texts: dict[str, str]) -> None:
        self._add(calls.add_member, self.view.add_member, texts)

    @Slot(object)
    def _add_locality(self, texts: dict[str, str]) -> None:
        form = self.view.add_locality
        if form.choice is not None:
            self._add(calls.add_locality, form, {**texts, "organisation": form.choice.value()})

    def _add(self, verb: calls.Adding, form: AddForm, values: Mapping[str, Any]) -> None:
        self.desk.act(
            verb,
            owner=self,
            then=partial(self._added, form),
            failed=partial(self._not_added, form),
            **values,
        )

    def _added(self, form: AddForm, _changes: Changes) -> None:
        form.clear()

    def _not_added(self, form: AddForm, trouble: Trouble) -> None:
        form.say(f"{trouble.sentence} {trouble.advice}".strip())
