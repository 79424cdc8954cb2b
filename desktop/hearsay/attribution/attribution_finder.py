"""The face of the attribution stage: rules stand behind it today, a trained model may tomorrow."""

from typing import NamedTuple, Protocol

from hearsay.attribution.passage import Passage
from hearsay.domain.attribution import Attribution


class Weighed(NamedTuple):
    """What a finder that weighs a sentence makes of it, were nobody else to vouch for it.

    ``carried`` is how likely somebody other than the author carries it, ``subjective`` how likely it is a subjective
    view (0–1 both); ``telling`` are the indices of the article's words that speak most for that, strongest first, where
    it is a view.
    """

    carried: float
    subjective: float
    telling: tuple[int, ...]

    @property
    def is_view(self) -> bool:
        """True where it is likelier a subjective view than not."""
        return self.subjective > 0.5


class Found(NamedTuple):
    """What a finder says of an article.

    ``attributions`` stand in the order of the text, spans in code points, chains left empty. ``weighed`` has an entry
    for each sentence, None where it was not read; it is empty where the finder does not weigh.
    """

    attributions: tuple[Attribution, ...]
    weighed: tuple[Weighed | None, ...] = ()


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

    def find(self, passage: Passage) -> Found:
        """Return what it finds in an article."""
        ...
