"""Behaviour of the help screen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from lyapp.places import resources
from lyapp.ui.desk import Desk
from lyapp.ui.help.view import HelpView
from lyapp.ui.screen import Screen

_NAME = Qt.ItemDataRole.UserRole
# The pages in the order they are read; each is one file of resources/help.
PAGES = (
    "start", "intake", "plans", "scoring", "member", "members", "round", "panel", "coverage",
    "outcomes", "money", "briefing", "files", "keys", "about",
)  # fmt: skip
OWN_PAGES = ("member", "scoring", "files", "keys", "about")
"""Those for a member in their own copy of a review."""


def page_text(name: str) -> str:
    """A help page as Markdown."""
    return (resources() / "help" / f"{name}.md").read_text(encoding="utf-8")


def page_title(text: str) -> str:
    """A page's first heading."""
    return text.lstrip().splitlines()[0].lstrip("# ").strip()


class HelpScreen(Screen):
    """Short pages that say how each job is done."""

    needs_review = False
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "Choose a page"),
        ("Tab", "To the page and back"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = HelpView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._names: tuple[str, ...] = ()
        self.view.pages.currentItemChanged.connect(self._chosen)
        self.view.page.anchorClicked.connect(self._link)
        desk.look_changed.connect(self._look)
        self._fill()

    def arrive(self, **where: object) -> None:
        """`page` names the page to show."""
        self._fill()
        page = where.get("page")
        if page in self._names:
            self.view.pages.setCurrentRow(self._names.index(str(page)))

    def _fill(self) -> None:
        """List the pages for the review that is open."""
        names = PAGES if self.desk.own is None else OWN_PAGES
        if names == self._names:
            return
        self._names = names
        self.view.pages.clear()
        for name in names:
            item = QListWidgetItem(page_title(page_text(name)))
            item.setData(_NAME, name)
            self.view.pages.addItem(item)
        self.view.fit_pages()
        self.view.pages.setCurrentRow(0)

    def first_focus(self) -> QWidget | None:
        """The list of pages."""
        return self.view.pages

    def place(self) -> dict[str, object]:
        """Where one is."""
        return {"page": self._names[max(0, self.view.pages.currentRow())]}

    @Slot()
    def _chosen(self) -> None:
        item = self.view.pages.currentItem()
        if item is not None:
            self._show(str(item.data(_NAME)))

    def _show(self, name: str) -> None:
        self.view.show_page(page_text(name))

    @Slot(QUrl)
    def _link(self, url: QUrl) -> None:
        name = url.path().removesuffix(".md")
        if name in self._names:
            self.view.pages.setCurrentRow(self._names.index(name))

    @Slot()
    def _look(self) -> None:
        self.view.resize_to_text()
        self._chosen()
