"""What ``hearsay analyze --format json`` wrote becomes its articles again, blocks and all."""

import json
from collections.abc import Iterator
from typing import Any

from hearsay.domain.article import BlockKind
from hearsay.reading.decoding import decode
from hearsay.reading.draft import Draft, Metadata, Part, Piece
from hearsay.reading.languages import declared_language
from hearsay.reading.part_names import part_name
from hearsay.reading.unreadable import Unreadable

_VERSION = 1
_KINDS = {kind.value: kind for kind in BlockKind}
_NO_ANALYSIS = "It is JSON, but no analysis that Hearsay wrote."


def read_analysis(content: bytes) -> list[Part]:
    """Return the articles of an analysis, named by their paths. Raises Unreadable where it is JSON of another kind."""
    try:
        analysis = json.loads(decode(content))
    except RecursionError:
        raise Unreadable("It is nested too deeply to be read.") from None
    except ValueError:
        raise Unreadable("It is no JSON, or damaged.") from None
    if not isinstance(analysis, dict) or not isinstance(analysis.get("articles"), list):
        raise Unreadable(_NO_ANALYSIS)
    if analysis.get("version") != _VERSION:
        raise Unreadable("It is an analysis by another version of Hearsay, whose form this one does not know.")
    parts = [_part(article, number) for number, article in enumerate(analysis["articles"], start=1)]
    return [part for part in parts if part.draft.pieces]


def _part(article: object, number: int) -> Part:
    if not isinstance(article, dict) or not isinstance(article.get("text"), str):
        raise Unreadable(_NO_ANALYSIS)
    metadata = Metadata(
        title=_string(article, "title"),
        byline=_string(article, "byline"),
        outlet=_string(article, "outlet"),
        published=_string(article, "published"),
        language=declared_language(_string(article, "language")),
        address=_string(article, "address"),
    )
    draft = Draft(list(_pieces(article["text"], article.get("blocks"))), metadata, named=True)
    return Part(part_name(_string(article, "path"), f"article-{number:02}"), draft)


def _string(article: dict[str, Any], key: str) -> str:
    value = article.get(key)
    return value if isinstance(value, str) else ""


def _pieces(text: str, blocks: object) -> Iterator[Piece]:
    """Yield the blocks of a text; paragraphs between blank lines where they are missing or make no sense."""
    places = list(_places(blocks, len(text)))
    if places:
        for start, end, kind in places:
            yield Piece(text[start:end], kind)
        return
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield Piece(paragraph, BlockKind.PARAGRAPH)


def _places(blocks: object, length: int) -> Iterator[tuple[int, int, BlockKind]]:
    position = 0
    for block in blocks if isinstance(blocks, list) else ():
        if not isinstance(block, dict):
            continue
        start, end, kind = block.get("start"), block.get("end"), block.get("kind")
        if isinstance(start, int) and isinstance(end, int) and position <= start < end <= length:
            yield start, end, _KINDS.get(kind, BlockKind.PARAGRAPH) if isinstance(kind, str) else BlockKind.PARAGRAPH
            position = end
