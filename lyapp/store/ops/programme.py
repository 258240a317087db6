"""Setting up a programme: its title and dates, organisations, localities, members, plan rows."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session, SQLModel, func, select

from lyapp.model.changes import Changes
from lyapp.model.plan import Section
from lyapp.model.trouble import NotReadable, UnknownKey
from lyapp.rules.corrections import corrected_due, corrected_leads
from lyapp.rules.initials import initials
from lyapp.rules.printed_numbers import parse_count
from lyapp.rules.texts import required, tidy
from lyapp.store.lookup import find, newest_version, the_review
from lyapp.store.ops.common import UNSET, Unset, next_after, shortened
from lyapp.store.queries.intake import reading_setting
from lyapp.store.tables.plans import Objective, Plan, PlanVersion
from lyapp.store.tables.programme import Locality, Member, Organisation

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile


def edit_review(
    review: ReviewFile,
    *,
    who: str,
    title: str | None = None,
    year: str | None = None,
    committee: str | None = None,
    committee_date: date | Unset | None = UNSET,
    paper_date: date | Unset | None = UNSET,
    agenda_item: str | None = None,
    contact: str | None = None,
) -> Changes:
    """Change what the review is called and whom it reports to; what isn't given stays."""
    with review.write(who=who) as work:
        row = the_review(work.session)
        if title is not None:
            row.title = required(title, what="The title")
        if year is not None:
            row.year = tidy(year).strip()
        if committee is not None:
            row.committee = tidy(committee)
        if not isinstance(committee_date, Unset):
            row.committee_date = committee_date
        if not isinstance(paper_date, Unset):
            row.paper_date = paper_date
        if agenda_item is not None:
            row.agenda_item = tidy(agenda_item)
        if contact is not None:
            row.contact = tidy(contact)
        work.session.add(row)
        work.label = "About the programme"
    return work.result


def add_organisation(
    review: ReviewFile, *, name: str, who: str, code: str = "", short_name: str = ""
) -> Changes:
    """Add an organisation; a code is made from its name when none is given."""
    with review.write(who=who) as work:
        full = required(name, what="An organisation’s name")
        taken = set(work.session.exec(select(Organisation.code)).all())
        work.add(
            Organisation(
                code=_free(code.strip() or _code(full), taken),
                name=full,
                short_name=tidy(short_name).strip() or full,
                sort=_next_sort(work.session, Organisation),
            )
        )
        work.label = f"Organisation added: {full}"
    return work.result


def add_locality(
    review: ReviewFile,
    *,
    organisation: int,
    name: str,
    who: str,
    practices: str = "",
    list_size: str = "",
) -> Changes:
    """Add a locality with an empty first version of its plan."""
    with review.write(who=who) as work:
        owner = find(work.session, Organisation, organisation, "organisation")
        full = required(name, what="A locality’s name")
        taken = set(work.session.exec(select(Locality.code)).all())
        key = work.add(
            Locality(
                organisation_id=organisation,
                code=_free(f"{owner.code}-{_code(full)}", taken),
                name=full,
                practices=_practices(practices),
                list_size=parse_count(list_size),
                list_size_printed=tidy(list_size).strip(),
                sort=_next_sort(work.session, Locality),
            )
        )
        plan = work.add(Plan(locality_id=key))
        work.add(PlanVersion(plan_id=plan, number=1))
        work.created = key
        work.label = f"Locality added: {full}"
        work.touch(key)
    return work.result


def edit_locality(
    review: ReviewFile,
    *,
    locality: int,
    who: str,
    name: str | None = None,
    practices: str | None = None,
    list_size: str | None = None,
    note: str | None = None,
) -> Changes:
    """Change a locality. A list size is kept as typed; one that isn't a number counts as none.

    Raises:
        NotReadable: the number of practices isn't a whole number.
    """
    with review.write(who=who) as work:
        row = find(work.session, Locality, locality, "locality")
        if name is not None:
            row.name = required(name, what="A locality’s name")
        if practices is not None:
            row.practices = _practices(practices)
        if list_size is not None:
            row.list_size = parse_count(list_size)
            row.list_size_printed = tidy(list_size).strip()
        if note is not None:
            row.note = tidy(note)
        work.session.add(row)
        work.label = f"About {row.name}"
        work.touch(locality)
    return work.result


def add_member(review: ReviewFile, *, name: str, who: str, role: str = "") -> Changes:
    """Add a member of the task group; key and initials are made from the name."""
    with review.write(who=who) as work:
        full = required(name, what="A member’s name")
        letters = initials(full)
        taken = set(work.session.exec(select(Member.key)).all())
        work.add(
            Member(
                key=_free(letters.lower() or "m", taken),
                name=full,
                role=tidy(role),
                initials=letters,
                sort=_next_sort(work.session, Member),
            )
        )
        work.label = f"Member added: {full}"
    return work.result


def edit_member(
    review: ReviewFile, *, member: int, who: str, name: str | None = None, role: str | None = None
) -> Changes:
    """Change a member's name or role; the key their scores are known by stays."""
    with review.write(who=who) as work:
        row = find(work.session, Member, member, "member")
        if name is not None:
            row.name = required(name, what="A member’s name")
        if role is not None:
            row.role = tidy(role)
        work.session.add(row)
        work.label = f"Member {row.name}"
    return work.result


def add_objective(
    review: ReviewFile,
    *,
    locality: int,
    title: str,
    who: str,
    section: Section = Section.LOCAL,
    lead: str = "",
    timescale: str = "",
) -> Changes:
    """Add a row to the newest version of a locality's plan.

    Its due date and clinicians are understood from what is printed, as in a document.
    """
    setting = reading_setting(review, locality=locality)
    printed = tidy(timescale)
    due = corrected_due(
        printed,
        setting.corrections,
        year_starts=setting.year_starts,
        year_ends=setting.year_ends,
    )
    leads = corrected_leads(tidy(lead), setting.corrections, people=setting.people)
    with review.write(who=who) as work:
        where = find(work.session, Locality, locality, "locality")
        version = newest_version(work.session, locality)
        if version is None or version.id is None:
            raise UnknownKey(what="plan of", key=where.name, known="none has been received")
        taken = set(
            work.session.exec(
                select(Objective.code).where(Objective.plan_version_id == version.id)
            ).all()
        )
        work.add(
            Objective(
                plan_version_id=version.id,
                code=_numbered("P", taken),
                section=section.value,
                title=required(title, what="An objective"),
                lead=tidy(lead),
                clinical_lead=", ".join(leads.clinical),
                timescale=printed,
                due=due.day,
                precision=due.precision.value,
                starts=due.start,
                ongoing=due.ongoing,
                confidence=due.confidence.value if printed.strip() else None,
                sort=len(taken),
            )
        )
        work.label = f"Objective added to the plan of {where.name}"
        work.touch(locality)
    return work.result


def _practices(text: str) -> int | None:
    if not text.strip():
        return None
    count = parse_count(text)
    if count is None:
        raise NotReadable(
            text=shortened(text),
            what="a number of practices",
            why="it isn’t a whole number",
            example="",
        )
    return count


def _code(name: str) -> str:
    letters = re.sub(r"[^A-Z0-9]+", "", name.upper())
    return letters[:6] or "X"


def _free(code: str, taken: set[str]) -> str:
    if code not in taken:
        return code
    return next(f"{code}{n}" for n in range(2, len(taken) + 3) if f"{code}{n}" not in taken)


def _numbered(prefix: str, taken: set[str]) -> str:
    return next(f"{prefix}{n}" for n in range(1, len(taken) + 2) if f"{prefix}{n}" not in taken)


def _next_sort(session: Session, table: type[SQLModel]) -> int:
    last = session.exec(select(func.max(table.sort))).one()  # type: ignore[attr-defined]  # all have it
    return next_after(last)
