"""The programme screen: set up a review from nothing, and read what a programme brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.ui.programme import calls, words
from lyapp.ui.programme.parts import AboutPart, LocalitiesPart, MembersPart, MustDosPart
from lyapp.ui.programme.view import PARTS, ProgrammeView
from lyapp.ui.screen import Screen

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk
    from lyapp.ui.programme.criteria import CriteriaPart
    from lyapp.ui.programme.outcomes import OutcomesPart
    from lyapp.ui.programme.parts import Part, TablePart
    from lyapp.ui.programme.plans import PlansPart
    from lyapp.ui.programme.questions import QuestionsPart
    from lyapp.ui.programme.scales import ScalePart
    from lyapp.ui.widgets.add_form import AddForm

_TABLES = (
    "review", "organisation", "locality", "member", "member_organisation", "substitute",
    "criterion", "criteria_set", "scale", "scale_level", "level_descriptor", "outcome_type",
    "must_do", "question", "question_locality", "sum_check", "flag", "score", "outcome", "person",
    "synonym_group", "pack",
)  # fmt: skip
_LOCALITY_FIELDS = {0: "name", 2: "practices", 3: "list_size"}
_MEMBER_FIELDS = {0: "name", 1: "role"}


class ProgrammeScreen(Screen):
    """The programme's parts, some to edit and some to read."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a part, or a row"),
        ("F2", "Type into a cell; Enter keeps it, Esc leaves it"),
        ("Ctrl+F", "Find a must-do"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("F2", "type into a cell"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ProgrammeView(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._all: calls.Everything | None = None
        self._fillers: dict[str, Callable[[Any, calls.Everything], None]] = {
            "about": self._fill_about,
            "localities": self._fill_localities,
            "members": self._fill_members,
            "criteria": self._fill_criteria,
            "scale": self._fill_scale,
            "outcomes": self._fill_outcomes,
            "must_dos": self._fill_must_dos,
            "plans": self._fill_plans,
            "questions": self._fill_questions,
            "checks": self._fill_checks,
            "warnings": self._fill_warnings,
        }
        self.view.made.connect(self._part_made)
        self.view.list.setCurrentRow(0)
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
        if "criteria" in self.view.parts.made():
            self.view.criteria.flush()
        if "plans" in self.view.parts.made():
            self.view.plans.flush()
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
        for key, part in self.view.parts.made().items():
            self._fillers[key](part, everything)

    @Slot(str, object)
    def _part_made(self, key: str, part: Part) -> None:
        if isinstance(part, AboutPart):
            part.about.settled.connect(self._about)
            part.about.unreadable.connect(self._about_unreadable)
        elif isinstance(part, LocalitiesPart):
            part.table.texts.typed.connect(self._edit_locality)
            part.add_locality.added.connect(self._add_locality)
            part.add_organisation.added.connect(self._add_organisation)
        elif isinstance(part, MembersPart):
            part.table.texts.typed.connect(self._edit_member)
            part.add_member.added.connect(self._add_member)
        elif isinstance(part, MustDosPart):
            part.catalogue.chosen.connect(self._show_must_dos)
            part.search.textChanged.connect(part.table.texts.filter)
        if self._all is not None:
            self._fillers[key](part, self._all)

    def _fill_about(self, part: AboutPart, everything: calls.Everything) -> None:
        fixed = self.desk.read_only
        part.about.show_page(everything.page, self.desk.drafts, read_only=fixed)

    def _fill_localities(self, part: LocalitiesPart, everything: calls.Everything) -> None:
        page, fixed = everything.page, self.desk.read_only
        part.table.show_rows(words.locality_cells(everything.rows, page), read_only=fixed)
        part.show_empty(not everything.rows)
        sentence = (
            self.tr("Add the localities that submit a plan, with the fields above.")
            if page.organisations
            else self.tr("Add an organisation above first, then the localities under it.")
        )
        part.empty.say(self.tr("No localities yet"), sentence)
        organisations = [(one.id, one.short_name or one.name) for one in page.organisations]
        choice = part.add_locality.choice
        if choice is not None:
            choice.set_choices(organisations, choice.value())
        part.add_locality.setVisible(bool(organisations))
        for form in (part.add_locality, part.add_organisation):
            form.button.setEnabled(not fixed)

    def _fill_members(self, part: MembersPart, everything: calls.Everything) -> None:
        members, fixed = everything.page.members, self.desk.read_only
        part.table.show_rows(words.member_cells(members), read_only=fixed)
        part.show_empty(not members)
        part.add_member.button.setEnabled(not fixed)

    def _fill_criteria(self, part: Part, everything: calls.Everything) -> None:
        criteria = cast("CriteriaPart", part.content)
        criteria.show_page(everything.page, why=self._why_fixed())
        criteria.versions.show_versions(everything.versions, fixed=self.desk.read_only)
        criteria.show_rules(everything.rules, fixed=self.desk.read_only)

    def _fill_scale(self, part: Part, everything: calls.Everything) -> None:
        scale = cast("ScalePart", part.content)
        scale.show_scales(everything.page.scale, everything.scales, why=self._why_fixed())
        scale.versions.show_versions(everything.versions, fixed=self.desk.read_only)

    def _fill_outcomes(self, part: Part, everything: calls.Everything) -> None:
        types, used = everything.page.outcome_types, everything.in_use.outcome_types
        outcomes = cast("OutcomesPart", part.content)
        outcomes.show_types(types, used, fixed=self.desk.read_only)

    def _fill_must_dos(self, part: MustDosPart, everything: calls.Everything) -> None:
        must_dos = everything.page.must_dos
        names = list(dict.fromkeys(row.catalogue for row in must_dos))
        choices = [("", self.tr("All catalogues")), *((name, name) for name in names)]
        part.catalogue.set_choices(choices, part.catalogue.value())
        catalogue = str(part.catalogue.value() or "")
        part.table.show_rows(words.must_do_cells(must_dos, catalogue))
        part.show_empty(not must_dos)

    def _fill_plans(self, part: Part, everything: calls.Everything) -> None:
        plans = cast("PlansPart", part.content)
        plans.show_setting(everything.plans, fixed=self.desk.read_only)

    def _fill_questions(self, part: Part, everything: calls.Everything) -> None:
        questions = cast("QuestionsPart", part.content)
        named, fixed = everything.in_use.named, self.desk.read_only
        questions.show_questions(everything.page, named, fixed=fixed)

    def _fill_checks(self, part: TablePart, everything: calls.Everything) -> None:
        checks = everything.page.checks
        part.table.show_rows(words.check_cells(checks))
        part.show_empty(not checks)
        if checks:
            differ = sum(1 for row in checks if not row.agrees)
            said = self.tr("Printed sums worked out again: {n}. Other than printed: {m}.")
            part.sentence.setText(said.format(n=len(checks), m=differ))

    def _fill_warnings(self, part: TablePart, everything: calls.Everything) -> None:
        part.table.show_rows(words.warning_cells(everything.page.flags))
        part.show_empty(not everything.page.flags)

    def _why_fixed(self) -> str:
        """Why nothing can be changed; "" when it can."""
        if self.desk.read_only:
            return self.tr("This review is open for reading only.")
        return ""

    @Slot()
    def _show_must_dos(self) -> None:
        if self._all is not None:
            self._fill_must_dos(self.view.must_dos, self._all)

    @Slot()
    def _find(self) -> None:
        self.view.show_part("must_dos")
        self.view.must_dos.search.setFocus()

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
        self._add(calls.add_organisation, self.view.localities.add_organisation, texts)

    @Slot(object)
    def _add_member(self, texts: dict[str, str]) -> None:
        self._add(calls.add_member, self.view.members.add_member, texts)

    @Slot(object)
    def _add_locality(self, texts: dict[str, str]) -> None:
        form = self.view.localities.add_locality
        if form.choice is not None:
            self._add(calls.add_locality, form, {**texts, "organisation": form.choice.value()})

    def _add(self, verb: calls.Adding, form: AddForm, values: Mapping[str, Any]) -> None:
        self.desk.act(
            verb,
            owner=self,
            then=partial(self._added, form),
            failed=form.refuse,
            inline=True,
            **values,
        )

    def _added(self, form: AddForm, _changes: Changes) -> None:
        form.clear()
