"""The reader's grades in words and badges, the same in the window and in reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.domain.graded_folder import GradedFolder
from hearsay.domain.grades import ClaimGrade, ClaimGrading, GradedSource, SourceGrade, SourceGrading
from hearsay.domain.sources import Route, Source, SourceKind

WEAKEST_SIGN = "▼"
WEAKEST_MEANING = "the weakest link of this chain, by your grades"
LINK_SIGN = " › "
GRADES_KEY = (
    "The letters and figures at names and claims are your own grades on the Admiralty scale: A (completely reliable) "
    "to E (unreliable) for a source, F where that cannot be judged; 1 (confirmed) to 5 (improbable) for a claim, 6 "
    f"where that cannot be judged. {WEAKEST_SIGN} marks the weakest graded link of a chain. Hearsay gives no grades."
)


@dataclass(frozen=True, slots=True)
class GradedLink:
    """One link of a sentence's chain as the article names it. ``grading`` is None where the reader gave no grade.

    ``weakest`` is only ever told of a chain with more than one hand.
    """

    name: str
    grading: SourceGrading | None = None
    weakest: bool = False

    @property
    def badge(self) -> str:
        """The grade as a badge, with the sign of the weakest link; empty without a grade."""
        return badge_of(self.grading.grade if self.grading else None, weakest=self.weakest)


def badge_of(grade: SourceGrade | ClaimGrade | None, *, weakest: bool = False) -> str:
    """Return ``[C]``, of the weakest link ``[C▼]``; nothing where there is no grade."""
    return f"[{grade.value}{WEAKEST_SIGN if weakest else ''}]" if grade else ""


def graded_links(
    chain: Sequence[str], route: Route | None, sources: Sequence[Source], graded: GradedFolder
) -> tuple[GradedLink, ...]:
    """Return a sentence's chain with its grades. ``route`` and ``sources`` are those of the folder's register."""
    if route is None:
        return tuple(map(GradedLink, chain))
    place = graded.weakest(route) if len(route.hands) > 1 else None
    weakest = None if place is None else route.hands[place]
    hands = [hand_of(name, route, sources) for name in chain]
    return tuple(
        GradedLink(name, None if hand is None else graded.of_source.get(hand), hand is not None and hand == weakest)
        for name, hand in zip(chain, hands, strict=True)
    )


def hand_of(name: str, route: Route, sources: Sequence[Source]) -> int | None:
    """Return which hand of a sentence's route a link of its chain is; a hand may stand in the chain twice."""
    return next((hand for hand in route.hands if name in sources[hand].names), None)


def graded_chain_in_words(links: Sequence[GradedLink]) -> str:
    """Return e.g. ``The Harbour Post [C▼] › the memo [B] › Ida Lund``."""
    return LINK_SIGN.join(f"{link.name} {link.badge}".rstrip() for link in links)


def graded_name(source: GradedSource) -> str:
    """Return what to call a graded source: of one that an article alone knows, with that article's path."""
    name = "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name
    return f"{name} in {source.path}" if source.path else name


def grade_in_words(grade: SourceGrade | ClaimGrade) -> str:
    """Return e.g. ``C, fairly reliable``."""
    return f"{grade.value}, {grade.label}"


def claim_in_words(grading: ClaimGrading) -> str:
    """Return e.g. ``Claim graded [4] doubtful (22 November 2026): nobody else tells it``."""
    return f"Claim graded {badge_of(grading.grade)} {meaning_in_words(grading)}"


def date_in_words(grading: SourceGrading | ClaimGrading) -> str:
    """Return the day the grade was given, in local time: ``22 November 2026``."""
    given = grading.created.astimezone()
    return f"{given.day} {given:%B %Y}"


def grading_in_words(grading: SourceGrading | ClaimGrading) -> str:
    """Return e.g. ``C, fairly reliable (22 November 2026): she was in the room``."""
    return f"{grading.grade.value}, {meaning_in_words(grading)}"


def meaning_in_words(grading: SourceGrading | ClaimGrading) -> str:
    """Return what a grade means, to stand behind its badge: ``fairly reliable (22 November 2026): she was there``."""
    told = f"{grading.grade.label} ({date_in_words(grading)})"
    reason = " ".join(grading.reason.split())
    return f"{told}: {reason}" if reason else told
