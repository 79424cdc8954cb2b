"""The list of very many notes is narrowed and sorted bit by bit; what is shown is always a list of notes that exist."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from hearsay.domain.note_query import NO_QUERY, NoteQuery, parse_note_query
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.ui import notes_filter
from hearsay.ui.notes_filter import NotesFilter
from hearsay.ui.notes_model import NOTE_ROLE, NotesModel
from hearsay.ui.theme import load_theme

MANY = 5000
NOTE, CHANGED = 0, 6
START = datetime(2026, 1, 1, tzinfo=UTC)


def noted(number: int, body: str, *, tags: tuple[str, ...] = ()) -> PlacedNote:
    when = START + timedelta(minutes=number * 7919 % MANY)
    note = Note(f"{number:032x}", "", f"{number % 9}.txt", Anchor("words"), body, tags, when, when)
    return PlacedNote(note, AnchorStatus.ORPHAN, None)


class HeardModel(NotesModel):
    """Tells which notes were looked at."""

    def __init__(self) -> None:
        super().__init__(load_theme(dark=False))
        self.looked_at: list[str] = []

    def text(self, placed: PlacedNote) -> str:
        self.looked_at.append(placed.note.id)
        return super().text(placed)


@pytest.fixture
def many() -> list[PlacedNote]:
    return [noted(number, f"Weigh stone {number * 31 % MANY:05}", tags=(f"t{number % 7}",)) for number in range(MANY)]


@pytest.fixture
def model(many: Sequence[PlacedNote], qtbot: QtBot) -> HeardModel:
    model = HeardModel()
    model.show_notes(many, {})
    return model


@pytest.fixture
def narrowed(model: NotesModel, monkeypatch: pytest.MonkeyPatch) -> NotesFilter:
    """The list on a machine so slow that nothing is done at once."""
    monkeypatch.setattr(notes_filter, "PATIENCE_S", 0.0)
    return NotesFilter(model)


def asked(text: str) -> NoteQuery:
    query = parse_note_query(text)
    assert isinstance(query, NoteQuery)
    return query


def shown(narrowed: NotesFilter) -> list[str]:
    notes = [narrowed.index(row, 0).data(NOTE_ROLE) for row in range(narrowed.rowCount())]
    return [placed.note.body for placed in notes]


def done(narrowed: NotesFilter, qtbot: QtBot) -> Callable[[], list[str]]:
    def wait() -> list[str]:
        qtbot.waitUntil(lambda: not narrowed.is_at_work, timeout=10_000)
        return shown(narrowed)

    return wait


def test_the_former_rows_stay_until_the_new_ones_are_found(
    narrowed: NotesFilter, many: list[PlacedNote], qtbot: QtBot
) -> None:
    narrowed.show_matching(asked("stone 00042"))
    assert narrowed.is_at_work
    assert narrowed.rowCount() == MANY
    assert done(narrowed, qtbot)() == ["Weigh stone 00042"]
    narrowed.show_matching(asked("tag:t3"))
    narrowed.show_matching(asked("tag:t3 -00042"))
    expected = [each.note.body for each in many if "t3" in each.note.tags and "00042" not in each.note.body]
    assert done(narrowed, qtbot)() == expected
    narrowed.show_matching(NO_QUERY)
    assert len(done(narrowed, qtbot)()) == MANY


def test_sorting_keeps_what_is_chosen(narrowed: NotesFilter, many: list[PlacedNote], qtbot: QtBot) -> None:
    chosen = QPersistentModelIndex(narrowed.index_of(many[5].note.id))
    narrowed.sort(NOTE, Qt.SortOrder.DescendingOrder)
    assert done(narrowed, qtbot)() == sorted((each.note.body for each in many), reverse=True)
    assert chosen.data(NOTE_ROLE) is many[5]
    narrowed.sort(CHANGED)
    by_time = sorted(many, key=lambda each: each.note.modified)
    assert done(narrowed, qtbot)() == [each.note.body for each in by_time]
    assert chosen.data(NOTE_ROLE) is many[5]


def test_a_changed_note_alone_is_looked_at_again(
    narrowed: NotesFilter, model: HeardModel, many: list[PlacedNote], qtbot: QtBot
) -> None:
    narrowed.sort(NOTE)
    narrowed.show_matching(asked("stone 0000"))
    assert len(done(narrowed, qtbot)()) == 10
    model.looked_at.clear()
    edited = replace(many[7], note=replace(many[7].note, body="Stone 00005b"))
    new = noted(MANY, "Other weights")
    model.show_changed([*many[:7], edited, *many[8:-1], new], [edited.note.id, many[-1].note.id, new.note.id])
    expected = [*(f"Weigh stone {number:05}" for number in range(10)), "Stone 00005b"]
    assert sorted(done(narrowed, qtbot)()) == sorted(expected)
    assert model.looked_at == [edited.note.id, new.note.id]


def test_other_notes_under_a_filter_are_never_mistaken_for_the_former(
    narrowed: NotesFilter, model: NotesModel, many: list[PlacedNote], qtbot: QtBot
) -> None:
    narrowed.sort(NOTE, Qt.SortOrder.DescendingOrder)
    narrowed.show_matching(asked("stone 0000"))
    done(narrowed, qtbot)()
    model.show_notes(many[: MANY // 2], {})
    assert all("0000" in body for body in shown(narrowed))
    left = sorted((each.note.body for each in many[: MANY // 2] if "0000" in each.note.body), reverse=True)
    assert done(narrowed, qtbot)() == left
    model.show_notes([], {})
    assert done(narrowed, qtbot)() == []
