from __future__ import annotations

import os
import shutil

import pytest

from lyapp.exchange.writing import reason, write_whole
from lyapp.model.trouble import CannotWrite, WouldReplaceReview


def test_an_older_document_is_replaced_whole(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"older and longer")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["same.lyreview", "called-otherwise.pdf"])
def test_a_review_is_never_replaced_whatever_its_name(sample_path, tmp_path, name):
    path = tmp_path / name
    shutil.copy(sample_path, path)
    before = path.read_bytes()
    with pytest.raises(WouldReplaceReview):
        write_whole(path, b"a table")
    assert path.read_bytes() == before
    link = tmp_path / "link.pdf"
    if os.name == "posix":
        link.symlink_to(path)
        with pytest.raises(WouldReplaceReview):
            write_whole(link, b"a table")


@pytest.mark.parametrize(
    ("where", "why"), [("gone/paper.pdf", "no such folder"), ("file/paper.pdf", "no such folder")]
)
def test_where_nothing_can_be_written_nothing_is_left(tmp_path, where, why):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite) as caught:
        write_whole(tmp_path / where, b"x")
    assert why in caught.value.sentence
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_folder_of_that_name_stays(tmp_path):
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "paper.pdf", b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_folder_is_made_when_asked_for(tmp_path):
    path = tmp_path / "deep" / "er" / "paper.pdf"
    write_whole(path, b"x", make_folder=True)
    assert path.read_bytes() == b"x"


def test_why_a_file_could_not_be_read_is_not_why_one_could_not_be_written(tmp_path):
    with pytest.raises(FileNotFoundError) as gone:
        (tmp_path / "plan.docx").read_bytes()
    assert reason(gone.value, reading=True) == "it isn’t there"
    if os.name == "posix":
        with pytest.raises(IsADirectoryError) as folder:
            tmp_path.read_bytes()
        assert reason(folder.value, reading=True) == "it is a folder"
    with pytest.raises(FileNotFoundError) as nowhere:
        (tmp_path / "none" / "out.csv").write_bytes(b"")
    assert reason(nowhere.value) == "there is no such folder"
