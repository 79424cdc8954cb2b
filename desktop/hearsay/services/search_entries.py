"""What the search index holds of an article and of a note, and the digests they are known by."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import partial

from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.notes import AnchorStatus
from hearsay.domain.search_query import one_line
from hearsay.domain.unicode import well_formed
from hearsay.services.search_hits import StandingNote
from hearsay.store.search_expressions import type_word
from hearsay.store.search_index import ArticleEntry, NoteEntry, NoteWords, SentenceWords

_BETWEEN = " · "
"""stands between two names, so that they are no phrase"""


def article_entry(annotated: AnnotatedArticle) -> ArticleEntry:
    """Return the entry: another text, type, chain or title makes another digest."""
    article = annotated.article
    title = _line(f"{article.title}{_BETWEEN}{article.path}")
    outlet = _line(f"{article.outlet}{_BETWEEN}{article.byline}")
    said = [(each.start, each.end, each.type.value, each.chain, each.attributions) for each in annotated.sentences]
    sources = [each.source for each in annotated.attributions]
    return ArticleEntry(
        digest=_digest("article", title, outlet, article.text, repr(said), repr(sources)),
        article=title,
        outlet=outlet,
        sentences=lambda: [_words(annotated, each) for each in annotated.sentences],
    )


def note_entry(standing: StandingNote, article_digest: bytes) -> NoteEntry:
    """Return the entry; ``article_digest`` tells it from one that stood in another article, or on another type."""
    placed = standing.placed
    note = placed.note
    place = f"{placed.status} {placed.span} {article_digest.hex()}"
    return NoteEntry(
        digest=_digest("note", note.id, note.path, note.body, " ".join(note.tags), note.anchor.exact, place),
        words=partial(_note_words, standing),
    )


class NoteEntries:
    """Entries of notes, each made once as long as its note, its sentence and its article stay as they are."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[StandingNote, NoteEntry]] = {}

    def of(self, notes: Iterable[StandingNote], digests: Mapping[str, bytes]) -> list[NoteEntry]:
        """Return the entry of each note; ``digests`` of the articles by path."""
        before, self._made = self._made, {}
        entries = []
        for standing in notes:
            note_id = standing.placed.note.id
            known = before.get(note_id)
            if known is None or known[0] != standing:
                known = standing, note_entry(standing, digests.get(standing.placed.note.path, b""))
            self._made[note_id] = known
            entries.append(known[1])
        return entries


def _note_words(standing: StandingNote) -> NoteWords:
    """Return what is searched. The words a note stood on are part of it only where no sentence has them any more."""
    placed, sentence, annotated = standing
    note = placed.note
    title = outlet = source = ""
    if annotated is not None:
        title, outlet = annotated.article.title, f"{annotated.article.outlet}{_BETWEEN}{annotated.article.byline}"
        source = _sources(annotated, sentence) if sentence is not None else ""
    return NoteWords(
        body=_line(note.body),
        tags=_line(_BETWEEN.join(note.tags)),
        words=_line(note.anchor.exact) if placed.status is AnchorStatus.ORPHAN else "",
        source=_line(source),
        type=type_word(standing.type),
        article=_line(f"{title}{_BETWEEN}{note.path}"),
        outlet=_line(outlet),
    )


def _words(annotated: AnnotatedArticle, sentence: Sentence) -> SentenceWords:
    text = sentence.span.of(annotated.article.text)
    return SentenceWords(_line(text), _line(_sources(annotated, sentence)), type_word(sentence.type))


def _sources(annotated: AnnotatedArticle, sentence: Sentence) -> str:
    """Return the names in the sentence's chain, and the words that name its sources."""
    text = annotated.article.text
    said = (span.of(text) for number in sentence.attributions for span in annotated.attributions[number].source)
    return _BETWEEN.join(dict.fromkeys((*sentence.chain, *said)))


def _line(text: str) -> str:
    return one_line(text if text.isascii() else well_formed(text))


def _digest(*parts: str) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        coded = part.encode("utf-8", "surrogatepass")
        made.update(len(coded).to_bytes(8, "little"))
        made.update(coded)
    return made.digest()
