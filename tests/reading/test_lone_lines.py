"""Which paragraphs are no sentence by their shape alone, full stop or not."""

import pytest

from hearsay.domain.article import BlockKind
from hearsay.reading.lone_lines import lone_line_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("___.", BlockKind.FURNITURE),
        ("* * *", BlockKind.FURNITURE),
        ("7:15 p.m.", BlockKind.DATELINE),
        ("11:40 a.m.:", BlockKind.DATELINE),
        ("18:05 CET", BlockKind.DATELINE),
        (".byline {", BlockKind.FURNITURE),
        ("padding-left: 4px;", BlockKind.FURNITURE),
        ("}", BlockKind.FURNITURE),
        ("WHAT COMES NEXT.", BlockKind.HEADING),
        ("Mira Okafor.", BlockKind.HEADING),
        ("Lund and Okafor.", BlockKind.HEADING),
    ],
)
def test_a_line_that_can_be_no_sentence_is_named(text: str, kind: BlockKind) -> None:
    assert lone_line_kind(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "Okafor left.",
        "She said: it rained;",
        "Yes.",
        "“Never Again.”",
        "Why Not?",
        "NO.",
        "The Ministry Of Public Works And Roads Said So.",
        "Lund's Mistake.",
        "At 7 p.m. the doors closed.",
    ],
)
def test_what_may_be_a_sentence_stays_one(text: str) -> None:
    assert lone_line_kind(text) is None
