"""What a person should know of a document before its rows go into a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lyapp.model.notice import Notice, notice
from lyapp.model.versions import Into

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lyapp.model.intake import MappingPreset, PlanDocument, TableMapping
    from lyapp.model.reading import ReadingSetting
    from lyapp.store.file import ReviewFile


def doubts(
    review: ReviewFile,
    read: PlanDocument,
    *,
    locality: int,
    into: Into,
    version: int,
    known: ReadingSetting,
) -> tuple[Notice, ...]:
    """Remarks on a document that may be the wrong one, or one that was brought before.

    To be asked before the rows are taken in; `version` is the number of the version they go into.
    """
    return (
        *_comments(read),
        *_of_another(read, locality, known),
        *_there_already(review, read),
        *_scored(review, locality, into, version),
    )


def _comments(read: PlanDocument) -> Iterator[Notice]:
    """That there are comments, which belong to no row."""
    count = len(read.asides)
    if count:
        template = "Comments left in the document were kept apart: {count}."
        yield notice("comments", template, count=count)


def _of_another(read: PlanDocument, locality: int, known: ReadingSetting) -> Iterator[Notice]:
    """That it names another locality and never this one."""
    from lyapp.rules.plan_rows import recognise_locality

    spellings = dict(known.spellings)
    named = [key for key, _times in recognise_locality(f"{read.name}\n{read.text}", spellings)]
    if named and locality not in named:
        yield notice(
            "other-locality",
            "It speaks of {other} and never of {this}: is it the right locality’s plan?",
            other=spellings[named[0]][0],
            this=spellings[locality][0],
        )


def _there_already(review: ReviewFile, read: PlanDocument) -> Iterator[Notice]:
    from lyapp.store.queries.intake import already_there

    found = already_there(review, sha256=read.sha256)
    places = dict.fromkeys(f"{one.locality_name}, version {one.version}" for one in found)
    if places:
        template = "This very document has been taken in before: {where}."
        yield notice("there-already", template, where="; ".join(places))


def _scored(review: ReviewFile, locality: int, into: Into, version: int) -> Iterator[Notice]:
    """That answers were given on the version before, and don’t come along."""
    from lyapp.store.queries.versions import versions

    before = [one for one in versions(review, locality=locality) if one.number < version]
    if into is Into.NEW_VERSION and before and before[-1].scores:
        yield notice(
            "scored-before",
            "Answers given on version {before}: {count}. They stay with it, and version {version} "
            "starts without any.",
            before=before[-1].number,
            count=before[-1].scores,
            version=version,
        )


def unused(
    read: PlanDocument, mappings: Sequence[TableMapping], preset: MappingPreset
) -> tuple[Notice, ...]:
    """That a mapping asked for by its name knows none of the document’s headings."""
    from lyapp.rules.plan_rows import headings_of
    from lyapp.rules.plan_rows.vocabulary import normal

    there = {
        normal(heading)
        for table, mapping in zip(read.tables, mappings, strict=True)
        for heading in headings_of(table, mapping)
    }
    if any(normal(heading) in there for heading, _column in preset.headers):
        return ()
    template = "The mapping “{name}” knows none of the document’s headings, so it changed nothing."
    return (notice("mapping-unused", template, name=preset.name),)
