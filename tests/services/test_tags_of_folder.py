"""Tags have colours, are renamed in every note at once, and two become one; all of it can be undone."""

from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.domain.tags import Tag, TagColour
from hearsay.services.annotations import Annotations

ROOT, OTHER = "/cases/harbour", "/cases/airport"
ARTICLE = Article("wire.txt", "The lock was closed at noon.", (), title="The lock")


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    return Annotations.open(tmp_path)


def add(annotations: Annotations, *tags: str, root: str = ROOT) -> str:
    return annotations.add_note(ARTICLE, Anchor(""), "A note.", tags, root=root).id


def tags_of(annotations: Annotations, note_id: str) -> tuple[str, ...]:
    notes = (*annotations.notes_of([ARTICLE], root=ROOT), *annotations.trash_of([ARTICLE], root=ROOT))
    return next(placed.note.tags for placed in notes if placed.note.id == note_id)


def test_a_tag_is_renamed_in_every_note_and_keeps_its_place_and_colour(annotations: Annotations) -> None:
    first, trashed = add(annotations, "lock", "check", "why"), add(annotations, "check")
    annotations.delete_note(trashed)
    annotations.colour_tag("check", TagColour.ORANGE, root=ROOT)
    assert set(annotations.rename_tag("check", "to check", root=ROOT)) == {first, trashed}
    assert tags_of(annotations, first) == ("lock", "to-check", "why")
    assert tags_of(annotations, trashed) == ("to-check",)
    assert annotations.tags(root=ROOT) == (Tag("to-check", TagColour.ORANGE),)
    assert annotations.undo(root=ROOT) == "Rename tag check to to-check"
    assert tags_of(annotations, first) == ("lock", "check", "why")
    assert annotations.tags(root=ROOT) == (Tag("check", TagColour.ORANGE),)


def test_renaming_into_a_tag_that_is_there_makes_one_of_two(annotations: Annotations) -> None:
    both, one = add(annotations, "mayor", "lu", "why"), add(annotations, "mayor")
    annotations.colour_tag("lu", TagColour.RED, root=ROOT)
    annotations.colour_tag("mayor", TagColour.BLUE, root=ROOT)
    annotations.rename_tag("mayor", "lu", root=ROOT)
    assert tags_of(annotations, both) == ("lu", "why")
    assert tags_of(annotations, one) == ("lu",)
    assert annotations.tags(root=ROOT) == (Tag("lu", TagColour.RED),)
    annotations.undo(root=ROOT)
    assert tags_of(annotations, both) == ("mayor", "lu", "why")
    assert annotations.tags(root=ROOT) == (Tag("lu", TagColour.RED), Tag("mayor", TagColour.BLUE))


def test_other_folders_keep_their_tags_and_lend_their_colours(annotations: Annotations) -> None:
    add(annotations, "check")
    elsewhere = add(annotations, "check", root=OTHER)
    annotations.colour_tag("check", TagColour.GREEN, root=OTHER)
    assert annotations.tags(root=ROOT) == (Tag("check", TagColour.GREEN),)
    annotations.colour_tag("check", TagColour.PINK, root=ROOT)
    assert annotations.tags(root=ROOT) == (Tag("check", TagColour.PINK),)
    assert annotations.tags(root=OTHER) == (Tag("check", TagColour.GREEN),)
    assert elsewhere not in annotations.rename_tag("check", "done", root=ROOT)


@pytest.mark.parametrize("new", ["check", "", " , ", "#check"])
def test_a_name_that_is_none_or_the_same_changes_nothing(annotations: Annotations, new: str) -> None:
    note_id = add(annotations, "check")
    assert annotations.rename_tag("check", new, root=ROOT) == ()
    assert tags_of(annotations, note_id) == ("check",)
    assert annotations.undo_state(root=ROOT).undo == "Add note"
