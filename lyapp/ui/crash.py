"""What happens when the program itself is wrong: one dialog, a copyable report, a log."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from lyapp import __version__
from lyapp.ui import theme
from lyapp.ui.widgets.buttons import plain_button, primary_button
from lyapp.ui.widgets.labels import Body, Heading
from lyapp.ui.worker import Bug

LOG_NAME = "lyapp.log"
_log = logging.getLogger("lyapp")
_LOG_BYTES = 500_000  # then a new log is begun, and the one before kept
_KEPT = 5  # different reports shown; more of them say nothing new

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashDialog(QDialog):
    """Shown once however often the same thing goes wrong; more kinds are added to the report."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seen: dict[str, int] = {}
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self.resize(theme.px(640), theme.px(420))
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        column = QVBoxLayout(self)
        edge = 2 * theme.unit()
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.unit())
        column.addWidget(Heading(self.tr("Something went wrong in lyapp")))
        column.addWidget(
            Body(
                self.tr(
                    "Every change shown as saved is in the review file. The last thing you did "
                    "may not be: look whether it is there. You can go on working; if it happens "
                    "again, close lyapp and open the review again."
                )
            )
        )
        column.addWidget(
            Body(self.tr("Please send this report to whoever looks after lyapp where you are."))
        )
        column.addWidget(self.report, 1)
        row = QHBoxLayout()
        row.addWidget(primary_button(self.tr("Copy the report"), clicked=self.copy))
        row.addStretch(1)
        row.addWidget(plain_button(self.tr("Close"), clicked=self.close))
        column.addLayout(row)

    @property
    def kinds(self) -> int:
        """How many different things went wrong so far."""
        return len(self._seen)

    @Slot(object)
    def show_bug(self, bug: Bug) -> None:
        """Take note of a bug; show the dialog unless this very one was shown before."""
        _log.error("%s", bug.report)
        seen = self._seen.get(bug.report, 0)
        self._seen[bug.report] = seen + 1
        if seen or len(self._seen) > _KEPT:
            return
        self.report.setPlainText(_about() + "\n\n".join(self._seen))
        self.show()
        self.raise_()

    @Slot()
    def copy(self) -> None:
        """Put the report on the clipboard."""
        QApplication.clipboard().setText(self.report.toPlainText())


class _Relay(QObject):
    """Carries a bug from whatever thread to the window's."""

    caught = Signal(object)


class CrashHooks(QObject):
    """While installed, nothing unexpected goes unseen. `uninstall` puts back what was there."""

    def __init__(self, show: Callable[[Bug], None], logs: Path) -> None:
        super().__init__()
        self._relay = _Relay(self)
        self._show = show
        self._relay.caught.connect(self._caught)
        self._handler = _log_handler(logs)
        self._before = (sys.excepthook, threading.excepthook)
        emit = self._relay.caught.emit
        sys.excepthook = partial(_unexpected, emit)
        threading.excepthook = partial(_unexpected_in_thread, emit)
        qInstallMessageHandler(_qt_said)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        if self._handler is not None:
            _log.removeHandler(self._handler)
            self._handler.close()

    @Slot(object)
    def _caught(self, bug: Bug) -> None:
        self._show(bug)


def _unexpected(
    emit: Callable[[Bug], object],
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    import traceback

    report = "".join(traceback.format_exception(kind, error, trace))
    emit(Bug(f"{kind.__name__}: {error}", report))


def _unexpected_in_thread(emit: Callable[[Bug], object], what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        _unexpected(emit, what.exc_type, what.exc_value, what.exc_traceback)


def _qt_said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)


def _log_handler(logs: Path) -> logging.Handler | None:
    """A small log file; None where it can't be written, which must not keep lyapp from starting."""
    try:
        logs.mkdir(parents=True, exist_ok=True)
        path = logs / LOG_NAME
        if path.is_file() and path.stat().st_size > _LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


def _about() -> str:
    import platform

    system = f"{platform.system()} {platform.release()}"
    python = platform.python_version()
    return f"lyapp {__version__} · Qt {qVersion()} · Python {python} · {system}\n\n"
