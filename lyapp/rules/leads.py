"""Who leads a row of a plan: people, bodies, and the clinicians among the people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise, zip_longest

from lyapp.model.intake import Leads
from lyapp.rules import lead_words as words
from lyapp.rules.lead_names import EDGES, by_surname, find_names, is_known

_AND = re.compile(r" (?:and|&) ")
_LEADING = re.compile(
    r"(?:(?:and|&|with|by|the|an?|from|via|through|joint|jointly|both|or|to)(?: +|$)){1,4}",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:(?: +|^)(?:and|&|with|by|the|or|is|are|led|jointly)){1,4}$", re.IGNORECASE
)
_LABEL = re.compile(r"([^:]{2,60}):")
_POSSESSIVE = re.compile(r"[’']s\b")
_WINDOW = 200
"""How much of a text's end is searched for words that can only stand there."""

_Known = Mapping[str, tuple[tuple[str, ...], ...]]


class _Kind(Enum):
    PERSON = auto()
    ROLE = auto()
    BODY = auto()


@dataclass(frozen=True, slots=True)
class _Part:
    """One lead; `sep` is what stands before it, empty right after the part before."""

    kind: _Kind
    text: str
    sep: str
    clinical: bool = False


def split_leads(printed: str, *, people: Sequence[str] = (), all_clinical: bool = False) -> Leads:
    """The people and bodies that a printed lead names, each as printed and in that order.

    A clinician counts as one only with a name: by a title (Dr, Professor, Sister), by a role
    beside the name ("Jane Carter, Community Matron", "GP lead: J Smith") or letters after it, or
    because `people`, the names of known clinicians, has them ("T Fernandes" is Trevor Fernandes).
    A role without a name ("Clinical lead", "GP with special interest") and a group ("GP
    practices", "Practice Managers") are bodies. With `all_clinical`, for a column of clinical
    leads, everybody named is a clinician.
    """
    known = by_surname(people)
    parts: list[_Part] = []
    label: bool | None = None
    for line in printed.splitlines():
        found, label = _line(" ".join(line.split()), known=known, label=label)
        parts.extend(_with_roles(found))
    persons = [part for part in parts if part.kind is _Kind.PERSON]
    bodies = [part for part in parts if part.kind is not _Kind.PERSON]
    return Leads(
        tuple(dict.fromkeys(part.text for part in persons)),
        tuple(dict.fromkeys(part.text for part in bodies)),
        tuple(
            dict.fromkeys(
                part.text
                for part in persons
                if all_clinical or part.clinical or is_known(part.text, known)
            )
        ),
    )


def _line(line: str, *, known: _Known, label: bool | None) -> tuple[list[_Part], bool | None]:
    """The leads of a line, and the label that goes on to the next one.

    A label is True for clinicians, False for others; None is no label. It goes on only where
    nothing follows it on its line.
    """
    found: list[_Part] = []
    plural = False
    if line.strip(EDGES).casefold() in words.NOBODY:
        return found, label
    for sep, piece in _pieces(line):
        if sep == ";":
            label = None
        text, said = piece, sep
        labelled = _LABEL.match(piece)
        if labelled and (words.LABEL.search(labelled[1]) or not labelled[1][:1].isdigit()):
            if words.LABEL.search(labelled[1]):
                label = _is_clinical(labelled[1]) or "clinic" in labelled[1].casefold()
            else:
                found.extend(_parts(labelled[1], sep, known=known, plural=False))
            text, said = piece[labelled.end() :], ":"
        fresh = _parts(text, said, known=known, plural=plural)
        plural = any(part.text.casefold().startswith(("drs", "profs")) for part in fresh) or (
            plural and all(part.kind is _Kind.PERSON for part in fresh)
        )
        found.extend(
            replace(part, clinical=part.clinical or bool(label) or plural)
            if part.kind is _Kind.PERSON
            else part
            for part in fresh
        )
    return found, None if found else label


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line between signs and words that separate leads, each after its sign."""
    done, sep = 0, ""
    for match in words.STRONG.finditer(line):
        piece = line[done : match.start()].strip()
        if piece:
            yield sep, piece
            sep = match["sep"].strip()
        elif sep != "(":
            sep = match["sep"].strip()
        done = match.end()
    if line[done:].strip():
        yield sep, line[done:].strip()


def _parts(text: str, sep: str, *, known: _Known, plural: bool) -> list[_Part]:
    """The leads in a piece of text."""
    found: list[_Part] = []
    done = 0
    for name in find_names(text, known=known, after_plural=plural):
        found.extend(_others(text[done : name.at], sep if not done else "", before_name=True))
        between = text[done : name.at].strip(EDGES).casefold()
        said = sep if not found else "and" if between in {"and", "&"} else ""
        found.append(_Part(_Kind.PERSON, text[name.at : name.end], said, name.clinical))
        done = name.end + (2 if _POSSESSIVE.match(text, name.end) else 0)
    found.extend(_others(text[done:], "" if done else sep))
    return found


def _others(text: str, sep: str, *, before_name: bool = False) -> Iterator[_Part]:
    """The bodies and roles in a text without names."""
    if before_name:
        text = text[:-_WINDOW] + words.NAMES_THE_LEAD.sub("", text[-_WINDOW:])
    joined = text.lstrip().casefold().startswith(("and ", "& "))
    for at, each in enumerate(_apart(text)):
        plain = _plain(each)
        if plain.casefold() not in words.NOBODY and any(map(str.isalnum, plain)):
            kind = _Kind.ROLE if _is_role(plain) else _Kind.BODY
            yield _Part(kind, plain, "and" if at or joined else sep, _is_clinical(plain))


def _plain(text: str) -> str:
    """A body's name without the small words and signs around it."""
    plain = text.strip(EDGES)
    leading = _LEADING.match(plain)
    if leading:
        plain = plain[leading.end() :]
    plain = plain[:-_WINDOW] + _TRAILING.sub("", plain[-_WINDOW:])
    return plain.strip(EDGES)


def _apart(text: str) -> Iterator[str]:
    """The bodies that "and" or "&" joins; one that is part of a body's name stays.

    "PCT and Locality" are two, "Beds & Herts Stroke Network" is one: it is split where what
    stands before can be a name by itself, or what follows starts anew.
    """
    start = 0
    for match in _AND.finditer(text):
        left = text[max(start, match.start() - _WINDOW) : match.start()].strip(EDGES)
        following = text[match.end() : match.end() + 40].strip(EDGES).split(" ")
        if (
            _complete(left)
            or following[0] in {"the", "all", "other"}
            or (len(following) == 1 and _is_abbreviation(following[0]))
        ):
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _complete(text: str) -> bool:
    last = text[-_WINDOW:].rpartition(" ")[2].strip(EDGES)
    return last.casefold() in words.HEADS or _is_abbreviation(last)


def _is_abbreviation(word: str) -> bool:
    """PCT, DacCom: capitals only, or one after a small letter."""
    small = any(one.islower() and other.isupper() for one, other in pairwise(word))
    return len(word) > 1 and (word.isupper() or small)


def _is_role(text: str) -> bool:
    """Whether a text is what one person does, and not a group or an organisation."""
    last = text[-_WINDOW:].rpartition(" ")[2].casefold()
    if last in words.ROLE_HEADS or words.LETTERS.search(text[:_WINDOW]):
        return True
    head = text[:_WINDOW].casefold()
    return head.startswith(("head of", "director of", "lead for", "gp with", "clinical lead for"))


def _is_clinical(text: str) -> bool:
    head = text[:_WINDOW]
    return bool(words.CLINICAL_ROLE.search(head) or words.LETTERS.search(head))


def _with_roles(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, with each role given to the person it stands beside."""
    kept: list[_Part] = []
    given = False
    for part, after in zip_longest(parts, parts[1:]):
        previous = kept[-1] if kept and kept[-1].kind is _Kind.PERSON else None
        if part.kind is _Kind.PERSON:
            kept.append(replace(part, clinical=part.clinical or given))
            given = False
            continue
        given = False
        if part.kind is _Kind.ROLE:
            owned = previous is not None and part.sep in {"", ",", *_JOINTS}
            joints = {"", ":"} if owned else {"", ":", *_JOINTS}
            if after is not None and after.kind is _Kind.PERSON and after.sep in joints:
                given = part.clinical
                continue
            if owned and previous is not None:
                kept[-1] = replace(previous, clinical=previous.clinical or part.clinical)
                continue
        kept.append(part)
    return kept


_JOINTS = frozenset("-–—(")
"""What joins a role and a name, whichever stands first."""
