"""What a template sees of the reader's notes: texts that are Markdown already, and cannot break a document."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AttributionType, Sentence
from hearsay.domain.grade_words import GradedLink, claim_in_words
from hearsay.domain.links import HearsayLink
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.comparison_markdown import chain_markdown
from hearsay.export.graded_chains import GradedChains
from hearsay.export.markdown_text import block_quote, inline
from hearsay.export.note_bodies import contained

BODY_LEVELS = 3
"""levels of heading that the document itself uses; those of a note's body come below"""

_IN_TAGS = frozenset({"So", "Mn", "Mc"})
"""categories of Unicode: emoji, and the marks that many scripts write vowels with"""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note as a template sees it; every text but ``id``, the times and ``status`` is Markdown already.

    ``quote`` is a block quote of what stands in the article, empty for a note on the whole of it; ``noted`` is one of
    the words as they were noted where those changed since, else empty. ``type`` and ``chain`` are empty where the
    article was not analysed, ``chain`` carries the reader's grades of its links, and ``claim`` those of what the noted
    sentences say, empty where there are none. ``block`` is what follows ``^`` in a link to the note: it never changes.
    ``link`` opens Hearsay at the noted words, ``hashtags`` are the tags as Obsidian takes them.
    """

    id: str
    block: str
    quote: str
    type: str
    chain: str
    claim: str
    body: str
    tags: tuple[str, ...]
    hashtags: tuple[str, ...]
    link: str
    created: str
    modified: str
    status: str
    noted: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article that has notes: on the whole of it, on its words in their order, and those that lost their place.

    ``gone`` says in a sentence why it is no longer among the folder's articles, ``path`` being the last one known; it
    is empty for those that are. ``id`` names it in the keys of parts: that of its earliest note, which stays when the
    file is renamed or its text changes.
    """

    id: str
    title: str
    details: str
    path: str
    whole: tuple[NoteView, ...]
    placed: tuple[NoteView, ...]
    orphans: tuple[NoteView, ...]
    gone: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything a template gets. ``folder`` and ``name`` are plain text, for the front matter, as are ``hashtags``,
    those of all notes."""

    title: str
    name: str
    folder: str
    exported: str
    articles: tuple[ArticleView, ...]
    note_count: int
    orphan_count: int
    hashtags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article's sentences, with their numbers: types, chains, and the reader's grades."""

    path: str
    sentences: Sequence[Sentence]
    chains: GradedChains

    def under(self, span: Span) -> list[tuple[int, Sentence]]:
        """Return the coloured sentences that the span touches, in order; without any, those of no type."""
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(self.sentences, span.end, key=lambda sentence: sentence.start)
        touched = [(number, self.sentences[number]) for number in range(first, last)]
        return [(n, each) for n, each in touched if each.type is not AttributionType.NONE] or touched

    def chain(self, under: Sequence[tuple[int, Sentence]]) -> str:
        """Return the hands the words passed through, where all the sentences have the same."""
        chains = {sentence.chain for _, sentence in under}
        if len(chains) != 1 or chains == {()}:
            return ""
        number, sentence = under[0]
        links = self.chains.links(self.path, number, sentence.chain)
        return chain_markdown((GradedLink("this article"), *links))

    def claim(self, under: Sequence[tuple[int, Sentence]]) -> str:
        """Return the grades of what the sentences claim."""
        given = (self.chains.claim(self.path, sentence) for _, sentence in under)
        return " · ".join(inline(claim_in_words(grading)) for grading in given if grading)


def article_view(
    folder: Folder, path: str, article: Article | None, known: Known, notes: Sequence[PlacedNote]
) -> ArticleView:
    """Return the article at ``path`` with these notes, of which there is one at least; None where it is gone."""
    facts = (article.outlet, article.byline, article.published) if article else ()
    text = article.text if article else ""
    views = [(placed, _note_view(folder.root, placed, text, known)) for placed in notes]
    return ArticleView(
        id=min(notes, key=lambda placed: (placed.note.created, placed.note.id)).note.id,
        title=inline(article.name if article else path),
        details=" · ".join(inline(fact) for fact in (*facts, path) if inline(fact)),
        path=path,
        whole=tuple(v for p, v in views if p.note.anchor.whole_article and not _is_orphan(p)),
        placed=tuple(v for p, v in views if p.span is not None),
        orphans=tuple(v for p, v in views if _is_orphan(p)),
        gone="" if article else _absence(folder, path),
    )


def hashtags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags as Obsidian takes them, each once: letters, digits, ``_``, ``-``, ``/`` and signs like emoji.

    What it does not take becomes ``-``; one of digits alone gets a ``_`` before it.
    """
    return tuple(dict.fromkeys(filter(None, map(_hashtag, tags))))


def _hashtag(tag: str) -> str:
    kept = "".join(c if c.isalnum() or c in "_-/" or unicodedata.category(c) in _IN_TAGS else "-" for c in tag)
    kept = kept.strip("-/")
    return f"_{kept}" if kept and not any(c.isalpha() or c in "_-/" or not c.isalnum() for c in kept) else kept


def _absence(folder: Folder, path: str) -> str:
    if any(skipped.path == path for skipped in folder.skipped):
        return "This article could not be read."
    return "This article is no longer in the folder."


def _is_orphan(placed: PlacedNote) -> bool:
    """Tell whether a note has no place; one that found none is an orphan whatever its status says."""
    return placed.status is AnchorStatus.ORPHAN or (placed.span is None and not placed.note.anchor.whole_article)


def _note_view(root: str, placed: PlacedNote, text: str, known: Known) -> NoteView:
    note, span = placed.note, placed.span
    under = known.under(span) if span is not None else []
    words = span.of(text) if span is not None and text else note.anchor.exact
    return NoteView(
        id=note.id,
        block=f"hs-{note.id[:8]}",
        quote=block_quote(words),
        type=inline(" + ".join(dict.fromkeys(_label(sentence) for _, sentence in under))),
        chain=known.chain(under),
        claim=known.claim(under),
        body=contained(note.body, below=BODY_LEVELS),
        tags=tuple(inline(tag) for tag in note.tags),
        hashtags=hashtags(note.tags),
        link=HearsayLink(root, note.path, note.id, words, span.start if span else None).url,
        created=time_text(note.created),
        modified=time_text(note.modified),
        status=placed.status.value,
        noted=block_quote(note.anchor.exact) if placed.status is AnchorStatus.CHANGED and span is not None else "",
    )


def _label(sentence: Sentence) -> str:
    if sentence.overruled is None or sentence.overruled is sentence.type:
        return sentence.type.label
    return f"{sentence.type.label} (your judgement; Hearsay said: {sentence.overruled.label})"


def time_text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
