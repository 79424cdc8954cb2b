"""What the search index holds of an article and of a note, and the digests they are known by."""

import hashlib

from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.notes import AnchorStatus
from hearsay.domain.search_query import one_line
from hearsay.domain.unicode import well_formed
from hearsay.services.search_hits import StandingNote
from hearsay.store.search_expressions import type_word
from hearsay.store.search_index import ArticleEntry, NoteEntry, SentenceWords

_BETWEEN = " · "
"""stands between two names, so that they are no phrase"""


def article_entry(annotated: AnnotatedArticle) -> ArticleEntry:
    """Return the entry: another text, type, chain or title makes another digest."""
    article = annotated.article
    title = one_line(f"{article.title}{_BETWEEN}{article.path}")
    outlet = one_line(f"{article.outlet}{_BETWEEN}{article.byline}")
    said = [(each.start, each.end, each.type.value, each.chain, each.attributions) for each in annotated.sentences]
    sources = [each.source for each in annotated.attributions]
    return ArticleEntry(
        digest=_digest("article", title, outlet, article.text, repr(said), repr(sources)),
        article=well_formed(title),
        outlet=well_formed(outlet),
        sentences=lambda: [_words(annotated, each) for each in annotated.sentences],
    )


def note_entry(standing: StandingNote) -> NoteEntry:
    """Return the entry. The words a note stands on are looked through only where no sentence has them any more."""
    placed, annotated, sentence = standing.placed, standing.annotated, standing.sentence
    note = placed.note
    source = _sources(annotated, sentence) if annotated is not None and sentence is not None else ""
    title = outlet = ""
    if annotated is not None:
        title, outlet = annotated.article.title, f"{annotated.article.outlet}{_BETWEEN}{annotated.article.byline}"
    cells = (
        note.body,
        _BETWEEN.join(note.tags),
        note.anchor.exact if placed.status is AnchorStatus.ORPHAN else "",
        source,
        type_word(standing.type),
        f"{title}{_BETWEEN}{note.path}",
        outlet,
    )
    lines = [well_formed(one_line(cell)) for cell in cells]
    return NoteEntry(_digest("note", note.id, *lines), *lines)


def _words(annotated: AnnotatedArticle, sentence: Sentence) -> SentenceWords:
    text = one_line(sentence.span.of(annotated.article.text))
    return SentenceWords(well_formed(text), well_formed(_sources(annotated, sentence)), type_word(sentence.type))


def _sources(annotated: AnnotatedArticle, sentence: Sentence) -> str:
    """Return the names in the sentence's chain, and the words that name its sources."""
    text = annotated.article.text
    said = (span.of(text) for number in sentence.attributions for span in annotated.attributions[number].source)
    return one_line(_BETWEEN.join(dict.fromkeys((*sentence.chain, *said))))


def _digest(*parts: str) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        coded = part.encode("utf-8", "surrogatepass")
        made.update(len(coded).to_bytes(8, "little"))
        made.update(coded)
    return made.digest()
