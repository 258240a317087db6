"""What stands in the cells of a locality's rows, in the status tables and in the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.briefing.blocks import (
    CellBlock,
    ListBlock,
    ListItem,
    Marker,
    MoneyLine,
    MoneyLines,
    Paragraph,
    Role,
    Span,
    plain,
)
from lyapp.briefing.wording import NOT_STATED, count, listed, sentence, short_date, size
from lyapp.model.briefing import BriefingText, TextKind
from lyapp.model.decision import Condition, FlagKind, OutcomeStage
from lyapp.model.money import FinancialLine, LineKind, Period, Recurring
from lyapp.rules.amounts import format_pounds
from lyapp.rules.balances import same_year
from lyapp.rules.decisions import places_differ

if TYPE_CHECKING:
    from lyapp.store.queries.locality import LocalityPage

Cell = tuple[CellBlock, ...]

LETTER = {
    OutcomeStage.AGREED: "G",
    OutcomeStage.RECOMMENDED: "A",
    OutcomeStage.CONDITIONAL: "A",
    OutcomeStage.AWAITED: "R",
    OutcomeStage.REFUSED: "R",
}
"""The letter of an outcome's stage. A plan without a decision has none."""

_KIND = {
    LineKind.BUDGET: "Budget",
    LineKind.FORECAST_OUTTURN: "Forecast outturn",
    LineKind.DEFICIT_OR_SURPLUS: "Deficit or surplus",
    LineKind.BROUGHT_FORWARD: "Brought forward",
    LineKind.LODGEMENT: "Lodgement",
    LineKind.REPAYMENT: "Repayment",
    LineKind.INVESTMENT: "Investment",
    LineKind.SAVING: "Saving",
    LineKind.PRESSURE: "Pressure",
    LineKind.OTHER: "Other",
}


def name(page: LocalityPage) -> str:
    """The locality's name, or its code where it has none."""
    return page.name.strip() or page.code


def name_cell(page: LocalityPage, number: str, *, year: int | None) -> Cell:
    """Paragraph number and name; plan version and when the task group met."""
    version = f"version {page.version}" if page.version is not None else "no plan yet"
    met = met_on(page, year=year)
    line = f"{version}, {'met ' + met if met else 'not met yet'}"
    if page.reading.stage is OutcomeStage.AWAITED and page.status.type is not None:
        label = page.status.type.label
        line += f"; {label[:1].lower()}{label[1:]}"
    return (plain(f"{number} {name(page)}", Role.NAME), plain(line, Role.NOTE))


def practices_cell(page: LocalityPage) -> Cell:
    """Practices, list size as printed, practices listed apart."""
    practices = (
        f"practices {NOT_STATED}" if page.practices is None else count(page.practices, "practice")
    )
    unread = page.list_size is None and page.list_size_printed.strip() != ""
    spans = [Span(practices)]
    printed = size(page.list_size, page.list_size_printed)
    spans.append(Span(f"\n{printed}", warning=unread))
    spans += [
        Span(f"\n{sub.name} {size(sub.list_size, sub.list_size_printed)}", quiet=True)
        for sub in page.sub_practices
    ]
    return (Paragraph(tuple(spans)),)


def priorities_cell(page: LocalityPage) -> Cell:
    """The numbered priorities with their sub-items."""
    items = []
    for position, text in enumerate(_texts(page, TextKind.PRIORITY), 1):
        spans = [Span(text.text.strip() or NOT_STATED)]
        if text.note.strip():
            spans.append(Span(f" ({text.note.strip()})", quiet=True))
        items.append(
            ListItem(
                tuple(spans),
                tuple(item for item in text.items if item.strip()),
                text.number if text.number is not None else position,
            )
        )
    return (ListBlock(tuple(items), Marker.NUMBER),) if items else _not_stated()


def public_health_cell(page: LocalityPage) -> Cell:
    """The public-health issues."""
    items = _dashes(page, TextKind.PUBLIC_HEALTH)
    return (items,) if items else _not_stated()


def money_cell(page: LocalityPage, *, year: str) -> Cell:
    """The year's lines that count and their balance, the lines beside it, what the plan says."""
    current = [line for line in page.lines if same_year(line.year, year)]
    counted = tuple(_money(line, year) for line in current if line.effect)
    beside = tuple(_money(line, year) for line in current if not line.effect)
    others = len(page.lines) - len(current)
    blocks: list[CellBlock] = []
    pence = page.balance.pence
    if counted or pence is not None:
        balance = NOT_STATED if pence is None else format_pounds(pence)
        blocks.append(MoneyLines(counted, MoneyLine("Balance", balance)))
    else:
        blocks.append(plain(f"Balance {NOT_STATED}", Role.NOTE))
    if beside:
        blocks += [plain("Outside the balance", Role.LABEL), MoneyLines(beside)]
    if others:
        blocks.append(plain(f"{count(others, 'line')} of other years not printed.", Role.NOTE))
    blocks += [
        plain(text.text, Role.NOTE) for text in _texts(page, TextKind.FINANCIAL) if text.text
    ]
    return tuple(blocks)


def conclusion_cell(page: LocalityPage, *, year: int | None) -> Cell:
    """Outcome with its letter, the group's conclusion, conditions, other information."""
    blocks: list[CellBlock] = [outcome_line(page)]
    if places_differ(page.status.type, page.briefing.type) and page.briefing.type:
        blocks.append(plain(f"the briefing says: {page.briefing.type.label}", Role.NOTE))
    blocks += [plain(sentence(text)) for text in _said(page)]
    blocks += _conditions(page, year=year)
    other = _dashes(page, TextKind.OTHER)
    if other:
        blocks += [plain("Other information", Role.LABEL), other]
    if page.note.strip():
        blocks.append(plain(page.note, Role.NOTE))
    return tuple(blocks)


def outcome_line(page: LocalityPage) -> Paragraph:
    """The outcome in bold after its letter; open conditions are counted elsewhere."""
    reading = page.reading
    still_open = reading.open_conditions > 0 and page.status.type is not None
    label = page.status.type.label if still_open and page.status.type else reading.label
    return Paragraph((Span(label, bold=True),), badge=LETTER.get(reading.stage, ""))


def met_cell(page: LocalityPage, *, year: int | None) -> Cell:
    """The dates the task group met."""
    return (plain(met_on(page, year=year) or "not met yet"),)


def scores_cell(page: LocalityPage) -> Cell:
    """Members who have scored, and the suggested rating; provisional and made-up ones say so."""
    suggestion = page.suggestion
    scored = f"{page.scored} of {count(page.expected, 'member')}"
    if suggestion.median is not None and page.scored < page.expected:
        scored = f"provisional, {scored}"
    blocks: list[CellBlock] = [plain(scored)]
    if suggestion.median is not None:
        figures = f"median {suggestion.median:.1f}".removesuffix(".0")
        if suggestion.percent is not None:
            figures += f", {int(suggestion.percent)}%"
        rag = suggestion.rag
        blocks.append(Paragraph((Span(figures),), badge=rag.value if rag else ""))
    if page.made_up_scores:
        blocks.append(plain("MADE-UP SCORES", Role.WARNING))
    return tuple(blocks)


def flags_cell(page: LocalityPage) -> Cell:
    """How many contradictions and other flags are open, and how many are settled."""
    still_open = [flag for flag in page.flags if flag.warns]
    contradictions = sum(1 for flag in still_open if flag.kind is FlagKind.CONTRADICTION)
    others = len(still_open) - contradictions
    settled = sum(1 for flag in page.flags if not flag.open)
    lines = [count(contradictions, "contradiction")] if contradictions else []
    lines += [count(others, "other flag")] if others else []
    lines += [f"{settled:,} settled"] if settled else []
    return (plain("\n".join(lines) or "none"),)


def status_cell(page: LocalityPage, *, year: int | None) -> Cell:
    """The outcome with its conditions counted, the day it was decided, what was printed before."""
    blocks: list[CellBlock] = [outcome_line(page)]
    facts = []
    if page.status.decided is not None:
        facts.append(f"decided {short_date(page.status.decided, year=year)}")
    if page.reading.total_conditions:
        facts.append(_counted(page))
    if facts:
        blocks.append(plain("; ".join(facts), Role.NOTE))
    printed = page.status.printed.strip()
    if printed and printed != page.reading.label:
        # It may be of an outcome that another has taken the place of since.
        blocks.append(plain(f"earlier papers: “{printed}”", Role.NOTE))
    return tuple(blocks)


def next_step_cell(page: LocalityPage) -> Cell:
    """What has to happen next."""
    return (plain(page.next_step.strip() or "–"),)


def met_on(page: LocalityPage, *, year: int | None) -> str:
    """The dates of the meetings that considered the plan; empty when there were none."""
    return listed([short_date(met.held, year=year) for met in page.meetings])


def _counted(page: LocalityPage) -> str:
    reading = page.reading
    total = count(reading.total_conditions, "condition")
    if not reading.open_conditions:
        return f"{total}, met" if reading.total_conditions == 1 else f"{total}, all met"
    if reading.open_conditions == reading.total_conditions == 1:
        return "1 condition open"
    return f"{count(reading.open_conditions, 'condition')} open of {reading.total_conditions}"


def _conditions(page: LocalityPage, *, year: int | None) -> list[CellBlock]:
    if not page.reading.total_conditions:
        return []
    still_open = [condition for condition in page.conditions if condition.open]
    if not still_open:
        return [plain(sentence(_counted(page)), Role.NOTE)]
    items = tuple(
        ListItem((Span(_condition(condition, year), quiet=True),)) for condition in still_open
    )
    return [plain(f"{_counted(page)}:", Role.LABEL), ListBlock(items)]


def _condition(condition: Condition, year: int | None) -> str:
    words = [condition.text.strip() or NOT_STATED]
    if condition.owner.strip():
        words.append(condition.owner.strip())
    if condition.due is not None:
        words.append(short_date(condition.due, year=year))
    return ", ".join(words)


def _said(page: LocalityPage) -> list[str]:
    """The status text, the briefing's text and the conclusions, none twice."""
    texts = [page.status.text, page.briefing.text]
    texts += [text.text for text in _texts(page, TextKind.CONCLUSION)]
    said: list[str] = []
    for text in texts:
        if text.strip() and text.strip() not in said:
            said.append(text.strip())
    return said


def _money(line: FinancialLine, year: str) -> MoneyLine:
    label = line.label.strip() or _KIND[line.kind]
    known = label.lower()
    more = []
    if line.period is not Period.NOT_STATED:
        more.append(line.period.value.replace("_", " "))
    if line.recurring is not Recurring.NOT_STATED:
        more.append(line.recurring.value)
    more = [word for word in more if word not in known]
    if line.year and line.year != year and line.year not in label:
        more.append(line.year)
    if more:
        label += f" ({', '.join(more)})"
    if line.amount_pence is None:
        printed = line.printed.strip()
        return MoneyLine(label, f"{printed} (as printed)" if printed else NOT_STATED)
    sign = -1 if line.effect < 0 else 1
    return MoneyLine(label, format_pounds(sign * line.amount_pence))


def _texts(page: LocalityPage, kind: TextKind) -> list[BriefingText]:
    return [text for text in page.texts if text.kind is kind]


def _dashes(page: LocalityPage, kind: TextKind) -> ListBlock | None:
    items = []
    for text in _texts(page, kind):
        if not text.text.strip() and not text.items:
            continue
        spans = [Span(text.text.strip() or NOT_STATED)]
        if text.note.strip():
            spans.append(Span(f" ({text.note.strip()})", quiet=True))
        items.append(ListItem(tuple(spans), tuple(item for item in text.items if item.strip())))
    return ListBlock(tuple(items)) if items else None


def _not_stated() -> Cell:
    return (plain(NOT_STATED, Role.NOTE),)
