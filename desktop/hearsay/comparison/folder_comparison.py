"""The articles of a folder held against each other and against the primary document, grown article by article."""

import hashlib
from collections.abc import Sequence

from hearsay.comparison.clustering import Clustering
from hearsay.comparison.document_names import DocumentNames
from hearsay.comparison.fragments import holders_of
from hearsay.comparison.likeness import answering
from hearsay.comparison.primary_document import PrimaryDocument
from hearsay.comparison.utterances import Utterance, utterances_of
from hearsay.comparison.verdicts import WordJudgement, judge
from hearsay.comparison.word_differences import WordDifference, differences_from
from hearsay.comparison.wordings import (
    FEWEST_WORDS,
    Identity,
    Wording,
    is_fragment,
    stands_alone,
    tells_its_speaker,
)
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.comparison import Comparison, Difference, Judgement, Member, QuotationCluster, Verdict
from hearsay.domain.path_order import PathKey, natural
from hearsay.domain.spans import Span

FOUND = 0.75
"""share (0–1) of what a quotation says that the document must have in order, for it to be found there"""
FOUND_OF_DOCUMENT = 0.6
"""the share that is enough where the article, or the cluster, gives the words to the document"""


_Held = tuple[tuple[WordDifference, ...], WordJudgement | None]


def compare(annotated: Sequence[AnnotatedArticle], primary: Article | None = None) -> Comparison:
    """Return what these articles share, and how it stands in the primary document."""
    comparison = FolderComparison(primary)
    for article in annotated:
        comparison.put(article)
    return comparison.comparison()


class FolderComparison:
    """A comparison that grows: an article added, replaced or removed costs that article's work, not the folder's.

    What it tells depends on the articles alone, not on the order in which they came. Another primary document takes
    another ``FolderComparison``.
    """

    def __init__(self, primary: Article | None = None) -> None:
        self._document = None if primary is None else PrimaryDocument(primary)
        self._names = DocumentNames(primary)
        self._clustering = Clustering()
        self._path_keys: dict[str, PathKey] = {}
        self._of_article: dict[str, list[tuple[Wording, Utterance]]] = {}
        self._clusters: dict[Wording, QuotationCluster] = {}
        self._held: dict[Wording, tuple[Wording, _Held]] = {}
        self._touched: set[Wording] = set()

    def put(self, annotated: AnnotatedArticle) -> None:
        """Add an article, or put it in the place of the one that has its path."""
        path = annotated.article.path
        self._path_keys.setdefault(path, natural(path))
        utterances = [each for each in utterances_of(annotated, self._names) if len(each.words) >= FEWEST_WORDS]
        holders = holders_of(utterances)
        before = self._of_article.pop(path, [])
        self._of_article[path] = [(self._take_in(each, holders.get(each)), each) for each in utterances]
        self._forget(before)  # now that what stayed the same is known to have

    def remove(self, path: str) -> None:
        """Forget an article; nothing happens where none has this path."""
        self._forget(self._of_article.pop(path, []))
        self._path_keys.pop(path, None)

    def comparison(self) -> Comparison:
        """Return what the articles that are known now share."""
        changed = self._clustering.settle()
        changed.update(wording.leader for wording in self._touched if wording.leader is not None)
        self._touched.clear()
        for leader in changed:
            self._clusters.pop(leader, None)
            if leader.leader is leader:
                cluster = self._cluster(leader)
                if cluster is not None:
                    self._clusters[leader] = cluster
        return Comparison.of(sorted(self._clusters.values(), key=self._rank))

    def _rank(self, cluster: QuotationCluster) -> tuple[PathKey, int, str]:
        """Return a key that sorts clusters by where the folder has them first."""
        first = cluster.members[0]
        return self._path_keys[first.path], first.spans[0].start, cluster.id

    def _take_in(self, utterance: Utterance, holder: Utterance | None) -> Wording:
        """Return the wording of an utterance, which is one of its utterances now."""
        words = utterance.words
        identity = _identity(utterance, holder)
        wording = self._clustering.get(identity)
        if wording is None:
            enough = FOUND_OF_DOCUMENT if utterance.of_document else FOUND
            place = [] if self._document is None else self._document.find(words, enough=enough)
            wording = Wording(words, identity, place, holder.words if holder else None)
            self._clustering.add(wording)
        wording.utterances[utterance.path, utterance.number] = utterance
        self._touched.add(wording)
        return wording

    def _forget(self, utterances: Sequence[tuple[Wording, Utterance]]) -> None:
        for wording, utterance in utterances:
            place = utterance.path, utterance.number
            if wording.utterances.get(place) is utterance:
                del wording.utterances[place]
            self._touched.add(wording)
            if not wording.utterances and self._clustering.get(wording.identity) is wording:
                self._clustering.remove(wording)
                self._held.pop(wording, None)

    def _cluster(self, leader: Wording) -> QuotationCluster | None:
        """Return the cluster of those who follow the leader; None where it is alone and nothing is told of it."""
        members: list[tuple[tuple[PathKey, int], Member]] = []
        for wording in leader.followers:
            differences, judged = self._held_against(leader, wording)
            for utterance in wording.utterances.values():
                told = tuple(each.told(utterance.words, leader.words) for each in differences)
                judgement = self._told(judged, utterance)
                members.append((self._place(utterance), _member(utterance, told, judgement)))
        if all(member.judgement is None for _, member in members) and (len(members) < 2 or not leader.may_lead):
            return None
        members.sort(key=lambda each: each[0])
        sorted_members = tuple(member for _, member in members)
        first = min(self._place(utterance) for utterance in leader.utterances.values())
        fullest = next(at for at, (place, _) in enumerate(members) if place == first)
        return QuotationCluster(_id_of(leader), sorted_members, fullest, _passage(sorted_members, fullest))

    def _place(self, utterance: Utterance) -> tuple[PathKey, int]:
        """Return a key that sorts utterances as the folder has them."""
        return self._path_keys[utterance.path], utterance.number

    def _held_against(self, leader: Wording, wording: Wording) -> _Held:
        """Return how a wording differs from its leader and stands in the document; told once for the two."""
        known = self._held.get(wording)
        if known is None or known[0] is not leader:
            pairs = answering(wording.words, leader.words)
            held = tuple(differences_from(leader.words, wording.words, pairs)), self._judged(wording, leader)
            known = self._held[wording] = leader, held
        return known[1]

    def _judged(self, wording: Wording, leader: Wording) -> WordJudgement | None:
        """Return how a wording stands in the document; None where it does not, or is too short to tell."""
        if self._document is None:
            return None
        place = wording.place
        if leader is not wording and leader.place:
            near = range(leader.place[0].other, leader.place[-1].other + 1)
            enough = 1.0 if wording.is_fragment else FOUND_OF_DOCUMENT
            place = self._document.find(wording.words, near=near, enough=enough) or place
        elif wording.is_fragment and not (wording.of_document or stands_alone(wording.words)):
            return None
        return judge(wording.words, place, self._document) if place else None

    def _told(self, judged: WordJudgement | None, utterance: Utterance) -> Judgement | None:
        if self._document is None:
            return None
        if judged is not None:
            return judged.told(utterance.words, self._document)
        accused = utterance.of_document and len(utterance.words) > FEWEST_WORDS
        return Judgement(Verdict.ABSENT) if accused else None


def _identity(utterance: Utterance, holder: Utterance | None) -> Identity:
    """Return what its wording is known by. Where nobody is named, the article stands for whoever speaks.

    For a fragment nobody does: only fuller words of its article, or the document, can tell whose it is.
    """
    words, voice = utterance.words, utterance.voice
    if is_fragment(words) and not (voice and tells_its_speaker(words)):
        voice = f"\0{utterance.path}\0{utterance.number}"
    return Identity(
        words.keys,
        tuple(sorted(words.bracketed)),
        tuple(sorted(words.seams)),
        (voice or f"\0{utterance.path}",),
        utterance.of_document,
        () if holder is None else holder.words.keys,
    )


def _member(utterance: Utterance, differences: tuple[Difference, ...], judgement: Judgement | None) -> Member:
    words = " ".join(" ".join(span.of(utterance.words.text) for span in utterance.spans).split())
    return Member(utterance.path, utterance.spans, utterance.quotations, words, utterance.chain, differences, judgement)


def _passage(members: Sequence[Member], fullest: int) -> Span | None:
    """Return where the document has the words: those of the fullest member, else of the first that it has."""
    judgements = (member.judgement for member in (members[fullest], *members))
    return next((each.passage for each in judgements if each is not None and each.passage is not None), None)


def _id_of(leader: Wording) -> str:
    return hashlib.sha256(repr(tuple(leader.identity)).encode()).hexdigest()[:16]
