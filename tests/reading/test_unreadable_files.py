"""A file that cannot be read says why, in words; encodings are made out where they can be."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.reading import formats
from hearsay.reading.draft import Draft
from hearsay.reading.folder import read_folder
from hearsay.reading.registry import LARGEST_FILE, Unreadable, read_file

Read = Callable[..., Article]
SENTENCE = (
    "“We’ll close the pier – soon,” she said: a naïve façade, thought many a man along the quay of the old harbour."
)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.txt", "It is empty"),
        (b" \n\n\t ", "a.txt", "It is empty"),
        (b"\xef\xbb\xbf\n", "a.txt", "no text"),
        (b"***\n\n---\n", "a.txt", "no text"),
        (b"words\x00words", "a.txt", "binary data"),
        (b"\x01\x02\x03\x04words", "a.txt", "binary data"),
        (b"%PDF-1.7 words", "a.txt", "a damaged PDF document"),
        (b"PK\x03\x04 words", "a.md", "damaged: its Zip container"),
        (b"words", "a.docx", "not what its name says"),
        (b"words", "a.xls", "does not read “.xls” files"),
        (b"words", "README", "files without a suffix"),
        ("words".encode("utf-16")[:-1], "a.txt", "damaged"),
    ],
)
def test_reasons(read: Read, content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(content, name)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(Unreadable, match="too large: 50 MB"):
        read_file(path, root=tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may read everything")
def test_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(Unreadable, match="no permission"):
        read_file(path, root=tmp_path)


def test_gone(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="gone"):
        read_file(tmp_path / "a.txt", root=tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(Unreadable, match="no ordinary file"):
        read_file(tmp_path / "a.txt", root=tmp_path)


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    root = tmp_path / "folder"
    root.mkdir()
    (tmp_path / "outside.txt").write_text("Outside words.")
    (root / "inside.txt").write_text("Inside words.")
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "in.txt").symlink_to(root / "inside.txt")
    (root / "gone.txt").symlink_to(root / "nothing.txt")
    assert read_file(root / "in.txt", root=root).text == "Inside words."
    with pytest.raises(Unreadable, match="leads out of the folder"):
        read_file(root / "out.txt", root=root)
    with pytest.raises(Unreadable, match="gone"):
        read_file(root / "gone.txt", root=root)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(read: Read, encoding: str) -> None:
    assert read(SENTENCE.encode(encoding)).text == SENTENCE


def test_an_encoding_is_guessed_where_nothing_names_it(read: Read) -> None:
    japanese = "「記者会見で首相は述べた」と新聞は報じた。この文書は本物である。"
    assert read(japanese.encode("shift_jis")).text == japanese


def test_a_cut_off_download_keeps_its_words(read: Read) -> None:
    text = read((SENTENCE + " Der Kapitän grüßt.").encode()[:-10]).text
    assert text.startswith(SENTENCE)


def test_a_fault_of_a_reader_costs_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_content: bytes) -> Draft:
        raise RecursionError("too deep")

    (tmp_path / "a.md").write_text("# Title\n\nText.", "utf-8")
    (tmp_path / "b.txt").write_text("A title\n\nSome text that is longer than the title of it all.", "utf-8")
    monkeypatch.setitem(formats._READERS, ".md", failing)
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["b.txt"]
    assert [file.path for file in folder.skipped] == ["a.md"]
    assert "too deep" in folder.skipped[0].reason


def test_a_text_of_many_novels_is_refused_before_its_sentences_are_typed(read: Read) -> None:
    with pytest.raises(Unreadable, match=r"too long: 5\.1 million characters .* up to 5 million"):
        read(("The pier is closed. " * 50 + "\n\n") * 5100)
