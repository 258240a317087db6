"""Locking a file with a passphrase: scrypt makes the key, AES-256-GCM encrypts all of it."""

from __future__ import annotations

import re
import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from lyapp.model.exchange_trouble import (
    ExchangeFileCutOff,
    NewerExchangeFormat,
    PassphraseNeeded,
    PassphraseWrong,
)
from lyapp.model.trouble import BadExchangeFile, TextNeeded

MARK = b"lyapp sealed 01\n"
SALT, NONCE, TAG = 16, 12, 16
OVERHEAD = len(MARK) + SALT + NONCE + TAG
"""Bytes by which a locked file is longer than what it locks."""

_NEWER = re.compile(rb"lyapp sealed [0-9]{2}\n")


def is_sealed(data: bytes) -> bool:
    """True for a file locked with a passphrase, by this version or another."""
    return _NEWER.match(data) is not None


def seal(data: bytes, *, passphrase: str) -> bytes:
    """The file, locked.

    Raises:
        TextNeeded: nothing of the passphrase is visible.
    """
    said = _normal(passphrase)
    if not said:
        raise TextNeeded(what="The passphrase")
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return MARK + salt + nonce + AESGCM(_key(said, salt)).encrypt(nonce, data, MARK)


def unseal(data: bytes, *, passphrase: str | None, name: str) -> bytes:
    """What a locked file locks.

    Raises:
        NewerExchangeFormat: it was locked in a way this version doesn't know.
        ExchangeFileCutOff: it is too short to hold anything.
        PassphraseNeeded: no passphrase was given.
        PassphraseWrong: another one locked it, or the file was changed.
        BadExchangeFile: what it locks is locked again.
    """
    if not data.startswith(MARK):
        raise NewerExchangeFormat(name=name)
    if len(data) <= OVERHEAD:
        raise ExchangeFileCutOff(name=name)
    said = _normal(passphrase or "")
    if not said:
        raise PassphraseNeeded(name=name)
    start = len(MARK)
    salt = data[start : start + SALT]
    nonce = data[start + SALT : start + SALT + NONCE]
    locked = memoryview(data)[start + SALT + NONCE :]
    try:
        opened = AESGCM(_key(said, salt)).decrypt(nonce, locked, MARK)
    except InvalidTag as error:
        raise PassphraseWrong(name=name) from error
    if is_sealed(opened):
        raise BadExchangeFile(name=name)
    return opened


def _normal(passphrase: str) -> str:
    """The passphrase without what differs between keyboards: composed, no space around it."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _key(passphrase: str, salt: bytes) -> bytes:
    # The cost is never read from the file, which could ask for any.
    made = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1)
    return made.derive(passphrase.encode("utf-8", errors="replace"))
