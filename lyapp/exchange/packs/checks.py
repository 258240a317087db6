"""What must hold between the parts of a pack, and of a return: every reference known, each once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Hashable, Iterable

from lyapp.exchange.decoding import Misfit
from lyapp.exchange.packs.keys import is_key
from lyapp.exchange.programme_checks import check_programme
from lyapp.model.criteria import ScoreState
from lyapp.model.packs import (
    Answer,
    Cited,
    PackContents,
    PackCorrection,
    PackDismissal,
    PackDocument,
    PackLink,
    PackPlan,
    PlanAnswers,
    ReturnContents,
)
from lyapp.model.trouble import NotReadable
from lyapp.rules.amounts import parse_amount
from lyapp.rules.corrections import FIELDS, MONEY

_ID = re.compile("[0-9a-f]{32}")
_RULE = re.compile("[a-z][a-z0-9_]{0,59}")
_FINDING = re.compile("[0-9a-f]{1,64}")
_LONGEST_KEY = 200


def check_ids(*, pack: str, review: str, member: str) -> None:
    """Check the ids a certificate names.

    Raises:
        Misfit: saying which can't be one.
    """
    _is_id("the pack", pack)
    if not 0 < len(review) <= _LONGEST_KEY or not 0 < len(member) <= _LONGEST_KEY:
        raise Misfit("the certificate", "it names no review, or no member")


def check_pack(contents: PackContents) -> None:
    """Check a pack. Nobody's scores may be in it.

    Raises:
        Misfit: naming the place and what is wrong.
    """
    check_ids(pack=contents.pack, review=contents.review, member=contents.member)
    programme = contents.programme
    if programme.plans or programme.scores:
        raise Misfit("the programme", "plans and scores have no place in it here")
    check_programme(programme)
    _known("the pack", "member", contents.member, [one.key for one in programme.members])
    _is_version("the criteria", contents.criteria_version)
    _is_hash("the criteria", contents.criteria_fingerprint)
    localities = frozenset(one.code for one in programme.localities)
    _once("the plans", "version", [(one.locality, one.number) for one in contents.plans])
    documents = frozenset(one.sha256 for one in contents.documents)
    for plan in contents.plans:
        _check_plan(plan, localities=localities, documents=documents)
    _check_documents(contents.documents, contents.plans)
    _check_corrections(contents.corrections, contents.plans)
    must_dos = frozenset((one.catalogue, one.code) for one in programme.must_dos)
    _check_links(contents.links, contents.plans, must_dos=must_dos)
    _check_dismissals(contents.dismissals, contents.plans)
    _once("the score sheets", "locality", contents.scored)
    conflicts = [one.locality for one in contents.conflicts]
    _once("the conflicts of interest", "locality", conflicts)
    for code in (*contents.scored, *conflicts):
        _known("the pack", "locality", code, localities)
    for code in contents.scored:
        if code in conflicts:
            raise Misfit("the score sheets", f"the member has a conflict of interest in “{code}”")


def check_return(contents: ReturnContents) -> None:
    """Check a return.

    Raises:
        Misfit: naming the place and what is wrong.
    """
    _is_id("the device", contents.device)
    _is_version("the criteria", contents.criteria_version)
    _is_hash("the criteria", contents.criteria_fingerprint)
    _once("the answers", "plan version", [(one.locality, one.number) for one in contents.plans])
    for plan in contents.plans:
        _check_answers(plan)


def _check_plan(plan: PackPlan, *, localities: Collection[str], documents: Collection[str]) -> None:
    where = f"plan {plan.number} of “{plan.locality}”"
    _known(where, "locality", plan.locality, localities)
    _is_version(where, plan.number)
    _is_hash(where, plan.fingerprint)
    _once(where, "row", [row.code for row in plan.rows])
    _once(where, "document", plan.documents)
    for document in plan.documents:
        _known(where, "document", document, documents)
    for row in plan.rows:
        if not row.code.strip():
            raise Misfit(where, "a row has no code")
        if row.document:
            _known(f"{where}, row “{row.code}”", "document", row.document, plan.documents)


def _check_documents(documents: Iterable[PackDocument], plans: Iterable[PackPlan]) -> None:
    _once("the documents", "document", [one.sha256 for one in documents])
    used = {document for plan in plans for document in plan.documents}
    for one in documents:
        where = f"the document “{one.name}”"
        if hashlib.sha256(one.content).hexdigest() != one.sha256:
            raise Misfit(where, "it isn’t the document it was")
        if one.sha256 not in used:
            raise Misfit(where, "no plan came with it")
        if (one.kind is None) != (not one.reading):
            raise Misfit(where, "what was read of it is missing, or is of no document")


def _check_corrections(corrections: tuple[PackCorrection, ...], plans: Iterable[PackPlan]) -> None:
    where = "what was put right"
    said = [(one.said.printed, one.locality, one.said.field) for one in corrections]
    _once(where, "text", said)
    there = {plan.locality for plan in plans}
    for printed, locality, field in said:
        _known(where, "plan", locality, there)
        _known(where, "field", field, FIELDS)
        if not printed.strip():
            raise Misfit(where, "it names no printed text")
    for one in corrections:
        if one.said.field == MONEY:
            _is_amount(where, one.said.meaning)


def _check_links(
    links: tuple[PackLink, ...],
    plans: Iterable[PackPlan],
    *,
    must_dos: Collection[tuple[str, str]],
) -> None:
    where = "what was said of the must-dos"
    said = [(one.row, one.locality, one.number, one.catalogue, one.code) for one in links]
    _once(where, "row with the same must-do", said)
    there = {(plan.locality, plan.number, row.code) for plan in plans for row in plan.rows}
    for row, locality, number, catalogue, code in said:
        if (locality, number, row) not in there:
            raise Misfit(where, f"there is no row “{row}” in plan {number} of “{locality}”")
        if (catalogue, code) not in must_dos:
            raise Misfit(where, f"there is no must-do “{code}” in “{catalogue}”")


def _check_dismissals(dismissals: tuple[PackDismissal, ...], plans: Iterable[PackPlan]) -> None:
    where = "what was set aside"
    _once(where, "finding", [(one.rule, one.locality, one.fingerprint) for one in dismissals])
    there = {plan.locality for plan in plans}
    for one in dismissals:
        _known(where, "plan", one.locality, there)
        # A rule this program doesn't know is one of a newer program, and finds nothing here.
        if not _RULE.fullmatch(one.rule) or not _FINDING.fullmatch(one.fingerprint):
            raise Misfit(where, "it names no finding")
        if not one.reason.strip():
            raise Misfit(where, "no reason is given")


def _is_amount(where: str, meaning: str) -> None:
    try:
        parse_amount(meaning)
    except NotReadable as trouble:
        raise Misfit(where, f"“{meaning}” is no sum of money") from trouble


def _check_answers(plan: PlanAnswers) -> None:
    where = f"plan {plan.number} of “{plan.locality}”"
    if not 0 < len(plan.locality) <= _LONGEST_KEY:
        raise Misfit(where, "it names no locality")
    _is_version(where, plan.number)
    _is_hash(where, plan.fingerprint)
    _once(where, "criterion", [one.criterion for one in plan.answers])
    for one in plan.answers:
        _check_answer(where, one)


def _check_answer(where: str, answer: Answer) -> None:
    if not 0 < len(answer.criterion) <= _LONGEST_KEY:
        raise Misfit(where, "it names no criterion")
    if (answer.state is ScoreState.RATED) != (answer.rating is not None):
        raise Misfit(where, "a rated answer needs a rating, and no other has one")
    if answer.rating is not None and not 0 <= answer.rating <= 9:
        raise Misfit(where, f"{answer.rating} is on no scale")
    if answer.evidence:
        _check_evidence(where, answer.evidence)


def _check_evidence(where: str, evidence: tuple[Cited, ...]) -> None:
    _once(where, "citation", [(one.row, one.document, one.page) for one in evidence])
    for cited in evidence:
        if bool(cited.row) == bool(cited.document):
            raise Misfit(where, "a citation is of a row, or else of a document")
        if cited.document:
            _is_hash(where, cited.document)
        if cited.page is not None and not (cited.document and cited.page >= 1):
            raise Misfit(where, "a page is one of a document, from 1 on")


def _once(where: str, what: str, values: Iterable[Hashable]) -> None:
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            shown = value[0] if isinstance(value, tuple) else value
            raise Misfit(where, f"the {what} “{shown}” is given twice")
        seen.add(value)


def _known(where: str, what: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise Misfit(where, f"there is no {what} “{value}”")


def _is_version(where: str, number: int) -> None:
    if number < 1:
        raise Misfit(where, "its version must be 1 or more")


def _is_id(where: str, text: str) -> None:
    if not _ID.fullmatch(text):
        raise Misfit(where, "its id isn’t 32 hexadecimal digits")


def _is_hash(where: str, text: str) -> None:
    if not is_key(text):
        raise Misfit(where, "its fingerprint isn’t 64 hexadecimal digits")
