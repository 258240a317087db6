"""Names of people found in a lead, with a title or without."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lyapp.rules import lead_words as words

EDGES = " .,:;-–—()[]'’\"“”*"
"""Signs around a word or a name that are no part of it."""

_WORD = re.compile(r"\S+")
_TITLE_AND_NAME = re.compile(r"(?i:(dr|drs|prof|mr|mrs|ms))\.(?=[A-Z])")
_INITIALS = re.compile(r"[A-Z]\.?|[A-Z](?:\.-?[A-Z]){1,2}\.?|[A-Z]{2}")
_PREFIX = re.compile(r"^(?:Mc|Mac|O[’']|D[’']|De|Di|Fitz|Van|La|Le)(?=[A-Z])")
_POSSESSIVE = re.compile(r"[’']s$")
_ROLES_AS_TITLES = frozenset({"nurse", "sister", "matron", "doctor"})
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name at an offset of a text; `plural` after a title such as "Drs"."""

    at: int
    end: int
    clinical: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    low: str
    at: int
    end: int


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without its title, in small letters: "Dr A. Patel" is a, patel."""
    plain = [word.strip(EDGES).casefold() for word in name.replace(".", ". ").split()]
    titles = words.CLINICAL_TITLES | words.OTHER_TITLES
    return tuple(word for word in plain if word and word not in titles)


def agree(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names' words can be one person's: one surname, no forename that differs."""
    if not first or not second or first[-1] != second[-1]:
        return False
    return all(
        one.startswith(other) or other.startswith(one)
        for one, other in zip(first[:-1], second[:-1], strict=False)
    )


def by_surname(people: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The known people's names as their words, by surname."""
    known: dict[str, tuple[tuple[str, ...], ...]] = {}
    for person in people:
        plain = name_words(person)
        if plain:
            known[plain[-1]] = (*known.get(plain[-1], ()), plain)
    return known


def is_known(name: str, known: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Whether a name can be that of somebody known."""
    plain = name_words(name)
    return bool(plain) and any(agree(plain, one) for one in known.get(plain[-1], ()))


def find_names(
    text: str, *, known: Mapping[str, tuple[tuple[str, ...], ...]], after_plural: bool = False
) -> list[Named]:
    """The names in a text without line ends, in their order.

    A title makes a name of what follows it; without one it takes two words or an initial and a
    word, none of them usual in the names of bodies, or a surname of somebody known. `after_plural`
    takes single words too, as after "Drs Patel and".
    """
    all_words = [
        _Word(match[0].strip(EDGES), match[0].strip(EDGES).casefold(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]
    found: list[Named] = []
    at = 0
    plural = after_plural
    while at < len(all_words):
        name, after = _titled(all_words, at)
        if name is None:
            name, after = _untitled(text, all_words, at, known=known, plural=plural)
        if name is None:
            plural = plural and all_words[at].low in {"and", "&", ""}
            at += 1
            continue
        plural = name.plural or plural
        found.append(_trimmed(text, name))
        at = after
    return found


def _trimmed(text: str, name: Named) -> Named:
    inside = text[name.at : name.end]
    start = name.at + len(inside) - len(inside.lstrip(EDGES))
    kept = _POSSESSIVE.sub("", inside.rstrip(" ,:;-–—()[]'’\"“”*"))
    kept = kept if re.search(r"(?:^| )[A-Z]\.$", kept) else kept.rstrip(".")
    return Named(start, name.at + len(kept), name.clinical, name.plural)


def _titled(all_words: Sequence[_Word], at: int) -> tuple[Named | None, int]:
    """A title with the name after it."""
    word = all_words[at]
    joined = _TITLE_AND_NAME.match(word.text)
    title = joined[1].casefold() if joined else word.low
    if title not in words.CLINICAL_TITLES and title not in words.OTHER_TITLES:
        return None, at
    strict = title in _ROLES_AS_TITLES
    after, names = at + 1, int(joined is not None)
    while after < len(all_words) and after - at <= _MOST_NAMES:
        each = all_words[after]
        if names and each.low in words.NOT_NAMES and not _surname_too(all_words, after):
            break
        if _is_name(each) or _is_odd_name(each, like=word.text):
            if each.low in words.HEADS or (strict and each.low in words.NOT_NAMES):
                break
            names += 1
        elif not (_INITIALS.fullmatch(each.text) and each.low not in words.NOT_NAMES) and not (
            each.low in words.PARTICLES and after + 1 < len(all_words)
        ):
            break
        after += 1
        if each.end - each.at > len(each.text) + 1:
            break
    if not names:
        return None, at
    clinical = title in words.CLINICAL_TITLES
    plural = title in words.PLURAL_TITLES
    return Named(word.at, all_words[after - 1].end, clinical, plural), after


def _surname_too(all_words: Sequence[_Word], at: int) -> bool:
    """Whether a last word that bodies' names have as well can be a surname: "Mary Young"."""
    word = all_words[at]
    last = at == len(all_words) - 1 or all_words[at + 1].low in {"and", "or", ""}
    return last and word.low in words.SURNAMES_TOO and _is_name(word)


def _is_odd_name(word: _Word, *, like: str) -> bool:
    """A name in capitals, or in small letters behind a title in small letters."""
    if not word.text.isalpha() or word.low in words.NOT_NAMES or len(word.text) < 2:
        return False
    if words.LETTERS.fullmatch(word.text):
        return False
    if word.text.isupper():
        return len(word.text) >= 4 or like.isupper()
    return word.text.islower() and like.islower() and word.low not in words.PARTICLES


def _untitled(
    text: str,
    all_words: Sequence[_Word],
    at: int,
    *,
    known: Mapping[str, tuple[tuple[str, ...], ...]],
    plural: bool,
) -> tuple[Named | None, int]:
    """A name without a title."""
    after, full = at, 0
    while after < len(all_words) and after - at < _MOST_NAMES:
        each = all_words[after]
        if each.low in words.NOT_NAMES and not (after > at and _surname_too(all_words, after)):
            break
        if _is_name(each):
            full += 1
        elif not _INITIALS.fullmatch(each.text) and not (
            full and each.low in words.PARTICLES and after + 1 < len(all_words)
        ):
            break
        after += 1
    if not full:
        return _known_small(all_words, at, known=known)
    name = Named(all_words[at].at, all_words[after - 1].end)
    alone = after - at == 1
    if alone and not plural and not is_known(text[name.at : name.end], known):
        return None, at
    if _part_of_a_body(all_words, at, after) and not is_known(text[name.at : name.end], known):
        return None, at
    return Named(name.at, name.end, clinical=plural, plural=plural), after


def _known_small(
    all_words: Sequence[_Word], at: int, *, known: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[Named | None, int]:
    """Somebody known whose forename and surname are printed without capitals."""
    if at + 1 < len(all_words):
        two = (all_words[at].low, all_words[at + 1].low)
        if any(agree(two, one) for one in known.get(two[1], ())):
            return Named(all_words[at].at, all_words[at + 1].end), at + 2
    return None, at


def _part_of_a_body(all_words: Sequence[_Word], at: int, after: int) -> bool:
    """Whether capitalised words belong to what a body is called ("Herts Stroke Network")."""
    if after < len(all_words) and all_words[after].low in words.ORGANISATIONS:
        return True
    body = False
    last = after
    while last < len(all_words) and all_words[last].low in words.NOT_NAMES and last - after < 8:
        last += 1
    if last > after and all_words[after].text[:1].isupper():
        # "Jane Carter Community Matron" is a person with a role, "Stroke Care Team" a body.
        body = all_words[last - 1].low not in words.ROLE_HEADS
    if at > 0:
        before = all_words[at - 1]
        heads = before.low in words.ROLE_HEADS or before.text.isupper()
        body = body or (before.low in words.NOT_NAMES and before.text[:1].isupper() and not heads)
    return body


def _is_name(word: _Word) -> bool:
    """Whether a word is written like a name: a capital, then small letters; McKay, O'Neill."""
    rest = _PREFIX.sub("", word.text)
    pieces = re.split(r"[-’']", rest)
    return len(rest) > 1 and all(
        piece.isalpha() and piece[:1].isupper() and (len(piece) == 1 or piece[1:].islower())
        for piece in (piece for piece in pieces if piece not in {"s", ""})
    )
