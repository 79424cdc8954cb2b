"""Notes from a file: store, export, import and store again lose nothing, and one undo takes all of it back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article, Folder
from hearsay.domain.imported_notes import ImportedNote
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.web_annotations import annotations_json, read_annotations
from hearsay.services.annotations import Annotations
from hearsay.services.exporting import notes_markdown

TEXT = "The pier was sold, a letter says. What a folly. It rained for a week on the empty quay."
PIER = Article("pier.txt", TEXT, (), title="The Pier")
ROOT = "/cases/bay"
TIME = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Annotations]:
    opened = Annotations.open(tmp_path / "one")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Annotations]:
    opened = Annotations.open(tmp_path / "two")
    yield opened
    opened.close()


def notes_of(store: Annotations, article: Article = PIER) -> tuple[PlacedNote, ...]:
    return store.notes_of([article], root=ROOT)


def carried(store: Annotations) -> tuple[ImportedNote, ...]:
    return read_annotations(annotations_json("Bay", notes_of(store), {PIER.path: PIER.text})).notes


SYNTAX = "#>-*_=`~[]()!<&;:\\|.+1^%$\"'{}@/ \t\n\r\x01\x02\x1b\x85\u2028\u202e\u2066ab漢ع😀"
BODIES = st.text(SYNTAX, max_size=60) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.lists(BODIES, min_size=1, max_size=4))
@example(["---\ntitle: [x\n---\n{{ 7 * 7 }} {% raw %} %% x %%"])
@example(["😀 عربي " * 70_000])
@settings(max_examples=25)
def test_any_text_of_a_note_survives_store_export_and_import(bodies: list[str]) -> None:
    with TemporaryDirectory() as directory:
        one, two = (Annotations.open(Path(directory) / name) for name in ("one", "two"))
        for number, body in enumerate(bodies):
            anchor = Anchor.at(TEXT, Span(number * 3, number * 3 + 9)) if number else Anchor("")
            one.add_note(PIER, anchor, body, (f"tag{number}", "شارة"), root=ROOT)
        assert [placed.note.body for placed in notes_of(one)] == bodies
        imported = two.import_notes(carried(one), [PIER], root=ROOT)
        assert imported.added == len(bodies)
        assert notes_of(two) == notes_of(one)
        again = two.import_notes(carried(one), [PIER], root=ROOT)
        assert (again.added, again.same, again.note_ids) == (0, len(bodies), ())
        assert annotations_json("Bay", notes_of(two), {PIER.path: PIER.text}) == annotations_json(
            "Bay", notes_of(one), {PIER.path: PIER.text}
        )
        markdown = notes_markdown(Folder(ROOT, (PIER,)), [], notes_of(two))
        assert markdown.count("[open](hearsay://open?") == len(bodies)
        one.close()
        two.close()


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(store: Annotations, other: Annotations) -> None:
    for start in (0, 4, 19):
        other.add_note(PIER, Anchor.at(TEXT, Span(start, start + 8)), f"note {start}", root=ROOT)
    store.import_notes(carried(other), [PIER], root=ROOT)
    assert len(notes_of(store)) == 3
    assert store.undo(root=ROOT) == "Import notes"
    assert notes_of(store) == ()
    assert store.redo(root=ROOT) == "Import notes"
    assert notes_of(store) == notes_of(other)
    store.undo(root=ROOT)
    store.import_notes(carried(other), [PIER], root=ROOT)
    assert notes_of(store) == notes_of(other)


def test_the_later_version_stands_and_the_earlier_one_is_not_lost(store: Annotations, other: Annotations) -> None:
    note = other.add_note(PIER, Anchor("sold", start=13, end=17), "first", ("a",), root=ROOT)
    store.import_notes(carried(other), [PIER], root=ROOT)
    before = carried(store)

    store.edit_note(note.id, body="mine, later", tags=("a",))
    # What this store has seen before is its own history: an old export brings nothing.
    assert store.import_notes(before, [PIER], root=ROOT).same == 1
    assert [placed.note.body for placed in notes_of(store)] == ["mine, later"]

    stranger = replace(before[0], body="from elsewhere, earlier")
    assert store.import_notes([stranger], [PIER], root=ROOT).beside == 1
    assert {placed.note.body for placed in notes_of(store)} == {"mine, later", "from elsewhere, earlier"}
    beside = next(placed.note for placed in notes_of(store) if placed.note.id != note.id)
    assert "other-version" in beside.tags
    assert store.import_notes([stranger], [PIER], root=ROOT).note_ids == ()

    newest = replace(stranger, body="from elsewhere, newest", modified=datetime.now(UTC) + timedelta(days=1))
    assert store.import_notes([newest], [PIER], root=ROOT).renewed == 1
    store.undo(root=ROOT)
    assert "mine, later" in {placed.note.body for placed in notes_of(store)}


def _foreign(source: str, exact: str, body: str) -> ImportedNote:
    return ImportedNote("f" * 32, source, "", Anchor(exact), body, (), TIME, None)


def test_notes_of_other_programs_are_placed_by_their_words(store: Annotations) -> None:
    store.import_notes([_foreign("example.org/a/pier.txt", "What a folly", "Whose?")], [PIER], root=ROOT)
    (placed,) = notes_of(store)
    assert placed.status is AnchorStatus.EXACT
    assert placed.span is not None
    assert placed.span.of(TEXT) == "What a folly"
    assert placed.note.anchor.prefix


@pytest.mark.parametrize(
    ("source", "exact"), [("pier.txt", "words that nobody wrote"), ("gone.txt", "sold"), ("", "x")]
)
def test_a_note_without_a_place_is_kept_as_an_orphan(store: Annotations, source: str, exact: str) -> None:
    store.import_notes([_foreign(source, exact, "Kept")], [PIER], root=ROOT)
    (placed,) = notes_of(store)
    assert (placed.status, placed.note.body, placed.note.anchor.exact) == (AnchorStatus.ORPHAN, "Kept", exact)


def test_notes_on_an_earlier_text_are_looked_for_in_the_present_one(store: Annotations, other: Annotations) -> None:
    other.add_note(PIER, Anchor.at(TEXT, Span(34, 46)), "Whose?", root=ROOT)
    edited = replace(PIER, text=f"Corrected on Monday. {TEXT}")
    store.import_notes(carried(other), [edited], root=ROOT)
    (placed,) = notes_of(store, edited)
    assert placed.span is not None
    assert placed.span.of(edited.text) == "What a folly"


def test_hostile_ids_of_notes_are_no_way_to_others(store: Annotations) -> None:
    mine: Note = store.add_note(PIER, Anchor(""), "mine", root=ROOT)
    stranger = ImportedNote(mine.id, "pier.txt", PIER.id, Anchor(""), "theirs", (), TIME, TIME)
    store.import_notes([stranger], [PIER], root=ROOT)
    assert {placed.note.body for placed in notes_of(store)} == {"mine", "theirs"}
