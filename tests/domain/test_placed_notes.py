"""The notes that the window holds stay in the order in which the store would list them, whatever comes and goes."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.placed_notes import PlacedNotes
from hearsay.domain.spans import Span

ARTICLES = [Article(f"{name}.txt", f"Text of {name}, which is long enough.", ()) for name in "ba"]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def placed(number: int, path: str, start: int | None, *, body: str = "") -> PlacedNote:
    """A note on a word at ``start``; without one, an orphan."""
    note = Note(f"{number:032x}", "", path, Anchor("Text", start=start or 0), body, (), NOW, NOW)
    if start is None:
        return PlacedNote(note, AnchorStatus.ORPHAN, None)
    return PlacedNote(note, AnchorStatus.EXACT, Span(start, start + 4))


NOTES = st.builds(
    placed,
    st.integers(0, 9),
    st.sampled_from(["a.txt", "b.txt", "gone.txt"]),
    st.one_of(st.none(), st.integers(0, 3)),
    body=st.sampled_from(["one", "two"]),
).filter(lambda each: each.note.path != "gone.txt" or each.span is None)


def ids(notes: PlacedNotes) -> list[str]:
    return [each.note.id[-1] for each in notes.all]


def test_notes_are_listed_by_article_then_place_with_orphans_behind_and_vanished_ones_last() -> None:
    notes = PlacedNotes(ARTICLES)
    given_notes = [placed(1, "gone.txt", None), placed(2, "b.txt", None), placed(3, "a.txt", 0)]
    given_notes += [placed(4, "b.txt", 9), placed(5, "b.txt", 0)]
    for each in given_notes:
        notes.replace([each.note.id], [each])
    assert ids(notes) == ["5", "4", "3", "2", "1"]
    assert [each.note.id[-1] for each in notes.on("b.txt")] == ["5", "4", "2"]
    assert notes.counts() == {"a.txt": 1, "b.txt": 3, "gone.txt": 1}


def test_a_deleted_note_goes_and_its_neighbour_on_the_same_words_stays() -> None:
    both = [placed(1, "a.txt", 0), placed(2, "a.txt", 0)]
    notes = PlacedNotes(ARTICLES, both)
    notes.replace([both[1].note.id], [])
    assert notes.all == (both[0],)
    assert notes.get(both[1].note.id) is None
    notes.replace([both[0].note.id, "never known"], [])
    assert (len(notes.all), notes.counts()) == (0, {})


def test_a_note_that_moved_to_another_article_is_on_that_one_alone() -> None:
    before = placed(1, "a.txt", 0)
    notes = PlacedNotes(ARTICLES, [before])
    now = replace(before, note=replace(before.note, path="b.txt"))
    notes.replace([now.note.id], [now])
    assert (list(notes.on("a.txt")), list(notes.on("b.txt")), notes.get(now.note.id)) == ([], [now], now)


@given(st.lists(st.lists(NOTES, max_size=4, unique_by=lambda each: each.note.id), max_size=8))
def test_what_was_taken_over_bit_by_bit_is_what_would_be_read_at_once(batches: list[list[PlacedNote]]) -> None:
    notes, known = PlacedNotes(ARTICLES), dict[str, PlacedNote]()
    for batch in batches:
        notes.replace([each.note.id for each in batch], batch)
        known |= {each.note.id: each for each in batch}
    at_once = PlacedNotes(ARTICLES)
    at_once.replace(list(known), list(known.values()))
    assert sorted(notes.all, key=lambda each: each.note.id) == sorted(known.values(), key=lambda each: each.note.id)
    assert [(e.status, e.note.path, e.span) for e in notes.all] == [
        (e.status, e.note.path, e.span) for e in at_once.all
    ]
    assert all(notes.get(note_id) is each and each in notes.on(each.note.path) for note_id, each in known.items())
