from hearsay.attribution.cue_lexicon import CueLexicon
from hearsay.attribution.naming_lexicon import NamingLexicon
from hearsay.attribution.passage import make_passage
from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.sentences import split_sentences
from hearsay.attribution.source_chain import SourceChains
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Attribution
from hearsay.domain.spans import Span


def chains(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    """Return the chain of every attribution by its cue."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    article = Article("a.txt", text, tuple(blocks))
    quotations = scan_quotations(article)
    passage = make_passage(article, split_sentences(article, quotations), quotations)
    found = (
        SourceChains(passage, NamingLexicon(), CueLexicon())
        .chained(RuleFinder().find(passage).attributions)
        .attributions
    )
    return {" ".join(span.of(text) for span in a.cue): a.chain for a in found}


def test_a_short_name_is_told_in_full_and_without_its_title() -> None:
    assert chains("Mayor Ida Lund opened the market.", "Lund said that it was full.")["said"] == ("Ida Lund",)
    assert chains("Ida Lund, a baker, opened the market.", "Ms. Lund warned that it was full.")["warned"] == (
        "Ida Lund",
    )


def test_of_two_bearers_of_a_name_the_title_decides() -> None:
    found = chains(
        "Prime Minister Omar Vey met Ambassador Tariq Sol Vey. Omar Vey was early.",
        "Ambassador Vey noted that the door was shut.",
    )
    assert found["noted"] == ("Tariq Sol Vey",)


def test_pronouns_take_the_person_who_spoke_last() -> None:
    found = chains("Ida Lund said that it rained.", "She added that the roof leaked.")
    assert found["added"] == ("Ida Lund",)


def test_she_is_not_a_man() -> None:
    found = chains("Anna Lund met Peter Ode at noon.", "She said that it rained.")
    assert found["said"] == ("Anna Lund",)


def test_it_and_the_publication_mean_the_outlet_that_spoke() -> None:
    found = chains(
        "The Harbour Post reported that the ferry was sold.",
        "The publication added that nobody was asked.",
        "It noted that the price was low.",
    )
    assert found["added"] == found["noted"] == ("The Harbour Post",)


def test_a_title_alone_means_its_bearer() -> None:
    found = chains("Former prime minister Omar Vey was ill.", "The former prime minister argued that he was well.")
    assert found["argued"] == ("Omar Vey",)


def test_nested_sources_make_a_longer_chain() -> None:
    found = chains("The ferry had to go, Ida Lund told Peter Ode, according to the memo.")
    assert found["according to"] == ("the memo",)
    assert found["told"] == ("the memo", "Ida Lund")


def test_a_document_names_who_obtained_it() -> None:
    found = chains("The ferry was sold, according to a memo obtained by The Harbour Post.")
    assert found["according to"] == ("The Harbour Post", "a memo")


def test_he_who_continues_keeps_the_document_between() -> None:
    found = chains(
        "“The ferry must go,” Peter Ode told Ida Lund, according to the memo.", "“Soon,” he continued, “and by night.”"
    )
    assert found["continued"] == ("the memo", "Peter Ode")


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "“I think that the boat leaks,” said Ida Lund."
    article = Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
    quotations = scan_quotations(article)
    passage = make_passage(article, split_sentences(article, quotations), quotations)

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    spoken = Attribution(at("Ida Lund"), at("said"), at("“I think that the boat leaks,”"))
    thought = Attribution(at("I"), at("think"), at("that the boat leaks"))
    found = SourceChains(passage, NamingLexicon(), CueLexicon()).chained((thought, spoken)).attributions
    assert [a.chain for a in found] == [("Ida Lund",), ("Ida Lund",)]
    assert chains("I think that the boat leaks.")["think"] == ("the author",)


def test_a_dated_report_is_its_outlets() -> None:
    found = chains(
        "The Harbour Post told of the sale.",
        "“The ferry was sold by night and nobody knew,” per the May 3, 2024 report.",
    )
    assert found["per"] == ("The Harbour Post",)


def test_means_are_no_source() -> None:
    found = chains("The keeper of the light, Ida Lund, described by telephone how it was done.")
    assert found["described"] == ("Ida Lund",)


def test_who_was_asked_answers() -> None:
    found = chains("Peter Ode said that it rained.", "We asked Solla Marsh how it works.", "“It leaks,” she told us.")
    assert found["told"] == ("Solla Marsh",)


def test_what_somebody_told_the_paper_does_not_come_through_the_document() -> None:
    found = chains(
        "“The ferry must go,” Ida Lund warned them, according to the memo.",
        "“I said my piece,” she told this newspaper.",
    )
    assert found["told"] == ("Ida Lund",)


def test_nobody_named_is_unnamed() -> None:
    assert chains("The ferry is believed to have been sold.")["is believed"] == ("unnamed",)
    assert chains("Officials said that the ferry was sold.")["said"] == ("unnamed officials",)


def test_whose_aide_it_was_is_not_who_spoke() -> None:
    assert chains("Ida Lund left. Lund’s lawyer said that she was ill.")["said"] == ("Lund’s lawyer",)


def test_who_and_which_mean_the_name_before_them() -> None:
    assert chains("The market was opened by Ida Lund, who said that it was full.")["said"] == ("Ida Lund",)
