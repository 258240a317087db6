"""Beside a plan nobody has opened yet: who is in, who isn't, and opening its moderation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lyapp.ui.panel.lines import Sheet, initials
from lyapp.ui.panel.record import Toggles
from lyapp.ui.panel.side import SidePage
from lyapp.ui.widgets.buttons import primary_button
from lyapp.ui.widgets.entry import EntryLine
from lyapp.ui.widgets.labels import Body, Heading, Label, Note
from lyapp.ui.wording import worded_notice


class OpeningSide(SidePage):
    """Opening the moderation of a plan; early only with a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading(self.tr("Not opened yet"), self)
        self.hint = Note("", self)
        self.standing = Body("", self)
        self.finished_label = Label(self.tr("In, or won’t send any more"), self)
        self.finished = Toggles(self.tr("{name} has finished"), self)
        self.early = Body("", self)
        self.early.set_tone("caution")
        self.reason_label = Label(self.tr("Why it is opened early"), self)
        self.reason = EntryLine(self)
        self.reason.setAccessibleName(self.tr("Why it is opened early"))
        self.open_it = primary_button(self.tr("Open moderation"), parent=self)
        for widget in (self.title, self.hint, self.standing, self.finished_label,
                       self.finished, self.early, self.reason_label,
                       self.reason, self.open_it):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show who is in and who isn't."""
        page = sheet.page
        self.hint.setText(
            self.tr("Ratings stay hidden until you open the moderation of this plan.")
            if page.view is None
            else self.tr("Open the moderation of this plan to agree ratings and keep its record.")
        )
        lines = []
        for one in page.members:
            if one.conflict is not None and not one.conflict.scores:
                said = self.tr("declared an interest, does not score")
            elif one.finished:
                said = self.tr("in")
            else:
                said = self.tr("not in, {answered} of {of} answered").format(
                    answered=one.answered, of=len(sheet.lines)
                )
            lines.append(f"{one.name} – {said}")
        self.standing.setText("\n".join(lines))
        # Only where scores are blind does it matter who is said to have finished.
        names = tuple((one.member, initials(one), one.name) for one in page.members if one.expected)
        self.finished.offer(names)
        self.finished.choose(
            tuple(one.member for one in page.members if one.finished),
            among=tuple(key for key, *_words in names),
            editable=page.view is None,
        )
        for part in (self.finished_label, self.finished):
            part.setVisible(page.view is None and bool(names))
        early = page.needs_reason
        self.early.setText(worded_notice(early) if early is not None else "")
        for widget in (self.early, self.reason_label, self.reason):
            widget.setVisible(early is not None)
