"""2,000 random edits under notes: where they stand afterwards, beside what exact words alone would have given."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.resources import resource
from hearsay.services.opening import open_folder
from scoring.anchor_figures import by_anchor_alone, exact_match_only, measure, table, with_earlier_text
from scoring.edited_articles import paragraphs_of

METHODS = {
    "with the earlier text": with_earlier_text,
    "by the anchor alone": by_anchor_alone,
    "exact words only": exact_match_only,
}


@pytest.mark.benchmark(group="anchors")
def test_two_thousand_edits(benchmark: BenchmarkFixture, shared: Path) -> None:
    folders = (shared / "cases" / "cypher", resource("samples", "four-minutes"))
    articles = [paragraphs_of(article) for folder in folders for article in open_folder(folder).with_primary]
    found = benchmark.pedantic(measure, (articles, METHODS), {"edits": 2000}, rounds=1)
    print(f"\n{table(found)}")
    ours = found["with the earlier text"]["all"]
    assert ours.wrong <= ours.notes / 1000
    assert ours.lost == 0
