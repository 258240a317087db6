"""Packs (chair to member) and returns (member to chair); the format is in docs/file-formats.md."""

from __future__ import annotations

from lyapp.exchange.packs.keys import certificate, new_id, new_member_keys, new_review_keys
from lyapp.exchange.packs.pack_file import read_pack, write_pack
from lyapp.exchange.packs.return_file import read_return, verify_return, write_return

__all__ = [
    "certificate",
    "new_id",
    "new_member_keys",
    "new_review_keys",
    "read_pack",
    "read_return",
    "verify_return",
    "write_pack",
    "write_return",
]
