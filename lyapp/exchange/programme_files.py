"""Reading a programme from its folder of JSON files; the format is in docs/programme-files.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from lyapp import places
from lyapp.exchange.decoding import Misfit, decode, decode_list, parse_json
from lyapp.exchange.programme_checks import check_programme, check_scale
from lyapp.model.criteria import Criterion, RatingScale
from lyapp.model.decision import OutcomeType
from lyapp.model.outcome_rules import OutcomeRule
from lyapp.model.programme import (
    BriefingTextData,
    CheckData,
    FigureData,
    FinancialLineData,
    FlagData,
    LocalityData,
    MeetingData,
    MemberData,
    MustDoData,
    OrganisationData,
    OutcomeData,
    PersonData,
    PlanVersionData,
    ProgrammeData,
    QuestionData,
)
from lyapp.model.trouble import BadProgramme

T = TypeVar("T")

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of a single file of a programme; a larger one is refused unread."""

MAIN_FILE = "programme.json"


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands in `programme.json`."""

    key: str
    title: str
    year: str
    criteria: tuple[Criterion, ...]
    outcome_types: tuple[OutcomeType, ...]
    committee: str = ""
    committee_date: date | None = None
    paper_date: date | None = None
    agenda_item: str = ""
    contact: str = ""
    sample: bool = False
    made_up: bool = False
    source_note: str = ""
    authors: tuple[str, ...] = ()
    priority_limit: int | None = None
    year_starts: date | None = None
    year_ends: date | None = None
    outcome_rules: tuple[OutcomeRule, ...] = ()


@dataclass(frozen=True, slots=True)
class _SynonymGroup:
    """An entry of `synonyms.json`."""

    words: tuple[str, ...]


def find_programme(name_or_path: str) -> Path:
    """The folder of a programme: one that is shipped, by its name, or one at a path.

    Raises:
        BadProgramme: when there is neither.
    """
    shipped = places.database() / "programmes"
    names = programme_names()
    if name_or_path in names:
        return shipped / name_or_path
    known = ", ".join((*names, "generated"))
    detail = f"it is neither a folder with a {MAIN_FILE} nor one of: {known}"
    if not name_or_path.strip() or "\0" in name_or_path:
        raise BadProgramme(path=f"“{name_or_path.strip()}”", detail=detail)
    folder = Path(name_or_path).expanduser()
    if folder.name == MAIN_FILE:
        folder = folder.parent
    try:
        found = (folder / MAIN_FILE).is_file()
    except OSError as error:
        raise _unreadable(folder, error) from error
    if not found:
        raise BadProgramme(path=name_or_path, detail=detail)
    return folder


def programme_names() -> tuple[str, ...]:
    """The names of the programmes that are shipped, in alphabetical order."""
    folder = places.database() / "programmes"
    return tuple(sorted(main.parent.name for main in folder.glob(f"*/{MAIN_FILE}")))


def scale_keys() -> tuple[str, ...]:
    """The keys of the rating scales that are shipped, in alphabetical order."""
    folder = places.database() / "programmes" / "scales"
    return tuple(sorted(file.stem for file in folder.glob("*.json")))


def read_scale(key: str) -> RatingScale:
    """One of the shipped rating scales.

    Raises:
        BadProgramme: when there is none of this key, or its file is damaged.
    """
    folder = places.database() / "programmes" / "scales"
    keys = scale_keys()
    if key not in keys:
        raise BadProgramme(
            path=folder, detail=f"there is no rating scale “{key}”; known: {', '.join(keys)}"
        )
    path = folder / f"{key}.json"
    try:
        scale = decode(RatingScale, parse_json(_bytes(path)), where="the rating scale")
        check_scale(scale)
    except Misfit as misfit:
        raise _bad(path, path.name, misfit) from misfit
    return scale


def read_programme(folder: Path) -> ProgrammeData:
    """Read and check a whole programme. Only `programme.json` must be there.

    Raises:
        BadProgramme: naming the file, the entry and what is wrong with it.
    """
    head, scale = _read_head(folder)
    data = ProgrammeData(
        key=head.key,
        title=head.title,
        year=head.year,
        scale=scale,
        criteria=head.criteria,
        outcome_types=head.outcome_types,
        committee=head.committee,
        committee_date=head.committee_date,
        paper_date=head.paper_date,
        agenda_item=head.agenda_item,
        contact=head.contact,
        sample=head.sample,
        made_up=head.made_up,
        source_note=head.source_note,
        authors=head.authors,
        priority_limit=head.priority_limit,
        year_starts=head.year_starts,
        year_ends=head.year_ends,
        outcome_rules=head.outcome_rules,
        organisations=_read_list(folder, "organisations", OrganisationData),
        localities=_read_list(folder, "localities", LocalityData),
        members=_read_list(folder, "members", MemberData),
        must_dos=_read_list(folder, "must_dos", MustDoData),
        plans=_read_list(folder, "plans", PlanVersionData),
        meetings=_read_list(folder, "meetings", MeetingData),
        outcomes=_read_list(folder, "outcomes", OutcomeData),
        financial_lines=_read_list(folder, "financial_lines", FinancialLineData),
        briefing_texts=_read_list(folder, "briefing_texts", BriefingTextData),
        questions=_read_list(folder, "questions", QuestionData),
        flags=_read_list(folder, "flags", FlagData),
        figures=_read_list(folder, "figures", FigureData),
        checks=_read_list(folder, "checks", CheckData),
        people=_read_list(folder, "people", PersonData),
        synonyms=tuple(one.words for one in _read_list(folder, "synonyms", _SynonymGroup)),
    )
    try:
        check_programme(data)
    except Misfit as misfit:
        raise BadProgramme(path=folder, detail=str(misfit)) from misfit
    return data


def _read_head(folder: Path) -> tuple[_Head, RatingScale]:
    path = folder / MAIN_FILE
    try:
        fields, named = _fields_and_scale(parse_json(_bytes(path)))
        head = decode(_Head, fields, where="the programme")
        scale = (
            read_scale(named)
            if isinstance(named, str)
            else decode(RatingScale, named, where="“scale”")
        )
    except Misfit as misfit:
        raise _bad(folder, MAIN_FILE, misfit) from misfit
    return head, scale


def _fields_and_scale(value: object) -> tuple[dict[str, object], object]:
    """The fields of `programme.json` without the scale, and the scale: a key, or its own fields."""
    if not isinstance(value, dict):
        raise Misfit("", "it must be fields in curly brackets")
    if "scale" not in value:
        raise Misfit("", "the field “scale” is missing")
    named = value["scale"]
    if isinstance(named, str) and named not in scale_keys():
        known = ", ".join(scale_keys())
        raise Misfit("“scale”", f"there is no rating scale “{named}”; known: {known}")
    return {name: one for name, one in value.items() if name != "scale"}, named


def _read_list(folder: Path, name: str, kind: type[T]) -> tuple[T, ...]:
    """The entries of one file; none when the file isn't there."""
    path = folder / f"{name}.json"
    if not path.exists():
        return ()
    try:
        return decode_list(kind, parse_json(_bytes(path)))
    except Misfit as misfit:
        raise _bad(folder, path.name, misfit) from misfit


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise BadProgramme(path=path.parent, detail=f"{path.name} is missing") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > LARGEST_FILE:
        raise Misfit("", f"it is larger than {LARGEST_FILE // (1024 * 1024)} MB")
    return data


def _unreadable(path: Path, error: OSError) -> BadProgramme:
    return BadProgramme(path=path, detail=f"it can’t be read ({error.strerror or error})")


def _bad(path: Path, file: str, misfit: Misfit) -> BadProgramme:
    between = ", " if misfit.where else ": "
    return BadProgramme(path=path, detail=f"{file}{between}{misfit}")
