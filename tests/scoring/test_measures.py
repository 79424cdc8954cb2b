import json
from pathlib import Path

from hearsay.domain.spans import Span
from scoring.labelled import read_labelled
from scoring.measures import (
    Score,
    accuracy,
    best_overlap,
    class_scores,
    confusion,
    macro_f1,
    overlap,
    same_name,
)


def test_overlap_counts_each_character_once() -> None:
    score = overlap([Span(0, 10), Span(5, 10)], [Span(5, 15)])
    assert score == Score(5, 10, 10)
    assert score.f1 == 0.5


def test_macro_f1_takes_only_labels_that_occur() -> None:
    table = confusion([("quote", "quote"), ("opinion", "quote")])
    scores = class_scores(table, ("quote", "opinion", "none"))
    assert accuracy(table) == 0.5
    assert macro_f1(scores) == (scores["quote"].f1 + 0.0) / 2


def test_the_sentence_that_overlaps_most_is_compared() -> None:
    assert best_overlap(Span(5, 20), [Span(0, 8), Span(8, 20)]) == 1
    assert best_overlap(Span(50, 60), [Span(0, 8)]) is None


def test_names_are_compared_loosely() -> None:
    assert same_name("Mr. Peter Ode", "Ode")
    assert not same_name("the council", "the memo")


def test_offsets_follow_the_text_into_the_article_read_from_it(tmp_path: Path) -> None:
    text = "Leaked memo on ferry\n\nLund said that the\nferry was sold.  It rained.\n\nOde left."
    label = text.index("It rained.")
    record = {"id": "x", "text": text, "sentences": [{"start": label, "end": label + 10, "type": "unattributed"}]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (labelled,) = read_labelled(path)
    assert labelled.sentences[0].span.of(labelled.article.text) == "It rained."
