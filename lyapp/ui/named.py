"""Setting what Qt names by an enum without having Python make that enum.

The enums of the `Qt` namespace are all made when `Qt` is first asked for: a tenth of the time
until the window has been painted. What is painted first, and the widgets it shares with the
screens, set such properties by their names, which Qt looks up itself, and say `QtCore.Qt` only
where something has happened since. All other modules use `Qt` as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def set_named(thing: QObject, **names: str) -> None:
    """Set properties of an object to the enum values of these names; flags are joined by `|`.

    Raises:
        ValueError: it has no such property, or that has no such value.
    """
    for which, name in names.items():
        if not thing.setProperty(which, name):
            raise ValueError(f"{which} can’t be {name}")
