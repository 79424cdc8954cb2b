"""Labelled articles as the network learns from them: the gold runs, word by word, and who belongs to whom."""

from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer

from hearsay.attribution.trained.labels import LEGAL, LEGAL_START, runs
from hearsay.attribution.trained.model_files import TOKENIZER
from hearsay.attribution.trained.units import UnitCutter
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span
from hearsay.resources import resource
from scoring.labelled import LabelledArticle
from scoring.speech import passage_of
from scoring.subjective_lines import OBJECTIVE, SUBJECTIVE, LabelledLine
from training.examples import Choice, Example, examples_of, joined, viewed

Gold = tuple[str, str, tuple[str, ...]]
"""source, cue and contents as they stand in the article; empty where there is none"""


@pytest.fixture(scope="module")
def cutter() -> UnitCutter:
    return UnitCutter(Tokenizer.from_file(str(resource("models", "attribution", TOKENIZER))))


def labelled(*paragraphs: str, gold: tuple[Gold, ...] = (), discarded: tuple[str, ...] = ()) -> LabelledArticle:
    text = "\n\n".join(paragraphs)
    blocks: list[Block] = []
    for paragraph in paragraphs:
        start = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))

    def spans(*words: str) -> tuple[Span, ...]:
        return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words if w)

    attributions = tuple(Attribution(spans(s), spans(cue), spans(*contents)) for s, cue, contents in gold)
    return LabelledArticle(
        Article("a", text, tuple(blocks)),
        {
            "source": tuple(s for a in attributions for s in a.source),
            "cue": tuple(s for a in attributions for s in a.cue),
            "content": tuple(s for a in attributions for s in a.content),
        },
        (),
        attributions,
        spans(*discarded),
    )


def told(article: LabelledArticle, example: Example) -> list[tuple[str, str]]:
    """Return the parts of a unit with their words."""
    words = passage_of(article.article).words
    return [
        (part.name.lower(), " ".join(words.raw[example.unit.words[place]] for place in places))
        for part, places in runs(example.labels.tolist())
    ]


def linked(choices: tuple[Choice, ...]) -> list[tuple[range, range | None]]:
    return [(c.asking, c.candidates[c.chosen] if c.chosen < len(c.candidates) else None) for c in choices]


def only(article: LabelledArticle, cutter: UnitCutter) -> Example:
    (example,) = examples_of(article, cutter)
    assert example.labels.shape == example.unit.words.shape
    assert LEGAL_START[example.labels[0]]
    assert LEGAL[example.labels[:-1], example.labels[1:]].all()
    return example


def test_labels_are_the_gold_parts(cutter: UnitCutter) -> None:
    article = labelled(
        "On Monday Ida Lund said that the ferry was sold.",
        gold=(("Ida Lund", "said", ("that the ferry was sold",)),),
    )
    example = only(article, cutter)
    assert told(article, example) == [("source", "Ida Lund"), ("cue", "said"), ("content", "that the ferry was sold")]
    assert example.labels[:2].tolist() == [0, 0]
    assert linked(example.cues) == [(range(5, 10), range(4, 5))]
    assert linked(example.sources) == [(range(4, 5), range(2, 4))]


def test_contents_side_by_side_stay_two_and_keep_their_cues(cutter: UnitCutter) -> None:
    article = labelled("He said it sank it floats.", gold=(("He", "said", ("it sank", "it floats")),))
    example = only(article, cutter)
    assert told(article, example)[2:] == [("content", "it sank"), ("content", "it floats")]
    assert linked(example.cues) == [(range(2, 4), range(1, 2)), (range(4, 6), range(1, 2))]


def test_a_content_that_its_cue_cuts_in_two_is_two(cutter: UnitCutter) -> None:
    article = labelled("The ferry, Lund said, was sold.", gold=(("Lund", "said", ("The ferry, Lund said, was sold",)),))
    example = only(article, cutter)
    assert told(article, example) == [
        ("content", "The ferry ,"),
        ("source", "Lund"),
        ("cue", "said"),
        ("content", ", was sold"),
    ]


def test_an_attribution_without_a_source_or_a_cue_points_at_nobody(cutter: UnitCutter) -> None:
    article = labelled(
        "Reportedly the ferry sank. “It floats,” they hoped.",
        gold=(("", "Reportedly", ("the ferry sank",)), ("", "", ("“It floats,”",))),
    )
    (example,) = examples_of(article, cutter)
    assert [target for _, target in linked(example.cues)] == [range(1), None]
    assert linked(example.sources) == [(range(1), None)]


def test_two_cues_choose_between_all_sources_of_the_unit(cutter: UnitCutter) -> None:
    article = labelled(
        "Lund said it sank. Ode denied that it floats.",
        gold=(("Lund", "said", ("it sank",)), ("Ode", "denied", ("that it floats",))),
    )
    example = only(article, cutter)
    assert {choice.candidates for choice in example.sources} == {(range(1), range(5, 6))}
    assert [choice.chosen for choice in example.sources] == [0, 1]
    assert [choice.chosen for choice in example.cues] == [0, 1]


def test_each_paragraph_learns_its_own_part_of_a_content_that_goes_on(cutter: UnitCutter) -> None:
    article = labelled("Lund said it sank", "and that nobody came.")
    span = Span(article.article.text.index("it sank"), article.article.text.index(" came"))
    article = replace(
        article,
        spans={"source": (Span(0, 4),), "cue": (Span(5, 9),), "content": (span,)},
        attributions=(Attribution((Span(0, 4),), (Span(5, 9),), (span,)),),
    )
    first, second = examples_of(article, cutter)
    assert told(article, first) == [("source", "Lund"), ("cue", "said"), ("content", "it sank")]
    assert told(article, second) == [("content", "and that nobody")]
    assert linked(second.cues) == [(range(3), None)], "the cue stands in another unit"
    assert second.sources == ()


def test_a_paragraph_that_was_passed_over_is_no_example(cutter: UnitCutter) -> None:
    paragraphs = ("Lund said it sank.", "Ode wrote so.", "It was sold.")
    article = labelled(*paragraphs, discarded=("wrote",))
    assert [told(article, example) for example in examples_of(article, cutter)] == [[], []]
    words = passage_of(article.article).words.raw
    kept = [words[example.unit.words[0]] for example in examples_of(article, cutter)]
    assert kept == ["Lund", "It"]
    between = Span(len(paragraphs[0]), len(paragraphs[0]) + 2)
    assert len(list(examples_of(replace(article, discarded=(between,)), cutter))) == 3


def test_spans_that_hold_no_word_are_passed_over(cutter: UnitCutter) -> None:
    article = labelled("Lund  said it sank.")
    nowhere = Attribution(source=(Span(0, 0),), cue=(Span(4, 6),), content=(Span(400, 500),))
    spans = {"source": nowhere.source, "cue": nowhere.cue, "content": nowhere.content}
    article = replace(article, spans=spans, attributions=(nowhere,))
    example = only(article, cutter)
    assert not example.labels.any()
    assert (example.cues, example.sources) == ((), ())


def test_words_that_the_vocabulary_drops_shift_no_label(cutter: UnitCutter) -> None:
    article = labelled("Ida \u200b Lund \u200b said it sank.", gold=(("Lund", "said", ("it sank",)),))
    assert told(article, only(article, cutter)) == [("source", "Lund"), ("cue", "said"), ("content", "it sank")]


def line(text: str, label: str) -> LabelledLine:
    return LabelledLine(label, text)


def test_lines_with_views_keep_their_order_and_label(cutter: UnitCutter) -> None:
    lines = [line("What a shameful sale!", SUBJECTIVE), line("It was sold in May.", OBJECTIVE)]
    found = list(viewed(lines, cutter))
    assert [v.subjective for v in found] == [True, False]
    endless = line("What a " + "very " * 2000 + "shameful sale!", SUBJECTIVE)
    assert len(list(viewed([endless], cutter))) == 1


def test_sentences_joined_to_a_paragraph_keep_their_pieces(cutter: UnitCutter) -> None:
    texts = ("What a shameful sale!", "It was sold.", "“Gone,” she said.")
    sentences = list(viewed([line(text, OBJECTIVE) for text in texts], cutter))
    unit, places = joined(sentences)
    assert (places[0].start, places[-1].stop) == (1, len(unit.ids) - 1)
    assert [unit.ids[0], unit.ids[-1]] == [sentences[0].unit.ids[0], sentences[0].unit.ids[-1]]
    for sentence, place in zip(sentences, places, strict=True):
        for feature in ("ids", "quotation", "casing"):
            own = getattr(sentence.unit, feature)[1:-1]
            assert np.array_equal(getattr(unit, feature)[place.start : place.stop], own)
    alone, (place,) = joined(sentences[:1])
    assert np.array_equal(alone.ids, sentences[0].unit.ids)
    assert place == range(1, len(alone.ids) - 1)
