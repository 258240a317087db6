"""What models are asked by, under short names of our own.

A dotted enum of Qt's takes ten times as long to look up, and `data` is asked thousands of times a
frame.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

DISPLAY = Qt.ItemDataRole.DisplayRole
EDIT = Qt.ItemDataRole.EditRole
TOOLTIP = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
ALIGN = Qt.ItemDataRole.TextAlignmentRole
INK = Qt.ItemDataRole.ForegroundRole
GROUND = Qt.ItemDataRole.BackgroundRole
FONT = Qt.ItemDataRole.FontRole
SIZE = Qt.ItemDataRole.SizeHintRole
SIGN = Qt.ItemDataRole.DecorationRole

HORIZONTAL = Qt.Orientation.Horizontal
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""A cell that is read and chosen."""

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
