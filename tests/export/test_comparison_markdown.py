"""The comparison in Markdown: changes in signs and in words, and no quotation that breaks the document."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import lxml.html
import markdown
import pytest

from hearsay.export.analysis_markdown import analysis_markdown

if TYPE_CHECKING:
    from tests.export.conftest import Affair

MADE = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def document_of(affair: "Affair") -> str:
    return analysis_markdown(affair.folder, affair.annotated, affair.compared, affair.explain, made=MADE)


@pytest.fixture(scope="module")
def lines(affair: "Affair") -> list[str]:
    return document_of(affair).splitlines()


def test_quotations_and_sources_stand_between_the_overview_and_the_articles(lines: list[str]) -> None:
    assert [line for line in lines if line.startswith("## ")] == [
        "## Quotations",
        "## Echoes",
        "## Sources",
        "## 1 herald.txt",
        "## 2 gazette.txt",
        "## 3 mirror.txt",
        "## 4 post.txt",
    ]
    assert [line for line in lines if line.startswith("### ")] == [
        "### Not in the document: 1",
        "### Altered: 1",
        "### Cut: 1",
        "### Of other sources: 1",
    ]


def test_a_quotation_has_its_words_who_says_them_its_roots_and_its_variants(lines: list[str]) -> None:
    start = lines.index("**Quotation 2**")
    words, speakers, gazette, mirror, herald = lines[start + 2], lines[start + 4], *lines[start + 6 : start + 9]
    assert words == "> The great lamp of the island will not fail before winter unless the oil freezes,"
    assert speakers == "Said by Ida Thorn. Three articles, one root: the memo, by way of The Herald."
    assert gazette.split(" · ") == [
        "- ≠ **altered**",
        "“the great lamp of the island will ~~not~~ fail before winter. ~~unless the oil freezes~~”",
        "⚠ **Drops a negation (“not”) and a condition (“unless the oil freezes”).**",
        "“not” is left out; “unless the oil freezes” is left out at the end.",
        "2 gazette.txt (The Herald › the memo › Ida Thorn)",
    ]
    assert mirror.split(" · ") == [
        "- ≠ **altered**",
        (
            "“The great *\\[old\\]* lamp of the island will ~~not~~ **never** fail before winter "
            "unless the oil freezes,”"
        ),
        "“\\[old\\]” is added in brackets; “never” stands for “not”.",
        "3 mirror.txt (the memo › Ida Thorn)",
    ]
    assert herald == "- ✓ **word for word** · 1 herald.txt (the memo › Ida Thorn)"


def test_what_drops_a_negation_is_told_before_all_quotations_and_sentences_name_theirs(lines: list[str]) -> None:
    (alarm,) = (line for line in lines if line.startswith("⚠"))
    assert alarm.endswith("left out or replaced: 2.")
    assert sum(" · quotation 2 · " in line for line in lines) == 3


def test_sources_are_a_table_that_viewers_can_show(lines: list[str]) -> None:
    start = lines.index("## Sources")
    assert "4 sources: 4 named. Of the named, " in lines[start + 2]
    table = lines[start + 4 : lines.index("## 1 herald.txt")]
    page = lxml.html.fromstring(markdown.markdown("\n".join(table), extensions=["tables"]))
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page.xpath(".//tbody/tr")]
    assert rows[0] == ["◆ the memo", "4", "4", "1", "", "", "", "Ida Thorn"]
    assert rows[-1] == ["The Herald", "1", "1", "", "", "", "", "the memo and Ida Thorn"]
    assert {len(row) for row in rows} == {8}


def test_where_nothing_is_shared_one_sentence_says_so(make_affair: Callable[..., "Affair"]) -> None:
    lines = document_of(make_affair({"a.txt": "Nobody came.", "b.txt": "It rained."})).splitlines()
    start = lines.index("## Quotations")
    assert lines[start + 2 : start + 11 : 2] == [
        "No quotation stands in more than one article, and there is no primary document to hold one against.",
        "## Echoes",
        "No sentence is told in two of these articles but between quotation marks.",
        "## Sources",
        "No sentence names a source.",
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "# not a heading",
        "---",
        "> quoted",
        "<script>alert(1)</script>",
        "[click](javascript:alert(1)) ![x](http://a.b/c.png)",
        "| a | b |",
        "~~struck~~ ~",
        "* * **",
        "1. one\n\n2. two",
        "`code` ``` fence",
        "\u202eesrever",
    ],
)
def test_no_quotation_breaks_the_document(hostile: str, hostile_affair: Callable[[str], "Affair"]) -> None:
    body = document_of(hostile_affair(hostile)).split("\n---\n", 1)[1]
    page = lxml.html.fromstring(f"<main>{markdown.markdown(body, extensions=['tables', 'fenced_code'])}</main>")
    assert {element.tag for element in page.iter()} <= {
        "main", "h1", "h2", "h3", "p", "em", "strong", "blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th",
        "td",
    }  # fmt: skip
    assert len(page.xpath("//h2")) == 5
    assert len(page.xpath("//ul/li")) == 2
    rows = page.xpath("//tr[count(td)=8]")
    assert len(rows) == 2
    said = " ".join(hostile.split())
    assert said in " ".join(page.xpath("//ul/li")[0].text_content().split())
    assert said in rows[0][0].text_content().replace("\u202c", "")


def test_what_is_too_much_to_show_is_counted(crowded_affair: Callable[[int, int], "Affair"]) -> None:
    lines = document_of(crowded_affair(30, 63)).splitlines()
    assert "And 3 more quotations, in fewer articles." in lines
    assert lines.count("- and 10 more variants") == 60
