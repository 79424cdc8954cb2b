"""A folder's articles held against each other: shared quotations, echoes, sources, and the roots of each claim."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hearsay.domain.comparison import Comparison
from hearsay.domain.echoes import Echoes
from hearsay.domain.source_remarks import SourceRemarks
from hearsay.domain.sources import RootSource, SourceRegister


@dataclass(frozen=True, slots=True)
class ComparedFolder:
    """``roots`` are those of each cluster of ``quotations``, by its id; their numbers are those of ``sources``."""

    quotations: Comparison = field(default_factory=Comparison)
    sources: SourceRegister = field(default_factory=lambda: SourceRegister((), {}))
    roots: Mapping[str, tuple[RootSource, ...]] = field(default_factory=dict)
    echoes: Echoes = field(default_factory=Echoes)
    remarks: SourceRemarks = field(default_factory=SourceRemarks)
