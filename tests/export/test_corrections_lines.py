"""Corrections as JSON lines: whole, true about where their words are from, one a line whatever an article holds."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.corrections import context_of
from hearsay.domain.notes import Anchor, AnchorStatus, Correction, PlacedCorrection
from hearsay.domain.spans import Span
from hearsay.export.corrections_lines import corrections_lines

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TITLE, FIRST, SECOND = "The pier 🌉", "The pier is shut, she said.", "It is a “scandal”."
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}"
START = len(TITLE) + 2
SPAN = Span(START, START + len(FIRST))


def annotated(text: str = TEXT, path: str = "a/pier.txt") -> AnnotatedArticle:
    blocks = (Block(0, len(TITLE), BlockKind.HEADLINE), Block(START, len(text), BlockKind.PARAGRAPH))
    sentences = (
        Sentence(0, len(TITLE), AttributionType.NONE, 0.9),
        Sentence(SPAN.start, SPAN.end, AttributionType.QUOTE, 0.58123),
        Sentence(SPAN.end + 1, len(text), AttributionType.OPINION, 0.7),
    )
    return AnnotatedArticle(Article(path, text, blocks, title=TITLE), sentences, (), (), "rules 1")


ARTICLE = annotated().article
FOLDER = Folder("/case", (ARTICLE,))


def correction(*, kept: bool = True, path: str = ARTICLE.path) -> Correction:
    context = context_of(annotated(), SPAN) if kept else None
    anchor = Anchor.at(TEXT, SPAN)
    return Correction("c1", ARTICLE.id, path, anchor, AttributionType.SECONDHAND, MADE, context)


def never(article: Article) -> AnnotatedArticle:
    raise AssertionError(f"{article.path} was analysed for nothing")


def line(placed: PlacedCorrection, folder: Folder = FOLDER) -> dict[str, Any]:
    (given,) = corrections_lines(folder, [placed], lambda article: annotated(article.text)).splitlines()
    found: dict[str, Any] = json.loads(given)
    return found


def test_a_correction_has_its_sentence_its_surroundings_and_both_opinions() -> None:
    placed = PlacedCorrection(correction(), AnchorStatus.EXACT, SPAN)
    (given,) = corrections_lines(FOLDER, [placed], never).splitlines()
    assert json.loads(given) == {
        "id": "c1",
        "article": "a/pier.txt",
        "title": TITLE,
        "article_id": ARTICLE.id,
        "anchor": {"start": SPAN.start, "end": SPAN.end, "status": "exact"},
        "sentence": FIRST,
        "type": "secondhand",
        "created": "2026-05-04T09:30:00+00:00",
        "engine": {"name": "rules 1", "type": "quote", "confidence": 0.5812},
        "context": "kept",
        "paragraph": f"{FIRST} {SECOND}",
        "offset": 0,  # the headline is neither of the paragraph nor a sentence before
        "before": "",
        "after": SECOND,
    }


def test_what_kept_no_context_takes_it_from_the_article_as_it_is_now() -> None:
    found = line(PlacedCorrection(correction(kept=False), AnchorStatus.EXACT, SPAN))
    assert found["context"] == "present"
    assert (found["engine"]["name"], found["engine"]["type"]) == ("rules 1", "quote")
    assert found["paragraph"][found["offset"] :].startswith(FIRST)


@pytest.mark.parametrize("kept", [True, False])
def test_an_orphan_is_given_with_the_words_it_kept_and_said_to_be_one(kept: bool) -> None:
    placed = PlacedCorrection(correction(kept=kept, path="gone.txt"), AnchorStatus.ORPHAN, None)
    (given,) = corrections_lines(FOLDER, [placed], never).splitlines()
    found = json.loads(given)
    assert found["anchor"] == {"start": None, "end": None, "status": "orphan"}
    assert (found["article"], found["sentence"], found["type"]) == ("gone.txt", FIRST, "secondhand")
    assert found["paragraph"][found["offset"] :].startswith(FIRST)
    if kept:
        assert (found["context"], found["title"], found["engine"]["type"]) == ("kept", TITLE, "quote")
    else:
        assert (found["context"], found["title"], found["engine"]) == ("cut", "", None)
        assert found["offset"] == 0, "the headline is no part of the paragraph"


def test_a_sentence_that_the_engine_cuts_otherwise_today_keeps_what_its_anchor_has() -> None:
    placed = PlacedCorrection(correction(kept=False), AnchorStatus.EXACT, SPAN)
    alone = replace(annotated(), sentences=())
    (given,) = corrections_lines(FOLDER, [placed], lambda _: alone).splitlines()
    assert json.loads(given)["context"] == "cut"


def test_each_article_is_analysed_once_and_only_where_that_is_needed() -> None:
    asked: list[str] = []

    def annotate(article: Article) -> AnnotatedArticle:
        asked.append(article.path)
        return annotated(article.text)

    old = PlacedCorrection(correction(kept=False), AnchorStatus.EXACT, SPAN)
    new = PlacedCorrection(correction(), AnchorStatus.EXACT, SPAN)
    assert corrections_lines(FOLDER, [new, old, old], annotate).count("\n") == 3
    assert asked == [ARTICLE.path]


@pytest.mark.parametrize("hostile", ['"}\n{"id": "forged"}', "a\r\nb\u2028c\x85d", "\u202eesrever\x00", "\udc80"])
def test_no_text_of_an_article_breaks_a_line_or_forges_one(hostile: str) -> None:
    anchor = replace(correction().anchor, exact=hostile)
    placed = PlacedCorrection(replace(correction(), anchor=anchor, path=hostile), AnchorStatus.ORPHAN, None)
    given = corrections_lines(FOLDER, [placed, placed], never)
    lines = given.split("\n")
    assert len(lines) == 3
    assert lines[2] == ""
    assert json.loads(lines[0])["sentence"] == hostile


def test_no_correction_is_no_line() -> None:
    assert corrections_lines(FOLDER, [], never) == ""
