"""The reader's grades in the HTML report: badges along chains and at sentences, and lists of the others."""

from collections.abc import Sequence

from hearsay.domain.grade_words import (
    WEAKEST_MEANING,
    WEAKEST_SIGN,
    GradedLink,
    claim_in_words,
    grading_in_words,
)
from hearsay.domain.grades import ClaimGrading, SourceGrading
from hearsay.export.graded_chains import GradeList
from hearsay.export.html_text import escaped, isolated


def source_badge(grading: SourceGrading | None, *, weakest: bool = False) -> str:
    """Return a source's grade as a badge, the weakest link's with its sign; empty without a grade."""
    if grading is None:
        return ""
    told = f"Your grade: {grading_in_words(grading)}" + (f" – {WEAKEST_MEANING}" if weakest else "")
    sign = f'<span class="mark">{WEAKEST_SIGN}</span>' if weakest else ""
    return (
        f'<span class="{"grade weakest" if weakest else "grade"}" role="img" title="{escaped(told)}" '
        f'aria-label="{escaped(told)}">{grading.grade.value}{sign}</span>'
    )


def claim_badge(grading: ClaimGrading | None) -> str:
    """Return a claim's grade as a badge behind its sentence; empty without a grade."""
    if grading is None:
        return ""
    told = escaped(claim_in_words(grading))
    return f'<span class="grade claim" role="img" title="{told}" aria-label="{told}">{grading.grade.value}</span>'


def link_badge(link: GradedLink) -> str:
    """Return a link's badge, to stand behind its name."""
    return source_badge(link.grading, weakest=link.weakest)


def chain_html(links: Sequence[GradedLink]) -> str:
    """Return a chain as running text, with its badges."""
    return " › ".join(f"{isolated(link.name)}{link_badge(link)}" for link in links)


def lists_html(lists: Sequence[GradeList]) -> str:
    """Return the grades that stand nowhere else in the report."""
    return "\n".join(f'<h3>{escaped(each.heading)}</h3>\n<ul class="grades">{_items(each)}</ul>' for each in lists)


def _items(listed: GradeList) -> str:
    return "".join(
        f'<li><span class="grade">{each.grade.value}</span> <b>{isolated(each.about)}</b> '
        f'<span class="small">{isolated(each.words)}</span></li>\n'
        for each in listed.grades
    )
