"""Lines of money: added and edited as they are typed, kept as printed beside as understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import func, select

from lyapp.model.changes import Changes
from lyapp.model.money import DEFAULT_EFFECT, LineKind, Period, Recurring
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import parse_amount
from lyapp.rules.balances import check_sign
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find, the_review
from lyapp.store.ops.common import next_after, shortened
from lyapp.store.tables.decisions import FinancialLine
from lyapp.store.tables.programme import Locality

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def add_line(
    review: ReviewFile,
    *,
    locality: int,
    kind: LineKind,
    label: str,
    who: str,
    amount: str = "",
    effect: int | None = None,
    period: Period = Period.NOT_STATED,
    recurring: Recurring = Recurring.NOT_STATED,
    source: str = "",
    year: str | None = None,
    note: str = "",
) -> Changes:
    """Add a line of money. `amount` is as typed; empty means "not stated", never zero.

    Raises:
        NotReadable: the amount can't be read, with why.
        TextNeeded: the line has no label.
    """
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        counts = _effect(DEFAULT_EFFECT[kind] if effect is None else effect)
        pence = parse_amount(amount)
        check_sign(pence, counts, text=amount)
        last = work.session.exec(
            select(func.max(FinancialLine.sort)).where(FinancialLine.locality_id == locality)
        ).one()
        work.add(
            FinancialLine(
                locality_id=locality,
                kind=kind.value,
                label=required(label, what="A line of money"),
                year=the_review(work.session).year if year is None else tidy(year).strip(),
                amount_pence=pence,
                effect=counts,
                period=period.value,
                recurring=recurring.value,
                source=tidy(source),
                printed=tidy(amount).strip(),
                note=tidy(note),
                sort=next_after(last),
            )
        )
        work.label = f"Money of {where.name}: {shortened(label)}"
        work.touch(locality)
    return work.result


def edit_line(
    review: ReviewFile,
    *,
    line: int,
    who: str,
    kind: LineKind | None = None,
    label: str | None = None,
    amount: str | None = None,
    effect: int | None = None,
    period: Period | None = None,
    recurring: Recurring | None = None,
    source: str | None = None,
    year: str | None = None,
    note: str | None = None,
) -> Changes:
    """Change fields of a line; what isn't given stays.

    A new `amount` becomes the printed one too, unless the line's source has printed something.

    Raises:
        NotReadable: the amount can't be read, or would count the wrong way round.
        TextNeeded: the line would have no label.
    """
    with review.write(who=who) as work:
        row = find(work.session, FinancialLine, line, "line of money")
        if kind is not None:
            row.kind = kind.value
        if label is not None:
            row.label = required(label, what="A line of money")
        _edit_amount(row, amount, effect)
        if period is not None:
            row.period = period.value
        if recurring is not None:
            row.recurring = recurring.value
        if source is not None:
            row.source = tidy(source)
        if year is not None:
            row.year = tidy(year).strip()
        if note is not None:
            row.note = tidy(note)
        work.session.add(row)
        work.label = f"Money line changed: {shortened(row.label)}"
        work.touch(row.locality_id)
    return work.result


def remove_line(review: ReviewFile, *, line: int, who: str) -> Changes:
    """Take a line of money away; the log keeps it."""
    with review.write(who=who) as work:
        row = find(work.session, FinancialLine, line, "line of money")
        label, locality = row.label, row.locality_id
        work.remove(row)
        work.label = f"Money line removed: {shortened(label)}"
        work.touch(locality)
    return work.result


def _effect(effect: int) -> int:
    if effect not in (-1, 0, 1):
        raise NotReadable(
            text=effect, what="how a line counts", why="it is +1, 0 or −1", example=""
        )
    return effect


def _edit_amount(row: FinancialLine, amount: str | None, effect: int | None) -> None:
    if amount is None and effect is None:
        return
    if amount is not None:
        row.amount_pence = parse_amount(amount)
        if not row.source or not row.printed:
            row.printed = tidy(amount).strip()
    if effect is not None:
        row.effect = _effect(effect)
    check_sign(row.amount_pence, row.effect, text=amount or row.printed)
