"""Annotated articles written down in a line each, with everything that the comparison looks at."""

import re
from collections.abc import Sequence
from typing import Protocol

import pytest

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Quotation, Sentence


class Write(Protocol):
    """Makes an article of sentences, each with the hands that its quotations passed through; one paragraph each.

    Quotations stand in “marks”; ‖ at the beginning of one says that it goes on from the one before. ``primary`` tells
    that the sentences are typed quotes of the primary document.
    """

    def __call__(self, path: str, *sentences: tuple[str, Sequence[str]], primary: bool = False) -> AnnotatedArticle: ...


class Document(Protocol):
    def __call__(self, text: str, title: str = "") -> Article: ...


@pytest.fixture
def write() -> Write:
    def written(path: str, *sentences: tuple[str, Sequence[str]], primary: bool = False) -> AnnotatedArticle:
        kind = AttributionType.PRIMARY_QUOTE if primary else AttributionType.QUOTE
        text, typed, quotations = "", [], []
        for sentence, chain in sentences:
            text += "\n\n" if text else ""
            start = len(text)
            text += sentence
            typed.append(Sentence(start, len(text), kind, 0.9, tuple(chain)))
            for match in re.finditer("“(‖?)([^”]*)”", sentence):
                begin, end = match.span(2)
                quotations.append(Quotation(start + begin, start + end, continued=bool(match.group(1))))
        article = Article(path, text, (Block(0, len(text), BlockKind.PARAGRAPH),))
        return AnnotatedArticle(article, tuple(typed), (), tuple(quotations), "written")

    return written


@pytest.fixture
def document() -> Document:
    def written(text: str, title: str = "") -> Article:
        return Article("primary.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),), title=title)

    return written
