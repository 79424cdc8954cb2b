"""Echoes as rows: one a pair of sentences, unfolding into both; one for articles that share most of their prose."""

from collections.abc import Iterator, Mapping

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.echo_words import (
    ECHO_MEANINGS,
    IDENTICAL,
    IDENTICAL_MEANING,
    articles_in_words,
    kind_in_words,
    measure_in_words,
)
from hearsay.domain.echoes import Echo, EchoingArticles, EchoSide
from hearsay.ui.marked_runs import Mark, Run
from hearsay.ui.unfolding_model import Cell, Passage, Row

MANY_SENTENCES = 6
MOST_OF_ARTICLE = 0.5
"""from so many sentences and such a share (0–1) of one article’s words on, a pair of articles is one row"""


def echo_rows(compared: ComparedFolder, annotated: Mapping[str, AnnotatedArticle]) -> tuple[Row, ...]:
    """Return the rows: identical articles, then articles that share most of their prose, then sentences, surest first.

    ``annotated`` are the articles by path.
    """
    articles = {path: each.article for path, each in annotated.items()}
    same = [joined for joined in compared.echoes.articles if joined.identical]
    close = {(each.first, each.second): each for each in compared.echoes.articles if _is_close(each)}
    alone: list[Echo] = []
    within: dict[tuple[str, str], list[Echo]] = {places: [] for places in close}
    for echo in compared.echoes.all:
        within.get((echo.first.path, echo.second.path), alone).append(echo)
    return (
        *(_identical_row(joined, annotated) for joined in same),
        *(_close_row(joined, within[places], articles) for places, joined in close.items()),
        *(_pair_row(echo, articles) for echo in alone),
    )


def side_runs(side: EchoSide, article: Article) -> tuple[Run, ...]:
    """Return a sentence as runs, white space made single, the words that the other one has, too, emphasised."""
    return tuple(run for run in _side_runs(side, article.text) if run.text)


def _side_runs(side: EchoSide, text: str) -> Iterator[Run]:
    at = side.span.start
    for shared in side.shared:
        yield Run(_single_spaced(text[at : shared.start]))
        yield Run(_single_spaced(shared.of(text)), Mark.COMMON)
        at = shared.end
    yield Run(_single_spaced(text[at : side.span.end]))


def _single_spaced(text: str) -> str:
    """Return a text with single spaces, those at its ends kept: it is a piece of a line."""
    before, behind = " " * text[:1].isspace(), " " * text[-1:].isspace()
    words = " ".join(text.split())
    return f"{before}{words}{behind}" if words else before


def _is_close(joined: EchoingArticles) -> bool:
    many = max(joined.sentences) >= MANY_SENTENCES and max(joined.shares) >= MOST_OF_ARTICLE
    return many and not joined.identical


def _pair_row(echo: Echo, articles: Mapping[str, Article]) -> Row:
    first, second = articles[echo.first.path], articles[echo.second.path]
    words = " ".join(echo.first.span.of(first.text).split())
    other_words = " ".join(echo.second.span.of(second.text).split())
    cells = (
        Cell(words, quoted=True),
        _score_cell(echo.score, measure_in_words(echo)),
        _kind_cell(echo),
        _article_cell(first),
        _article_cell(second),
    )
    children = (
        _side_row(echo, echo.first, echo.second, articles),
        _side_row(echo, echo.second, echo.first, articles),
    )
    sought = " ".join((words, other_words, kind_in_words(echo), first.name, second.name))
    return Row(_id(echo), cells, children, sought=sought.casefold())


def _side_row(echo: Echo, side: EchoSide, other: EchoSide, articles: Mapping[str, Article]) -> Row:
    article = articles[side.path]
    cells = (
        Cell("".join(run.text for run in side_runs(side, article)), runs=side_runs(side, article), quoted=True),
        Cell(),
        Cell("quoted here" if side.quoted else ""),
        _article_cell(article),
        _article_cell(articles[other.path]),
    )
    return Row(f"{_id(echo)} {side.path}", cells, passage=Passage(side.path, side.span))


def _close_row(joined: EchoingArticles, echoes: list[Echo], articles: Mapping[str, Article]) -> Row:
    first, second = articles[joined.first], articles[joined.second]
    told = articles_in_words(joined, first.name, second.name)
    share = max(joined.shares)
    count = max(joined.sentences)
    cells = (
        Cell(f"{count:,} sentences of one stand in the other, or are told there again", whole=told),
        _score_cell(share, told),
        Cell("most of an article", whole=told),
        _article_cell(first),
        _article_cell(second),
    )
    in_order = sorted(echoes, key=lambda echo: (echo.first.sentence, echo.second.sentence))
    children = tuple(_side_row(echo, echo.first, echo.second, articles) for echo in in_order)
    words = " ".join(echo.first.span.of(first.text) for echo in in_order)
    return Row(f"{joined.first}\0{joined.second}", cells, children, sought=f"{told} {words}".casefold())


def _identical_row(joined: EchoingArticles, annotated: Mapping[str, AnnotatedArticle]) -> Row:
    sides = [annotated[path] for path in (joined.first, joined.second)]
    first, second = (each.article for each in sides)
    told = articles_in_words(joined, first.name, second.name)
    cells = (
        Cell("The same article, from the first word to the last", whole=told),
        _score_cell(1.0, told),
        Cell(IDENTICAL, whole=IDENTICAL_MEANING),
        _article_cell(first),
        _article_cell(second),
    )
    children = tuple(
        Row(
            f"{joined.first}\0{joined.second}\0{each.article.path}",
            (Cell(each.article.name), Cell(), Cell(), Cell(each.article.path), Cell()),
            passage=Passage(each.article.path, each.sentences[0].span) if each.sentences else None,
        )
        for each in sides
    )
    return Row(f"{joined.first}\0{joined.second}", cells, children, sought=f"{told} {IDENTICAL}".casefold())


def _score_cell(score: float, whole: str) -> Cell:
    return Cell(f"{score:.0%}", round(100 * score), f"{score:.0%}\n{whole}")


def _kind_cell(echo: Echo) -> Cell:
    kind = kind_in_words(echo)
    return Cell(kind, whole=f"{kind}\n{ECHO_MEANINGS[echo.kind]}")


def _article_cell(article: Article) -> Cell:
    return Cell(article.name, whole=f"{article.name}\n{article.path}")


def _id(echo: Echo) -> str:
    return "\0".join(f"{side.path} {side.sentence}" for side in (echo.first, echo.second))
