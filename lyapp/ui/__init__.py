"""The window: one folder a screen, shared widgets beside them. PySide6 lives only here."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # brings the hook that is spared its work here


def _spare_reading_sources() -> None:
    """Stop PySide's import hook from reading the source of every module that is imported.

    It looks there for PySide6, to know where `from __feature__ import …` may matter, and keeps
    every line read: a fifth of our start and some 20 MB. Nothing here asks for a feature, so
    no module need be looked at.
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _uses_no_feature  # type: ignore[union-attr]  # noqa: SLF001


def _uses_no_feature(_module: object) -> bool:
    return False


_spare_reading_sources()
