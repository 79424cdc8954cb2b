"""An article as another newsroom would print it keeps every offset, and a worn unit every place."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hearsay.attribution.trained.model_files import TOKENIZER
from hearsay.attribution.trained.units import NO_LETTERS, OUTSIDE, UnitCutter
from hearsay.attribution.words import cut_words, is_word
from hearsay.domain.article import Article
from hearsay.domain.spans import Span
from hearsay.reading.passages import read_passage
from hearsay.resources import resource
from scoring.labelled import LabelledArticle
from scoring.speech import passage_of
from training.augmentation import other_marks, worn

CURLY = "“It sank,” Lund said. “Lund’s ‘old’ ferry — “gone”.”"
STRAIGHT = '"It sank," Lund said. ("Lund\'s \'old\' ferry — "gone".")'


def labelled(text: str) -> LabelledArticle:
    spans = {"source": (Span(0, min(3, len(text))),), "cue": (), "content": ()}
    return LabelledArticle(read_passage(text, "a"), spans, ())


def printings(text: str) -> set[str]:
    """Return the text in every way that chance prints it."""
    return {other_marks(labelled(text), random.Random(seed)).article.text for seed in range(200)}  # noqa: S311


@given(st.text(alphabet=st.one_of(st.sampled_from("“”\"‘’' ([—.\n"), st.characters(codec="utf-8"))), st.integers())
def test_offsets_labels_and_everything_but_marks_stay(text: str, seed: int) -> None:
    before = labelled(text)
    after = other_marks(before, random.Random(seed))  # noqa: S311
    assert len(after.article.text) == len(text)
    assert after.article.blocks == before.article.blocks
    assert (after.spans, after.sentences) == (before.spans, before.sentences)
    changed = {(a, b) for a, b in zip(text, after.article.text, strict=True) if a != b}
    assert all(a in '“”"‘’' and b in "“”\"' " for a, b in changed)


def test_chance_leaves_most_articles_as_they_are() -> None:
    kept = [other_marks(labelled(CURLY), random.Random(seed)).article.text == CURLY for seed in range(400)]  # noqa: S311
    assert 0.7 < sum(kept) / len(kept) < 0.9


def test_curly_marks_become_straight_or_none() -> None:
    straight = CURLY.translate(str.maketrans("“”‘’", "\"\"''"))
    assert printings(CURLY) == {CURLY, straight, CURLY.replace("“", " ").replace("”", " ")}


def test_straight_marks_become_curly_ones_that_open_and_close() -> None:
    curled = "“It sank,” Lund said. (“Lund's 'old' ferry — “gone”.”)"
    assert printings(STRAIGHT) == {STRAIGHT, curled, STRAIGHT.replace('"', " ")}


@pytest.mark.parametrize("text", [CURLY, STRAIGHT, "“He’s ‘fine’,” she said—“so they’re told.”"])
def test_words_stay_where_they_are(text: str) -> None:
    def words(printed: str) -> list[tuple[int, int]]:
        cut = cut_words(printed)
        return [(s, e) for s, e, raw in zip(cut.starts, cut.ends, cut.raw, strict=True) if is_word(raw)]

    assert all(words(printed) == words(text) for printed in printings(text))


@pytest.fixture(scope="module")
def cutter() -> UnitCutter:
    return UnitCutter(Tokenizer.from_file(str(resource("models", "attribution", TOKENIZER))))


def test_a_worn_unit_loses_pieces_but_no_places(cutter: UnitCutter) -> None:
    (unit,) = cutter.units(passage_of(read_passage("“It sank in May,” Ida Lund of Aldwater said on Monday.", "a")))
    before = unit.ids.copy(), unit.casing.copy(), unit.quotation.copy()
    chance = np.random.default_rng(3)
    found = [worn(unit, 100, chance, share=0.2) for _ in range(200)]
    for each in found:
        assert each.ids.shape == unit.ids.shape
        assert (each.ids[0], each.ids[-1]) == (unit.ids[0], unit.ids[-1]), "the frame is not worn"
        assert set(each.ids[each.ids != unit.ids].tolist()) <= {100}
        assert each.casing.tolist() in (unit.casing.tolist(), [NO_LETTERS] * len(unit.ids))
        assert each.quotation.tolist() in (unit.quotation.tolist(), [OUTSIDE] * len(unit.ids))
        assert each.words is unit.words
        assert each.first is unit.first
        assert each.sentences == unit.sentences
    lost = np.mean([(each.ids == 100)[1:-1].mean() for each in found])
    assert 0.15 < lost < 0.25
    assert 0 < sum(each.casing.tolist() != unit.casing.tolist() for each in found) < 40
    assert 0 < sum(each.quotation.tolist() != unit.quotation.tolist() for each in found) < 40
    assert all(np.array_equal(a, b) for a, b in zip(before, (unit.ids, unit.casing, unit.quotation), strict=True))


def test_nothing_is_worn_where_no_share_is_asked_for(cutter: UnitCutter) -> None:
    (unit,) = cutter.units(passage_of(read_passage("It sank in May.", "a")))
    assert worn(unit, 100, np.random.default_rng(1), share=0.0).ids.tolist() == unit.ids.tolist()


def test_an_article_without_marks_is_left_alone() -> None:
    article = Article("a", "It sank in May.", ())
    assert printings(article.text) == {article.text}
