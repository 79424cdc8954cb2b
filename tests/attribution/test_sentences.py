"""Where the sentences of an article begin and end."""

import json
from pathlib import Path

import pytest

from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article, Block, BlockKind


def cut(text: str, *, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    article = Article("a.txt", text, (Block(0, len(text), kind),), language=language)
    return [s.of(text) for s in split_sentences(article, scan_quotations(article))]


@pytest.mark.parametrize(
    "text",
    [
        "It rained. | Nobody came.",
        "Really? | Yes! | Of course.",
        "He met Sen. Ada Lind and Gen. Rowe at 5 p.m. on Jan. 5. | Then he left.",
        "J. Edgar Rowe and Junaid S. Okafor won. | They left.",
        "She lives in the U.S. | The U.S. Senate sat for hours.",
        "They left at 6 p.m. | The hall was empty.",
        "It was No. 5 on the list. | No. | Nobody asked.",
        "Prices rose 3.5 percent to $1.20. | Wages did not.",
        "See www.example.org/a.html for more. | Or do not.",
        "Jeb! was better than before. | He smiled.",
        "Yahoo! News had it first. | Others followed.",
        "He waited… and left. | He waited... | Then he left again.",
        "They went home. | (They were tired.) | It rained.",
        "The end came.[1] | Nobody saw it.",
        "He spoke . . . and spoke. | They slept.",
        "1. It rains. | 2. It pours.",
        "He was tired.¦Then he slept.",
        "Acme Inc. and Bolt Corp. merged. | The union objected.",
        "The class of Oct. 2019 met vs. a team from St. Ives.",
        "$5 was the price. | 12 men paid it.",
    ],
)
def test_english_prose(text: str) -> None:
    """``|`` stands where a sentence ends before a space, ``¦`` where no space is."""
    assert cut(text.replace(" | ", " ").replace("¦", "")) == text.replace("¦", " | ").split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "“Are we slaves?” he asked. | “We are friends of all.”",
        "“What now?” Okafor asked. | Nobody knew.",
        "“What now!” shouted the crowd. | Nobody knew.",
        "“We won,” she said. | “We lost,” he said.",
        "“It rained.” | Nobody came.",
        "She said: “We won. We lost. We left.” | Then silence.",
        "She said, “He told me, ‘Go.’” | Then Lind left.",
        "Er sagte: „Wir gehen. Wir kommen.“ | Dann ging er.",
        "He loved it… | “Never again,” he said.",
    ],
)
def test_a_quotation_stays_whole_and_keeps_its_tag(text: str) -> None:
    assert cut(text.replace(" | ", " ")) == text.split(" | ")


def test_sentences_of_an_open_quotation_and_of_a_block_quote_are_cut() -> None:
    text = "“We won. We lost.\n\n“We left,” she said."
    article = Article("a.txt", text, (Block(0, 17, BlockKind.PARAGRAPH), Block(19, len(text), BlockKind.PARAGRAPH)))
    sentences = split_sentences(article, scan_quotations(article))
    assert [s.of(text) for s in sentences] == ["“We won.", "We lost.", "“We left,” she said."]
    assert cut("We won. We lost.", kind=BlockKind.BLOCK_QUOTE) == ["We won.", "We lost."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am 5. August regnete es z.B. nicht. | Dr. Ada Lind kam. | Sie blieb bis 2019. | Dann ging sie."),
        ("fr", "M. Diop est venu. | Mme Lind aussi. | Où va-t-il ?"),
        ("es", "El Sr. Díaz vino. | ¿Quién más? | ¡Nadie!"),
        ("it", "Il dott. Rossi è arrivato. | Poi è partito."),
        ("ar", "هل هذا صحيح؟ | نعم."),
        ("ur", "یہ کتاب ہے۔ | وہ قلم ہے۔"),
        ("hi", "यह किताब है। | वह कलम है।"),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert cut(text.replace(" | ", " "), language=language) == text.split(" | ")


def test_languages_without_spaces() -> None:
    assert cut("雨が降った。「行く。」と彼は言った。終わり。", language="ja") == [
        "雨が降った。",
        "「行く。」と彼は言った。",
        "終わり。",
    ]


def test_text_that_is_no_prose_is_cut_at_its_lines() -> None:
    assert cut("By Ada Lind\nHarbour Post", kind=BlockKind.BYLINE) == ["By Ada Lind", "Harbour Post"]


def test_wrapped_lines_are_one_sentence_and_paragraph_lines_are_not() -> None:
    assert cut("It rained in the valley and\nnobody came to the harbour on\nthat day.") == [
        "It rained in the valley and\nnobody came to the harbour on\nthat day."
    ]
    assert cut("It rained.\n“Nobody came,” he said.\nThen it stopped.") == [
        "It rained.",
        "“Nobody came,” he said.",
        "Then it stopped.",
    ]


def test_a_lone_mark_is_a_piece_of_its_own() -> None:
    text = "It rained.\n\n”"
    article = Article("a.txt", text, (Block(0, 10, BlockKind.PARAGRAPH), Block(12, 13, BlockKind.PARAGRAPH)))
    assert [s.of(text) for s in split_sentences(article, ())] == ["It rained.", "”"]


def test_boundaries_agree_with_sentences_labelled_by_hand(shared: Path) -> None:
    agreed = missed = extra = 0
    for line in (shared / "attribution" / "types-dev.jsonl").read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        text: str = labelled["text"]
        blocks, start = [], 0
        for part in text.split("\n\n"):
            blocks.append(Block(start, start + len(part), BlockKind.PARAGRAPH))
            start += len(part) + 2
        article = Article(labelled["id"], text, tuple(blocks))
        ends = {s.end for s in split_sentences(article, scan_quotations(article))}
        wanted = {sentence["end"] for sentence in labelled["sentences"]}
        agreed += len(ends & wanted)
        missed += len(wanted - ends)
        extra += len(ends - wanted)
    assert 2 * agreed / (2 * agreed + missed + extra) > 0.97
