"""The reader's grades laid over a compared folder: each source's, each chain's weakest link, each claim's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hearsay.domain.grades import ClaimGrading, GradedSource, Grades, SourceGrade, SourceGrading
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister
from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class GradedFolder:
    """``of_source`` holds gradings by the number of the register's source; ``homeless`` those of no source there is.

    A grade never goes to a source that merely shares a name with another: where two could be meant it is homeless, and
    is kept.
    """

    of_source: Mapping[int, SourceGrading] = field(default_factory=dict)
    homeless: tuple[SourceGrading, ...] = ()
    _claims: Mapping[tuple[str, Span], ClaimGrading] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, register: SourceRegister, grades: Grades, article_ids: Mapping[str, str] | None = None
    ) -> "GradedFolder":
        """Return the grades of this register's sources; ``article_ids`` (SHA-256, by path) know a renamed article."""
        ids = article_ids or {}
        numbers = _by_name(register.sources)
        of_source: dict[int, SourceGrading] = {}
        homeless: list[SourceGrading] = []
        for grading in sorted(grades.sources, key=lambda each: each.created):
            number = _meant(register.sources, numbers, grading.source, ids)
            if number is None:
                homeless.append(grading)
            else:
                of_source[number] = grading
        claims = {
            (placed.grading.path, placed.span): placed.grading for placed in grades.claims if placed.span is not None
        }
        return cls(of_source, tuple(homeless), claims)

    def of_claim(self, path: str, sentence: Span) -> ClaimGrading | None:
        """Return the grade of the claim that a sentence (code points of its article) makes, None where it has none."""
        return self._claims.get((path, sentence))

    def along(self, hands: Iterable[int]) -> tuple[SourceGrading | None, ...]:
        """Return the grading of each hand of a route, None where the reader has given none."""
        return tuple(map(self.of_source.get, hands))

    def weakest(self, route: Route) -> int | None:
        """Return which hand of a route (an index into it) is the weakest link: the worst grade from A to E.

        None where no hand has such a grade: an ungraded source is not known to be weak, nor is one that cannot be
        judged (F). Of several as weak, it is the one nearest to the reader.
        """
        graded = [
            (each.grade, place)
            for place, each in enumerate(self.along(route.hands))
            if each is not None and each.grade is not SourceGrade.F
        ]
        if not graded:
            return None
        worst = max(grade for grade, _ in graded)
        return next(place for grade, place in graded if grade is worst)

    def weakest_grade(self, route: Route) -> SourceGrade | None:
        """Return the grade of the weakest link; F where nothing but F was given, None where nothing was."""
        place = self.weakest(route)
        if place is not None:
            return self.of_source[route.hands[place]].grade
        return SourceGrade.F if any(self.along(route.hands)) else None


def graded_source(source: Source, article_id: str = "") -> GradedSource:
    """Return how a source is known again; ``article_id`` is that of the article at ``source.path``."""
    return GradedSource(source.kind, source.name, source.names, source.path, article_id if source.path else "")


def _by_name(sources: tuple[Source, ...]) -> Mapping[str, list[int]]:
    """Return the numbers of the named sources by each of their names, those of all others under no name."""
    numbers: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        for name in source.names if source.kind is SourceKind.NAMED else ("",):
            numbers.setdefault(name, []).append(number)
    return numbers


def _meant(
    sources: tuple[Source, ...], numbers: Mapping[str, list[int]], graded: GradedSource, article_ids: Mapping[str, str]
) -> int | None:
    """Return the number of the only source that fits best; None where there is none, or more than one.

    ``numbers`` are the sources by name: whoever shares none with the graded one cannot be meant.
    """
    names = (graded.name, *graded.names) if graded.kind is SourceKind.NAMED else ("",)
    near = {number for name in names for number in numbers.get(name, ())}
    fitting = [(_fit(sources[number], graded, article_ids), number) for number in near]
    best = max((fit for fit, _ in fitting), default=(0, 0))
    meant = [number for fit, number in fitting if fit == best]
    return meant[0] if best > (0, 0) and len(meant) == 1 else None


def _fit(source: Source, graded: GradedSource, article_ids: Mapping[str, str]) -> tuple[int, int]:
    """Return how well a source fits: first by the name it was graded under, then by the names in common."""
    if source.kind is not graded.kind or bool(source.path) is not bool(graded.path):
        return (0, 0)
    if graded.path and source.path != graded.path and article_ids.get(source.path) != graded.article_id:
        return (0, 0)
    if source.kind is not SourceKind.NAMED:
        return (1, 0)
    return (int(graded.name in source.names), len(set(source.names) & set(graded.names)))
