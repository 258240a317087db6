"""Something said to a reader, so that a window can say it in another language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark for the reader: an English template with its values, and the place it is about.

    A screen translates the template before it fills in the values. `key` names the kind of
    remark and is the same in every language.
    """

    key: str
    template: str
    values: tuple[tuple[str, object], ...] = ()
    place: str = ""

    @property
    def sentence(self) -> str:
        """The remark in English."""
        return self.template.format(**dict(self.values))


def notice(key: str, template: str, /, *, place: str = "", **values: object) -> Notice:
    """A notice with its values given by name."""
    return Notice(key, template, tuple(values.items()), place)
