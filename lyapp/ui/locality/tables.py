"""How the page's tables look: room round each cell and a hairline between rows."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from lyapp.ui import theme


def give_room(view: QAbstractItemView) -> None:
    """Pad a view's cells by the grid in use; call it again when the look changes."""
    view.setStyleSheet(
        f"QAbstractItemView::item {{ padding: {theme.px(4)}px {theme.px(6)}px;"
        " border-bottom: 1px solid palette(mid); }"
        "QAbstractItemView::item:selected { background: palette(highlight);"
        " color: palette(highlighted-text); }"
    )
