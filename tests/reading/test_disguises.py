"""Nothing that a file or its name holds can show the reader other words than are there, or lead out of the folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.reading.folder import read_folder
from hearsay.reading.registry import Unreadable, read_file

Read = Callable[..., Article]
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_bidi_overrides_leave_the_text_and_spans_stay_right(read: Read, name: str) -> None:
    words = "“We will \u202eton\u202c sign \u2067the\u2069 treaty,” said Ines Abreu. The ferry sailed at noon."
    paragraphs = ["Ferry sold", words, "“Never,” \u202dshe added."]
    if name == "a.html":
        paragraphs = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    article = read("\n\n".join(paragraphs).encode(), name)
    assert not set(article.text) & set(OVERRIDES)
    assert "“We will ton sign the treaty,” said Ines Abreu." in article.text
    block = next(block for block in article.blocks if "treaty" in block.span.of(article.text))
    assert block.span.of(article.text).endswith("The ferry sailed at noon.")


def test_direction_marks_and_joiners_that_a_script_needs_stay(read: Read) -> None:
    words = "می\u200cخواهم\u200f! گفت وزیر، و همه رفتند.  क्\u200dष"
    assert "می\u200cخواهم\u200f!" in read(words.encode(), "a.txt").text


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_names_are_shown_escaped(tmp_path: Path) -> None:
    for name in ("cod\u202etxt.html", "a\x1b[31mred.txt", "two\nlines.txt", "bad\u2066.bin"):
        (tmp_path / name).write_text("<p>Some words of an article.</p>", "utf-8")
    folder = read_folder(tmp_path)
    shown = {article.path for article in folder.articles} | {file.path for file in folder.skipped}
    assert shown == {"cod%u202Etxt.html", "a%1B[31mred.txt", "two%0Alines.txt", "bad%u2066.bin"}
    assert all(article.name.isprintable() for article in folder.articles)


def test_a_folder_that_becomes_a_link_while_it_is_read_is_not_followed(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    for folder in (root / "sub", elsewhere):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("Words of the article.")
    seen = root / "sub" / "a.txt"
    assert read_file(seen, root=root).text
    (root / "sub").rename(root / "was")
    (root / "sub").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(Unreadable, match="leads out of the folder"):
        read_file(seen, root=root)


def test_links_to_links_and_up_and_down_are_judged_by_where_they_end(tmp_path: Path) -> None:
    root = tmp_path / "folder"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_text("Words of the article.")
    (tmp_path / "folder-2").mkdir()
    (tmp_path / "folder-2" / "b.txt").write_text("Words of another article.")
    (root / "sub" / "round.txt").symlink_to(Path("..", "..", "folder", "a.txt"))
    (root / "sub" / "twice.txt").symlink_to("round.txt")
    (root / "sub" / "prefix.txt").symlink_to(Path("..", "..", "folder-2", "b.txt"))
    (root / "sub" / "out.txt").symlink_to("prefix.txt")
    folder = read_folder(root)
    assert {article.path for article in folder.articles} == {"a.txt", "sub/round.txt", "sub/twice.txt"}
    assert {file.path for file in folder.skipped} == {"sub/prefix.txt", "sub/out.txt"}
