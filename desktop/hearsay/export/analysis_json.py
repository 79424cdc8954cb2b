"""An analysis as JSON values, in the shape that scripts rely on; offsets are code points."""

from collections.abc import Callable, Sequence
from typing import Any

from hearsay.domain.article import Block, Folder
from hearsay.domain.attribution import AnnotatedArticle, Attribution, Quotation, Sentence
from hearsay.domain.spans import Span

VERSION = 1

Explain = Callable[[Sentence], str]


def folder_as_json(folder: Folder, annotated: Sequence[AnnotatedArticle], explain: Explain) -> dict[str, Any]:
    """Return a whole folder. ``explanation`` goes beyond the promised shape: why the sentence has its type."""
    return {
        "version": VERSION,
        "primary": folder.primary.path if folder.primary else None,
        "articles": [_article(found, explain) for found in annotated],
        "clusters": [],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in folder.skipped],
    }


def passage_as_json(annotated: AnnotatedArticle, explain: Explain) -> dict[str, Any]:
    """Return one passage: its text, sentences, attributions and quotations."""
    return {"text": annotated.article.text, **_found(annotated, explain)}


def _article(annotated: AnnotatedArticle, explain: Explain) -> dict[str, Any]:
    article = annotated.article
    return {
        "path": article.path,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
        **_found(annotated, explain),
    }


def _found(annotated: AnnotatedArticle, explain: Explain) -> dict[str, Any]:
    return {
        "sentences": [_sentence(sentence, explain) for sentence in annotated.sentences],
        "attributions": [_attribution(attribution) for attribution in annotated.attributions],
        "quotations": [_quotation(quotation) for quotation in annotated.quotations],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"start": block.start, "end": block.end, "kind": block.kind.value}


def _sentence(sentence: Sentence, explain: Explain) -> dict[str, Any]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "type": sentence.type.value,
        "confidence": round(sentence.confidence, 4),
        "chain": list(sentence.chain),
        "attributions": list(sentence.attributions),
        "explanation": explain(sentence),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "chain": list(attribution.chain),
    }


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {"start": quotation.start, "end": quotation.end, "cluster": None}


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
