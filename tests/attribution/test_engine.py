"""Whole articles about a made-up affair: a leaked harbour memo, and what four papers make of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, EvidenceKind, Sentence
from hearsay.reading.passages import read_passage

PRIMARY_QUOTE = AttributionType.PRIMARY_QUOTE
QUOTE = AttributionType.QUOTE
SECONDHAND = AttributionType.SECONDHAND
OPINION = AttributionType.OPINION
UNATTRIBUTED = AttributionType.UNATTRIBUTED
NONE = AttributionType.NONE

OFFER = "if the council votes for the sale before June, the matter of the missing dues will be forgotten"
MEMO = (
    f"Memo of 3 May. I met Harbour Master Peter Ode at the customs house. Ode said that “{OFFER}. Otherwise I fear a "
    "long winter for the port.” I replied that the council had not been asked."
)
WIRE = (
    "#Leaked memo tells of pressure over ferry sale",
    "The harbour master pressed for the sale of the ferry, according to a leaked memo obtained by The Harbour Post.",
    f"“I{OFFER[1:]},” Harbour Master Peter Ode told Councillor Ida Lund, according to the memo.",
    "“Otherwise,” he continued, “I fear a long winter for the port.”",
    "The ferry was sold on 9 June for 40,000 crowns.",
    "At a rally on Sunday Lund rejected the sale. “We are not beggars, and we will not be bought,” she told the crowd.",
    "The sale is believed to have been arranged by the port authority.",
    "Lund spoke to reporters on Monday.",
    "The memo was written by a clerk who signed it with two letters.",
    "~Read more stories",
)
COLUMN = (
    "#The sale of the Alma",
    "Of course nobody asked the fishermen. Unfortunately, this shameful farce will only end with the whole cabal.",
    "Who will pay for it?",
    f"Ode once said that “{OFFER},” and he meant it.",
    "In the so-called “rescue plan” the port lost two ships.",
)


def article(path: str, paragraphs: tuple[str, ...]) -> Article:
    """Return an article; a paragraph that begins with # is its headline, one with ~ furniture."""
    kinds = {"#": BlockKind.HEADLINE, "~": BlockKind.FURNITURE}
    text, blocks = "", []
    for paragraph in paragraphs:
        kind = kinds.get(paragraph[0], BlockKind.PARAGRAPH)
        words = paragraph.lstrip("#~")
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(words), kind))
        text += words
    return Article(path, text, tuple(blocks))


def sentence(annotated: AnnotatedArticle, needle: str) -> Sentence:
    at = annotated.article.text.index(needle)
    return next(s for s in annotated.sentences if s.start <= at < s.end)


@pytest.fixture(scope="module")
def wire() -> AnnotatedArticle:
    return Engine(RuleFinder()).annotate(article("wire.txt", WIRE))


@pytest.mark.parametrize(
    ("needle", "kind", "chain"),
    [
        ("Leaked memo tells", NONE, ()),
        ("pressed for the sale", SECONDHAND, ("The Harbour Post", "a leaked memo")),
        ("If the council votes", PRIMARY_QUOTE, ("the memo", "Peter Ode")),
        ("I fear a long winter", PRIMARY_QUOTE, ("the memo", "Peter Ode")),
        ("40,000 crowns", UNATTRIBUTED, ()),
        ("We are not beggars", QUOTE, ("Ida Lund",)),
        ("is believed to have been arranged", SECONDHAND, ("unnamed",)),
        ("Lund spoke to reporters", UNATTRIBUTED, ()),
        ("Read more stories", NONE, ()),
    ],
)
def test_a_wire_report(wire: AnnotatedArticle, needle: str, kind: AttributionType, chain: tuple[str, ...]) -> None:
    found = sentence(wire, needle)
    assert (found.type, found.chain) == (kind, chain)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will not sell,” Lund said on Monday after the port authority had sunk two of its older ferries.", QUOTE),
        (
            "“We will not sell,” Lund told the crowd, speaking beside the two older ferries that the port had lost.",
            QUOTE,
        ),
        (
            "“We will not sell,” Lund said, and the two older ferries of the port sank within a week in May.",
            UNATTRIBUTED,
        ),
    ],
)
def test_when_and_where_somebody_spoke_is_no_claim_of_the_authors(text: str, kind: AttributionType) -> None:
    annotated = Engine(RuleFinder()).annotate(article("tail.txt", (text,)))
    assert sentence(annotated, "sell").type is kind


def test_evidence_names_the_words_and_where_they_stand(wire: AnnotatedArticle) -> None:
    evidence = sentence(wire, "If the council votes").evidence
    kinds = {item.kind for item in evidence}
    assert {EvidenceKind.QUOTATION_MARKS, EvidenceKind.CUE, EvidenceKind.SOURCE, EvidenceKind.DOCUMENT_POINTER} <= kinds
    assert all(item.span.of(wire.article.text) == item.words for item in evidence if item.span is not None)


def test_a_column_is_its_authors_opinion() -> None:
    column = Engine(RuleFinder()).annotate(article("column.txt", COLUMN))
    assert sentence(column, "nobody asked").type is OPINION
    assert sentence(column, "shameful farce").type is OPINION
    asked = sentence(column, "Who will pay")
    assert asked.type is OPINION
    assert EvidenceKind.QUESTION in {item.kind for item in asked.evidence}


def test_with_the_document_at_hand_its_words_decide() -> None:
    memo = article("primary.txt", (MEMO,))
    column = Engine(RuleFinder()).annotate(article("column.txt", COLUMN), memo)
    found = sentence(column, "Ode once said")
    assert found.type is PRIMARY_QUOTE
    assert EvidenceKind.FOUND_IN_DOCUMENT in {item.kind for item in found.evidence}
    invented = article("a.txt", ("“Sell it by Monday or we will sink it ourselves,” Ode said, according to the memo.",))
    assert Engine(RuleFinder()).annotate(invented, memo).sentences[0].type is QUOTE


def test_words_given_to_the_document_elsewhere_in_the_folder_point_to_it() -> None:
    engine = Engine(RuleFinder())
    apart = [engine.annotate(article("wire.txt", WIRE)), engine.annotate(article("column.txt", COLUMN))]
    assert sentence(apart[1], "Ode once said").type is QUOTE
    together = engine.reconcile(apart)
    found = sentence(together[1], "Ode once said")
    assert found.type is PRIMARY_QUOTE
    assert found.evidence[-1].kind is EvidenceKind.REPEATED_IN_FOLDER
    assert together[0] == apart[0]


def test_what_an_outlet_says_about_the_document_is_a_quote_of_the_outlet() -> None:
    text = (
        "The cable was leaked in May. The cable is secret. The Harbour Post wrote: “The cable shows that the sale was "
        "planned in every detail by a handful of men.”"
    )
    assert sentence(Engine(RuleFinder()).annotate(article("a.txt", (text,))), "The Harbour Post").type is QUOTE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lund was “quite concerned” about the price that the port authority had paid for it.", UNATTRIBUTED),
        ("Lund said that she was “quite concerned” about the price the port authority had paid.", SECONDHAND),
        ("Critics accuse the port authority of theft.", SECONDHAND),
        ("The ferry was allegedly sold by night.", SECONDHAND),
        ("Lund announced that she would visit Vik.", SECONDHAND),
        ("Lund visited Vik on 24 February.", UNATTRIBUTED),
        ("Lund addressed a rally.", UNATTRIBUTED),
        ("Lund wants to buy the ferry.", UNATTRIBUTED),
        ("The note outlines a meeting with two customs men.", SECONDHAND),
        ("The port should never have been sold.", OPINION),
        ("Lund did not answer a question about the price.", UNATTRIBUTED),
        ("Lund declined to comment.", UNATTRIBUTED),
        ("The port authority will surely say that it is looking into the matter.", OPINION),
        ("I would rather the ferry were called a wreck.", OPINION),
        ("Lund would rather the ferry were called “retired”.", SECONDHAND),
        ("They could at least have asked the pilots.", OPINION),
        ("I rang the harbour on Friday.", UNATTRIBUTED),
        ("Two fishermen at the Anchor say that the ferry leaks.", SECONDHAND),
        (
            "A woman who mends the nets, and who asked to stay unnamed, told the Harbour Post she had seen the buyer.",
            SECONDHAND,
        ),
        ("The figure of nine comes from a clerk, as reported by the Harbour Post.", SECONDHAND),
        ("Nobody, of course, asked the pilots.", OPINION),
        ("The memo was leaked on 3 May.", UNATTRIBUTED),
        ("The sale has become the most quoted deal of the year.", UNATTRIBUTED),
        (
            "But Lund added that the price was “far too high for a boat that leaks like a basket”.",
            QUOTE,
        ),
        (
            "Lund added that she had met the treasurer in May and that “it seems quite plain to me what he wants.”",
            QUOTE,
        ),
        (
            "Lund added that she had met the treasurer and two pilots in the customs house and that “it seems odd.”",
            SECONDHAND,
        ),
        ("Lund added that the price the port had paid for the boat was “far too high”.", SECONDHAND),
        (
            "Khal, who claimed a share of it, was arrested on Monday night together with two of his oldest friends.",
            UNATTRIBUTED,
        ),
    ],
)
def test_types_by_the_guidelines_order(text: str, kind: AttributionType) -> None:
    assert Engine(RuleFinder()).annotate(article("a.txt", (text,))).sentences[0].type is kind


def test_a_tag_goes_with_its_quotation_and_an_announcement_does_not() -> None:
    text = (
        "“Are we to be sold like cattle?” Lund shouted to the crowd.",
        "The Harbour Post highlighted the following:",
    )
    found = Engine(RuleFinder()).annotate(
        article("a.txt", (*text, "“The ferry was sold by night. The buyer was never named.”"))
    )
    assert sentence(found, "Are we to be sold").type is QUOTE
    assert sentence(found, "highlighted").type is SECONDHAND
    assert sentence(found, "sold by night").chain == ("The Harbour Post",)


NOTE = (
    "A clerk’s note tells how the ferry was sold. “The boat is worth nothing to us,” the note quotes Ode as saying.",
    "“Sell her by Friday,” Ode told those present, according to the note. “I shall not ask twice.”",
    "“We never saw the books,” the note has the treasurer, Mara Finn, saying.",
    "The note is short. “Nobody has looked at the hull,” it quotes the pilot, Jon Berg, as saying.",
    "“The hull is sound,” harbour clerk Edda Moor is quoted as saying in the note.",
    "“I have seen the hull,” Finn told us on Monday.",
)


@pytest.mark.parametrize(
    ("needle", "kind", "chain"),
    [
        ("worth nothing", PRIMARY_QUOTE, ("the note", "Ode")),
        ("Sell her", PRIMARY_QUOTE, ("the note", "Ode")),
        ("I shall not ask", PRIMARY_QUOTE, ("the note", "Ode")),
        ("never saw the books", PRIMARY_QUOTE, ("the note", "Mara Finn")),
        ("looked at the hull", PRIMARY_QUOTE, ("the note", "Jon Berg")),
        ("The hull is sound", PRIMARY_QUOTE, ("the note", "Edda Moor")),
        ("I have seen the hull", QUOTE, ("Mara Finn",)),
    ],
)
def test_a_note_cited_again_and_again_is_the_document(
    needle: str, kind: AttributionType, chain: tuple[str, ...]
) -> None:
    found = sentence(Engine(RuleFinder()).annotate(article("note.txt", NOTE)), needle)
    assert (found.type, found.chain) == (kind, chain)


def test_words_altered_or_put_together_are_the_documents_and_told_so() -> None:
    memo = article("primary.txt", (MEMO,))
    text = (
        "“I if the council votes for the sale before May, the matter of the missing dues will be forgotten,” he said.",
        "“If the council votes for the sale I fear a long winter for the port,” Ode said.",
    )
    found = Engine(RuleFinder()).annotate(article("a.txt", text), memo)
    assert [s.type for s in found.sentences] == [PRIMARY_QUOTE, PRIMARY_QUOTE]
    originals = [e.original for s in found.sentences for e in s.evidence if e.kind is EvidenceKind.FOUND_IN_DOCUMENT]
    assert "before June" in originals[0]
    assert "missing dues" in originals[1]


def test_the_engine_tells_what_made_it() -> None:
    assert Engine(RuleFinder()).annotate(article("a.txt", ("It rained.",))).engine == "rules 1"


_PIECES = st.sampled_from(
    [
        "Lund",
        "said",
        "that",
        "“",
        "”",
        '"',
        "'",
        ",",
        ".",
        "?",
        ":",
        "according to",
        "the memo",
        "he",
        "it",
        "and",
        "who",
        "\n\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=40).map(" ".join), st.sampled_from(list(BlockKind)))
def test_any_text_is_annotated_within_its_bounds(text: str, kind: BlockKind) -> None:
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    if not paragraphs:
        return
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), kind))
        start += len(paragraph) + 2
    given_article = Article("a.txt", "\n\n".join(paragraphs), tuple(blocks))
    found = Engine(RuleFinder()).annotate(given_article, given_article)
    length = len(given_article.text)
    for attribution in found.attributions:
        assert attribution.chain
        assert all(span.end <= length for span in (*attribution.source, *attribution.cue, *attribution.content))
    for item in found.sentences:
        assert 0.0 <= item.confidence <= 1.0
        assert (item.type is NONE) == (not kind.is_prose)
        assert all(index < len(found.attributions) for index in item.attributions)
        if item.type in (PRIMARY_QUOTE, QUOTE, SECONDHAND):
            assert item.chain


@pytest.mark.parametrize(
    "text",
    ["In my opinion, the board is corrupt.", "In our view, the chair must go.", "The leaked minutes are damning."],
)
def test_what_the_author_holds_is_nobody_elses_claim(text: str) -> None:
    found = Engine(RuleFinder()).annotate(read_passage(text, "passages:1"))
    assert [sentence.type for sentence in found.sentences] == [AttributionType.OPINION]
