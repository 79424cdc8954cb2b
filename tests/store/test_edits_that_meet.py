"""Two programs on one store: each sees what the other wrote, and neither writes over it unseen."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hearsay.domain.article import Article
from hearsay.domain.meeting_edits import Written
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations

ARTICLE = Article("a.txt", "One sentence. And another.", ())

OTHER = f"""
import json
import sys
from pathlib import Path
from hearsay.domain.article import Article
from hearsay.domain.meeting_edits import Written
from hearsay.domain.notes import Anchor
from hearsay.services.annotations import Annotations
article = Article("a.txt", {ARTICLE.text!r}, ())
annotations = Annotations.open(Path(sys.argv[1]))
for line in sys.stdin:
    asked = json.loads(line)
    what = asked.pop("do")
    if what == "list":
        answer = {{p.note.id: p.note.body for p in annotations.notes_of([article], root="/r")}}
    elif what == "add":
        answer = annotations.add_note(article, Anchor(""), asked["body"], root="/r").id
    elif what == "edit":
        seen = Written(asked["seen"], tuple(asked["seen_tags"]))
        answer = annotations.edit_note(asked["id"], body=asked["body"], tags=asked["tags"], seen=seen).id
    else:
        answer = annotations.delete_note(asked["id"])
    print(json.dumps(answer), flush=True)
"""

Ask = Callable[..., Any]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Ask]:
    """Another process that has the same store open, and does what it is asked."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(do: str, **about: Any) -> Any:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps({"do": do, **about}) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Annotations]:
    annotations = Annotations.open(tmp_path)
    yield annotations
    annotations.close()


def bodies(annotations: Annotations) -> dict[str, str]:
    return {placed.note.id: placed.note.body for placed in annotations.notes_of([ARTICLE], root="/r")}


def test_each_sees_what_the_other_wrote_and_hears_that_there_is_something(here: Annotations, other: Ask) -> None:
    assert bodies(here) == other("list") == {}
    here.others_wrote()
    assert not here.others_wrote()
    theirs = other("add", body="theirs")
    assert here.others_wrote()
    assert bodies(here) == {theirs: "theirs"}
    mine = here.add_note(ARTICLE, Anchor(""), "mine", root="/r").id
    assert other("list") == {theirs: "theirs", mine: "mine"}
    assert not here.others_wrote()


def test_what_was_written_here_hides_nothing_that_the_other_wrote(here: Annotations, other: Ask) -> None:
    here.others_wrote()
    mine = here.add_note(ARTICLE, Anchor(""), "mine", root="/r").id
    assert not here.others_wrote()
    other("add", body="theirs")
    here.edit_note(mine, body="mine, and more", tags=())
    assert here.others_wrote()
    here.undo(root="/r")
    assert not here.others_wrote()


def test_when_both_write_in_one_note_both_texts_are_kept(here: Annotations, other: Ask) -> None:
    anchor = Anchor.at(ARTICLE.text, Span(0, 13))
    note = here.add_note(ARTICLE, anchor, "begun", ["a"], root="/r")
    assert other("edit", id=note.id, body="begun, and theirs", tags=["a"], seen="begun", seen_tags=["a"]) == note.id
    seen = Written("begun", ("a",))
    own = here.edit_note(note.id, body="begun, and mine", tags=["a", "b"], seen=seen)
    assert own.id != note.id
    assert (own.anchor, own.body, own.tags) == (anchor, "begun, and mine", ("a", "b"))
    assert bodies(here) == other("list") == {note.id: "begun, and theirs", own.id: "begun, and mine"}
    # From now on each writes in a note of its own.
    again = here.edit_note(own.id, body="begun, and mine!", tags=["a", "b"], seen=Written(own.body, own.tags))
    assert again.id == own.id
    theirs = {"seen": "begun, and theirs", "seen_tags": ["a"], "tags": ["a"]}
    assert other("edit", id=note.id, body="begun, and theirs!", **theirs) == note.id
    assert set(bodies(here).values()) == {"begun, and theirs!", "begun, and mine!"}


def test_what_only_one_of_them_changed_is_one_note_still(here: Annotations, other: Ask) -> None:
    note = here.add_note(ARTICLE, Anchor(""), "begun", ["a", "b"], root="/r")
    other("edit", id=note.id, body="begun", tags=["b", "theirs"], seen="begun", seen_tags=["a", "b"])
    now = here.edit_note(note.id, body="mine", tags=["a", "b", "mine"], seen=Written("begun", ("a", "b")))
    assert (now.id, now.body, set(now.tags)) == (note.id, "mine", {"b", "mine", "theirs"})


def test_an_edit_of_what_the_other_deleted_brings_the_note_back(here: Annotations, other: Ask) -> None:
    note = here.add_note(ARTICLE, Anchor(""), "begun", root="/r")
    other("delete", id=note.id)
    here.edit_note(note.id, body="begun, and mine", tags=(), seen=Written("begun", ()))
    assert other("list") == {note.id: "begun, and mine"}


def test_what_cannot_be_stored_as_it_was_typed_is_no_edit_by_another(here: Annotations) -> None:
    typed = "half an emoji \ud83c"
    note = here.add_note(ARTICLE, Anchor(""), typed, ["A b"], root="/r")
    assert here.edit_note(note.id, body="more", tags=["A b"], seen=Written(typed, ("A b",))).id == note.id
