"""What nobody shows any more leaves the index, and whoever still shows it hears of that."""

from pathlib import Path

from hearsay.domain.progress import NoProgress
from hearsay.domain.search_query import Query, parse_query
from hearsay.store.search_expressions import Expressions, expressions_of
from hearsay.store.search_index import ArticleEntry, NoteEntry, NoteWords, SearchIndex, SentenceWords

DAY = 24 * 3600.0


def _article(name: str) -> ArticleEntry:
    words = [SentenceWords(f"The {name} is late.", "", "any opinion"), SentenceWords("So it is.", "", "any opinion")]
    return ArticleEntry(name.encode(), name, "", lambda: words)


def _note(name: str) -> NoteEntry:
    return NoteEntry(f"note {name}".encode(), lambda: NoteWords(name, "", "", "", "any", "", ""))


def _wanted(text: str) -> Expressions:
    query = parse_query(text)
    assert isinstance(query, Query)
    return expressions_of(query)


def test_entries_that_nobody_shows_for_days_are_dropped(tmp_path: Path) -> None:
    today = [0.0]
    index = SearchIndex(tmp_path / "search.db", lambda: today[0] * DAY)
    ((old, kept), (old_note, kept_note)) = index.put(
        [_article("ferry"), _article("tram")], [_note("ferry"), _note("tram")], NoProgress()
    )
    assert index.sentences(_wanted("ferry")) == [(old, 0)]
    assert index.notes(_wanted("ferry")) == [old_note]
    today[0] = 2.0
    index.put([_article("tram")], [_note("tram")], NoProgress())
    today[0] = 4.0
    numbers = index.put([_article("tram")], [_note("tram")], NoProgress())
    assert numbers == ([kept], [kept_note])
    assert index.sentences(_wanted("ferry")) == []
    assert index.notes(_wanted("ferry")) == []
    assert index.sentences(_wanted("late")) == [(kept, 0)]
    assert index.is_whole()
    ((again,), _) = index.put([_article("ferry")], [], NoProgress())
    assert again not in (old, kept)
    index.close()


def test_another_program_hears_of_what_was_dropped(tmp_path: Path) -> None:
    today = [0.0]
    one = SearchIndex(tmp_path / "search.db", lambda: today[0] * DAY)
    other = SearchIndex(tmp_path / "search.db", lambda: today[0] * DAY)
    one.put([_article("ferry")], [], NoProgress())
    today[0] = 9.0
    other.put([_article("tram")], [], NoProgress())
    assert other.is_whole()
    assert not one.is_whole()
    ((number,), _) = one.put([_article("ferry")], [], NoProgress())
    assert one.sentences(_wanted("ferry")) == [(number, 0)]
    one.close()
    other.close()
