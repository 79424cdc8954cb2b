"""Notes as W3C Web Annotations in JSON-LD, and back: the interchange form of annotation programs.

After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). A note is a TextQuoteSelector with a
TextPositionSelector; the Recommendation has positions count code points of the normalized text from 0, the end not
within, which are this program's own offsets. Times are UTC, written with ``Z``.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from hearsay.domain.failures import ExportProblem
from hearsay.domain.imported_notes import ImportedNote
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.domain.unicode import well_formed

_BYTE_ORDER_MARK = "\ufeff"
"""what some editors put before a text"""
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_DIGEST = "sha256:"
_UUID = "urn:uuid:"
_LARGEST_POSITION = 1 << 31
_KNOWN = frozenset(
    {
        "@context",
        "id",
        "type",
        "created",
        "modified",
        "motivation",
        "body",
        "bodyValue",
        "target",
        "creator",
        "generator",
    }
)


@dataclass(frozen=True, slots=True)
class ReadAnnotations:
    """The notes of a file, and in words what in it was not understood, with how often."""

    notes: tuple[ImportedNote, ...]
    ignored: dict[str, int]


def annotations_json(name: str, notes: Sequence[PlacedNote], texts: Mapping[str, str]) -> str:
    """Return the notes as an AnnotationCollection of one page. ``name`` is what the collection is called.

    Selectors and digest are of one text always: of the present one in ``texts``, by path, where the noted words stand
    in it, else of that which the note was written on.
    """
    items = [_annotation(placed, texts.get(placed.note.path)) for placed in notes]
    collection = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": well_formed(name),
        "generator": {"type": "Software", "name": "Hearsay"},
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotation(placed: PlacedNote, text: str | None) -> dict[str, Any]:
    note = placed.note
    anchor, digest = _anchored(placed, text)
    source = {"id": quote(well_formed(note.path)), "type": "Text", "dcterms:identifier": f"{_DIGEST}{digest}"}
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": well_formed(anchor.exact),
            "prefix": well_formed(anchor.prefix),
            "suffix": well_formed(anchor.suffix),
        },
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]
    body = {"type": "TextualBody", "value": well_formed(note.body), "format": "text/markdown", "purpose": "commenting"}
    tags = [{"type": "TextualBody", "value": well_formed(tag), "purpose": "tagging"} for tag in note.tags]
    return {
        "id": _iri(note.id),
        "type": "Annotation",
        "motivation": "commenting",
        "created": _written(note.created),
        "modified": _written(note.modified),
        "body": [body, *tags],
        "target": source if anchor.whole_article else {"source": source, "selector": selectors},
    }


def _anchored(placed: PlacedNote, text: str | None) -> tuple[Anchor, str]:
    """Return where the note belongs, and the SHA-256 of the text in which it does."""
    note = placed.note
    if note.anchor.whole_article:
        return note.anchor, note.article_id
    if text is not None and placed.span is not None and placed.status in {AnchorStatus.EXACT, AnchorStatus.MOVED}:
        return Anchor.at(text, placed.span), note.article_id
    return note.anchor, placed.written_on or note.article_id


def read_annotations(text: str) -> ReadAnnotations:
    """Read annotations: a collection, a page, a list of annotations or a single one, of any program.

    What is not understood is left out and told. Raises ExportProblem where the text is no JSON, or holds none.
    """
    try:
        given = json.loads(text.removeprefix(_BYTE_ORDER_MARK))
    except (ValueError, RecursionError) as error:
        raise ExportProblem(
            "This file is not JSON, and no note was imported. Notes come in as Web Annotations (JSON-LD), which is one "
            f"of the forms they are exported in; from CSV or Markdown they do not. What is wrong there: {error}."
        ) from error
    reading = _Reading()
    notes = tuple(note for item in _items(given) if (note := reading.note(item)) is not None)
    if not notes and not reading.ignored:
        raise ExportProblem("This file holds no annotations; no note was imported.")
    return ReadAnnotations(notes, reading.ignored)


def _items(given: Any) -> Iterator[Any]:
    if isinstance(given, list):
        yield from given
    elif isinstance(given, dict):
        if "target" in given:
            yield given
            return
        # A collection holds its first page, a page its items; Hypothesis answers a search with “rows”.
        for name in ("first", "items", "rows"):
            if isinstance(given.get(name), dict | list):
                yield from _items(given[name])


class _Reading:
    def __init__(self) -> None:
        self.ignored: dict[str, int] = {}

    def note(self, item: Any) -> ImportedNote | None:
        """Return an annotation as a note, None where it is none."""
        if not isinstance(item, dict) or not _listed(item.get("target")):
            self._left_out("what is no annotation")
            return None
        for name in sorted(item.keys() - _KNOWN):
            self._left_out(f"“{name[:40]}” of an annotation")
        targets = _listed(item["target"])
        if len(targets) > 1:
            self._left_out("further targets of an annotation")
        source, article_id, selectors = self._target(targets[0])
        created, modified = (_moment(item.get(name)) for name in ("created", "modified"))
        body, tags = self._bodies(item)
        anchor = self._anchor(selectors)
        said = json.dumps([source, anchor.exact, body, tags])
        return ImportedNote(_note_id(item.get("id"), said), source, article_id, anchor, body, tags, created, modified)

    def _target(self, target: Any) -> tuple[str, str, list[Any]]:
        """Return the article's path or address, the digest of its text, and the selectors."""
        if isinstance(target, str):
            return _path(target), "", []
        if not isinstance(target, dict):
            self._left_out("a target")
            return "", "", []
        source = target.get("source", target)
        iri = source if isinstance(source, str) else source.get("id", "") if isinstance(source, dict) else ""
        digest = source.get("dcterms:identifier", "") if isinstance(source, dict) else ""
        known = isinstance(digest, str) and digest.startswith(_DIGEST)
        return (
            _path(iri if isinstance(iri, str) else ""),
            digest.removeprefix(_DIGEST)[:64] if known else "",
            _listed(target.get("selector")),
        )

    def _anchor(self, selectors: list[Any]) -> Anchor:
        """Return the words that the selectors name; of a selector that no program refines, the position alone."""
        exact, prefix, suffix, start, end = "", "", "", 0, 0
        for selector in selectors:
            kind = selector.get("type") if isinstance(selector, dict) else None
            if kind == "TextQuoteSelector":
                exact, prefix, suffix = (_text(selector.get(name)) for name in ("exact", "prefix", "suffix"))
            elif kind == "TextPositionSelector" and _is_place(selector.get("start"), selector.get("end")):
                start, end = selector["start"], selector["end"]
            else:
                self._left_out(f"a selector of the type {str(kind)[:40]}")
        if not exact:
            if selectors:
                self._left_out("a place without a quotation; its note is on the whole article")
            return Anchor("")
        return Anchor(exact, prefix, suffix, start, end)

    def _bodies(self, item: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        texts: list[str] = [_text(item["bodyValue"])] if isinstance(item.get("bodyValue"), str) else []
        tags: list[str] = []
        for body in _listed(item.get("body")):
            value = body.get("value") if isinstance(body, dict) else None
            if not isinstance(value, str):
                self._left_out("a body that is no text")
            elif "tagging" in _listed(body.get("purpose")):
                tags.append(_text(value))
            else:
                texts.append(_text(value))
        return "\n\n".join(texts), tuple(tags)

    def _left_out(self, what: str) -> None:
        self.ignored[what] = self.ignored.get(what, 0) + 1


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return well_formed(value) if isinstance(value, str) else ""


def _is_place(start: Any, end: Any) -> bool:
    return type(start) is int and type(end) is int and 0 <= start <= end < _LARGEST_POSITION


def _iri(note_id: str) -> str:
    return f"{_UUID}{UUID(hex=note_id)}"


def _note_id(iri: Any, said: str) -> str:
    """Return a note's id: that of a UUID, else one that the same annotation always gets."""
    if isinstance(iri, str) and iri.startswith(_UUID):
        try:
            return UUID(iri.removeprefix(_UUID)).hex
        except ValueError:
            pass
    return uuid5(NAMESPACE_URL, iri if isinstance(iri, str) and iri else said).hex


def _path(iri: str) -> str:
    """Return the path that an IRI without a scheme stands for, and the path of an address; query and all left out."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return _text(iri)
    return _text(unquote(parts.path if not parts.netloc else f"{parts.netloc}{parts.path}"))


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _moment(given: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
        return None if moment is None else moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
