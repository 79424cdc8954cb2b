import json
from pathlib import Path

from hearsay.domain.spans import Span
from scoring.labelled import held_out_ids, read_labelled
from scoring.measures import (
    Score,
    accuracy,
    best_overlap,
    class_scores,
    confusion,
    exact,
    macro_f1,
    overlap,
    same_chain,
    same_name,
)


def test_overlap_counts_each_character_once() -> None:
    score = overlap([Span(0, 10), Span(5, 10)], [Span(5, 15)])
    assert score == Score(5, 10, 10)
    assert score.f1 == 0.5


def test_a_span_counts_only_with_both_ends_right() -> None:
    text = "The mayor said that the bridge will hold."
    wanted = [Span(0, 9), Span(10, 14), Span(15, 40)]
    found = [Span(0, 9), Span(4, 9), Span(15, 41)]
    assert exact(found, wanted, text) == Score(1, 3, 3)


def test_a_source_that_several_attributions_share_counts_once() -> None:
    text = "The mayor said no and wrote no."
    assert exact([Span(0, 9), Span(0, 9)], [Span(0, 9), Span(0, 9), Span(0, 9)], text) == Score(1, 1, 1)


def test_white_space_at_the_ends_of_a_span_is_no_part_of_it() -> None:
    assert exact([Span(3, 10)], [Span(4, 9)], "He  asked  us") == Score(1, 1, 1)
    assert exact([Span(2, 4)], [], "He  asked us") == Score(0, 0, 0)


def test_a_span_over_two_paragraphs_is_one_in_each() -> None:
    text = "“It held.\n\n“It will hold,” he said."
    whole, second = Span(0, 28), Span(11, 26)
    assert exact([whole], [Span(0, 9), Span(11, 28)], text) == Score(2, 2, 2)
    assert exact([second], [whole], text) == Score(0, 1, 2)


def test_spans_side_by_side_stay_two() -> None:
    text = "Lund said"
    assert exact([Span(0, 9)], [Span(0, 5), Span(5, 9)], text) == Score(0, 1, 2)
    assert exact([Span(0, 4), Span(5, 9)], [Span(0, 5), Span(5, 9)], text) == Score(2, 2, 2)


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


def test_a_chain_is_right_link_by_link() -> None:
    assert same_chain(["The Herald", "the memo", "Lund"], ["Herald", "the memo", "Ida Lund"])
    assert not same_chain(["the memo", "Lund"], ["The Herald", "the memo", "Ida Lund"])
    assert not same_chain(["Lund", "the memo"], ["the memo", "Lund"])


def test_articles_typed_by_hand_are_told_by_their_ids(tmp_path: Path) -> None:
    (tmp_path / "attribution").mkdir()
    records = [{"id": name, "text": "It\u2028rained."} for name in ("ferry", "bridge")]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (tmp_path / "attribution" / "types-dev.jsonl").write_text(lines, encoding="utf-8")
    assert held_out_ids(tmp_path) == {"ferry", "bridge"}


def test_offsets_follow_the_text_into_the_article_read_from_it(tmp_path: Path) -> None:
    text = "Leaked memo on ferry\n\nLund said that the\nferry was sold.  It rained.\n\nOde left."
    label = text.index("It rained.")
    record = {"id": "x", "text": text, "sentences": [{"start": label, "end": label + 10, "type": "unattributed"}]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (labelled,) = read_labelled(path)
    assert labelled.sentences[0].span.of(labelled.article.text) == "It rained."
