"""The comparison in the page: every change can be seen and read, and each variant leads to its sentence and back."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import lxml.html
import pytest
from lxml.html import HtmlElement

from hearsay.export.analysis_html import analysis_html

if TYPE_CHECKING:
    from tests.export.conftest import Affair

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def html_of(affair: "Affair") -> str:
    return analysis_html(affair.folder, affair.annotated, affair.compared, affair.explain, made=MADE)


def page_of(affair: "Affair") -> HtmlElement:
    return lxml.html.document_fromstring(html_of(affair))


def text_of(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


@pytest.fixture(scope="module")
def page(affair: "Affair") -> HtmlElement:
    return page_of(affair)


def test_quotations_stand_under_their_worst_verdict_each_counted_at_the_head(page: HtmlElement) -> None:
    pane = page.get_element_by_id("quotations")
    assert [text_of(heading) for heading in pane.xpath(".//h3")] == [
        "Not in the document 1",
        "Altered 1",
        "Cut 1",
        "Of other sources 1",
    ]
    assert "1 not in the document, 1 altered, 1 cut and 1 of other sources." in text_of(pane)
    assert [q.text for q in pane.xpath(".//p[@class='words']/q")] == [
        "I would sooner drink the oil than burn it",
        "The great lamp of the island will not fail before winter unless the oil freezes",
        "We may have to close the tower for good",
        "We have counted every barrel on the whole island",
    ]


def test_who_says_it_and_its_roots_are_told_in_a_sentence(page: HtmlElement) -> None:
    told = [text_of(q.find_class("facts")[0]) for q in page.find_class("quotation")]
    assert told == [
        "Said by Ida Thorn. One article gives the words to the document.",
        "Said by Ida Thorn. Three articles, one root: the memo, by way of The Herald.",
        "Said by Ida Thorn. One article, one root: the memo.",
        "Said by Olaf Brandt. Two articles, one root: Olaf Brandt.",
    ]


def test_each_changed_word_is_marked_as_what_happened_to_it_and_told_in_words(page: HtmlElement) -> None:
    lamp = page.get_element_by_id("q2")
    gazette, mirror, herald = lamp.xpath("./ul/li")
    assert [variant.get("class") for variant in (gazette, mirror, herald)] == ["altered", "altered", "verbatim"]
    (marked,) = gazette.find_class("marked")
    assert [(each.tag, each.get("class"), each.text) for each in marked] == [
        ("del", "lost", "not"),
        ("del", "lost", "unless the oil freezes"),
    ]
    assert text_of(marked) == "the great lamp of the island will not fail before winter. unless the oil freezes"
    (marked,) = mirror.find_class("marked")
    assert [(each.tag, each.text) for each in marked] == [("mark", "[old]"), ("del", "not"), ("ins", "never")]
    assert "“never” stands for “not”" in text_of(mirror)
    assert not herald.find_class("marked")
    assert text_of(herald).startswith("✓word for word")


def test_a_dropped_negation_or_condition_stands_out(page: HtmlElement) -> None:
    alarm, *others = page.find_class("loss")
    assert text_of(alarm).startswith("In one quotation a negation, a condition or a hedge is dropped")
    assert alarm.xpath("./a/@href") == ["#q2"]
    assert [text_of(bold) for each in others for bold in each.iterchildren("b")] == [
        "Drops a negation (“not”) and a condition (“unless the oil freezes”).",
    ]


def test_each_variant_leads_to_its_sentence_and_the_sentence_back(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(link)[1:] for link in page.xpath("//@href")} <= set(ids)
    for quotation in page.find_class("quotation"):
        links = quotation.xpath(".//ul[@class='places']//a/@href")
        assert links
        for link in links:
            (back,) = page.xpath("//*[@id=$sentence]/following-sibling::*[1]", sentence=str(link)[1:])
            assert back.get("class") == "back"
            assert back.get("href") == f"#{quotation.get('id')}"


def test_the_table_of_sources_has_names_figures_and_go_betweens(page: HtmlElement) -> None:
    table = deepcopy(page)
    for said in table.find_class("said"):
        said.drop_tree()
    rows = [[text_of(cell) for cell in row] for row in table.xpath("//section[@id='sources']//tbody/tr")]
    assert [row[0] for row in rows] == [
        "◆ the memo go-between for Ida Thorn",
        "Ida Thorn",
        "Olaf Brandt",
        "The Herald go-between for the memo and Ida Thorn",
    ]
    assert [row[2] for row in rows] == ["4", "4", "2", "1"]
    assert rows[2][1] == "❝ Direct quote 2"
    (way,) = page.xpath("//a[@href='#sources']")
    assert text_of(way).endswith("4 sources: 4 named")
    assert "4 sources: 4 named. Of the named, " in text_of(page.get_element_by_id("sources"))


def test_without_the_document_variants_are_held_against_the_fullest(affair_alone: "Affair") -> None:
    page = page_of(affair_alone)
    pane = page.get_element_by_id("quotations")
    assert "Without the primary document none can be judged" in text_of(pane)
    assert not pane.xpath(".//h3")
    assert not pane.find_class("verdict")
    assert [each.text for each in pane.xpath(".//*[@class='marked']//ins")] == ["never"]


@pytest.mark.parametrize(("memo", "told"), [("", "there is no primary document"), ("A memo.", "found in it.")])
def test_where_nothing_is_shared_one_sentence_says_so(
    make_affair: Callable[..., "Affair"], memo: str, told: str
) -> None:
    page = page_of(make_affair({"a.txt": "Nobody came.", "b.txt": "It rained."}, memo))
    (sentence,) = page.xpath("//section[@id='quotations']/p")
    assert text_of(sentence).startswith("No quotation stands in more than one article, and ")
    assert told in text_of(sentence)
    assert text_of(page.xpath("//section[@id='sources']/p")[0]) == "No sentence names a source."


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</q></p></section><iframe src=http://a.b>",
        '" onmouseover="alert(1)" x="',
        "</del></ins></mark><img src=x onerror=alert(1)>",
        "&lt;b&gt; &#x3c;",
        "\u202eesrever",
    ],
)
def test_hostile_text_is_shown_and_does_nothing(hostile: str, hostile_affair: Callable[[str], "Affair"]) -> None:
    page = page_of(hostile_affair(hostile))
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "base", "svg", "form"}
    assert not [name for element in page.iter() for name in element.attrib if str(name).startswith("on")]
    assert len(page.find_class("quotation")) == 1
    pane = page.get_element_by_id("quotations")
    for element in pane.xpath(".//q | .//del | .//ins | .//mark[text()!='boxed words'] | .//ul[@class='places']//bdi"):
        assert hostile in text_of(element) or element.text in {"struck words", "underlined words"}
    assert text_of(page.xpath("//tbody//th/bdi")[0]) == hostile


def test_what_is_too_much_to_show_is_counted(crowded_affair: Callable[[int, int], "Affair"]) -> None:
    page = page_of(crowded_affair(30, 63))
    assert len(page.find_class("quotation")) == 60
    pane = page.get_element_by_id("quotations")
    assert "And 3 more quotations, in fewer articles." in text_of(pane)
    first = page.get_element_by_id("q1")
    assert len(first.xpath("./ul/li")) == 20
    assert "And 10 more variants." in text_of(first)
    assert len(html_of(crowded_affair(30, 630))) < 1.1 * len(html_of(crowded_affair(30, 63)))
