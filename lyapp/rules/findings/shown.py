"""What a plan shows for one criterion, in a few lines: counts with the rows they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lyapp.model.findings import Finding, FindingSetting, PlanFacts
from lyapp.model.plan import Section
from lyapp.rules.findings.dates import says_when
from lyapp.rules.findings.involvement import Part
from lyapp.rules.findings.leads import gives_lead, names_clinician
from lyapp.rules.findings.measures import is_measurable, measures_told
from lyapp.rules.findings.patients import part_of_patients
from lyapp.rules.findings.rule import quoted
from lyapp.rules.findings.words import PlanWords, RowWords, plan_words

_MOST_CODES = 4
_FEWEST_ALIKE = 2
_MOST_GROUPS = 3


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line about a plan: an English template with its values, and the rows it stands for.

    `objectives` are the rows' keys, in the plan's order. `codes` names them where they are few,
    and is empty otherwise.
    """

    key: str
    template: str
    values: tuple[tuple[str, object], ...]
    objectives: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The line in English, without the rows' codes."""
        return self.template.format(**dict(self.values))


def what_the_plan_shows(
    facts: PlanFacts,
    findings: Iterable[Finding],
    rule_keys: Sequence[str],
    setting: FindingSetting,
) -> tuple[ShownLine, ...]:
    """What a plan shows for the criterion on which `rule_keys` bear, the most telling line first.

    `findings` are the plan's; those that were dismissed are left out by the caller. Counts of
    what is there ("1 of 15 redesigns names a clinician") come from the plan itself.
    """
    plan = plan_words(facts, setting)
    if not plan.rows:
        return ()
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    lines: list[ShownLine] = []
    for key in dict.fromkeys(rule_keys):
        lines += _COUNTS[key](plan) if key in _COUNTS else ()
        lines += _noticed(key, by_rule.get(key, ()), plan)
    return tuple(dict.fromkeys(lines))


def _line(key: str, template: str, rows: Iterable[RowWords] = (), **values: object) -> ShownLine:
    meant = tuple(rows)
    codes = tuple(row.code for row in meant if row.code)
    return ShownLine(
        key=key,
        template=template,
        values=tuple(values.items()),
        objectives=tuple(row.key for row in meant),
        codes=codes if len(meant) <= _MOST_CODES else (),
    )


_OF_MANY = re.compile(r"(?<=\{all\} )([a-z]+)s\b")
"""The noun that is counted out of all of them."""


def _of(  # the three ways to say how many of a kind do something
    key: str,
    rows: Sequence[RowWords],
    has: Callable[[RowWords], bool],
    *,
    none: str,
    one: str,
    many: str,
) -> Iterator[ShownLine]:
    """How many rows do something: templates for none, one and several, with `{n}` and `{all}`.

    The line stands for the rows that do; where none does, for all of them.
    """
    if not rows:
        return
    those = [row for row in rows if has(row)]
    template = (none, one)[len(those)] if len(those) < 2 else many
    if len(rows) == 1:
        template = _OF_MANY.sub(r"\1", template)
    yield _line(key, template, those or rows, n=len(those), all=len(rows))


def _clinicians(plan: PlanWords) -> Iterator[ShownLine]:
    redesigns = [row for row in plan.rows if row.redesign]
    people = plan.setting.people
    yield from _of(
        "clinicians_named",
        redesigns,
        lambda row: names_clinician(row, people),
        none="None of {all} redesigns names a clinician",
        one="1 of {all} redesigns names a clinician",
        many="{n} of {all} redesigns name a clinician",
    )
    others = [row for row in redesigns if not names_clinician(row, people)]
    yield from _alike("same_lead", others, lambda row: row.lead, "{n} give “{words}”")
    silent = [row for row in others if not row.lead]
    if silent and len(silent) < len(redesigns):
        yield _line("no_lead", _plural(silent, "{n} gives no lead", "{n} give no lead"), silent,
                    n=len(silent))  # fmt: skip


def _alike(
    key: str, rows: Sequence[RowWords], words: Callable[[RowWords], str], template: str
) -> Iterator[ShownLine]:
    """The texts that several rows share, the most frequent first."""
    groups: dict[str, list[RowWords]] = defaultdict(list)
    for row in rows:
        if words(row):
            groups[" ".join(words(row).casefold().split())].append(row)
    common = sorted(
        (group for group in groups.values() if len(group) >= _FEWEST_ALIKE),
        key=len,
        reverse=True,
    )
    for group in common[:_MOST_GROUPS]:
        yield _line(key, template, group, n=len(group), words=quoted(words(group[0])))


def _leads(plan: PlanWords) -> Iterator[ShownLine]:
    yield from _of(
        "leads_given",
        plan.rows,
        gives_lead,
        none="None of {all} rows gives a lead",
        one="1 of {all} rows gives a lead",
        many="{n} of {all} rows give a lead",
    )
    yield from _alike("same_lead", plan.rows, lambda row: row.lead, "{n} give “{words}”")


def _dates(plan: PlanWords) -> Iterator[ShownLine]:
    yield from _of(
        "dates_given",
        plan.rows,
        says_when,
        none="None of {all} rows has a date",
        one="1 of {all} rows has a date",
        many="{n} of {all} rows have a date",
    )
    yield from _alike("same_date", plan.rows, lambda row: row.timescale, "{n} say “{words}”")


def _measures(plan: PlanWords) -> Iterator[ShownLine]:
    told = measures_told(plan.setting)
    yield from _of(
        "measurable",
        plan.rows,
        lambda row: is_measurable(row, told),
        none="None of {all} rows could be measured",
        one="1 of {all} rows could be measured",
        many="{n} of {all} rows could be measured",
    )


def _patients(plan: PlanWords) -> Iterator[ShownLine]:
    yield from _of(
        "patients_take_part",
        plan.rows,
        lambda row: part_of_patients(row) is Part.SERVICE,
        none="None of {all} rows says that patients take part",
        one="1 of {all} rows says that patients take part",
        many="{n} of {all} rows say that patients take part",
    )
    own = [row for row in plan.rows if part_of_patients(row) is Part.OWN_CARE]
    if own:
        yield _line(
            "own_care",
            _plural(own, "1 lets them decide on their own care", "{n} let them decide on their"
                    " own care"),
            own,
            n=len(own),
        )  # fmt: skip


def _load(plan: PlanWords) -> Iterator[ShownLine]:
    local = [row for row in plan.rows if row.row.section is Section.LOCAL]
    limit = plan.setting.priority_limit
    yield _line(
        "priorities",
        "Rows: {local} local, {national} national"
        if limit is None
        else "Rows: {local} local, {national} national; at most {limit} may be local",
        local,
        local=len(local),
        national=len(plan.rows) - len(local),
        limit=limit,
    )
    actions = sum(len(row.actions) for row in plan.rows)
    if actions:
        words = "1 action in all" if actions == 1 else "{n} actions in all"
        yield _line("actions", words, (), n=actions)


_COUNTS: dict[str, Callable[[PlanWords], Iterator[ShownLine]]] = {
    "no_clinical_lead": _clinicians,
    "no_lead": _leads,
    "no_date": _dates,
    "nothing_measurable": _measures,
    "no_involvement": _patients,
    "too_many_priorities": _load,
}

_NOTICED: dict[str, tuple[str, str]] = {
    "owner_unclear": (
        "1 row names no owner in the locality",
        "{n} rows name no owner in the locality",
    ),
    "doing_or_consulted": (
        "1 row may be another body’s work",
        "{n} rows may be another body’s work",
    ),
    "vague_date": ("1 row has a vague date", "{n} rows have a vague date"),
    "past_date": ("1 row’s date is already past", "{n} rows’ dates are already past"),
    "past_milestone": (
        "1 row has a milestone already past",
        "{n} rows have a milestone already past",
    ),
    "several_dates": ("1 row has several dates", "{n} rows have several dates"),
    "milestone_after_date": (
        "1 row has a milestone after its own date",
        "{n} rows have a milestone after their own date",
    ),
    "implausible_year": (
        "1 row has a year that can hardly be meant",
        "{n} rows have a year that can hardly be meant",
    ),
    "no_milestones": ("1 row has no milestones", "{n} rows have no milestones"),
    "placeholder": ("1 row holds a placeholder", "{n} rows hold a placeholder"),
    "reminder_left": (
        "1 row holds a reminder to the writer",
        "{n} rows hold a reminder to the writer",
    ),
    "stray_mark": ("1 row holds a stray sign", "{n} rows hold a stray sign"),
    "cut_off": ("1 row’s text is cut off", "{n} rows’ text is cut off"),
    "malformed_number": (
        "1 row holds a figure that can’t be read",
        "{n} rows hold a figure that can’t be read",
    ),
    "duplicate_number": ("1 number is used twice", "{n} numbers are used twice"),
    "told_not_involved": (
        "1 row only informs patients or offers them a choice",
        "{n} rows only inform patients or offer them a choice",
    ),
    "redesign_without_patients": (
        "1 redesign doesn’t say that patients take part",
        "{n} redesigns don’t say that patients take part",
    ),
    "same_objective": (
        "1 row says the same as another",
        "{n} rows say the same as another",
    ),
    "total_wrong": ("1 total doesn’t add up", "{n} totals don’t add up"),
    "figures_disagree": (
        "1 figure differs between text and table",
        "{n} figures differ between text and table",
    ),
}


def _noticed(key: str, found: Sequence[Finding], plan: PlanWords) -> Iterator[ShownLine]:
    """How often a rule noticed something, where its own count doesn't say so already."""
    if not found or key not in _NOTICED:
        return
    at = {finding.objective for finding in found}
    rows = [row for row in plan.rows if row.key in at]
    if at == {None} and key == "no_milestones":
        rows = list(plan.rows)
    count = len(rows) or len(found)
    one, many = _NOTICED[key]
    yield _line(key, one if count == 1 else many, rows, n=count)


def _plural(rows: Sequence[RowWords], one: str, many: str) -> str:
    return one if len(rows) == 1 else many
