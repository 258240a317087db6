"""A spreadsheet: a table for each sheet that is shown, with the values its formulas had."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from hashlib import sha256

import python_calamine

from lyapp.exchange.intake.guard import Package
from lyapp.exchange.intake.recognise import XLSX
from lyapp.exchange.intake.spreadsheet import ods, xls, xlsx
from lyapp.exchange.intake.spreadsheet.cells import read_sheet
from lyapp.exchange.intake.spreadsheet.facts import BookFacts, SheetFacts, reference_to
from lyapp.model.intake import Aside, DocumentKind, PlanDocument, SourceTable
from lyapp.model.notice import Notice
from lyapp.model.trouble import BadDocument, LockedDocument

Values = list[list[object]]


def read_spreadsheet(
    data: bytes,
    *,
    package: Package | None,
    media_type: str,
    name: str,
    tick: Callable[[int, int], None] | None = None,
) -> PlanDocument:
    """Every sheet that is shown and holds something; what is hidden is left out and said.

    Args:
        data: the whole file.
        package: its parts, None for an old .xls, which is no archive.
        media_type: which of the formats it is.
        name: the file's name.
        tick: told of the sheets done and in all.

    Raises:
        BadDocument: when it can't be made sense of.
    """
    if package is None:
        facts, source = xls.look(data, name=name), io.BytesIO(data)
    elif media_type == XLSX:
        package = xlsx.with_places(package)
        facts, source = xlsx.look(package), package.repacked()
    else:
        facts, source = ods.look(package), package.repacked()
    tables: list[SourceTable] = []
    notices: list[Notice] = []
    asides: list[Aside] = []
    for done, (title, values, merges, total) in enumerate(_values(source, facts, name)):
        if tick is not None:
            tick(done, total)
        about = facts.sheets.get(title, SheetFacts())
        if values is None:
            notices.append(_said("hidden_sheet", "The hidden sheet “{sheet}” was left out.", title))
            continue
        asides.extend(about.asides)
        table = read_sheet(values, about, merges, name=title, document=name)
        if table.rows:
            tables.append(table)
        notices.extend(_sheet_notices(values, about, title, stale=facts.stale))
    notices.extend(_book_notices(facts))
    return PlanDocument(
        name=name,
        kind=DocumentKind.SPREADSHEET,
        media_type=media_type,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        blocks=tuple(tables),
        asides=tuple(asides),
        notices=tuple(notices),
    )


Merges = tuple[tuple[int, int, int, int], ...]


def _values(
    source: io.BytesIO, facts: BookFacts, name: str
) -> Iterator[tuple[str, Values | None, Merges, int]]:
    """Each sheet's name, its values (None for a hidden one), its merged cells; and their number."""
    try:
        with python_calamine.load_workbook(source) as book:
            every = book.sheets_metadata
            for one in every:
                if one.typ != python_calamine.SheetTypeEnum.WorkSheet:
                    continue
                about = facts.sheets[one.name]
                if about.hidden or one.visible != python_calamine.SheetVisibleEnum.Visible:
                    yield one.name, None, (), len(every)
                    continue
                sheet = book.get_sheet_by_name(one.name)
                ranges = sheet.merged_cell_ranges or ()
                merges = about.merges + tuple((*first, *last) for first, last in ranges)
                values: Values = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]  # its stub says less
                yield one.name, values, merges, len(every)
    except python_calamine.PasswordError as error:
        raise LockedDocument(name=name) from error
    except (
        python_calamine.CalamineError,
        LookupError,
        ValueError,
        OverflowError,
        OSError,
    ) as error:
        raise BadDocument(name=name) from error
    except BaseException as error:
        # The reader is written in Rust; where it gives up, what arrives is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise BadDocument(name=name) from error


def _sheet_notices(
    values: Values, about: SheetFacts, title: str, *, stale: bool
) -> Iterator[Notice]:
    wide = max(map(len, values), default=0)
    rows = sum(1 for row in about.hidden_rows if row < len(values) and any(
        value != "" for value in values[row]))  # fmt: skip
    columns = [
        column
        for column in about.hidden_columns
        if column < wide and any(column < len(row) and row[column] != "" for row in values)
    ]
    if rows:
        yield _said("hidden_rows", "Hidden rows of “{sheet}” were left out: {count}.", title, rows)
    if columns:
        yield _said(
            "hidden_columns", "Hidden columns of “{sheet}” were left out: {count}.", title,
            len(columns),
        )  # fmt: skip
    if about.unworked:
        place = reference_to(about.unworked[0])
        yield Notice(
            "formulas_without_value",
            "Formulas of “{sheet}” were saved without their values: {count}, the first in {cell}.",
            (("sheet", title), ("count", len(about.unworked)), ("cell", place)),
            f"{title} {place}",
        )
    elif stale and about.formulas:
        yield _said(
            "formulas_not_worked_out",
            "Formulas of “{sheet}” may not have been worked out when it was saved: {count}.",
            title,
            about.formulas,
        )


def _book_notices(facts: BookFacts) -> Iterator[Notice]:
    if facts.other_books:
        yield Notice(
            "other_workbooks",
            "It takes values from other workbooks; the values it was saved with were read.",
        )
    if facts.pictures:
        count = (("count", facts.pictures),)
        yield Notice("pictures", "Pictures can’t be read: {count}.", count)


def _said(key: str, template: str, sheet: str, count: int = 1) -> Notice:
    return Notice(key, template, (("sheet", sheet), ("count", count)), sheet)
