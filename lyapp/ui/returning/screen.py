"""A member's return: what is still open, one file for the chair, and the e-mail to send it with."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lyapp.rules.file_names import return_name
from lyapp.ui import files, own_copy
from lyapp.ui.returning import calls, letter
from lyapp.ui.returning.models import LINE, Line, lines_of
from lyapp.ui.returning.view import ReturnView
from lyapp.ui.review_jobs import RETURN
from lyapp.ui.saving_out import SaveOut
from lyapp.ui.screen import Screen
from lyapp.ui.widgets.to_score import ROW

if TYPE_CHECKING:
    from lyapp.model.changes import Changes
    from lyapp.store.queries.own_review import LastReturn, OwnPage
    from lyapp.ui.desk import Desk

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReturnScreen(Screen):
    """Saves the one file a member sends back."""

    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a plan, or something to see to"),
        ("Enter", "Go there; on a button, press it"),
        ("Tab", "From one list to the next, and to the button that saves the return"),
    )
    footer: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "go there"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = ReturnView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.out = SaveOut(desk, self, self)
        self._page: OwnPage | None = None
        self._made: calls.Made | None = None
        self._saved_at: Path | None = None
        self._sent: datetime | None = None
        """When the answers were taken that the e-mail is about."""
        self._wanted = False
        """The return was asked for before it is known what is open."""
        self._before: LastReturn | None = None
        """The return saved before the one the e-mail is about."""
        v = self.view
        v.list.gone.connect(self._to_plan)
        v.to_see.gone.connect(self._to_line)
        v.lock.toggled.connect(self._lock)
        v.passphrase.textEdited.connect(self._typing)
        v.passphrase.returnPressed.connect(self.save)
        v.save.clicked.connect(self.save)
        v.folder.clicked.connect(self._open_folder)
        v.copy_subject.clicked.connect(self._copy_subject)
        v.copy_letter.clicked.connect(self._copy_letter)
        self.out.saved.connect(self._saved)
        self._lock(locked=False)

    def arrive(self, **where: object) -> None:  # noqa: ARG002
        """Shown: read what is still open, from the top."""
        self.view.verticalScrollBar().setValue(0)
        self._read()

    def refresh(self, changes: Changes | None) -> None:  # noqa: ARG002
        """Anything may have changed what is open."""
        self._read()

    def first_focus(self) -> QWidget | None:
        """What there is to see to; else the button that saves."""
        if self._page is not None and not self.view.see_to.rowCount():
            return self.view.save
        return self.view.to_see

    def carry_out(self, what: str) -> None:
        """The menu asks for the return: what is still open is said before it is made."""
        self._wanted = what == "save"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own: outside a dialog a button takes no Enter by itself."""
        here: QWidget | None = self.focusWidget()
        if event.key() in _RETURNS and isinstance(here, QPushButton):
            here.click()
            return
        super().keyPressEvent(event)

    # What is shown.

    def _read(self) -> None:
        self.desk.read(own_copy.read_own, then=self._show, owner=self)

    def _show(self, page: OwnPage) -> None:
        first = self._page is None
        self._page = page
        v = self.view
        v.far.setText(own_copy.how_far(page))
        today = datetime.now(UTC).astimezone().date()
        _say(v.wanted, own_copy.wanted_by(page.deadline if page.plans else None, today))
        _say(v.returned, own_copy.returned(page.returned))
        v.plans.show([one.row for one in page.plans])
        v.see_to.show(lines_of(page))
        for places in (v.list, v.to_see):
            places.fit()
        some = bool(v.see_to.rowCount())
        if not page.there and v.to_see.hasFocus():
            # Else it would go to the rail: nothing below can have it.
            v.list.setFocus()
        v.to_see.setVisible(some)
        if some and not v.to_see.currentIndex().isValid():
            v.to_see.setCurrentIndex(v.see_to.index(0))
        v.all_seen.setVisible(not some)
        v.all_seen.setText(self._nothing_left(page))
        v.said.setText(self._advice(page))
        last = page.returned
        if last is not None and last.made == self._sent and last.changed:
            # That file isn't the one to send any more.
            self._sent = None
            v.sent.hide()
            v.save.setFocus()
        if last is not None and last.changed and self._saved_at is not None:
            v.said.setText(f"{own_copy.returned(last)} {v.said.text()}")
        v.save.setEnabled(bool(page.there))
        v.lock.setVisible(bool(page.there))
        if self._wanted or (first and not some):
            v.save.setFocus()
            v.ensureWidgetVisible(v.save)
        wanted, self._wanted = self._wanted, False
        if wanted and page.complete and page.there:
            self.save()

    def _nothing_left(self, page: OwnPage) -> str:
        if not page.there:
            return (
                self.tr("Ask the chair for a pack with the plans once they have come.")
                if page.plans
                else self.tr("You can read the plans; the others score them.")
            )
        return self.tr("✓ Every plan is finished, and no comment is missing.")

    def _advice(self, page: OwnPage) -> str:
        if not page.there:
            return self.tr("There is nothing to return.")
        if page.complete:
            return self.tr(
                "One file goes to the chair, with your answers and nothing else. You can change "
                "them and return again: the newest answers count."
            )
        left = len(page.there) - page.finished
        missing = len(page.without_comment)
        parts = []
        if left:
            parts.append(
                self.tr("1 plan isn’t finished")
                if left == 1
                else self.tr("{n} plans aren’t finished").format(n=left)
            )
        if missing:
            parts.append(
                self.tr("1 comment is missing")
                if missing == 1
                else self.tr("{n} comments are missing").format(n=missing)
            )
        return self.tr(
            "{what}. You can return what there is all the same, and again later: the newest "
            "answers count."
        ).format(what=self.tr(" and ").join(parts))

    # Going to a place.

    @Slot(QModelIndex)
    def _to_plan(self, index: QModelIndex) -> None:
        self.desk.go("review", locality=index.data(ROW).locality)

    @Slot(QModelIndex)
    def _to_line(self, index: QModelIndex) -> None:
        line: Line = index.data(LINE)
        self.desk.go("review", locality=line.locality, criterion=line.position)

    # The return.

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self.view.show_lock(shown=locked)
        self.view.show_problem("")
        if locked:
            self.view.passphrase.setFocus()

    @Slot()
    def _typing(self) -> None:
        self.view.show_problem("")

    @Slot()
    def save(self) -> None:
        """Make the return, then ask where it goes."""
        v = self.view
        passphrase = v.passphrase.text() if v.lock.isChecked() else None
        if passphrase is not None and not passphrase.strip():
            v.show_problem(self.tr("Type a passphrase, or leave the file unlocked."))
            v.passphrase.setFocus()
            return
        v.show_problem("")
        self.desk.long(
            partial(calls.make, passphrase=passphrase),
            title=self.tr("Making the return"),
            owner=self,
            then=self._ask_where,
        )

    def _ask_where(self, made: calls.Made) -> None:
        if self._page is None:
            return
        self._made = made
        self.out.ask(
            made.data,
            title=self.tr("Save the return"),
            what="return",
            label=self.tr("Returns"),
            suffix=RETURN.lstrip("."),
            name=return_name(self._page.title, self._page.member_name),
            folder=files.last_folder(self.desk),
            said=self.tr("Saved the return: {path}."),
        )

    @Slot(object)
    def _saved(self, path: Path) -> None:
        made, self._made = self._made, None
        if made is None or self._page is None:
            return
        self._before = self._page.returned
        self._saved_at = path
        self._sent = made.made
        self.desk.settings.setValue("window/folder", str(path.parent))
        v = self.view
        v.saved.setText(
            self.tr("The return is saved as {path}. Attach it to an e-mail to the chair.").format(
                path=path
            )
        )
        v.subject.setText(letter.subject(self._page))
        v.letter.setPlainText(
            letter.body(self._page, file=path.name, locked=made.locked, before=self._before)
        )
        v.passphrase.clear()
        v.lock.setChecked(False)
        v.sent.show()
        v.copy_letter.setFocus()
        # Once the card has been laid out.
        QTimer.singleShot(0, self, self._to_letter)
        if not self.desk.read_only:
            self.desk.act(calls.note, owner=self, made=made)

    @Slot()
    def _to_letter(self) -> None:
        self.view.ensureWidgetVisible(self.view.copy_letter)

    @Slot()
    def _open_folder(self) -> None:
        if self._saved_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_at.parent)))

    @Slot()
    def _copy_subject(self) -> None:
        QGuiApplication.clipboard().setText(self.view.subject.text())
        self.desk.tell(self.tr("The subject is on the clipboard."), good=True)

    @Slot()
    def _copy_letter(self) -> None:
        QGuiApplication.clipboard().setText(self.view.letter.toPlainText())
        self.desk.tell(self.tr("The text is on the clipboard: paste it into an e-mail."), good=True)


def _say(label: QLabel, text: str) -> None:
    """Show the words; nothing where there are none."""
    label.setText(text)
    label.setVisible(bool(text))
