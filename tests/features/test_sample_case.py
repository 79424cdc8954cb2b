"""The bundled case: what the reader is told to look for in it is really there, and the engine sees most of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from hearsay.attribution.engine import Engine
from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.reading.folder import read_folder
from hearsay.resources import resource

PLANTS: dict[str, Any] = json.loads((Path(__file__).parent / "sample_plants.json").read_text(encoding="utf-8"))
QUOTATIONS: list[dict[str, str]] = PLANTS["quotations"]
SENTENCES: list[dict[str, str]] = PLANTS["sentences"]


@pytest.fixture(scope="module")
def sample() -> Folder:
    return read_folder(resource("samples", PLANTS["sample"]))


@pytest.fixture(scope="module")
def articles(sample: Folder) -> dict[str, Article]:
    return {article.path: article for article in sample.articles}


@pytest.fixture(scope="module")
def annotated(sample: Folder) -> dict[str, AnnotatedArticle]:
    return _annotated(sample, sample.primary)


@pytest.fixture(scope="module")
def annotated_alone(sample: Folder) -> dict[str, AnnotatedArticle]:
    """What the engine makes of the articles when the reader has no copy of the document."""
    return _annotated(sample, None)


def _annotated(folder: Folder, primary: Article | None) -> dict[str, AnnotatedArticle]:
    engine = Engine()
    first = [engine.annotate(article, primary) for article in folder.articles]
    return {found.article.path: found for found in engine.reconcile(first, primary)}


@pytest.fixture(scope="module")
def document(sample: Folder) -> str:
    assert sample.primary is not None
    return _folded(sample.primary.text)


def _named(plants: list[dict[str, str]]) -> list[ParameterSet]:
    return [pytest.param(plant, id=f"{plant['article']}: {plant['words'][:40]}") for plant in plants]


def _folded(words: str) -> str:
    """Words alone: case, marks and white space say nothing about whether somebody said them."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def _pieces(words: str) -> list[str]:
    return [_folded(piece) for piece in words.split("…")]


def _missed(plants: list[dict[str, str]], annotated: dict[str, AnnotatedArticle]) -> list[str]:
    """Return, for each plant whose sentence got another type than it should, a line that says so."""
    missed = []
    for plant in plants:
        found = annotated[plant["article"]]
        middle = found.article.text.index(plant["words"]) + len(plant["words"]) // 2
        types = [sentence.type.value for sentence in found.sentences if middle in sentence.span]
        if types != [plant["type"]]:
            missed.append(f"{plant['article']}: {plant['type']} expected, {types} found: {plant['words']}")
    return missed


def test_every_file_of_the_sample_opens(sample: Folder) -> None:
    assert not sample.skipped
    assert len(sample.articles) >= 5
    assert all(article.title for article in sample.articles)


def test_every_verdict_is_planted() -> None:
    assert {plant["verdict"] for plant in QUOTATIONS} == {"verbatim", "altered", "truncated", "invented"}


@pytest.mark.parametrize("plant", _named(QUOTATIONS + SENTENCES))
def test_planted_words_stand_once_in_their_article(plant: dict[str, str], articles: dict[str, Article]) -> None:
    assert articles[plant["article"]].text.count(plant["words"]) == 1


@pytest.mark.parametrize("plant", _named(QUOTATIONS))
def test_verdicts_hold_against_the_document(plant: dict[str, str], document: str) -> None:
    words = _folded(plant["words"])
    if plant["verdict"] in ("verbatim", "truncated"):
        assert all(piece in document for piece in _pieces(plant["words"]))
    else:
        assert words not in document
    if plant["verdict"] in ("altered", "truncated"):
        original = _folded(plant["original"])
        assert original in document
        assert words != original
        if plant["verdict"] == "truncated":
            assert all(piece in original for piece in _pieces(plant["words"]))


def test_planted_quotations_get_their_type(annotated: dict[str, AnnotatedArticle]) -> None:
    missed = _missed(QUOTATIONS, annotated)
    assert len(missed) <= 0.06 * len(QUOTATIONS), "\n".join(missed)


def test_planted_quotations_get_their_type_without_the_document(annotated_alone: dict[str, AnnotatedArticle]) -> None:
    plants = [plant | {"type": plant.get("type_without_document", plant["type"])} for plant in QUOTATIONS]
    missed = _missed(plants, annotated_alone)
    assert len(missed) <= 0.10 * len(QUOTATIONS), "\n".join(missed)


def test_the_traps_around_them_get_their_type(annotated: dict[str, AnnotatedArticle]) -> None:
    missed = _missed(SENTENCES, annotated)
    assert len(missed) <= 0.05 * len(SENTENCES), "\n".join(missed)
