"""The bundled case as a report of the command line: what was altered, cut and invented stands where one looks."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml.html import HtmlElement

from hearsay.resources import resource

PLANTS: dict[str, Any] = json.loads((Path(__file__).parent / "sample_plants.json").read_text(encoding="utf-8"))
VERDICTS = {"altered": "altered", "truncated": "truncated", "invented": "absent"}
UNFAITHFUL: list[dict[str, str]] = [plant for plant in PLANTS["quotations"] if plant["verdict"] in VERDICTS]
HEADINGS = {"invented": "Not in the document", "altered": "Altered", "truncated": "Cut"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def report_of(form: str, target: Path) -> str:
    command = [sys.executable, "-m", "hearsay", "analyze", str(resource("samples", PLANTS["sample"]))]
    subprocess.run([*command, "--format", form, "-o", str(target)], check=True, timeout=60, capture_output=True)
    return target.read_text("utf-8")


@pytest.fixture(scope="module")
def as_json(data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report_of("json", data / "report.json"))
    return found


@pytest.fixture(scope="module")
def page(data: Path) -> HtmlElement:
    return lxml.html.document_fromstring(report_of("html", data / "report.html"))


@pytest.fixture(scope="module")
def document(data: Path) -> str:
    return report_of("markdown", data / "report.md")


@pytest.mark.parametrize("plant", UNFAITHFUL, ids=lambda plant: f"{plant['article']}: {plant['words'][:40]}")
def test_scripts_read_of_each_unfaithful_quotation_what_is_wrong_with_it(
    plant: dict[str, str], as_json: dict[str, Any]
) -> None:
    (article,) = (each for each in as_json["articles"] if each["path"] == plant["article"])
    at = article["text"].index(plant["words"])
    quotation = next(each for each in article["quotations"] if each["start"] <= at < each["end"])
    (cluster,) = (each for each in as_json["clusters"] if each["id"] == quotation["cluster"])
    members = [each for each in cluster["members"] if each["path"] == plant["article"] and each["start"] <= at]
    assert VERDICTS[plant["verdict"]] in {member["verdict"] for member in members}


@pytest.mark.parametrize("plant", UNFAITHFUL, ids=lambda plant: f"{plant['article']}: {plant['words'][:40]}")
def test_the_page_leads_from_each_unfaithful_quotation_to_its_sentence(
    plant: dict[str, str], page: HtmlElement
) -> None:
    kind = VERDICTS[plant["verdict"]]
    variants = page.xpath(f"//section[@id='quotations']//ul[@class='variants']/li[@class='{kind}']")
    links = [str(link) for variant in variants for link in variant.xpath(".//ul[@class='places']//a/@href")]
    reached = [" ".join(page.get_element_by_id(link[1:]).text_content().split()) for link in links]
    assert any(plant["words"] in sentence for sentence in reached)


def test_the_dropped_words_stand_out_in_the_page(page: HtmlElement) -> None:
    lost = {" ".join(each.text_content().split()) for each in page.xpath("//del[@class='lost']")}
    assert {"not", "no", "that troubles nobody", "and will not order anything"} <= lost
    assert page.xpath("//section[@id='quotations']/p[@class='loss']/a")


def test_markdown_tells_the_same_under_the_same_headings(document: str) -> None:
    sections = document.split("\n## Sources\n")[0].split("\n### ")[1:]
    by_heading = {section.split(":", 1)[0]: section for section in sections}
    assert list(by_heading)[:3] == list(HEADINGS.values())
    for plant in UNFAITHFUL:
        if plant["verdict"] == "invented":
            assert f"> {plant['words']}" in by_heading[HEADINGS["invented"]]
    assert "I am ~~not~~ asking anyone to stop the clock." in by_heading["Altered"]
    assert "~~eleven~~ **twelve** hundred crowns" in by_heading["Altered"]
