"""What was found of editions told as echoes of articles: sentence by sentence, and summed up by pairs of articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hearsay.comparison.echo_scores import Score, Shared
from hearsay.comparison.sentence_index import Edition, PostedSentence
from hearsay.domain.echoes import Echo, Echoes, EchoingArticles, EchoKind, EchoSide

_Pair = tuple[PostedSentence, PostedSentence, Score]


def summed_up(editions: Iterable[Edition]) -> Echoes:
    """Return the echoes between these editions, and which articles are the same."""
    known = sorted(editions, key=lambda each: min(each.paths.values()))
    paths = {edition: edition.in_order[0] for edition in known}
    rank = {edition: number for number, edition in enumerate(known)}
    joined: dict[tuple[Edition, Edition], list[_Pair]] = {}
    for edition in known:
        for sentence in edition.sentences:
            for other, score in sentence.echoes.items():
                if rank[edition] < rank[other.edition]:
                    joined.setdefault((edition, other.edition), []).append((sentence, other, score))
    pairs = [pair for group in joined.values() for pair in group]
    pairs.sort(key=lambda pair: (-pair[2].score, *_place(pair[0], rank), *_place(pair[1], rank)))
    echoes = (_echo(*pair, paths) for pair in pairs)
    articles = [(rank[both[0]], rank[both[1]], _joined(paths, both, found)) for both, found in joined.items()]
    articles.sort(key=lambda each: (-max(each[2].shares), *each[:2]))
    same = [told for edition in known for told in _identical(edition.in_order)]
    return Echoes.made(echoes, [*same, *(told for *_, told in articles)])


def _place(sentence: PostedSentence, rank: Mapping[Edition, int]) -> tuple[int, int]:
    return rank[sentence.edition], sentence.number


def _echo(sentence: PostedSentence, other: PostedSentence, score: Score, paths: Mapping[Edition, str]) -> Echo:
    first = _side(paths[sentence.edition], sentence, score.first)
    return Echo(score.kind, score.score, first, _side(paths[other.edition], other, score.second))


def _side(path: str, sentence: PostedSentence, shared: Shared) -> EchoSide:
    span = sentence.edition.told.annotated.sentences[sentence.number].span
    return EchoSide(path, sentence.number, span, shared.spans, shared.quoted)


def _joined(paths: Mapping[Edition, str], editions: tuple[Edition, Edition], pairs: Sequence[_Pair]) -> EchoingArticles:
    first, second = editions
    mine, others = {sentence for sentence, _, _ in pairs}, {other for _, other, _ in pairs}
    copies = sum(score.kind is EchoKind.COPY for *_, score in pairs)
    shares = _share(mine, first), _share(others, second)
    return EchoingArticles(paths[first], paths[second], (len(mine), len(others)), shares, copies)


def _share(sentences: set[PostedSentence], edition: Edition) -> float:
    """Return which share (0–1) of what their article tells these sentences are, by words."""
    return sum(each.content for each in sentences) / edition.content


def _identical(paths: Sequence[str]) -> Iterator[EchoingArticles]:
    for other in paths[1:]:
        yield EchoingArticles(paths[0], other, (0, 0), (1.0, 1.0), 0, identical=True)
