"""Grades given by word instead of by hand: what the command line asks for and gets."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import NoteProblem
from hearsay.domain.grade_words import badge_of, graded_name
from hearsay.domain.graded_folder import GradedFolder, graded_source
from hearsay.domain.grades import ClaimGrade, ClaimGrading, GradedSource, Grades, SourceGrade, SourceGrading
from hearsay.domain.publishers import grading_of_publisher, publishers_of
from hearsay.domain.sources import SourceKind, SourceRegister
from hearsay.domain.spans import Span
from hearsay.services.note_commands import find_quote, short

NO_GRADE = "no grade was given"
_MOST_NAMES = 40
"""names that a refusal lists"""


def find_source(folder: Folder, register: SourceRegister, named: str, article: Article | None = None) -> GradedSource:
    """Return the only source or outlet of this name, case aside; ``article`` keeps to sources that it alone knows.

    Raises NoteProblem, naming those that could be meant, where there is none or more than one.
    """
    wanted = _folded(named)
    ids = {each.path: each.id for each in folder.with_primary}
    known = [
        graded_source(each, ids.get(each.path, ""))
        for each in register.sources
        if article is None or each.path == article.path
    ]
    if article is None:
        known += [publisher.source for publisher in publishers_of(folder.with_primary, register)]
    found = [each for each in known if wanted in map(_folded, (_own_name(each), graded_name(each), *each.names))]
    if len(found) == 1:
        return found[0]
    if not found:
        names = _listed([each for each in known if each.kind is not SourceKind.UNNAMED] or known)
        raise NoteProblem(f"There is no source “{short(named)}” in {folder.root}; {NO_GRADE}. There are: {names}.")
    raise NoteProblem(
        f"“{short(named)}” may be any of {len(found)} sources in {folder.root}; {NO_GRADE}. "
        f"Name one of them, or its article: {_listed(found)}."
    )


def find_claim(annotated: AnnotatedArticle, quote: str) -> Span:
    """Return the one sentence of an article that has these words. Raises NoteProblem."""
    article = annotated.article
    span = find_quote(article, quote, otherwise=NO_GRADE)
    touched = annotated.sentences_touching(span)
    if len(touched) != 1:
        found = f"touch {len(touched)} sentences" if touched else "are in no sentence"
        raise NoteProblem(f"The words “{short(quote)}” {found} of {article.path}; {NO_GRADE}. Quote from one sentence.")
    return annotated.sentences[touched[0]].span


def source_grade(given: str) -> SourceGrade:
    """Return the grade of a source. Raises NoteProblem where it is none."""
    try:
        return SourceGrade(given.strip().upper())
    except ValueError as error:
        raise NoteProblem(f"A source is graded from A to F, not “{short(given)}”; {NO_GRADE}.") from error


def claim_grade(given: str) -> ClaimGrade:
    """Return the grade of a claim. Raises NoteProblem where it is none."""
    try:
        return ClaimGrade(given.strip())
    except ValueError as error:
        raise NoteProblem(f"A claim is graded from 1 to 6, not “{short(given)}”; {NO_GRADE}.") from error


def listing(
    register: SourceRegister, grades: Grades, articles: Sequence[Article] = ()
) -> dict[str, list[dict[str, Any]]]:
    """Return the grades as the JSON of ``hearsay notes grades``; ``articles`` tell the folder's outlets.

    ``now`` is the name of the source or outlet that a grade is about today, null where the folder has none such.
    """
    now = _names_now(register, grades, articles)
    return {
        "sources": [
            {
                **_given(grading),
                "name": grading.source.name,
                "names": list(grading.source.names),
                "kind": grading.source.kind.value,
                "article": grading.source.path or None,
                "now": now.get(grading.id),
            }
            for grading in grades.sources
        ],
        "claims": [
            {
                **_given(placed.grading),
                "article": placed.grading.path,
                "quote": placed.grading.anchor.exact,
                "anchor": {
                    "start": placed.span.start if placed.span else None,
                    "end": placed.span.end if placed.span else None,
                    "status": placed.status.value,
                },
            }
            for placed in grades.claims
        ],
    }


def listing_lines(register: SourceRegister, grades: Grades, articles: Sequence[Article] = ()) -> str:
    """Return the grades as lines for people: id, badge, whom or what it is about, its day, the reason."""
    now = _names_now(register, grades, articles)
    lines = [
        _line(each, short(graded_name(each.source)), "" if each.id in now else " (not among the sources now)")
        for each in grades.sources
    ]
    for placed in grades.claims:
        about = f"{placed.grading.path}  “{short(placed.grading.anchor.exact)}”"
        lines.append(_line(placed.grading, about, "" if placed.span else " (without a place)"))
    return "".join(f"{line}\n" for line in lines)


def _names_now(register: SourceRegister, grades: Grades, articles: Sequence[Article]) -> dict[str, str]:
    """Return what the source or outlet of each grade is called now, by the grade's id; of one that is gone, nothing."""
    graded = GradedFolder.of(register, grades)
    found = {grading.id: register.sources[number].name for number, grading in graded.of_source.items()}
    for publisher in publishers_of(articles, register):
        grading = grading_of_publisher(publisher, graded.homeless)
        if grading is not None:
            found[grading.id] = publisher.source.name
    return found


def _line(grading: SourceGrading | ClaimGrading, about: str, doubt: str) -> str:
    day = f"{grading.created.astimezone():%Y-%m-%d}"
    parts = (
        grading.id[:8],
        badge_of(grading.grade),
        f"{about}{doubt}",
        grading.grade.label,
        day,
        short(grading.reason),
    )
    return "  ".join(filter(None, parts))


def _given(grading: SourceGrading | ClaimGrading) -> dict[str, Any]:
    return {
        "id": grading.id,
        "grade": grading.grade.value,
        "reason": grading.reason,
        "date": grading.created.isoformat(),
    }


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _listed(sources: Sequence[GradedSource]) -> str:
    names = list(dict.fromkeys(short(_own_name(each)) for each in sources))
    more = [f"{len(names) - _MOST_NAMES:,} more"] if len(names) > _MOST_NAMES else []
    return "; ".join((*names[:_MOST_NAMES], *more)) or "none"


def _own_name(source: GradedSource) -> str:
    """Return a source's name in the article's own words, also where the article names nobody."""
    return f"{source.name} in {source.path}" if source.path else source.name
