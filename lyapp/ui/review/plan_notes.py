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
    findings by row, `whole` those about the plan as a whole, `marks` what their cards say.
    """

    bears: frozenset[int] = frozenset()
    rows: Mapping[int, Found] = field(default_factory=dict)
    whole: Found = ()
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
    year: tuple[date | None, date | None],
) -> PlanNotes:
    """Put together what the store says; pure, and quick enough for the store's thread."""
    clinicians = {row.id: row.clinical_lead for row in objectives}
    return PlanNotes(
        locality=locality,
        criteria={each.criterion: _for_criterion(each, clinicians) for each in by_criterion},
        rows=_by_row(found),
        whole=tuple(one for one in found if one.finding.objective is None),
        documents=documents,
        year_starts=year[0],
        year_ends=year[1],
    )


def _for_criterion(said: CriterionFindings, clinicians: Mapping[int, str]) -> ForCriterion:
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
        whole=tuple(one for one in said.findings if one.finding.objective is None),
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
