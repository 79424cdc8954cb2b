"""The reader's notes on a folder as Markdown: one document, or one for each article or note."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.sources import SourceRegister
from hearsay.export.graded_chains import GradedChains
from hearsay.export.markdown_text import inline
from hearsay.export.note_views import ArticleView, DocumentView, Known, article_view, hashtags, time_text
from hearsay.export.templates import Template

_LONGEST_NAME = 60
"""code points of a path that a file name keeps; at four bytes each it stays within what file systems allow"""
_NOT_IN_NAMES = re.compile(
    r"[\x00-\x20\x7f-\xa0<>:\"/\\|?*#^\[\]%\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]+"
)
"""what some file system, or a link in Obsidian, cannot have"""


class Split(StrEnum):
    """Into how many files notes go: one for each article, or for each note."""

    ARTICLES = "articles"
    NOTES = "notes"


def notes_document(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    exported: datetime,
    template: Template,
    chains: GradedChains | None = None,
) -> str:
    """Return the notes as a Markdown document, in the order of the folder's articles, those that are gone last.

    Types and chains come from ``annotated``, matched by path; articles that are not in it go without. ``chains`` are
    the reader's grades. Raises ExportProblem when the template fails.
    """
    views = list(_article_views(folder, annotated, notes, chains))
    name = PurePath(folder.root).name or folder.root
    return template.fill(_document(folder, name, exported, views, notes))


def notes_files(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    split: Split,
    exported: datetime,
    template: Template,
    chains: GradedChains | None = None,
) -> dict[str, str]:
    """Return documents by the names of their files, in the order of ``notes_document``; else as that.

    A name begins as the article's path does and ends with what no other has: of the article, its earliest note; of a
    note, its id. No two differ in case alone, and none is one that Windows keeps for itself.
    """
    placed = {each.note.id: each for each in notes}
    files: dict[str, DocumentView] = {}
    for view in _article_views(folder, annotated, notes, chains):
        for part in [view] if split is Split.ARTICLES else _one_note_each(view):
            ids = [note.id for note in (*part.whole, *part.placed, *part.orphans)]
            name = PurePath(view.path).name
            within = [placed[each] for each in ids]
            files[_file_name(name, part.id, files)] = _document(folder, name, exported, [part], within)
    return dict(zip(files, template.filled(files.values()), strict=True))


def _one_note_each(view: ArticleView) -> Iterator[ArticleView]:
    alone = replace(view, whole=(), placed=(), orphans=())
    yield from (replace(alone, id=note.id, whole=(note,)) for note in view.whole)
    yield from (replace(alone, id=note.id, placed=(note,)) for note in view.placed)
    yield from (replace(alone, id=note.id, orphans=(note,)) for note in view.orphans)


def _file_name(name: str, id_: str, taken: dict[str, DocumentView]) -> str:
    stem = _NOT_IN_NAMES.sub(" ", PurePath(name).stem)[:_LONGEST_NAME].strip(" .") or "notes"
    # Ids are random, and eight digits tell most apart; one that comes from elsewhere may be anything.
    digits = id_ if re.fullmatch(r"[0-9a-f]{32}", id_) else hashlib.sha256(id_.encode()).hexdigest()[:32]
    file = f"{stem} {digits[:12]}.md"
    return file if file not in taken else f"{stem} {digits}.md"


def _article_views(
    folder: Folder, annotated: Sequence[AnnotatedArticle], notes: Sequence[PlacedNote], chains: GradedChains | None
) -> Iterator[ArticleView]:
    graded = chains or GradedChains(SourceRegister((), {}))
    known = {each.article.path: Known(each.article.path, each.sentences, graded) for each in annotated}
    by_path: dict[str, list[PlacedNote]] = defaultdict(list)
    for placed in notes:
        by_path[placed.note.path].append(placed)
    articles = {article.path: article for article in folder.with_primary}
    for path in (*(path for path in articles if path in by_path), *(p for p in by_path if p not in articles)):
        yield article_view(folder, path, articles.get(path), known.get(path, Known(path, (), graded)), by_path[path])


def _document(
    folder: Folder, name: str, exported: datetime, views: Sequence[ArticleView], notes: Sequence[PlacedNote]
) -> DocumentView:
    return DocumentView(
        title=inline(f"Notes on {name}"),
        name=name,
        folder=folder.root,
        exported=time_text(exported),
        articles=tuple(views),
        note_count=len(notes),
        orphan_count=sum(placed.status is AnchorStatus.ORPHAN for placed in notes),
        hashtags=hashtags(tag for placed in notes for tag in placed.note.tags),
    )
