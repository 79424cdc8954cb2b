"""Saved web pages: the article is found, the page around it is not, and nothing in it does harm."""

import json
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from hearsay.domain.article import Article, BlockKind
from hearsay.reading.registry import Unreadable

Kinds = Callable[..., list[tuple[BlockKind, str]]]
Read = Callable[..., Article]

PROSE = (
    "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive, it said."
)
LINKED = json.dumps(
    {"@graph": [{"@type": ["NewsArticle"], "headline": "Pier closed &amp; gone",
                 "datePublished": "2025-04-02T10:15:00Z",
                 "author": [{"@type": "Person", "name": "Nora Lindqvist"}], "publisher": {"name": "Harbour Gazette"}}]}
)  # fmt: skip
PAGE = f"""<!DOCTYPE html><html lang="en_gb"><head><title>Pier closed &amp; gone - Harbour Gazette</title>
<script type="application/ld+json">{LINKED}</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<header><h1>Pier closed &amp; gone</h1></header>
<div id="wrap"><div class="story"><p>{PROSE}</p>
<p>Members <a href="http://x.example/">said</a> so.<br><br>Twice, in fact.</p>
<h2>What next</h2><blockquote><p>We had no choice.</p></blockquote><ul><li>fewer boats</li></ul>
<figure><img src="http://x.example/p.gif"><figcaption>The pier</figcaption></figure>
<table><tr><th>ship</th><th>year</th></tr><tr><td>Alma</td><td>1911</td></tr></table><p>{PROSE}</p>
<div class="share-bar">Tweet this pier to everyone</div><p style="display:none">Invisible words here.</p></div>
<div class="sidebar"><p>Ten other harbours that you have to see this year, says our travel desk.</p></div>
<form><p>Your name please</p><input></form></div>
<footer>All rights reserved</footer><script>evil()</script></body></html>"""


def test_a_page_becomes_its_article(kinds: Kinds) -> None:
    assert kinds(PAGE, "page.html") == [
        (BlockKind.HEADLINE, "Pier closed & gone"),
        (BlockKind.PARAGRAPH, PROSE),
        (BlockKind.PARAGRAPH, "Members said so."),
        (BlockKind.PARAGRAPH, "Twice, in fact."),
        (BlockKind.HEADING, "What next"),
        (BlockKind.BLOCK_QUOTE, "We had no choice."),
        (BlockKind.LIST_ITEM, "fewer boats"),
        (BlockKind.CAPTION, "The pier"),
        (BlockKind.TABLE, "ship\tyear\nAlma\t1911"),
        (BlockKind.PARAGRAPH, PROSE),
    ]


def test_what_the_page_says_about_itself(read: Read) -> None:
    article = read(PAGE, "page.htm")
    assert (article.title, article.byline, article.outlet) == (
        "Pier closed & gone",
        "Nora Lindqvist",
        "Harbour Gazette",
    )
    assert (article.published, article.language) == ("2025-04-02T10:15:00Z", "en-GB")


def test_open_graph_and_meta_where_there_is_no_linked_data(read: Read) -> None:
    article = read(
        '<meta property="og:title" content="Pier closed"><meta name="author" content="By Nora Lindqvist">'
        '<meta property="og:site_name" content="Harbour Gazette">'
        '<meta property="article:published_time" content="2025-04-02">'
        f"<p>{PROSE}</p>",
        "page.html",
    )
    assert (article.title, article.byline, article.outlet, article.published) == (
        *("Pier closed", "Nora Lindqvist", "Harbour Gazette", "2025-04-02"),
    )


def test_a_page_called_txt_is_read_as_a_page(read: Read) -> None:
    assert read(PAGE, "page.txt").title == "Pier closed & gone"


@pytest.mark.parametrize("charset", ["iso-8859-2", "windows-1251", "shift_jis"])
def test_the_declared_encoding_is_respected(read: Read, charset: str) -> None:
    words = {"iso-8859-2": "Žluťoučký kůň úpěl", "windows-1251": "Премьер-министр сказал", "shift_jis": "首相は述べた"}[
        charset
    ]
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words}.</p></body></html>'
    assert read(page.encode(charset), "page.html").text == f"{words}."


def test_entities_of_its_own_and_outside_files_are_not_read(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    page = (
        f'<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file://{tmp_path}/secret">]>'
        "<html><body><p>Before &b; &c; after.</p></body></html>"
    )
    text = read(page, "page.html").text
    assert "boom" not in text
    assert "secret words" not in text
    assert "after." in text


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "table"])
def test_nesting_beyond_reason_is_refused_in_words(read: Read, tag: str) -> None:
    with pytest.raises(Unreadable, match="nested too deeply"):
        read(f"<{tag}>" * 50_000 + "<p>deep words</p>", "page.html")


def test_nesting_that_real_pages_reach_is_read(read: Read) -> None:
    assert read("<div>" * 200 + f"<p>{PROSE}</p>" + "</div>" * 200, "page.html").text == PROSE


def test_linked_data_nested_beyond_reason_or_broken_is_passed_over(read: Read) -> None:
    for data in (
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": ',
        '{"@type": "NewsArticle", "headline": "\\ud800x"}',
    ):
        article = read(f'<script type="application/ld+json">{data}</script><p>{PROSE}</p>', "page.html")
        assert article.text.endswith(PROSE)
        article.title.encode()


def test_comments_within_the_article_are_comments(kinds: Kinds) -> None:
    comments = '<div id="comments"><p>Typical of them.</p></div>'
    page = f"<article><h1>Pier closed</h1><p>{PROSE}</p><p>{PROSE}</p>{comments}</article>"
    assert kinds(page, "page.html")[-1] == (BlockKind.COMMENT, "Typical of them.")


def test_a_page_of_scripts_alone_holds_no_text(read: Read) -> None:
    with pytest.raises(Unreadable):
        read("<html><head><script>go()</script></head><body><script>go()</script></body></html>", "page.html")


def test_attributes_without_end_cost_neither_time_nor_words(read: Read) -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(40_000))
    before = process_time()
    page = f"<html><body><p {attributes}>The pier is closed, says the board.</p><p>Nobody rows.</p></body></html>"
    assert read(page, "a.html").text == "The pier is closed, says the board.\n\nNobody rows."
    assert process_time() - before < 2
    script = "<script>if (i<n) { s = '" + "x" * 40_000 + "'; }</script>"
    assert read(f"<html><body>{script}<p>The pier is closed.</p></body></html>", "a.html").text == "The pier is closed."


def test_footnotes_stand_by_themselves_and_their_signs_not_in_the_text(read: Read) -> None:
    article = read(
        "<article><h1>The ledger</h1>"
        "<p>For two winters the council kept the tables in a drawer.<sup><a href='#fn1'>1</a></sup> Nobody paid"
        "<a href='#fn2'><sup>[2]</sup></a> for printing them, three said. See part <a href='#more'>2</a>.</p>"
        "<h2 id='more'>More</h2><p>The clerk confirmed that he had written the note, and denied any danger.</p>"
        "<section class='footnotes'><hr><ol><li id='fn1'><p>The note names the drawer. <a href='#fnref1'>↩︎</a></p></li>"
        "<li id='fn2'>The printer wanted four hundred pounds. <a href='#fnref2'>↩</a></li></ol></section></article>",
        "page.html",
    )
    paragraph = "For two winters the council kept the tables in a drawer. Nobody paid for printing them, three said."
    assert [(str(block.kind), block.span.of(article.text)) for block in article.blocks[1:]] == [
        ("paragraph", f"{paragraph} See part 2."),
        ("heading", "More"),
        ("paragraph", "The clerk confirmed that he had written the note, and denied any danger."),
        ("footnote", "1 The note names the drawer."),
        ("footnote", "2 The printer wanted four hundred pounds."),
    ]


def test_numbers_within_sentences_and_arrows_to_the_top_are_no_signs_of_footnotes(read: Read) -> None:
    article = read(
        f"<article><h1>The ledger</h1><p>{PROSE}</p>"
        "<p>See note <a href='#fn1'>1</a>. Many<a href='#fn1'>1</a> are dead, in all <a href='#fn1'>30</a>0 people.</p>"
        "<ul><li>Nobody was asked again. <a href='#top'>↑</a></li><li>All were paid. <a href='#'>↑</a></li></ul>"
        "<div class='footnotes'><p id='fn1'>The note names the drawer.</p></div></article>",
        "page.html",
    )
    assert [(str(block.kind), block.span.of(article.text)) for block in article.blocks[2:]] == [
        ("paragraph", "See note 1. Many are dead, in all 300 people."),
        ("list_item", "Nobody was asked again. ↑"),
        ("list_item", "All were paid. ↑"),
        ("footnote", "The note names the drawer."),
    ]


def test_signs_of_footnotes_in_a_page_saved_by_word_are_not_glued_to_its_words(kinds: Kinds) -> None:
    page = (
        f"<body><h1>The ledger</h1><p>{PROSE}</p><p>Nobody paid<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> "
        "for it.</p><div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Three said so.</p></div></body>"
    )
    assert kinds(page, "page.html")[2:] == [
        (BlockKind.PARAGRAPH, "Nobody paid for it."),
        (BlockKind.FOOTNOTE, "[1] Three said so."),
    ]


def test_a_page_cannot_name_its_own_prose_furniture(kinds: Kinds) -> None:
    page = f"<article><h1>Pier closed</h1><p>{PROSE}</p><p data-hearsay-kind='furniture'>The board lied.</p></article>"
    assert (BlockKind.PARAGRAPH, "The board lied.") in kinds(page, "page.html")


def test_lists_within_lists_around_many_links_take_no_time(read: Read) -> None:
    nested = "<ol><li>" * 120 + "<a href='#part'>part</a> " * 20_000
    before = process_time()
    read(f"<html><body><p>{PROSE}</p>{nested}</body></html>", "a.html")
    assert process_time() - before < 4
