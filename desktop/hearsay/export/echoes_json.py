"""Echoes as JSON values; offsets are code points."""

from typing import Any

from hearsay.domain.echoes import Echo, Echoes, EchoSide


def echoes_as_json(echoes: Echoes) -> dict[str, Any]:
    """Return ``{"sentences", "articles"}``, both the surest first.

    ``sentences`` are ``[{"kind", "score", "sides"}]``: ``kind`` is copy or paraphrase, ``score`` 0–1; the two ``sides``
    are ``{"path", "sentence", "start", "end", "shared", "quoted"}``: the sentence by its index in its article and its
    offsets, ``shared`` those of the words that both have, ``quoted`` whether most of these stand in quotation marks.

    ``articles`` are ``[{"paths", "sentences", "shares", "copies", "identical"}]``: two paths; how many sentences of
    each echo the other, and their share (0–1) of its words; how many of the echoes are copies; and whether both are the
    same article, whose sentences are then told under the first path alone.
    """
    return {
        "sentences": [_echo(echo) for echo in echoes.all],
        "articles": [
            {
                "paths": [joined.first, joined.second],
                "sentences": list(joined.sentences),
                "shares": [round(share, 4) for share in joined.shares],
                "copies": joined.copies,
                "identical": joined.identical,
            }
            for joined in echoes.articles
        ],
    }


def _echo(echo: Echo) -> dict[str, Any]:
    sides = [_side(side) for side in (echo.first, echo.second)]
    return {"kind": echo.kind.value, "score": round(echo.score, 4), "sides": sides}


def _side(side: EchoSide) -> dict[str, Any]:
    return {
        "path": side.path,
        "sentence": side.sentence,
        "start": side.span.start,
        "end": side.span.end,
        "shared": [[span.start, span.end] for span in side.shared],
        "quoted": side.quoted,
    }
