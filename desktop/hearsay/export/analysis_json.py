"""An analysis as JSON values, in the shape that scripts rely on; offsets are code points."""

from collections.abc import Callable, Sequence
from typing import Any

from hearsay.domain.article import Block, Folder
from hearsay.domain.attribution import AnnotatedArticle, Attribution, Quotation, Sentence
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.comparison import Comparison
from hearsay.domain.grades import Grades
from hearsay.domain.spans import Span
from hearsay.export.comparison_json import clusters_as_json, sources_as_json
from hearsay.export.echoes_json import echoes_as_json
from hearsay.export.graded_chains import GradedChains
from hearsay.export.grades_json import grade_as_json, lost_grades_as_json

VERSION = 1

Explain = Callable[[Sentence], str]


def folder_as_json(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    compared: ComparedFolder,
    explain: Explain,
    grades: Grades | None = None,
) -> dict[str, Any]:
    """Return a whole folder.

    Beyond the promised shape: a sentence's ``explanation``, why it has its type; what ``comparison_json`` adds to
    ``clusters``; and ``sources``. A quotation's ``cluster`` is the ``id`` of one of the clusters, a string, or null.

    With the reader's ``grades``, a sentence also has ``grade``, that of its claim, and ``weakest``, the index of the
    weakest link in its ``chain``, null where none is known; a source has ``grade``; and ``grades_without_source`` and
    ``grades_without_claim`` are those that fit nothing here any more. A grade is ``{"grade", "reason", "date"}``, the
    date in UTC, or null; one without source has the source's ``name`` and ``path`` as well, one without claim the
    ``quote`` and ``path``.
    """
    chains = None if grades is None else GradedChains(compared.sources, grades, annotated)
    return {
        "version": VERSION,
        "primary": folder.primary.path if folder.primary else None,
        "articles": [_article(found, compared.quotations, explain, chains) for found in annotated],
        "clusters": clusters_as_json(compared, folder.primary),
        "echoes": echoes_as_json(compared.echoes),
        "sources": sources_as_json(compared, chains),
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in folder.skipped],
        **({} if chains is None else lost_grades_as_json(chains)),
    }


def passage_as_json(annotated: AnnotatedArticle, explain: Explain) -> dict[str, Any]:
    """Return one passage: its text, sentences, attributions and quotations; alone, it shares none of them."""
    return {"text": annotated.article.text, **_found(annotated, Comparison(), explain, None)}


def _article(
    annotated: AnnotatedArticle, comparison: Comparison, explain: Explain, chains: GradedChains | None
) -> dict[str, Any]:
    article = annotated.article
    return {
        "path": article.path,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "published": article.published,
        "address": article.address,
        "language": article.language,
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
        **_found(annotated, comparison, explain, chains),
    }


def _found(
    annotated: AnnotatedArticle, comparison: Comparison, explain: Explain, chains: GradedChains | None
) -> dict[str, Any]:
    path = annotated.article.path
    return {
        "sentences": [
            _sentence(sentence, explain) | ({} if chains is None else _graded(sentence, path, number, chains))
            for number, sentence in enumerate(annotated.sentences)
        ],
        "attributions": [_attribution(attribution) for attribution in annotated.attributions],
        "quotations": [
            _quotation(quotation, comparison, path, at) for at, quotation in enumerate(annotated.quotations)
        ],
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


def _graded(sentence: Sentence, path: str, number: int, chains: GradedChains) -> dict[str, Any]:
    return {
        "grade": grade_as_json(chains.claim(path, sentence)),
        "weakest": chains.weakest(path, number, sentence.chain),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "chain": list(attribution.chain),
    }


def _quotation(quotation: Quotation, comparison: Comparison, path: str, index: int) -> dict[str, Any]:
    cluster = comparison.cluster_of(path, index)
    return {"start": quotation.start, "end": quotation.end, "cluster": None if cluster is None else cluster.id}


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
