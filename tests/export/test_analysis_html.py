"""The report as a page: it shows every word, acts nowhere, loads nothing, and says each type in three ways."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from hearsay.domain.article import Article, Block, BlockKind, Folder, SkippedFile
from hearsay.domain.attribution import (
    COLOURED_TYPES,
    AnnotatedArticle,
    Attribution,
    AttributionType,
    Evidence,
    EvidenceKind,
    Sentence,
)
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.spans import Span
from hearsay.export.analysis_html import analysis_html
from hearsay.services.analysis import Analysis

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script src=//a.b/c.js></script>",
    "--><img src=x onerror=alert(1)>",
    "]]><svg onload=alert(1)>",
    '" onmouseover="alert(1)" style=\'background:url(http://a.b)\'',
    "</span></p></article><iframe src=http://a.b>",
    "&lt;b&gt; &amp;#60; &#x3c;script&#x3e;",
    "\u202eesrever\u202c \u2067 never closed",
    "<base href=http://a.b><meta http-equiv=refresh content=0>",
]


def explain(sentence: Sentence) -> str:
    return f"because of {sentence.evidence[0].words}" if sentence.evidence else "because"


def annotated(
    path: str, *pieces: tuple[BlockKind, str, AttributionType], chain: tuple[str, ...] = (), language: str = "en"
) -> AnnotatedArticle:
    """Return an article of one block a piece, each block one sentence of the type given."""
    blocks, sentences, start = [], [], 0
    for kind, text, typed in pieces:
        end = start + len(text)
        blocks.append(Block(start, end, kind))
        evidence = (Evidence(EvidenceKind.CUE, text[:20]),)
        sentences.append(Sentence(start, end, typed, 0.8, chain, (), evidence))
        start = end + 2
    text = "\n\n".join(text for _, text, _ in pieces)
    article = Article(path, text, tuple(blocks), title=pieces[0][1], outlet="", language=language)
    return AnnotatedArticle(article, tuple(sentences), (), (), "rules 1")


def page_of(*articles: AnnotatedArticle, folder: Folder | None = None) -> tuple[str, HtmlElement]:
    given_folder = folder or Folder("/case", tuple(each.article for each in articles))
    html = analysis_html(given_folder, articles, ComparedFolder(), explain, made=MADE)
    return html, lxml.html.document_fromstring(html)


def shown_text(element: HtmlElement) -> str:
    """Return an article's own words as the page holds them, without what the report says of them."""
    for said in element.xpath(".//*[@role='tooltip' or @class='reasons' or @class='label']"):
        said.drop_tree()
    return str(element.text_content())


@pytest.fixture
def every_type() -> AnnotatedArticle:
    said = [(BlockKind.PARAGRAPH, f"Sentence of {kind.value}.", kind) for kind in AttributionType]
    return annotated("all.txt", (BlockKind.HEADLINE, "All", AttributionType.NONE), *said, chain=("the memo", "Réa"))


def test_each_type_has_its_tint_its_underline_its_sign_and_its_reason_in_words(every_type: AnnotatedArticle) -> None:
    html, page = page_of(every_type)
    sentences = page.xpath("//*[@tabindex and contains(@class, 's ')]")
    assert [s.get("class") for s in sentences] == [f"s {kind.value}" for kind in COLOURED_TYPES]
    for sentence, kind in zip(sentences, COLOURED_TYPES, strict=True):
        told = page.get_element_by_id(sentence.get("aria-describedby")).text_content()
        assert kind.label in told
        assert "this article›the memo›Réa" in told
        assert f"because of Sentence of {kind.value}"[:30] in told
        assert f".{kind.value} {{ --type-tint" in html
        assert re.search(rf'\.s\.{kind.value}::before {{ content: ".', html)
    underlines = re.findall(r"--type-underline: (\w+);", html)
    assert sorted(underlines) == ["dashed", "dotted", "double", "solid", "wavy"]


def test_the_legend_and_the_bars_count_the_sentences(every_type: AnnotatedArticle) -> None:
    _, page = page_of(every_type, every_type)
    assert [count.text_content() for count in page.find_class("count")] == ["2"] * len(COLOURED_TYPES)
    bars = page.find_class("mix")
    assert len(bars) == 4
    assert all("Author opinion 1" in (bar.get("aria-label") or "") for bar in bars)
    assert [bar.get("class") for bar in bars[0]] == [kind.value for kind in COLOURED_TYPES]


def test_nothing_is_loaded_nothing_acts_and_the_policy_forbids_it(every_type: AnnotatedArticle) -> None:
    html, page = page_of(every_type)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy
    assert policy[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert html.index("Content-Security-Policy") < html.index("<style>")
    assert "url(" not in html
    assert "@import" not in html
    assert "http" not in re.sub(r"http-equiv", "", html)
    assert_inert(page)


def assert_inert(page: HtmlElement) -> None:
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "base", "svg", "form", "video", "audio"}
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name not in {"src", "srcset", "action", "formaction", "background", "poster"}
            assert name != "href" or str(value).startswith("#")
            assert name != "style" or re.fullmatch(r"flex:\d+ 1 0", str(value))


def test_every_link_leads_to_something_in_the_page(every_type: AnnotatedArticle) -> None:
    _, page = page_of(every_type, every_type)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(link)[1:] for link in page.xpath("//@href")} <= set(ids)
    assert {str(name) for name in page.xpath("//@aria-describedby | //@aria-labelledby")} <= set(ids)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing_wherever_it_stands(hostile: str) -> None:
    paragraph, none = AttributionType.QUOTE, AttributionType.NONE
    found = annotated(
        f"{hostile}.txt",
        (BlockKind.HEADLINE, hostile, none),
        (BlockKind.PARAGRAPH, f"Before {hostile} after.", paragraph),
        (BlockKind.BLOCK_QUOTE, hostile, paragraph),
        (BlockKind.LIST_ITEM, hostile, paragraph),
        (BlockKind.TABLE, hostile, none),
        (BlockKind.COMMENT, hostile, none),
        chain=(hostile, hostile),
        language=hostile,
    )
    folder = Folder(f"/{hostile}", (found.article,), found.article, (SkippedFile(hostile, hostile),))
    html, page = page_of(found, folder=folder)
    assert_inert(page)
    assert len(page.find_class("article")) == 1
    own = shown_text(page.find_class("article")[0])
    assert own.count(hostile) == 7  # the headline, the path, and the five blocks
    assert html.count("</body>") == html.count("</style>") == html.count("<title>") == 1


def test_a_change_of_writing_direction_ends_with_the_text_that_has_it() -> None:
    turned = "\u202eesrever"
    found = annotated(
        f"{turned}.txt",
        (BlockKind.HEADLINE, turned, AttributionType.NONE),
        (BlockKind.PARAGRAPH, turned, AttributionType.QUOTE),
        (BlockKind.PARAGRAPH, turned, AttributionType.NONE),
        (BlockKind.HEADING, turned, AttributionType.NONE),
        (BlockKind.COMMENT, turned, AttributionType.NONE),
        chain=(turned,),
    )
    folder = Folder(f"/{turned}", (found.article,), found.article, (SkippedFile(turned, turned),))
    html, page = page_of(found, folder=folder)
    holders = [element for element in page.iter() if isinstance(element.tag, str) and turned in (element.text or "")]
    assert len(holders) > 10
    for element in holders:
        isolated_by_style = {"s quote", "apart"}
        isolates = element.tag in {"bdi", "title"} or element.get("dir") or element.get("class") in isolated_by_style
        assert isolates, lxml.html.tostring(element)
    assert "\n.s, .apart { unicode-bidi: isolate; }" in html


def test_control_characters_that_no_page_may_hold_are_left_out() -> None:
    text = "a\x00b\x0bc\x1bd\x7fe\x9ff\ufffeg\ufdd0h \ud800 i"
    html, page = page_of(annotated("a.txt", (BlockKind.PARAGRAPH, text, AttributionType.QUOTE)))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", html)
    html.encode("utf-8")
    assert page.find_class("s")[0].text == "abcdefgh \ufffd i"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(BlockKind)),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=30)
            .map(str.strip)
            .filter(bool),
            st.sampled_from(list(AttributionType)),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_page_shows_every_word_of_any_article(pieces: list[tuple[BlockKind, str, AttributionType]]) -> None:
    _, page = page_of(annotated("a.txt", *pieces))
    assert_inert(page)
    own = "".join(shown_text(page.find_class("article")[0]).split())
    for _, text, _ in pieces:
        assert "".join(text.split()) in own


def test_what_is_no_prose_is_quiet_and_has_no_colour() -> None:
    kinds = [kind for kind in BlockKind if not kind.is_prose]
    pieces = [(kind, f"Text of {kind.value}", AttributionType.NONE) for kind in kinds]
    spoken = (BlockKind.PARAGRAPH, "It held.", AttributionType.UNATTRIBUTED)
    _, page = page_of(annotated("a.txt", *pieces, spoken))
    assert len(page.find_class("s")) == 1
    own = shown_text(page.find_class("article")[0])
    assert all(own.count(f"Text of {kind.value}") == 1 for kind in kinds)


def test_the_words_of_source_and_cue_are_marked_in_the_sentence() -> None:
    text = "Réa said it held, the memo said."
    plain = annotated("a.txt", (BlockKind.PARAGRAPH, text, AttributionType.SECONDHAND))
    attribution = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 16),), ("Réa",))
    sentence = Sentence(0, len(text), AttributionType.SECONDHAND, 0.9, ("Réa",), (0,))
    _, page = page_of(AnnotatedArticle(plain.article, (sentence,), (attribution,), (), "rules 1"))
    assert [each.text for each in page.find_class("source")] == ["Réa"]
    assert [each.text for each in page.find_class("cue")] == ["said"]
    assert shown_text(page.find_class("s")[0]) == text


def test_the_readers_own_choice_is_called_so() -> None:
    text = "It held."
    plain = annotated("a.txt", (BlockKind.PARAGRAPH, text, AttributionType.OPINION))
    own = Sentence(0, len(text), AttributionType.OPINION, 1.0, overruled=AttributionType.UNATTRIBUTED)
    _, page = page_of(AnnotatedArticle(plain.article, (own,), (), (), "rules 1"))
    assert "the reader’s own choice" in page.find_class("why")[0].text_content()


def test_the_cover_names_articles_document_unread_files_and_how_it_was_made(every_type: AnnotatedArticle) -> None:
    memo = Article("primary.txt", "The secret text.", (Block(0, 16, BlockKind.PARAGRAPH),), title="The memo")
    folder = Folder("/home/r/dam", (every_type.article,), memo, (SkippedFile("scan.pdf", "It is of an unknown kind."),))
    html, page = page_of(every_type, folder=folder)
    cover = page.find_class("cover")[0].text_content()
    for words in ("dam", "1 article, 5 sentences", "The memo", "scan.pdf", "It is of an unknown kind.", "rules 1"):
        assert words in cover
    assert "4 May 2026" in cover
    assert "The secret text." not in html
    assert "/home/r" not in html


def test_two_columns_of_an_empty_article_and_an_empty_folder_are_pages_too() -> None:
    empty = AnnotatedArticle(Article("empty.txt", "", ()), (), (), (), "rules 1")
    _, page = page_of(empty)
    assert "No sentences of its own." in page.find_class("article")[0].text_content()
    _, page = page_of()
    assert page.find_class("article") == []


@pytest.fixture(scope="module")
def engine() -> Analysis:
    return Analysis()


def test_what_the_engine_finds_is_shown_whole(engine: Analysis) -> None:
    text = "Ana Ruiz said the pier was closed. “It is rotten,” she told the board, according to the memo."
    article = Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    html = analysis_html(
        Folder("/c", (article,)), [engine.annotate(article)], ComparedFolder(), engine.explain, made=MADE
    )
    paragraph = lxml.html.document_fromstring(html).xpath("//p[@class='text']")[0]
    assert shown_text(paragraph) == text


def test_ten_thousand_sentences_take_no_more_than_their_share(benchmark_seconds: Callable[[], float]) -> None:
    pieces = [(BlockKind.PARAGRAPH, f"The dam held for the {n}th time.", AttributionType.QUOTE) for n in range(10_000)]
    found = annotated("long.txt", *pieces)
    before = benchmark_seconds()
    page_of_text = analysis_html(Folder("/c", (found.article,)), [found], ComparedFolder(), explain, made=MADE)
    assert page_of_text.count('role="tooltip"') == 10_000
    assert benchmark_seconds() - before < 5.0


@pytest.fixture
def benchmark_seconds() -> Callable[[], float]:
    """A clock of this process's own work, so that a busy machine fails no test."""
    import time

    return time.process_time


def test_the_style_sheet_is_one_of_the_shipped_files() -> None:
    from hearsay.resources import resource

    sheet: Path = resource("report", "report.css")
    text = sheet.read_text("utf-8")
    assert text.count("{") == text.count("}")
    for medium in ("@media print", "min-width: 56rem", "forced-colors: active"):
        assert medium in text


def test_an_uncertain_type_is_hatched_told_and_explained() -> None:
    pier = annotated("a.txt", (BlockKind.PARAGRAPH, "The pier is old.", AttributionType.OPINION))
    doubted = replace(pier, sentences=(replace(pier.sentences[0], confidence=0.41),))
    html, page = page_of(doubted)
    (sentence,) = page.xpath("//article//*[contains(@class, 'unsure')]")
    assert sentence.get("class") == "s opinion unsure"
    assert "uncertain: 41%" in sentence.text_content()
    assert any("less than 60% sure" in entry.text_content() for entry in page.xpath("//dl[@class='key']/dd"))
    assert "repeating-linear-gradient" in html
    assert "--opinion-hatch: #" in html
    assert not page_of(pier)[1].xpath("//article//*[contains(@class, 'unsure')]")
    own = replace(doubted, sentences=(replace(doubted.sentences[0], overruled=AttributionType.QUOTE),))
    assert not page_of(own)[1].xpath("//article//*[contains(@class, 'unsure')]")


def test_what_is_wrong_with_the_engine_stands_at_the_head() -> None:
    pier = annotated("a.txt", (BlockKind.PARAGRAPH, "The pier is old.", AttributionType.OPINION))
    told = replace(pier, notice="The model is <damaged>; rules colour instead.")
    _, page = page_of(told, told)
    (notice,) = page.xpath("//aside//*[@class='notice']")
    assert notice.text_content() == "The model is <damaged>; rules colour instead."
    assert notice.getnext().text_content().startswith("Compared")
    assert not page_of(pier)[1].xpath("//*[@class='notice']")
