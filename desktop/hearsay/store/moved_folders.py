"""Which folders have moved: what was written in one goes with it to its new place.

A copy is not a move. While the old folder is there, with any of the files it was known by, what was written in it
stays there; a copy has the notes of the texts that are the same, and no others. Once it is gone, an opened folder is
taken for it when more than half of the files it was known by are in the opened one, under the same relative path and
with the same text or, where the text was changed as well, the same title; one at least must have the same text. So
two folders that share a document, and perhaps the names of their files, stay two folders.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from hearsay.domain.article import Article
from hearsay.store.conditions import among
from hearsay.store.models import ArticleRow, PlaceRow


class FilesNow:
    """Which files are on the disk now; each is asked for once."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, str], bool] = {}

    def has(self, root: str, path: str) -> bool:
        """Tell whether there is such a file; one that cannot be asked for, in a locked folder say, counts as there."""
        key = root, path
        if key not in self._answers:
            self._answers[key] = bool(root) and _exists(Path(root, path))
        return self._answers[key]


def moved_here(session: Session, root: str, articles: Sequence[tuple[str, Article]], files: FilesNow) -> frozenset[str]:
    """Return the former places of the folder ``root``, whose articles are given with their ids."""
    candidates = _sharing_a_file(session, root, articles)
    if not candidates:
        return frozenset()
    titles = {article.path: article.title for _, article in articles}
    known: dict[str, set[str]] = defaultdict(set)
    for place_root, path, title in session.execute(
        select(PlaceRow.root, PlaceRow.path, ArticleRow.title)
        .outerjoin(ArticleRow, ArticleRow.id == PlaceRow.article_id)
        .where(among(PlaceRow.root, candidates))
        .distinct()
    ):
        known[place_root].add(path)
        if title and titles.get(path) == title:
            candidates[place_root].add(path)
    return frozenset(
        place_root
        for place_root, alike in candidates.items()
        if 2 * len(alike) > len(known[place_root]) and _is_gone(place_root, known[place_root], files)
    )


def _sharing_a_file(session: Session, root: str, articles: Sequence[tuple[str, Article]]) -> dict[str, set[str]]:
    """Return the other folders where files were seen that are here too, with their relative paths."""
    here = {(article.path, article_id) for article_id, article in articles}
    rows = session.execute(
        select(PlaceRow.root, PlaceRow.path, PlaceRow.article_id).where(
            among(PlaceRow.article_id, {article_id for article_id, _ in articles})
        )
    )
    shared: dict[str, set[str]] = defaultdict(set)
    for place_root, path, article_id in rows:
        if place_root != root and (path, article_id) in here:
            shared[place_root].add(path)
    return shared


def _is_gone(root: str, paths: Collection[str], files: FilesNow) -> bool:
    """Tell whether nothing of the folder is left; an empty one may stay behind when its files are moved."""
    return not _exists(Path(root)) or not any(files.has(root, path) for path in paths)


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True
