"""The board's columns: what stands in each cell, how it is read aloud and what it sorts by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from lyapp.model.criteria import Rag
from lyapp.model.decision import OutcomeStage
from lyapp.model.money import Balance
from lyapp.rules.amounts import format_pounds, format_short
from lyapp.rules.dates import format_date, format_day
from lyapp.rules.decisions import NOTHING_REMAINS
from lyapp.rules.ratings import format_rating
from lyapp.store.queries.board import BoardRow, OrganisationHead
from lyapp.ui.wording import counted

SortKey = int | float | str | tuple[int, ...] | tuple[int, str] | None


class Column(IntEnum):
    """The columns from left to right."""

    LOCALITY = 0
    PLAN = 1
    MET = 2
    SCORED = 3
    RATING = 4
    FLAGS = 5
    BALANCE = 6
    OUTCOME = 7
    NEXT_STEP = 8


@dataclass(frozen=True, slots=True)
class Cells:
    """What a row shows, by column: the text, the tooltip, and what a screen reader says."""

    texts: tuple[str, ...]
    tips: tuple[str, ...]
    spoken: tuple[str, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Board", text)


_MINE = ("\u25cb", "\u25d0", "\u25cf")
"""The signs of nothing, some and all of the criteria answered."""
_STAGES = tuple(OutcomeStage)
_COLOUR_WORDS = {Rag.GREEN: "green", Rag.AMBER: "amber", Rag.RED: "red"}


def headings() -> tuple[str, ...]:
    """The columns' headings."""
    return (
        _tr("Locality"),
        _tr("Plan"),
        _tr("Task group met"),
        _tr("Scored"),
        _tr("Rating"),
        _tr("Flags"),
        _tr("Balance"),
        _tr("Outcome"),
        _tr("Next step"),
    )


def heading_tip(column: int) -> str:
    """What the signs in a column mean; "" where there are none."""
    if column != Column.LOCALITY:
        return ""
    none, some, every = _MINE
    return "\n".join(
        (
            _tr("Before a name, how far you have got with scoring it:"),
            _tr("{sign} nothing answered").format(sign=none),
            _tr("{sign} some criteria answered").format(sign=some),
            _tr("{sign} every criterion answered").format(sign=every),
        )
    )


def balance_text(balance: Balance) -> str:
    """A balance for a narrow column; what is only lodged says so, nothing is "not stated"."""
    if balance.pence is not None:
        return format_short(balance.pence, signed=True)
    if balance.lodged_pence is not None:
        return _tr("{amount} lodged").format(amount=format_short(balance.lodged_pence))
    return _tr("not stated")


def list_size_text(row: BoardRow) -> str:
    """The registered list: a number with its commas, or what was printed in quotation marks."""
    if row.list_size is not None:
        return _tr("{count} registered").format(count=f"{row.list_size:,}")
    if row.list_size_printed:
        return _tr("list size printed as “{printed}”").format(printed=row.list_size_printed)
    return _tr("list size not stated")


def cells(row: BoardRow) -> Cells:
    """Everything a row shows."""
    plan = "" if row.version is None else f"v{row.version}"
    scored = f"{row.scored}/{row.expected}" if row.expected else ""
    rating = format_rating(row.rating)
    flags = str(row.open_flags) if row.open_flags else ""
    balance = balance_text(row.balance)
    texts = (
        row.name,
        plan,
        " · ".join(format_day(day) for day in row.meetings),
        scored,
        rating,
        flags,
        balance,
        row.outcome.label,
        row.next_step,
    )
    tips = (
        row.name + _mine(row, f"\n{mine_mark(row)} "),
        _tr("No plan yet")
        if row.version is None
        else _tr("Plan, version {n}").format(n=row.version),
        ", ".join(format_date(day) for day in row.meetings),
        _tr("Every criterion answered by {done} of {all}").format(
            done=row.scored, all=_members(row)
        )
        + _mine(row, "\n"),
        _with_mark(row),
        "\n".join(row.flags),
        row.balance_sentence,
        row.outcome.label,
        row.next_step,
    )
    return Cells(texts, tips, _spoken(row, texts))


def mine_mark(row: BoardRow) -> str:
    """How far whoever is scoring has got: nothing, part or all; empty when it isn't theirs."""
    if not row.mine_of:
        return ""
    none, some, every = _MINE
    if row.mine_done >= row.mine_of:
        return every
    return some if row.mine_done else none


def _mine(row: BoardRow, before: str) -> str:
    """How far whoever is scoring has got in words, behind `before`; "" when it isn't theirs."""
    if not row.mine_of:
        return ""
    said = _tr("You have answered {done} of {all} criteria")
    return before + said.format(done=row.mine_done, all=row.mine_of)


def provisional(row: BoardRow) -> bool:
    """True for a rating that members who haven't finished may still change."""
    return row.rating is not None and row.scored < row.expected


def _provisional_words(row: BoardRow) -> str:
    return _tr("provisional: {done} of {all}").format(done=row.scored, all=_members(row))


def _members(row: BoardRow) -> str:
    return counted(row.expected, _tr("1 member"), _tr("{n} members"))


def _with_mark(row: BoardRow) -> str:
    parts = [row.rating_sentence]
    if provisional(row):
        parts.insert(0, _provisional_words(row))
    if row.made_up_scores:
        parts.append(_tr("From made-up scores."))
    return "\n".join(parts)


def _spoken(row: BoardRow, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The cells in words: no shape, colour or bar goes without."""
    rating = _tr("not rated") if row.rating is None else texts[Column.RATING]
    if row.rag is not None:
        rating += f", {row.rag.value}, {_tr(_COLOUR_WORDS[row.rag])}"
    if provisional(row):
        rating += ", " + _provisional_words(row)
    if row.made_up_scores:
        rating += ", " + _tr("made-up scores")
    if row.balance.pence is None:
        balance = texts[Column.BALANCE]
    else:
        balance = format_pounds(row.balance.pence)
    return (
        row.name,
        _tr("no plan") if row.version is None else _tr("version {n}").format(n=row.version),
        ", ".join(format_date(day) for day in row.meetings) or _tr("no meeting"),
        _tr("scored by {done} of {all}").format(done=row.scored, all=_members(row))
        + _mine(row, ". "),
        rating,
        counted(row.open_flags, _tr("1 flag"), _tr("{n} flags"))
        if row.open_flags
        else _tr("no flags"),
        balance,
        row.outcome.label,
        _tr("nothing left to do") if row.next_step == NOTHING_REMAINS else row.next_step,
    )


def sort_key(row: BoardRow, column: int) -> SortKey:
    """What a row sorts by in a column; None (nothing there) goes last in either direction."""
    match column:
        case Column.LOCALITY:
            return row.name.casefold()
        case Column.PLAN:
            return row.version
        case Column.MET:
            return tuple(day.toordinal() for day in reversed(row.meetings)) or None
        case Column.SCORED:
            return row.scored / row.expected if row.expected else None
        case Column.RATING:
            return row.rating
        case Column.FLAGS:
            return row.open_flags
        case Column.BALANCE:
            return row.balance.pence
        case Column.OUTCOME:
            return (_STAGES.index(row.outcome.stage), row.outcome.label)
        case _:
            return None if row.next_step == NOTHING_REMAINS else row.next_step.casefold() or None


def needs_attention(row: BoardRow) -> bool:
    """Something about the locality is still open: a flag, a condition, or the decision itself."""
    return bool(
        row.open_flags
        or row.outcome.open_conditions
        or row.outcome.stage in (OutcomeStage.UNDECIDED, OutcomeStage.AWAITED)
    )


def head_figures(head: OrganisationHead, shown: int) -> str:
    """An organisation's line after its name: "7 localities · 4 decided · −£3.0m in all".

    While only some of its localities are `shown` it says how many, and nothing of the rest.
    """
    if shown < head.localities:
        return _tr("{shown} of {n} localities").format(shown=shown, n=head.localities)
    parts = [
        _tr("1 locality")
        if head.localities == 1
        else _tr("{n} localities").format(n=head.localities),
        _tr("{n} decided").format(n=head.decided),
    ]
    if head.total.pence is not None:
        amount = format_short(head.total.pence, signed=True)
        if head.total.left_out:
            parts.append(
                _tr("{amount} over {n} that state a balance").format(
                    amount=amount, n=head.total.counted
                )
            )
        else:
            parts.append(_tr("{amount} in all").format(amount=amount))
    if head.total.lodged_pence is not None:
        parts.append(_tr("{amount} lodged").format(amount=format_short(head.total.lodged_pence)))
    return " · ".join(parts)
