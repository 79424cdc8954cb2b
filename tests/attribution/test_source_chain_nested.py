"""Chains through somebody's words: who speaks inside a content is found by rule and adds no attribution."""

from hearsay.attribution.attribution_finder import Found
from hearsay.attribution.engine import Engine
from hearsay.attribution.passage import Passage
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, Attribution
from hearsay.domain.spans import Span


class GivenFinder:
    name = "given 1"
    notice = ""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._attributions = attributions

    def find(self, passage: Passage) -> Found:  # noqa: ARG002 - the protocol names it
        return Found(self._attributions)


def told(text: str, source: str, cue: str, *content: str) -> AnnotatedArticle:
    """Return a text annotated with one attribution."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    attribution = Attribution((at(source),), (at(cue),), tuple(at(words) for words in content))
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    article = Article("a.txt", text, tuple(blocks))
    return Engine(GivenFinder((attribution,))).annotate(article)


def test_an_outlet_hands_on_what_somebody_said() -> None:
    found = told(
        "The Harbour Post reported that Ida Lund said the ferry had to go.",
        "The Harbour Post",
        "reported",
        "that Ida Lund said the ferry had to go",
    )
    assert found.attributions[0].chain == found.sentences[0].chain == ("The Harbour Post", "Ida Lund")
    assert len(found.attributions) == 1


def test_a_document_between_is_a_link_of_its_own() -> None:
    found = told(
        "The Harbour Post reported that the memo quoted Ida Lund as saying that the ferry had to go.",
        "The Harbour Post",
        "reported",
        "that the memo quoted Ida Lund as saying that the ferry had to go",
    )
    assert found.sentences[0].chain == ("The Harbour Post", "the memo", "Ida Lund")


def test_a_tag_inside_the_content_names_who_said_it() -> None:
    found = told(
        "“The ferry has to go,” said Ida Lund of the council, reports the Harbour Post.",
        "the Harbour Post",
        "reports",
        "“The ferry has to go,” said Ida Lund of the council",
    )
    assert found.sentences[0].chain == ("the Harbour Post", "Ida Lund")


def test_whoever_is_quoted_may_quote_another() -> None:
    found = told(
        "“Ida Lund told me that the ferry had to go and that nobody would miss it,” said Peter Ode.",
        "Peter Ode",
        "said",
        "“Ida Lund told me that the ferry had to go and that nobody would miss it,”",
    )
    assert found.sentences[0].chain == ("Peter Ode", "Ida Lund")


def test_a_person_vouches_for_what_he_tells_of_another_in_the_authors_words() -> None:
    found = told(
        "Peter Ode complained that Ida Lund said the ferry had to go.",
        "Peter Ode",
        "complained",
        "that Ida Lund said the ferry had to go",
    )
    assert found.sentences[0].chain == ("Peter Ode",)


def test_i_and_unreal_speech_are_no_further_hand() -> None:
    for words in (
        "I say that the ferry has to go and that nobody will miss it",
        "Ida Lund will say that the ferry has to go and is too old",
        "Ida Lund asked the whole council to sell the ferry",
        "Some people say that the ferry has to go and is too old",
    ):
        found = told(f"The Harbour Post wrote: “{words}.”", "The Harbour Post", "wrote:", f"“{words}.”")
        assert found.sentences[0].chain == ("The Harbour Post",), words


def test_an_aside_deep_in_the_content_is_not_its_main_clause() -> None:
    found = told(
        "The Harbour Post reported that the ferry was sold by night to a bidder from the mainland for a sum that "
        "nobody would name, which Ida Lund said was low.",
        "The Harbour Post",
        "reported",
        "that the ferry was sold by night to a bidder from the mainland for a sum that nobody would name, which Ida "
        "Lund said was low",
    )
    assert found.sentences[0].chain == ("The Harbour Post",)


def test_each_sentence_of_a_long_content_has_its_own_last_hand() -> None:
    first, second = "“The ferry was sold by night.", "“Ida Lund said that it had to go.”"
    found = told(f"The Harbour Post wrote: {first}\n\n{second}", "The Harbour Post", "wrote:", first, second)
    assert [sentence.chain for sentence in found.sentences] == [
        ("The Harbour Post",),
        ("The Harbour Post", "Ida Lund"),
    ]
    assert found.attributions[0].chain == ("The Harbour Post",)
