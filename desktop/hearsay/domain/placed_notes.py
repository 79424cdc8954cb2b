"""The notes of a folder as the window holds them: in order, by id, and by article."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from hearsay.domain.article import Article
from hearsay.domain.notes import AnchorStatus, PlacedNote

_Order = tuple[bool, bool, int, str, int, int, str]


class PlacedNotes:
    """The notes of these articles, in the order of ``Annotations.notes_of``, whatever comes and goes."""

    def __init__(self, articles: Sequence[Article] = (), placed: Iterable[PlacedNote] = ()) -> None:
        """``placed`` are all of them, in that order already."""
        self._rank = {article.path: number for number, article in enumerate(articles)}
        self.all = tuple(placed)
        self._by_id = {each.note.id: each for each in self.all}
        self._by_path: defaultdict[str, list[PlacedNote]] = defaultdict(list)
        for each in self.all:
            self._by_path[each.note.path].append(each)

    def get(self, note_id: str) -> PlacedNote | None:
        return self._by_id.get(note_id)

    def on(self, path: str) -> Sequence[PlacedNote]:
        """Return the notes of one article, its orphans last."""
        return self._by_path.get(path, ())

    def counts(self) -> dict[str, int]:
        """Return how many notes each article has."""
        return {path: len(notes) for path, notes in self._by_path.items() if notes}

    def replace(self, note_ids: Collection[str], now: Iterable[PlacedNote]) -> None:
        """Take over how the notes with these ids are ``now``; those that are not there any more go."""
        notes = list(self.all)
        for note_id in note_ids:
            former = self._by_id.pop(note_id, None)
            if former is not None:
                self._remove(notes, former)
                self._remove(self._by_path[former.note.path], former)
        for each in now:
            self._by_id[each.note.id] = each
            self._insert(notes, each)
            self._insert(self._by_path[each.note.path], each)
        self.all = tuple(notes)

    def _insert(self, notes: list[PlacedNote], placed: PlacedNote) -> None:
        notes.insert(bisect_left(notes, self._order(placed), key=self._order), placed)

    def _remove(self, notes: list[PlacedNote], placed: PlacedNote) -> None:
        place = bisect_left(notes, self._order(placed), key=self._order)
        while notes[place] is not placed:  # several may have been written on the same words at the same moment
            place += 1
        del notes[place]

    def _order(self, placed: PlacedNote) -> _Order:
        note, span, orphan = placed.note, placed.span, placed.status is AnchorStatus.ORPHAN
        start, end = (span.start, span.end) if span is not None else (-1, -1)
        rank = self._rank.get(note.path, 0)
        return orphan, orphan and note.path not in self._rank, rank, note.path, start, end, note.created.isoformat()
