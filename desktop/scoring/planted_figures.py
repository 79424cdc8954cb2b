"""How much of what was planted a comparison finds, and how much it makes up."""

from collections import Counter
from itertools import combinations
from typing import NamedTuple

from hearsay.domain.comparison import Comparison
from scoring.planted_quotations import Planted, PlantedFolder

Pair = frozenset[Planted]


class PlantedFigures(NamedTuple):
    """Shares, each 0–1: of the pairs put together, those that belong together; of those that do, those found; of the
    verdicts that are due, those given. ``missed``, ``wrong`` and ``misjudged`` count by kind what is not.
    """

    precision: float
    recall: float
    verdicts: float
    missed: Counter[str]
    wrong: Counter[str]
    misjudged: Counter[str]


def planted_figures(folder: PlantedFolder, comparison: Comparison) -> PlantedFigures:
    """Hold a comparison against the truth, by pairs of quotations that are variants of the same words."""
    true = _pairs({each: each.cluster for each in folder.planted})
    found = _pairs({each: _found(each, comparison) for each in folder.planted})
    due = [each for each in folder.planted if each.verdict is not None]
    misjudged = Counter(each.kind for each in folder.planted if _told(each, comparison) is not each.verdict)
    return PlantedFigures(
        len(true & found) / len(found),
        len(true & found) / len(true),
        1 - misjudged.total() / len(due),
        Counter(each.kind for pair in true - found for each in pair),
        Counter(each.kind for pair in found - true for each in pair),
        misjudged,
    )


def _told(each: Planted, comparison: Comparison) -> object:
    member = comparison.member_of(each.path, each.quotations[0])
    return None if member is None else member.verdict


def _found(each: Planted, comparison: Comparison) -> str | None:
    """Return the id of the cluster of a planted quotation; None where its parts are not one member of one."""
    members = {comparison.member_of(each.path, index) for index in each.quotations}
    cluster = comparison.cluster_of(each.path, each.quotations[0])
    return cluster.id if cluster is not None and len(members) == 1 else None


def _pairs(groups: dict[Planted, str | None]) -> set[Pair]:
    by_group: dict[str, list[Planted]] = {}
    for each, group in groups.items():
        if group is not None:
            by_group.setdefault(group, []).append(each)
    return {frozenset(pair) for members in by_group.values() for pair in combinations(members, 2)}
