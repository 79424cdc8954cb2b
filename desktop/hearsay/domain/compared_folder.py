"""A folder's articles held against each other: shared quotations, sources, and where each claim is rooted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.domain.comparison import Comparison
from hearsay.domain.sources import RootSource, SourceRegister


@dataclass(frozen=True, slots=True)
class ComparedFolder:
    """``roots`` are those of each cluster of ``quotations``, by its id; their numbers are those of ``sources``."""

    quotations: Comparison = field(default_factory=Comparison)
    sources: SourceRegister = field(default_factory=lambda: SourceRegister((), {}))
    roots: Mapping[str, tuple[RootSource, ...]] = field(default_factory=dict)
