"""How good the attributions are on labelled articles: `make bench` prints the tables and holds the bars."""

from pathlib import Path
from typing import Any

import pytest

from hearsay.attribution.engine import Engine
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from scoring.labelled import LabelledArticle, read_labelled
from scoring.measures import Score, accuracy, best_overlap, class_scores, confusion, macro_f1, overlap, same_name

LABELS = tuple(t.value for t in AttributionType)


@pytest.fixture(scope="module")
def typed(shared: Path) -> tuple[LabelledArticle, ...]:
    return read_labelled(shared / "attribution" / "types-dev.jsonl")


@pytest.fixture(scope="module")
def spanned(shared: Path) -> tuple[LabelledArticle, ...]:
    return read_labelled(shared / "attribution" / "dev.jsonl")


def _annotate(articles: tuple[LabelledArticle, ...]) -> list[AnnotatedArticle]:
    engine = Engine()
    return list(engine.reconcile([engine.annotate(labelled.article) for labelled in articles]))


def test_types_of_labelled_sentences(typed: tuple[LabelledArticle, ...], benchmark: Any) -> None:
    annotated = benchmark.pedantic(_annotate, args=(typed,), rounds=1)
    pairs: list[tuple[str, str]] = []
    named: list[bool] = []
    for labelled, found in zip(typed, annotated, strict=True):
        spans = [sentence.span for sentence in found.sentences]
        for sentence in labelled.sentences:
            place = best_overlap(sentence.span, spans)
            match = None if place is None else found.sentences[place]
            pairs.append((sentence.type, match.type.value if match is not None else "none"))
            if sentence.chain and sentence.type in ("quote", "primary_quote", "secondhand"):
                named.append(match is not None and bool(match.chain) and same_name(match.chain[-1], sentence.chain[-1]))
    table = confusion(pairs)
    scores = class_scores(table, LABELS)
    print(_type_table(table, scores))
    print(f"last link of the chain right: {sum(named) / len(named):.3f} of {len(named)}")
    benchmark.extra_info.update(macro_f1=macro_f1(scores), accuracy=accuracy(table), last_link=sum(named) / len(named))
    assert macro_f1(scores) >= 0.66


def test_spans_of_labelled_attributions(spanned: tuple[LabelledArticle, ...], benchmark: Any) -> None:
    annotated = benchmark.pedantic(_annotate, args=(spanned,), rounds=1)
    scores = {part: Score() for part in ("source", "cue", "content")}
    for labelled, found in zip(spanned, annotated, strict=True):
        for part in scores:
            spans = [span for a in found.attributions for span in getattr(a, part)]
            scores[part] += overlap(spans, labelled.spans[part])
    print()
    for part, score in scores.items():
        print(f"{part:8} P {score.precision:.3f}  R {score.recall:.3f}  overlap F1 {score.f1:.3f}")
    benchmark.extra_info.update({part: score.f1 for part, score in scores.items()})
    assert scores["content"].f1 >= 0.80
    assert scores["source"].f1 >= 0.68
    assert scores["cue"].f1 >= 0.55


def _type_table(table: Any, scores: dict[str, Score]) -> str:
    short = {label: label[:8] for label in LABELS}
    lines = ["", "labelled \\ found " + " ".join(f"{short[label]:>8}" for label in LABELS) + "       F1"]
    for wanted in LABELS:
        if scores[wanted].wanted:
            counts = " ".join(f"{table.get((wanted, found), 0):8}" for found in LABELS)
            lines.append(f"{wanted:16} {counts}    {scores[wanted].f1:.3f}")
    lines.append(f"macro-F1 {macro_f1(scores):.3f}  accuracy {accuracy(table):.3f}")
    return "\n".join(lines)
