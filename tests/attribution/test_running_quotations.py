"""Whatever finder is at work, a quotation that it gave nobody is its neighbours'."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.attribution_finder import Found
from hearsay.attribution.engine import Engine
from hearsay.attribution.passage import Passage
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, Attribution
from hearsay.domain.spans import Span

Marks = tuple[str, str, str]
"""what is source, cue and content, word for word; empty where there is none"""


class GivenFinder:
    """Hands back what it was given, as a finder does that reads each paragraph by itself."""

    name = "given 1"
    notice = ""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._attributions = attributions

    def find(self, passage: Passage) -> Found:  # noqa: ARG002 - the protocol names it
        return Found(self._attributions)


def annotated(*paragraphs: str, marks: tuple[Marks, ...]) -> AnnotatedArticle:
    """Return the article as the engine annotates it with these attributions."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    attributions = tuple(
        Attribution(_places(text, source), _places(text, cue), _places(text, content)) for source, cue, content in marks
    )
    return Engine(GivenFinder(attributions)).annotate(Article("a.txt", text, tuple(blocks)))


def _places(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def speakers(article: AnnotatedArticle) -> list[str]:
    """Return the last link of every sentence, empty for none."""
    return [sentence.chain[-1] if sentence.chain else "" for sentence in article.sentences]


def test_a_floating_quotation_takes_the_tag_before_it() -> None:
    found = annotated(
        "“The boat leaks,” said Ida Lund. “Nobody mends it.”",
        marks=(("Ida Lund", "said", "“The boat leaks,”"), ("", "", "“Nobody mends it.”")),
    )
    assert speakers(found) == ["Ida Lund", "Ida Lund"]
    assert found.attributions[1].chain == ("Ida Lund",)


def test_spans_stay_the_finders_own() -> None:
    marks = (("Ida Lund", "said", "“The boat leaks,”"), ("", "", "“Nobody mends it.”"))
    found = annotated("“The boat leaks,” said Ida Lund. “Nobody mends it.”", marks=marks)
    assert found.attributions[1].source == found.attributions[1].cue == ()


def test_a_quotation_in_no_attribution_takes_the_tag_behind_it() -> None:
    found = annotated("Peter Ode left. “Nobody mends it,” said Ida Lund on Monday.", marks=(("Ida Lund", "said", ""),))
    assert speakers(found)[1] == "Ida Lund"


def test_a_running_quotation_keeps_its_speaker_over_paragraphs() -> None:
    found = annotated(
        "Ida Lund told the council: “The boat leaks and nobody mends it.",
        "“It has leaked since May, and we have bailed it every night.",
        "“We shall not bail it again.”",
        marks=(("Ida Lund", "told the council:", "“The boat leaks and nobody mends it."),),
    )
    assert speakers(found) == ["Ida Lund"] * 3


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_speaker_above() -> None:
    found = annotated(
        "“The boat leaks and nobody mends it,” Ida Lund said.",
        "“It has leaked since May.”",
        "Peter Ode was not asked.",
        marks=(("Ida Lund", "said", "“The boat leaks and nobody mends it,”"),),
    )
    assert speakers(found) == ["Ida Lund", "Ida Lund", ""]


def test_a_tag_below_speaks_what_stands_above_it() -> None:
    found = annotated(
        "Peter Ode climbed on a crate.",
        "“Are we your servants?”",
        "He shouted to the crowd.",
        marks=(("He", "shouted", ""),),
    )
    assert speakers(found)[1] == "Peter Ode"


def test_a_colon_announces_who_speaks_though_the_finder_saw_nobody() -> None:
    found = annotated(
        "The Harbour Post on the same evening:",
        "“The ferry was sold by night and nobody knew of it.”",
        marks=(),
    )
    assert speakers(found)[1] == "The Harbour Post"


def test_where_the_finder_saw_nobody_the_rules_tell_who_speaks() -> None:
    found = annotated("It rained.", "“The ferry was sold by night,” said Ida Lund.", marks=())
    assert speakers(found)[1] == "Ida Lund"


def test_a_quotation_with_no_neighbour_is_unnamed() -> None:
    found = annotated("“The ferry was sold by night and nobody knew of it.”", marks=())
    assert speakers(found) == ["unnamed"]


def test_another_speaker_ends_the_run() -> None:
    found = annotated(
        "“The boat leaks and nobody mends it,” Ida Lund said.",
        "Peter Ode answered: “It floats as well as any other.”",
        "“And it is paid for.”",
        marks=(
            ("Ida Lund", "said", "“The boat leaks and nobody mends it,”"),
            ("Peter Ode", "answered:", "“It floats as well as any other.”"),
            ("", "", "“And it is paid for.”"),
        ),
    )
    assert speakers(found)[1:] == ["Peter Ode", "Peter Ode"]


def test_a_participle_without_a_source_goes_on_with_the_speaker_of_its_sentence() -> None:
    found = annotated(
        "Ida Lund said that the boat leaked, adding that nobody mended it.",
        marks=(("Ida Lund", "said", "that the boat leaked"), ("", "adding", "that nobody mended it")),
    )
    assert [a.chain for a in found.attributions] == [("Ida Lund",), ("Ida Lund",)]


def test_a_signature_behind_a_dash_tells_who_speaks() -> None:
    found = annotated("“The ferry was sold by night and nobody knew of it.” — Ida Lund (2019)", marks=())
    assert speakers(found)[0] == "Ida Lund"
    found = annotated("“The ferry was sold by night and nobody knew of it.”\n\n— Ida Lund", marks=())
    assert speakers(found)[0] == "Ida Lund"


PIECES = [
    "Ida Lund",
    "he",
    "the memo",
    " said ",
    " that ",
    "“It rained.” ",
    "“",
    "”",
    ": ",
    ".\n\n",
    " who ",
    "the agency ",
    "x",
]
PLACES = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 30)), max_size=2)


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.lists(st.tuples(PLACES, PLACES, PLACES), max_size=4)
)
def test_whatever_a_finder_hands_back_every_attribution_has_a_chain(
    pieces: list[str], given_spans: list[tuple[list[tuple[int, int]], ...]]
) -> None:
    text = "".join(pieces).strip() or "x"
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    attributions = []
    for parts in given_spans:
        source, cue, content = (
            tuple(Span(min(at, len(text)), min(at + length, len(text))) for at, length in part) for part in parts
        )
        if source or cue or content:
            attributions.append(Attribution(source, cue, content))
    found = Engine(GivenFinder(tuple(attributions))).annotate(Article("a.txt", text, tuple(blocks)))
    assert all(a.chain and all(a.chain) for a in found.attributions)
    assert [(a.source, a.cue, a.content) for a in found.attributions] == [
        (a.source, a.cue, a.content) for a in attributions
    ]
