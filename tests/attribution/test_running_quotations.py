"""Whatever finder is at work, a quotation that it gave nobody is its neighbours'."""

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
