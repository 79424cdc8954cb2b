"""The preview shows the document and does nothing else: no script, no image, nothing loaded."""

import lxml.html
import pytest

from hearsay.export.preview import preview_html

END = "\n\nThe end."
HARMLESS = {"p", "em", "strong", "a", "ul", "li", "blockquote", "pre", "code", "h1", "main", "br", "hr"}


def test_it_leaves_out_the_front_matter_and_renders_the_rest() -> None:
    html = preview_html('---\ntitle: "x"\n---\n\n# Notes\n\n> said\n\n```\n<x>\n```\n')
    assert "title" not in html
    assert "<h1>Notes</h1>" in html
    assert "<blockquote>" in html
    assert "<code>&lt;x&gt;" in html


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src='http://a.b/c.png'>",
        "text <iframe src=x></iframe> text",
        "![alt *x*](http://a.b/c.png 'title')",
        "![alt][ref]\n\n[ref]: file:///etc/passwd",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html,x)",
        "[click](file:///etc/passwd)",
        "[click](http://[broken)",
        "<javascript:alert(1)>",
        "<style>p { background: url(http://a.b) }</style>",
        "<!-- never closed",
    ],
)
def test_nothing_in_it_acts_or_loads(markdown: str) -> None:
    tree = lxml.html.fromstring(f"<main>{preview_html(markdown + END)}</main>")
    assert {element.tag for element in tree.iter()} <= HARMLESS
    assert tree[-1].text_content() == "The end."
    for element in tree.iter():
        assert set(element.attrib) <= {"href", "class", "title"}
        assert element.get("href", "").split(":")[0] in {"", "http", "https", "mailto"}


def test_an_image_shows_as_its_description_and_links_to_the_web_stay() -> None:
    html = preview_html("a ![the quay](http://a.b/c.png) b [site](https://a.b/) c")
    assert html == '<p>a <em>[the quay]</em> b <a href="https://a.b/">site</a> c</p>'


def test_a_tag_is_no_heading() -> None:
    assert preview_html("#tag\n\n# Heading") == "<p>#tag</p>\n<h1>Heading</h1>"
