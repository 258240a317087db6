"""Words on a screen, in the few roles the stylesheet knows."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from lyapp.ui.named import set_named
from lyapp.ui.notes import Tone


class _Words(QLabel):
    """A label of one role. Its text is never read as markup."""

    role = "body"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        set_named(self, textFormat="PlainText")
        self.setProperty("role", self.role)

    def set_tone(self, tone: Tone) -> None:
        """Give the words the colour of good, caution or bad news."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)


class Title(_Words):
    """The name of what a screen shows."""

    role = "title"


class Heading(_Words):
    """The name of a part of a screen."""

    role = "heading"


class Label(_Words):
    """A section's small label, in second ink."""

    role = "section"


class Note(_Words):
    """A line of less weight, in second ink."""

    role = "second"

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        wrap(self)


class Body(_Words):
    """Running text; wraps and can be selected."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        wrap(self)
        set_named(self, textInteractionFlags="TextSelectableByMouse")


class Strong(_Words):
    """Running text with weight."""

    role = "strong"


class Key(QLabel):
    """A key as printed on the keyboard."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        set_named(self, textFormat="PlainText")
        self.setProperty("kind", "key")
        self.setIndent(0)
        set_named(self, alignment="AlignCenter")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Elided(QLabel):
    """One line that ends in “…” when there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_named(self, textFormat="PlainText")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = self._hint = ""
        self.set_whole(text)

    def set_whole(self, text: str, *, hint: str = "") -> None:
        """Show `text`, as much as there is room for; `hint` is the tooltip in any case."""
        self._whole, self._hint = text, hint
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's name
        """Fit the text again."""
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.contentsRect().width())
        metrics, shown = self.fontMetrics(), self._whole
        if metrics.horizontalAdvance(shown) > room:
            shown = metrics.elidedText(shown, QtCore.Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._hint or (self._whole if shown != self._whole else ""))


class ElidedTitle(Elided):
    """A title as wide as its words where there is room, and shortened where there isn't."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", Title.role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str, *, hint: str = "") -> None:
        """Show `text`, as much as there is room for; `hint` is the tooltip in any case."""
        super().set_whole(text, hint=hint)
        self.updateGeometry()

    def sizeHint(self) -> QtCore.QSize:
        """Qt's own: room for the whole of it."""
        self.ensurePolished()
        hint = super().sizeHint()
        return hint.expandedTo(
            QtCore.QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, 0)
        )

    def minimumSizeHint(self) -> QtCore.QSize:
        """Qt's own: as narrow as it must be."""
        return QtCore.QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())


def rule(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def wrap(label: QLabel) -> None:
    """Let a label wrap and be as tall as its text needs."""
    label.setWordWrap(True)
    policy = label.sizePolicy()
    policy.setHeightForWidth(True)
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    label.setSizePolicy(policy)


def repolish(widget: QWidget) -> None:
    """Apply the stylesheet again after a property it looks at has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
