"""Merging returns: look at files, see what they would change, take them in as one step."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from lyapp.ui.files import last_folder
from lyapp.ui.notes import Message
from lyapp.ui.round.merging_model import REMARKS, locked, tried
from lyapp.ui.round.merging_view import MergingView
from lyapp.ui.round.part import Part
from lyapp.ui.round.tray import Tray
from lyapp.ui.round.watching import Watch
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.store.queries.round_page import RoundPage
    from lyapp.ui.desk import Desk
    from lyapp.ui.round.calls import Looked

_OPEN_UP_TO = 60
"""Up to so many plans all files are open to be read."""
_NAMED = 3


class MergingPart(Part):
    """The third tab. Files are only looked at until the button is pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = MergingView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._new: tuple[Path, ...] = ()
        self._told: frozenset[Path] = frozenset()
        self._hold = False
        """What had the keyboard goes out of sight with the job that is under way."""
        self.tray = Tray(desk, self)
        self.tray.weighed.connect(self._show_looked)
        self.tray.changed.connect(self._changed)
        self.tray.merged.connect(self._merged)
        self.watch = Watch(desk, self)
        self.watch.found.connect(self._found)
        v = self.view
        v.choose.clicked.connect(self.ask_files)
        v.watch.clicked.connect(self.ask_folder)
        v.look_at.clicked.connect(self.look_at_new)
        v.again.clicked.connect(self.watch.look)
        v.unwatch.clicked.connect(self.watch.stop)
        v.unlock.clicked.connect(self.unlock)
        v.passphrase.returnPressed.connect(self.unlock)
        v.merge.clicked.connect(self.merge)
        v.leave_out.clicked.connect(self.leave_out)
        v.tree.leave_out_asked.connect(self.leave_out)
        v.clear.clicked.connect(self.tray.clear)
        v.tree.selectionModel().currentChanged.connect(self._chosen)
        self._show()

    def show_round(self, page: RoundPage) -> None:  # noqa: ARG002 - said by name
        """Something has changed: what is looked at may come to something else now."""
        self.watch.look()
        self.tray.weigh()

    def shown(self) -> None:
        """In front: look through the folder."""
        self.watch.look()

    def kept(self) -> object:
        """The files looked at, and the passphrases typed for them."""
        paths = self.tray.paths()
        return (tuple(sorted(paths)), self.tray.phrases()) if paths else None

    def bring_back(self, kept: object) -> None:
        """Look at those files again."""
        if isinstance(kept, tuple):
            paths, phrases = kept
            self.tray.add(paths, phrases)

    def look(self) -> None:
        """Follow the palette and text size."""
        self.view.tree.restyle()

    def first_focus(self) -> QWidget | None:
        """The button that asks for files, or the files."""
        return self.view.choose if self.tray.looked is None else self.view.tree

    # Which files.

    @Slot()
    def ask_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, self.tr("Merge returns"), str(last_folder(self.desk)))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Returns (*.lyreturn)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._asked)
        dialog.open()

    @Slot(list)
    def _asked(self, names: list[str]) -> None:
        if names:
            self.desk.settings.setValue("window/folder", str(Path(names[0]).parent))
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Look at these files, beside those looked at already."""
        self.tray.add(paths)

    @Slot()
    def leave_out(self) -> None:
        """Leave the chosen file out of what is merged; the file itself stays where it is."""
        name = self.view.model.file_of(self.view.tree.currentIndex())
        if name:
            self.tray.weigh(without=name)

    @Slot()
    def unlock(self) -> None:
        """Try the passphrase on every file that is locked."""
        phrase = self.view.passphrase.text()
        self.view.passphrase.clear()
        self._hold = bool(phrase)
        self.tray.unlock(phrase)

    # The folder that is watched.

    @Slot()
    def ask_folder(self) -> None:
        """Ask which folder to watch."""
        start = self.watch.folder or last_folder(self.desk)
        dialog = QFileDialog(self, self.tr("The folder you save returns to"), str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._watch)
        dialog.open()

    @Slot(str)
    def _watch(self, name: str) -> None:
        self.watch.start(Path(name))

    @Slot(object)
    def _found(self, new: tuple[Path, ...]) -> None:
        self._new = new
        self._show()
        if not self.isVisible() and frozenset(new) - self._told:
            self.desk.tell(self._new_words(new))
        self._told = frozenset(new)

    def _new_words(self, new: Sequence[Path]) -> str:
        words = self.tr("1 new return in {folder}.")
        if len(new) > 1:
            words = self.tr("{n} new returns in {folder}.")
        return words.format(n=len(new), folder=self.watch.folder)

    @Slot()
    def look_at_new(self) -> None:
        """Look at what is new in the folder."""
        self.add(self._new)

    # Merging.

    @Slot()
    def merge(self) -> None:
        """Take in what is looked at: one step."""
        if not self.desk.read_only:
            self.tray.merge()

    @Slot(object)
    def _merged(self, looked: Looked) -> None:
        self._hold = True
        self.desk.told.emit(Message(self._merged_words(looked), tone="good", undo=True))

    def _merged_words(self, looked: Looked) -> str:
        taken = [one for one in looked.preview.returns if not one.refused]
        if not taken:
            return self.tr("The refused returns are kept on record; no score has changed.")
        new: Counter[str] = Counter()
        changed: Counter[str] = Counter()
        for one in taken:
            new[one.member_name] += one.count("new")
            changed[one.member_name] += one.count("changed")
        parts = []
        for member in new:
            said = self.tr("{n} new").format(n=new[member]) if new[member] else ""
            if changed[member]:
                other = self.tr("{n} changed").format(n=changed[member])
                said = f"{said}, {other}" if said else other
            if said:
                parts.append(self.tr("{member}: {what}").format(member=member, what=said))
        if not parts:
            return self.tr("Merged. No score has changed.")
        if len(parts) > _NAMED:
            parts[_NAMED:] = [self.tr("and {n} more").format(n=len(parts) - _NAMED)]
        return self.tr("Merged. {what}.").format(what="; ".join(parts))

    # What is shown.

    @Slot()
    def _show_looked(self) -> None:
        v = self.view
        v.model.show(self.tray.looked)
        v.tree.collapseAll()
        if v.model.plans() <= _OPEN_UP_TO:
            v.tree.expandAll()
        if v.model.rowCount():
            v.tree.setCurrentIndex(v.model.index(0, 0))
        self.watch.leave_out(self.tray.paths() | self.tray.refused)
        self._show()

    @Slot()
    def _changed(self) -> None:
        if self.tray.looked is None and self.view.model.rowCount():
            self.view.model.show(None)
            self.watch.leave_out(self.tray.paths() | self.tray.refused)
        self._show()

    def _show(self) -> None:
        self._show_tray()
        if self._hold and not self.tray.busy:
            self._hold = False
            still_locked = self.tray.looked is not None and self.view.lock.isVisibleTo(self)
            focus = self.view.passphrase if still_locked else self.first_focus()
            if self.isVisible() and focus is not None:
                focus.setFocus()

    def _show_tray(self) -> None:
        v, looked = self.view, self.tray.looked
        v.pages.setCurrentWidget(v.empty if looked is None else v.card)
        v.work.setVisible(looked is not None)
        folder, n = self.watch.folder, len(self._new)
        words = self.tr("Look at 1 new return") if n == 1 else self.tr("Look at {n} new returns")
        v.look_at.setText(words.format(n=n))
        v.look_at.setAccessibleName(v.look_at.text())
        v.look_at.setVisible(n > 0)
        v.look_at.setEnabled(not self.tray.busy)
        for each in (v.again, v.unwatch, v.watched):
            each.setVisible(folder is not None)
        if folder is not None:
            v.watched.setText(
                self._new_words(self._new)
                if n
                else self.tr("Watching {folder}; nothing new there.").format(folder=folder)
            )
        if looked is None:
            return
        names = locked(looked.returns)
        v.lock.setVisible(bool(names))
        wrong = tried(looked.returns)
        said = self.tr("Locked with a passphrase: {names}.").format(names=", ".join(names))
        if wrong:
            said = self.tr("That passphrase doesn’t unlock {names}. Mind capitals and spaces.")
            said = said.format(names=", ".join(wrong))
        v.lock_words.setText(said)
        v.lock_words.set_tone("bad" if wrong else "plain")
        self._show_merge(looked)
        self._show_about()

    def _show_merge(self, looked: Looked) -> None:
        v = self.view
        taken = sum(not one.refused for one in looked.preview.returns)
        refused = len(looked.preview.returns) - taken - len(locked(looked.returns))
        on_record = sum(one.signed is not None for one in looked.returns) if not taken else 0
        said = [self.tr("Merging is one step, which Undo takes back.")]
        if refused:
            said.append(self.tr("Refused: {n}; nothing of these is taken in.").format(n=refused))
        if taken and not looked.preview.changes:
            said = [self.tr("Nothing here would change any score.")]
        v.summary.setText(" ".join(said))
        if taken or not on_record:
            words = counted(taken, self.tr("Merge 1 return"), self.tr("Merge {n} returns"))
            v.merge.setText(words if taken else self.tr("Merge returns"))
        else:
            v.merge.setText(self.tr("Keep what was refused on record"))
        v.merge.setAccessibleName(v.merge.text())
        can = not self.tray.busy and not self.desk.read_only
        v.merge.setEnabled(can and bool(taken or on_record))
        v.leave_out.setEnabled(not self.tray.busy)
        v.clear.setEnabled(not self.tray.busy)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_about()

    def _show_about(self) -> None:
        v = self.view
        index = v.tree.currentIndex()
        line = v.model.line(index)
        text = line.texts[REMARKS] if line is not None else ""
        v.about.setText(text)
        v.about.setVisible(bool(text))
        v.leave_out.setVisible(bool(v.model.file_of(index)))
