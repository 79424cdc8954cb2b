"""Which sentences stay bright by the grade of their weakest link, in the panes and counted in the library."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.ui.grade_filter import Choice, GradeFilter
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.library_model import LibraryModel
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.reading_desk import ReadingDesk


class GradeDimming(QObject):
    active_changed = Signal(bool)
    """whether a choice of grades is in force"""

    def __init__(self, button: GradeFilter, desk: ReadingDesk, panes: PaneArea, library: LibraryModel) -> None:
        super().__init__()
        self._button, self._desk, self._panes, self._library = button, desk, panes, library
        self._reading = GradedReading()
        self._types: frozenset[AttributionType] = frozenset()
        button.picked_changed.connect(self._dim)

    def show(self, reading: GradedReading) -> None:
        """Take over the grades as they are now."""
        self._reading = reading
        counts: Counter[Choice] = Counter()
        if reading.is_graded:
            for annotated in self._desk.displayed.all():
                counts.update(grade for _, grade in self._graded(annotated.article.path))
        self._button.show_counts(counts, graded=reading.is_graded)
        self._dim()

    def show_types(self, picked: frozenset[AttributionType]) -> None:
        """Take over which types are bright (none: all): a sentence must be bright by its type and by its grade."""
        self._types = picked
        self._count_left()

    def _dim(self) -> None:
        picked = self._button.picked
        dimmed = {}
        if picked:
            for annotated in self._desk.displayed.all():
                path = annotated.article.path
                dimmed[path] = frozenset(number for number, grade in self._graded(path) if grade not in picked)
        self._panes.show_dimmed(dimmed)
        self._count_left()
        self.active_changed.emit(bool(picked))

    def _count_left(self) -> None:
        picked = self._button.picked
        if not picked:
            self._library.show_left(None)
            return
        left: dict[str, int] = {}
        for annotated in self._desk.displayed.all():
            path = annotated.article.path
            left[path] = sum(
                grade in picked and (not self._types or annotated.sentences[number].type in self._types)
                for number, grade in self._graded(path)
            )
        self._library.show_left(left)

    def _graded(self, path: str) -> Iterator[tuple[int, Choice]]:
        """Yield the number of each coloured sentence of an article, with the grade of its weakest link."""
        annotated = self._desk.displayed.get(path)
        for number, sentence in enumerate(annotated.sentences if annotated is not None else ()):
            if sentence.type in COLOURED_TYPES:
                yield number, self._reading.weakest_grade(path, number)
