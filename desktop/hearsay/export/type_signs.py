"""What every document says of a sentence: sign, short name and meaning of its type; the same signs as in the window."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hearsay.domain.attribution import COLOURED_TYPES, UNCERTAIN_BELOW, AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.spans import Span
from hearsay.resources import resource

MEANINGS: Mapping[AttributionType, str] = {
    AttributionType.PRIMARY_QUOTE: "Word for word from the primary document, which vouches for it.",
    AttributionType.QUOTE: "Word for word from another source, which vouches for it.",
    AttributionType.SECONDHAND: "The author tells what someone else said, wrote or is said to have done.",
    AttributionType.OPINION: "The author’s own judgement, prediction or advice; nobody else carries it.",
    AttributionType.UNATTRIBUTED: "Stated as fact, with nobody named who vouches for it.",
}


HATCHED_MEANING = (
    f"Uncertain: the engine is less than {UNCERTAIN_BELOW:.0%} sure of the type. Look at the sentence yourself."
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A shipped theme's colours (``#RRGGBB``), underline styles and glyphs, by name and by attribution type.

    ``hatches`` are the colours of the lines across the tints of uncertain sentences.
    """

    colours: Mapping[str, str]
    seal: str
    """stands beside the glyph of words that come from the primary document"""
    tints: Mapping[AttributionType, str]
    hatches: Mapping[AttributionType, str]
    inks: Mapping[AttributionType, str]
    underlines: Mapping[AttributionType, str]
    glyphs: Mapping[AttributionType, str]

    @classmethod
    def load(cls, name: str) -> "Theme":
        """Return the theme called ``"light"`` or ``"dark"``."""
        values: dict[str, Any] = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
        types: dict[str, dict[str, str]] = values.pop("types")

        def each(key: str) -> dict[AttributionType, str]:
            return {kind: types[kind.value][key] for kind in COLOURED_TYPES}

        return cls(
            colours={key: value for key, value in values.items() if isinstance(value, str) and value.startswith("#")},
            seal=values["seal"],
            tints=each("tint"),
            hatches=each("hatch"),
            inks=each("ink"),
            underlines=each("underline"),
            glyphs=each("glyph"),
        )

    def sign(self, kind: AttributionType) -> str:
        """Return a type's sign, with the seal where the primary document vouches; empty for ``none``."""
        return self.glyphs.get(kind, "") + (self.seal if kind is AttributionType.PRIMARY_QUOTE else "")


def mix_of(annotated: Iterable[AnnotatedArticle]) -> Counter[AttributionType]:
    """Return how many sentences have each type, those that are no sentence of the article left aside."""
    return sum((each.mix for each in annotated), Counter())


def sentences_of(annotated: AnnotatedArticle, span: Span) -> list[tuple[int, Sentence]]:
    """Return the sentences that stand wholly in the span, in order, each with its number, from 1, in the article."""
    sentences = annotated.sentences
    first = bisect_left(sentences, span.start, key=lambda sentence: sentence.start)
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    found = enumerate(sentences[first:last], start=first + 1)
    return [(number, sentence) for number, sentence in found if sentence.end <= span.end]


def counted(number: int, one: str, many: str = "") -> str:
    """Return ``1 article`` or ``5 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
