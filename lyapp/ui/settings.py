"""What the window remembers between two runs, in one file of the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSettings

from lyapp.places import Home

_RECENT = 8


def settings_of(home: Home) -> QSettings:
    """The settings under `home`; its folder is made."""
    home.settings.mkdir(parents=True, exist_ok=True)
    # Where there is no dialog of the desktop's own for files, Qt's remembers the folders visited.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(home.settings))
    return QSettings(str(home.settings_file), QSettings.Format.IniFormat)


def palette_name(settings: QSettings) -> str:
    """The palette chosen last."""
    return str(settings.value("look/palette", "light"))


def text_percent(settings: QSettings) -> int:
    """The text size chosen last, in percent."""
    text = str(settings.value("look/percent", "100"))
    return int(text) if text.isdecimal() else 100


def remember_look(settings: QSettings, palette: str, percent: int) -> None:
    """Keep the palette and the text size."""
    settings.setValue("look/palette", palette)
    settings.setValue("look/percent", percent)


def rows_as_table(settings: QSettings) -> bool:
    """Whether the rows of a plan are read as lines of a table; else as cards."""
    return str(settings.value("review/rows", "cards")) == "table"


def remember_rows(settings: QSettings, *, table: bool) -> None:
    """Keep how the rows of a plan are read."""
    settings.setValue("review/rows", "table" if table else "cards")


def recent(settings: QSettings) -> tuple[Path, ...]:
    """The review files opened last, newest first; some may be missing by now."""
    value = settings.value("recent/files", [])
    # One entry comes back from an ini file as a plain string, none as None.
    texts = [value] if isinstance(value, str) else cast("list[str]", value or [])
    return tuple(Path(text) for text in texts if text)


def remember_recent(settings: QSettings, path: Path) -> None:
    """Put a review file at the head of the list."""
    others = [known for known in recent(settings) if known != path]
    settings.setValue("recent/files", [str(p) for p in (path, *others)][:_RECENT])


def remember_title(settings: QSettings, path: Path, title: str) -> None:
    """Keep the title of a review opened before; those of files no longer listed are dropped."""
    import json

    titles = {str(known): title_of(settings, known) for known in recent(settings)}
    titles[str(path)] = title
    settings.setValue("recent/titles", json.dumps(titles))


def title_of(settings: QSettings, path: Path) -> str:
    """The title a review had when it was open last; "" when that isn't known."""
    import json

    try:
        titles = json.loads(str(settings.value("recent/titles", "{}")))
    except ValueError:
        return ""
    return str(titles.get(str(path), "")) if isinstance(titles, dict) else ""


def forget_recent(settings: QSettings, path: Path) -> None:
    """Take a review file out of the list; the file itself is left alone."""
    settings.setValue("recent/files", [str(p) for p in recent(settings) if p != path])


def member_of(settings: QSettings, uid: str, names: Mapping[str, str]) -> tuple[str, str] | None:
    """(key, name) of who scores this review on this machine, out of its members' `names` by key.

    None when that wasn't said yet, or when nobody of that key is a member any more.
    """
    key = str(settings.value(f"members/{uid}/key", "") or "")
    return (key, names[key]) if key in names else None


def remember_member(settings: QSettings, uid: str, member: tuple[str, str] | None) -> None:
    """Keep who scores this review on this machine; None forgets it."""
    if not uid:
        return
    if member is None:
        settings.remove(f"members/{uid}")
        return
    settings.setValue(f"members/{uid}/key", member[0])
    settings.setValue(f"members/{uid}/name", member[1])
