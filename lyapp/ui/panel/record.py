"""Beside the grid: who was there, what the panel recommends, and closing the record."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from lyapp.briefing.wording import sentence
from lyapp.rules.moderation.closing import NO_OUTCOME
from lyapp.ui import theme
from lyapp.ui.panel.lines import Sheet, initials
from lyapp.ui.panel.person_button import PersonButton
from lyapp.ui.panel.side import SidePage
from lyapp.ui.panel.stand_ins import StandIns, place, stand_ins
from lyapp.ui.panel.words import outcome, without
from lyapp.ui.widgets.autosave import AutoLine
from lyapp.ui.widgets.buttons import link_button, plain_button, primary_button
from lyapp.ui.widgets.flow import FlowLayout
from lyapp.ui.widgets.growing import GrowingText
from lyapp.ui.widgets.labels import Body, Heading, Label, Note, rule, wrap
from lyapp.ui.widgets.popup import ChoiceButton
from lyapp.ui.wording import when_text, worded_notice


class Toggles(QWidget):
    """A button for each member, down for those it is true of."""

    changed = Signal(object)
    """The members' keys."""

    def __init__(self, template: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self._flow = FlowLayout(self, gap=theme.unit() // 2)
        self._buttons: dict[int, PersonButton] = {}
        self._names: tuple[tuple[int, str, str], ...] = ()

    def offer(self, names: tuple[tuple[int, str, str], ...]) -> None:
        """Offer these members: key, initials, name."""
        if names == self._names:
            return
        self._names = names
        self._flow.clear()
        self._buttons = {}
        for key, letters, name in names:
            told = self._template.format(name=name)
            button = PersonButton(letters, name=name, told=told, parent=self)
            button.clicked.connect(self._clicked)
            self._buttons[key] = button
            self._flow.addWidget(button)
            button.show()

    def choose(self, keys: tuple[int, ...], *, among: tuple[int, ...], editable: bool) -> None:
        """Show these as down; only those in `among` can be pressed."""
        for key, button in self._buttons.items():
            button.show_down(down=key in keys)
            button.setEnabled(editable and key in among)

    def chosen(self) -> tuple[int, ...]:
        """Who is down."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def release(self, key: int) -> None:
        """Show this one as not down."""
        if key in self._buttons:
            self._buttons[key].show_down(down=False)

    @Slot()
    def _clicked(self) -> None:
        self.changed.emit(self.chosen())


def agreeing(sheet: Sheet) -> tuple[int, ...]:
    """Who was present and stays for the decision, and so can agree the record."""
    leaving = {
        one.member
        for one in sheet.page.members
        if one.conflict is not None and not one.conflict.stays_for_decision
    }
    return tuple(one for one in sheet.page.record.present if one not in leaving)


class RecordSide(SidePage):
    """What closes a plan's moderation, and what opens it again."""

    attended = Signal()
    """Somebody was said to have been present, or not; `present` and `stand_ins` tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told_elsewhere = False
        self.title = Heading(self.tr("The record"), self)
        self.said = Note("", self)
        self.back = link_button(self.tr("Back to the criteria"), parent=self)
        self.present = Toggles(self.tr("{name} was present"), self)
        self.stand_ins = StandIns(self)
        self.present.changed.connect(self._members_came)
        self.stand_ins.changed.connect(self._stand_in_came)
        self.everybody = link_button(self.tr("Everybody was present"), parent=self)
        self.suggested = Body("", self)
        self.without = Note("", self)
        self.outcome = ChoiceButton(self.tr("The panel recommends"), self)
        self.departure_label = Label(self.tr("Why not the outcome suggested"), self)
        wrap(self.departure_label)
        self.departure = GrowingText(self.tr("Why not the outcome suggested"), least=2)
        self.departure.setParent(self)
        self.discussed = QCheckBox(self.tr("All criteria discussed"), self)
        self.agreed_by = Toggles(self.tr("{name} agrees the record"), self)
        self.all_agree = link_button(self.tr("All present agree the record"), parent=self)
        self.missing = Body("", self)
        self.close_it = primary_button(self.tr("Close moderation"), parent=self)
        self.reason_label = Label(self.tr("Why it is opened again"), self)
        self.reason = AutoLine(self.tr("Why it is opened again"), self)
        self.reopen = plain_button(self.tr("Open again"), parent=self)
        for widget in (self.title, self.said, self.back, rule(self),
                       Label(self.tr("Present"), self), self.present, self.stand_ins,
                       self.everybody, self.suggested, self.without,
                       Label(self.tr("The panel recommends"), self), self.outcome,
                       self.departure_label, self.departure, self.discussed,
                       Label(self.tr("Record agreed by"), self), self.agreed_by, self.all_agree,
                       rule(self), self.missing, self.close_it, self.reason_label, self.reason,
                       self.reopen):  # fmt: skip
            self.column.addWidget(widget)
        self.column.addStretch()

    def show_sheet(self, sheet: Sheet, *, unexplained: bool = False) -> None:
        """Show how far a plan's record has got.

        `unexplained`: an outcome was chosen that waits for the reason why it isn't the one
        suggested. It isn't in the record yet, and closing now would leave it out.
        """
        page, record, state = sheet.page, sheet.page.record, sheet.page.moderation
        names = tuple((one.member, initials(one), one.name) for one in page.members)
        places = tuple((one.member, *place(page, one)) for one in page.members)
        everyone = tuple(one.member for one in page.members)
        self.present.offer(names)
        themselves = tuple(one for one in record.present if one not in record.came)
        self.present.choose(themselves, among=everyone, editable=sheet.open)
        self.stand_ins.offer(stand_ins(page))
        self.stand_ins.choose(record.came, editable=sheet.open)
        self.agreed_by.offer(places)
        self.agreed_by.choose(record.record_agreed_by, among=record.present, editable=sheet.open)
        self.everybody.setEnabled(sheet.open and len(record.present) < len(everyone))
        self.all_agree.setEnabled(
            sheet.open and not set(agreeing(sheet)) <= set(record.record_agreed_by)
        )
        self.outcome.set_choices(
            [("", self.tr("Not chosen yet")),
             *((one.key, one.label) for one in page.setting.outcome_types)],
            record.outcome,
        )  # fmt: skip
        self.outcome.setEnabled(sheet.open)
        self.discussed.setChecked(record.all_discussed)
        self.discussed.setEnabled(sheet.open)
        self.departure.setReadOnly(not sheet.open)
        closing = page.closing
        closed = state is not None and state.closed_at is not None
        told: list[str] = []
        if closing is not None and not closed:
            missing = [worded_notice(one) for one in closing.missing]
            remarks = [
                worded_notice(one)
                for one in closing.remarks
                if not (unexplained and one.key == NO_OUTCOME)
            ]
            if unexplained:
                missing.append(self.tr("Why the panel recommends another outcome isn’t said yet."))
            for head, sentences in (
                (self.tr("Before it can be closed:"), missing),
                (self.tr("To bear in mind:"), remarks),
            ):
                if sentences:
                    told += [head, *(f"• {one}" for one in sentences)]
        self.missing.setText("\n".join(told))
        self.missing.setVisible(bool(told))
        self.close_it.setVisible(not closed)
        self.close_it.setEnabled(
            sheet.open and closing is not None and closing.allowed and not unexplained
        )
        for widget in (self.reason_label, self.reason, self.reopen):
            widget.setVisible(closed)
        self.said.setText(self._state(sheet))
        self.suggested.setText(outcome(sheet))
        self.without.setText(without(sheet))
        self._show_suggestion()

    def told_elsewhere(self, *, told: bool) -> None:
        """Leave out what is suggested while it stands under the grid."""
        self._told_elsewhere = told
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        for label in (self.suggested, self.without):
            label.setVisible(bool(label.text()) and not self._told_elsewhere)

    @Slot(object)
    def _members_came(self, members: tuple[int, ...]) -> None:
        """Whoever came themselves had nobody in their place."""
        self.stand_ins.release(members)
        self.attended.emit()

    @Slot(int)
    def _stand_in_came(self, member: int) -> None:
        self.present.release(member)
        self.attended.emit()

    def _state(self, sheet: Sheet) -> str:
        state = sheet.page.moderation
        if state is None:
            return ""
        said = [
            self.tr("Opened {when} by {who}.").format(
                when=when_text(state.opened_at), who=state.opened_by
            )
        ]
        if state.early:
            said.append(self.tr("Opened early: {why}").format(why=sentence(state.early)))
        if state.reopened:
            said.append(self.tr("Opened again: {why}").format(why=sentence(state.reopened)))
        if state.closed_at is not None:
            when = when_text(state.closed_at)
            said.append(self.tr("Closed {when} by {who}.").format(when=when, who=state.closed_by))
        return " ".join(said)
