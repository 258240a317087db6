"""What must hold between the parts of a programme: every key once, every reference known."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

from lyapp.exchange.decoding import Misfit
from lyapp.model.coverage import COVERAGE_CHECK
from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.outcome_rules import RuleWhen
from lyapp.model.programme import ProgrammeData
from lyapp.rules.findings import RULES

T = TypeVar("T")

_RULES = frozenset(rule.key for rule in RULES) | {COVERAGE_CHECK}


def check_programme(data: ProgrammeData) -> None:
    """Check keys, references and ranges over the whole programme.

    Raises:
        Misfit: naming the file, the entry and what is wrong.
    """
    _check_head(data)
    _check_organisations(data)
    _check_people(data)
    _check_plans(data)
    _check_decisions(data)
    _check_money(data)
    _check_papers(data)


def check_scale(scale: RatingScale) -> None:
    """Check that a rating scale has levels, lowest first, and that one of them meets it.

    Raises:
        Misfit: saying what is wrong.
    """
    where = "the rating scale"
    _filled("", where, key=scale.key, title=scale.title)
    values = [level.value for level in scale.levels]
    if len(values) < 2:
        raise Misfit(where, "it needs at least two levels")
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise Misfit(where, "its levels must rise, each value once")
    if values[0] < 0 or values[-1] > 9:
        raise Misfit(where, "its values must be keys from 0 to 9")
    if scale.meets_value not in values:
        raise Misfit(where, f"no level has the value {scale.meets_value} that meets it")
    for level in scale.levels:
        _filled("", f"{where}, level {level.value}", label=level.label)


def _check_head(data: ProgrammeData) -> None:
    file = "programme.json"
    _filled(file, "the programme", key=data.key, title=data.title)
    try:
        check_scale(data.scale)
    except Misfit as misfit:
        raise Misfit(f"{file}, {misfit.where}", misfit.why) from misfit
    if not data.criteria:
        raise Misfit(file, "it has no criteria")
    _once(file, "criterion", "key", [one.key for one in data.criteria])
    _once(file, "criterion", "number", [one.number for one in data.criteria])
    for number, one in enumerate(data.criteria, 1):
        _check_criterion(f"criterion {number}", one, data.scale)
    _once(file, "outcome type", "key", [one.key for one in data.outcome_types])
    for number, kind in enumerate(data.outcome_types, 1):
        _filled(file, f"outcome type {number}", key=kind.key, label=kind.label)
    _check_outcome_rules(data)
    if data.priority_limit is not None and data.priority_limit < 1:
        raise Misfit(file, "its priority_limit must be 1 or more")
    if data.year_starts and data.year_ends and data.year_ends <= data.year_starts:
        raise Misfit(file, "its year_ends must be after its year_starts")


def _check_criterion(where: str, one: Criterion, scale: RatingScale) -> None:
    file = "programme.json"
    _filled(file, where, key=one.key, title=one.title, question=one.question)
    if not 0 <= one.weight <= 1000:
        raise Misfit(f"{file}, {where}", "its weight must be from 0 to 1,000")
    if one.number < 1:
        raise Misfit(f"{file}, {where}", "its number must be 1 or more")
    _once(file, f"{where}, check", "name", one.checks)
    for check in one.checks:
        _known(file, where, "finding rule", check, _RULES)
    values = [value for value, _text in one.descriptors]
    _once(file, f"{where}, descriptor", "level", values)
    known = {level.value for level in scale.levels}
    for value in values:
        if value not in known:
            raise Misfit(f"{file}, {where}", f"it describes level {value}, not on the scale")


def _check_outcome_rules(data: ProgrammeData) -> None:
    file = "programme.json"
    types = {one.key for one in data.outcome_types}
    levels = {level.value for level in data.scale.levels}
    for number, rule in enumerate(data.outcome_rules, 1):
        place = f"outcome rule {number}"
        _known(file, place, "outcome type", rule.outcome, types)
        when = rule.when
        for name, level in (
            ("must_pass_at_least", when.must_pass_at_least),
            ("every_criterion_at_least", when.every_criterion_at_least),
        ):
            if level is not None and level not in levels:
                raise Misfit(f"{file}, {place}", f"its {name} is level {level}, not on the scale")
        if when.percent_at_least is not None and not 0 <= when.percent_at_least <= 100:
            raise Misfit(f"{file}, {place}", "its percent_at_least must be from 0 to 100")
        _not_negative(file, place, below_meets_at_most=when.below_meets_at_most)
        if when == RuleWhen() and number < len(data.outcome_rules):
            raise Misfit(f"{file}, {place}", "it asks nothing, so no rule after it is ever reached")


def _check_organisations(data: ProgrammeData) -> None:
    file = "organisations.json"
    codes = [one.code for one in data.organisations]
    _once(file, "entry", "code", codes)
    for place, organisation in _entries(data.organisations):
        _filled(file, place, code=organisation.code, name=organisation.name)
        _once(file, f"{place}, spelling", "text", organisation.spellings)
    file = "localities.json"
    _once(file, "entry", "code", [one.code for one in data.localities])
    for place, one in _entries(data.localities):
        _filled(file, place, code=one.code, name=one.name)
        _known(file, place, "organisation", one.organisation, codes)
        if one.code in codes:
            raise Misfit(f"{file}, {place}", f"the code “{one.code}” is an organisation’s already")
        _once(file, f"{place}, spelling", "text", one.spellings)
        _not_negative(file, place, practices=one.practices, list_size=one.list_size)
        for sub in one.sub_practices:
            _filled(file, f"{place}, practice", name=sub.name)
            _not_negative(file, place, list_size=sub.list_size)


def _check_people(data: ProgrammeData) -> None:
    file = "members.json"
    organisations = {one.code for one in data.organisations}
    _once(file, "entry", "key", [one.key for one in data.members])
    for place, one in _entries(data.members):
        _filled(file, place, key=one.key, name=one.name)
        _once(file, f"{place}, organisation", "code", one.organisations)
        for code in one.organisations:
            _known(file, place, "organisation", code, organisations)
        for stand_in in one.substitutes:
            _filled(file, f"{place}, substitute", name=stand_in.name)
            for code in stand_in.organisations:
                _known(file, f"{place}, substitute", "organisation", code, organisations)
    file = "people.json"
    _once(file, "entry", "name", [(one.name, one.organisation) for one in data.people])
    for place, person in _entries(data.people):
        _filled(file, place, name=person.name)


def _check_plans(data: ProgrammeData) -> None:
    file = "plans.json"
    localities = {one.code for one in data.localities}
    _once(file, "entry", "version", [(one.locality, one.number) for one in data.plans])
    for place, one in _entries(data.plans):
        _known(file, place, "locality", one.locality, localities)
        if one.number < 1:
            raise Misfit(f"{file}, {place}", "its version number must be 1 or more")
        _once(file, f"{place}, objective", "code", [row.code for row in one.objectives])
        for number, row in enumerate(one.objectives, 1):
            _filled(file, f"{place}, objective {number}", code=row.code, title=row.title)
    file = "synonyms.json"
    for place, words in _entries(data.synonyms):
        _once(file, f"{place}, word", "word", words)
        if len(words) < 2:
            raise Misfit(f"{file}, {place}", "it needs at least two words")
        for word in words:
            if not word.strip() or "\n" in word:
                raise Misfit(f"{file}, {place}", "a word must be on one line and can’t be empty")
    file = "must_dos.json"
    _once(file, "entry", "code", [(one.catalogue, one.code) for one in data.must_dos])
    for place, must_do in _entries(data.must_dos):
        _filled(file, place, catalogue=must_do.catalogue, code=must_do.code, title=must_do.title)


def _check_decisions(data: ProgrammeData) -> None:
    localities = {one.code for one in data.localities}
    organisations = {one.code for one in data.organisations}
    file = "meetings.json"
    for place, meeting in _entries(data.meetings):
        _once(file, f"{place}, locality", "code", meeting.localities)
        for code in meeting.localities:
            _known(file, place, "locality", code, localities)
        _known(file, place, "organisation", meeting.organisation, organisations, empty=True)
    file = "outcomes.json"
    types = {one.key for one in data.outcome_types}
    _once(file, "entry", "locality and place", [(o.locality, o.place.value) for o in data.outcomes])
    for place, one in _entries(data.outcomes):
        _known(file, place, "locality", one.locality, localities)
        _known(file, place, "outcome type", one.outcome_type, types)
        for condition in one.conditions:
            _filled(file, f"{place}, condition", text=condition.text)
    file = "flags.json"
    for place, flag in _entries(data.flags):
        _known(file, place, "locality", flag.locality, localities, empty=True)
        _filled(file, place, sentence=flag.sentence)


def _check_money(data: ProgrammeData) -> None:
    owners = {one.code for one in data.localities} | {one.code for one in data.organisations}
    file = "financial_lines.json"
    for place, line in _entries(data.financial_lines):
        _known(file, place, "locality or organisation", line.owner, owners)
        _filled(file, place, label=line.label)
        if line.effect not in (-1, 0, 1):
            raise Misfit(f"{file}, {place}", "its effect must be -1, 0 or 1")
    organisations = {one.code for one in data.organisations}
    for place, figure in _entries(data.figures):
        _known(
            "figures.json", place, "organisation", figure.organisation, organisations, empty=True
        )
    file = "checks.json"
    _once(file, "entry", "key", [one.key for one in data.checks])
    for place, one in _entries(data.checks):
        _filled(file, place, key=one.key, text=one.text)
        _known(file, place, "locality or organisation", one.owner, owners, empty=True)


def _check_papers(data: ProgrammeData) -> None:
    localities = {one.code for one in data.localities}
    file = "briefing_texts.json"
    numbers: list[Hashable] = []
    for place, text in _entries(data.briefing_texts):
        _known(file, place, "locality", text.locality, localities)
        if text.number is not None:
            numbers.append((text.locality, text.kind.value, text.number))
    _once(file, "numbered text", "number", numbers)
    file = "questions.json"
    _once(file, "entry", "number", [one.number for one in data.questions])
    for place, question in _entries(data.questions):
        _filled(file, place, text=question.text)
        _once(file, f"{place}, locality", "code", question.localities)
        for code in question.localities:
            _known(file, place, "locality", code, localities)


def _entries(rows: Iterable[T]) -> Iterator[tuple[str, T]]:
    return ((f"entry {number}", row) for number, row in enumerate(rows, 1))


def _once(file: str, place: str, what: str, values: Iterable[Hashable]) -> None:
    """Refuse a value that stands twice; the message names the second place."""
    seen: set[Hashable] = set()
    for number, value in enumerate(values, 1):
        if value in seen:
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            raise Misfit(f"{file}, {place} {number}", f"the {what} “{shown}” is given twice")
        seen.add(value)


def _known(
    file: str, place: str, what: str, value: str, known: Collection[str], *, empty: bool = False
) -> None:
    if value not in known and not (empty and not value):
        raise Misfit(f"{file}, {place}", f"there is no {what} “{value}”")


def _filled(file: str, place: str, **texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise Misfit(f"{file}, {place}" if file else place, f"“{name}” can’t be empty")


def _not_negative(file: str, place: str, **numbers: int | None) -> None:
    for name, number in numbers.items():
        if number is not None and number < 0:
            raise Misfit(f"{file}, {place}", f"“{name}” can’t be negative")
