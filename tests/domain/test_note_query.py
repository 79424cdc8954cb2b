"""Narrowing the list of notes by words and fields."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.attribution import AttributionType
from hearsay.domain.note_query import ListedNote, NoteQuery, field_term, parse_note_query, toggled
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.search_query import Misunderstood
from hearsay.domain.spans import Span

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOTE = Note("1", "a", "wire.txt", Anchor("the lock"), "Ask *him*.", ("check", "to-do"), NOON, NOON)
LISTED = ListedNote(
    PlacedNote(NOTE, AnchorStatus.CHANGED, Span(0, 8)),
    "The lock is shut",
    "Harbour Post",
    AttributionType.SECONDHAND,
    "the Keeper",
)


def holds(text: str) -> bool:
    query = parse_note_query(text)
    assert isinstance(query, NoteQuery), query
    return query.holds(LISTED)


@pytest.mark.parametrize(
    "text",
    [
        *("tag:check", "tag:CHECK tag:to-do", "tag:che*", "-tag:mayor", "type:secondhand", "source:keeper"),
        *('article:"lock is"', "article:wire", "outlet:harbour", "note:him", "is:changed", "is:cha", "-is:orphan"),
        *("in:notes", "", "http://example.org"),
    ],
)
def test_a_note_is_what_is_asked_for(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    ["tag:che", "-tag:check", "type:opinion", "source:mayor", "is:orphan", "-is:changed", "in:articles", "note:x"],
)
def test_a_note_is_not_what_is_asked_for(text: str) -> None:
    assert not holds(text)


def test_words_beside_fields_are_looked_for_in_the_list() -> None:
    query = parse_note_query('Lock -"not this" is:changed tag:check')
    assert isinstance(query, NoteQuery)
    assert query.words == (("lock", True), ("not this", False))
    assert not query.is_of_words_alone


@pytest.mark.parametrize(("text", "told"), [("is:", "is:orphan"), ("is:lost", "is:orphan"), ("colour:red", "tag:")])
def test_what_is_not_understood_says_what_is(text: str, told: str) -> None:
    query = parse_note_query(text)
    assert isinstance(query, Misunderstood)
    assert told in query.message


def test_a_term_is_switched_on_and_off_beside_others() -> None:
    term = field_term("article", "The “Lock”  is shut")
    assert term == 'article:"The Lock is shut"'
    assert toggled("tag:check ", term) == f"tag:check {term}"
    assert toggled(f"a {term} b", term) == "a b"
    assert toggled("is:orphans", "is:orphan") == "is:orphans is:orphan"


def test_one_state_of_a_note_puts_out_the_other() -> None:
    assert toggled("tag:check is:Changed lock", "is:orphan") == "tag:check lock is:orphan"
    assert toggled("-is:changed", "is:orphan") == "-is:changed is:orphan"
    assert toggled("is:changed", "is:changed") == ""
    assert toggled("is:changed", "tag:check") == "is:changed tag:check"


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    query = parse_note_query(text)
    assert isinstance(query, Misunderstood) or query.holds(LISTED) in {True, False}
