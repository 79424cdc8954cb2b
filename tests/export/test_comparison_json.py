"""What scripts read of a comparison: offsets lead to the words, ids to their cluster, indices to a source."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from hearsay.export.analysis_json import folder_as_json

if TYPE_CHECKING:
    from tests.export.conftest import Affair


def told(affair: "Affair") -> dict[str, Any]:
    values = folder_as_json(affair.folder, affair.annotated, affair.compared, affair.explain)
    found: dict[str, Any] = json.loads(json.dumps(values, ensure_ascii=False))
    return found


@pytest.fixture(scope="module")
def report(affair: "Affair") -> dict[str, Any]:
    return told(affair)


def test_members_and_quotations_point_to_each_other(report: dict[str, Any]) -> None:
    by_path = {article["path"]: article for article in report["articles"]}
    pairs = set()
    for cluster in report["clusters"]:
        assert isinstance(cluster["id"], str)
        for member in cluster["members"]:
            text = by_path[member["path"]]["text"]
            assert (member["start"], member["end"]) == (member["spans"][0][0], member["spans"][-1][1])
            assert " ".join(text[start:end] for start, end in member["spans"]).split() == member["words"].split()
            for index, span in zip(member["quotations"], member["spans"], strict=True):
                quotation = by_path[member["path"]]["quotations"][index]
                assert quotation == {"start": span[0], "end": span[1], "cluster": cluster["id"]}
                pairs.add((member["path"], index))
    for path, article in by_path.items():
        for index, quotation in enumerate(article["quotations"]):
            assert (quotation["cluster"] is not None) == ((path, index) in pairs)
    assert len(pairs) == 7


def test_each_member_has_its_verdict_and_the_document_its_passage(report: dict[str, Any], affair: "Affair") -> None:
    lamp, barrels, oil, tower = report["clusters"]
    assert affair.folder.primary is not None
    memo = affair.folder.primary.text
    assert [member["verdict"] for member in lamp["members"]] == ["verbatim", "altered", "altered"]
    assert lamp["verdict"] == "altered"
    assert lamp["words"] == lamp["members"][lamp["fullest"]]["words"]
    assert set(lamp["primary"]) == {"path", "start", "end"}
    assert memo[lamp["primary"]["start"] : lamp["primary"]["end"]].startswith("the great lamp")
    assert (barrels["primary"], [member["verdict"] for member in barrels["members"]]) == (None, [None, None])
    assert barrels["members"][0]["judgement"] is None
    assert oil["members"][0]["judgement"] == {"start": None, "end": None, "differences": [], "cuts": [], "lost": []}
    (tower_member,) = tower["members"]
    (cut,) = tower_member["judgement"]["cuts"]
    assert (tower_member["verdict"], cut["place"], cut["marked"]) == ("truncated", "end", False)
    assert memo[cut["start"] : cut["end"]] == cut["words"] == "and I do not like it"


def test_what_was_altered_and_what_was_lost_is_told_in_the_articles_offsets(report: dict[str, Any]) -> None:
    _, gazette, mirror = report["clusters"][0]["members"]
    assert gazette["judgement"]["lost"] == ["negation", "condition"]
    assert [(each["kind"], each["other"], each["lost"]) for each in gazette["differences"]] == [
        ("deleted", "not", ["negation"]),
        ("deleted", "unless the oil freezes", ["condition"]),
    ]
    text = next(article["text"] for article in report["articles"] if article["path"] == mirror["path"])
    assert [(each["kind"], text[each["start"] : each["end"]]) for each in mirror["differences"]] == [
        ("bracketed", "[old]"),
        ("changed", "never"),
    ]


def test_roots_and_go_betweens_are_sources_of_the_list(report: dict[str, Any]) -> None:
    (root,) = report["clusters"][0]["roots"]
    sources = report["sources"]
    assert sources[root["source"]]["kind"] == "document"
    assert len(root["articles"]) == 3
    (herald,) = (sources[index] for index in root["by_way_of"])
    assert (herald["name"], herald["articles"]) == ("The Herald", ["2 gazette.txt"])
    assert root["source"] in herald["between_for"]
    thorn = next(source for source in sources if source["name"] == "Ida Thorn")
    assert thorn["sentences"] == {"primary_quote": 4, "quote": 1}  # of the oil, the memo knows nothing
    assert {"name", "kind", "names", "sentences", "articles", "between_for", "standing", "remarks"} == set(thorn)


def test_without_the_document_nothing_is_judged_and_the_shared_words_are_still_there(affair_alone: "Affair") -> None:
    clusters = told(affair_alone)["clusters"]
    assert [len(cluster["members"]) for cluster in clusters] == [3, 2]
    assert {member["verdict"] for cluster in clusters for member in cluster["members"]} == {None}


def test_articles_that_share_nothing_have_no_clusters(make_affair: Callable[..., "Affair"]) -> None:
    report = told(make_affair({"a.txt": "“It rained all day,” said Ida Thorn.", "b.txt": "Nobody came."}))
    assert report["clusters"] == []
    assert [quotation["cluster"] for quotation in report["articles"][0]["quotations"]] == [None]
