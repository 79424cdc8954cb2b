"""Each row is a sentence of a made-up affair, and who says what in it."""

import pytest

from hearsay.attribution.passage import Passage, make_passage
from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span

Told = tuple[str, str, tuple[str, ...]]


def passage_of(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Passage:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), kind))
        start += len(paragraph) + 2
    article = Article("a.txt", text, tuple(blocks))
    quotations = scan_quotations(article)
    return make_passage(article, split_sentences(article, quotations), quotations)


def told(*paragraphs: str) -> list[Told]:
    passage = passage_of(*paragraphs)

    def words(spans: tuple[Span, ...]) -> tuple[str, ...]:
        return tuple(span.of(passage.text) for span in spans)

    def row(attribution: Attribution) -> Told:
        return (
            " | ".join(words(attribution.source)),
            " | ".join(words(attribution.cue)),
            words(attribution.content),
        )

    return [row(attribution) for attribution in RuleFinder().find(passage).attributions]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Lund said that the ferry was sold.", "Lund", "said", ("that the ferry was sold",)),
        ("Lund has said the ferry was sold.", "Lund", "has said", ("the ferry was sold",)),
        ("Lund said on Friday that the ferry was sold.", "Lund", "said", ("that the ferry was sold",)),
        ("The ferry was sold in May, Lund said.", "Lund", "said", ("The ferry was sold in May",)),
        ("The ferry was sold, said Ida Lund.", "Ida Lund", "said", ("The ferry was sold",)),
        ("The ferry, Lund said, was sold in May.", "Lund", "said", ("The ferry", "was sold in May")),
        ("“The ferry is gone,” said Ida Lund.", "Ida Lund", "said", ("“The ferry is gone,”",)),
        ("“The ferry is gone,” Lund said on Monday.", "Lund", "said", ("“The ferry is gone,”",)),
        ("“Gone,” she said, “and nobody asked us.”", "she", "said", ("“Gone,”", "“and nobody asked us.”")),
        ("Lund said: “The ferry is gone.”", "Lund", "said", ("“The ferry is gone.”",)),
        ("Lund told the council that it had been misled.", "Lund", "told", ("that it had been misled",)),
        ("Lund told them it had been sold.", "Lund", "told", ("it had been sold",)),
        ("Lund accused the council of theft.", "Lund", "accused", ("the council of theft",)),
        ("Lund joked about the sale.", "Lund", "joked about", ("the sale",)),
        ("“The ferry is gone,” Lund notes.", "Lund", "notes", ("“The ferry is gone,”",)),
        ("Lund and Ode suggest the ferry was sold.", "Lund and Ode", "suggest", ("the ferry was sold",)),
        ("Three men at the inn claim the ferry was sold.", "Three men at the inn", "claim", ("the ferry was sold",)),
        ("The ferry was sold, as reported by the Post.", "the Post", "as reported by", ("The ferry was sold",)),
        ("“Sell her,” the memo has Ode saying.", "the memo", "saying", ("“Sell her,”",)),
        (
            "According to the port authority, the ferry was sold.",
            *("the port authority", "According to", ("the ferry was sold",)),
        ),
        (
            "The ferry was sold, according to the port authority.",
            *("the port authority", "according to", ("The ferry was sold",)),
        ),
        ("Per the ledger, the ferry was sold.", "the ledger", "Per", ("the ferry was sold",)),
        ("The ferry, in Lund’s view, was a ruin.", "Lund’s", "view", ("The ferry", "was a ruin")),
        ("Lund’s claim that the ferry sank was false.", "Lund", "claim", ("that the ferry sank was false",)),
        ("The ferry is believed to have been sold.", "", "is believed", ("The ferry", "to have been sold")),
        ("The sale was criticized by Ida Lund.", "Ida Lund", "was criticized", ("The sale",)),
        ("A new report suggests that the ferry was sold.", "A new report", "suggests", ("that the ferry was sold",)),
        ("Lund pointed out that it rained.", "Lund", "pointed out", ("that it rained",)),
    ],
)
def test_who_says_what(sentence: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    assert (source, cue, content) in told(sentence)


def test_a_floating_quotation_goes_with_the_tag_before_it() -> None:
    assert ("she", "asked", ("“Why was it sold?”", "“Who was paid?”")) in told(
        "“Why was it sold?” she asked. “Who was paid?”"
    )


def test_a_running_quotation_keeps_its_speaker_over_paragraphs() -> None:
    found = told("“The ferry is gone,” said Lund. “We were not asked.", "“Nobody will be asked again.”")
    speaker = next(row for row in found if row[1] == "said")
    assert any("Nobody will be asked again" in part for part in speaker[2])


def test_a_tag_clause_cut_off_by_a_paragraph_break_claims_the_quotation_above() -> None:
    found = told("The council met on Monday. “Are we blind?”", "Lund shouted to the crowd. “Are we deaf?”")
    speaker = next(row for row in found if row[1] == "shouted")
    assert speaker[0] == "Lund"
    assert speaker[2] == ("“Are we blind?”", "“Are we deaf?”")


def test_a_colon_gives_the_quotation_to_the_name_before_it() -> None:
    assert ("Lund", ":", ("“The ferry is gone for good.”",)) in told("Lund: “The ferry is gone for good.”")


def test_a_passage_announced_by_its_source_is_its_content() -> None:
    passage = "The ferry was sold by night. The buyer was never named."
    found = told("The Harbour Post highlighted the following:", passage, "The council met again on Monday.")
    assert any(source == "The Harbour Post" and passage in content for source, _, content in found)


def test_participles_take_the_subject_of_their_sentence() -> None:
    found = told("Lund left the hall, saying that she had heard enough.")
    assert ("Lund", "saying", ("that she had heard enough",)) in found


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    sources = {cue: source for source, cue, _ in told("Lund said it rained and warned that it would snow.")}
    assert sources["warned"] == "Lund"


def test_nested_claims_are_both_found() -> None:
    found = told("According to the ledger, Lund said that the ferry was sold.")
    assert ("Lund", "said", ("that the ferry was sold",)) in found
    assert any(source == "the ledger" and content[0].startswith("Lund said") for source, _, content in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry sailed like a duck.",
        "The ferry carries forty people per hour.",
        "Lund did not answer a question about the sale.",
        "Did anyone say that it rained?",
        "Anyone who says that it rained is wrong.",
        "Corrections: an earlier version gave the wrong day.",
        "The claims were filed in May.",
        "The United States for years paid the bill.",
        "The report was late.",
        "Nine ships call at the port.",
        "Her state of mind was calm.",
    ],
)
def test_nouns_that_look_like_cues_attribute_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_readers_comments_and_furniture_are_not_read() -> None:
    assert RuleFinder().find(passage_of("Lund said that it rained.", kind=BlockKind.COMMENT)).attributions == ()


def test_a_colon_with_nothing_after_it_announces_nothing() -> None:
    assert told("Lund said:") == []
