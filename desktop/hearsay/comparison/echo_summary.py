"""What was found of editions told as echoes of articles: sentence by sentence, and summed up by pairs of articles."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hearsay.comparison.echo_scores import Score, Shared
from hearsay.comparison.path_order import PathKey, natural
from hearsay.comparison.sentence_index import Edition, PostedSentence
from hearsay.domain.echoes import Echo, Echoes, EchoingArticles, EchoKind, EchoSide


class _Paths(NamedTuple):
    """The paths of one edition as the folder has them; echoes are told of the first alone."""

    order: PathKey
    all: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.all[0]


def summed_up(editions: Iterable[Edition]) -> Echoes:
    """Return the echoes between these editions, and which articles are the same."""
    known = {}
    for edition in editions:
        under = tuple(sorted(edition.paths, key=natural))
        known[edition] = _Paths(natural(under[0]), under)
    joined: dict[tuple[Edition, Edition], list[tuple[PostedSentence, PostedSentence, Score]]] = {}
    for edition, paths in known.items():
        for sentence in edition.sentences:
            for other, score in sentence.echoes.items():
                if paths.order < known[other.edition].order:
                    joined.setdefault((edition, other.edition), []).append((sentence, other, score))
    echoes = [
        (-score.score, known[first].order, sentence.number, known[second].order, other.number, score, sentence, other)
        for (first, second), pairs in joined.items()
        for sentence, other, score in pairs
    ]
    echoes.sort(key=lambda each: each[:5])
    told = (
        _echo(score, known[sentence.edition].first, sentence, known[other.edition].first, other)
        for *_, score, sentence, other in echoes
    )
    articles = [_joined(known[first], known[second], pairs) for (first, second), pairs in joined.items()]
    articles += [same for paths in known.values() for same in _identical(paths)]
    articles.sort(key=lambda each: (not each.identical, -max(each.shares), natural(each.first), natural(each.second)))
    return Echoes.made(told, articles)


def _echo(score: Score, path: str, sentence: PostedSentence, other_path: str, other: PostedSentence) -> Echo:
    return Echo(score.kind, score.score, _side(path, sentence, score.first), _side(other_path, other, score.second))


def _side(path: str, sentence: PostedSentence, shared: Shared) -> EchoSide:
    span = sentence.edition.told.annotated.sentences[sentence.number].span
    return EchoSide(path, sentence.number, span, shared.spans, shared.quoted)


def _joined(
    first: _Paths, second: _Paths, pairs: list[tuple[PostedSentence, PostedSentence, Score]]
) -> EchoingArticles:
    mine, others = {sentence for sentence, _, _ in pairs}, {other for _, other, _ in pairs}
    copies = sum(score.kind is EchoKind.COPY for *_, score in pairs)
    return EchoingArticles(first.first, second.first, (len(mine), len(others)), (_share(mine), _share(others)), copies)


def _share(sentences: set[PostedSentence]) -> float:
    """Return which share (0–1) of what their article tells these sentences are, by words."""
    edition = next(iter(sentences)).edition
    return sum(each.content for each in sentences) / sum(each.content for each in edition.sentences)


def _identical(paths: _Paths) -> Iterator[EchoingArticles]:
    for other in paths.all[1:]:
        yield EchoingArticles(paths.first, other, (0, 0), (1.0, 1.0), 0, identical=True)
