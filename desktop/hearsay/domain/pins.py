"""Pins: two passages of different articles that the reader holds together by hand, wherever their files go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.domain.anchoring import place
from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class PinEnd:
    """A sentence of one article: ``article_id`` is the text it was pinned in, ``path`` a hint where that is now."""

    path: str
    article_id: str
    anchor: Anchor

    @classmethod
    def at(cls, article: Article, span: Span) -> "PinEnd":
        return cls(article.path, article.id, Anchor.at(article.text, span))


@dataclass(frozen=True, slots=True)
class Pin:
    """Two sentences that belong beside each other because the reader says so; the order of the ends means nothing."""

    first: PinEnd
    second: PinEnd

    @property
    def ends(self) -> tuple[PinEnd, PinEnd]:
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class PlacedEnd:
    """Where an end of a pin is now: ``path`` is None where its article is gone, ``span`` where its words are."""

    path: str | None
    span: Span | None

    def stands_on(self, path: str, span: Span) -> bool:
        return self.path == path and self.span is not None and self.span.overlap(span) > 0


@dataclass(frozen=True, slots=True)
class PlacedPin:
    """A pin held against the articles as they are now; with an end that has no place it is kept and not drawn."""

    pin: Pin
    first: PlacedEnd
    second: PlacedEnd

    @property
    def ends(self) -> tuple[PlacedEnd, PlacedEnd]:
        return self.first, self.second

    @property
    def is_whole(self) -> bool:
        """Whether both ends were found, each in an article of its own."""
        return self.first.span is not None and self.second.span is not None and self.first.path != self.second.path

    def between(self, left: str, right: str) -> tuple[Span, Span] | None:
        """Return what it holds together in two articles given by their paths; None where it is not between them."""
        spans = {end.path: end.span for end in self.ends}
        here, there = spans.get(left), spans.get(right)
        return None if here is None or there is None or left == right else (here, there)


def place_pins(pins: Iterable[Pin], articles: Sequence[Article]) -> tuple[PlacedPin, ...]:
    """Return where each pin stands in a folder's articles, the primary document among them.

    An end belongs to the text it was made in, whatever that file is called now, or else to what stands at its path,
    where its words are looked for: an edited article moves a pin or loses it, and never pins another sentence.
    """
    known = tuple(pins)
    if not known:
        return ()
    by_path = {article.path: article for article in articles}
    by_id = {article.id: article for article in articles}

    def placed(end: PinEnd) -> PlacedEnd:
        at_path = by_path.get(end.path)
        same_text = at_path is not None and at_path.id == end.article_id
        article = at_path if same_text else by_id.get(end.article_id, at_path)
        if article is None:
            return PlacedEnd(None, None)
        _, span = place(end.anchor, article.text, same_text=article.id == end.article_id)
        return PlacedEnd(article.path, span)

    return tuple(PlacedPin(pin, placed(pin.first), placed(pin.second)) for pin in known)
