"""Which quotations of a folder are the same words, and which only share a phrase."""

from typing import Any

import pytest

from hearsay.comparison.folder_comparison import compare
from hearsay.domain.comparison import ChangeKind, Comparison

MAYOR = ("Selma Novak",)
WHOLE = "The ferry will sail at dawn, and the council of Orlsund cannot stop it with a stamp."


def _sets(comparison: Comparison) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(member.path, member.quotations) for member in cluster.members] for cluster in comparison.clusters]


@pytest.mark.parametrize(
    "rendered",
    [
        "“the ferry will sail at dawn and the council of Orlsund cannot stop it with a stamp” was the answer.",
        "“The ferry will sail at dawn,” she said, “and the council of Orlsund cannot stop it with a stamp.”",
        "“The ferry [to the islands] will sail at dawn, and the council of Orlsund cannot stop it with a stamp.”",
        "“The ferry will sail at dawn … the council of Orlsund cannot stop it with a stamp.”",
        "“The council of Orlsund cannot stop it with a stamp,” she said.",
        "“The ferry shall sail at dawn, and the council of Orlsund will not stop it with a stamp.”",
        "“A ferry will leave at dawn, and the town council of Orlsund cannot stop it with stamps.”",
    ],
)
def test_the_same_words_however_they_are_rendered(write: Any, rendered: str) -> None:
    comparison = compare([write("a.txt", (f"“{WHOLE}”", MAYOR)), write("b.txt", (rendered, ("a passer-by",)))])
    assert len(comparison.clusters) == 1
    cluster = comparison.clusters[0]
    assert cluster.paths == ("a.txt", "b.txt")
    assert cluster.members[1].quotations == tuple(range(rendered.count("“")))
    assert cluster.verdict is None


def test_a_phrase_that_all_share_chains_nothing(write: Any) -> None:
    said = (
        "We will do everything in our power to protect the old orchards of the valley.",
        "We will do everything in our power to find the captain and his missing crew.",
        "We will do everything in our power to open the railway before Easter.",
        "The captain and his missing crew have sold the railway.",
    )
    articles = [write(f"{number}.txt", (f"“{each}”", MAYOR)) for number, each in enumerate(said)]
    assert compare(articles).clusters == ()


def test_a_third_quotation_does_not_chain_two_others(write: Any) -> None:
    first = "Nobody told the harbour master about the leaking barge"
    second = "the insurers paid eleven million crowns to the widow"
    comparison = compare(
        [
            write("a.txt", (f"“{first}.”", MAYOR)),
            write("b.txt", (f"“{second}.”", MAYOR)),
            write("c.txt", (f"“{first}, {second}.”", MAYOR)),
        ]
    )
    assert _sets(comparison) == [[("a.txt", (0,)), ("b.txt", (0,)), ("c.txt", (0,))]], "parts of what one quotes whole"
    apart = compare([write("a.txt", (f"“{first}.”", MAYOR)), write("b.txt", (f"“{second}.”", MAYOR))])
    assert apart.clusters == ()


def test_a_fragment_joins_whom_it_is_said_by(write: Any) -> None:
    whole = write("a.txt", (f"“{WHOLE}”", MAYOR))
    fragment = "She spoke of a council that “cannot stop it with a stamp” at all."
    assert len(compare([whole, write("b.txt", (fragment, ("Mayor Novak",)))]).clusters) == 1
    assert compare([whole, write("b.txt", (fragment, ("Karel Brandt",)))]).clusters == ()
    assert compare([whole, write("b.txt", (fragment, ()))]).clusters == ()


def test_a_phrase_is_too_little_even_of_the_same_speaker(write: Any) -> None:
    whole = write("a.txt", (f"“{WHOLE}”", MAYOR))
    assert compare([whole, write("b.txt", ("“Cannot stop it,” she said of the flood.", MAYOR))]).clusters == ()


def test_a_fragment_joins_what_its_own_article_says_more_fully(write: Any) -> None:
    told = write("a.txt", ("It “cannot stop it with,” the paper says.", ("the paper",)), (f"“{WHOLE}”", MAYOR))
    other = write("b.txt", (f"“{WHOLE} So be it.”", ("a passer-by",)))
    assert _sets(compare([told, other])) == [[("a.txt", (0,)), ("a.txt", (1,)), ("b.txt", (0,))]]


def test_two_words_join_only_what_the_same_speaker_says_more_fully(write: Any) -> None:
    whole = (f"“{WHOLE}”", MAYOR)
    assert len(compare([write("a.txt", whole, ("So it “cannot stop” at all.", MAYOR))]).clusters) == 1
    assert compare([write("a.txt", whole, ("So it “cannot stop” at all.", ("Karel Brandt",)))]).clusters == ()


def test_two_words_of_one_lund_are_not_joined_to_what_another_lund_says(write: Any) -> None:
    whole, short = (f"“{WHOLE}”", ("Ida Lund",)), "So it “cannot stop” at all."
    assert len(compare([write("a.txt", whole, (short, ("Lund",)))]).clusters) == 1
    assert compare([write("a.txt", whole, (short, ("Per Lund",)))]).clusters == ()


def test_words_in_marks_are_no_speech(write: Any) -> None:
    scared = [write(f"{n}.txt", ("The “new order” is a “farce”, and a “farce”.", MAYOR)) for n in range(3)]
    assert compare(scared).clusters == ()


def test_a_speech_over_several_paragraphs_is_one_member(write: Any) -> None:
    whole = "The ferry sails at dawn. The stamps of Orlsund are dry. Nobody will be left on the pier."
    parts = ("“The ferry sails at dawn.”", "“‖The stamps of Orlsund are dry.”", "“‖Nobody will be left on the pier.”")
    running = write("a.txt", *((part, MAYOR) for part in parts))
    comparison = compare([running, write("b.txt", (f"“{whole}”", MAYOR))])
    assert _sets(comparison) == [[("a.txt", (0, 1, 2)), ("b.txt", (0,))]]
    assert len(comparison.clusters[0].members[0].spans) == 3
    assert comparison.clusters[0].members[1].differences == ()


def test_two_fragments_of_one_sentence_are_two_members(write: Any) -> None:
    article = write("b.txt", ("He called it “the ferry will sail” and then “stop it with a stamp” to mock her.", MAYOR))
    comparison = compare([write("a.txt", (f"“{WHOLE}”", MAYOR)), article])
    assert _sets(comparison) == [[("a.txt", (0,)), ("b.txt", (0,)), ("b.txt", (1,))]]


def test_differences_are_told_against_the_fullest(write: Any) -> None:
    altered = "“The ferry must sail at dawn, and the council … cannot ever stop it,” she said."
    comparison = compare([write("a.txt", (f"“{WHOLE}”", MAYOR)), write("b.txt", (altered, MAYOR))])
    cluster = comparison.clusters[0]
    assert cluster.members[cluster.fullest].path == "a.txt"
    member = comparison.member_of("b.txt", 0)
    assert member is not None
    assert [(each.kind, each.words, each.other) for each in member.differences] == [
        (ChangeKind.CHANGED, "must", "will"),
        (ChangeKind.ELLIPSIS, "", "of Orlsund"),
        (ChangeKind.INSERTED, "ever", ""),
        (ChangeKind.DELETED, "", "with a stamp"),
    ]
    assert [each.span.of(altered) for each in member.differences] == ["must", "", "ever", ""]


def test_members_and_clusters_stand_in_the_folders_order(write: Any) -> None:
    other = "A hundred barrels of herring were thrown into the lagoon."
    articles = [
        write("10.txt", (f"“{other}”", MAYOR), (f"“{WHOLE}”", MAYOR)),
        write("2.txt", (f"“{WHOLE}”", MAYOR), (f"“{other}”", MAYOR)),
    ]
    assert _sets(compare(articles)) == [[("2.txt", (0,)), ("10.txt", (1,))], [("2.txt", (1,)), ("10.txt", (0,))]]


def test_what_nobody_shares_is_in_no_cluster(write: Any) -> None:
    comparison = compare([write("a.txt", (f"“{WHOLE}”", MAYOR)), write("b.txt")])
    assert comparison.clusters == ()
    assert comparison.cluster_of("a.txt", 0) is None
    assert comparison.member_of("a.txt", 0) is None


def test_a_phrase_turned_against_its_author_is_another_quotation(write: Any) -> None:
    said = "There’s a warm corner in this harbour for skippers who mend nets together."
    turned = "There is a warm corner in this harbour for skippers who quit because they were tired of council rules."
    articles = [write("a.txt", (f"“{said}”", MAYOR)), write("b.txt", (f"“{turned}”", ("Karel Brandt",)))]
    assert compare(articles).clusters == ()
