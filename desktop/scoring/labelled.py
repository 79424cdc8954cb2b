"""Labelled articles read from JSON lines, offsets untouched."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span
from hearsay.reading.plain_text import read_plain_text
from hearsay.reading.structure import build_article

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    span: Span
    type: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """``spans`` maps source, cue and content to their ranges; empty lists where the file labels sentences only.

    ``discarded`` are the ranges that no annotator was to read.
    """

    article: Article
    spans: dict[str, tuple[Span, ...]]
    sentences: tuple[LabelledSentence, ...]
    attributions: tuple[Attribution, ...] = ()
    discarded: tuple[Span, ...] = ()


def read_labelled(path: Path) -> tuple[LabelledArticle, ...]:
    """Return the articles of a JSON-lines file of shared/attribution. Raises OSError, ValueError, KeyError."""
    return tuple(_labelled(record) for record in _records(path))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):  # a text may hold other signs that end lines
        if line.strip():
            yield json.loads(line)


def _labelled(record: dict[str, Any]) -> LabelledArticle:
    attributions = record.get("attributions", ())
    article, place = as_article(record["id"], record["text"])

    def placed(ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(place(start, end) for start, end in ranges)

    return LabelledArticle(
        article=article,
        spans={
            part: tuple(span for a in attributions for span in placed(a[part])) for part in ("source", "cue", "content")
        },
        sentences=tuple(
            LabelledSentence(place(s["start"], s["end"]), s["type"], tuple(s.get("chain") or ()))
            for s in record.get("sentences", ())
        ),
        attributions=tuple(
            Attribution(source=placed(a["source"]), cue=placed(a["cue"]), content=placed(a["content"]))
            for a in attributions
        ),
        discarded=placed(record.get("discard", ())),
    )


def held_out_ids(shared: Path) -> frozenset[str]:
    """Return the ids of the articles whose sentences are typed by hand: no training may see them.

    ``shared`` is the folder of labelled data; half of these articles are in its training file. Raises OSError,
    ValueError, KeyError.
    """
    return frozenset(record["id"] for record in _records(shared / "attribution" / "types-dev.jsonl"))


Placed = Callable[[int, int], Span]


def as_article(name: str, text: str) -> tuple[Article, Placed]:
    """Return a text as Hearsay reads it from a plain-text file, and where its ranges of code points lie there.

    The program's own reader tells headlines, bylines and furniture apart. It changes white space only, so that
    offsets carry over; where it left a character out or put one in, each line becomes a paragraph instead.
    """
    article = build_article(f"{name}.txt", read_plain_text(text))
    given = [i for i, character in enumerate(text) if not character.isspace()]
    read = [i for i, character in enumerate(article.text) if not character.isspace()]
    if [text[i] for i in given] != [article.text[i] for i in read]:
        return _by_lines(name, text), Span

    def place(start: int, end: int) -> Span:
        first, last = bisect_left(given, start), bisect_left(given, end)
        return Span(read[first], read[last - 1] + 1) if first < last else Span(0, 0)

    return article, place


def _by_lines(name: str, text: str) -> Article:
    lines = (match.span() for match in _LINE.finditer(text) if match.group().strip())
    return Article(name, text, tuple(Block(start, end, BlockKind.PARAGRAPH) for start, end in lines))
