"""The echoes of a folder's articles, grown article by article.

Sentences find each other through an inverted index: by rare telling words, and by runs of them. What many sentences
have finds nothing, so that the cost grows with the folder and not with its square.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from operator import attrgetter
from zlib import crc32

from hearsay.comparison.content_words import is_content
from hearsay.comparison.echo_scores import PARAPHRASED, Score, alike, copied, paraphrased
from hearsay.comparison.echo_summary import summed_up
from hearsay.comparison.sentence_index import Edition, PostedSentence, SentenceIndex
from hearsay.comparison.telling_sentences import Identity, TellingArticle, TellingSentence
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.echoes import Echoes
from hearsay.domain.path_order import natural

MOST_TELLING = 63
"""sentences that may have a word before it is taken for a common one, by which nothing is found"""
MOST_SHARING = 24
"""sentences that may have a run of words before it is taken for a common phrase"""
FEWEST_RARE = 2
"""words that are not common which sentences must share to be compared"""
RUN = 3
"""words saying something by themselves that make a run, whatever little words stand between"""
FEWEST_RUNS = 2
"""runs that sentences must share to be compared"""
MOST_KNOWN = 2000
"""sentences whose words are kept while others are held against them"""


def find_echoes(annotated: Sequence[AnnotatedArticle]) -> Echoes:
    """Return the echoes of these articles."""
    folder = FolderEchoes()
    for article in annotated:
        folder.put(article)
    return folder.echoes()


class FolderEchoes:
    """Echoes that grow with their folder: an article added, replaced or removed costs that article's work.

    What it tells depends on the articles alone, not on the order in which they came.
    """

    def __init__(self) -> None:
        self._editions: dict[Identity, Edition] = {}
        self._of_path: dict[str, Edition] = {}
        self._by_stem: SentenceIndex[str] = SentenceIndex()
        self._by_run: SentenceIndex[int] = SentenceIndex()
        self._stale: set[PostedSentence] = set()
        """sentences whose echoes have to be looked for again"""
        self._serials = count()

    def put(self, annotated: AnnotatedArticle) -> None:
        """Add an article, or put it in the place of the one that has its path."""
        path = annotated.article.path
        told = TellingArticle(annotated)
        identity = told.identity
        edition = self._editions.get(identity)
        if edition is not None and path in edition.paths:
            return
        self.remove(path)
        if edition is None or not edition.paths:
            edition = self._editions[identity] = self._post(Edition(told, identity))
        edition.paths[path] = natural(path)
        self._of_path[path] = edition

    def remove(self, path: str) -> None:
        """Forget an article; nothing happens where none has this path."""
        edition = self._of_path.pop(path, None)
        if edition is None:
            return
        del edition.paths[path]
        if not edition.paths:
            del self._editions[edition.identity]
            self._withdraw(edition)

    def echoes(self) -> Echoes:
        """Return the echoes of the articles that are known now."""
        self._settle()
        return summed_up(self._editions.values())

    def _post(self, edition: Edition) -> Edition:
        edition.sentences = tuple(
            PostedSentence(
                edition, each.number, next(self._serials), tuple(each.telling), _runs(each), each.words.content
            )
            for each in edition.told
        )
        edition.content = sum(sentence.content for sentence in edition.sentences)
        for sentence in edition.sentences:
            before = self._ranks(sentence)
            self._by_stem.add(sentence.stems, sentence)
            self._by_run.add(sentence.runs, sentence)
            self._wake(sentence, before)
        self._stale.update(edition.sentences)
        return edition

    def _withdraw(self, edition: Edition) -> None:
        for sentence in edition.sentences:
            before = self._ranks(sentence)
            self._by_stem.remove(sentence.stems, sentence)
            self._by_run.remove(sentence.runs, sentence)
            self._wake(sentence, before)
            _let_go(sentence)
        self._stale.difference_update(edition.sentences)

    def _ranks(self, sentence: PostedSentence) -> tuple[list[int], list[bool]]:
        """Return how much each of its stems counts, and which of its runs are common."""
        return [self._weigh(stem) for stem in sentence.stems], [self._is_common(run) for run in sentence.runs]

    def _wake(self, sentence: PostedSentence, before: tuple[list[int], list[bool]]) -> None:
        """Let those look again for whom a word counts more or less than before, or a run begins or ceases to find."""
        weights, common = before
        for stem, weight in zip(sentence.stems, weights, strict=True):
            if self._weigh(stem) != weight:
                self._stale.update(self._by_stem.of(stem))
        for run, was_common in zip(sentence.runs, common, strict=True):
            if self._is_common(run) is not was_common:
                self._stale.update(self._by_run.of(run))

    def _weigh(self, stem: str) -> int:
        """Return what a stem counts: one more for each halving of the sentences that have it, 1 for a common one."""
        return max(1, MOST_TELLING.bit_length() + 2 - self._by_stem.count(stem).bit_length())

    def _is_common(self, run: int) -> bool:
        return self._by_run.count(run) > MOST_SHARING

    def _settle(self) -> None:
        for sentence in self._stale:
            _let_go(sentence)
        known = _Known()
        settled: set[PostedSentence] = set()
        for sentence in sorted(self._stale, key=attrgetter("serial")):
            settled.add(sentence)
            for other in self._sharing_runs(sentence):
                if other not in settled and other.edition is not sentence.edition:
                    known.hold_together(sentence, other, copied)
            for other in self._sharing_rare_words(sentence):
                if other not in settled and other.edition is not sentence.edition:
                    known.hold_together(sentence, other, self._told_again)
        self._stale.clear()

    def _sharing_runs(self, sentence: PostedSentence) -> Iterator[PostedSentence]:
        votes: Counter[PostedSentence] = Counter()
        for run in sentence.runs:
            if not self._is_common(run):
                votes.update(self._by_run.of(run))
        return (each for each, shared in votes.items() if shared >= FEWEST_RUNS)

    def _sharing_rare_words(self, sentence: PostedSentence) -> Iterator[PostedSentence]:
        """Yield the sentences that share rare words and are enough alike."""
        votes: Counter[PostedSentence] = Counter()
        for stem in sentence.stems:
            if self._by_stem.count(stem) <= MOST_TELLING:
                votes.update(self._by_stem.of(stem))
        for each, shared in votes.items():
            if shared >= FEWEST_RARE and alike(sentence.stems, each.stems, self._weigh) >= PARAPHRASED:
                yield each

    def _told_again(self, first: TellingSentence, second: TellingSentence) -> Score | None:
        return copied(first, second) or paraphrased(first, second, self._weigh)


_Judge = Callable[[TellingSentence, TellingSentence], Score | None]


class _Known:
    """Sentences with their words, looked up once for all that they are held against."""

    def __init__(self) -> None:
        self._told: dict[PostedSentence, TellingSentence] = {}

    def hold_together(self, sentence: PostedSentence, other: PostedSentence, judge: _Judge) -> None:
        """Keep with both how they echo each other, where they do and it is not known yet."""
        if other in sentence.echoes:
            return
        first, second = sorted((sentence, other), key=attrgetter("place"))
        found = judge(self._of(first), self._of(second))
        if found is not None:
            first.echoes[second] = found
            second.echoes[first] = found.turned

    def _of(self, sentence: PostedSentence) -> TellingSentence:
        told = self._told.get(sentence)
        if told is None:
            if len(self._told) >= MOST_KNOWN:
                self._told.clear()
            told = self._told[sentence] = sentence.edition.told[sentence.number]
        return told


def _let_go(sentence: PostedSentence) -> None:
    for other in sentence.echoes:
        del other.echoes[sentence]
    sentence.echoes.clear()


def _runs(told: TellingSentence) -> tuple[int, ...]:
    """Return hashes of its runs, each time the same for the same words."""
    content = [key for key in told.words.keys if is_content(key)]
    return tuple({crc32(" ".join(content[at : at + RUN]).encode()) for at in range(len(content) - RUN + 1)})
