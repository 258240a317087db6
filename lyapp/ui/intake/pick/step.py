"""The first step: which documents, and whose plan each is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QVBoxLayout, QWidget

from lyapp.model.versions import Into
from lyapp.rules.dates import format_date
from lyapp.ui.files import last_folder
from lyapp.ui.intake.pick.view import PickView
from lyapp.ui.intake.pick.words import (
    advice_on,
    again_words,
    aside_words,
    because_of,
    remarks_on,
    version_words,
)
from lyapp.ui.intake.step import Step
from lyapp.ui.intake.tray import Source, State
from lyapp.ui.wording import counted

if TYPE_CHECKING:
    from datetime import date

    from lyapp.ui.intake.bench import Bench
    from lyapp.ui.intake.tray import Paper


class PickStep(Step):
    """The documents in hand, and the one chosen among them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view = PickView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        v, about = self.view, self.view.about
        v.choose.clicked.connect(self.ask_files)
        v.folder.clicked.connect(self.ask_folder)
        v.paste.clicked.connect(self.paste)
        v.list.selectionModel().currentChanged.connect(self._chosen)
        about.locality.picked.connect(self._say_locality)
        about.into.buttonClicked.connect(self._say_into)
        about.received.dated.connect(self._say_received)
        about.title.settled.connect(self._say_title)
        about.give_up.clicked.connect(self.give_up)
        about.again.clicked.connect(self._again)
        aside = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), v.list)
        aside.setContext(Qt.ShortcutContext.WidgetShortcut)
        aside.activated.connect(self.give_up)
        pasted = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasted.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasted.activated.connect(self.paste)
        bench.listed.connect(self.show_paper)
        bench.known_changed.connect(self.show_paper)
        bench.rows_changed.connect(self.show_paper)
        self._offered: tuple[tuple[int, str, str], ...] = ()
        self._shown = 0
        self._doubted = 0
        self.for_locality: int | None = None

    # Documents in.

    @Slot()
    def ask_files(self) -> None:
        """Ask for documents with the system's dialog."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Which plans to take in"),
            str(last_folder(self.bench.desk)),
            self.tr("Plans (*.docx *.xlsx *.xls *.ods *.csv *.tsv *.txt *.pdf)")
            + ";;"
            + self.tr("All files (*)"),
        )
        self.take_paths([Path(name) for name in names])

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder of documents with the system's dialog."""
        name = QFileDialog.getExistingDirectory(
            self, self.tr("A folder of plans"), str(last_folder(self.bench.desk))
        )
        if name:
            self.take_paths([Path(name)])

    def take_paths(self, paths: list[Path], *, locality: int | None = None) -> None:
        """Take files in hand, and what is in folders."""
        folders = [path for path in paths if path.is_dir()]
        files = [path for path in paths if path not in folders]
        if paths:
            self.bench.desk.settings.setValue("window/folder", str(paths[0].parent))
        said = locality if locality is not None else self.for_locality
        self.bench.add((Source(path.name, path) for path in files), locality=said)
        for folder in folders:
            self.bench.add_folder(folder)

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard in hand as a text."""
        from lyapp.ui.intake.clipboard import text_of

        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_paths(paths)
            return
        text = text_of(data.html() if data.hasHtml() else "", data.text())
        if not text.strip():
            self.bench.desk.tell(
                self.tr("There is no text on the clipboard. Copy the plan’s table first.")
            )
            return
        self.bench.add([Source(self.tr("Pasted text"), text=text)], locality=self.for_locality)

    @Slot()
    def give_up(self) -> None:
        """Put the chosen document out of hand."""
        paper = self.paper
        if paper is None:
            return
        if paper.edited and self._doubted != paper.number:
            # Said first, in the button itself: it can't be brought back.
            self._doubted = paper.number
            self.show_paper()
            self.view.about.give_up.setFocus()
            return
        self._doubted = 0
        self.bench.give_up(paper)

    @Slot()
    def _again(self) -> None:
        if self.paper is not None:
            self.bench.work_again(self.paper)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            paper = self.bench.tray.find(self.view.model.rows()[now.row()].number)
            if paper is not None:
                self.flush()
                self.bench.choose(paper)

    # What a person says of it.

    @Slot(object)
    def _say_locality(self, locality: object) -> None:
        paper = self.paper
        if paper is not None and isinstance(locality, int):
            self.bench.say_locality(paper, locality)

    @Slot(QAbstractButton)
    def _say_into(self, button: QAbstractButton) -> None:
        if self.paper is not None:
            adds = button is self.view.about.add
            self.bench.set_into(self.paper, Into.ADD if adds else Into.NEW_VERSION)

    @Slot(object)
    def _say_received(self, received: date | None) -> None:
        if self.paper is not None:
            self.paper.received = received

    @Slot(str)
    def _say_title(self, title: str) -> None:
        if self.paper is not None:
            self.paper.title = title

    # Showing.

    @Slot()
    def show_paper(self) -> None:
        """Show the list and the chosen document."""
        v, tray = self.view, self.bench.tray
        v.model.show(tray)
        v.show_list(some=bool(tray.papers))
        place = v.model.position_of(tray.current)
        if place is not None and v.list.currentIndex().row() != place:
            v.list.setCurrentIndex(v.model.index(place))
        self._show_about(self.paper)
        self.changed.emit()

    def _show_about(self, paper: Paper | None) -> None:
        about = self.view.about
        about.card.setVisible(paper is not None)
        if paper is None:
            return
        another = self._shown != paper.number
        self._shown = paper.number
        about.name.setText(paper.name)
        ready = paper.state is State.READY and paper.has_tables
        row = self.view.model.rows()[self.view.model.position_of(paper.number) or 0]
        about.state.setText(paper.why[0] or row.line)
        about.state.set_tone(row.tone)
        advice = advice_on(paper)
        about.advice.setText(advice)
        about.advice.setVisible(bool(advice))
        about.fields.setVisible(ready)
        taken = paper.state is State.TAKEN
        stopped = paper.state is State.STOPPED
        about.again.setVisible(taken or stopped)
        about.give_up.setText(aside_words(paper, doubted=self._doubted == paper.number))
        remarks = remarks_on(paper)
        about.remarks.setText("\n".join(remarks))
        about.remarks.setVisible(bool(remarks))
        about.remarks_head.setVisible(bool(remarks))
        if ready:
            self._show_fields(paper, another=another)

    def _show_fields(self, paper: Paper, *, another: bool) -> None:
        about = self.view.about
        known = self.bench.known
        rows = known.localities if known is not None else ()
        if rows != self._offered:
            self._offered = rows
            about.locality.offer([(key, f"{name} · {of}", None) for key, name, of in rows])
        about.locality.set_value(paper.locality)
        said, tone = because_of(paper, self.bench.name_of, any_locality=known is None or bool(rows))
        about.because.setText(said)
        about.because.set_tone(tone)
        again = again_words(paper, self.bench.tray.twin(paper))
        about.already.setText(again)
        about.already.setVisible(bool(again))
        newest = paper.versions[-1] if paper.versions else None
        empty = newest is None or not (newest.rows or newest.scores or newest.attachments)
        number = 1 if newest is None else newest.number + (not empty)
        about.new_version.setText(version_words(number if paper.locality is not None else None))
        about.add.setVisible(not empty)
        if newest is not None:
            about.add.setText(
                self.tr("Added to version {n} ({rows})").format(
                    n=newest.number,
                    rows=counted(newest.rows, self.tr("1 row"), self.tr("{n} rows")),
                )
            )
        adds = paper.into is Into.ADD and not empty
        (about.add if adds else about.new_version).setChecked(True)
        received = "" if paper.received is None else format_date(paper.received)
        if another:
            about.received.start_over(received)
            about.title.start_over(paper.title)

    # Going on.

    def flush(self) -> None:
        """Keep the date and the title that are being typed."""
        self.view.about.received.flush()
        self.view.about.title.flush()

    def first_focus(self) -> QWidget | None:
        """The list, or the button that fills it."""
        paper = self.paper
        if paper is not None and paper.state is State.READY and paper.has_tables:
            return self.view.about.locality
        return self.view.list if self.bench.tray.papers else self.view.choose

    def next_words(self) -> str:
        """Going on says whose plan it is."""
        paper = self.paper
        name = self.bench.name_of(paper.locality) if paper is not None else ""
        if name and paper is not None and paper.has_tables:
            return self.tr("Yes, it is {name}’s plan").format(name=name)
        return self.tr("Continue")

    def may_go_on(self) -> bool:
        """With a document that was read, and a locality."""
        paper = self.paper
        return (
            paper is not None
            and paper.state is State.READY
            and paper.has_tables
            and paper.locality is not None
            and paper.rows is not None
        )

    def go_on(self) -> bool:
        """The locality is confirmed."""
        self.flush()
        if self.view.about.received.property("invalid") == "true":
            self.view.about.received.setFocus()
            return False
        if self.paper is not None:
            self.bench.confirm(self.paper)
        return True

    def says(self) -> str:
        """What is missing."""
        paper = self.paper
        if paper is None or paper.state is not State.READY:
            return ""
        if not paper.has_tables:
            return self.tr("There is no table in this document.")
        if paper.locality is None:
            return self.tr("Say whose plan it is.")
        return ""
