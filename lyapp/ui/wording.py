"""Expected trouble in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from lyapp.model.trouble import Trouble


def worded(trouble: Trouble) -> tuple[str, str]:
    """A trouble's sentence and advice: its templates translated, its values filled in."""
    return _filled(trouble.template, trouble), _filled(trouble.hint, trouble)


def _filled(template: str, trouble: Trouble) -> str:
    if not template:
        return ""
    return QCoreApplication.translate("Trouble", template).format(**trouble.values)
