"""Ed25519 keys, what they sign, and the certificate that joins a member's key to a review's."""

from __future__ import annotations

import re
import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from lyapp.exchange.encoding import encode
from lyapp.model.packs import Certificate, KeyPair

_KEY = re.compile("[0-9a-f]{64}")
_SIGNATURE = re.compile("[0-9a-f]{128}")

_CERTIFICATE = "lyapp-certificate"


def new_id() -> str:
    """A random id for a pack or a device: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def new_review_keys() -> KeyPair:
    """The key pair of a review. The private half stays in the master file."""
    return _new_keys()


def new_member_keys() -> KeyPair:
    """The key pair of a member, made for one pack, which carries both halves."""
    return _new_keys()


def certificate(*, pack: str, review: str, member: str, public: str, keys: KeyPair) -> Certificate:
    """The review's word that the key `public` is the member's, for this pack.

    `keys` are the review's.
    """
    signature = sign(_certified(pack, review, member, public), keys=keys, purpose=_CERTIFICATE)
    return Certificate(pack, review, member, public, signature.hex())


def is_certified(said: Certificate, review_public: str) -> bool:
    """True when the review's key signed the certificate."""
    if not _SIGNATURE.fullmatch(said.signature):
        return False
    message = _certified(said.pack, said.review, said.member, said.public)
    signature = bytes.fromhex(said.signature)
    return is_signed(message, signature, public=review_public, purpose=_CERTIFICATE)


def sign(message: bytes, *, keys: KeyPair, purpose: str) -> bytes:
    """The signature of a message, 64 bytes; one made for another purpose never fits.

    Raises:
        ValueError: the private key isn't one.
    """
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.private))
    return private.sign(_bound(message, purpose))


def is_signed(message: bytes, signature: bytes, *, public: str, purpose: str) -> bool:
    """True when the private half of the key signed this message for this purpose."""
    if not is_key(public):
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(signature, _bound(message, purpose))
    except (InvalidSignature, ValueError):
        return False
    return True


def is_pair(keys: KeyPair) -> bool:
    """True when the two halves belong together."""
    return is_key(keys.private) and _public_of(keys.private) == keys.public


def is_key(text: str) -> bool:
    """True for 64 hexadecimal digits, in lower case."""
    return _KEY.fullmatch(text) is not None


def _new_keys() -> KeyPair:
    private = Ed25519PrivateKey.generate().private_bytes_raw().hex()
    return KeyPair(_public_of(private), private)


def _public_of(private: str) -> str:
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))
    return key.public_key().public_bytes_raw().hex()


def _certified(pack: str, review: str, member: str, public: str) -> bytes:
    return encode((pack, review, member, public))


def _bound(message: bytes, purpose: str) -> bytes:
    return purpose.encode("ascii") + b"\0" + message
