"""The plan's document beside its rows, at the place of the current row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lyapp.ui import plan_calls, theme
from lyapp.ui.review.models import ROW
from lyapp.ui.widgets.popup import ChoiceButton

if TYPE_CHECKING:
    from lyapp.model.found import DocumentPlace
    from lyapp.model.plan import Objective
    from lyapp.store.queries.attachments import AttachmentRow
    from lyapp.ui.review.screen import ReviewScreen
    from lyapp.ui.source.viewer import SourceView

LOW = 70
"""Below this many grid steps of height only what is read is shown."""
_BESIDE = 90
"""Below this many grid steps the document stands under the rows, not beside them."""


class SourcePane(QObject):
    """Opens, follows and closes the document; the viewer is made when it is first wanted."""

    def __init__(self, screen: ReviewScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._documents: tuple[AttachmentRow, ...] = ()
        self._wanted: int | None = None
        """The document shown or on its way."""
        self._shown: int | None = None
        self._goal: DocumentPlace | None = None
        """A place in a document to go to once it is there."""
        self._holder: QWidget | None = None
        self._viewer: SourceView | None = None
        self._choose: ChoiceButton | None = None
        view = screen.view
        view.source.clicked.connect(self._clicked)
        view.cite_page.clicked.connect(self.cite)
        view.cards.selectionModel().currentChanged.connect(self._row_changed)
        view.cards.selectionModel().selectionChanged.connect(self._row_changed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    def show_documents(self, documents: tuple[AttachmentRow, ...]) -> None:
        """These are the plan's documents, those of its newest version first."""
        self._documents = documents
        view = self._screen.view
        view.source.setEnabled(bool(documents))
        view.source.setToolTip("" if documents else self.tr("No document is kept with this plan."))
        if self.is_open and not documents:
            self.close()
        elif self.is_open:
            self._offer()
            # Who reads a page further on isn't called back to the row by a change elsewhere.
            if all(each.attachment != self._wanted for each in documents):
                self._follow()
        goal = self._goal
        if goal is not None and any(each.attachment == goal.attachment for each in documents):
            self.open()

    @property
    def is_open(self) -> bool:
        """True while a document stands beside the rows."""
        return self._holder is not None and not self._holder.isHidden()

    def toggle(self) -> None:
        """Open the document at the current row, or close it."""
        if self.is_open:
            self.close()
        elif self._documents:
            self.open()
        else:
            self._screen.findings.say(self.tr("No document is kept with this plan."))
        self._screen.view.source.setChecked(self.is_open)

    def open(self) -> None:
        """Show the document beside the rows."""
        view = self._screen.view
        holder = self._make()
        view.source.setChecked(True)
        view.cite_page.show()
        view.share_width()
        self._screen.findings.follow()
        wide = view.beside.width() >= theme.unit() * _BESIDE
        view.beside.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        holder.show()
        whole = view.beside.width() if wide else view.beside.height()
        view.beside.setSizes([whole // 2, whole - whole // 2])
        current = view.cards.currentIndex()
        if current.isValid():
            view.cards.scrollTo(current)
        self._offer()
        self._follow()

    def close(self) -> None:
        """Give the rows the whole width again."""
        if self._holder is not None:
            here: QWidget | None = self._screen.focusWidget()
            if here is not None and self._holder.isAncestorOf(here):
                self._screen.view.cards.setFocus()
            self._holder.hide()
        view = self._screen.view
        view.source.setChecked(False)
        view.cite_page.hide()
        view.share_width()
        self._screen.findings.follow()

    def go_to(self, place: DocumentPlace) -> None:
        """Open a document at a place, now or as soon as the plan's documents are known."""
        self._goal = place
        if any(each.attachment == place.attachment for each in self._documents):
            self.open()

    def let_go(self) -> DocumentPlace | None:
        """The place that was to be gone to; another screen shows it now."""
        goal, self._goal = self._goal, None
        return goal

    @Slot()
    def cite(self) -> None:
        """Cite the page shown as evidence."""
        if not self.is_open or self._viewer is None or self._shown is None:
            self._screen.findings.say(self.tr("Open the source pages first: press P."))
            return
        for each in self._documents:
            if each.attachment == self._shown:
                self._screen.answers.cite_page(each, self._viewer.page)

    def forget(self) -> None:
        """Another plan or review comes: its documents aren't known yet."""
        self._documents = ()
        self._wanted = self._shown = None
        self._screen.view.source.setEnabled(False)
        if self._viewer is not None:
            self._viewer.clear()

    # Following the rows.

    def _row(self) -> Objective | None:
        """The current row; one that only has the focus counts once it is selected."""
        cards = self._screen.view.cards
        index = cards.currentIndex()
        return index.data(ROW) if cards.selectionModel().isSelected(index) else None

    def _follow(self) -> None:
        """Show the current row's document at its place."""
        row, goal = self._row(), self._goal
        known = [each.attachment for each in self._documents]
        if goal is not None and goal.attachment in known:
            wanted: int | None = goal.attachment
        elif row is not None and row.attachment in known:
            wanted = row.attachment
        elif self._wanted in known:
            wanted = self._wanted
        else:
            wanted = known[0] if known else None
        if wanted is None:
            return
        if wanted == self._shown:
            self._to_place()
        elif wanted != self._wanted:
            self._ask_for(wanted)

    def _ask_for(self, attachment: int) -> None:
        self._wanted, self._shown = attachment, None
        if self._choose is not None:
            self._choose.set_value(attachment)
        self._screen.desk.read(
            plan_calls.read_document, attachment=attachment, then=self._show, owner=self
        )

    def _show(self, source: plan_calls.Document) -> None:
        if source.attachment != self._wanted or self._viewer is None:
            return
        self._shown = source.attachment
        if source.document is None:
            self._viewer.say(
                self.tr("This document can only be kept"),
                self.tr("It isn’t of a kind that can be shown here."),
            )
            return
        self._viewer.show_document(source.document, source.content)
        # In a low window the pages have the room of its tools.
        self._viewer.view.bar.setVisible(self._screen.height() >= theme.unit() * LOW)
        self._to_place()

    def _to_place(self) -> None:
        if self._viewer is None:
            return
        goal, self._goal = self._goal, None
        row = self._row()
        if goal is not None and goal.attachment == self._shown:
            self._viewer.go_to_found(goal)
        elif row is not None and row.attachment == self._shown:
            self._viewer.go_to(row.page, row.places[0] if row.places else None)

    @Slot()
    def _row_changed(self) -> None:
        if self.is_open:
            self._follow()

    # Its widgets.

    def _make(self) -> QWidget:
        if self._holder is not None:
            return self._holder
        from lyapp.ui.source.viewer import SourceView

        view = self._screen.view
        self._holder = holder = QWidget(view.beside)
        self._viewer = SourceView(holder)
        # Its tools take two lines where it is narrow; the window needn't grow for them.
        holder.setMinimumSize(1, 1)
        self._choose = ChoiceButton(self.tr("Document"), holder)
        self._choose.chosen.connect(self._picked)
        column = QVBoxLayout(holder)
        step = theme.unit()
        column.setContentsMargins(step, step // 2, 0, 0)
        column.setSpacing(theme.unit())
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._viewer, 1)
        view.beside.addWidget(holder)
        return holder

    def _offer(self) -> None:
        if self._choose is not None:
            names = [
                (each.attachment, self.tr("version {n} · {name}").format(
                    n=each.version, name=each.name)) for each in self._documents
            ]  # fmt: skip
            self._choose.set_choices(names, self._wanted)
            self._choose.setVisible(len(names) > 1)

    @Slot()
    def _clicked(self) -> None:
        self.toggle()

    @Slot(object)
    def _picked(self, attachment: object) -> None:
        if isinstance(attachment, int):
            self._ask_for(attachment)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Ctrl+F means the document while one is in it, and both have that key.
        inside = now is not None and self._holder is not None and self._holder.isAncestorOf(now)
        self._screen.orders.keys.allow("find", there=not inside)
