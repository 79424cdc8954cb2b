"""Pronouns and short names in chains, resolved to the full names an article uses."""

import time

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind


def chains(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    """Return the chain of every attribution by its cue, as the rules find them."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    found = Engine(RuleFinder()).annotate(Article("a.txt", text, tuple(blocks)))
    return {" ".join(span.of(text) for span in a.cue): a.chain for a in found.attributions}


def test_he_is_who_speaks_and_not_who_is_spoken_of() -> None:
    found = chains(
        "Peter Ode’s claim that Omar Vey had sunk the boat was wrong, Tom Marsh said.",
        "“It sank by itself,” he insisted.",
    )
    assert found["insisted"] == ("Tom Marsh",)


def test_he_is_not_whom_he_tells() -> None:
    found = chains("Peter Ode asked Omar Vey how old the boat was.", "“It is older than I am,” he told Ode.")
    assert found["told"] == ("Omar Vey",)


def test_he_goes_on_while_the_sentences_do() -> None:
    found = chains(
        "“Nobody wants the boat,” Tom Marsh said.",
        "Omar Vey has not sold a single boat. He went to Tarn. He went to Saltmere. There he promised that he would "
        "mend it.",
    )
    assert found["promised"] == ("Omar Vey",)


def test_who_is_named_first_with_what_he_says_is_who_says_it() -> None:
    found = chains(
        "The council wants to sell the boat to Peter Ode.",
        "Former mayor Tom Marsh was against it from the first day, he said on Monday.",
    )
    assert found["said"] == ("Tom Marsh",)


def test_they_are_the_several_who_spoke() -> None:
    found = chains(
        "The council warned that it blew. Harbour pilots said that the boat leaked.", "They added that it was old."
    )
    assert found["added"] == ("Harbour pilots",)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Senator Tom Marsh was ill.", "The senator warned that it blew.", "Tom Marsh"),
        ("Sen. Tom Marsh (R-Tarn) met Rep. Ida Lund (D-Skerrin).", "The Republican warned that it blew.", "Tom Marsh"),
        ("Tom Marsh, a boat builder and mayor of Tarn, met Peter Ode.", "The mayor warned that it blew.", "Tom Marsh"),
        ("Tom Marsh met Ida Lund.", "The businesswoman warned that it blew.", "Ida Lund"),
        ("Tom Marsh is the party’s nominee. Peter Ode is not.", "The candidate warned that it blew.", "Tom Marsh"),
        ("An old sailor said that it rained.", "The sailor warned that it blew.", "The sailor"),
        ("A harbour official said that it rained.", "The official warned that it blew.", "A harbour official"),
    ],
)
def test_a_description_means_its_bearer(first: str, second: str, name: str) -> None:
    assert chains(first, second)["warned"] == (name,)


def test_an_agency_and_a_campaign_are_called_by_their_names() -> None:
    found = chains(
        "The Harbour Safety Agency closed the quay. Marsh’s campaign was told at noon.",
        "The agency warned that it blew.",
        "The campaign insisted that it was calm.",
    )
    assert found["warned"] == ("The Harbour Safety Agency",)
    assert found["insisted"] == ("Marsh’s campaign",)


def test_initials_stand_for_the_full_name() -> None:
    found = chains("The Harbour Safety Agency closed the quay.", "The HSA warned that it blew.")
    assert found["warned"] == ("The Harbour Safety Agency",)


def test_of_is_part_of_an_institutions_name() -> None:
    assert chains("The Department of Lights and Buoys warned that it blew.")["warned"][0].startswith(
        "The Department of Lights"
    )


def test_several_who_speak_together_are_all_named() -> None:
    found = chains("Two pilots, Tom Marsh and Peter Ode, warned that it blew.")
    assert found["warned"] == ("Tom Marsh and Peter Ode",)


def test_mr_and_ms_tell_namesakes_apart() -> None:
    found = chains(
        "Anna Lund married Peter Lund. Peter Lund left, and Peter Lund came back.", "Ms. Lund said so: it rained."
    )
    assert found["said"] == ("Anna Lund",)


def test_a_report_made_by_many_words_is_no_person() -> None:
    found = chains("Tom Marsh left.", "A 2019 University of Tarn report warned that it blew.")
    assert found["warned"] == ("A 2019 University of Tarn report",)


@pytest.mark.parametrize(
    "piece",
    [
        "Ann{n} Lund left. ",
        "Lund{n} said that it rained. He added that it snowed. ",
        "The senator said so. Tom Marsh, a senator, left. ",
        "“It rained,” Lund said he said she said. ",
        "“It rained.” ",
        "“It rained.”\n\n",
        "The Harbour Post wrote: “Lund said that it rained.” ",
        "The agency said that the company said that it rained. ",
        "Bank of Tarn of Tarn for Tarn ",
        "Lund, a ",
        "Mr. ",
        "the Lund and Ode and Vey and ",
        "(R-Me.) ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = "".join(piece.format(n=n) for n in range(100_000 // len(piece))).strip()
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    started = time.perf_counter()
    Engine(RuleFinder()).annotate(Article("a.txt", text, tuple(blocks)))
    assert time.perf_counter() - started < 8


def test_who_reaches_over_a_place_and_an_apposition() -> None:
    assert chains("The quay was closed by Ida Lund of Texas, who said that it rained.")["said"] == ("Ida Lund",)
    assert chains("The quay was closed by Ida Lund, a baker who said that it rained.")["said"] == ("Ida Lund",)
    assert chains("The quay was full of the old pilots who said that it rained.")["said"] == ("the old pilots",)
