"""Article in, annotated article out: the stages in their order."""

from collections.abc import Sequence

from hearsay.attribution.attribution_finder import AttributionFinder
from hearsay.attribution.claims import Claims
from hearsay.attribution.classification import Classifier
from hearsay.attribution.cue_lexicon import CueLexicon
from hearsay.attribution.document_pointers import find_document
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.opinion import OpinionScale
from hearsay.attribution.own_words import LexiconOpinions, WeighedOpinions
from hearsay.attribution.passage import make_passage
from hearsay.attribution.primary_text import PhraseIndex
from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.repetition import with_repeated_words
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.sentences import split_sentences
from hearsay.attribution.served_languages import is_served, notice_for
from hearsay.attribution.source_chain import SourceChains
from hearsay.attribution.trained.shipped_finder import ShippedFinder
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.resources import resource


class Engine:
    """Annotates articles, one at a time, then looks at the folder as a whole. Safe to use from several threads.

    Without a ``finder`` it is the shipped model that finds, loaded with the first article, or the rules in its stead.
    """

    def __init__(self, finder: AttributionFinder | None = None) -> None:
        self._cues = CueLexicon()
        self._naming = NamingLexicon()
        self._scale = OpinionScale()
        self._rules = RuleFinder(self._cues)
        self._finder = _shipped_finder(self._rules) if finder is None else finder

    @property
    def notice(self) -> str:
        """What the reader should know of this engine, known once it has annotated; empty when all is well."""
        return self._finder.notice

    def annotate(self, article: Article, primary: Article | None = None) -> AnnotatedArticle:
        """Return the article with sentences, quotations, attributions and types.

        With the primary document's text at hand, a quotation found in it is the document's and no other is; without
        it, what the article says of where its words come from decides.
        """
        quotations = scan_quotations(article)
        sentences = split_sentences(article, quotations)
        passage = make_passage(article, sentences, quotations)
        finder = self._finder if is_served(article.language) else self._rules
        found = finder.find(passage)
        chains = SourceChains(passage, self._naming, self._cues).chained(found.attributions)
        classifier = Classifier(
            passage,
            chains,
            find_document(passage, self._naming, primary_known=primary is not None),
            claims=Claims(passage, chains.attributions, self._cues, self._naming.evidence_nouns),
            opinions=(
                WeighedOpinions(passage, self._scale, found.weighed)
                if found.weighed
                else LexiconOpinions(passage, self._scale)
            ),
            weighed=found.weighed,
            primary=PhraseIndex(primary.text) if primary is not None else None,
        )
        return AnnotatedArticle(
            article,
            classifier.sentences(),
            chains.attributions,
            quotations,
            engine=finder.name,
            notice=notice_for(article.language) or finder.notice,
        )

    def reconcile(
        self, annotated: Sequence[AnnotatedArticle], primary: Article | None = None
    ) -> tuple[AnnotatedArticle, ...]:
        """Return the folder's articles, in their order, with what only the whole folder can tell.

        Without the document's text, a quotation that repeats words attributed to the document in another article, or
        elsewhere in its own, becomes a primary quote. With the text, words found in it have decided already.
        """
        if primary is not None:
            return tuple(annotated)
        return with_repeated_words(annotated)


def _shipped_finder(stand_in: AttributionFinder) -> AttributionFinder:
    return ShippedFinder(resource("models", "attribution"), stand_in=stand_in)
