"""The picture of who has it from whom as a file: well-formed, safe, and with everything that the window shows."""

from lxml import etree

from hearsay.comparison.flow_layout import lay_out_flow
from hearsay.comparison.source_flow import source_flow
from hearsay.domain.attribution import AttributionType
from hearsay.domain.flow_picture import FlowColours
from hearsay.domain.sources import Route, Source, SourceKind, SourceRegister
from hearsay.export.flow_svg import flow_svg

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = FlowColours(
    "#ffffff", "#fefefe", "#cccccc", "#111111", "#666666", "#0000aa", {AttributionType.QUOTE: "#008080"}
)


def picture(*names: str) -> etree._Element:
    sources = tuple(
        Source(name, SourceKind.DOCUMENT if name == "memo" else SourceKind.NAMED, (name,)) for name in names
    )
    routes = {("a", n): Route("a", n, AttributionType.QUOTE, (n,), n) for n in range(len(names))}
    placed = lay_out_flow(source_flow(SourceRegister(sources, routes), {"a": "The Post"}), 900, 300)
    return etree.fromstring(flow_svg(placed, COLOURS, seal="◆", title="One article").encode())


def test_every_box_and_ribbon_is_in_the_file_and_says_what_it_is() -> None:
    drawn = picture("memo", "Ada Quill")
    assert len(drawn.findall(f".//{SVG}path")) == 2
    texts = ["".join(each.itertext()) for each in drawn.iter(f"{SVG}text")]
    assert {"Articles", "Roots", "The Post", "memo", "◆", "Ada Quill"} <= set(texts)
    titles = [each.text for each in drawn.iter(f"{SVG}title")]
    assert "1 sentence: The Post → memo" in titles


def test_names_full_of_markup_and_control_characters_stay_words() -> None:
    drawn = picture("<script>alert(1)</script>", "a\x00b\"'&", "x" * 5000)
    assert {each.tag for each in drawn.iter()} == {SVG + tag for tag in ("svg", "title", "rect", "g", "text", "path")}
    assert not [
        name for each in drawn.iter() for name in each.attrib if "href" in str(name) or str(name).startswith("on")
    ]
    assert max(len("".join(each.itertext())) for each in drawn.iter(f"{SVG}text")) < 60
