"""Papers made by hand, plain and nasty, so that the briefing is tested without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from lyapp.model.briefing import BriefingText, TextKind
from lyapp.model.criteria import Rag
from lyapp.model.decision import (
    Condition,
    Flag,
    FlagKind,
    OutcomePlace,
    OutcomeStage,
    OutcomeType,
)
from lyapp.model.money import FinancialLine, LineKind, Period, Recurring
from lyapp.rules.balances import balance, explain_balance, explain_total, total
from lyapp.rules.decisions import reading
from lyapp.rules.ratings import Suggestion
from lyapp.store.queries.locality import LocalityPage, MetOn, StatedOutcome, SubPractice
from lyapp.store.queries.money import OrganisationTotal
from lyapp.store.queries.paper import Paper, PaperOrganisation
from lyapp.store.queries.programme import MemberRow, QuestionRow

PRINTED_ON = date(2008, 7, 7)

AGREED = OutcomeType("agreed", "Agreed", OutcomeStage.AGREED)
AMENDMENTS = OutcomeType(
    "amend", "Agreed subject to amendments", OutcomeStage.CONDITIONAL, takes_conditions=True
)
AFFORDABILITY = OutcomeType(
    "afford",
    "Agreed; affordability to the committee",
    OutcomeStage.CONDITIONAL,
    takes_conditions=True,
)
AWAITED = OutcomeType("awaited", "Revised plan awaited", OutcomeStage.AWAITED)

NO_SUGGESTION = Suggestion(None, None, None, None, None, 0, 11, (), "No criterion is rated yet.")
GOOD_SUGGESTION = Suggestion(3.0, 1.0, 4.0, 68.4, Rag.GREEN, 10, 11, (), "Median 3.")


def priority(number: int, text: str, *items: str, note: str = "") -> BriefingText:
    """A numbered priority."""
    return BriefingText(number, TextKind.PRIORITY, text, number, items, note)


def text(kind: TextKind, words: str) -> BriefingText:
    """A text of another kind."""
    return BriefingText(0, kind, words)


def line(label: str, pence: int | None, effect: int = 1, **more: Any) -> FinancialLine:
    """A line of money of 2008/09."""
    kind = more.pop("kind", LineKind.OTHER)
    return FinancialLine(1, kind, label, pence, effect, more.pop("year", "2008/09"), **more)


def condition(words: str, owner: str = "", due: date | None = None, *, met: bool = False) -> Any:
    """A condition, open or met."""
    at = datetime(2008, 7, 4, 9, 30, tzinfo=UTC) if met else None
    return Condition(1, words, owner, due, at, "CJ" if met else "")


def flag(kind: FlagKind, sentence: str, reason: str = "") -> Flag:
    """A flag, settled when there is a reason."""
    at = datetime(2008, 7, 5, tzinfo=UTC) if reason else None
    return Flag(1, kind, sentence, "004", at, "Chair" if reason else "", reason)


def locality(
    code: str,
    name: str,
    *,
    paragraph: str = "",
    outcome: OutcomeType | None = None,
    words: str = "",
    briefing: str = "",
    texts: tuple[BriefingText, ...] = (),
    lines: tuple[FinancialLine, ...] = (),
    conditions: tuple[Condition, ...] = (),
    met: tuple[date, ...] = (),
    **more: Any,
) -> LocalityPage:
    """A locality's page with what isn't given left empty."""
    money = balance(lines)
    page = LocalityPage(
        locality=1,
        code=code,
        name=name,
        organisation_code="ENH",
        organisation_name="East and North Hertfordshire",
        kind="multi-practice group",
        paragraph=paragraph,
        practices=6,
        list_size=57144,
        list_size_printed="57,144",
        note="",
        spellings=(),
        sub_practices=(),
        plan_version=1,
        version=1,
        objectives=(),
        status=StatedOutcome(OutcomePlace.STATUS, outcome, words, "", None),
        briefing=StatedOutcome(OutcomePlace.BRIEFING, outcome, briefing, "", None),
        reading=reading(outcome, conditions),
        next_step="Take to the committee",
        own_next_step="",
        conditions=conditions,
        flags=(),
        lines=lines,
        balance=money,
        balance_sentence=explain_balance(money),
        year="2008/09",
        texts=texts,
        meetings=tuple(MetOn(at, day, "", "") for at, day in enumerate(met)),
        suggestion=NO_SUGGESTION,
        scored=0,
        expected=7,
        made_up_scores=False,
        sample=True,
        made_up=False,
        outcome_types=(AGREED, AMENDMENTS, AWAITED),
    )
    return replace(page, **more)


def organisation(code: str, name: str, localities: tuple[LocalityPage, ...]) -> PaperOrganisation:
    """An organisation with its sums worked out from its localities."""
    sums = total([(page.name, page.balance) for page in localities])
    return PaperOrganisation(
        code=code,
        name=name,
        localities=localities,
        practices=sum(page.practices or 0 for page in localities),
        list_size=sum(page.list_size or 0 for page in localities),
        unstated_sizes=tuple(page.name for page in localities if page.list_size is None),
        total=OrganisationTotal(code, name, sums, explain_total(sums), ()),
    )


def paper(*organisations: PaperOrganisation, **more: Any) -> Paper:
    """A paper of these organisations."""
    made = Paper(
        title="Hertfordshire",
        year="2008/09",
        committee="Professional Executive Committee",
        committee_date=date(2008, 7, 16),
        paper_date=date(2008, 7, 7),
        agenda_item="10c",
        contact="Elizabeth Example",
        authors=("Anne Author", "Bob Writer"),
        sample=True,
        made_up=False,
        made_up_scores=False,
        organisations=organisations,
        questions=(
            QuestionRow(
                1,
                "How will the committee deal with two plans that became unaffordable "
                "under fair shares?",
                ("East", "North"),
            ),
            QuestionRow(2, "In what way does the committee wish to take part in monitoring?", ()),
        ),
        members=(
            MemberRow(
                1,
                "AP",
                "Anne Person",
                "AP",
                "Director of Primary Care & Service Redesign",
                ("ENH", "WH"),
                ("Sam Stand-in (WH)",),
            ),
            MemberRow(2, "CJ", "Chris Jones", "CJ", "Contracts Manager", (), ()),
        ),
        content="4f7a91c20b3d",
    )
    return replace(made, **more)


MAY, JULY = date(2008, 5, 1), date(2008, 7, 3)


def sample() -> Paper:
    """Two organisations that look like the real thing."""
    aims = priority(
        1,
        "Work with the PCT on national and local health aims",
        "access and patient experience",
        "inequalities",
    )
    east = locality(
        "ENH-EAST",
        "East Locality",
        paragraph="5.1",
        outcome=AFFORDABILITY,
        version=2,
        met=(MAY, JULY),
        words="The plan cuts hospital activity but offers only peer review as a means. A firm "
        "action plan towards balance is recommended.",
        texts=(
            aims,
            priority(
                2,
                "Care nearer home through the Herts and Essex hospital, with Essex colleagues",
                "diabetes, respiratory, cardiology",
            ),
            priority(3, "Better finances with intensive PCT help"),
            priority(4, "Stronger intermediate and community nursing"),
            priority(5, "Urgent care centre at Bishop’s Stortford"),
            priority(6, "Premises"),
            priority(7, "Patient involvement"),
            text(TextKind.PUBLIC_HEALTH, "healthy profile overall"),
            text(TextKind.PUBLIC_HEALTH, "smoking"),
            text(TextKind.PUBLIC_HEALTH, "obesity"),
            text(TextKind.PUBLIC_HEALTH, "people at risk of CHD"),
            text(TextKind.FINANCIAL, "Unaffordable since budgets moved to fair shares."),
        ),
        lines=(line("Forecast deficit", -130_000_000),),
        conditions=(condition("action plan", due=date(2008, 9, 30)),),
        flags=(
            flag(
                FlagKind.CONTRADICTION,
                "The table says agreed; the briefing records no "
                "decision and says the plan is unaffordable.",
            ),
        ),
        next_step="Action plan by 30 September",
        suggestion=GOOD_SUGGESTION,
        scored=6,
    )
    north = locality(
        "ENH-NORTH",
        "North",
        paragraph="5..2",
        outcome=AWAITED,
        met=(MAY,),
        list_size=39849,
        list_size_printed="39,849",
        words="A thin plan with no further services. An action plan towards balance is "
        "recommended. See question 2.",
        sub_practices=(SubPractice("Puckeridge", 7778, "7,778", ""),),
        texts=(
            replace(aims, items=()),
            priority(
                2,
                "Care nearer home through Royston hospital, with the CATCH consortium",
                note="patients tend to choose Addenbrooke’s",
            ),
            priority(3, "Finance and prescribing, with Puckeridge set apart"),
            text(TextKind.PUBLIC_HEALTH, "smoking"),
            text(TextKind.OTHER, "PBC level 1 only"),
            text(TextKind.OTHER, "no named clinical lead"),
        ),
        lines=(line("Forecast deficit", -170_000_000),),
        flags=(
            flag(FlagKind.CONTRADICTION, "A revised plan is awaited, and one was received."),
            flag(FlagKind.DATA_QUALITY, "The paragraph number is printed 5..2.", "a misprint"),
        ),
        next_step="Chase the plan",
    )
    herts = locality(
        "ENH-NHERTS",
        "North Herts",
        paragraph="5.3",
        outcome=AMENDMENTS,
        version=2,
        met=(MAY, JULY),
        practices=12,
        list_size=110412,
        list_size_printed="110,412",
        words="Practice support for case writing and the enhanced-service uplift were refused. "
        "Clinical governance goes to the PBC committee.",
        conditions=(
            condition("support money left out", "Locality lead", date(2008, 8, 1)),
            condition("no higher rates for enhanced services", "", date(2008, 8, 1)),
            condition("governance proposal to the committee", "Chair", met=True),
        ),
        texts=(replace(aims, items=()), priority(2, "Finance and prescribing")),
        lines=(line("Saving on outturn", 30_000_000, kind=LineKind.SAVING),),
        next_step="Amendments by 1 August",
    )
    central = locality(
        "ENH-WCENT",
        "West and Central",
        paragraph="5.7",
        outcome=None,
        practices=13,
        list_size=None,
        list_size_printed="1027,920",
        lines=(
            line(
                "New investment",
                30_000_000,
                -1,
                period=Period.FULL_YEAR,
                recurring=Recurring.RECURRING,
                kind=LineKind.INVESTMENT,
            ),
            line("Prescribing uplift", None, 1, printed="from 7% to 6%"),
            line("Suggested deposit from slippage", 70_000_000, 0, kind=LineKind.LODGEMENT),
        ),
        version=None,
        plan_version=None,
        next_step="Score the plan",
    )
    first = organisation("ENH", "East and North Hertfordshire", (east, north, herts, central))
    first = replace(
        first,
        total=replace(
            first.total,
            lines=(line("Reserve held by the PCT", 450_000_000, 0, source="003 table 1"),),
        ),
    )
    watford = locality(
        "WH-WATCOM",
        "WatCom",
        paragraph="5.8",
        outcome=AGREED,
        met=(date(2008, 5, 15),),
        words="Approved, no conditions named.",
        lines=tuple(line(f"Extra for service {n}", 10_000_000 * n, -1) for n in range(1, 9)),
        texts=(aims,),
        conditions=(condition("named lead", met=True),),
    )
    return paper(first, organisation("WH", "West Hertfordshire", (watford,)))


LONG_WORD = "x" * 140 + "Ωmega" + "y" * 155


def nasty() -> Paper:
    """Everything that breaks a printed page."""
    sixty = tuple(
        priority(
            n,
            f"Priority number {n} with enough words to fill a line or two of its column",
            *(f"sub-item {n}-{k}" for k in range(n % 4)),
        )
        for n in range(1, 61)
    )
    endless = " ".join(f"word{n}" for n in range(3000))
    pages = (
        locality("A1", "Sixty", texts=sixty, outcome=AGREED),
        locality(
            "A2",
            LONG_WORD,
            texts=(priority(1, LONG_WORD), text(TextKind.PUBLIC_HEALTH, LONG_WORD)),
            lines=(line(LONG_WORD, 1), line("words", None, printed=LONG_WORD)),
            list_size=None,
            list_size_printed=LONG_WORD,
        ),
        locality(
            "A3",
            "<b>&amp; </para> {bold} %s \\n (",
            texts=(
                priority(1, '<font color="red">not red</font> & <br/>'),
                priority(2, "bell\x07, null\x00, escape\x1b[0m gone"),
            ),
            outcome=AWAITED,
            words="]]> ) Tj ET (\\",
        ),
        locality(
            "A4",
            "Emoji 🏥 医院 مستشفى בית",
            texts=(
                priority(1, "family 👨\u200d👩\u200d👧 and \u202etfel ot thgir\u202c"),
                priority(2, "cafe\u0301 naïve Łódź — ½ ≥ 3 ‘quoted’ “so” • £5 −1"),
            ),
        ),
        locality(
            "A5",
            "",
            practices=None,
            list_size=None,
            list_size_printed="",
            texts=(priority(1, ""), text(TextKind.OTHER, "   ")),
        ),
        locality(
            "A6",
            "Endless",
            texts=(
                text(TextKind.CONCLUSION, endless),
                priority(1, "line one\nline two\r\nline three"),
            ),
        ),
        locality("A7", "Last", outcome=AGREED),
    )
    return paper(
        organisation("N", "Nasty & <Sons>", pages),
        organisation("E", "Empty", ()),
        title="",
        committee="C" * 400,
        members=(),
        questions=(),
        made_up=True,
        made_up_scores=True,
        committee_date=None,
        paper_date=None,
        authors=(),
        contact="",
    )


def many(count: int) -> Paper:
    """A paper of `count` localities of the usual size, in organisations of 60."""
    pages = tuple(
        locality(
            f"L{n}",
            f"Locality {n}",
            outcome=(AGREED, AMENDMENTS, AWAITED, None)[n % 4],
            met=(MAY, JULY),
            words=f"The plan of locality {n} was read twice; its case for change "
            "is clear but the savings rest on referrals that have not fallen yet.",
            texts=(
                *(
                    priority(
                        k,
                        f"Priority {k} of locality {n}: care nearer home with the local "
                        "hospital and its partners",
                        *(f"item {n}.{k}.{j}" for j in range(k % 3)),
                    )
                    for k in range(1, 7)
                ),
                *(text(TextKind.PUBLIC_HEALTH, f"issue {n}.{k}") for k in range(4)),
                text(TextKind.FINANCIAL, f"Low risk in locality {n}; early referrals run high."),
                text(TextKind.OTHER, f"other fact about locality {n}"),
            ),
            lines=(line(f"Deficit {n}", -100_000 * n), line("Saving", 3_000_000)),
            conditions=(condition(f"condition of {n}", "Lead", JULY),) if n % 4 == 1 else (),
        )
        for n in range(1, count + 1)
    )
    parts = [pages[at : at + 60] for at in range(0, count, 60)]
    return paper(*(organisation(f"O{n}", f"Organisation {n}", p) for n, p in enumerate(parts)))
