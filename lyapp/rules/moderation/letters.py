"""Reminders to several members as one text, to be copied and cut up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lyapp.model.notice import Notice, notice
from lyapp.rules.moderation.progress import MemberProgress, Reminder, Way, reminder

_BETWEEN = "\n\n――――――――――\n\n"


def reminders(
    owing: Sequence[tuple[MemberProgress, Way, str]], *, review: str, sender: str = ""
) -> tuple[tuple[str, Reminder], ...]:
    """A reminder, with the member's name, to each of these who owes something.

    Each comes with how their scores come in, and when they are wanted, as it is to be written.
    """
    found = []
    for one, way, wanted_by in owing:
        letter = reminder(one, review=review, wanted_by=wanted_by, sender=sender, way=way)
        if letter is not None:
            found.append((one.name, letter))
    return tuple(found)


def _in_english(said: Notice) -> str:
    return said.sentence


def as_text(
    letters: Sequence[tuple[str, Reminder]], *, say: Callable[[Notice], str] = _in_english
) -> str:
    """The letters as `say` words each part, in English if nobody says otherwise.

    One is only its text; several are headed by whom they go to.
    """
    texts = ["\n\n".join(map(say, letter.paragraphs)) for _name, letter in letters]
    if len(texts) == 1:
        return texts[0]
    return _BETWEEN.join(
        f"{say(notice('letter_to', 'To: {name}', name=name))}\n"
        f"{say(notice('letter_subject', 'Subject: {subject}', subject=say(letter.subject)))}\n\n"
        f"{text}"
        for (name, letter), text in zip(letters, texts, strict=True)
    )
