"""Who may come in a member's place, as a row of toggles under those for the members."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from lyapp.rules.initials import TITLES
from lyapp.ui import theme
from lyapp.ui.panel.lines import initials
from lyapp.ui.panel.person_button import PersonButton
from lyapp.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lyapp.store.queries.panel import PanelColumn, PanelPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("Panel", text)


class StandIn(NamedTuple):
    """Somebody who may take a member's place. `label` is short, `told` the same in full."""

    member: int
    name: str
    label: str
    told: str


def stand_ins(page: PanelPage) -> tuple[StandIn, ...]:
    """The substitutes of a plan's members, and who else is recorded as having come for one."""
    pairs = []
    for one in page.members:
        came = page.record.came.get(one.member, "")
        # They stay in the record, also when they are no substitute any more.
        known = one.substitutes if not came or came in one.substitutes else (*one.substitutes, came)
        pairs += [(one, name) for name in known]
    labels = [_for(short_name(name), initials(one)) for one, name in pairs]
    often = Counter(labels)
    return tuple(
        StandIn(
            one.member,
            name,
            label if often[label] == 1 else _for(name, initials(one)),
            _for(name, one.name),
        )
        for (one, name), label in zip(pairs, labels, strict=True)
    )


def place(page: PanelPage, member: PanelColumn) -> tuple[str, str]:
    """Who took a member's place, short and in full: the member, unless somebody came for them."""
    came = page.record.came.get(member.member, "")
    if not came:
        return initials(member), member.name
    return _for(short_name(came), initials(member)), _for(came, member.name)


def short_name(name: str) -> str:
    """A name with its first part as an initial and without a title: J. Hill."""
    words = name.split()
    if len(words) > 2 and words[0].rstrip(".").lower() in TITLES:
        del words[0]
    if len(words) < 2 or words[0].rstrip(".").lower() in TITLES:
        return " ".join(words)
    return " ".join((f"{words[0][0]}.", *words[1:]))


def _for(came: str, member: str) -> str:
    return _tr("{came} for {member}").format(came=came, member=member)


class StandIns(QWidget):
    """A button for each substitute, down for those who came; at most one for each member."""

    changed = Signal(int)
    """The key of the member whose place somebody took, or no longer does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=theme.unit() // 2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._clicked)
        self._offered: tuple[StandIn, ...] = ()
        self._buttons: list[PersonButton] = []

    def offer(self, people: tuple[StandIn, ...]) -> None:
        """Offer these; without any there is nothing to see."""
        self.setVisible(bool(people))
        if people == self._offered:
            return
        self._offered = people
        for old in self._buttons:
            self._group.removeButton(old)
        self._flow.clear()
        self._buttons = []
        for number, one in enumerate(people):
            told = _tr("{came} was present").format(came=one.told)
            button = PersonButton(one.label, name=one.told, told=told, parent=self)
            self._buttons.append(button)
            self._group.addButton(button, number)
            self._flow.addWidget(button)
            button.show()

    def choose(self, came: Mapping[int, str], *, editable: bool) -> None:
        """Show who came in which member's place."""
        for one, button in zip(self._offered, self._buttons, strict=True):
            button.show_down(down=came.get(one.member) == one.name)
            button.setEnabled(editable)

    def chosen(self) -> dict[int, str]:
        """Who came in which member's place, by the member's key."""
        return {
            one.member: one.name
            for one, button in zip(self._offered, self._buttons, strict=True)
            if button.isChecked()
        }

    def release(self, members: Collection[int]) -> None:
        """Nobody came in the place of these members."""
        for one, button in zip(self._offered, self._buttons, strict=True):
            if one.member in members:
                button.show_down(down=False)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        member = self._offered[self._group.id(button)].member
        for one, other in zip(self._offered, self._buttons, strict=True):
            if one.member == member and other is not button:
                other.show_down(down=False)
        self.changed.emit(member)
