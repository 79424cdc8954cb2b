"""The window asks for a folder's notes after every change: what lies in other folders must not be read for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, insert

from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.spans import Span
from hearsay.store.database import Database
from hearsay.store.models import ArticleRow, NoteRow, PlaceRow
from hearsay.store.notebook import Notebook

OTHER_NOTES = 3000
OTHER_FOLDERS = 60
QUERIES = 8


@contextmanager
def queries() -> Iterator[list[tuple[str, Any]]]:
    """Collect every query sent to a database, with its parameters."""
    sent: list[tuple[str, Any]] = []

    def hear(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def test_a_changed_note_is_read_alone_and_found_as_it_would_be_among_all(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "hearsay.db", tmp_path / "backups")
    notebook = Notebook(database)
    articles = [Article(f"{number}.txt", f"Text {number}.", ()) for number in range(5)]
    notes = [notebook.add_note(each, Anchor.at(each.text, Span(0, 4)), "here", (), "/cases/open") for each in articles]
    edited = [replace(articles[0], text=f"A new beginning. {articles[0].text}"), *articles[1:]]
    whole = notebook.notes_of(edited, "/cases/open")
    notebook.delete_note(notes[2].id)
    asked = [notes[3].id, notes[0].id, notes[2].id, "unknown"]
    with queries() as sent:
        found = notebook.notes_of(edited, "/cases/open", asked)
    with database.reading() as session:
        (note_query,) = [each for each in sent if "FROM notes" in each[0]]
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {note_query[0]}", note_query[1])
        steps = [step[3] for step in plan]
    notebook.close()
    assert found == (whole[0], whole[3])
    assert found[0].status is AnchorStatus.MOVED
    assert any("SEARCH notes USING INDEX sqlite_autoindex_notes_1" in step for step in steps), steps


def test_notes_are_found_by_a_few_queries_that_scan_no_table(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "hearsay.db", tmp_path / "backups")
    with database.writing() as session:
        session.execute(insert(ArticleRow), [_article(number) for number in range(OTHER_NOTES)])
        session.execute(insert(PlaceRow), [_place(number) for number in range(OTHER_NOTES)])
        session.execute(insert(NoteRow), [_note(number) for number in range(OTHER_NOTES)])
    notebook = Notebook(database)
    articles = [Article(f"{number}.txt", f"Text {number}.", ()) for number in range(5)]
    for article in articles:
        notebook.add_note(article, Anchor(""), "here", (), "/cases/open")
    assert len(notebook.notes_of(articles, "/cases/open")) == len(articles)
    with queries() as sent:
        assert len(notebook.notes_of(articles, "/cases/open")) == len(articles)
    assert 0 < len(sent) <= QUERIES
    with database.reading() as session:
        connection = session.connection()
        plans = [
            step[3]
            for statement, parameters in sent
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    notebook.close()
    assert any("SEARCH notes USING INDEX" in step for step in plans)
    assert [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == []


def _article(number: int) -> dict[str, str]:
    return {"id": f"{number:064x}", "title": "", "first_seen": "2026-01-01T00:00:00+00:00"}


def _place(number: int) -> dict[str, str]:
    return {"root": f"/cases/{number % OTHER_FOLDERS}", "path": f"{number}.txt", "article_id": f"{number:064x}"}


def _note(number: int) -> dict[str, Any]:
    time = "2026-01-01T00:00:00+00:00"
    anchor = {"exact": "words", "prefix": "", "suffix": "", "start": 0, "end": 5}
    times = {"created": time, "modified": time, "deleted_at": None}
    return {"id": f"{number:032x}", "body": "elsewhere", "tags": [], **anchor, **times, **_place(number)}
