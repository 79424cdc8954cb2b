"""What the reader puts right of an article's origin is laid over it, tidy, and changes nothing of its text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hearsay.domain.article import Article, Folder
from hearsay.domain.metadata import (
    LONGEST_VALUE,
    MetadataCorrection,
    MetadataField,
    folder_with_metadata,
    refusal_of,
    tidy_value,
    with_metadata,
)

PIER = Article("pier.txt", "The pier was sold.", (), title="The pier", byline="admin", address="https://bay.example/1")
QUAY = Article("quay.txt", "The quay was not.", (), title="The quay")


def correction(path: str, field: MetadataField, value: str) -> MetadataCorrection:
    return MetadataCorrection("1", "", path, field, value, datetime(2026, 1, 1, tzinfo=UTC))


def test_each_field_can_be_corrected_and_the_article_stays_the_same_one() -> None:
    values = {field: f"new {field}" for field in MetadataField}
    now = with_metadata(PIER, [correction("pier.txt", field, value) for field, value in values.items()])
    assert {field: field.of(now) for field in MetadataField} == values
    assert (now.id, now.text, now.blocks, now.path) == (PIER.id, PIER.text, PIER.blocks, PIER.path)


def test_what_is_not_corrected_is_left_as_it_is() -> None:
    folder = Folder("/bay", (PIER,), primary=QUAY)
    assert folder_with_metadata(folder, []) is folder
    told = [correction("quay.txt", MetadataField.BYLINE, "Jo Sand"), correction("pier.txt", MetadataField.BYLINE, "")]
    now = folder_with_metadata(folder, told)
    assert now.primary == replace(QUAY, byline="Jo Sand")
    assert now.articles == (replace(PIER, byline=""),)
    gone = folder_with_metadata(folder, [correction("lost.txt", MetadataField.BYLINE, "Nobody")])
    assert gone == folder
    assert gone.articles[0] is PIER


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Jo\n\tSand ", "Jo Sand"),
        ("nas\u202egpj.exe", "nas gpj.exe"),
        ("می\u200cخواهم 👩\u200d🚒", "می\u200cخواهم 👩\u200d🚒"),
        ("half \ud83d of one", "half \ufffd of one"),
        ("x" * 5000, "x" * LONGEST_VALUE),
    ],
)
def test_a_value_is_one_line_of_what_can_be_seen(given: str, kept: str) -> None:
    assert tidy_value(given) == kept


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        (MetadataField.ADDRESS, "https://bay.example/2?a=b#c", True),
        (MetadataField.ADDRESS, "ftp://bay.example/2", False),
        (MetadataField.ADDRESS, "bay.example", False),
        (MetadataField.LANGUAGE, "zh-Hant-TW", True),
        (MetadataField.LANGUAGE, "de DE", False),
        (MetadataField.PUBLISHED, "last Tuesday", True),
        (MetadataField.ADDRESS, "", True),
        (MetadataField.LANGUAGE, "", True),
    ],
)
def test_only_addresses_and_languages_have_a_form_to_keep(field: MetadataField, value: str, fits: bool) -> None:
    assert (refusal_of(field, value) == "") is fits
