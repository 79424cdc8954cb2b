"""The reader's grades as JSON values."""

from typing import Any

from hearsay.domain.grades import ClaimGrading, SourceGrading
from hearsay.export.graded_chains import GradedChains


def grade_as_json(grading: SourceGrading | ClaimGrading | None) -> dict[str, Any] | None:
    """Return ``{"grade", "reason", "date"}``, the date in UTC; None where there is no grade."""
    if grading is None:
        return None
    return {"grade": grading.grade.value, "reason": grading.reason, "date": grading.created.isoformat()}


def lost_grades_as_json(chains: GradedChains) -> dict[str, Any]:
    """Return the grades of sources and of claims that are not in the folder any more."""
    return {
        "grades_without_source": [
            {"name": each.source.name, "path": each.source.path, **(grade_as_json(each) or {})}
            for each in chains.graded.homeless
        ],
        "grades_without_claim": [
            {"quote": each.anchor.exact, "path": each.path, **(grade_as_json(each) or {})}
            for each in chains.lost_claims
        ],
    }
