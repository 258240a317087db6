"""When a row is due: never, some time, too early, twice, or before its own milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from lyapp.model.findings import Finding, FindingLevel
from lyapp.model.plan import DatePrecision
from lyapp.rules.dates import format_date
from lyapp.rules.findings.day_words import MONTH_WORDS, Said, dates_in
from lyapp.rules.findings.leftovers import is_placeholder
from lyapp.rules.findings.rule import Rule, each_or_all, noticed
from lyapp.rules.findings.words import PlanWords, RowWords, started
from lyapp.rules.timescales import understand_due

NO_DATE = Rule("no_date", "No date", FindingLevel.SERIOUS, "the timescale of each row")
VAGUE_DATE = Rule("vague_date", "Vague date", FindingLevel.LOOK, "the timescale of each row")
PAST_DATE = Rule(
    "past_date",
    "Date already past",
    FindingLevel.LOOK,
    "the timescale of each row beside the plan’s year",
)
PAST_MILESTONE = Rule(
    "past_milestone",
    "Milestone already past",
    FindingLevel.NOTE,
    "dates inside milestones beside the plan’s year",
)
SEVERAL_DATES = Rule(
    "several_dates",
    "Several dates in one row",
    FindingLevel.LOOK,
    "the timescale of each row beside the number of its milestones",
)
MILESTONE_AFTER_DATE = Rule(
    "milestone_after_date",
    "Milestone after the row’s date",
    FindingLevel.LOOK,
    "dates inside milestones beside the row’s own",
)
IMPLAUSIBLE_YEAR = Rule(
    "implausible_year",
    "A year that can hardly be meant",
    FindingLevel.LOOK,
    "years in timescales and in every text",
)
RULES = (
    NO_DATE,
    VAGUE_DATE,
    PAST_DATE,
    PAST_MILESTONE,
    SEVERAL_DATES,
    MILESTONE_AFTER_DATE,
    IMPLAUSIBLE_YEAR,
)

_YEARS_BACK = 12
"""A month of a year longer before the plan's than this is taken for a slip."""
_YEARS_ON = 25
_DUE_YEARS_BACK = 2
_DUE_YEARS_ON = 12

_BARE_YEAR = re.compile(
    r"(?:(?:by|in|during|end of|by the end of|by end|within) )?(?:(?:19|20)\d\d)"
    r"(?: ?(?:[-–/]|to) ?(?:\d\d|(?:19|20)\d\d))?\.?"
)
_YEAR_ALONE = "“{words}” names a year and no month."
_MANY = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?!\d))?")
_SPAN = re.compile(r"[-–—]| to |\bfrom\b|\buntil\b|\bbetween\b|\bonwards\b|\bongoing\b|\bthen\b")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LOOKS_BACK = re.compile(r"\b(?:since|baseline|compared|figures?|data|was|were|had) [^\n]{0,30}$")
_OF_FIGURES = re.compile(r"\W*(?:data|figures?|baseline|levels?|position|outturn|survey)\b")


def look(plan: PlanWords) -> Iterator[Finding]:
    """What the dates of a plan's rows show."""
    undated = [row for row in plan.rows if row.row.due is None and not _has_timescale(row)]
    yield from each_or_all(
        NO_DATE,
        [_no_date(row) for row in undated if not any(_milestone_dates(row))],
        of=plan.rows,
        all_of_them="None of the {count} rows gives a date.",
    )
    base = _base_year(plan)
    for row in plan.rows:
        due, several = row.row.due, _several(row)
        if several:
            yield several
        slip = _slip_of_due(row, due, base)
        if slip:
            yield slip
        elif due is not None:
            yield from _beside_the_year(row, due, plan)
        elif row.timescale and not several and _is_vague(row):
            yield noticed(
                VAGUE_DATE,
                _YEAR_ALONE
                if _BARE_YEAR.fullmatch(row.timescale.casefold())
                else "“{words}” gives no day by which the work should be done.",
                row=row,
                words=row.timescale,
            )
        said = tuple(dates_in(row.low, row.words))
        if said:
            yield from _milestones(row, said, None if slip else _latest(row), plan)
            yield from _slips_in_texts(row, said, base)


def _has_timescale(row: RowWords) -> bool:
    return bool(row.timescale) and not is_placeholder(row.timescale)


def _no_date(row: RowWords) -> Finding:
    if not row.timescale:
        return noticed(NO_DATE, "No date is given.", row=row)
    return noticed(NO_DATE, "“{words}” stands in place of a date.", row=row, words=row.timescale)


def _latest(row: RowWords) -> date | None:
    """The last of the row's dates; None when one of several can't be understood."""
    due = row.row.due
    for other in row.row.other_timescales:
        day = _day(other)
        due = max(due, day) if due and day else None
    return due


@lru_cache(maxsize=4096)
def _day(timescale: str) -> date | None:
    return understand_due(timescale, year_starts=None, year_ends=None).day


def _base_year(plan: PlanWords) -> int | None:
    day = plan.setting.year_starts or plan.setting.received or plan.setting.year_ends
    return day.year if day else None


def says_when(row: RowWords) -> bool:
    """Whether the row has a date at least as exact as a month."""
    return row.row.due is not None and row.row.precision is not DatePrecision.YEAR


def _several(row: RowWords) -> Finding | None:
    """More dates in the timescale than one, unless each stands for a milestone or an action."""
    count = _date_count(row.timescale)
    if count < 2 or count in (len(row.milestones), len(row.actions)):
        return None
    return noticed(
        SEVERAL_DATES,
        "“{words}” holds {count} dates; which milestone each is for isn’t said.",
        row=row,
        words=row.timescale,
        count=count,
    )


@lru_cache(maxsize=4096)
def _date_count(timescale: str) -> int:
    """How many dates are printed; a span counts as one, and what stands in brackets doesn't."""
    low = _IN_BRACKETS.sub(" ", timescale.casefold())
    if len(low) < 6 or not any(sign.isdigit() for sign in low):
        return 0
    lines = [line for line in low.split("\n") if line.strip()]
    if len(lines) > 1:
        return sum(min(1, _date_count(line) or len(_MANY.findall(line))) for line in lines)
    if _SPAN.search(low):
        return 1
    dated = [said.printed for said in dates_in(low, MONTH_WORDS)]
    rest = low
    for printed in dated:
        rest = rest.replace(printed, " ", 1)
    return len(dated) + len(_MANY.findall(rest))


def _slip_of_due(row: RowWords, due: date | None, base: int | None) -> Finding | None:
    if due is None or base is None:
        return None
    if base - _DUE_YEARS_BACK <= due.year <= base + _DUE_YEARS_ON:
        return None
    return _slip(row, row.timescale, due.year)


def _slip(row: RowWords, words: str, year: int) -> Finding:
    return noticed(
        IMPLAUSIBLE_YEAR,
        "“{words}”: the year {year} can hardly be meant.",
        row=row,
        words=words,
        year=str(year),
    )


def _beside_the_year(row: RowWords, due: date, plan: PlanWords) -> Iterator[Finding]:
    start = started(plan.setting)
    received = plan.setting.received
    if received and due < received:
        yield noticed(
            PAST_DATE,
            "“{words}” was over when the plan came in on {day}.",
            row=row,
            words=row.timescale or format_date(due),
            day=format_date(received),
        )
    elif start and due < start:
        yield noticed(
            PAST_DATE,
            "“{words}” lies before the plan’s year, which begins on {day}.",
            row=row,
            words=row.timescale or format_date(due),
            day=format_date(start),
        )
    elif row.row.precision is DatePrecision.YEAR:
        yield noticed(
            VAGUE_DATE,
            _YEAR_ALONE,
            row=row,
            words=row.timescale or str(due.year),
        )


def _is_vague(row: RowWords) -> bool:
    """Whether nothing as exact as a month can be understood of a timescale."""
    return not is_placeholder(row.timescale) and _no_month(row.timescale)


@lru_cache(maxsize=4096)
def _no_month(timescale: str) -> bool:
    if _BARE_YEAR.fullmatch(timescale.casefold()):
        return True
    due = understand_due(timescale, year_starts=None, year_ends=None)
    if due.ongoing:
        return True
    return due.day is None and not any(dates_in(timescale.casefold(), MONTH_WORDS))


def _milestone_dates(row: RowWords) -> Iterator[tuple[str, Said]]:
    for milestone in row.milestones:
        low = milestone.casefold()
        for said in dates_in(low, row.words):
            yield milestone, said


def _milestones(
    row: RowWords, dates: Sequence[Said], due: date | None, plan: PlanWords
) -> Iterator[Finding]:
    """Milestones dated before the plan's year or after the row's date, one finding a kind.

    `dates` are those of all the row's texts: mostly none is early or late.
    """
    start = started(plan.setting)
    days = [said.last for said in dates if said.last]
    if not any((due and day > due) or (start and day < start) for day in days):
        return
    late: list[tuple[str, Said]] = []
    past: list[tuple[str, Said]] = []
    for milestone, said in _milestone_dates(row):
        if said.last is None:
            continue
        if due and said.last > due:
            late.append((milestone, said))
        elif start and said.last < start and not _tells_the_past(milestone, said):
            past.append((milestone, said))
    yield from _one(
        row, late, MILESTONE_AFTER_DATE, "“{words}” comes after the row’s own date, {day}.", due
    )
    yield from _one(
        row, past, PAST_MILESTONE, "“{words}” lies before the plan’s year begins.", start
    )


def _one(
    row: RowWords, found: Sequence[tuple[str, Said]], rule: Rule, template: str, day: date | None
) -> Iterator[Finding]:
    if found and day:
        yield noticed(
            rule,
            template,
            row=row,
            words=found[0][0],
            made_from=(row.title, row.timescale, *(milestone for milestone, _ in found[1:])),
            day=format_date(day),
        )


def _tells_the_past(milestone: str, said: Said) -> bool:
    """Whether a date is of a figure or a story ("compared with March 2007"), not of a deed."""
    low = milestone.casefold()
    start = low.find(said.printed)
    if _OF_FIGURES.match(low, start + len(said.printed)):
        return True
    return bool(_LOOKS_BACK.search(low, 0, start))


def _slips_in_texts(row: RowWords, dates: Sequence[Said], base: int | None) -> Iterator[Finding]:
    if base is None:
        return
    own = row.timescale.casefold()
    for said in dates:
        if base - _YEARS_BACK <= said.year <= base + _YEARS_ON or said.printed in own:
            continue
        yield _slip(row, said.printed, said.year)
        return
