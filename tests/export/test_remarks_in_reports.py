"""Every report tells what the articles say of a source, and leads to the place; a hostile name breaks none of them."""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring

from hearsay.export.analysis_html import analysis_html
from hearsay.export.analysis_json import folder_as_json
from hearsay.export.analysis_markdown import analysis_markdown

if TYPE_CHECKING:
    from tests.export.conftest import Affair

PAPERS = {
    "wire.txt": (
        "“The bridge will hold until the spring flood,” Ida Lund wrote, according to the leaked memo.\n\n"
        "The Harbour Post could not verify the memo. Lund declined to comment."
    )
}
MEMO = "The engineer, Ida Lund, said that the bridge will hold until the spring flood."


@pytest.fixture(scope="module")
def remarked(make_affair: Callable[..., "Affair"]) -> "Affair":
    return make_affair(PAPERS, MEMO)


def test_json_has_the_place_of_every_remark(remarked: "Affair") -> None:
    found = folder_as_json(remarked.folder, remarked.annotated, remarked.compared, remarked.explain)
    sources = {source["name"]: source for source in json.loads(json.dumps(found))["sources"]}
    text = PAPERS["wire.txt"]
    [declined] = sources["Ida Lund"]["remarks"]
    assert (declined["kind"], declined["path"], declined["by"]) == ("declined", "wire.txt", None)
    assert text[declined["start"] : declined["end"]] == declined["words"] == "Lund declined to comment"
    [doubt] = sources["the leaked memo"]["remarks"]
    assert doubt["kind"] == "not_authenticated"
    assert sources["Ida Lund"]["standing"]["by_hearsay"] == 1


def test_markdown_tells_it_below_the_table_of_sources(remarked: "Affair") -> None:
    document = analysis_markdown(remarked.folder, remarked.annotated, remarked.compared, remarked.explain)
    [line] = [line for line in document.splitlines() if line.startswith("- **Ida Lund**")]
    assert "By hearsay: 1 sentence, through the leaked memo" in line
    assert "Asked, and did not answer: “Lund declined to comment” (wire.txt)" in line


def test_html_leads_from_a_remark_to_its_sentence(remarked: "Affair") -> None:
    page = analysis_html(remarked.folder, remarked.annotated, remarked.compared, remarked.explain)
    [anchor] = re.findall(r'did not answer: “Lund declined to comment”.{0,40}?<a href="#(\w+)"', page)
    sentence = document_fromstring(page).get_element_by_id(anchor).text_content()
    assert "Lund declined to comment." in sentence
