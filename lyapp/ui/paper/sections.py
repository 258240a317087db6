"""The words for the sections of a paper."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = {
    "members": QT_TRANSLATE_NOOP("Sections", "Task group"),
    "declarations": QT_TRANSLATE_NOOP("Sections", "Declarations of interest"),
    "status": QT_TRANSLATE_NOOP("Sections", "Status of the plans"),
    "summary": QT_TRANSLATE_NOOP("Sections", "Summary briefings"),
    "questions": QT_TRANSLATE_NOOP("Sections", "Questions to the committee"),
    "disagreements": QT_TRANSLATE_NOOP("Sections", "What the papers disagree on"),
    "coverage": QT_TRANSLATE_NOOP("Sections", "Coverage of the must-dos"),
    "record": QT_TRANSLATE_NOOP("Sections", "Moderation record"),
}


def words_of(key: str) -> str:
    """How a section is called on screen; a key without words of its own reads as it is."""
    words = _WORDS.get(key)
    if words is None:
        return key.replace("_", " ").capitalize()
    return QCoreApplication.translate("Sections", str(words))
