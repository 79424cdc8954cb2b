"""Echoes in the reports: each sentence with its shared words, and no text that breaks a page."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.echoes import Echo, Echoes, EchoingArticles, EchoKind, EchoSide
from hearsay.domain.spans import Span
from hearsay.export.analysis_html import analysis_html
from hearsay.export.analysis_json import folder_as_json
from hearsay.export.analysis_markdown import analysis_markdown
from hearsay.export.echo_sections import MOST_ARTICLES, MOST_ECHOES

Write = Callable[..., Any]

RUDDER = "The ferry company hid the broken rudder all winter."
AGAIN = "As we heard, the ferry company hid the broken rudder all winter."


def _annotated(path: str, text: str) -> AnnotatedArticle:
    article = Article(path, text, (Block(0, len(text), BlockKind.PARAGRAPH),), title=path)
    sentence = Sentence(0, len(text), AttributionType.UNATTRIBUTED, 0.9)
    return AnnotatedArticle(article, (sentence,), (), (), "written")


def _side(annotated: AnnotatedArticle, words: str, *, quoted: bool = False) -> EchoSide:
    text = annotated.article.text
    start = text.index(words)
    return EchoSide(annotated.article.path, 0, Span(0, len(text)), (Span(start, start + len(words)),), quoted)


def _report(write: Write, annotated: Sequence[AnnotatedArticle], echoes: Echoes) -> Any:
    folder = Folder("/case", tuple(each.article for each in annotated))
    return write(folder, annotated, ComparedFolder(echoes=echoes), lambda _: "")


@pytest.fixture
def papers() -> tuple[AnnotatedArticle, AnnotatedArticle]:
    return _annotated("a.txt", RUDDER), _annotated("b.txt", AGAIN)


@pytest.fixture
def echoes(papers: tuple[AnnotatedArticle, AnnotatedArticle]) -> Echoes:
    words = "he ferry company hid the broken rudder all winter"
    echo = Echo(EchoKind.COPY, 0.875, _side(papers[0], words), _side(papers[1], words, quoted=True))
    joined = EchoingArticles("a.txt", "b.txt", (1, 1), (1.0, 1.0), 1)
    return Echoes.made((echo,), (joined, EchoingArticles("a.txt", "b.txt", (0, 0), (1.0, 1.0), 0, identical=True)))


def test_json_has_both_sentences_with_offsets_and_the_articles_they_join(
    papers: tuple[AnnotatedArticle, AnnotatedArticle], echoes: Echoes
) -> None:
    told = json.loads(json.dumps(_report(folder_as_json, papers, echoes)["echoes"]))
    (echo,) = told["sentences"]
    assert (echo["kind"], echo["score"]) == ("copy", 0.875)
    for side, annotated in zip(echo["sides"], papers, strict=True):
        text = annotated.article.text
        assert side["path"] == annotated.article.path
        assert text[side["start"] : side["end"]] == text
        assert [text[start:end] for start, end in side["shared"]] == [
            "he ferry company hid the broken rudder all winter"
        ]
    assert [side["quoted"] for side in echo["sides"]] == [False, True]
    assert [(each["paths"], each["copies"], each["identical"]) for each in told["articles"]] == [
        (["a.txt", "b.txt"], 1, False),
        (["a.txt", "b.txt"], 0, True),
    ]


def test_markdown_sets_the_shared_words_in_bold(
    papers: tuple[AnnotatedArticle, AnnotatedArticle], echoes: Echoes
) -> None:
    text = _report(analysis_markdown, papers, echoes)
    assert "## Echoes\n\n1 pair of sentences of different articles" in text
    assert "**Echo 1** · Same words, quoted in one, 88% alike" in text
    assert "- b.txt: As we heard, t**he ferry company hid the broken rudder all winter**." in text
    assert "“b.txt” is the same as “a.txt”, word for word." in text


def test_html_leads_from_an_echo_to_both_sentences(
    papers: tuple[AnnotatedArticle, AnnotatedArticle], echoes: Echoes
) -> None:
    page = _report(analysis_html, papers, echoes)
    section = page[page.index('id="echoes"') : page.index('id="sources"')]
    assert section.count("<b>he ferry company hid the broken rudder all winter</b>") == 2
    links = re.findall(r'href="#(a\ds\d)"', section)
    assert links == ["a1s1", "a2s1"]
    assert all(f'id="{anchor}"' in page for anchor in links)
    assert '<a href="#echoes">' in page


def test_a_report_without_echoes_says_so(papers: tuple[AnnotatedArticle, AnnotatedArticle]) -> None:
    assert "No sentence is told in two of these articles" in _report(analysis_markdown, papers, Echoes())
    assert "none found" in _report(analysis_html, papers, Echoes())


def test_a_report_names_the_first_of_very_many(papers: tuple[AnnotatedArticle, AnnotatedArticle]) -> None:
    echo = Echo(EchoKind.PARAPHRASE, 0.5, _side(papers[0], "rudder"), _side(papers[1], "rudder"))
    joined = EchoingArticles("a.txt", "b.txt", (1, 1), (1.0, 1.0), 0)
    echoes = Echoes.made([echo] * (MOST_ECHOES + 2), [joined] * (MOST_ARTICLES + 1))
    text = _report(analysis_markdown, papers, echoes)
    assert text.count("**Echo ") == MOST_ECHOES
    assert "And 2 more echoes, less alike." in text
    assert "- and 1 more pair of articles" in text


@pytest.mark.parametrize(
    "hostile", ["<script>x</script>", "**bold** _it_ `c`", "\n\n# heading\n\n", "| a |", "&amp;", "\x00"]
)
def test_no_text_breaks_a_report(hostile: str) -> None:
    annotated = [_annotated(f"{hostile}{number}", f"{hostile} rudder {hostile}") for number in range(2)]
    echo = Echo(EchoKind.COPY, 1.0, _side(annotated[0], "rudder"), _side(annotated[1], "rudder"))
    whole = [_side(each, f"{hostile} rudder {hostile}") for each in annotated]
    joined = EchoingArticles(annotated[0].article.path, annotated[1].article.path, (1, 1), (1.0, 1.0), 1)
    echoes = Echoes.made((echo, Echo(EchoKind.COPY, 1.0, *whole)), (joined,))
    page = _report(analysis_html, annotated, echoes)
    assert "<script" not in page
    section = page[page.index('id="echoes"') : page.index('id="sources"')]
    assert section.count("<b>") == section.count("</b>") == 4
    text = _report(analysis_markdown, annotated, echoes)
    part = text[text.index("## Echoes") : text.index("## Sources")]
    assert [line for line in part.splitlines() if line.startswith("#")] == ["## Echoes"]
    assert "<script" not in part
