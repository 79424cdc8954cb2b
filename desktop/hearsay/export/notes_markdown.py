"""The reader's notes on a folder as one Markdown document."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.markdown_text import block_quote, inline
from hearsay.export.note_bodies import contained
from hearsay.export.templates import Template

BODY_LEVELS = 3
"""levels of heading that the document itself uses; those of a note's body come below"""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note as a template sees it; every text but ``id``, the times and ``status`` is Markdown already.

    ``quote`` is a block quote, empty for a note on the whole article. ``type`` and ``chain`` are empty where the
    article was not analysed. ``block`` is what follows ``^`` in a link to the note: it never changes.
    """

    id: str
    block: str
    quote: str
    type: str
    chain: str
    body: str
    tags: tuple[str, ...]
    created: str
    modified: str
    status: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article that has notes: on the whole of it, on its words in their order, and those that lost their place.

    ``gone`` says in a sentence why it is no longer among the folder's articles, ``path`` being the last one known; it
    is empty for those that are.
    """

    title: str
    details: str
    path: str
    whole: tuple[NoteView, ...]
    placed: tuple[NoteView, ...]
    orphans: tuple[NoteView, ...]
    gone: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Everything a template gets. ``folder`` and ``name`` are plain text, for the front matter."""

    title: str
    name: str
    folder: str
    exported: str
    articles: tuple[ArticleView, ...]
    note_count: int
    orphan_count: int


def notes_document(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    exported: datetime,
    template: Template,
) -> str:
    """Return the notes as a Markdown document, in the order of the folder's articles, those that are gone last.

    Types and chains come from ``annotated``, matched by path; articles that are not in it go without. Raises
    ExportProblem when the template fails.
    """
    sentences = {each.article.path: each.sentences for each in annotated}
    by_path: dict[str, list[PlacedNote]] = defaultdict(list)
    for placed in notes:
        by_path[placed.note.path].append(placed)
    articles = {article.path: article for article in folder.with_primary}
    views = [
        _article_view(path, articles.get(path), _absence(folder, path), sentences.get(path, ()), by_path[path])
        for path in (*(path for path in articles if path in by_path), *(p for p in by_path if p not in articles))
    ]
    name = PurePath(folder.root).name or folder.root
    return template.fill(
        DocumentView(
            title=inline(f"Notes on {name}"),
            name=name,
            folder=folder.root,
            exported=_time(exported),
            articles=tuple(views),
            note_count=len(notes),
            orphan_count=sum(placed.status is AnchorStatus.ORPHAN for placed in notes),
        )
    )


def _article_view(
    path: str, article: Article | None, gone: str, sentences: Sequence[Sentence], notes: Sequence[PlacedNote]
) -> ArticleView:
    facts = (article.outlet, article.byline, article.published) if article else ()
    text = article.text if article else ""
    views = [(placed, _note_view(placed, text, sentences)) for placed in notes]
    return ArticleView(
        title=inline(article.name if article else path),
        details=" · ".join(inline(fact) for fact in (*facts, path) if inline(fact)),
        path=path,
        whole=tuple(v for p, v in views if p.note.anchor.whole_article and not _is_orphan(p)),
        placed=tuple(v for p, v in views if p.span is not None),
        orphans=tuple(v for p, v in views if _is_orphan(p)),
        gone=gone,
    )


def _absence(folder: Folder, path: str) -> str:
    if any(article.path == path for article in folder.with_primary):
        return ""
    if any(skipped.path == path for skipped in folder.skipped):
        return "This article could not be read."
    return "This article is no longer in the folder."


def _is_orphan(placed: PlacedNote) -> bool:
    """Tell whether a note has no place; one that found none is an orphan whatever its status says."""
    return placed.status is AnchorStatus.ORPHAN or (placed.span is None and not placed.note.anchor.whole_article)


def _note_view(placed: PlacedNote, text: str, sentences: Sequence[Sentence]) -> NoteView:
    note, span = placed.note, placed.span
    under = _sentences_under(span, sentences) if span is not None else []
    words = span.of(text) if span is not None and text else note.anchor.exact
    return NoteView(
        id=note.id,
        block=f"hs-{note.id[:8]}",
        quote=block_quote(words),
        type=inline(" + ".join(dict.fromkeys(_label(sentence) for sentence in under))),
        chain=_chain(under),
        body=contained(note.body, below=BODY_LEVELS),
        tags=tuple(inline(tag) for tag in note.tags),
        created=_time(note.created),
        modified=_time(note.modified),
        status=placed.status.value,
    )


def _sentences_under(span: Span, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the coloured sentences that the span touches, in order; without any, those of no type."""
    touched = [sentence for sentence in sentences if sentence.span.overlap(span)]
    return [s for s in touched if s.type is not AttributionType.NONE] or touched


def _label(sentence: Sentence) -> str:
    if sentence.overruled is None or sentence.overruled is sentence.type:
        return sentence.type.label
    return f"{sentence.type.label} (your judgement; Hearsay said: {sentence.overruled.label})"


def _chain(under: Sequence[Sentence]) -> str:
    """Return the hands the words passed through, where all the sentences have the same."""
    chains = {sentence.chain for sentence in under}
    if len(chains) != 1 or chains == {()}:
        return ""
    return " › ".join(["this article", *(inline(hand) for hand in chains.pop())])


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
