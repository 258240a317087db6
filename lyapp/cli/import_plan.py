"""`lyapp import-plan`: take a locality’s plan in from the document it came in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.plan_answers import answer, no_answer, tell
from lyapp.cli.plan_doubts import doubts, unused
from lyapp.cli.running import Code, code_of, command, holder, opened
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import complain, say_json
from lyapp.exchange.writing import reason
from lyapp.model.trouble import (
    BadInput,
    DocumentTooLarge,
    NothingToTakeIn,
    Trouble,
    UnknownKey,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lyapp.model.intake import MappingPreset, PlanDocument, ReadRow
    from lyapp.model.versions import Into
    from lyapp.store.file import ReviewFile


class SectionChoice(StrEnum):
    """Which section the rows are said to belong to."""

    NATIONAL = "national"
    LOCAL = "local"
    AUTO = "auto"


@command
def import_plan(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The review to take the plan into.")],
    document: Annotated[Path, typer.Argument(help="The plan: Word, Excel, CSV, PDF or text.")],
    *,
    locality: Annotated[
        str, typer.Option("--locality", metavar="CODE", help="Whose plan this is.")
    ],
    section: Annotated[
        SectionChoice,
        typer.Option("--section", help="Of every row; otherwise as the document says."),
    ] = SectionChoice.AUTO,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--mapping", metavar="PRESET", help="A kept mapping of the document’s columns."
        ),
    ] = None,
    add: Annotated[
        bool,
        typer.Option(
            "--add", help="Add the rows to the newest version instead of making the next."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be taken in.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in a plan’s rows from a document, which is kept unchanged beside them."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    try:
        with opened(file, setting, read_only=dry_run) as review:
            refused = _take_in(
                review,
                document,
                code=locality,
                section=section,
                preset=mapping,
                add=add,
                dry_run=dry_run,
                as_json=setting.as_json,
            )
    except Trouble as trouble:
        if not setting.as_json:
            raise
        complain(trouble, as_json=False)
        say_json(no_answer(trouble))
        raise typer.Exit(code_of(trouble)) from None
    if refused:
        raise typer.Exit(Code.PROBLEMS)


def _take_in(
    review: ReviewFile,
    path: Path,
    *,
    code: str,
    section: SectionChoice,
    preset: str | None,
    add: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read the document, take its rows in, and tell; gives the number of refused rows."""
    from lyapp.exchange.intake import read_document
    from lyapp.model.plan import Section
    from lyapp.model.versions import Into
    from lyapp.rules.plan_rows import guess_mappings, overview, read_rows
    from lyapp.store.queries.intake import preview, reading_setting
    from lyapp.store.queries.naming import locality_by_code

    key = locality_by_code(review, code=code)
    known = reading_setting(review, locality=key)
    presets = _chosen(known.presets, preset)
    original = _content(path)
    read = read_document(original, name=path.name)
    mappings = guess_mappings(read, presets=presets)
    told = None if section is SectionChoice.AUTO else Section(section.value)
    rows = read_rows(read, mappings, section=told, setting=known)
    if all(row.refused for row in rows):
        raise NothingToTakeIn(name=path.name)
    into = Into.ADD if add else Into.NEW_VERSION
    plan = preview(review, locality=key, rows=rows, into=into)
    remarks = (
        *overview(read, mappings),
        *(unused(read, mappings, presets[0]) if preset is not None else ()),
        *doubts(review, read, locality=key, into=into, version=plan.version, known=known),
    )
    if not dry_run:
        _save(review, key, read, original, rows, into)
    if as_json:
        say_json(
            answer(
                rows,
                remarks,
                plan,
                document=path.name,
                locality=code,
                known=known,
                dry_run=dry_run,
            )
        )
    else:
        tell(rows, remarks, plan, document=path.name, dry_run=dry_run)
    return plan.refused


def _save(
    review: ReviewFile,
    locality: int,
    document: PlanDocument,
    original: bytes,
    rows: Sequence[ReadRow],
    into: Into,
) -> None:
    from lyapp.store.ops.intake import import_plan as take_in

    take_in(
        review,
        who=holder(),
        locality=locality,
        document=document,
        original=original,
        rows=rows,
        into=into,
    )


def _chosen(presets: Sequence[MappingPreset], name: str | None) -> tuple[MappingPreset, ...]:
    """The preset of this name before all others.

    Raises:
        UnknownKey: there is none of this name.
    """
    if name is None:
        return tuple(presets)
    named = [one for one in presets if one.name.casefold() == name.strip().casefold()]
    if not named:
        known = ", ".join(one.name for one in presets) or "none"
        raise UnknownKey(what="mapping", key=name, known=known)
    return (*named, *(one for one in presets if one not in named))


def _content(path: Path) -> bytes:
    from lyapp.exchange.intake.guard import LARGEST_FILE

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DocumentTooLarge(name=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(path=path, detail="there is no such file") from error
    except OSError as error:
        raise BadInput(path=path, detail=reason(error, reading=True)) from error
