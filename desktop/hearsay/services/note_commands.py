"""Notes by word instead of by hand: what the command line asks for and gets."""

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.domain.article import Article, Folder
from hearsay.domain.failures import NoteProblem
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.searched_text import SearchedText, folded
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations

SHOWN = 60
"""code points of a quotation or body that a line of the list shows"""
NO_NOTE = "no note was made"


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """A note asked for in words: ``quote`` is looked for in the article; empty, the note is on the whole of it."""

    article: str
    body: str
    quote: str = ""
    tags: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, line: str) -> "NoteRequest":
        """Read ``{"article", "quote", "body", "tags"}``; quote and tags may be left out. Raises NoteProblem."""
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise NoteProblem(f"This line is not JSON ({error}); no note was made.") from error
        if not isinstance(given, dict):
            raise NoteProblem("This line is not a JSON object; no note was made.")
        tags = given.get("tags") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            raise NoteProblem("“tags” must be a list of words; no note was made.")
        quote = _text_of(given, "quote", needed=False)
        return cls(_text_of(given, "article"), _text_of(given, "body"), quote, tuple(tags))


def add_note(annotations: Annotations, folder: Folder, request: NoteRequest) -> Note:
    """Add the note and return it once it is safely stored.

    Raises NoteProblem when nothing is noted, the article is not in the folder or its words are not found in it once,
    StoreProblem when the store refuses.
    """
    if not request.body.strip():
        raise NoteProblem("There is nothing to note: the text of the note is empty; no note was made.")
    article = find_article(folder, request.article)
    anchor = Anchor.at(article.text, find_quote(article, request.quote)) if request.quote.strip() else Anchor("")
    return annotations.add_note(
        article, anchor, request.body, request.tags, root=folder.root, beside=folder.with_primary
    )


def find_article(folder: Folder, named: str, *, otherwise: str = NO_NOTE) -> Article:
    """Return the article at a path below the folder, or at any path that leads there.

    Raises NoteProblem; ``otherwise`` says what then was not done.
    """
    articles = folder.with_primary
    wanted = unicodedata.normalize("NFC", named)
    paths = {unicodedata.normalize("NFC", article.path): article for article in articles}
    if found := paths.get(wanted.replace("\\", "/").removeprefix("./")):
        return found
    try:
        below = Path(named).absolute().resolve().relative_to(Path(folder.root).resolve())
    except (ValueError, OSError):
        below = None
    if below is not None and (found := paths.get(unicodedata.normalize("NFC", below.as_posix()))):
        return found
    known = ", ".join(article.path for article in articles)
    raise NoteProblem(f"There is no article “{named}” in {folder.root}; {otherwise}. There are: {known}.")


def find_quote(article: Article, quote: str, *, otherwise: str = NO_NOTE) -> Span:
    """Return the one place where the article has these words, white space and the kind of marks and dashes aside.

    Where several places have them but for those, the one that has them sign by sign is meant.

    Raises NoteProblem; ``otherwise`` says what then was not done.
    """
    words = unicodedata.normalize("NFC", quote).split()
    text = SearchedText(article.text)
    plain = folded(" ".join(words)).strip()
    found = re.finditer(re.escape(plain), text.folded) if plain else iter(())
    spans = [text.unfolded(*match.span()) for match in found]
    if len(spans) > 1:
        exact = [span for span in spans if span.of(article.text).split() == words]
        spans = exact or spans
    if not spans:
        raise NoteProblem(f"The words “{short(quote)}” do not stand in {article.path}; {otherwise}.")
    if len(spans) > 1:
        raise NoteProblem(
            f"The words “{short(quote)}” stand {len(spans)} times in {article.path}; {otherwise}. "
            "Quote more of the sentence."
        )
    return spans[0]


def listing(folder: Folder, notes: Sequence[PlacedNote]) -> list[dict[str, Any]]:
    """Return the notes as the JSON of ``hearsay notes list``; ``start`` and ``end`` are null without a place.

    The article of an orphan is the last one known, and may not be in the folder any more.
    """
    texts = {article.path: article.text for article in folder.with_primary}
    return [
        {
            "id": placed.note.id,
            "article": placed.note.path,
            "quote": placed.span.of(texts[placed.note.path]) if placed.span else placed.note.anchor.exact,
            "body": placed.note.body,
            "tags": list(placed.note.tags),
            "created": placed.note.created.isoformat(),
            "modified": placed.note.modified.isoformat(),
            "anchor": {
                "start": placed.span.start if placed.span else None,
                "end": placed.span.end if placed.span else None,
                "status": placed.status.value,
            },
        }
        for placed in notes
    ]


def listing_lines(folder: Folder, notes: Sequence[PlacedNote]) -> str:
    """Return the notes as lines for people: id, article, quotation, body, tags."""
    paths = {article.path for article in folder.with_primary}
    return "".join(
        f"{each['id'][:8]}  {each['article']}  {_quoted(each, paths)}  {short(each['body'])}"
        f"{''.join(f'  #{tag}' for tag in each['tags'])}\n"
        for each in listing(folder, notes)
    )


def _quoted(listed: dict[str, Any], paths: Collection[str]) -> str:
    quoted = f"“{short(listed['quote'])}”" if listed["quote"] else "(whole article)"
    if listed["article"] not in paths:
        return f"{quoted} (no longer among the articles)"
    told = {AnchorStatus.ORPHAN: " (without a place)", AnchorStatus.CHANGED: " (text changed)"}
    return quoted + told.get(listed["anchor"]["status"], "")


def _text_of(given: dict[str, Any], name: str, *, needed: bool = True) -> str:
    value = given.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise NoteProblem(f"“{name}” must be given as text; no note was made.")
    return value


def short(text: str) -> str:
    """Return a text on one line, shortened to what a line of a list shows."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
