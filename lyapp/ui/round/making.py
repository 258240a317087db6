"""Making packs: for whom, with what, into which folder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from lyapp.model.trouble import NotReadable
from lyapp.rules.dates import format_date, format_day, local_day, parse_date
from lyapp.rules.file_names import pack_names
from lyapp.ui.round import calls
from lyapp.ui.round.making_view import Begun, MakingView
from lyapp.ui.round.part import Part
from lyapp.ui.widgets.text_table import Cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.model.changes import Changes
    from lyapp.store.queries.round_page import RoundMember, RoundPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.notes import Progress

_FEW = 4


class MakingPart(Part):
    """The second tab. Nothing is made before the button is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = MakingView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._page: RoundPage | None = None
        self._phrases: dict[int, str] = {}
        self._wanted: tuple[int, Path] | None = None
        self._job = 0
        self._made_in: Path | None = None
        self._make_then = False
        """The folder was asked for by the button that makes."""
        self._begun: Begun | None = None
        v = self.view
        v.members.model.ticked.connect(self._show_state)
        for way in v.ways:
            way.toggled.connect(self._show_state)
        v.phrases.texts.typed.connect(self._phrase_typed)
        v.choose.clicked.connect(self.ask_folder)
        v.make.clicked.connect(self.make)
        v.open_folder.clicked.connect(self.open_folder)
        v.deadline.textEdited.connect(self._typed)
        desk.progressed.connect(self._followed)
        self._show_folder()
        self._show_state()

    def show_round(self, page: RoundPage) -> None:
        """The members as they stand; ticks are kept. At first those without a pack are ticked."""
        first, self._page = self._page is None, page
        can = [one for one in page.members if not one.withdrawn]
        v = self.view
        v.members.model.show([(one.member, self._words(one)) for one in can], tick_new=False)
        if first:
            begun, self._begun = self._begun, None
            v.members.tick(begun.ticks if begun else [one.member for one in can if not one.packs])
            known = [one.deadline for one in can if one.deadline is not None]
            if known and not v.deadline.text():
                v.deadline.setText(format_date(max(known)))
        self._show_older(can)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        """The members."""
        return self.view.members.list

    def kept(self) -> object:
        """What the form holds; None before it was filled for the first time."""
        if self._page is None:
            return None
        return Begun(self.view.members.model.ticks(), dict(self._phrases), *self.view.typed())

    def bring_back(self, kept: object) -> None:
        """Fill the form as it was."""
        if isinstance(kept, Begun):
            self._begun, self._phrases = kept, dict(kept.phrases)
            self.view.fill(kept)

    def _words(self, one: RoundMember) -> str:
        if one.pack_made is None:
            return self.tr("{name} – no pack yet").format(name=one.name)
        words = self.tr("{name} – pack of {day}")
        if one.older:
            words = self.tr("{name} – pack of {day}, older than the newest plans")
        elif one.older_criteria:
            words = self.tr("{name} – pack of {day}, older than the criteria")
        return words.format(name=one.name, day=format_day(local_day(one.pack_made)))

    def _show_older(self, can: list[RoundMember]) -> None:
        said = []
        plans: dict[tuple[str, ...], list[str]] = {}
        for one in can:
            if one.older:
                plans.setdefault(tuple(one.older), []).append(one.name)
        for names, members in plans.items():
            words = self.tr("{plans}: revised since the pack of {members}.")
            said.append(words.format(members=self._few(members), plans=self._few(names)))
        criteria = [one.name for one in can if one.older_criteria]
        if criteria:
            words = self.tr("The criteria have changed since the pack of {members}.")
            said.append(words.format(members=self._few(criteria)))
        if said:
            said.append(self.tr("A new pack brings them up to date; old returns stay valid."))
        self.view.older.setText("\n".join(said))
        self.view.older.setVisible(bool(said))

    def _few(self, names: Sequence[str]) -> str:
        """The first few names, and how many more."""
        few = ", ".join(names[:_FEW])
        if len(names) > _FEW:
            few = self.tr("{names} and {n} more").format(names=few, n=len(names) - _FEW)
        return few

    def _ticked(self) -> list[RoundMember]:
        ticks = set(self.view.members.model.ticks())
        members = self._page.members if self._page else ()
        return [one for one in members if one.member in ticks and not one.withdrawn]

    @Slot()
    def _show_state(self, _on: object = None) -> None:
        v, ticked = self.view, self._ticked()
        v.passphrase.setVisible(v.same.isChecked())
        v.phrases.setVisible(v.each.isChecked())
        v.advice.setVisible(not v.unlocked.isChecked())
        if v.each.isChecked():
            v.phrases.show_rows(
                [
                    Cells(one.member, (one.name, self._phrases.get(one.member, "")))
                    for one in ticked
                ],
                read_only=False,
            )
        words = self.tr("Make 1 pack") if len(ticked) == 1 else self.tr("Make {n} packs")
        v.make.setText(words.format(n=len(ticked)) if ticked else self.tr("Make packs"))
        v.make.setAccessibleName(v.make.text())
        v.make.setEnabled(bool(ticked) and not self.desk.read_only and self._wanted is None)

    @Slot(int, int, str)
    def _phrase_typed(self, member: int, _column: int, text: str) -> None:
        self._phrases[member] = text.strip()
        self._show_state()

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self.view.show_problem("")

    # The folder.

    def _key(self) -> str:
        return f"round/{self.desk.review_uid}/packs"

    def folder(self) -> Path | None:
        """Where packs go: the folder chosen last for this review; None while none was."""
        kept = str(self.desk.settings.value(self._key(), "") or "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    def _show_folder(self) -> None:
        folder = self.folder()
        self.view.folder.set_whole(str(folder) if folder else self.tr("No folder chosen yet."))

    @Slot()
    def ask_folder(self) -> None:
        """Ask for the folder."""
        self._make_then = False
        start = self.folder()
        if start is None:
            review = self.desk.review_path
            start = review.parent if review is not None else Path.home()
        dialog = QFileDialog(self, self.tr("Where the packs go"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.set_folder(name)
        if self._make_then:
            self.make()

    @Slot(str)
    def set_folder(self, name: str) -> None:
        """Put packs there from now on."""
        self.desk.settings.setValue(self._key(), name)
        self.view.show_problem("")
        self._show_folder()

    # Making.

    @Slot()
    def make(self) -> None:
        """Make the packs of whom is ticked; what is missing is said, and nothing made."""
        v, ticked, folder = self.view, self._ticked(), self.folder()
        try:
            today = datetime.now(UTC).astimezone().date()
            deadline: date | None = parse_date(v.deadline.text(), today=today)
        except NotReadable as trouble:
            v.show_problem(f"{trouble.sentence} {trouble.advice}".strip())
            v.deadline.setFocus()
            return
        if not ticked or self._page is None or self._wanted is not None:
            return
        if v.same.isChecked() and not v.passphrase.text().strip():
            v.show_problem(self.tr("Type the passphrase first, or choose “No passphrase”."))
            v.passphrase.setFocus()
            return
        if v.each.isChecked() and any(not self._phrases.get(one.member) for one in ticked):
            v.show_problem(self.tr("Type a passphrase for each pack first."))
            v.phrases.setFocus()
            return
        if folder is None:
            self.ask_folder()
            self._make_then = True
            return
        v.show_problem("")
        self._wanted = (len(ticked), folder)
        self._job = self.desk.act_long(
            calls.make_packs,
            title=self.tr("Making packs"),
            owner=self,
            then=self._made,
            wanted=self._orders(ticked),
            folder=folder,
            deadline=deadline,
            note=v.note.toPlainText().strip(),
        )
        self._show_state()

    def _orders(self, ticked: list[RoundMember]) -> list[tuple[str, str, str | None]]:
        """Key, file name and passphrase of each pack."""
        v, page = self.view, self._page
        everyone = [(one.key, one.name) for one in page.members] if page else []
        names = pack_names(page.title if page else "", everyone)
        same = v.passphrase.text().strip() if v.same.isChecked() else None
        return [
            (
                one.key,
                names[one.key],
                self._phrases[one.member] if v.each.isChecked() else same,
            )
            for one in ticked
        ]

    def _made(self, _changes: Changes) -> None:
        count, folder = self._wanted or (0, Path())
        self._made_in = folder
        said = (
            self.tr("1 pack is in {folder}.")
            if count == 1
            else self.tr("{n} packs are in {folder}.")
        )
        words = said.format(n=count, folder=folder)
        self.view.made_words.setText(
            self.tr("{made} Send each to its member alone: whoever has a pack can answer in its"
                    " member’s name.").format(made=words)
        )  # fmt: skip
        self.view.made.show()
        self.view.members.tick(())
        if self.isVisible():
            # The button that was pressed has nothing to make now.
            self.view.open_folder.setFocus()
        if not self.isVisible():
            self.desk.tell(words, good=True)

    @Slot(object)
    def _followed(self, progress: Progress) -> None:
        if progress.ended and progress.number == self._job:
            self._job, self._wanted = 0, None
            self._show_state()

    @Slot()
    def open_folder(self) -> None:
        """Show the folder in the system's own file manager."""
        if self._made_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made_in)))
