"""The reader's corrections leave the window with the report, when the reader asks for that."""

import json
from pathlib import Path

import pytest

from hearsay.cli import run
from hearsay.domain.attribution import AttributionType
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
    store.close()
    monkeypatch.setenv("HEARSAY_DATA", str(data))

    def types(*options: str) -> list[str]:
        target = tmp_path / "report.json"
        assert run(["analyze", str(case), "-o", str(target), *options], open_window=lambda _: 9) == 0
        found = json.loads(target.read_text("utf-8"))["articles"][0]["sentences"]
        return [s["type"] for s in found if (s["start"], s["end"]) == (span.start, span.end)]

    assert types() == ["unattributed"]
    assert types("--corrected") == ["opinion"]
