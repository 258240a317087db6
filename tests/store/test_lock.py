"""The lock beside a review where the disk is full."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from lyapp.model.trouble import NoRoomToChange
from lyapp.places import Home
from lyapp.store.file import ReviewFile, open_review


def test_a_full_disk_is_told_from_a_folder_that_may_not_be_changed(
    review: ReviewFile, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = review.path
    review.close()
    write = Path.write_text

    def full(self: Path, *args: object, **named: object) -> int:
        if self.name.endswith(".holder"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", full)
    reading = open_review(path, home=home, holder="Somebody")
    assert reading.read_only
    assert isinstance(reading.notice, NoRoomToChange)
    assert "no room left on its disk" in str(reading.notice)
    reading.close()
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []
    monkeypatch.undo()
    again = open_review(path, home=home, holder="Somebody")
    assert not again.read_only
    again.close()
