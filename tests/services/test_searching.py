"""Searching a folder: the right sentences and notes, whatever is typed, and whatever happens to the index."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, Attribution, AttributionType, Sentence
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.progress import Cancelled
from hearsay.domain.search import SearchedFolder, SearchResults
from hearsay.domain.search_query import Misunderstood
from hearsay.domain.spans import Span
from hearsay.services.searching import MOST_SHOWN, Searching, share_of

OPINION, QUOTE, SECONDHAND = AttributionType.OPINION, AttributionType.QUOTE, AttributionType.SECONDHAND
Told = Sequence[tuple[str, AttributionType, tuple[str, ...]]]


def _annotated(path: str, told: Told, **known: str) -> AnnotatedArticle:
    """Return an article of these sentences, each with its type and the chain of its sources."""
    sentences, at = [], 0
    for text, kind, chain in told:
        sentences.append(Sentence(at, at + len(text), kind, 0.9, chain))
        at += len(text) + 1
    whole = " ".join(text for text, _, _ in told)
    article = Article(path, whole, (Block(0, len(whole), BlockKind.PARAGRAPH),), **known)
    return AnnotatedArticle(article, tuple(sentences), (), (), "rules 1")


def _note(number: int, path: str, body: str, tags: Sequence[str] = (), span: Span | None = None) -> PlacedNote:
    anchor = Anchor("the old words", start=0, end=13)
    now = datetime(2024, 5, 1, tzinfo=UTC)
    status = AnchorStatus.EXACT if span else AnchorStatus.ORPHAN
    return PlacedNote(Note(f"{number:032x}", "id", path, anchor, body, tuple(tags), now, now), status, span)


WIRE = _annotated(
    "1 wire.txt",
    [
        ("The café on the pier will close in March 🌉 for good.", AttributionType.UNATTRIBUTED, ()),
        ("Ada Quill said that the ferry is rotten.", SECONDHAND, ("The Harbour Post", "Ada Quill")),
        ("“The ferry sails,” said Peter Ode.", QUOTE, ("Peter Ode",)),
    ],
    title="Ferry memo found",
    outlet="Island Wire",
    byline="Mina Brandt",
)
COLUMN = _annotated(
    "2 column.md",
    [
        ("The ferry is a disgrace.", OPINION, ()),
        ("Nobody should ever believe the ferry company.", OPINION, ()),
        ("Pier sail.", AttributionType.NONE, ()),
    ],
    title="A pier too far",
    outlet="Harbour Post",
)
MEMO = Article(
    "primary.txt",
    "MEMO\n\nThe ferry hull is\nsound.",
    (Block(0, 4, BlockKind.HEADLINE), Block(6, 31, BlockKind.PARAGRAPH)),
)
NOTES = (
    _note(1, "1 wire.txt", "Ask Quill about the hull", ["verify", "lu"], WIRE.sentences[1].span),
    _note(2, "2 column.md", "Loaded wording", ["tone"], COLUMN.sentences[0].span),
    _note(3, "0 gone.txt", "The ferry again"),
)
FOLDER = SearchedFolder("/affair", (WIRE, COLUMN, MEMO), NOTES)


@pytest.fixture
def searching(tmp_path: Path) -> Iterator[Callable[[], Searching]]:
    """Start a search, as often as a test needs it, always on the same data directory."""
    begun: list[Searching] = []

    def start() -> Searching:
        begun.append(Searching(tmp_path / "data"))
        return begun[-1]

    yield start
    for each in begun:
        each.close()


@pytest.fixture
def affair(searching: Callable[[], Searching]) -> Searching:
    search = searching()
    search.show(FOLDER)
    return search


def _results(search: Searching, query: str, *, unfinished: bool = False) -> SearchResults:
    answer = search.search(query, unfinished=unfinished)
    assert isinstance(answer, SearchResults), answer
    return answer


def _lines(search: Searching, query: str, *, unfinished: bool = False) -> list[str]:
    results = _results(search, query, unfinished=unfinished)
    return [hit.text for article in results.articles for hit in article.hits]


class _Steps:
    def __init__(self) -> None:
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))

    @property
    def taken(self) -> int:
        return len(self.steps)


def _file(data: Path) -> Path:
    (file,) = data.glob("data/cache/search/*.db")
    return file


def test_words_are_found_in_any_case_and_with_any_accents(affair: Searching) -> None:
    for query in ("cafe", "CAFÉ", "Café", "cafe\u0301"):
        assert _lines(affair, query) == [WIRE.sentences[0].span.of(WIRE.article.text)], query


def test_all_words_must_match_and_none_of_those_with_a_minus(affair: Searching) -> None:
    assert len(_lines(affair, "ferry in:articles")) == 5
    assert _lines(affair, "ferry rotten") == ["Ada Quill said that the ferry is rotten."]
    assert _lines(affair, "ferry -disgrace article:pier in:articles") == [
        "Nobody should ever believe the ferry company."
    ]
    assert _lines(affair, "-ferry type:unattributed") == [WIRE.sentences[0].span.of(WIRE.article.text)]


def test_a_phrase_stands_word_beside_word(affair: Searching) -> None:
    assert _lines(affair, "“ferry is rotten”") == ["Ada Quill said that the ferry is rotten."]
    assert _lines(affair, '"rotten ferry"') == []


def test_a_prefix_is_the_beginning_of_a_word(affair: Searching) -> None:
    assert _lines(affair, "disgr*") == ["The ferry is a disgrace."]
    assert _lines(affair, "disgr") == []
    assert _lines(affair, "disgr", unfinished=True) == ["The ferry is a disgrace."]
    assert _lines(affair, "grace*") == []


def test_fields_narrow_what_is_found(affair: Searching) -> None:
    assert _lines(affair, "ferry type:opinion") == [
        "The ferry is a disgrace.",
        "Nobody should ever believe the ferry company.",
    ]
    assert _lines(affair, "type:second in:articles") == ["Ada Quill said that the ferry is rotten."]
    assert _lines(affair, "source:post in:articles") == ["Ada Quill said that the ferry is rotten."]
    assert len(_lines(affair, "ferry outlet:post")) == 2
    assert len(_lines(affair, "ferry outlet:brandt")) == 2
    assert len(_lines(affair, "ferry -outlet:post in:articles")) == 3
    assert _lines(affair, "ferry article:primary") == ["The ferry hull is sound."]
    assert _lines(affair, "tag:lu") == ["Ask Quill about the hull"]
    assert _lines(affair, "note:wording") == ["Loaded wording"]
    assert _lines(affair, "hull in:notes") == ["Ask Quill about the hull"]


def test_a_note_has_the_type_and_the_sources_of_its_sentence(affair: Searching) -> None:
    (found,) = _results(affair, "tag:lu type:secondhand source:quill outlet:wire").articles
    assert (found.path, found.count) == ("1 wire.txt", 1)
    (hit,) = found.hits
    assert hit.note == NOTES[0]
    assert hit.span == WIRE.sentences[1].span
    assert hit.type is SECONDHAND
    assert _lines(affair, "tag:lu type:opinion") == []


def test_hits_are_grouped_by_article_in_folder_order_and_gone_files_come_last(affair: Searching) -> None:
    results = _results(affair, "ferry")
    assert [(each.path, each.count) for each in results.articles] == [
        ("1 wire.txt", 2),
        ("2 column.md", 2),
        ("primary.txt", 1),
        ("0 gone.txt", 1),
    ]
    assert results.count == results.shown == 6
    assert results.articles[0].name == "Ferry memo found"


def test_the_better_match_comes_first(affair: Searching) -> None:
    assert _lines(affair, "pier in:articles") == [WIRE.sentences[0].span.of(WIRE.article.text), "Pier sail."]
    once = _annotated(
        "a.txt", [("Rust and much else that was never asked for here.", OPINION, ()), ("Rust, rust.", OPINION, ())]
    )
    affair.show(SearchedFolder("/affair", (once,)))
    assert _lines(affair, "rust") == ["Rust, rust.", "Rust and much else that was never asked for here."]


def test_found_words_are_marked_in_code_points(affair: Searching) -> None:
    (found,) = _results(affair, "good MARCH").articles
    (hit,) = found.hits
    assert [span.of(hit.text) for span in hit.marked] == ["March", "good"]
    assert hit.span is not None
    assert hit.span.of(WIRE.article.text) == hit.text


def test_a_long_sentence_is_cut_about_what_was_found(affair: Searching) -> None:
    long = " ".join(["slowly"] * 100 + ["barnacle"] + ["slowly"] * 100)
    affair.show(SearchedFolder("/affair", (_annotated("long.txt", [(long, OPINION, ())]),)))
    (found,) = _results(affair, "barnacle").articles
    text, marked = found.hits[0].text, found.hits[0].marked
    assert len(text) < 320
    assert text.startswith("… slowly")
    assert text.endswith("slowly …")
    assert [span.of(text) for span in marked] == ["barnacle"]


def test_the_reader_s_correction_counts(affair: Searching) -> None:
    corrected = replace(WIRE.sentences[1], type=OPINION, overruled=SECONDHAND)
    wire = replace(WIRE, sentences=(WIRE.sentences[0], corrected, WIRE.sentences[2]))
    affair.show(replace(FOLDER, articles=(wire, COLUMN, MEMO)))
    assert _lines(affair, "rotten type:opinion") == ["Ada Quill said that the ferry is rotten."]
    assert _lines(affair, "rotten type:secondhand") == []
    assert _lines(affair, "tag:lu type:opinion") == ["Ask Quill about the hull"]


def test_an_edited_note_is_found_as_it_is_now_and_a_deleted_one_not_at_all(affair: Searching) -> None:
    edited = replace(NOTES[0], note=replace(NOTES[0].note, body="Ask nobody", tags=()))
    affair.show(replace(FOLDER, notes=(edited, NOTES[1])))
    assert _lines(affair, "note:quill") == []
    assert _lines(affair, "tag:lu") == []
    assert _lines(affair, "nobody in:notes") == ["Ask nobody"]
    assert _lines(affair, "again in:notes") == []
    affair.show(FOLDER)
    assert _lines(affair, "note:quill") == ["Ask Quill about the hull"]


def test_an_orphan_is_found_by_the_words_it_stood_on(affair: Searching) -> None:
    assert _lines(affair, '"old words"') == ["The ferry again"]


def test_two_notes_that_say_the_same_are_two(affair: Searching) -> None:
    twin = replace(NOTES[0], note=replace(NOTES[0].note, id="f" * 32))
    affair.show(replace(FOLDER, notes=(*NOTES, twin)))
    assert _results(affair, "tag:lu").count == 2


def test_a_changed_article_replaces_itself(affair: Searching) -> None:
    changed = _annotated("1 wire.txt", [("The café stays.", OPINION, ())])
    affair.show(replace(FOLDER, articles=(changed, COLUMN)))
    assert _lines(affair, "cafe") == ["The café stays."]
    assert _lines(affair, "rotten") == []


def test_the_words_that_name_a_source_are_searched_too(affair: Searching) -> None:
    told = "The keeper said it was late."
    article = _annotated("a.txt", [(told, SECONDHAND, ("Karel Lund",))])
    attribution = Attribution((Span(0, 10),), (Span(11, 15),), (Span(16, 27),))
    sentence = replace(article.sentences[0], attributions=(0,))
    affair.show(SearchedFolder("/affair", (replace(article, attributions=(attribution,), sentences=(sentence,)),)))
    assert _lines(affair, "source:keeper") == _lines(affair, "source:lund") == [told]


def test_a_folder_opened_again_is_not_indexed_again(searching: Callable[[], Searching], tmp_path: Path) -> None:
    steps = _Steps()
    first = searching()
    first.show(FOLDER, steps)
    assert steps.taken > 0
    first.close()
    before = _file(tmp_path).read_bytes()
    again = _Steps()
    second = searching()
    second.show(FOLDER, again)
    assert again.taken == 0
    assert len(_lines(second, "ferry")) == 6
    second.close()
    assert _file(tmp_path).read_bytes() == before


def test_the_index_of_a_folder_that_nobody_opens_is_deleted(searching: Callable[[], Searching], tmp_path: Path) -> None:
    first = searching()
    first.show(FOLDER)
    first.close()
    file = _file(tmp_path)
    other = file.with_name("mine.db")
    other.write_bytes(b"of somebody else")
    old = time.time() - 100 * 24 * 3600
    for each in (file, other):
        os.utime(each, (old, old))
    second = searching()
    second.show(SearchedFolder("/elsewhere", (COLUMN,)))
    assert not file.exists()
    assert other.exists()


def test_another_folder_finds_nothing_of_the_first(affair: Searching) -> None:
    affair.show(SearchedFolder("/elsewhere", (COLUMN,)))
    assert _lines(affair, "cafe") == []
    assert len(_lines(affair, "ferry")) == 2


@pytest.mark.parametrize("damage", ["torn", "foreign", "text", "no tables", "other form", "folder"])
def test_a_damaged_or_foreign_file_is_made_anew(
    damage: str, searching: Callable[[], Searching], tmp_path: Path
) -> None:
    first = searching()
    first.show(FOLDER)
    first.close()
    file = _file(tmp_path)
    if damage == "torn":
        whole = file.read_bytes()
        file.write_bytes(whole[:4096] + b"\x5a" * (len(whole) - 4096))
    elif damage == "text":
        file.write_bytes(b"not a database at all, but long enough to be looked at " * 50)
    elif damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        change = {
            "foreign": "PRAGMA application_id = 7",
            "no tables": "DROP TABLE sentences",
            "other form": "PRAGMA user_version = 99",
        }[damage]
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(change)
    second = searching()
    second.show(FOLDER)
    assert len(_lines(second, "ferry")) == 6
    if damage != "folder":
        second.close()
        steps = _Steps()
        third = searching()
        third.show(FOLDER, steps)
        assert steps.taken == 0


def test_an_index_damaged_while_it_is_open_is_made_anew(affair: Searching, tmp_path: Path) -> None:
    with closing(sqlite3.connect(_file(tmp_path))) as connection:
        connection.execute("DROP TABLE notes")
    assert len(_lines(affair, "ferry")) == 6


def test_where_no_file_can_be_had_search_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no directory", "utf-8")
    search = Searching(tmp_path / "data")
    search.show(FOLDER)
    assert len(_lines(search, "ferry")) == 6
    search.close()
    assert (tmp_path / "data").read_text("utf-8") == "no directory"


def test_two_programs_search_the_same_folder_each_as_it_shows_it(searching: Callable[[], Searching]) -> None:
    one, other = searching(), searching()
    one.show(FOLDER)
    changed = _annotated("1 wire.txt", [("The café stays.", OPINION, ())])
    other.show(replace(FOLDER, articles=(changed, COLUMN), notes=()))
    assert _lines(one, "cafe") == [WIRE.sentences[0].span.of(WIRE.article.text)]
    assert _lines(other, "cafe") == ["The café stays."]
    assert _lines(other, "tag:lu") == []


def test_a_program_that_holds_the_file_does_not_keep_another_from_searching(
    affair: Searching, searching: Callable[[], Searching], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(_file(tmp_path), isolation_level=None)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        other = searching()
        other.show(replace(FOLDER, articles=(_annotated("new.txt", [("A ferry of its own.", OPINION, ())]),), notes=()))
        assert _lines(other, "ferry") == ["A ferry of its own."]
        assert len(_lines(affair, "ferry")) == 6


def test_indexing_can_be_given_up_and_goes_on_where_it_stopped(searching: Callable[[], Searching]) -> None:
    class Impatient(_Steps):
        def step(self, done: int, total: int, what: str) -> None:
            super().step(done, total, what)
            if self.taken == 3:
                raise Cancelled

    many = tuple(_annotated(f"{n}.txt", [(f"Word{n} and the pier.", OPINION, ())]) for n in range(160))
    search, steps = searching(), Impatient()
    with pytest.raises(Cancelled):
        search.show(SearchedFolder("/many", many), steps)
    rest = _Steps()
    search.show(SearchedFolder("/many", many), rest)
    assert rest.taken == 2
    assert _results(search, "pier").count == 160


def test_what_is_common_is_counted_and_every_article_shows_its_share(affair: Searching) -> None:
    many = tuple(_annotated(f"{n:03}.txt", [("Rain.", OPINION, ())] * (400 if n == 0 else 3)) for n in range(100))
    affair.show(SearchedFolder("/rain", many))
    results = _results(affair, "rain")
    assert results.count == 400 + 99 * 3
    assert not results.uncounted
    assert results.shown <= MOST_SHOWN
    assert {len(each.hits) for each in results.articles[1:]} == {3}
    assert len(results.articles[0].hits) == MOST_SHOWN - 99 * 3


@given(st.lists(st.integers(1, 900), max_size=700), st.integers(1, 500))
def test_shares(counts: list[int], most: int) -> None:
    share = share_of(counts, most)
    assert share >= 1
    if len(counts) <= most:
        shown = sum(min(count, share) for count in counts)
        assert shown <= most
        assert shown == sum(counts) or sum(min(count, share + 1) for count in counts) > most


_TYPED = st.text(
    alphabet=st.one_of(st.sampled_from(list("\"“”*-:()^+{}, ORANDNEft'\0\ud800\ufdd0é")), st.characters()), max_size=40
)


@given(
    st.one_of(
        _TYPED,
        st.lists(
            st.sampled_from(
                [
                    "tag:",
                    "type:",
                    "source:x",
                    '"',
                    "NEAR(",
                    "ferry",
                    "OR",
                    "*",
                    "-",
                    "{text}:",
                    "note:\ufdd0",
                    "in:n",
                    "-type:o",
                ]
            ),
            max_size=8,
        ).map(" ".join),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_fails(affair: Searching, text: str) -> None:
    answer = affair.search(text, unfinished=True)
    if isinstance(answer, Misunderstood):
        assert answer.message
    else:
        assert answer.count >= answer.shown
        for article in answer.articles:
            for hit in article.hits:
                assert all(span.of(hit.text) for span in hit.marked)


@given(st.text(min_size=1, max_size=200).filter(str.strip))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_a_note_says_is_kept_apart_from_the_marks(affair: Searching, body: str) -> None:
    affair.show(replace(FOLDER, notes=(_note(9, "1 wire.txt", f"{body} zebra", ["zoo"]),)))
    (hit,) = _results(affair, "zebra tag:zoo").articles[0].hits
    assert [span.of(hit.text) for span in hit.marked] == ["zebra"]
