"""The finding chosen: its words and row, why it is one, and setting it aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lyapp.places import finding_pages
from lyapp.ui import plan_calls, theme
from lyapp.ui.locality.held import HeldLine
from lyapp.ui.locality.plan import calls, words
from lyapp.ui.widgets.buttons import link_button, plain_button
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.labels import Body, Heading, Note
from lyapp.ui.widgets.page import Page
from lyapp.ui.widgets.scrolled import scrolled
from lyapp.ui.wording import worded_notice

if TYPE_CHECKING:
    from lyapp.model.plan import Objective
    from lyapp.model.trouble import Trouble
    from lyapp.store.queries.findings import ShownFinding
    from lyapp.store.queries.locality import LocalityPage
    from lyapp.ui.desk import Desk


class FindingSide(QWidget):
    """What there is to say and to do about one finding."""

    row_wanted = Signal(object)
    source_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._file: calls.PlanFile | None = None
        self._rows: dict[int, Objective] = {}
        self._finding: ShownFinding | None = None
        self._writable = False
        self.title = Heading()
        self.title.setWordWrap(True)
        self.sentence = Body()
        self.of = Note()
        self.row = link_button(self.tr("Show the row"), clicked=self._to_row)
        self.source = link_button(self.tr("Show in the document"), clicked=self._to_source)
        self.why = link_button(self.tr("Why?"), clicked=self._toggle_page)
        self.aside = Note()
        self.reason = EntryLine()
        self.reason.setAccessibleName(self.tr("Why this finding is set aside"))
        self.reason.setPlaceholderText(self.tr("Reason to set it aside"))
        self.reason.returnPressed.connect(self.set_aside)
        self.dismiss = plain_button(self.tr("Set aside"), clicked=self.set_aside)
        self.restore = plain_button(self.tr("Take up again"), clicked=self.take_up)
        self.says = Note()
        self.says.set_tone("bad")
        self.page = Page(self.tr("Why the program notices this"))
        self.page.hide()
        self._held = HeldLine(desk.drafts, ("finding",), {"reason": self.reason}, self._clear)
        self._lay_out()
        desk.look_changed.connect(self._look)

    def _lay_out(self) -> None:
        unit = theme.unit()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(2 * unit, unit, 2 * unit, unit)
        column.setSpacing(unit)
        links = FlowLayout(gap=2 * unit)
        for link in (self.row, self.source, self.why):
            links.addWidget(link)
        for widget in (self.title, self.sentence, self.of):
            column.addWidget(widget)
        column.addLayout(links)
        column.addWidget(self.aside)
        column.addWidget(self.reason)
        buttons = FlowLayout(gap=unit)
        buttons.addWidget(self.dismiss)
        buttons.addWidget(self.restore)
        column.addLayout(buttons)
        column.addWidget(self.says)
        column.addWidget(self.page, 1)
        column.addStretch(0)
        self._content.setMinimumHeight(1)
        area = scrolled(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setMinimumWidth(theme.px(240))

    def take(self, file: calls.PlanFile, page: LocalityPage, *, writable: bool) -> None:
        """The plan that findings are shown of."""
        self._file, self._writable = file, writable
        self._rows = {row.id: row for row in page.objectives}

    def show_finding(self, shown: ShownFinding | None) -> None:
        """Show one, or nothing."""
        self._content.setVisible(shown is not None)
        other = _key(shown) != _key(self._finding)
        self._finding = shown
        if shown is None or self._file is None:
            return
        finding, dismissed = shown.finding, shown.dismissed
        self.title.setText(self._file.titles.get(finding.rule, ""))
        self.sentence.setText(worded_notice(finding.notice))
        objective = self._rows.get(finding.objective or 0)
        self.of.setText("" if objective is None else f"{objective.code} · {objective.title}")
        self.of.setVisible(objective is not None)
        self.row.setVisible(objective is not None)
        self.source.setVisible(objective is not None and objective.attachment is not None)
        self.aside.setVisible(dismissed is not None)
        if dismissed is not None:
            self.aside.setText(
                self.tr("Set aside by {who}, {day}: {reason}").format(
                    who=dismissed.who or self.tr("somebody"),
                    day=words.day_words(dismissed.at),
                    reason=dismissed.reason,
                )
            )
        standing = self._writable and dismissed is None
        self.reason.setVisible(standing)
        self.dismiss.setVisible(standing)
        self.restore.setVisible(self._writable and dismissed is not None)
        if other:
            self._held.turn_to((self._file.locality, finding.rule, finding.fingerprint))
            self._say("")
            if not self.page.isHidden():
                self._show_page()

    def hold(self) -> None:
        """Keep the reason that is being typed."""
        self._held.hold()

    def let_go(self) -> None:
        """The review was closed: what is typed belongs to nothing any more."""
        self._finding = self._file = None
        self._held.place = None
        self._clear()

    # Doing.

    @Slot()
    def set_aside(self) -> None:
        """Set the finding aside, for the reason typed."""
        if self._finding is None or self._file is None:
            return
        if not self.reason.text().strip():
            self._say(self.tr("Type the reason first."))
            self.reason.setFocus()
            return
        finding = self._finding.finding
        self._desk.act(
            plan_calls.set_aside,
            owner=self,
            then=self._was_set_aside,
            failed=self._not_done,
            locality=self._file.locality,
            rule=finding.rule,
            fingerprint=finding.fingerprint,
            reason=self.reason.text(),
        )

    def _was_set_aside(self, _changes: object) -> None:
        if self._held.added(self._held.place):
            self._clear()

    @Slot()
    def take_up(self) -> None:
        """Take the finding up again."""
        if self._finding is not None and self._file is not None:
            finding = self._finding.finding
            self._desk.act(
                plan_calls.take_up,
                owner=self,
                failed=self._not_done,
                locality=self._file.locality,
                rule=finding.rule,
                fingerprint=finding.fingerprint,
            )

    def _not_done(self, trouble: Trouble) -> None:
        self._say(f"{trouble.sentence} {trouble.advice}".strip())

    def _clear(self) -> None:
        self.reason.clear()
        self._say("")

    def _say(self, sentence: str) -> None:
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))

    @Slot()
    def _to_row(self) -> None:
        if self._finding is not None:
            self.row_wanted.emit(self._finding.finding.objective)

    @Slot()
    def _to_source(self) -> None:
        if self._finding is not None:
            self.source_wanted.emit(self._finding.finding.objective)

    @Slot()
    def _toggle_page(self) -> None:
        self.page.setVisible(self.page.isHidden())
        self.why.setText(self.tr("Why?") if self.page.isHidden() else self.tr("Hide why"))
        if not self.page.isHidden():
            self._show_page()

    def _show_page(self) -> None:
        if self._finding is None:
            return
        path = finding_pages() / f"{self._finding.finding.rule}.md"
        if path.is_file():
            self.page.setMinimumHeight(theme.px(260))
            # The page's own title stands above already.
            text = path.read_text(encoding="utf-8").partition("\n")[2]
            self.page.show_page(text.replace("\n## ", "\n#### "), margin=0)

    @Slot()
    def _look(self) -> None:
        if not self.page.isHidden():
            self._show_page()


def _key(shown: ShownFinding | None) -> tuple[str, str] | None:
    return None if shown is None else (shown.finding.rule, shown.finding.fingerprint)
