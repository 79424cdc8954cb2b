"""Files that real programs wrote are read to the letter: every block with its kind, and what is said about them.

To renew what is expected, after a change that is meant, run it with ``HEARSAY_RENEW_GOLDEN=1`` in the environment.
"""

import json
import os
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from hearsay.domain.article import Article
from hearsay.reading.folder import read_folder
from hearsay.reading.pdf.page_words import read_pages
from hearsay.reading.registry import Unreadable, read_articles

FILES = Path(__file__).parent / "files"
GOLDEN = FILES / "golden"
NAMES = sorted(
    path.name for path in FILES.iterdir() if path.is_file() and path.name not in {"README.md", ".gitattributes"}
)


def as_json(article: Article) -> dict[str, Any]:
    """The blocks as pairs of kind and text, and all metadata: what a reader of the file can compare with it."""
    told = {each.name: getattr(article, each.name) for each in fields(article) if each.name not in {"text", "blocks"}}
    blocks = [[block.kind.value, article.text[block.start : block.end]] for block in article.blocks]
    return {**told, "blocks": blocks}


def read(name: str) -> list[dict[str, Any]] | str:
    try:
        return [as_json(article) for article in read_articles(FILES / name, root=FILES)]
    except Unreadable as problem:
        return problem.reason


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_as_it_was_looked_at_by_eye(name: str) -> None:
    found = read(name)
    expected = GOLDEN / f"{name}.json"
    if os.environ.get("HEARSAY_RENEW_GOLDEN"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


def test_every_expectation_has_its_file() -> None:
    assert sorted(path.name.removesuffix(".json") for path in GOLDEN.iterdir()) == NAMES


@pytest.mark.parametrize("name", ["ferry.docx", "ferry.odt", "ferry.rtf", "ferry.pdf", "columns.pdf"])
def test_one_article_is_the_same_whatever_it_was_saved_as(name: str) -> None:
    """The text of a PDF, where only places on paper are known, is that of the document it was printed from."""
    reference, found = read("ferry.odt"), read(name)
    assert isinstance(reference, list)
    assert isinstance(found, list)
    prose = {"paragraph", "block_quote", "list_item", "footnote", "heading", "headline"}
    expected = [block for block in reference[0]["blocks"] if block[0] in prose]
    blocks = [block for block in found[0]["blocks"] if block[0] in prose]
    # The head of a table that has two lines in a narrow column is no row of it: the one loss.
    assert [block for block in blocks if block[1] not in {"Month Entries on Answered", "the ramp"}] == expected


@pytest.mark.parametrize("name", ["lamps_firefox.html", "lamps_singlefile.html"])
def test_a_page_is_the_same_whichever_browser_saved_it(name: str) -> None:
    assert [_without_path(each) for each in read(name)] == [_without_path(each) for each in read("lamps.html")]


def _without_path(article: dict[str, Any] | str) -> dict[str, Any]:
    assert isinstance(article, dict), article
    return {name: value for name, value in article.items() if name != "path"}


@pytest.mark.parametrize("name", ["justified.pdf", "printed_page.pdf"])
def test_the_words_of_a_pdf_are_those_that_pdfium_finds(name: str) -> None:
    """Neither the letters' shapes nor justified lines part a word or join two."""
    import pypdfium2  # type: ignore[import-untyped]

    content = (FILES / name).read_bytes()
    document = pypdfium2.PdfDocument(content)
    try:
        expected = [word for page in document for word in page.get_textpage().get_text_range().split()]
    finally:
        document.close()
    assert [word.text for words in read_pages(content).pages for word in words] == expected


def test_a_page_saved_with_its_files_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "pier_files").mkdir()
    for name in ("pier.html", "pier_files/pier.css", "pier_files/pier.png"):
        (tmp_path / name).write_bytes((FILES / name).read_bytes())
    # Frames of advertisements are saved there too, as pages.
    (tmp_path / "pier_files" / "frame.html").write_text("<!doctype html><p>Buy ropes here, and buy them today.</p>")
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["pier.html"]
    assert folder.skipped == ()


def test_articles_of_one_file_are_articles_of_the_folder_and_can_be_its_document(tmp_path: Path) -> None:
    (tmp_path / "case.epub").write_bytes((FILES / "chapters.epub").read_bytes())
    (tmp_path / "primary.epub").write_bytes((FILES / "chapters.epub").read_bytes())
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == [f"case.epub#chapter-0{number}" for number in (1, 2, 3)]
    assert folder.primary is not None
    assert folder.primary.path == "primary.epub"
    # Chapter by chapter or as one document, it is the same text.
    assert all(article.text.split("\n\n")[1] in folder.primary.text for article in folder.articles)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        *(("ferry.rtf", "a.doc"), ("pier.html", "a.doc"), ("page.mhtml", "a.doc"), ("ferry.docx", "a.odt")),
        *(("letter.eml", "a.txt"), ("ferry.pdf", "a.txt"), ("pier.html", "a.pdf"), ("atom.xml", "a.html")),
    ],
)
def test_what_a_file_is_outranks_what_it_is_called(tmp_path: Path, name: str, called: str) -> None:
    path = tmp_path / called
    path.write_bytes((FILES / name).read_bytes())
    (expected, *_), (found, *_) = read_articles(FILES / name, root=FILES), read_articles(path, root=tmp_path)
    assert found.text == expected.text


def test_an_analysis_saved_in_its_folder_doubles_no_article(tmp_path: Path) -> None:
    names = ("clipping.md", "wire_utf16.txt", "analysis.json")
    for name in names[1:]:
        (tmp_path / name).write_bytes((FILES / name).read_bytes())
    assert [article.path for article in read_folder(tmp_path).articles] == ["analysis.json#clipping-md", names[1]]
    (tmp_path / names[0]).write_bytes((FILES / names[0]).read_bytes())
    folder = read_folder(tmp_path)
    assert [article.path for article in folder.articles] == ["clipping.md", "wire_utf16.txt"]
    assert [file.path for file in folder.skipped] == ["analysis.json"]
