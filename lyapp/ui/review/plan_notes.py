"""What the program noticed in one plan, arranged for the review screen once it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lyapp.model.coverage import COVERAGE_CHECK
from lyapp.ui.review.finding_words import Mark, clinician_mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lyapp.model.findings import Correction
    from lyapp.model.intake import Figure
    from lyapp.model.plan import Objective
    from lyapp.rules.findings import ShownLine
    from lyapp.store.queries.attachments import AttachmentRow
    from lyapp.store.queries.findings import CriterionFindings, ShownFinding

Found = tuple["ShownFinding", ...]
Marks = Mapping[int, tuple[Mark, ...]]
_CLINICIANS = "clinicians_named"


@dataclass(frozen=True, slots=True)
class ForCriterion:
    """What bears on one criterion.

    `bears` are the keys of the rows that its findings and lines are about. `rows` has the
    findings by row, `marks` what their cards say. `told` are the findings about the plan as a
    whole that are told with it, each with one criterion only; `whole` are those of them that bear
    on it.
    """

    bears: frozenset[int] = frozenset()
    rows: Mapping[int, Found] = field(default_factory=dict)
    whole: Found = ()
    told: Found = ()
    lines: tuple[ShownLine, ...] = ()
    marks: Marks = field(default_factory=dict)
    coverage: bool = False

    @property
    def aside(self) -> frozenset[int]:
        """The rows with a finding that was set aside."""
        return frozenset(
            key
            for key, found in self.rows.items()
            if any(one.dismissed is not None for one in found)
        )

    @property
    def standing(self) -> frozenset[int]:
        """The rows with a finding that still stands."""
        return frozenset(
            key for key, found in self.rows.items() if any(one.dismissed is None for one in found)
        )


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """A plan's findings by criterion and by row, and the documents it came in."""

    locality: int = 0
    criteria: Mapping[int, ForCriterion] = field(default_factory=dict)
    rows: Mapping[int, Found] = field(default_factory=dict)
    whole: Found = ()
    documents: tuple[AttachmentRow, ...] = ()
    figures: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    """The measures and the money of each row that has any."""
    year_starts: date | None = None
    year_ends: date | None = None

    def of(self, criterion: int) -> ForCriterion:
        """What bears on a criterion; nothing for one that isn't known."""
        return self.criteria.get(criterion, _NOTHING)


_NOTHING = ForCriterion()


def arrange(
    *,
    locality: int,
    by_criterion: Sequence[CriterionFindings],
    found: Found,
    objectives: Sequence[Objective],
    documents: tuple[AttachmentRow, ...],
    corrections: Sequence[Correction],
    year: tuple[date | None, date | None],
) -> PlanNotes:
    """Put together what the store says; pure, and quick enough for the store's thread."""
    from lyapp.rules.understanding import find_figures, texts_of  # much to import for a window

    clinicians = {row.id: row.clinical_lead for row in objectives}
    whole = tuple(one for one in found if one.finding.objective is None)
    told = _told(whole, by_criterion)
    return PlanNotes(
        locality=locality,
        criteria={
            each.criterion: _for_criterion(each, clinicians, told.get(each.criterion, ()))
            for each in by_criterion
        },
        rows=_by_row(found),
        whole=whole,
        documents=documents,
        figures={
            row.id: figures
            for row in objectives
            if (
                figures := find_figures(
                    texts_of(row), corrections, year_starts=year[0], year_ends=year[1]
                )
            )
        },
        year_starts=year[0],
        year_ends=year[1],
    )


def _told(whole: Found, by_criterion: Sequence[CriterionFindings]) -> dict[int, Found]:
    """With which criterion each finding of the whole plan is told: the first that asks for it.

    What none asks for is told with the first of all, so that it is read once and not ten times.
    """
    told: dict[int, list[ShownFinding]] = defaultdict(list)
    for one in whole:
        asking = (each for each in by_criterion if one.finding.rule in each.checks)
        home = next(asking, by_criterion[0] if by_criterion else None)
        if home is not None:
            told[home.criterion].append(one)
    return {criterion: tuple(found) for criterion, found in told.items()}


def _for_criterion(
    said: CriterionFindings, clinicians: Mapping[int, str], told: Found
) -> ForCriterion:
    rows = _by_row(said.findings)
    marks: dict[int, list[Mark]] = defaultdict(list)
    for line in said.shows:
        # Where nobody names one, the line stands for all that should.
        if line.key == _CLINICIANS and dict(line.values).get("n"):
            for key in line.objectives:
                marks[key].append(clinician_mark(clinicians.get(key, "")))
    for key, found in rows.items():
        marks[key] += [mark_of(one) for one in found]
    bears = set(rows)
    for line in said.shows:
        bears.update(line.objectives)
    return ForCriterion(
        bears=frozenset(bears),
        rows=rows,
        whole=tuple(one for one in told if one.finding.rule in said.checks),
        told=told,
        lines=said.shows,
        marks={key: tuple(dict.fromkeys(each)) for key, each in marks.items()},
        coverage=COVERAGE_CHECK in said.checks,
    )


def _by_row(found: Iterable[ShownFinding]) -> dict[int, Found]:
    rows: dict[int, list[ShownFinding]] = defaultdict(list)
    for one in found:
        if one.finding.objective is not None:
            rows[one.finding.objective].append(one)
    # What was set aside comes last.
    return {
        key: tuple(sorted(each, key=lambda one: one.dismissed is not None))
        for key, each in rows.items()
    }
