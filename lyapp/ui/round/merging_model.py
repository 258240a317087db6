"""What merging would do, as a tree: a file, under it its plans, and the totals at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    Qt,
)

from lyapp.rules.dates import format_day, local_day
from lyapp.ui import theme
from lyapp.ui.notes import Tone
from lyapp.ui.roles import (
    ACCESSIBLE,
    ALIGN,
    DISPLAY,
    FONT,
    HORIZONTAL,
    INK,
    LEFT,
    RIGHT,
    ROOT,
    SHOWN,
    TOOLTIP,
    Index,
)
from lyapp.ui.wording import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from lyapp.model.merging import Incoming, MergedPlan, MergedReturn
    from lyapp.ui.round.calls import Looked


COUNTS = ("new", "changed", "unchanged", "superseded", "kept", "refused")
REMARKS = len(COUNTS) + 1
"""The last column: what a person should know."""

_NAMED = 3
_TOP = 0
"""The id of a line of the first level; a plan's is its file's row and one."""


class Line(NamedTuple):
    """A line: its texts, the tone of what is remarked, and for a file its name."""

    texts: tuple[str, ...]
    tone: Tone = "plain"
    file: str = ""


class MergeModel(QAbstractItemModel):
    """The files in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._plans: list[tuple[MergedPlan, ...]] = []
        self._made_plans: dict[tuple[int, int], Line] = {}
        self._titles = (
            self.tr("Member and plan"),
            self.tr("New"),
            self.tr("Changed"),
            self.tr("Unchanged"),
            self.tr("Superseded"),
            self.tr("Kept"),
            self.tr("Refused"),
            self.tr("What to know"),
        )
        self._tips = (
            "",
            self.tr("Answers that weren’t here before"),
            self.tr("Answers that take the place of older ones"),
            self.tr("Answers that are here already"),
            self.tr("Answers older than what is here, which stays"),
            self.tr("Answers where something was entered in this review itself, which stays"),
            self.tr("Answers that aren’t taken in"),
            "",
        )

    def show(self, looked: Looked | None) -> None:
        """Show what was found; None for nothing."""
        self.beginResetModel()
        self._made_plans.clear()
        self._plans = [] if looked is None else [one.plans for one in looked.preview.returns]
        self._lines = () if looked is None else self._made(looked)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The line at an index."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._lines[index.row()]
        file = index.internalId() - 1
        place = file, index.row()
        # Made when it is looked at: a return may hold a thousand plans.
        if place not in self._made_plans:
            plan = self._plans[file][index.row()]
            self._made_plans[place] = self._plan(plan, self._lines[file].file)
        return self._made_plans[place]

    def file_of(self, index: Index) -> str:
        """The name of the file a line belongs to; "" for the totals."""
        if not index.isValid():
            return ""
        row = index.row() if index.internalId() == _TOP else index.internalId() - 1
        return self._lines[row].file

    def plans(self) -> int:
        """How many lines stand under the files."""
        return sum(map(len, self._plans))

    # Making the lines.

    def _made(self, looked: Looked) -> tuple[Line, ...]:
        returns = looked.preview.returns
        counts = [[one.count(what) for what in COUNTS] for one in returns]
        lines = [
            self._file(one, incoming, counted)
            for one, incoming, counted in zip(returns, looked.returns, counts, strict=True)
        ]
        if len(lines) > 1:
            sums = map(str, map(sum, zip(*counts, strict=True)))
            lines.append(Line((self.tr("Together"), *sums, "")))
        return tuple(lines)

    def _file(self, one: MergedReturn, incoming: Incoming, counts: Sequence[int]) -> Line:
        head = one.name
        if one.member_name:
            head = f"{one.member_name} – {one.name}"
        if one.made is not None:
            head = self.tr("{file}, made {day}").format(
                file=head, day=format_day(local_day(one.made))
            )
        if one.refused:
            why = one.why
            if incoming.trouble is not None:
                why = " ".join(part for part in worded(incoming.trouble) if part)
            blank = ("",) * len(COUNTS)
            if locked([incoming]):
                return Line((head, *blank, why), "caution", one.name)
            refused = self.tr("Refused. {why}").format(why=why)
            return Line((head, *blank, refused), "bad", one.name)
        said = self._remarks(one)
        return Line(
            (head, *map(str, counts), " ".join(said)),
            "caution" if said else "plain",
            one.name,
        )

    def _remarks(self, one: MergedReturn) -> list[str]:
        """What to know of a return that is taken in, or most of it."""
        said = [self.tr("Merged before.")] if one.seen else []
        said += one.remarks
        if any(plan.stale for plan in one.plans):
            said.append(self.tr("Some plans have been revised since."))
        if any(plan.on_two_devices for plan in one.plans):
            said.append(self.tr("Some was answered differently on two computers."))
        whys = list(dict.fromkeys(plan.why for plan in one.plans if plan.why))
        if whys:
            words = self.tr("Not all is taken in. {why}").format(why=" ".join(whys[:_NAMED]))
            if len(whys) > _NAMED:
                words = self.tr("{words} And {n} more.").format(words=words, n=len(whys) - _NAMED)
            said.append(words)
        if not one.plans:
            said.append(self.tr("It holds no answers."))
        return said

    def _plan(self, plan: MergedPlan, file: str) -> Line:
        said, tone = [], "plain"
        if plan.why:
            said.append(self.tr("Refused. {why}").format(why=plan.why))
        if plan.stale:
            said.append(self.tr("The plan was revised since; the scores stay with this version."))
        if plan.on_two_devices:
            said.append(
                self.tr("Answered differently on two computers, where the newest counts: {what}.")
                .format(what=", ".join(plan.on_two_devices))
            )  # fmt: skip
        if plan.kept_at:
            said.append(
                self.tr("What was entered here stays, though the return says otherwise: {what}.")
                .format(what=", ".join(plan.kept_at))
            )  # fmt: skip
        if said:
            tone = "bad" if plan.why else "caution"
        name = self.tr("{plan}, version {n}").format(plan=plan.name, n=plan.version)
        counts = (str(getattr(plan, what)) for what in COUNTS)
        return Line((name, *counts, " ".join(said)), tone, file)  # type: ignore[arg-type]  # a Tone

    # What a view asks.

    def rowCount(self, parent: Index = ROOT) -> int:
        """Qt's own."""
        if not parent.isValid():
            return len(self._lines)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        return len(self._plans[parent.row()]) if parent.row() < len(self._plans) else 0

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002 - Qt's name
        """Qt's own."""
        return REMARKS + 1

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """Qt's own."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # Qt has two
        """Qt's own."""
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own."""
        if orientation != HORIZONTAL:
            return None
        if role == DISPLAY:
            return self._titles[section]
        if role == TOOLTIP:
            return self._tips[section] or None
        if role == ALIGN:
            return RIGHT if 0 < section < REMARKS else LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's own."""
        return SHOWN if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401
        """Qt's own: a look-up."""
        line = self.line(index)
        if line is None:
            return None
        column = index.column()
        text = line.texts[column]
        if role == DISPLAY:
            return "–" if text == "0" else text
        if role == TOOLTIP:
            return text or None
        if role == ACCESSIBLE:
            return f"{self._titles[column]}: {text}"
        if role == ALIGN:
            return RIGHT if 0 < column < REMARKS else LEFT
        if role == INK and column == REMARKS:
            return _ink(line.tone)
        if role == FONT and index.internalId() == _TOP and not line.file:
            return theme.font("heading")
        return None


def _ink(tone: Tone) -> QColor:
    tokens = theme.current()
    return {"bad": tokens.bad, "caution": tokens.caution}.get(tone, tokens.ink)


def tried(returns: Sequence[Incoming]) -> list[str]:
    """The names of the files that the passphrase typed last doesn’t unlock."""
    from lyapp.model.exchange_trouble import PassphraseWrong

    return [one.name for one in returns if isinstance(one.trouble, PassphraseWrong)]


def locked(returns: Sequence[Incoming]) -> list[str]:
    """The names of the files that need a passphrase, or another than was tried."""
    from lyapp.model.exchange_trouble import PassphraseNeeded, PassphraseWrong

    return [
        one.name for one in returns if isinstance(one.trouble, PassphraseNeeded | PassphraseWrong)
    ]
