"""The reader's notes on a folder as one Markdown document."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.grade_words import GradedLink, claim_in_words
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.domain.sources import SourceRegister
from hearsay.domain.spans import Span
from hearsay.export.comparison_markdown import chain_markdown
from hearsay.export.graded_chains import GradedChains
from hearsay.export.markdown_text import block_quote, inline
from hearsay.export.note_bodies import contained
from hearsay.export.templates import Template

BODY_LEVELS = 3
"""levels of heading that the document itself uses; those of a note's body come below"""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note as a template sees it; every text but ``id``, the times and ``status`` is Markdown already.

    ``quote`` is a block quote, empty for a note on the whole article. ``type`` and ``chain`` are empty where the
    article was not analysed, ``chain`` carries the reader's grades of its links, and ``claim`` those of what the noted
    sentences say, empty where there are none. ``block`` is what follows ``^`` in a link to the note: it never changes.
    """

    id: str
    block: str
    quote: str
    type: str
    chain: str
    claim: str
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article's sentences, with their numbers: types, chains, and the reader's grades."""

    path: str
    sentences: Sequence[Sentence]
    chains: GradedChains

    def under(self, span: Span) -> list[tuple[int, Sentence]]:
        """Return the coloured sentences that the span touches, in order; without any, those of no type."""
        touched = [(number, each) for number, each in enumerate(self.sentences) if each.span.overlap(span)]
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


def notes_document(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    exported: datetime,
    template: Template,
    chains: GradedChains | None = None,
) -> str:
    """Return the notes as a Markdown document, in the order of the folder's articles, those that are gone last.

    Types and chains come from ``annotated``, matched by path; articles that are not in it go without. ``chains`` are
    the reader's grades. Raises ExportProblem when the template fails.
    """
    graded = chains or GradedChains(SourceRegister((), {}))
    known = {each.article.path: _Known(each.article.path, each.sentences, graded) for each in annotated}
    by_path: dict[str, list[PlacedNote]] = defaultdict(list)
    for placed in notes:
        by_path[placed.note.path].append(placed)
    articles = {article.path: article for article in folder.with_primary}
    views = [
        _article_view(
            path, articles.get(path), _absence(folder, path), known.get(path, _Known(path, (), graded)), by_path[path]
        )
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
    path: str, article: Article | None, gone: str, known: _Known, notes: Sequence[PlacedNote]
) -> ArticleView:
    facts = (article.outlet, article.byline, article.published) if article else ()
    text = article.text if article else ""
    views = [(placed, _note_view(placed, text, known)) for placed in notes]
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


def _note_view(placed: PlacedNote, text: str, known: _Known) -> NoteView:
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
        created=_time(note.created),
        modified=_time(note.modified),
        status=placed.status.value,
    )


def _label(sentence: Sentence) -> str:
    if sentence.overruled is None or sentence.overruled is sentence.type:
        return sentence.type.label
    return f"{sentence.type.label} (your judgement; Hearsay said: {sentence.overruled.label})"


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
