"""Folders of invented articles with quotations planted in them, of which everything is known.

A document is quoted by many articles, verbatim, altered, truncated, bracketed, split and in words that it never had;
speeches of others are, too; and most quotations have nothing to do with each other but the phrases that all share.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, Attribution, AttributionType, Quotation, Sentence
from hearsay.domain.comparison import Verdict
from hearsay.domain.spans import Span
from scoring.invented_prose import InventedProse

_DOCUMENT_CHAIN = ("the memo", "Ida Lund")
_PARAGRAPH = 4
"""sentences of a paragraph"""


@dataclass(frozen=True)
class Variant:
    """How a planted sentence is rendered: in one or two parts; ``verdict`` is what it deserves as a document's."""

    kind: str
    parts: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Planted:
    """One quotation of an article: ``cluster`` names the words that it renders, None where nobody else has them.

    ``quotations`` are indices of the article's quotations.
    """

    path: str
    quotations: tuple[int, ...]
    kind: str
    cluster: str | None
    verdict: Verdict | None


@dataclass(frozen=True)
class PlantedFolder:
    """What was made: annotated articles, the document, and the truth about every quotation."""

    articles: tuple[AnnotatedArticle, ...]
    document: Article
    planted: tuple[Planted, ...]


@dataclass
class _Draft:
    """An article that is being written."""

    path: str
    prose: InventedProse
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

    def narrate(self) -> None:
        start = self._begin()
        self.text += self.prose.narration()
        self.sentences.append(Sentence(start, len(self.text), AttributionType.UNATTRIBUTED, 0.8))

    def quote(self, variant: Variant, chain: tuple[str, ...], cluster: str | None) -> None:
        """Write a sentence with the variant's parts in marks, “X,” Lund said, “Y.”, and keep the truth about it."""
        of_document = chain == _DOCUMENT_CHAIN
        start = self._begin()
        indices = [self._marked(f"{variant.parts[0]},")]
        speaker = chain[-1].split()[-1]
        cue_start = len(self.text) + 1 + len(speaker) + 1
        self.text += f" {speaker} said"
        cue = Span(cue_start, len(self.text))
        if of_document:
            self.text += ", according to the memo"
        for part in variant.parts[1:]:
            self.text += ", "
            indices.append(self._marked(f"{part}."))
        self.text += "." if len(variant.parts) == 1 else ""
        kind = AttributionType.PRIMARY_QUOTE if of_document else AttributionType.QUOTE
        self.sentences.append(Sentence(start, len(self.text), kind, 0.9, chain, (len(self.attributions),)))
        content = tuple(self.quotations[index].span for index in indices)
        self.attributions.append(
            Attribution((Span(cue_start - 1 - len(speaker), cue_start - 1),), (cue,), content, chain)
        )
        verdict = variant.verdict if of_document else None
        self.planted.append(Planted(self.path, tuple(indices), variant.kind, cluster, verdict))

    def done(self) -> AnnotatedArticle:
        blocks, start = [], 0
        for paragraph in self.text.split("\n\n"):
            blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
            start += len(paragraph) + 2
        article = Article(self.path, self.text, tuple(blocks))
        return AnnotatedArticle(
            article, tuple(self.sentences), tuple(self.attributions), tuple(self.quotations), "planted"
        )

    def _begin(self) -> int:
        if self.sentences:
            self.text += "\n\n" if len(self.sentences) % _PARAGRAPH == 0 else " "
        return len(self.text)

    def _marked(self, words: str) -> int:
        self.text += "“"
        self.quotations.append(Quotation(len(self.text), len(self.text) + len(words)))
        self.text += f"{words}”"
        return len(self.quotations) - 1


class _Variants:
    """Renders a statement in every way that quotations are."""

    def __init__(self, random: Random, prose: InventedProse) -> None:
        self._random = random
        self._prose = prose

    def any(self, statement: str) -> Variant:
        ways: Sequence[Callable[[str], Variant]] = (
            self.verbatim,
            self.altered,
            self.truncated,
            self.bracketed,
            self.split,
            self.shortened,
        )
        return self._random.choice(ways)(statement)

    def verbatim(self, statement: str) -> Variant:
        words = statement[0].lower() + statement[1:] if self._random.random() < 0.3 else statement
        return Variant("verbatim", (words.replace("’", "'"),), Verdict.VERBATIM)

    def altered(self, statement: str) -> Variant:
        """Change, put in or leave out one or two words within."""
        words = statement.split()
        for _ in range(self._random.randint(1, 2)):
            at = self._random.randrange(2, len(words) - 2)
            how = self._random.randrange(3)
            words[at : at + (how != 1)] = [] if how == 0 else [f"{self._prose.word()}s"]
        return Variant("altered", (" ".join(words),), Verdict.ALTERED)

    def truncated(self, statement: str) -> Variant:
        """Cut three or more words at the beginning, at the end or at both, and leave ten."""
        words = statement.split()
        spare = len(words) - 10
        cut = self._random.randint(3, max(3, spare))
        before = self._random.choice((0, cut, cut // 2))
        return Variant("truncated", (" ".join(words[before : len(words) - (cut - before)]),), Verdict.TRUNCATED)

    def bracketed(self, statement: str) -> Variant:
        """Explain something in brackets."""
        words = statement.split()
        words.insert(self._random.randrange(2, len(words) - 1), f"[{self._prose.thing()}]")
        return Variant("bracketed", (" ".join(words),), Verdict.VERBATIM)

    def split(self, statement: str) -> Variant:
        words = statement.split()
        at = self._random.randrange(3, len(words) - 3)
        return Variant("split", (" ".join(words[:at]), " ".join(words[at:])), Verdict.VERBATIM)

    def shortened(self, statement: str) -> Variant:
        """Leave out two to four words within, at an ellipsis."""
        words = statement.split()
        at = self._random.randrange(4, len(words) - 8)
        sign = self._random.choice(("…", "...", "[…]"))
        words[at : at + self._random.randint(2, 4)] = [sign]
        return Variant("shortened", (" ".join(words),), Verdict.TRUNCATED)

    def invented(self) -> Variant:
        return Variant("invented", (self._prose.statement(),), Verdict.ABSENT)


def plant(articles: int, *, seed: int, sentences: int = 40, statements: int = 24, speeches: int = 12) -> PlantedFolder:
    """Return a folder of that many articles of so many sentences each.

    Every second article quotes the document, which has ``statements`` sentences; every third one of ``speeches`` that
    several articles quote. A quarter of all sentences quote somebody whom nobody else quotes.
    """
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    prose = InventedProse(random)
    variants = _Variants(random, prose)
    stated = [prose.statement() for _ in range(statements)]
    spoken = [(prose.statement(), (prose.speaker(),)) for _ in range(speeches)]
    document = _document(stated)
    made: list[AnnotatedArticle] = []
    planted: list[Planted] = []
    for number in range(articles):
        draft = _Draft(f"{number:05}.txt", prose)
        quoting = sorted(random.sample(range(sentences), sentences // 4))
        for at in range(sentences):
            if at not in quoting:
                draft.narrate()
            elif at == quoting[0] and number % 2 == 0:
                _quote_document(draft, stated, variants, random)
            elif at == quoting[1] and number % 3 == 0:
                which = random.randrange(speeches)
                draft.quote(variants.any(spoken[which][0]), spoken[which][1], f"speech {which}")
            else:
                alone = Variant("alone", (prose.statement(),), Verdict.ABSENT)
                draft.quote(alone, (prose.speaker(),), None)
        made.append(draft.done())
        planted += draft.planted
    return PlantedFolder(tuple(made), document, tuple(planted))


def _quote_document(draft: _Draft, stated: Sequence[str], variants: _Variants, random: Random) -> None:
    if random.random() < 0.1:
        draft.quote(variants.invented(), _DOCUMENT_CHAIN, None)
        return
    which = random.randrange(len(stated))
    draft.quote(variants.any(stated[which]), _DOCUMENT_CHAIN, f"statement {which}")


def _document(stated: Sequence[str]) -> Article:
    paragraphs = [". ".join(stated[at : at + _PARAGRAPH]) + "." for at in range(0, len(stated), _PARAGRAPH)]
    text = "\n\n".join(("Memo on the harbour", *paragraphs))
    return Article("primary.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),), title="Memo on the harbour")
