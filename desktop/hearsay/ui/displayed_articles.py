"""What the panes show of each article: the engine's view with the reader's corrections laid over it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from hearsay.domain.article import Article
from hearsay.domain.attribution import (
    COLOURED_TYPES,
    AnnotatedArticle,
    AttributionType,
    Sentence,
    engines_of,
    notices_of,
)
from hearsay.domain.corrections import context_of, with_corrections
from hearsay.domain.notes import CorrectionContext, PlacedCorrection, PlacedNote
from hearsay.domain.spans import Span


class DisplayedArticles:
    def __init__(self) -> None:
        self._engine: dict[str, AnnotatedArticle] = {}
        self._corrections: tuple[PlacedCorrection, ...] = ()
        self._shown: dict[str, AnnotatedArticle] = {}
        self._mixes: dict[str, Counter[AttributionType]] = {}
        self._uncertain: dict[str, int] = {}

    def clear(self) -> None:
        self._engine, self._corrections, self._shown, self._mixes, self._uncertain = {}, (), {}, {}, {}

    def forget(self, path: str) -> None:
        """Leave out an article that is gone, or about to be coloured anew."""
        for known in (self._engine, self._shown, self._mixes, self._uncertain):
            known.pop(path, None)

    def get(self, path: str) -> AnnotatedArticle | None:
        return self._shown.get(path)

    def all(self) -> tuple[AnnotatedArticle, ...]:
        return tuple(self._shown.values())

    def in_order(self, articles: Iterable[Article]) -> tuple[AnnotatedArticle, ...]:
        """Return those of these articles that have colours, in the order given."""
        return tuple(self._shown[article.path] for article in articles if article.path in self._shown)

    def engines(self) -> tuple[str, ...]:
        """Return the names of the engines that coloured what is shown."""
        return engines_of(self._engine.values())

    def notices(self) -> tuple[str, ...]:
        """Return what there is to tell of those engines."""
        return notices_of(self._engine.values())

    def show_engine(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        """Take over what the engine found and return it with the corrections on top."""
        path = annotated.article.path
        self._engine[path] = annotated
        return self._show(with_corrections(annotated, self._corrections))

    def show_corrections(self, corrections: Iterable[PlacedCorrection]) -> list[AnnotatedArticle]:
        """Take over the reader's corrections and return the articles that changed by it."""
        self._corrections = tuple(corrections)
        changed = []
        for path, annotated in self._engine.items():
            now = with_corrections(annotated, self._corrections)
            if now != self._shown[path]:
                changed.append(self._show(now))
        return changed

    def correction_at(self, path: str, span: Span) -> PlacedCorrection | None:
        return next((c for c in self._corrections if c.correction.path == path and c.span == span), None)

    def context_at(self, path: str, span: Span) -> CorrectionContext | None:
        """Return what the engine says of a sentence, and the words around it."""
        engine = self._engine.get(path)
        return context_of(engine, span) if engine is not None else None

    def mix(self, path: str) -> Counter[AttributionType]:
        """Return the number of sentences of each type in one article."""
        return self._mixes.get(path, Counter())

    def counts(self) -> Counter[AttributionType]:
        """Return the number of sentences of each type over all articles."""
        return Counter({kind: sum(mix[kind] for mix in self._mixes.values()) for kind in COLOURED_TYPES})

    def uncertain(self) -> int:
        """Return the number of sentences over all articles whose type is uncertain."""
        return sum(self._uncertain.values())

    def sentence_at(self, path: str, span: Span) -> int | None:
        """Return the index of the sentence that a span lies in, or begins in."""
        annotated = self._shown.get(path)
        if annotated is None:
            return None
        index = bisect_right(annotated.sentences, span.start, key=attrgetter("start")) - 1
        return index if index >= 0 and span.start < annotated.sentences[index].end else None

    def sentence_under(self, placed: PlacedNote) -> Sentence | None:
        """Return the sentence that a note stands on."""
        index = self.sentence_at(placed.note.path, placed.span) if placed.span is not None else None
        return self._shown[placed.note.path].sentences[index] if index is not None else None

    def is_sentence(self, path: str, span: Span) -> bool:
        """Tell whether a sentence of this article, as it is shown, has this very span."""
        index = self.sentence_at(path, span)
        return index is not None and self._shown[path].sentences[index].span == span

    def _show(self, annotated: AnnotatedArticle) -> AnnotatedArticle:
        path = annotated.article.path
        self._shown[path], self._mixes[path] = annotated, annotated.mix
        self._uncertain[path] = annotated.uncertain
        return annotated
