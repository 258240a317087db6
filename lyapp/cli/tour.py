"""`lyapp tour`: the whole job on the sample, step by step, for a first look without a window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lyapp.cli.running import command, holder
from lyapp.cli.setting import HomeOption, JsonOption, Setting
from lyapp.cli.speaking import say, say_json
from lyapp.exchange.writing import write_whole

if TYPE_CHECKING:
    from lyapp.store.file import ReviewFile

SAMPLE = "hertfordshire-2008-09"
_PLAN = "ENH-STEV"
_RATINGS = ("3", "3", "2", "2", "3", "1", "2", "3", "n/a", "u", "")
_COMMENT = "Made up for this tour."
_CONDITION = "Send a timescale for every priority"
_LINE = "Anticoagulation clinic, set-up"


@command
def tour(
    ctx: typer.Context,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where to leave the files.")
    ] = Path("out"),
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do the whole job on the sample: score, decide, record money, print, export."""
    setting = Setting.of(ctx, home=home, as_json=as_json)
    tell = _Steps(silent=setting.as_json)
    path = out / f"{SAMPLE}.lyreview"
    review = _made_or_opened(path, setting, tell)
    try:
        plan, who = _score(review, out / "scores.csv", tell)
        _decide(review, plan, who, tell)
        _money(review, plan, who, tell)
        briefing, status = out / "briefing.pdf", out / "status.xlsx"
        today = date.today()  # noqa: DTZ011  # the day on the reader's own calendar
        from lyapp.briefing.render import render_briefing
        from lyapp.exchange.status_export import export_status

        write_whole(briefing, render_briefing(review, printed_on=today))
        tell.step(f"Printed the briefing: {briefing}")
        write_whole(status, export_status(review, "xlsx", made_on=today))
        tell.step(f"Exported the status: {status}")
    finally:
        review.close()
    made = {"review": path, "briefing": briefing, "status": status}
    if setting.as_json:
        say_json({what: str(where) for what, where in made.items()})
        return
    say("")
    say("Look at:")
    for what, where in made.items():
        say(f"  {what:9} {where.resolve()}")


class _Steps:
    """Says each step as it is done."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent
        self._number = 0

    def step(self, sentence: str) -> None:
        """One step that is done."""
        self._number += 1
        if not self._silent:
            say(f"{self._number}. {sentence}")


def _made_or_opened(path: Path, setting: Setting, tell: _Steps) -> ReviewFile:
    from lyapp.store.creating import create_review
    from lyapp.store.file import open_review

    if path.exists():
        review = open_review(path, home=setting.home, holder=holder())
        if review.read_only and review.notice is not None:
            review.close()
            raise review.notice
        tell.step(f"Opened the sample review of an earlier tour: {path}")
        return review
    from lyapp.exchange.programme_files import find_programme, read_programme

    programme = read_programme(find_programme(SAMPLE))
    review = create_review(path, programme, home=setting.home, holder=holder())
    tell.step(f"Made the sample review with {len(programme.localities)} localities: {path}")
    return review


def _score(review: ReviewFile, paper: Path, tell: _Steps) -> tuple[int, str]:
    """Score one plan for the first member, from a CSV as somebody with a paper form would."""
    from lyapp.cli.score_rows import read_rows
    from lyapp.cli.scoring import Result, score_rows
    from lyapp.store.queries.programme import programme_page

    page = programme_page(review)
    member = page.members[0]
    lines = ["locality,criterion,rating,comment"]
    for criterion, rating in zip(page.criteria, _RATINGS, strict=True):
        comment = _COMMENT if criterion.open_text or criterion.number == 1 else ""
        lines.append(f"{_PLAN},{criterion.key},{'' if criterion.open_text else rating},{comment}")
    write_whole(paper, ("\r\n".join(lines) + "\r\n").encode())
    results = [
        one.result for one in score_rows(review, read_rows(paper), member=member.key, made_up=True)
    ]
    name = next(place for place in page.localities if place.code == _PLAN)
    tell.step(
        f"Scored {name.name} for {member.name} from {paper}: "
        f"{results.count(Result.SAVED)} answers saved, {results.count(Result.UNCHANGED)} unchanged"
    )
    return name.id, member.name


def _decide(review: ReviewFile, plan: int, who: str, tell: _Steps) -> None:
    from lyapp.store.ops.outcomes import add_condition, record_outcome
    from lyapp.store.queries.locality import locality_page

    page = locality_page(review, locality=plan)
    conditional = next(one for one in page.outcome_types if one.takes_conditions)
    record_outcome(review, locality=plan, outcome_type=conditional.key, who=who)
    if all(one.text != _CONDITION for one in page.conditions):
        add_condition(
            review,
            locality=plan,
            text=_CONDITION,
            owner="Locality lead",
            due=date(2008, 4, 30),
            who=who,
        )
    page = locality_page(review, locality=plan)
    tell.step(f"Recorded its outcome: {page.reading.label}")


def _money(review: ReviewFile, plan: int, who: str, tell: _Steps) -> None:
    from lyapp.model.money import LineKind
    from lyapp.store.ops.money import add_line
    from lyapp.store.queries.locality import locality_page

    page = locality_page(review, locality=plan)
    if all(one.label != _LINE for one in page.lines):
        add_line(
            review, locality=plan, kind=LineKind.INVESTMENT, label=_LINE, amount="£45k", who=who
        )
    page = locality_page(review, locality=plan)
    tell.step(f"Added a line of money: {page.balance_sentence}")
