"""Notes of a file beside the notes here, placed in the opened folder, as one command."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from sqlalchemy.orm import Session

from hearsay.domain.anchoring import place
from hearsay.domain.article import Article
from hearsay.domain.imported_notes import Imported, ImportedNote
from hearsay.domain.notes import Anchor, AnchorStatus
from hearsay.domain.tags import tidy_tags
from hearsay.domain.unicode import well_formed
from hearsay.store import journal
from hearsay.store.clock import stamp
from hearsay.store.database import Database
from hearsay.store.models import ArticleRow
from hearsay.store.reconciling import Fields, reconcile_notes
from hearsay.store.whereabouts import Opened, Sighting, opened, remember, sightings_of

IMPORT = "Import notes"


class _Home(NamedTuple):
    """Where a note belongs: the text it was written on, the file, and the article that is open there, if one is."""

    article_id: str
    path: str
    title: str
    article: Article | None


def import_notes(
    database: Database,
    notes: Sequence[ImportedNote],
    articles: Sequence[Article],
    root: str,
    now: Callable[[], datetime],
) -> Imported:
    """Take notes in, by id, as one command; return what came of it. Raises StoreProblem."""
    moment = stamp(now)
    folder = _Folder(opened(articles))
    with database.writing() as session:
        incoming = [_fields(note, folder.home_of(note), root, moment) for note in {n.id: n for n in notes}.values()]
        _make_known(session, [folder.home_of(note) for note in notes], root, moment)
        if root:
            remember(session, sightings_of((), opened(articles), root))
        done = reconcile_notes(session, incoming, None)
        if done.changes:
            journal.record(session, IMPORT, done.changes, moment)
    return done.told()


class _Folder:
    """The opened articles by their text, their path, and their file name where no other has it."""

    def __init__(self, articles: Sequence[Opened]) -> None:
        self._by_id: dict[str, list[Opened]] = {}
        self._by_path = {each.article.path: each for each in articles}
        self._by_name: dict[str, list[Opened]] = {}
        for each in articles:
            self._by_id.setdefault(each.article_id, []).append(each)
            self._by_name.setdefault(PurePosixPath(each.article.path).name, []).append(each)

    def home_of(self, note: ImportedNote) -> _Home:
        same = self._by_id.get(note.article_id, [])
        found = next((each for each in same if each.article.path == note.source), same[0] if same else None)
        found = found or self._by_path.get(note.source)
        named = self._by_name.get(PurePosixPath(note.source).name, [])
        found = found or (named[0] if len(named) == 1 else None)
        if found is None:
            known = note.article_id or hashlib.sha256(note.source.encode("utf-8", "replace")).hexdigest()
            return _Home(known, note.source, note.source, None)
        return _Home(note.article_id or found.article_id, found.article.path, found.article.title, found.article)


def _fields(note: ImportedNote, home: _Home, root: str, moment: str) -> Fields:
    anchor = note.anchor
    if not note.article_id and home.article is not None:
        # Another program's: its positions may count something else, and its context may be longer or missing.
        status, span = place(anchor, home.article.text)
        if span is not None and status in {AnchorStatus.EXACT, AnchorStatus.MOVED}:
            anchor = Anchor.at(home.article.text, span)
    return {
        "id": note.id,
        "article_id": home.article_id,
        "root": root,
        "path": home.path,
        "exact": well_formed(anchor.exact),
        "prefix": well_formed(anchor.prefix),
        "suffix": well_formed(anchor.suffix),
        "start": anchor.start,
        "end": anchor.end,
        "created": _time(note.created or note.modified, moment),
        "deleted_at": None,
        "body": well_formed(note.body),
        "tags": list(tidy_tags(note.tags)),
        "modified": _time(note.modified or note.created, moment),
    }


def _time(given: datetime | None, moment: str) -> str:
    return given.astimezone(UTC).isoformat(timespec="microseconds") if given is not None else moment


def _make_known(session: Session, homes: Sequence[_Home], root: str, moment: str) -> None:
    """Let the store know the articles, and that what was written on them is to be looked for in this folder."""
    for home in {home.article_id: home for home in homes}.values():
        if session.get(ArticleRow, home.article_id) is None:
            same = home.article is not None and home.article.id == home.article_id
            text = home.article.text if same and home.article is not None else None
            session.add(ArticleRow(id=home.article_id, title=home.title, first_seen=moment, text=text))
    session.flush()
    if root:
        remember(session, {Sighting(root, home.path, home.article_id) for home in homes})
