"""The report as Markdown: every sentence under its sign, and no article that breaks the document."""

from dataclasses import replace
from datetime import UTC, datetime

import lxml.html
import markdown
import pytest

from hearsay.domain.article import Article, Block, BlockKind, Folder, SkippedFile
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.export.analysis_markdown import analysis_markdown

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
SAID = "“It held,” said Réa."
MEANT = "It is a scandal."


def explain(sentence: Sentence) -> str:
    return f"Because it is {sentence.type.value}."


def annotated(path: str, title: str, *sentences: tuple[str, AttributionType]) -> AnnotatedArticle:
    """Return an article with a headline and one paragraph of these sentences, the first with a chain."""
    text = f"{title}\n\n" + " ".join(words for words, _ in sentences)
    start, found = len(title) + 2, [Sentence(0, len(title), AttributionType.NONE, 0.9)]
    for number, (words, kind) in enumerate(sentences):
        chain = ("the memo", "Réa") if number == 0 else ()
        found.append(Sentence(start, start + len(words), kind, 0.95, chain))
        start += len(words) + 1
    blocks = (Block(0, len(title), BlockKind.HEADLINE), Block(len(title) + 2, len(text), BlockKind.PARAGRAPH))
    article = Article(path, text, blocks, title=title, outlet="Post", published="2026-05-01T06:00:00+00:00")
    return AnnotatedArticle(article, tuple(found), (), (), "rules 1")


@pytest.fixture
def document() -> str:
    found = annotated("a/dam.txt", "The dam", (SAID, AttributionType.QUOTE), (MEANT, AttributionType.OPINION))
    memo = Article("primary.txt", "Hold.", (), title="The memo")
    folder = Folder("/home/r/case", (found.article,), memo, (SkippedFile("b.pdf", "It is empty."),))
    return analysis_markdown(folder, [found], ComparedFolder(), explain, made=MADE)


def test_each_sentence_is_quoted_above_its_sign_type_chain_and_reason(document: str) -> None:
    lines = document.splitlines()
    assert lines[lines.index(f"> {SAID}") + 2] == (
        "❝ **Direct quote** · this article › the memo › Réa · certain: 95% · Because it is quote."
    )
    assert lines[lines.index(f"> {MEANT}") + 2] == "✎ **Author opinion** · certain: 95% · Because it is opinion."


def test_an_article_has_its_heading_its_facts_and_a_table_of_its_mix(document: str) -> None:
    lines = document.splitlines()
    heading = lines.index("## The dam")
    assert lines[heading + 2] == "Post · 1 May 2026 · a/dam.txt"
    table = lines[heading + 4 : heading + 8]
    assert table[2:] == ["| ❝ | Direct quote | 1 | 50% |", "| ✎ | Author opinion | 1 | 50% |"]
    rendered = lxml.html.fromstring(markdown.markdown("\n".join(table), extensions=["tables"]))
    assert len(rendered.xpath(".//tbody/tr")) == 2
    assert "◆ Primary document: The memo (primary.txt)" in lines
    assert lines[-1] == "- b.pdf: It is empty."


def test_the_front_matter_says_how_it_was_made(document: str) -> None:
    front = document.split("---\n")[1].splitlines()
    assert 'title: "Who vouches for what: case"' in front
    assert "made: 2026-05-04T09:30:00+00:00" in front
    assert 'engine: "rules 1"' in front
    assert "sentences: 2" in front


@pytest.mark.parametrize(
    "hostile",
    [
        "# not a heading",
        "---",
        "> quoted > twice",
        "```python",
        "<script>alert(1)</script>",
        "[click](javascript:alert(1)) ![x](http://a.b/c.png)",
        "| a | b |",
        "* * *",
        "1. one",
        "\u202eesrever",
    ],
)
def test_no_text_of_an_article_breaks_the_document(hostile: str) -> None:
    found = annotated("a.txt", hostile, (hostile, AttributionType.QUOTE), (MEANT, AttributionType.OPINION))
    folder = Folder(f"/{hostile}", (found.article,), None, (SkippedFile(hostile, hostile),))
    body = analysis_markdown(folder, [found], ComparedFolder(), lambda _: hostile, made=MADE).split("\n---\n", 1)[1]
    page = lxml.html.fromstring(f"<main>{markdown.markdown(body, extensions=['tables', 'fenced_code'])}</main>")
    assert {element.tag for element in page.iter()} <= {
        "main", "h1", "h2", "p", "em", "strong", "blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert [heading.tag for heading in page.xpath("//h1|//h2")] == ["h1", "h2", "h2", "h2", "h2", "h2"]
    assert len(page.xpath("//table")) == 2
    quoted = [quote.text_content().strip() for quote in page.xpath("//blockquote")]
    assert quoted[1] == MEANT
    assert quoted[0].strip("\u202c") == hostile


def test_a_folder_without_sentences_is_a_document_too() -> None:
    empty = AnnotatedArticle(Article("empty.txt", "", ()), (), (), (), "rules 1")
    document = analysis_markdown(Folder("/c", (empty.article,)), [empty], ComparedFolder(), explain, made=MADE)
    assert "## empty.txt" in document
    assert document.count("No sentences of its own.") == 2


def test_an_uncertain_type_is_told_beside_it_and_counted_at_the_head() -> None:
    found = annotated("a/dam.txt", "The dam", (SAID, AttributionType.QUOTE), (MEANT, AttributionType.OPINION))
    doubted = replace(found, sentences=(*found.sentences[:2], replace(found.sentences[2], confidence=0.41)))
    folder = Folder("/home/r/case", (found.article,))
    lines = analysis_markdown(folder, [doubted], ComparedFolder(), explain, made=MADE).splitlines()
    assert lines[lines.index(f"> {MEANT}") + 2].startswith("✎ **Author opinion** · **uncertain: 41%** · ")
    assert "1 of 2 types are **uncertain**: the engine is less than 60% sure of them." in lines
    assert "uncertain" not in analysis_markdown(folder, [found], ComparedFolder(), explain, made=MADE)


def test_what_is_wrong_with_the_engine_stands_right_below_the_title() -> None:
    found = annotated("a/dam.txt", "The dam", (SAID, AttributionType.QUOTE))
    told = replace(found, notice="The model is *damaged*; rules colour instead.")
    lines = analysis_markdown(
        Folder("/home/r/case", (found.article,)), [told, told], ComparedFolder(), explain, made=MADE
    ).splitlines()
    assert lines[lines.index("# Who vouches for what: case") + 2] == (
        "**The model is \\*damaged\\*; rules colour instead.**"
    )
    assert sum("damaged" in line for line in lines) == 1
