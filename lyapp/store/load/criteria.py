"""Loading rating scales, criteria sets, outcome types and the catalogues beside them."""

from __future__ import annotations

from collections.abc import Sequence

from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.programme import ProgrammeData
from lyapp.store.load.keys import Keys, keyed
from lyapp.store.rows import select
from lyapp.store.tables import criteria, decisions, panel, programme
from lyapp.store.transaction import Write


def insert_scale(work: Write, scale: RatingScale) -> int:
    """Insert a rating scale and its levels; gives its key."""
    (key,) = work.insert_many(
        criteria.Scale,
        [{"key": scale.key, "title": scale.title, "meets_value": scale.meets_value}],
    )
    work.insert_many(
        criteria.ScaleLevel,
        [
            {
                "scale_id": key,
                "value": level.value,
                "label": level.label,
                "rag": level.rag.value,
                "descriptor": level.descriptor,
            }
            for level in scale.levels
        ],
    )
    return key


def insert_criteria(
    work: Write, asked: Sequence[Criterion], *, scale: int, version: int, note: str = ""
) -> Keys:
    """Insert a criteria set as a new version; gives criterion key to primary key."""
    (set_id,) = work.insert_many(
        criteria.CriteriaSet, [{"version": version, "scale_id": scale, "note": note}]
    )
    keys = keyed(
        work,
        criteria.Criterion,
        [
            {
                "set_id": set_id,
                "key": one.key,
                "number": one.number,
                "title": one.title,
                "question": one.question,
                "guidance": one.guidance,
                "weight": one.weight,
                "must_pass": one.must_pass,
                "open_text": one.open_text,
                "checks": "\n".join(one.checks),
            }
            for one in asked
        ],
        "key",
    )
    work.insert_many(
        criteria.LevelDescriptor,
        [
            {"criterion_id": keys[one.key], "value": value, "text": text}
            for one in asked
            for value, text in one.descriptors
        ],
    )
    return keys


def insert_catalogue(work: Write, data: ProgrammeData) -> None:
    """Insert must-dos, synonyms, printed figures, checked sums, outcome types and their rules."""
    work.insert_many(
        programme.MustDo,
        [
            {
                "catalogue": one.catalogue,
                "code": one.code,
                "title": one.title,
                "lead": one.lead,
                "source": one.source,
                "note": one.note,
                "detail": "\n".join(f"{name}: {text}" for name, text in one.detail),
                "sort": sort,
            }
            for sort, one in enumerate(data.must_dos)
        ],
    )
    work.insert_many(
        programme.SynonymGroup,
        [{"words": "\n".join(words), "sort": sort} for sort, words in enumerate(data.synonyms)],
    )
    work.insert_many(
        programme.Figure,
        [
            {
                "organisation": one.organisation,
                "table_name": one.table,
                "row_label": one.row,
                "column_label": one.column,
                "printed": one.printed,
                "amount_pence": one.amount_pence,
                "number": one.number,
                "unit": one.unit,
                "note": one.note,
            }
            for one in data.figures
        ],
    )
    work.insert_many(
        programme.SumCheck,
        [
            {
                "key": one.key,
                "owner": one.owner,
                "text": one.text,
                "printed": one.printed,
                "calculated": one.calculated,
                "agrees": one.agrees,
                "note": one.note,
            }
            for one in data.checks
        ],
    )
    work.insert_many(
        decisions.OutcomeType,
        [
            {
                "key": one.key,
                "label": one.label,
                "stage": one.stage.value,
                "takes_conditions": one.takes_conditions,
                "next_step": one.next_step,
                "short": one.short,
                "sort": sort,
            }
            for sort, one in enumerate(data.outcome_types)
        ],
    )
    types = dict(select(work.raw, "SELECT key, id FROM outcome_type"))
    work.insert_many(
        panel.OutcomeRule,
        [
            {
                "outcome_type_id": types[one.outcome],
                "nothing_missing": one.when.nothing_missing,
                "must_pass_at_least": one.when.must_pass_at_least,
                "every_criterion_at_least": one.when.every_criterion_at_least,
                "percent_at_least": one.when.percent_at_least,
                "below_meets_at_most": one.when.below_meets_at_most,
                "balance_not_negative": one.when.balance_not_negative,
                "sort": sort,
            }
            for sort, one in enumerate(data.outcome_rules)
        ],
    )
