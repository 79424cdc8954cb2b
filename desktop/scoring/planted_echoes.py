"""Folders of invented articles with echoes planted in them: prose taken over, facts told again, and near misses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import NamedTuple

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Quotation, Sentence
from hearsay.domain.echoes import Echoes, EchoKind

_SYLLABLES = (
    *("ba", "bel", "dor", "fen", "gar", "hul", "kem", "lin", "mor", "nas"),
    *("pel", "rud", "sab", "tol", "vim", "wes", "zan", "quor", "dril", "shem"),
)
_ENDS = ["t", "k", "m", "n", "r", "sh", "d", "p"]
_SYNONYMS = (
    ("bought", "purchased", "acquired"),
    ("closed", "shut", "locked"),
    ("repaired", "mended", "restored"),
    ("lost", "misplaced", "mislaid"),
    ("burned", "scorched", "charred"),
    ("hid", "concealed", "buried"),
)
_WAYS = (
    "The {role} of {place} {verb} the {first} and the {second} of the {third} in {month}.",
    "In {month} the {first} of the {third} was {verb}, with its {second}, by the {role} in {place}.",
    "It was the {role} who {verb} both {first} and {second}, parts of the {third} at {place}, that {month}.",
    "{place}’s {role} had the {second} {verb} in {month} and the {first} after it; both belong to the {third}.",
)
_ROLES = ["warden", "bailiff", "surgeon", "provost", "chaplain", "registrar", "constable", "curator"]
_MONTHS = ["January", "February", "March", "April", "June", "August", "October", "December"]
_ARTICLES_OF_FACT = 3
_PARAGRAPH = 4

Place = tuple[str, int]


class PlantedPair(NamedTuple):
    """Two sentences, each by path and number, that tell the same, and how it was done."""

    places: frozenset[Place]
    kind: EchoKind
    way: str


@dataclass(frozen=True)
class PlantedEchoes:
    """What was made: the articles, and every pair of sentences in them that tell the same."""

    articles: tuple[AnnotatedArticle, ...]
    pairs: tuple[PlantedPair, ...]


class EchoFigures(NamedTuple):
    """Shares, each 0–1: of the echoes told, those planted; of those planted, the copies and the paraphrases found."""

    precision: float
    copies: float
    paraphrases: float


@dataclass(frozen=True)
class _Fact:
    parts: dict[str, str]
    verbs: Sequence[str]

    def told(self, way: int) -> str:
        told = _WAYS[way % len(_WAYS)].format(**self.parts, verb=self.verbs[way % len(self.verbs)])
        return told[0].upper() + told[1:]


@dataclass
class _Draft:
    path: str
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)

    def write(self, sentence: str) -> Place:
        """Add a sentence, what stands in “marks” as a quotation; return its place."""
        if self.sentences:
            self.text += "\n\n" if len(self.sentences) % _PARAGRAPH == 0 else " "
        start = len(self.text)
        self.text += sentence
        if "“" in sentence:
            marks = Quotation(start + sentence.index("“") + 1, start + sentence.index("”"))
            self.quotations.append(marks)
        self.sentences.append(Sentence(start, len(self.text), AttributionType.UNATTRIBUTED, 0.8))
        return self.path, len(self.sentences) - 1

    def done(self) -> AnnotatedArticle:
        article = Article(self.path, self.text, (Block(0, len(self.text), BlockKind.PARAGRAPH),))
        return AnnotatedArticle(article, tuple(self.sentences), (), tuple(self.quotations), "planted")


class _Facts:
    """Makes facts of words that nobody else has, and of places and roles that many have."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._places = [self.word().capitalize() for _ in range(12)]

    def fact(self) -> _Fact:
        random = self._random
        parts = {each: self.word() for each in ("first", "second", "third")}
        parts |= {"role": random.choice(_ROLES), "place": random.choice(self._places), "month": random.choice(_MONTHS)}
        return _Fact(parts, random.choice(_SYNONYMS))

    def near_miss(self, fact: _Fact) -> _Fact:
        """Return another fact of the same role, place, month and thing."""
        other = self.fact()
        kept = {each: fact.parts[each] for each in ("role", "place", "month", "third")}
        return _Fact(other.parts | kept, other.verbs)

    def word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=3)) + self._random.choice(_ENDS)


def plant_echoes(articles: int, *, seed: int, sentences: int = 24) -> PlantedEchoes:
    """Return a folder of that many articles of so many sentences each, most of them nobody else's.

    There are half as many facts as articles, each told by three; by two of them in the same words, whole, within a
    longer sentence, or one time in quotation marks. As many near misses stand beside them, and in all articles the same
    stock phrases and one saying between marks.
    """
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    facts = _Facts(random)
    drafts = [_Draft(f"{number:04}.txt") for number in range(articles)]
    pairs: list[PlantedPair] = []
    saying = "We shall mend whatever the winter has broken on this shore"
    for number in range(articles // 2):
        fact = facts.fact()
        tellers = random.sample(drafts, _ARTICLES_OF_FACT + 1)
        pairs += _planted(fact, tellers[:_ARTICLES_OF_FACT], number, facts)
        tellers[-1].write(facts.near_miss(fact).told(number + 2))
    for number, draft in enumerate(drafts):
        draft.write(f"“{saying},” the {_ROLES[number % len(_ROLES)]} told the {facts.word()} committee.")
        while len(draft.sentences) < sentences:
            draft.write(facts.fact().told(random.randrange(len(_WAYS))))
    return PlantedEchoes(tuple(draft.done() for draft in drafts), tuple(pairs))


def _planted(fact: _Fact, drafts: Sequence[_Draft], number: int, facts: "_Facts") -> list[PlantedPair]:
    original = fact.told(number)
    lifted = (
        ("whole", original),
        ("within", f"{facts.word()} and {facts.word()} heard that {original[:-1]}, but {facts.word()} laughed."),
        ("marked", f"“{original[:-1]},” an older paper wrote."),
    )[number % 3]
    places = [drafts[0].write(original), drafts[1].write(lifted[1]), drafts[2].write(fact.told(number + 1))]
    ways = {(0, 1): (EchoKind.COPY, lifted[0]), (0, 2): (EchoKind.PARAPHRASE, "retold")}
    if lifted[0] != "marked":  # what stands between marks is not the article's own telling
        ways[1, 2] = (EchoKind.PARAPHRASE, f"retold {lifted[0]}")
    return [
        PlantedPair(frozenset((places[first], places[second])), *ways[first, second])
        for first, second in combinations(range(len(places)), 2)
        if (first, second) in ways
    ]


def echo_figures(planted: PlantedEchoes, echoes: Echoes) -> EchoFigures:
    """Hold the echoes that were found against those that were planted."""
    told = {
        frozenset(((e.first.path, e.first.sentence), (e.second.path, e.second.sentence))): e.kind for e in echoes.all
    }
    true = {pair.places for pair in planted.pairs}
    shares = []
    for kind in (EchoKind.COPY, EchoKind.PARAPHRASE):
        due = [pair for pair in planted.pairs if pair.kind is kind]
        shares.append(sum(told.get(pair.places) is kind for pair in due) / len(due))
    return EchoFigures(len(true & told.keys()) / max(1, len(told)), shares[0], shares[1])
