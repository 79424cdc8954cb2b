"""Notes as Web Annotations: what is written reads back to the letter, and other programs' files are understood."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.article import Article, Folder
from hearsay.domain.failures import ExportProblem
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.web_annotations import annotations_json, read_annotations
from hearsay.services.annotations import Annotations
from hearsay.services.exporting import notes_in, notes_json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ["😀 عربي \u202e", "---\nkey: [x", "\x01\x08\x1f\x85\u2028", "**a** <b> %% [[x]]", "\ufeff\r\n"]
)
POSITIONS = st.integers(0, 2**31 - 1)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
ANCHORS = st.just(Anchor("")) | st.builds(
    lambda exact, prefix, suffix, ends: Anchor(exact, prefix, suffix, min(ends), max(ends)),
    TEXT.filter(bool), TEXT, TEXT, st.tuples(POSITIONS, POSITIONS),
)  # fmt: skip
NOTES = st.builds(
    Note,
    id=st.uuids(version=4).map(lambda each: each.hex),
    article_id=st.binary(min_size=32, max_size=32).map(bytes.hex),
    path=TEXT,
    anchor=ANCHORS,
    body=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    created=TIMES,
    modified=TIMES,
)


@given(st.lists(NOTES, max_size=4))
def test_every_note_reads_back_as_it_was(notes: list[Note]) -> None:
    written = annotations_json("Notes", [PlacedNote(each, AnchorStatus.ORPHAN, None) for each in notes], {})
    if not notes:
        with pytest.raises(ExportProblem, match="no annotations"):
            read_annotations(written)
        return
    found = read_annotations(written)
    assert found.ignored == {}
    back = [
        Note(n.id, n.article_id, n.source, n.anchor, n.body, n.tags, n.created or UTC_0, n.modified or UTC_0)
        for n in found.notes
    ]
    assert back == notes


UTC_0 = datetime(1, 1, 1, tzinfo=UTC)


def test_the_form_is_that_of_the_recommendation() -> None:
    time = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
    note = Note(
        "0" * 32, "ab" * 32, "a b/1 pier.txt", Anchor("sold", "was ", ".", 9, 13), "Why?", ("pier",), time, time
    )
    written = json.loads(annotations_json("Bay", [PlacedNote(note, AnchorStatus.EXACT, None)], {}))
    assert written["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (written["type"], written["total"], written["first"]["type"]) == (
        "AnnotationCollection",
        1,
        "AnnotationPage",
    )
    (item,) = written["first"]["items"]
    assert item["id"] == "urn:uuid:00000000-0000-0000-0000-000000000000"
    assert item["created"] == "2026-04-01T09:30:00Z"
    assert [body["purpose"] for body in item["body"]] == ["commenting", "tagging"]
    assert item["target"]["source"]["id"] == "a%20b/1%20pier.txt"
    assert item["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "sold", "prefix": "was ", "suffix": "."},
        {"type": "TextPositionSelector", "start": 9, "end": 13},
    ]


def test_selectors_and_digest_are_of_one_text_after_an_edit(tmp_path: Path) -> None:
    before = "The quay was let to a brewer. Nobody asked the town council about it. The mill closed at noon on Friday."
    after = "At last! The mill closed at noon on Friday. Nobody asked the whole town council about it."
    (earlier, later) = (Article("quay.txt", text, ()) for text in (before, after))
    noted = ("The quay was let to a brewer.", "Nobody asked the town council about it.", "closed at noon")
    with closing(Annotations.open(tmp_path)) as store:
        for words in noted:
            span = Span(before.index(words), before.index(words) + len(words))
            store.add_note(earlier, Anchor.at(before, span), words, root="/case")
        placed = store.notes_of([later], root="/case")
    assert {each.note.body: each.status.value for each in placed} == dict(
        zip(noted, ("orphan", "changed", "moved"), strict=True)
    )
    items = json.loads(notes_json(Folder("/case", (later,)), placed))["first"]["items"]
    for item in items:
        said = item["body"][0]["value"]
        of = later if said == noted[2] else earlier
        words, position = item["target"]["selector"]
        assert item["target"]["source"]["dcterms:identifier"] == f"sha256:{of.id}"
        assert of.text[position["start"] : position["end"]] == words["exact"] == said
        assert (words["prefix"] + words["exact"] + words["suffix"]) in of.text


def test_a_file_of_another_program_is_read_and_what_is_unknown_is_told() -> None:
    foreign = {
        "rows": [
            {
                "id": "Xy12",
                "user": "acct:me@example.org",
                "created": "2025-01-02T03:04:05.678+02:00",
                "bodyValue": "Really?",
                "target": [
                    {
                        "source": "https://example.org/a/pier.html?x=1",
                        "selector": [
                            {"type": "RangeSelector", "startContainer": "/p[1]"},
                            {"type": "TextQuoteSelector", "exact": "sold"},
                        ],
                    }
                ],
            },
            "nonsense",
            {"target": "https://example.org/a/quay.html", "body": {"type": "TextualBody", "value": "whole"}},
        ]
    }
    found = read_annotations(json.dumps(foreign))
    first, second = found.notes
    assert first.source == "example.org/a/pier.html"
    assert (first.anchor.exact, first.body, first.article_id) == ("sold", "Really?", "")
    assert first.created == datetime(2025, 1, 2, 1, 4, 5, 678000, tzinfo=UTC)
    assert second.anchor.whole_article
    assert UUID(hex=first.id) != UUID(hex=second.id)
    assert read_annotations(json.dumps(foreign)).notes == found.notes
    told = " ".join(found.ignored)
    for what in ("no annotation", "user", "RangeSelector"):
        assert what in told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "target", "source", "selector", "type", "exact", "start", "end", "body", "value", "purpose",
                 "created", "modified", "items", "first", "rows", "bodyValue", "dcterms:identifier"]
            ),
            inner | st.sampled_from(["TextQuoteSelector", "TextPositionSelector", "tagging", "sha256:x", "urn:uuid:1"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_no_file_breaks_the_reading(given: object) -> None:
    try:
        found = read_annotations(json.dumps(given))
    except ExportProblem:
        return
    for note in found.notes:
        assert UUID(hex=note.id)
        assert 0 <= note.anchor.start <= note.anchor.end


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"{}", b"3"])
def test_what_holds_no_annotations_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.jsonld"
    file.write_bytes(content)
    with pytest.raises(ExportProblem, match=r"notes\.jsonld"):
        notes_in(file)
