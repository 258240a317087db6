"""The least a PySide6 program with a table can do: the measure of first paint and memory.

Run with the moment its process was started, as `time.monotonic()` gives it; prints when it had
painted and how much memory it took. Nothing of lyapp is imported here.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.memory import peak_mb

ROWS, COLUMNS = 12, 9


class Bare(QMainWindow):
    """A window with a table of twelve rows."""

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started
        self._painted = False
        model = QStandardItemModel(ROWS, COLUMNS, self)
        for row in range(ROWS):
            for column in range(COLUMNS):
                model.setItem(row, column, QStandardItem(f"{row} {column}"))
        table = QTableView()
        table.setModel(model)
        self.setCentralWidget(table)
        self.resize(1360, 800)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._report)

    @Slot()
    def _report(self) -> None:
        painted = time.monotonic() - self._started
        sys.stdout.write(json.dumps({"painted": painted, "peak_mb": peak_mb()}))
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication([])
    window = Bare(float(sys.argv[1]))
    window.show()
    sys.exit(application.exec())
