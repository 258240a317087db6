"""The window: one folder a screen, shared widgets beside them. PySide6 lives only here."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec

import PySide6.QtCore  # noqa: F401  # brings the hook that is spared its work here


def _spare_reading_sources() -> None:
    """Stop PySide's import hook from reading the source of every module that is imported.

    It looks there for PySide6, to know where `from __feature__ import …` may matter, and keeps
    every line read: a fifth of our start and some 20 MB. Nothing here asks for a feature, so
    no module need be looked at.
    """
    hook = sys.modules.get("shibokensupport.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _uses_no_feature  # type: ignore[union-attr]  # noqa: SLF001


def _uses_no_feature(_module: object) -> bool:
    return False


def _spare_openssl() -> None:
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

_spare_reading_sources()
_spare_openssl()
