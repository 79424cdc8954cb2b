"""The reader's corrections as JSON lines: each a sentence that somebody has judged, to train on further."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.corrections import context_of
from hearsay.domain.notes import Anchor, CorrectionContext, PlacedCorrection

Annotate = Callable[[Article], AnnotatedArticle]

KEPT, PRESENT, CUT = "kept", "present", "cut"
"""where the words around a sentence are from: kept with the correction, the article as it is now, the anchor alone"""


def corrections_lines(folder: Folder, corrections: Sequence[PlacedCorrection], annotate: Annotate) -> str:
    """Return one JSON object a line and correction, in the order given; empty where there is none.

    ``annotate`` says what the engine finds in an article now. It is asked only about articles with corrections that
    have kept no context of their own, each once.
    """
    articles = {article.path: article for article in folder.with_primary}
    seen: dict[str, AnnotatedArticle] = {}

    def line(placed: PlacedCorrection) -> str:
        path = placed.correction.path
        if placed.correction.context is None and placed.span is not None and path not in seen:
            seen[path] = annotate(articles[path])
        return json.dumps(_correction(placed, articles.get(path), seen.get(path)), ensure_ascii=False) + "\n"

    return "".join(line(placed) for placed in corrections)


def _correction(placed: PlacedCorrection, article: Article | None, seen: AnnotatedArticle | None) -> dict[str, Any]:
    correction, span = placed.correction, placed.span
    context, origin = correction.context, KEPT
    if context is None and seen is not None and span is not None:
        context, origin = context_of(seen, span), PRESENT
    return {
        "sentence": correction.anchor.exact,
        "type": correction.type.value,
        **(_around(context, origin) if context is not None else _cut(correction.anchor)),
        "article": correction.path,
        "title": article.title if article is not None else (context.title if context is not None else ""),
        "article_id": correction.article_id,
        "anchor": {
            "start": span.start if span else None,
            "end": span.end if span else None,
            "status": placed.status.value,
        },
        "id": correction.id,
        "created": correction.created.isoformat(),
    }


def _around(context: CorrectionContext, origin: str) -> dict[str, Any]:
    return {
        "engine": {
            "name": context.engine,
            "type": context.type.value,
            "confidence": round(context.confidence, 4),
        },
        "context": origin,
        "paragraph": context.paragraph,
        "offset": context.offset,
        "before": context.before,
        "after": context.after,
    }


def _cut(anchor: Anchor) -> dict[str, Any]:
    """Give what an anchor alone keeps: the few words on each side that are of the same block."""
    prefix, suffix = anchor.prefix.rpartition("\n\n")[2], anchor.suffix.partition("\n\n")[0]
    return {
        "engine": None,
        "context": CUT,
        "paragraph": f"{prefix}{anchor.exact}{suffix}",
        "offset": len(prefix),
        "before": None,
        "after": None,
    }
