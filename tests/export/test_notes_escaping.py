"""No text of an article and no note can break the exported document, in any Markdown that reads it."""

import json
from datetime import UTC, datetime

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hearsay.domain.article import Article, Folder
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.markdown_text import block_quote, inline, yaml_string
from hearsay.export.note_bodies import contained
from hearsay.export.notes_markdown import notes_document
from hearsay.export.preview import preview_html
from hearsay.export.templates import Template
from hearsay.resources import resource

TIME = datetime(2026, 4, 1, tzinfo=UTC)
SYNTAX = "#>-*_=`~[]()!<&;:\\|.+1٣^%$\"'{}@/ \t\n\r\x00\x02\x03\x0c\x85\u2028\u00a0\u200b\u202e\u2066\u2069ab漢ع😀"
"""every character that means something to some reader of Markdown, YAML, HTML or templates, and a few that do not"""
PIECES = (
    st.sampled_from(
        ["---", "* * *", "===", "```", "~~~", "\n\n", "    ", "1. ", "- ", "> ", "|---|", ":---", "{{", "{%"]
    )
    | st.sampled_from(["<b>", "</b>", "<!--", "-->", "<div>", "<script>", "<?", "<![CDATA[", "<http://a.b>", "a@b.c"])
    | st.sampled_from(
        ["&amp;", "&lt;", "&#65;", "&copy", "[a]: b", "[[link]]", "[^1]", "![", "](", "wzxhzdk:0", "two words"]
    )
    | st.text(SYNTAX, min_size=1, max_size=3)
)
ROUGH = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40)


def words_of(text: str) -> str:
    """Return what a reader sees of a text: white space joined, control characters gone."""
    shown = "".join(c for c in text if c.isspace() or not (c < " " or "\x7f" <= c <= "\x9f"))
    return " ".join(shown.split())


def without_directions(text: str) -> str:
    return "".join(c for c in text if c not in "\u2069\u202c")


def document_of(texts: list[str], bodies: list[str], form: str = "plain") -> str:
    """Export a note on the whole of each text, each in an article of its own, with its body."""
    articles, notes = [], []
    for number, (text, body) in enumerate(zip(texts, bodies, strict=True)):
        articles.append(Article(f"{number}.txt", text, (), title=text, outlet=text))
        for part in range(2):
            anchor = Anchor.at(text, Span(0, len(text)))
            written = Note(f"{number:04}{part:04}" * 4, "", f"{number}.txt", anchor, body, (text[:9],), TIME, TIME)
            notes.append(PlacedNote(written, AnchorStatus.EXACT, Span(0, len(text))))
    template = Template.read(resource("templates", f"{form}.md"))
    return notes_document(Folder("/x/Case", tuple(articles)), [], notes, exported=TIME, template=template)


def quotations_in(html: str) -> list[str]:
    """Return the quotation before each line that names a note, as a reader sees it."""
    found = []
    for paragraph in lxml.html.fromstring(f"<main>{html}</main>").iterchildren("p"):
        if paragraph.text_content().startswith("Note · open ^hs-"):
            quotation = paragraph.getprevious()
            assert quotation is not None
            assert quotation.tag == "blockquote"
            assert {child.tag for child in quotation.iterdescendants()} == {"p"}
            found.append(quotation.text_content())
    return found


def headings_in(html: str) -> list[str]:
    return [h.text_content() for h in lxml.html.fromstring(f"<main>{html}</main>").iterchildren("h2")]


def with_package(document: str) -> str:
    """Render as the Markdown package does unasked, raw HTML and all."""
    return Markdown(extensions=["fenced_code"]).convert(document.split("\n---\n", 1)[1])


READERS = {"preview": preview_html, "package": with_package}


@pytest.mark.parametrize("reader", READERS)
@given(texts=st.lists(ROUGH.filter(words_of), min_size=1, max_size=3), body=ROUGH)
@example(texts=["a\n\n---\n\n# b", "===", "    code"], body="```\nopen")
@example(texts=["1. one", "- two"], body="> quoted")
@example(texts=["x"], body="- list\n- of two")
@example(texts=["x"], body="```text and more\n# no heading\n```")
@example(texts=["x"], body="- ```\n  nested")
@example(texts=["x"], body="[x]: y\n    'never closed")
@example(texts=["x"], body="##---")
@settings(deadline=None, max_examples=150)
def test_the_document_shows_exactly_the_quotations(reader: str, texts: list[str], body: str) -> None:
    html = READERS[reader](document_of(texts, [body] * len(texts)))
    expected = [words_of(without_directions(text)) for text in texts]
    shown = [words_of(without_directions(quotation)) for quotation in quotations_in(html)]
    assert shown == [text for text in expected for _ in range(2)]
    assert [words_of(without_directions(heading)) for heading in headings_in(html)] == expected


@pytest.mark.parametrize("reader", READERS)
@given(text=ROUGH.filter(words_of), body=ROUGH)
@settings(deadline=None, max_examples=60)
def test_a_callout_for_obsidian_holds_exactly_the_quotation(reader: str, text: str, body: str) -> None:
    tree = lxml.html.fromstring(f"<main>{READERS[reader](document_of([text], [body], 'obsidian'))}</main>")
    shown = []
    for paragraph in tree.iterchildren("p"):
        if paragraph.text_content().startswith("^hs-"):
            callout = paragraph.getprevious()
            assert callout is not None
            title, *quoted = (each.text_content() for each in callout.iterchildren("p"))
            assert title == "[!quote] Note"
            shown.append(words_of(without_directions(" ".join(quoted))))
    assert shown == [words_of(without_directions(text))] * 2


@given(text=ROUGH.filter(words_of), body=ROUGH)
@example(text="x", body="```a`b\nopen\n~~~")
@example(text="x", body="> ```\nafter")
@example(text="x", body="<!-- never closed")
@example(text="x", body="a `<b>` c\n===\n<script>")
@settings(deadline=None, max_examples=150)
def test_a_strict_reader_of_commonmark_sees_the_same(text: str, body: str) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="no CommonMark parser among the installed packages")
    document = document_of([text], [body])
    html = markdown_it.MarkdownIt("commonmark").render(document.split("\n---\n", 1)[1])
    expected = words_of(without_directions(text))
    assert [words_of(without_directions(q)) for q in quotations_in(html)] == [expected] * 2
    assert [words_of(without_directions(heading)) for heading in headings_in(html)] == [expected]


@given(ROUGH)
@settings(deadline=None)
def test_a_front_matter_string_is_one_line_that_reads_back(text: str) -> None:
    written = yaml_string(text)
    assert len(written.splitlines()) == 1
    assert json.loads(written) == text
    assert written.isprintable()


@given(ROUGH)
def test_no_change_of_writing_direction_leaves_its_line(text: str) -> None:
    for line in block_quote(text).splitlines():
        opened = 0
        for character in line:
            opened += character in "\u2066\u2067\u2068"
            opened -= character == "\u2069" and opened > 0
        assert opened == 0


def test_plain_prose_is_not_littered_with_escapes() -> None:
    prose = (
        "It cost $5 (or 4.50 – who knows?); “well-known”, he said! 3 > 2 & a = b: 50% off, e.g. at www.example.org/a-b."
    )
    assert inline(prose) == prose


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("plain *text* with [a link](http://a.b)", "plain *text* with [a link](http://a.b)"),
        ("# Top\n\n###### Deep", "#### Top\n\n###### Deep"),
        ("Title\n=====\n\nSub\n---", "#### Title\n\n##### Sub"),
        ("- item\n---", "- item\n\n---"),
        ("```python\nif a < b: # no heading\n```", "```python\nif a < b: # no heading\n```"),
        ("~~~\nopen # end", "~~~\nopen # end\n~~~"),
        ("````\n```\n`````", "````\n```\n````"),
        ("a <div> `<b>` 3 < 4 <https://a.b>", "a &lt;div> `<b>` 3 < 4 <https://a.b>"),
        ("- item\n\n  > ```\n  > x", "> - item\n>\n>   > ```\n>   > x"),
        ("\n\n  \nlast\r\nline\r\n\n", "last\nline"),
        ("#tag and #another", "#tag and #another"),
        ("##no heading", "\\##no heading"),
        ("", ""),
    ],
)
def test_a_body_passes_through_but_for_what_would_swallow_the_rest(body: str, written: str) -> None:
    assert contained(body, below=3) == written
