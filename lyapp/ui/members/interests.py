"""Declaring interests on the cells of the matrix that are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from lyapp.ui.members import calls
from lyapp.ui.members.models import names_of

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.model.trouble import Trouble
    from lyapp.ui.desk import Desk
    from lyapp.ui.members.interest import InterestForm
    from lyapp.ui.members.view import MatrixPage


class Interests(QObject):
    """Opens the form for the cells chosen, and sends off what is declared in it.

    While it is open and nothing was changed in it, the form follows the cells chosen.
    """

    def __init__(self, desk: Desk, matrix: MatrixPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matrix = matrix
        matrix.table.declared.connect(self.open)
        matrix.table.removed.connect(self.remove_chosen)
        matrix.table.chosen.connect(self.follow)
        matrix.declare.clicked.connect(self.open)

    @property
    def form(self) -> InterestForm | None:
        """The form while it is open."""
        form = self._matrix.form
        return form if form is not None and not form.isHidden() else None

    @Slot()
    def open(self) -> None:
        """Open the form for the cells chosen, with the keyboard in it."""
        if not self._matrix.table.pairs():
            return
        first = self._matrix.form is None
        form = self._matrix.open_form()
        if first:
            form.declared.connect(self._declare)
            form.removed.connect(self._remove)
            form.taken_back.connect(self._take_back)
            form.closed.connect(self.close)
        self._fill(form)
        next(button for button in form.kinds.values() if button.isChecked()).setFocus()

    @Slot()
    def close(self) -> None:
        """Close the form; what wasn't declared is left out."""
        if self._matrix.form is not None:
            self._matrix.form.touched = False
            self._matrix.form.hide()
        self._matrix.table.setFocus()

    @Slot()
    def follow(self) -> None:
        """Other cells are chosen: a form nobody has touched shows theirs."""
        form = self.form
        if form is not None and not form.touched and self._matrix.table.pairs():
            self._fill(form)

    def show_now(self) -> None:
        """Something changed: show how it stands, unless somebody is at work in the form."""
        form = self.form
        if form is not None and not form.touched:
            self._fill(form)

    @Slot()
    def remove_chosen(self) -> None:
        """Take the interests of the cells chosen away."""
        self._remove_from(self._matrix.table.pairs())

    def read_given(self) -> None:
        """Read how much those of the form have answered already."""
        form = self.form
        if form is not None:
            self._desk.read(calls.read_answers, then=self._show_given, owner=self, pairs=form.pairs)

    def _fill(self, form: InterestForm) -> None:
        model = self._matrix.model
        pairs = tuple(self._matrix.table.pairs())
        known = [model.conflict(pair) for pair in pairs]
        declared = [one for one in known if one is not None]
        members, localities = names_of(model, pairs)
        said = self.tr("{members} in {localities}")
        form.show_pairs(
            pairs,
            whose=said.format(members=members, localities=localities),
            known=declared[0] if declared else None,
            declared=bool(declared),
            fixed=self._desk.read_only,
        )
        form.show_given("", fixed=True)
        self.read_given()

    def _show_given(self, answers: dict[tuple[int, int], int]) -> None:
        form = self.form
        if form is None:
            return
        count = sum(answers.get(pair, 0) for pair in form.pairs)
        if not count:
            form.show_given("", fixed=True)
            return
        members, localities = names_of(self._matrix.model, [*answers])
        one = self.tr(
            "{members} gave 1 answer on {localities} before. It stays and counts on the panel’s "
            "page and the board until it is taken back; nothing more is taken from them."
        )
        many = self.tr(
            "{members} gave {n} answers on {localities} before. They stay and count on the "
            "panel’s page and the board until they are taken back; nothing more is taken from "
            "them."
        )
        said = one if count == 1 else many
        sentence = said.format(members=members, localities=localities, n=f"{count:,}")
        form.show_given(sentence, fixed=self._desk.read_only)

    @Slot(object)
    def _declare(self, values: dict[str, Any]) -> None:
        form = self.form
        if form is not None:
            self._desk.act(
                calls.declare,
                owner=self,
                then=self._declared,
                failed=self._refused,
                pairs=form.pairs,
                **values,
            )

    def _declared(self, _changes: Changes) -> None:
        form = self.form
        if form is None:
            return
        form.touched = False
        if form.given.isHidden():
            self.close()

    def _refused(self, trouble: Trouble) -> None:
        form = self.form
        if form is not None:
            form.say(f"{trouble.sentence} {trouble.advice}".strip())

    @Slot()
    def _remove(self) -> None:
        form = self.form
        if form is not None:
            form.touched = False
            self._remove_from(list(form.pairs))
            self._matrix.table.setFocus()

    def _remove_from(self, pairs: list[tuple[int, int]]) -> None:
        declared = [pair for pair in pairs if self._matrix.model.conflict(pair) is not None]
        if declared and not self._desk.read_only:
            self._desk.act(calls.remove_interests, owner=self, pairs=declared)

    @Slot()
    def _take_back(self) -> None:
        form = self.form
        if form is not None:
            self._desk.act(calls.take_answers_back, owner=self, pairs=form.pairs)
