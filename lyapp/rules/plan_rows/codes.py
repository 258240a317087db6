"""The number or code printed with an objective: “NR01 …”, “3. …”, “Objective 2: …”."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LABEL = (
    r"(?:(?:strategic |key |corporate |local |national |our )?"
    r"(?:objective|priority|aim|goal|pledge|ambition|theme|outcome)s?)"
)
_LABELLED = re.compile(
    rf"^{_LABEL}(?: (?:no\.? ?|number ?)?(?P<code>[A-Za-z]{{0,3}}\d{{1,3}}(?:\.\d{{1,2}})*|[A-Z]|"
    r"one|two|three|four|five|six|seven|eight|nine|ten))?"
    r"(?:[ ]*[:.)–—]+\s*|\s+[-–—]+\s+|\n+)(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES = re.compile(
    r"^\(?(?P<code>\d{1,3}(?:\.\d{1,2})*[a-z]?)(?:[.):]+\s*|\s*[-–—]\s+|\n+)(?P<rest>\D.*)$",
    re.DOTALL,
)
_LETTERED = re.compile(
    r"^\(?(?P<code>[A-Z]{1,4}[ .-]?\d{1,3}(?:\.\d{1,2})*[a-z]?)"
    r"(?P<gap>[.):]+\s*|\s*[-–—]\s+|\n+|\s+)(?P<rest>\S.*)$",
    re.DOTALL,
)
_ALPHA = re.compile(r"^\(?(?P<code>[A-Za-z]|[ivx]{1,4})[.)]\s+(?P<rest>\S.*)$", re.DOTALL)
_BARE_LABEL = re.compile(
    rf"^{_LABEL}\s+(?:no\.?\s*)?(?P<code>[A-Za-z]{{0,3}}\d{{1,3}})$", re.IGNORECASE
)
_NUMBERS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        range(1, 11),
        strict=True,
    )
)


def part_code(text: str, *, coded: bool) -> tuple[str, str]:
    """The code and the objective without it; an empty code when there is none.

    `coded` says that the plan's other objectives begin with letters and figures as well, so that
    such a beginning is a code also without a sign after it.
    """
    for pattern in (_LABELLED, _FIGURES, _LETTERED, _ALPHA):
        match = pattern.match(text)
        if match is None:
            continue
        if pattern is _LETTERED and not match["gap"].strip() and not coded:
            continue
        code = (match["code"] or "").strip()
        return str(_NUMBERS.get(code.lower(), code)), match["rest"].strip()
    return "", text


def tidy_code(text: str) -> str:
    """A code as it stands in a column of its own: “1.” is 1, “Objective 3” is 3."""
    plain = " ".join(text.split())
    labelled = _BARE_LABEL.match(plain)
    if labelled:
        return labelled["code"]
    return plain.rstrip(".): ").lstrip("(")


def looks_coded(objectives: Iterable[str]) -> bool:
    """True when most of a plan's objectives begin with letters and figures."""
    texts = [text for text in objectives if text]
    hits = [match for text in texts if (match := _LETTERED.match(text))]
    codes = {match["code"] for match in hits}
    return len(hits) >= 2 and len(hits) >= len(texts) / 2 and len(codes) >= len(hits) / 2
