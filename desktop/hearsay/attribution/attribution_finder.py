"""The face of the attribution stage: rules stand behind it today, a trained model may tomorrow."""

from typing import Protocol

from hearsay.attribution.passage import Passage
from hearsay.domain.attribution import Attribution


class AttributionFinder(Protocol):
    """Finds who says what. ``name`` is what annotated articles remember of it, with its version."""

    @property
    def name(self) -> str: ...

    @property
    def notice(self) -> str:
        """A sentence for the reader where the finder is not what it should be, as a stand-in; empty when all is well.

        A finder that loads what it needs only when it is first asked knows this from then on.
        """
        ...

    def find(self, passage: Passage) -> tuple[Attribution, ...]:
        """Return the attributions in the order of the text; spans in code points, chains left empty."""
        ...
