"""The reader has the last word, and what the engine said stays known."""

from datetime import UTC, datetime

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.corrections import KEPT_AROUND, context_of, with_corrections
from hearsay.domain.notes import Anchor, AnchorStatus, Correction, CorrectionContext, PlacedCorrection
from hearsay.domain.spans import Span

TEXT = "It rained. They left."
ARTICLE = Article("a.txt", TEXT, (Block(0, len(TEXT), BlockKind.PARAGRAPH),))
ENGINE = AnnotatedArticle(
    ARTICLE,
    (
        Sentence(0, 10, AttributionType.UNATTRIBUTED, 0.6),
        Sentence(11, 21, AttributionType.SECONDHAND, 0.7),
    ),
    (),
    (),
    "test",
)


def _correction(span: Span | None, kind: AttributionType, path: str = "a.txt") -> PlacedCorrection:
    anchor = Anchor.at(TEXT, span or Span(0, 10))
    correction = Correction("1", ARTICLE.id, path, anchor, kind, datetime.now(UTC))
    return PlacedCorrection(correction, AnchorStatus.EXACT if span else AnchorStatus.ORPHAN, span)


def test_a_corrected_sentence_has_the_readers_type_and_remembers_the_engines() -> None:
    corrected = with_corrections(ENGINE, [_correction(Span(0, 10), AttributionType.OPINION)])
    assert [s.type for s in corrected.sentences] == [AttributionType.OPINION, AttributionType.SECONDHAND]
    assert corrected.sentences[0].overruled is AttributionType.UNATTRIBUTED
    assert corrected.sentences[1].overruled is None


def test_corrections_of_other_articles_and_orphans_change_nothing() -> None:
    elsewhere = _correction(Span(0, 10), AttributionType.OPINION, path="b.txt")
    orphan = _correction(None, AttributionType.OPINION)
    assert with_corrections(ENGINE, [elsewhere, orphan]) is ENGINE


def test_correcting_twice_still_remembers_the_engine() -> None:
    once = with_corrections(ENGINE, [_correction(Span(0, 10), AttributionType.OPINION)])
    twice = with_corrections(once, [_correction(Span(0, 10), AttributionType.QUOTE)])
    assert twice.sentences[0].type is AttributionType.QUOTE
    assert twice.sentences[0].overruled is AttributionType.UNATTRIBUTED


def test_what_is_kept_is_the_engines_word_and_the_words_around() -> None:
    assert context_of(ENGINE, Span(11, 21)) == CorrectionContext(
        title="",
        engine="test",
        type=AttributionType.SECONDHAND,
        confidence=0.7,
        paragraph=TEXT,
        offset=11,
        before="It rained.",
        after="",
    )
    first = context_of(ENGINE, Span(0, 10))
    assert first is not None
    assert (first.offset, first.before, first.after) == (0, "", "They left.")


def test_where_the_engine_sees_no_such_sentence_nothing_is_kept() -> None:
    assert context_of(ENGINE, Span(0, 21)) is None


def test_of_a_paragraph_without_end_only_what_stands_near_is_kept() -> None:
    before, own, after = "a" * 3 * KEPT_AROUND + ".", "The middle.", "b" * 3 * KEPT_AROUND + "."
    text = f"{before} {own} {after}"
    starts = (0, len(before) + 1, len(before) + len(own) + 2)
    sentences = tuple(
        Sentence(start, start + len(words), AttributionType.UNATTRIBUTED, 0.5)
        for start, words in zip(starts, (before, own, after), strict=True)
    )
    article = Article("long.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    kept = context_of(AnnotatedArticle(article, sentences, (), (), "test"), sentences[1].span)
    assert kept is not None
    assert len(kept.paragraph) == 2 * KEPT_AROUND + len(own)
    assert kept.paragraph[kept.offset : kept.offset + len(own)] == own
    assert (kept.before, kept.after) == (before[-KEPT_AROUND:], after[:KEPT_AROUND])
