"""How notes fare when their articles are edited, beside what looking for the exact words alone would have given."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from hearsay.domain.anchoring import place
from hearsay.domain.notes import Anchor
from hearsay.domain.searched_text import SearchedText, folded
from hearsay.domain.spans import Span
from scoring.edited_articles import Edit, EditedArticle

MOST_EDITS = 4
"""edits made under one set of notes"""

Place = Callable[[Anchor, SearchedText, SearchedText], Span | None]


def with_earlier_text(anchor: Anchor, text: SearchedText, earlier: SearchedText) -> Span | None:
    """Place a note as for an article that the store has the earlier text of."""
    return place(anchor, text, earlier=earlier)[1]


def by_anchor_alone(anchor: Anchor, text: SearchedText, _earlier: SearchedText) -> Span | None:
    """Place a note as for one that came from elsewhere: by its words, their context and its position."""
    return place(anchor, text)[1]


def exact_match_only(anchor: Anchor, text: SearchedText, _earlier: SearchedText) -> Span | None:
    """Place a note where the very words stand, at their position or else at the first."""
    at = anchor.start if text.text.startswith(anchor.exact, anchor.start) else text.text.find(anchor.exact)
    return None if at < 0 else Span(at, at + len(anchor.exact))


@dataclass(slots=True)
class AnchorFigures:
    """What became of the notes; all but ``right`` and ``wrong`` are orphans."""

    notes: int = 0
    right: int = 0
    wrong: int = 0
    lost: int = 0
    """their words stand there word for word, and nowhere else"""
    undecided: int = 0
    """their words stand there word for word, and elsewhere too"""
    gone: int = 0
    """their words are edited or deleted"""

    def count(self, found: Span | None, right: Sequence[Span], occurrences: int) -> None:
        """Count a note; its words stand ``occurrences`` times in the text, 0 where its own are edited or gone."""
        self.notes += 1
        if found is None:
            self.lost += occurrences == 1
            self.undecided += occurrences > 1
            self.gone += occurrences == 0
        elif any(_alike(found, each) for each in right):
            self.right += 1
        else:
            self.wrong += 1


def measure(
    articles: Sequence[Sequence[Sequence[str]]], methods: Mapping[str, Place], *, edits: int, seed: int = 1
) -> dict[str, dict[str, AnchorFigures]]:
    """Edit articles, given as paragraphs of sentences, ``edits`` times in all, with ten notes under each round.

    Returns for each method its figures by the kind of the round's last edit, and in all under ``"all"``.
    """
    random = Random(seed)  # noqa: S311 (nothing secret)
    found: dict[str, dict[str, AnchorFigures]] = {name: defaultdict(AnchorFigures) for name in methods}
    made = 0
    while made < edits:
        number = random.randrange(len(articles))
        spare = [s for other, each in enumerate(articles) if other != number for paragraph in each for s in paragraph]
        article = EditedArticle.of(articles[number], spare)
        kinds = [random.choice(list(Edit)) for _ in range(random.randint(1, min(MOST_EDITS, edits - made)))]
        for kind in kinds:
            article.edit(kind, random)
        made += len(kinds)
        earlier, text = SearchedText(article.original), SearchedText(article.text)
        for span in _noted(article, random):
            anchor, right = Anchor.at(article.original, span), article.right_places(span)
            occurrences = text.folded.count(folded(anchor.exact)) if article.has_word_for_word(span) else 0
            for name, method in methods.items():
                where = method(anchor, text, earlier)
                for row in (kinds[-1].value, "all"):
                    found[name][row].count(where, right, occurrences)
    return found


def table(found: Mapping[str, Mapping[str, AnchorFigures]]) -> str:
    """Return the figures as lines of text: a row a method and kind of edit."""
    lines = [f"{'':24}{'notes':>7}{'right':>8}{'wrong':>7}{'lost':>6}{'undecided':>11}{'gone':>6}"]
    for name, by_kind in found.items():
        lines.append(name)
        for kind in sorted(by_kind, key=lambda each: (each == "all", each)):
            each = by_kind[kind]
            lines.append(
                f"  {kind:22}{each.notes:7}{each.right:8}{each.wrong:7}{each.lost:6}{each.undecided:11}{each.gone:6}"
                f"   wrong {each.wrong / each.notes:.2%}"
            )
    return "\n".join(lines)


def _noted(article: EditedArticle, random: Random) -> list[Span]:
    """Return what notes stand on: whole sentences, and a few words of some."""
    spans = [random.choice(article.sentences) for _ in range(7)]
    for _ in range(3):
        sentence = random.choice(article.sentences)
        words = sentence.of(article.original).split(" ")
        first = random.randrange(len(words))
        last = min(len(words), first + random.randint(3, 8))
        start = sentence.start + len(" ".join(words[:first])) + (first > 0)
        spans.append(Span(start, start + len(" ".join(words[first:last]))))
    return spans


def _alike(found: Span, right: Span) -> bool:
    shared = min(found.end, right.end) - max(found.start, right.start)
    return shared * 2 >= max(found.end, right.end) - min(found.start, right.start)
