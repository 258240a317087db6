"""Many changes to a layout, and one pass over it when they are done."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


@contextlib.contextmanager
def laid_out_once(widget: QWidget) -> Iterator[None]:
    """Lay out what is in `widget` once, at the end, whatever is shown and hidden in it before.

    Qt by itself does so for each widget that is shown. One such block may stand in another.
    """
    layout = widget.layout()
    if layout is None or not layout.isEnabled():
        yield
        return
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.activate()
