"""No byte of a pack or return can be changed, added or lost without its being refused."""

from __future__ import annotations

import pytest

from lyapp.exchange.packs import read_pack, read_return
from lyapp.model.exchange_trouble import (
    EmptyExchangeFile,
    ExchangeFileCutOff,
    ExchangeFileExtended,
    NewerExchangeFormat,
    PassphraseNeeded,
    PassphraseWrong,
)
from lyapp.model.trouble import BadExchangeFile
from tests.exchange.packs import samples


def refused(read, data: bytes, **given) -> BadExchangeFile:
    """The trouble that a file is refused with; it must be worded."""
    with pytest.raises(BadExchangeFile) as caught:
        read(data, **given)
    trouble = caught.value
    assert trouble.sentence.startswith("The file")
    assert trouble.sentence.endswith(".")
    assert trouble.advice
    return trouble


@pytest.mark.parametrize(
    ("read", "make"),
    [(read_return, samples.small_return), (read_pack, samples.small_pack)],
    ids=["return", "pack"],
)
def test_every_byte_flipped_in_turn_is_refused(read, make):
    data = make()
    for at in range(len(data)):
        for change in (0x01, 0x20, 0x80, 0xFF):
            altered = bytearray(data)
            altered[at] ^= change
            refused(read, bytes(altered))


@pytest.mark.parametrize(
    ("read", "make"),
    [(read_return, samples.small_return), (read_pack, samples.small_pack)],
    ids=["return", "pack"],
)
def test_a_file_cut_off_anywhere_is_refused(read, make):
    data = make()
    for length in range(1, len(data)):
        assert type(refused(read, data[:length])) is ExchangeFileCutOff
    assert isinstance(refused(read, b""), EmptyExchangeFile)


@pytest.mark.parametrize("more", [b"\0", b"\n", b"PK", bytes(1000)])
def test_something_in_front_or_behind_is_refused(more):
    data = samples.small_return()
    assert isinstance(refused(read_return, data + more), ExchangeFileExtended)
    assert isinstance(refused(read_return, more + data), ExchangeFileExtended)


def test_a_file_twice_over_is_refused():
    refused(read_return, samples.small_return() * 2)


def test_bytes_taken_out_or_put_in_anywhere_are_refused():
    data = samples.small_return()
    for at in range(0, len(data), 7):
        refused(read_return, data[:at] + data[at + 1 :])
        refused(read_return, data[:at] + b"\0" + data[at:])


def test_a_locked_file_is_refused_when_any_byte_of_its_head_or_some_of_the_rest_is_flipped():
    data = samples.small_return(passphrase="correct horse")
    for at in (*range(46), *range(46, len(data), 293), len(data) - 1):
        altered = bytearray(data)
        altered[at] ^= 0x01
        trouble = refused(read_return, bytes(altered), passphrase="correct horse")
        if at >= 16:
            assert isinstance(trouble, PassphraseWrong)


def test_a_locked_file_cut_off_is_refused():
    data = samples.small_return(passphrase="correct horse")
    assert isinstance(
        refused(read_return, data[:60], passphrase="correct horse"), ExchangeFileCutOff
    )
    assert isinstance(refused(read_return, data[:-1], passphrase="correct horse"), PassphraseWrong)


def test_a_locked_file_without_its_passphrase_is_refused():
    data = samples.small_pack(passphrase="correct horse")
    assert isinstance(refused(read_pack, data), PassphraseNeeded)
    assert isinstance(refused(read_pack, data, passphrase=" "), PassphraseNeeded)
    assert isinstance(refused(read_pack, data, passphrase="Correct horse"), PassphraseWrong)


def test_a_lock_of_a_newer_version_is_told_as_that():
    data = samples.small_pack(passphrase="correct horse").replace(b"sealed 01", b"sealed 02", 1)
    assert isinstance(refused(read_pack, data, passphrase="correct horse"), NewerExchangeFormat)
