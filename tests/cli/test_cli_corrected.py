"""The reader's corrections leave the window with the report, when the reader asks for that."""

import json
from pathlib import Path
from typing import Any

import pytest

from hearsay.cli import run
from hearsay.domain.attribution import AttributionType
from hearsay.domain.metadata import MetadataField
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span
from hearsay.services.annotations import Annotations
from hearsay.services.opening import open_folder


def test_a_report_can_carry_the_readers_corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, data = tmp_path / "case", tmp_path / "data"
    case.mkdir()
    (case / "a.txt").write_text("A title\n\nThe pier was closed in May. It is a disgrace to us all.\n", "utf-8")
    folder = open_folder(case)
    article = folder.articles[0]
    start = article.text.index("The pier")
    span = Span(start, article.text.index(".", start) + 1)
    store = Annotations.open(data)
    store.correct(article, span, AttributionType.OPINION, root=folder.root)
    told = {MetadataField.TITLE: "The pier", MetadataField.OUTLET: "The Valley Post", MetadataField.LANGUAGE: "en-GB"}
    store.correct_metadata(article, told, root=folder.root)
    store.close()
    monkeypatch.setenv("HEARSAY_DATA", str(data))

    def found(*options: str) -> dict[str, Any]:
        target = tmp_path / "report.json"
        assert run(["analyze", str(case), "-o", str(target), *options], open_window=lambda _: 9) == 0
        (only,) = json.loads(target.read_text("utf-8"))["articles"]
        assert isinstance(only, dict)
        return only

    def types(found: dict[str, Any]) -> list[str]:
        return [s["type"] for s in found["sentences"] if (s["start"], s["end"]) == (span.start, span.end)]

    plain, corrected = found(), found("--corrected")
    assert types(plain) == ["unattributed"]
    assert types(corrected) == ["opinion"]
    assert (plain["title"], plain["outlet"]) == ("A title", "")
    assert {name: corrected[name] for name in ("title", "outlet", "byline", "published", "language", "text")} == {
        "title": "The pier",
        "outlet": "The Valley Post",
        "byline": "",
        "published": "",
        "language": "en-GB",
        "text": plain["text"],
    }


def test_exported_notes_name_articles_as_the_reader_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case, data = tmp_path / "case", tmp_path / "data"
    case.mkdir()
    (case / "a.txt").write_text("A title\n\nThe pier was closed in May. It is a disgrace to us all.\n", "utf-8")
    folder = open_folder(case)
    store = Annotations.open(data)
    store.add_note(folder.articles[0], Anchor(""), "Ask the keeper.", root=folder.root)
    store.correct_metadata(folder.articles[0], {MetadataField.OUTLET: "The Valley Post"}, root=folder.root)
    store.close()
    monkeypatch.setenv("HEARSAY_DATA", str(data))
    assert run(["notes", "export", str(case)], open_window=lambda _: 9) == 0
    assert "The Valley Post" in capsys.readouterr().out
