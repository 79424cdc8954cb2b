"""The reader's grades as a report tells them: along chains, at sentences, and those that fit nothing that is there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.grade_words import GradedLink, graded_links, graded_name, hand_of, meaning_in_words
from hearsay.domain.graded_folder import GradedFolder
from hearsay.domain.grades import NO_GRADES, ClaimGrade, ClaimGrading, Grades, SourceGrade, SourceGrading
from hearsay.domain.sources import Route, SourceRegister


@dataclass(frozen=True, slots=True)
class ToldGrade:
    """One grade in a list: ``about`` is the source's name, or the claim's words and article."""

    grade: SourceGrade | ClaimGrade
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class GradeList:
    """Grades that stand nowhere else in the report, and why."""

    heading: str
    grades: tuple[ToldGrade, ...]


@dataclass(frozen=True)
class GradedChains:
    """The chains of a folder's sentences with the reader's grades; without grades, the chains as they are.

    ``annotated`` are the articles that the report shows: claims that are none of their sentences are ``lost_claims``.
    """

    register: SourceRegister
    grades: Grades = NO_GRADES
    annotated: Sequence[AnnotatedArticle] = ()

    @cached_property
    def graded(self) -> GradedFolder:
        return GradedFolder.of(self.register, self.grades)

    def links(self, path: str, number: int, chain: Sequence[str]) -> tuple[GradedLink, ...]:
        """Return a chain told in an article's sentence (``number`` from 0) with its grades."""
        return graded_links(chain, self._route(path, number), self.register.sources, self.graded)

    def weakest(self, path: str, number: int, chain: Sequence[str]) -> int | None:
        """Return which link of a sentence's chain is the weakest, as ``GradedFolder.weakest`` has it of its route."""
        route = self._route(path, number)
        place = None if route is None else self.graded.weakest(route)
        if route is None or place is None:
            return None
        hands = [hand_of(name, route, self.register.sources) for name in chain]
        return hands.index(route.hands[place])

    def claim(self, path: str, sentence: Sentence) -> ClaimGrading | None:
        return self.graded.of_claim(path, sentence.span)

    def of_source(self, number: int | None) -> SourceGrading | None:
        """Return the grade of the register's source of this number, None where there is no number or no grade."""
        return None if number is None else self.graded.of_source.get(number)

    @cached_property
    def lost_claims(self) -> tuple[ClaimGrading, ...]:
        """The grades of claims that no sentence here makes: their words are gone, or cut into other sentences."""
        graded = {placed.grading.path for placed in self.grades.claims}
        articles = [each for each in self.annotated if each.article.path in graded]
        here = {(each.article.path, sentence.span) for each in articles for sentence in each.sentences}
        return tuple(each.grading for each in self.grades.claims if (each.grading.path, each.span) not in here)

    def lists(self, shown: Collection[int | None]) -> tuple[GradeList, ...]:
        """Return the grades of sources that are not ``shown`` (numbers), of none there is, and of claims not found."""
        unshown = [grading for number, grading in self.graded.of_source.items() if number not in shown]
        found = (
            GradeList("Also graded", tuple(map(_of_source, unshown))),
            GradeList("Graded, but not among these sources", tuple(map(_of_source, self.graded.homeless))),
            GradeList("Graded claims that are not among these sentences", tuple(map(_of_claim, self.lost_claims))),
        )
        return tuple(each for each in found if each.grades)

    def _route(self, path: str, number: int) -> Route | None:
        return self.register.routes.get((path, number))


def _of_source(grading: SourceGrading) -> ToldGrade:
    return ToldGrade(grading.grade, graded_name(grading.source), meaning_in_words(grading))


def _of_claim(grading: ClaimGrading) -> ToldGrade:
    about = f"“{grading.anchor.exact}” in {grading.path}"
    return ToldGrade(grading.grade, about, meaning_in_words(grading))
