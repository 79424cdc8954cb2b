"""`hearsay analyze FOLDER`, run as its user runs it: what scripts read must be whole, true and alone on its stream."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

FERRY = """\
Ferry stops on Sundays

By Jo Marsh

The council closed the north pier on Monday. “The planks are rotten and nobody looked,” said Ana Ruiz, an engineer. \
According to the harbour report, two boats were lost in March. It is a shameful, stupid decision.

🚢 A crowd of 400 stood on the quay. \
“We will row across the sound in the dark,” the report quotes the ferryman as saying.
"""
PIER = """\
# The pier, again

The harbour report was leaked on Friday. Réa Björk said the pier had been closed before.

> We will row across the sound in the dark.
"""
REPORT = """\
Report of the harbour master

The ferryman was heard. “We will row across the sound in the dark,” he said, and left the room.
"""

TYPES = {"primary_quote", "quote", "secondhand", "opinion", "unattributed", "none"}
KINDS = {
    "headline", "byline", "dateline", "heading", "paragraph", "block_quote", "list_item", "caption", "table",
    "footnote", "furniture", "comment",
}  # fmt: skip


@pytest.fixture(scope="module")
def hearsay(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the program in a process of its own, without a display and without a locale."""
    data = tmp_path_factory.mktemp("data")
    gone = {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONIOENCODING", "PYTHONUTF8", "LANG", "LC_CTYPE"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}

    def run(*arguments: str | Path, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        environment = {**kept, "HEARSAY_DATA": str(data), "LC_ALL": "C"}
        command = [sys.executable, "-m", "hearsay", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, env=environment, timeout=60, check=False)

    return run


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("case")
    (root / "2 ferry.txt").write_text(FERRY, encoding="utf-8")
    (root / "sub").mkdir()
    (root / "sub" / "pier.md").write_text(PIER, encoding="utf-8")
    (root / "10 empty.txt").write_bytes(b"")
    (root / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    return root


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("elsewhere") / "harbour-report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def finished(hearsay: Run, case: Path) -> "subprocess.CompletedProcess[bytes]":
    return hearsay("analyze", case)


@pytest.fixture(scope="module")
def analysed(finished: "subprocess.CompletedProcess[bytes]") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(finished.stdout.decode("utf-8"))
    return found


def test_an_unread_article_is_named_and_the_others_are_analysed(
    finished: "subprocess.CompletedProcess[bytes]", analysed: dict[str, Any]
) -> None:
    assert finished.returncode == 1
    empty, picture = finished.stderr.decode("utf-8").splitlines()
    assert "10 empty.txt" in empty
    assert "picture.jpg" in picture
    assert [article["path"] for article in analysed["articles"]] == ["2 ferry.txt", "sub/pier.md"]
    assert [skipped["path"] for skipped in analysed["skipped"]] == ["10 empty.txt", "picture.jpg"]
    assert all(set(skipped) == {"path", "reason"} and skipped["reason"] for skipped in analysed["skipped"])


def test_the_object_has_the_promised_shape(analysed: dict[str, Any]) -> None:
    assert set(analysed) == {"version", "primary", "articles", "clusters", "echoes", "sources", "skipped"}
    assert analysed["version"] == 1
    assert analysed["primary"] is None
    (cluster,) = analysed["clusters"]
    assert {"id", "members", "primary"} <= set(cluster)
    assert cluster["primary"] is None
    assert [(member["path"], member["verdict"]) for member in cluster["members"]] == [
        ("2 ferry.txt", None),
        ("sub/pier.md", None),
    ]
    assert all({"path", "start", "end", "verdict"} <= set(member) for member in cluster["members"])
    named = {"path", "title", "byline", "outlet", "published", "address", "language", "text"}
    for article in analysed["articles"]:
        assert set(article) == named | {"blocks", "sentences", "attributions", "quotations"}
        assert all(isinstance(article[name], str) for name in named)
    ferry, pier = analysed["articles"]
    assert (ferry["title"], ferry["byline"], ferry["language"]) == ("Ferry stops on Sundays", "Jo Marsh", "en")
    assert pier["title"] == "The pier, again"


def test_blocks_are_ranges_of_the_text_in_order(analysed: dict[str, Any]) -> None:
    ferry, pier = analysed["articles"]
    for article in (ferry, pier):
        position = 0
        for block in article["blocks"]:
            assert set(block) == {"start", "end", "kind"}
            assert block["kind"] in KINDS
            assert position <= block["start"] < block["end"] <= len(article["text"])
            assert article["text"][position : block["start"]].strip() == ""
            position = block["end"]
        assert article["text"][position:].strip() == ""
    assert [block["kind"] for block in ferry["blocks"]] == ["headline", "byline", "paragraph", "paragraph"]
    assert pier["blocks"][-1]["kind"] == "block_quote"
    assert "#" not in pier["text"]


def test_sentences_say_their_type_and_point_to_their_attributions(analysed: dict[str, Any]) -> None:
    for article in analysed["articles"]:
        promised = {"start", "end", "type", "confidence", "chain", "attributions"}
        for sentence in article["sentences"]:
            assert promised <= set(sentence) <= promised | {"explanation"}
            assert sentence["type"] in TYPES
            assert 0 <= sentence["confidence"] <= 1
            assert all(isinstance(link, str) for link in sentence["chain"])
            assert all(0 <= index < len(article["attributions"]) for index in sentence["attributions"])
            inside = [b for b in article["blocks"] if b["start"] <= sentence["start"] < sentence["end"] <= b["end"]]
            assert len(inside) == 1
    text, sentences = analysed["articles"][0]["text"], analysed["articles"][0]["sentences"]
    typed = {text[s["start"] : s["end"]]: s["type"] for s in sentences}
    assert typed["Ferry stops on Sundays"] == "none"
    assert typed["The council closed the north pier on Monday."] == "unattributed"
    assert typed["“The planks are rotten and nobody looked,” said Ana Ruiz, an engineer."] == "quote"
    assert typed["According to the harbour report, two boats were lost in March."] == "secondhand"
    assert typed["It is a shameful, stupid decision."] == "opinion"
    assert typed["🚢 A crowd of 400 stood on the quay."] == "unattributed"


def test_attributions_and_quotations_are_code_points_even_after_an_emoji(analysed: dict[str, Any]) -> None:
    ferry = analysed["articles"][0]
    text = ferry["text"]

    def words(spans: list[list[int]]) -> list[str]:
        return [text[start:end] for start, end in spans]

    for attribution in ferry["attributions"]:
        assert set(attribution) == {"source", "cue", "content", "chain"}
    told = {tuple(words(a["cue"])): a for a in ferry["attributions"]}
    assert words(told[("said",)]["source"]) == ["Ana Ruiz, an engineer"]
    assert told[("said",)]["chain"] == ["Ana Ruiz"]
    assert all(set(quotation) == {"start", "end", "cluster"} for quotation in ferry["quotations"])
    assert [text[q["start"] : q["end"]] for q in ferry["quotations"]] == [
        "The planks are rotten and nobody looked,",
        "We will row across the sound in the dark,",
    ]
    assert [q["cluster"] for q in ferry["quotations"]] == [None, analysed["clusters"][0]["id"]]


def test_two_processes_find_what_one_finds(
    hearsay: Run, case: Path, finished: "subprocess.CompletedProcess[bytes]"
) -> None:
    assert hearsay("analyze", case, "--jobs", "2").stdout == finished.stdout


def test_a_primary_document_outside_the_folder_vouches_for_its_words(hearsay: Run, case: Path, report: Path) -> None:
    found = json.loads(hearsay("analyze", case, "--primary", report).stdout)
    assert Path(found["primary"]).name == "harbour-report.txt"
    assert [article["path"] for article in found["articles"]] == ["2 ferry.txt", "sub/pier.md"]
    text = found["articles"][0]["text"]
    typed = {text[s["start"] : s["end"]]: s["type"] for s in found["articles"][0]["sentences"]}
    row = "“We will row across the sound in the dark,” the report quotes the ferryman as saying."
    assert typed[row] == "primary_quote"
    (cluster,) = found["clusters"]
    assert cluster["primary"]["path"] == found["primary"]
    assert [member["verdict"] for member in cluster["members"]] == ["verbatim", "verbatim"]
    assert typed["“The planks are rotten and nobody looked,” said Ana Ruiz, an engineer."] == "quote"


def test_a_report_goes_to_the_named_file_and_replaces_the_one_before(hearsay: Run, case: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("yesterday's", encoding="utf-8")
    done = hearsay("analyze", case, "--format", "html", "-o", target)
    assert (done.returncode, done.stdout) == (1, b"")
    page = lxml.html.document_fromstring(target.read_bytes())
    assert [h.text_content() for h in page.iterfind(".//article//h2[@id]")] == [
        "Ferry stops on Sundays",
        "The pier, again",
    ]
    assert "10 empty.txt" in page.text_content()
    quotations = page.get_element_by_id("quotations").text_content()
    assert "1 quotation stands in more than one article." in quotations
    assert "We will row across the sound in the dark" in quotations


def test_markdown_names_every_article_and_type(hearsay: Run, case: Path) -> None:
    lines = hearsay("analyze", case, "--format", "markdown").stdout.decode("utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## Quotations",
        "## Echoes",
        "## Sources",
        "## Ferry stops on Sundays",
        "## The pier, again",
        "## Not read",
    ]
    verdict = lines[lines.index("> It is a shameful, stupid decision.") + 2]
    assert verdict.startswith("✎ **Author opinion**")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["no-such-folder"], "no-such-folder"),
        (["{case}/2 ferry.txt"], "2 ferry.txt"),
        (["{case}", "--primary", "gone.txt"], "gone.txt"),
        (["{case}", "-o", "{case}/no/such/report.json"], "report.json"),
        (["--lines", "no-such-passages.txt"], "no-such-passages.txt"),
        (["--lines", "{case}"], "{case}"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(hearsay: Run, case: Path, arguments: list[str], named: str) -> None:
    failed = hearsay("analyze", *(argument.format(case=case) for argument in arguments))
    assert failed.returncode == 1
    assert failed.stdout == b""
    (line,) = failed.stderr.decode("utf-8").splitlines()
    assert line.startswith("hearsay: ")
    assert named.format(case=case) in line


def test_whoever_stops_reading_the_output_gets_no_traceback(hearsay: Run, case: Path) -> None:
    environment = {**os.environ, "HEARSAY_DATA": str(case / ".data")}
    command = [sys.executable, "-m", "hearsay", "analyze", "--lines", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdin.write(b"He said so.\n")
        program.stdin.flush()
        assert program.stdout.read(10) == b'{"text": "'
        program.stdout.close()
        program.stdin.write(b"He said so again.\n" * 20)
        program.stdin.close()
        said = program.stderr.read()
        assert program.wait(timeout=30) == 1
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_standard_output_is_told(case: Path) -> None:
    command = [sys.executable, "-m", "hearsay", "analyze", str(case)]
    with Path("/dev/full").open("wb") as full:
        failed = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert failed.returncode == 1
    (line,) = failed.stderr.decode("utf-8").splitlines()
    assert "could not be written" in line


@pytest.fixture
def passages(tmp_path: Path) -> Path:
    path = tmp_path / "passages.txt"
    path.write_bytes(
        b"\xef\xbb\xbfAna Ruiz said the pier was closed.\r\n"
        b"\n"
        b"\xf0\x9f\x9a\xa2 \xe2\x80\x9cRow,\xe2\x80\x9d said Ana Ruiz. It is a shameful decision.\n"
        b"Broken \xff byte.\n"
        b"  two  spaces\tand a tab \n"
        b"The last line has no end."
    )
    return path


def test_each_line_is_answered_in_order_with_offsets_into_itself(hearsay: Run, passages: Path) -> None:
    from_file = hearsay("analyze", "--lines", passages)
    assert from_file.returncode == 0
    assert from_file.stderr == b""
    answers = [json.loads(line) for line in from_file.stdout.decode("utf-8").splitlines()]
    assert [answer["text"] for answer in answers] == [
        "Ana Ruiz said the pier was closed.",
        "",
        "🚢 “Row,” said Ana Ruiz. It is a shameful decision.",
        "Broken \ufffd byte.",
        "  two  spaces\tand a tab ",
        "The last line has no end.",
    ]
    for answer in answers:
        assert set(answer) == {"text", "sentences", "attributions", "quotations"}
        covered = " ".join(answer["text"][s["start"] : s["end"]] for s in answer["sentences"])
        assert covered.split() == answer["text"].split()
    third = answers[2]
    assert [third["text"][q["start"] : q["end"]] for q in third["quotations"]] == ["Row,"]
    assert [s["type"] for s in third["sentences"]] == ["quote", "opinion"]
    assert answers[0]["sentences"][0]["type"] == "secondhand"
    assert answers[0]["attributions"][0]["chain"] == ["Ana Ruiz"]
    assert hearsay("analyze", "--lines", "-", stdin=passages.read_bytes()).stdout == from_file.stdout


def test_only_the_first_passage_can_lose_a_byte_order_mark(hearsay: Run) -> None:
    done = hearsay("analyze", "--lines", "-", stdin="\ufeffIt rained.\n\ufeffIt snowed.\n".encode())
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["text"], second["text"]) == ("It rained.", "\ufeffIt snowed.")
