"""Notes asked for in words, from a terminal or a script."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hearsay.domain.article import Article, Folder
from hearsay.domain.failures import NoteProblem
from hearsay.domain.notes import AnchorStatus
from hearsay.services.annotations import Annotations
from hearsay.services.note_commands import NoteRequest, add_note, find_quote, listing, listing_lines

TEXT = "The dam held. “It will\nnot hold twice,” said Réa.\n\nThe dam is old."


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "case"
    root.mkdir()
    (root / "dam.txt").write_text(TEXT, encoding="utf-8")
    return Folder(str(root), (Article("dam.txt", TEXT, ()),), primary=Article("primary.txt", "The order: hold.", ()))


@pytest.fixture
def annotations(tmp_path: Path) -> Iterator[Annotations]:
    opened = Annotations.open(tmp_path / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize("named", ["dam.txt", "./dam.txt", "absolute"])
def test_a_note_lands_on_the_words_it_quotes_and_is_listed_with_them(
    annotations: Annotations, folder: Folder, named: str
) -> None:
    path = str(Path(folder.root) / "dam.txt") if named == "absolute" else named
    note = add_note(annotations, folder, NoteRequest(path, "Twice?", "It will not hold", ("dam",)))
    (listed,) = listing(folder, annotations.notes_of(folder.articles, root=folder.root))
    start = TEXT.index("It will")
    assert listed == {
        "id": note.id,
        "article": "dam.txt",
        "quote": "It will\nnot hold",
        "body": "Twice?",
        "tags": ["dam"],
        "created": note.created.isoformat(),
        "modified": note.created.isoformat(),
        "anchor": {"start": start, "end": start + 16, "status": "exact"},
    }
    json.dumps(listed)


def test_a_note_on_a_whole_article_may_be_on_the_primary_document(annotations: Annotations, folder: Folder) -> None:
    assert folder.primary is not None
    note = add_note(annotations, folder, NoteRequest("primary.txt", "who ordered?"))
    placed = annotations.notes_of([folder.primary], root=folder.root)
    assert listing(folder, placed)[0]["anchor"] == {"start": None, "end": None, "status": "exact"}
    assert listing_lines(folder, placed) == f"{note.id[:8]}  primary.txt  (whole article)  who ordered?\n"


def test_the_list_says_that_words_changed(annotations: Annotations, folder: Folder) -> None:
    add_note(annotations, folder, NoteRequest("dam.txt", "Twice?", quote="It will not hold"))
    (placed,) = annotations.notes_of(folder.with_primary, root=folder.root)
    assert "(text changed)" not in listing_lines(folder, [placed])
    changed = replace(placed, status=AnchorStatus.CHANGED)
    assert "“It will not hold” (text changed)  Twice?\n" in listing_lines(folder, [changed])


@pytest.mark.parametrize(
    ("quote", "said"),
    [("The dam", "stand 2 times"), ("It will  not hold thrice", "do not stand"), ("Rea", "do not stand")],
)
def test_words_that_are_absent_or_ambiguous_are_refused(folder: Folder, quote: str, said: str) -> None:
    with pytest.raises(NoteProblem, match=said):
        find_quote(folder.articles[0], quote)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ('"It will not hold twice," said', "“It will\nnot hold twice,” said"),
        ("don't - we can't", "don’t – we can’t"),
        ("we can’t", "we can’t"),
        ("wait...", "wait…"),
        ("the 'old' one", "the 'old' one"),
        ("the ‘old’ one", "the ‘old’ one"),
    ],
)
def test_words_are_found_whatever_marks_and_dashes_they_are_typed_with(quote: str, found: str) -> None:
    text = f"{TEXT} They don’t – we can’t – wait… It was the 'old' one, not the ‘old’ one."
    span = find_quote(Article("dam.txt", text, ()), quote)
    assert span.of(text) == found


def test_words_are_found_in_any_unicode_form(folder: Folder) -> None:
    assert find_quote(folder.articles[0], "Re\u0301a").of(TEXT) == "Réa"


def test_an_article_that_is_not_there_is_named_with_those_that_are(annotations: Annotations, folder: Folder) -> None:
    for named in ("../dam.txt", "damn.txt", "", "a\x00b"):
        with pytest.raises(NoteProblem, match=r"dam\.txt, primary\.txt"):
            add_note(annotations, folder, NoteRequest(named, "x"))
    assert annotations.notes_of(folder.articles) == ()


@pytest.mark.parametrize("body", ["", " ", "\n\t\u00a0"])
def test_a_note_without_words_is_refused(annotations: Annotations, folder: Folder, body: str) -> None:
    with pytest.raises(NoteProblem, match="nothing to note"):
        add_note(annotations, folder, NoteRequest("dam.txt", body, "held", ("dam",)))
    assert annotations.notes_of(folder.with_primary, root=folder.root) == ()


def test_a_tag_of_two_words_is_stored_as_the_window_can_show_it(annotations: Annotations, folder: Folder) -> None:
    note = add_note(annotations, folder, NoteRequest("dam.txt", "b", tags=("two words", "#dam")))
    assert note.tags == ("two-words", "dam")


def test_a_line_of_json_is_read_and_what_is_none_is_refused() -> None:
    line = '{"article": "dam.txt", "quote": "held", "body": "b", "tags": ["x", "y"]}'
    assert NoteRequest.from_json(line) == NoteRequest("dam.txt", "b", "held", ("x", "y"))
    assert NoteRequest.from_json('{"article": "a", "body": ""}') == NoteRequest("a", "")
    for wrong in (
        "",
        "[]",
        "nonsense",
        "[" * 100_000,
        '{"body": "b"}',
        '{"article": 3, "body": "b"}',
        '{"article": "a", "body": "b", "tags": "x"}',
        '{"article": "a", "body": "b", "tags": [1]}',
    ):
        with pytest.raises(NoteProblem, match="no note was made"):
            NoteRequest.from_json(wrong)
