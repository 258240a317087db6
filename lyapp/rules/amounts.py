"""Amounts of money as people write them, and as the product writes them. Whole pence, always."""

from __future__ import annotations

import re

from lyapp.model.trouble import NotReadable

MINUS = "\u2212"
"""The typographic minus that stands before negative amounts on screen and on paper."""

LIMIT_PENCE = 100_000_000_000_000
"""One trillion pounds in pence; amounts of that size or more are refused as slips."""

_EXAMPLE = "Write £1.3m, 300k or 1,300,000."
_NOT_STATED = frozenset({"", "-", "\u2014", "n/s", "not stated", "not known", "unknown"})
_NOTHING = frozenset({"nil", "none", "nothing", "zero"})
_UNIT_PENCE = {
    "": 100,
    "k": 100_000,
    "thousand": 100_000,
    "m": 100_000_000,
    "mn": 100_000_000,
    "million": 100_000_000,
    "bn": 100_000_000_000,
    "billion": 100_000_000_000,
}
_LIMIT_WHOLE_DIGITS = 13
_MOST_DECIMALS = 11
"""A billion is 10¹¹ pence, so no amount of whole pence needs more decimals than this."""

_ABOUT = re.compile(r"^(?:circa|ca\.?|c\.|c(?= ?[£0-9])|approximately|approx\.?|about|~|≈) ?")
_NUMBER = re.compile(r"[0-9][0-9.,]*|\.[0-9]+")
_OTHER_CURRENCY = re.compile(r"[$€¥]|\b(?:usd|eur|dollars?|euros?)\b")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_BRACKETED = re.compile(r"£? ?\( ?(?P<inside>[^()]*?) ?\)")
_SHAPE = re.compile(
    r"(?P<before>[+-]?) ?£? ?(?P<inside>[+-]?) ?"
    r"(?P<number>[0-9][0-9.,]*|\.[0-9]+) ?(?P<unit>[a-z]*)"
)


def parse_amount(text: str) -> int | None:
    """Read an amount of pounds as people write it, and return whole pence.

    Reads `£1.3m`, `300k`, `1,300,000`, `(1.3m)`, `-1.3m`, `£74.1 million`, `circa 0.3M`: brackets
    or a minus make it negative, and a leading “circa” or “approx.” is accepted and passed over.
    Empty text, a dash, “not stated”, “n/s” and “not known” give None, which is never zero.

    Raises:
        NotReadable: with the reason, for everything else. Nothing is guessed.
    """
    plain = " ".join(text.split()).lower()
    for dash in (MINUS, "\u2013", "\u2010", "\u2011"):
        plain = plain.replace(dash, "-")
    if plain in _NOT_STATED:
        return None
    pence, why = _read(plain)
    if why:
        raise NotReadable(
            text=_shortened(text.strip()), what="an amount of money", why=why, example=_EXAMPLE
        )
    return pence


def _read(plain: str) -> tuple[int, str]:
    """Pence and no reason, or zero and the reason it can't be read."""
    if plain in _NOTHING:
        return 0, "write 0 for nothing, or leave it empty if it isn’t stated"
    if "%" in plain or "per cent" in plain or "percent" in plain:
        return 0, "a percentage is not an amount"
    if _OTHER_CURRENCY.search(plain):
        return 0, "amounts are in pounds, not in another currency"
    plain = _ABOUT.sub("", plain)
    numbers = _NUMBER.findall(plain)
    if not numbers:
        return 0, "there is no number in it"
    if len(numbers) > 1:
        return 0, "there is more than one number in it"
    bracketed = _BRACKETED.fullmatch(plain)
    match = _SHAPE.fullmatch(bracketed["inside"] if bracketed else plain)
    if match is None or match["unit"] not in _UNIT_PENCE:
        return 0, _odd_one_out(plain)
    signs = match["before"] + match["inside"] + ("-" if bracketed else "")
    if len(signs) > 1:
        return 0, "it has more than one sign"
    size, why = _pence(match["number"], match["unit"])
    return (-size if signs == "-" else size), why


def _odd_one_out(plain: str) -> str:
    """Why text that holds exactly one number still isn't an amount."""
    if plain.count("(") != plain.count(")"):
        return "one of its brackets is missing"
    letters = "".join(character for character in plain if character.isalpha())
    if letters in ("p", "pence"):
        return "it is in pence; write £0.50 for 50p"
    if "(" in plain and letters in _UNIT_PENCE:
        return "its brackets don’t stand around the whole amount"
    if letters and letters in _UNIT_PENCE:
        return "the k or m doesn’t stand right after the number"
    if letters:
        return "there are letters in it that aren’t k, m, thousand or million"
    return "the signs in it aren’t where an amount has them"


def _pence(number: str, unit: str) -> tuple[int, str]:
    """The exact size in pence of a number with its unit, or the reason there is none."""
    whole, point, decimals = number.partition(".")
    if "." in decimals:
        return 0, "it has more than one decimal point"
    if "," in decimals:
        return 0, "a comma stands after the decimal point"
    if point and not decimals:
        return 0, "there are no figures after the decimal point"
    if whole and not _GROUPED.fullmatch(whole):
        return 0, "the comma is not between thousands"
    if not unit and len(decimals) > 2:
        return 0, "it has more than two figures after the decimal point"
    # Measured before it is converted: Python refuses to convert thousands of figures at once.
    whole = whole.replace(",", "").lstrip("0")
    decimals = decimals.rstrip("0")
    if len(whole) > _LIMIT_WHOLE_DIGITS:
        return 0, "it is a trillion pounds or more"
    if len(decimals) > _MOST_DECIMALS:
        return 0, "it comes to a fraction of a penny"
    size, rest = divmod(int(whole + decimals or "0") * _UNIT_PENCE[unit], 10 ** len(decimals))
    if size >= LIMIT_PENCE:
        return 0, "it is a trillion pounds or more"
    if rest:
        return 0, "it comes to a fraction of a penny"
    return size, ""


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def format_pounds(pence: int, *, signed: bool = False) -> str:
    """The whole amount: `£1,300,000`, `−£1,300,000`, with `signed` `+£300,000`.

    Pence only where there are any.
    """
    plus = "+" if signed and pence > 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{plus}{_sign(pence)}£{pounds:,}" + (f".{rest:02d}" if rest else "")


def format_short(pence: int, *, signed: bool = False) -> str:
    """A short form for narrow columns: `£1.30m`, `−£1.30m`; with `signed`, `+£0.30m`.

    From £100,000 up, millions rounded to two decimals, halves away from zero; below that `£20k`
    where it is whole thousands, else the whole amount. It may round, so never add it up.
    """
    plus = "+" if signed and pence > 0 else ""
    size = abs(pence)
    if size >= 10_000_000:
        hundredths = (size + 500_000) // 1_000_000
        return f"{plus}{_sign(pence)}£{hundredths // 100:,}.{hundredths % 100:02d}m"
    if size and size % 100_000 == 0:
        return f"{plus}{_sign(pence)}£{size // 100_000}k"
    return plus + format_pounds(pence)


def _sign(pence: int) -> str:
    return MINUS if pence < 0 else ""
