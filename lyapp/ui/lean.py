"""Importing a library without what it brings along and never uses here.

SQLAlchemy and pydantic import `asyncio` and `importlib.metadata`, for connections over a network
and for plugins; with what those import in turn – sockets, e-mail, sub-processes – that is some
3 MB. A stand-in takes their place while the libraries are imported, and brings in the real one
for whoever asks it for anything after all. `hashlib` is kept from bringing OpenSSL.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from inspect import iscoroutine
from types import ModuleType

_turn = threading.RLock()
"""One at a time changes what an import finds."""


class _StandIn(ModuleType):
    """A module that is imported when something of it is first asked for."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(self.__name__), name)


@contextmanager
def without_companions() -> Iterator[None]:
    """Import within this: what is imported gets stand-ins for `asyncio` and the like."""
    stand_ins = [
        _stand_in(name, known) for name, known in _COMPANIONS.items() if name not in sys.modules
    ]
    for each in stand_ins:
        sys.modules[each.__name__] = each
        package, _dot, name = each.__name__.rpartition(".")
        if package:
            # As the real one is there by its whole name; its own import takes this one's place.
            setattr(sys.modules[package], name, each)
    try:
        yield
    finally:
        with _turn:
            for each in stand_ins:
                _step_aside(each.__name__)


def _stand_in(name: str, known: Mapping[str, Callable[..., object]]) -> _StandIn:
    stand_in = _StandIn(name)
    vars(stand_in).update(known)
    return stand_in


def _step_aside(name: str) -> None:
    if isinstance(sys.modules.get(name), _StandIn):
        del sys.modules[name]


def _real(name: str) -> ModuleType:
    with _turn:
        _step_aside(name)
        if "ssl" in sys.modules:
            return importlib.import_module(name)
        # `asyncio` does without encryption where there is none; OpenSSL alone takes some 4 MB.
        # Whoever else asks for `ssl` later gets it.
        sys.modules["ssl"] = None  # type: ignore[assignment]  # how imports mark "not there"
        try:
            return importlib.import_module(name)
        finally:
            del sys.modules["ssl"]


def _entry_points(**wanted: str) -> object:
    if wanted.get("group") == "pydantic":
        return ()  # plugins for models that check what they are given; ours don't
    return _real("importlib.metadata").entry_points(**wanted)


def _version(distribution: str) -> object:
    return _real("importlib.metadata").version(distribution)


_COMPANIONS: Mapping[str, Mapping[str, Callable[..., object]]] = {
    "asyncio": {"iscoroutine": iscoroutine},
    "importlib.metadata": {"entry_points": _entry_points, "version": _version},
}
"""What isn't imported, each with the names that are asked of it while others are."""


def without_openssl() -> None:
    """Have `hashlib` use Python's own digests in place of OpenSSL's, a library of some 3 MB.

    Nothing here is hashed that is large enough to tell the difference. Where Python was built
    without its own, OpenSSL's are taken after all.
    """
    if "hashlib" in sys.modules or any(find_spec(name) is None for name in _OWN_DIGESTS):
        return
    sys.modules["_hashlib"] = None  # type: ignore[assignment]  # how imports mark "not there"
    try:
        importlib.import_module("hmac")  # brings hashlib, and would load OpenSSL itself
    finally:
        del sys.modules["_hashlib"]


_OWN_DIGESTS = (
    ("_md5", "_sha1", "_sha2", "_sha3", "_blake2")
    if sys.version_info >= (3, 12)
    else ("_md5", "_sha1", "_sha256", "_sha512", "_sha3", "_blake2")
)
"""The modules `hashlib` is made of without OpenSSL."""
