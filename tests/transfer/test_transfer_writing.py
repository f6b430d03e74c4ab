"""Writing documents: whole, beside themselves, and over nobody's work."""

import os
import stat
from pathlib import Path

import pytest

from habit.transfer.writing import NotWritten, create_document, replace_document


def files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def test_a_document_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\n")
    path.chmod(0o640)
    replace_document(str(path), "\ufeffone\r\n", "\ufefftwo\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbftwo\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert files(tmp_path) == [path]


def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    real = tmp_path / "blog" / "a.md"
    real.write_text("one")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    replace_document(str(link), "one", "two")
    assert link.is_symlink()
    assert real.read_text() == "two"


def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("somebody else's")
    with pytest.raises(NotWritten, match="It was changed meanwhile"):
        replace_document(str(path), "one", "two")
    assert [one.read_text() for one in files(tmp_path)] == ["somebody else's"]


def test_a_file_that_is_gone_or_not_writable_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotWritten, match="cannot be written: No such file"):
        replace_document(str(tmp_path / "gone.md"), "one", "two")
    path = tmp_path / "a.md"
    path.write_text("one")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(NotWritten, match="It is not writable"):
        replace_document(str(path), "one", "two")


def test_a_write_that_fails_half_way_leaves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    path.write_text("one")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="It cannot be written: No space left on device"):
        replace_document(str(path), "one", "two")
    with pytest.raises(NotWritten, match=r"b\.md cannot be written: No space left on device"):
        create_document(str(tmp_path / "b.md"), "new")
    assert [one.read_text() for one in files(tmp_path)] == ["one"]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_document_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refused)
    path = tmp_path / "a.md"
    create_document(str(path), "one\r\n")
    assert path.read_bytes() == b"one\r\n"
    with pytest.raises(NotWritten, match=r"a\.md exists already\. It was not touched\."):
        create_document(str(path), "two")
    with pytest.raises(NotWritten, match="cannot be written: No such file or directory"):
        create_document(str(tmp_path / "nowhere" / "a.md"), "two")
    assert [one.read_bytes() for one in files(tmp_path)] == [b"one\r\n"]
