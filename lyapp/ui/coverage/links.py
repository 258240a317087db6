"""One locality's must-dos and their links as a list: heads, and under each its rows of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from lyapp.model.coverage import Cover, LinkState
from lyapp.ui.coverage.signs import COVER_OF, cover_words, state_words
from lyapp.ui.roles import ACCESSIBLE, DISPLAY, ROOT, Index

if TYPE_CHECKING:
    from lyapp.model.coverage import PossibleLink
    from lyapp.model.plan import Objective
    from lyapp.store.plan_cover import PlanCover
    from lyapp.store.queries.coverage import MustDoRow

FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
Pair = tuple[int, int]
"""A row of the plan and a must-do, by their keys."""


class Entry(NamedTuple):
    """A line of the list: a must-do and how it stands, or one of its links."""

    must_do: MustDoRow
    cover: Cover
    link: PossibleLink | None = None
    row: Objective | None = None

    @property
    def key(self) -> Pair:
        """What the line is of; 0 for a row on a must-do's own line."""
        return (0 if self.link is None else self.link.objective, self.must_do.must_do)


class Wanted(NamedTuple):
    """Which must-dos are shown."""

    catalogue: str | None = None
    words: str = ""
    only: Cover | None = None
    refused: bool = False
    """Show what was refused, too."""


class LinksModel(QAbstractListModel):
    """The list; what a person has just said is shown at once, before it is written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: PlanCover | None = None
        self._rows: dict[int, Objective] = {}
        self._by_must_do: dict[int, list[PossibleLink]] = {}
        self._entries: list[Entry] = []
        self._pending: Mapping[Pair, LinkState] = {}
        self._wanted = Wanted()
        self._kept: int | None = None

    # What the screen asks

    def entry(self, row: int) -> Entry:
        """One line."""
        return self._entries[row]

    def row_of(self, key: Pair) -> int | None:
        """Where a link, or (with 0) a must-do, stands now."""
        for row, entry in enumerate(self._entries):
            if entry.key == key:
                return row
        return None

    def next_open(self, after: int) -> int | None:
        """The next suggestion nobody has settled, from the top again after the last."""
        number = len(self._entries)
        for step in range(1, number + 1):
            at = (after + step) % number
            link = self._entries[at].link
            if link is not None and link.state is LinkState.OPEN:
                return at
        return None

    def counts(self) -> tuple[int, int, int]:
        """Of all must-dos: how many are confirmed, suggested, and with no row."""
        covers = [self._cover(one.must_do) for one in (self.plan.must_dos if self.plan else ())]
        return (
            covers.count(Cover.CONFIRMED),
            covers.count(Cover.SUGGESTED),
            covers.count(Cover.GAP),
        )

    def open_links(self) -> int:
        """How many suggestions nobody has settled."""
        return sum(
            link.state is LinkState.OPEN for links in self._by_must_do.values() for link in links
        )

    def states(self) -> dict[Pair, LinkState]:
        """How each link stands as it is shown, also one said and not written yet."""
        return {
            (link.objective, link.must_do): link.state
            for links in self._by_must_do.values()
            for link in links
        }

    # What changes it

    def show(
        self,
        plan: PlanCover | None,
        wanted: Wanted,
        pending: Mapping[Pair, LinkState],
        *,
        keep: int | None = None,
    ) -> None:
        """Show a plan; of `pending` what was said is shown as if it were written.

        `keep` is a must-do that stays though it isn't `wanted` any more: the one that a person
        is at.
        """
        self.plan, self._wanted, self._pending, self._kept = plan, wanted, pending, keep
        self._rows = {row.id: row for row in plan.rows} if plan else {}
        self._by_must_do = {}
        for link in plan.links if plan else ():
            state = pending.get((link.objective, link.must_do), link.state)
            shown = link if state is link.state else replace(link, state=state)
            self._by_must_do.setdefault(link.must_do, []).append(shown)
        entries = self._arranged()
        self._take_over(entries)

    def _take_over(self, entries: list[Entry]) -> None:
        """Tell the views of the lines between those that stay at either end."""
        old, new = [one.key for one in self._entries], [one.key for one in entries]
        if old != new:
            least = min(len(old), len(new))
            start = next((at for at in range(least) if old[at] != new[at]), least)
            end = 0
            while end < least - start and old[-1 - end] == new[-1 - end]:
                end += 1
            if gone := len(old) - start - end:
                self.beginRemoveRows(ROOT, start, start + gone - 1)
                del self._entries[start : start + gone]
                self.endRemoveRows()
            if came := len(new) - start - end:
                self.beginInsertRows(ROOT, start, start + came - 1)
                self._entries[start:start] = entries[start : start + came]
                self.endInsertRows()
        before, self._entries = self._entries, entries
        for row, entry in enumerate(entries):
            if entry != before[row]:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _arranged(self) -> list[Entry]:
        entries: list[Entry] = []
        words = self._wanted.words.casefold().split()
        for one in self.plan.must_dos if self.plan else ():
            if self._wanted.catalogue not in (None, one.catalogue):
                continue
            cover = self._cover(one.must_do)
            links = [
                link
                for link in self._by_must_do.get(one.must_do, ())
                if self._wanted.refused or link.state is not LinkState.REFUSED
            ]
            if self._wanted.only not in (None, cover) and one.must_do != self._kept:
                continue
            if words and not self._has(words, one, links):
                continue
            entries.append(Entry(one, cover))
            entries += [Entry(one, cover, link, self._rows[link.objective]) for link in links]
        return entries

    def _has(self, words: list[str], one: MustDoRow, links: list[PossibleLink]) -> bool:
        text = " ".join(
            (
                one.catalogue,
                one.code,
                one.title,
                *(f"{self._rows[link.objective].code} {link.title.text}" for link in links),
            )
        ).casefold()
        return all(word in text for word in words)

    def _cover(self, must_do: int) -> Cover:
        if self.plan is None or not self.plan.rows:
            return Cover.NO_ROWS
        states = [link.state for link in self._by_must_do.get(must_do, ())]
        if LinkState.CONFIRMED in states:
            return Cover.CONFIRMED
        return Cover.SUGGESTED if LinkState.OPEN in states else Cover.GAP

    # What a view asks

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own: every line can be chosen."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - Qt's own
        """Qt's own: the line in words; it is painted from its entry."""
        if not index.isValid() or role not in (DISPLAY, ACCESSIBLE):
            return None
        entry = self._entries[index.row()]
        if entry.link is None or entry.row is None:
            one = entry.must_do
            return f"{one.code} {one.title}: {cover_words(entry.cover)}"
        words = ", ".join(entry.link.words)
        said = self.tr("{row} {title}, {state}").format(
            row=entry.row.code, title=entry.row.title, state=state_words(entry.link.state)
        )
        return self.tr("{said}, for: {words}").format(said=said, words=words) if words else said


def sign_cover(entry: Entry) -> Cover:
    """Whose sign stands before a line."""
    return entry.cover if entry.link is None else COVER_OF[entry.link.state]
