"""Notes under random edits: what is placed stands where the words went, and what is whole is not lost."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from hearsay.resources import resource
from hearsay.services.opening import open_folder
from scoring.anchor_figures import AnchorFigures, by_anchor_alone, exact_match_only, measure, with_earlier_text
from scoring.edited_articles import Edit, EditedArticle, paragraphs_of

METHODS = {"earlier text": with_earlier_text, "anchor alone": by_anchor_alone, "exact match": exact_match_only}
EDITS = 400


def articles_in(*folders: Path) -> list[Sequence[Sequence[str]]]:
    return [paragraphs_of(article) for each in folders for article in open_folder(each).with_primary]


def check(found: dict[str, dict[str, AnchorFigures]]) -> None:
    ours, exact = found["earlier text"]["all"], found["exact match"]["all"]
    assert ours.lost == 0
    assert ours.wrong <= ours.notes / 1000
    assert found["anchor alone"]["all"].wrong <= ours.notes / 1000
    assert exact.right < ours.right
    assert ours.notes > EDITS


def test_notes_survive_random_edits_of_the_sample() -> None:
    check(measure(articles_in(resource("samples", "four-minutes")), METHODS, edits=EDITS))


def test_notes_survive_random_edits_of_real_articles(shared: Path) -> None:
    check(measure(articles_in(shared / "cases" / "cypher"), METHODS, edits=EDITS))


@pytest.mark.parametrize("kind", list(Edit))
def test_the_true_places_are_those_of_the_words(kind: Edit) -> None:
    """Whatever the edits, a right place of a sentence that is whole has its very words."""
    random = Random(3)  # noqa: S311 (nothing secret)
    for _ in range(30):
        article = EditedArticle.of(
            [["He said “no”.", "She went home.", "Rain fell on the harbour all day long."], ["It was late."]],
            ["A word put in."],
        )
        before = article.text
        for _ in range(3):
            article.edit(kind, random)
        whole = [span for span in article.sentences if article.has_word_for_word(span)]
        assert all(article.right_places(span) for span in whole)
        if kind is Edit.REORDER:
            assert len(whole) == 4
            assert all(
                place.of(article.text) == span.of(before) for span in whole for place in article.right_places(span)
            )
        if kind in {Edit.INSERT, Edit.DUPLICATE, Edit.REWRAP, Edit.MARKS}:
            assert len(whole) == 4
        if kind is Edit.DELETE:
            assert len(whole) == 1
