"""A locked pack is opened: its passphrase is asked for until it fits, or given up."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.model.exchange_trouble import PassphraseWrong
from lyapp.ui.desk import Desk
from lyapp.ui.screen import Screen
from lyapp.ui.unlock.view import UnlockView
from lyapp.ui.wording import worded


class UnlockScreen(Screen):
    """Asks for the passphrase of one pack."""

    needs_review = False
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "Open the pack"),)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = UnlockView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._path: Path | None = None
        self.view.passphrase.returnPressed.connect(self.open)
        self.view.passphrase.textEdited.connect(self._typing)
        self.view.open.clicked.connect(self.open)
        self.view.cancel.clicked.connect(self._cancel)
        desk.opened.connect(self._forget)

    def arrive(self, **where: object) -> None:
        """For the pack at `path`, with the `trouble` there was with the passphrase before."""
        path, trouble = where.get("path"), where.get("trouble")
        if isinstance(path, Path):
            if path != self._path:
                self.view.passphrase.clear()
            self._path = path
            self.view.title.setText(
                self.tr("{name} is locked with a passphrase").format(name=path.name)
            )
        if isinstance(trouble, PassphraseWrong):
            self.view.show_problem(" ".join(worded(trouble)))
            self.view.passphrase.selectAll()
        else:
            self.view.show_problem("")

    def first_focus(self) -> QWidget | None:
        """The passphrase."""
        return self.view.passphrase

    def place(self) -> dict[str, object]:
        """Where one is."""
        return {"path": self._path}

    @Slot()
    def open(self) -> None:
        """Try what was typed."""
        if self._path is None:
            return
        if not self.view.passphrase.text():
            self.view.show_problem(self.tr("Type the passphrase first."))
            return
        self.desk.open_pack(self._path, self.view.passphrase.text())

    @Slot()
    def _typing(self) -> None:
        self.view.show_problem("")

    @Slot()
    def _cancel(self) -> None:
        self._forget()
        if not self.desk.is_open:
            self.desk.go("welcome")
        else:
            self.desk.go("review" if self.desk.own is not None else "status")

    @Slot()
    def _forget(self) -> None:
        """No passphrase stays on a page that isn't needed any more."""
        self._path = None
        self.view.passphrase.clear()
        self.view.show_problem("")
