"""Widgets that are made when somebody first asks for them: a page is up before all of its tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

W = TypeVar("W", bound=QWidget)


class WhenAsked(Mapping[str, W], Generic[W]):
    """Widgets by name; looking one up makes it on the first time."""

    def __init__(self, names: tuple[str, ...], make: Callable[[str], W]) -> None:
        self._names = names
        self._make = make
        self._made: dict[str, W] = {}

    def __getitem__(self, name: str) -> W:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def made(self) -> dict[str, W]:
        """Those that were made already."""
        return dict(self._made)


def put_in_place(stack: QStackedWidget, place: int, widget: QWidget) -> None:
    """Put `widget` where an empty one held its place in `stack`; the page shown stays the same."""
    here, empty = stack.currentIndex(), stack.widget(place)
    stack.insertWidget(place, widget)
    stack.setCurrentIndex(place if here == place else here + (here > place))
    if empty is not None:
        stack.removeWidget(empty)
        empty.deleteLater()
