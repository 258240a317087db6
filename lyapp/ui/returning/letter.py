"""The e-mail a member sends with their return, as text to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lyapp.rules.dates import format_date, local_day

if TYPE_CHECKING:
    from lyapp.store.queries.own_review import LastReturn, OwnPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letter", text)


def subject(page: OwnPage) -> str:
    """The subject."""
    return _tr("Scores for {title}: {name}").format(title=page.title, name=page.member_name)


def body(page: OwnPage, *, file: str, locked: bool, before: LastReturn | None) -> str:
    """The text to the chair; `before` is the return this one follows, `file` the file's name."""
    parts = [
        _tr("Dear chair,"),
        _tr("attached are my scores for {title}: the file {file}.").format(
            title=page.title, file=file
        ),
        _counts(page),
    ]
    if before is not None:
        parts.append(
            _tr("They take the place of those I returned on {date}.").format(
                date=format_date(local_day(before.made))
            )
        )
    if page.deadline is not None:
        parts.append(_tr("You asked for them by {date}.").format(date=format_date(page.deadline)))
    if locked:
        parts.append(
            _tr("The file is locked with a passphrase, which I will tell you another way.")
        )
    parts.append(_tr("To take them in, open the review in lyapp and choose Panel, Merge returns."))
    parts.append(page.member_name)
    return "\n\n".join(parts)


def _counts(page: OwnPage) -> str:
    left = [one for one in page.there if not one.finished]
    said = [
        _tr("{n} of {of} criteria are answered.").format(n=page.answered, of=page.of)
        if left
        else _tr("All {n} plans are finished.").format(n=len(page.there))
        if len(page.there) != 1
        else _tr("The plan is finished.")
    ]
    if left:
        names = ", ".join(
            _tr("{name} ({n} of {of})").format(name=one.row.name, n=one.row.done, of=one.row.of)
            for one in left
        )
        said.append(_tr("Not finished yet: {names}.").format(names=names))
        said.append(_tr("A newer return will follow and take the place of this one."))
    if page.unable:
        said.append(
            _tr("There is 1 criterion I was unable to judge.")
            if len(page.unable) == 1
            else _tr("There are {n} criteria I was unable to judge.").format(n=len(page.unable))
        )
    return " ".join(said)
