"""What a site puts behind, and between, an article's paragraphs; and prose that only looks like it."""

from collections.abc import Callable

import pytest

from hearsay.domain.article import Article, BlockKind

Kinds = Callable[..., list[tuple[BlockKind, str]]]
Read = Callable[..., Article]

HEADLINE = "Board closes the old ferry pier"
LEAD = "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive."
SECOND = "Members said the decision, taken behind closed doors, had been prepared for months by the port's engineers."
THIRD = "A spokesman for the town declined to say when the last ferry would leave, or who would pay for the buses."
BODY = (LEAD, SECOND, THIRD, LEAD + " " + SECOND, THIRD + " " + LEAD)


def paragraphs(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def furniture(blocks: list[tuple[BlockKind, str]]) -> list[str]:
    return [words for kind, words in blocks if kind is BlockKind.FURNITURE]


def prose(blocks: list[tuple[BlockKind, str]]) -> list[str]:
    return [words for kind, words in blocks if kind.is_prose]


@pytest.mark.parametrize(
    "plug",
    [
        *("More from The Harbour Gazette", "Most read", "Read next", "More on this story", "You may also like"),
        *("Related stories:", "Latest from Eastport", "Recommended", "Trending now", "Also on Harbour Gazette:"),
    ],
)
def test_links_below_a_plug_at_the_end(kinds: Kinds, plug: str) -> None:
    links = ("Ten harbours to see", "Who paid for the buses?", "In praise of rowing", "“We told them so”")
    blocks = kinds(paragraphs(HEADLINE, *BODY, plug, *links))
    assert furniture(blocks) == [plug, *links]
    assert prose(blocks) == list(BODY)


def test_a_numbered_list_of_links_below_a_plug(kinds: Kinds) -> None:
    blocks = kinds(paragraphs(HEADLINE, *BODY, "Most read", "1. Ten harbours to see\n2. Who paid for the buses?"))
    assert furniture(blocks) == ["Most read", "1. Ten harbours to see", "2. Who paid for the buses?"]


def test_links_between_paragraphs_leave_the_rest_of_the_article_alone(kinds: Kinds) -> None:
    links = ("More from The Harbour Gazette", "Ten harbours to see", "In praise of rowing")
    blocks = kinds(paragraphs(HEADLINE, *BODY, *links, SECOND, THIRD))
    assert furniture(blocks) == list(links)
    assert prose(blocks) == [*BODY, SECOND, THIRD]


def test_the_last_paragraph_below_links_is_still_the_articles(kinds: Kinds) -> None:
    blocks = kinds(paragraphs(HEADLINE, *BODY, "Related articles", "Ten harbours to see", "Boats for sale", THIRD))
    assert prose(blocks) == [*BODY, THIRD]


def test_teasers_of_other_articles_are_the_sites(kinds: Kinds) -> None:
    teasers = ("Ten harbours to see", LEAD, "In praise of rowing", SECOND)
    blocks = kinds(paragraphs(HEADLINE, *BODY, "Our latest articles", *teasers))
    assert prose(blocks) == list(BODY)


@pytest.mark.parametrize(
    "line",
    [
        *("Support our journalism. Donate", "Support our journalism.", "Sign up", "Sign up for our newsletter"),
        *("The original source of this article is Harbour Gazette", "Copyright © Nora Lindqvist, 2025"),
        *("Copyright 2025 Harbour Gazette", "For media inquiries: desk@harbour.example", "Articles by: Nora Lindqvist"),
        *("Note to readers: please use the share buttons above.", "Part 1 of 2", "You can watch part 2 here:"),
        *("This story was originally published by the Harbour Gazette.", "Follow Nora Lindqvist on Twitter @nora."),
        *("Want more? Subscribe to our newsletter.", "If you value our work, please consider a donation today."),
        *("Make a donation", "Donate now", "Got a tip? Write to the newsroom at desk@harbour.example"),
    ],
)
def test_lines_of_the_site_at_the_end(kinds: Kinds, line: str) -> None:
    blocks = kinds(paragraphs(HEADLINE, *BODY, line))
    assert furniture(blocks) == [line]
    assert prose(blocks) == list(BODY)


@pytest.mark.parametrize(
    "blurb",
    [
        "Nora Lindqvist is a staff writer who covers the coast.",
        "Nora Lindqvist teaches maritime law and is the author of “Ebb”.",
        "Lindqvist is a professor of law at the University of Eastport.",
        "By Nora Lindqvist, who reports from the coast for the Harbour Gazette.",
    ],
)
@pytest.mark.parametrize("marks", ["{}", "*{}*", "_{}_"])
def test_the_authors_blurb_is_no_part_of_the_article(kinds: Kinds, blurb: str, marks: str) -> None:
    blocks = kinds(paragraphs(HEADLINE, "By Nora Lindqvist", *BODY, marks.format(blurb), "© 2025"))
    assert furniture(blocks) == [blurb, "© 2025"]
    assert prose(blocks) == list(BODY)


@pytest.mark.parametrize(
    "blurb",
    [
        "Nora Lindqvist is a staff writer who covers the coast.",
        "Nora Lindqvist is a freelance journalist based in Eastport. She won a prize once.",
        "*Nora Lindqvist teaches maritime law in Eastport.*",
    ],
)
def test_a_blurb_of_an_author_whom_no_line_names(kinds: Kinds, blurb: str) -> None:
    assert furniture(kinds(paragraphs(HEADLINE, *BODY, blurb))) == [blurb.strip("*")]


@pytest.mark.parametrize(
    "last",
    [
        "Ole Brandt is the harbour master, and he has sworn to stay.",
        "Nora Lindqvist wrote the report that the board has hidden since March.",
        "Mia Falk is a reporter at heart, said the harbour master of his deputy, whom he has known for years.",
        "Ole Brandt has worked on the pier for thirty years. He will be there when the last boat leaves.",
    ],
)
def test_the_last_sentence_about_somebody_in_the_story_stays(kinds: Kinds, last: str) -> None:
    told = "Ole Brandt and Mia Falk watched from the pier while Nora Lindqvist, an engineer, read out her report."
    assert last in prose(kinds(paragraphs(HEADLINE, LEAD, told, SECOND, last)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright law, the board argued, forbids it to publish the plan before the engineers have been paid for it.",
        "More in sorrow than in anger, the harbour master handed over his keys and walked home along the quay.",
        "Disclaimers on the tickets were too small to read, and nobody in the town had ever noticed them before.",
        "Most read the plan only after the vote, and those who did so found their own names in it.",
        "Sign up or stay ashore: that was the choice the captains were given in the spring.",
        "Support our boats, the posters said, and for a summer the whole town did.",
        "Donate they did, and with their money the union hired a lawyer from the capital.",
        "Related stories were told in every harbour along the coast, though none of them could be proved.",
        "Comments on the plan are due by Friday.",
        "Follow the money, she said, and you will find the pier.",
    ],
)
def test_sentences_that_open_like_a_plug_stay_prose_and_end_nothing(kinds: Kinds, sentence: str) -> None:
    assert prose(kinds(paragraphs(HEADLINE, *BODY, sentence, THIRD))) == [*BODY, sentence, THIRD]


def test_emphasis_around_a_whole_paragraph_is_no_part_of_its_text(read: Read) -> None:
    assert read(paragraphs(f"*{LEAD}*", f"_{SECOND}_")).text == f"{LEAD}\n\n{SECOND}"
    footnote = "* The board did not answer questions about the ferry pier in Eastport."
    assert read(paragraphs(LEAD, footnote)).text.endswith(footnote)


def test_numbered_comments_below_two_links_and_a_part_line(kinds: Kinds) -> None:
    text = paragraphs(
        HEADLINE, LEAD, SECOND, "Part 1 of 2", "You can watch or listen to part 2 here:",
        "Who was Ole Brandt? From deckhand to master", "1. Mia Falk", "2025-03-04 at 08:12",
        "Good riddance to them all.", "2. Jan Holm", "2025-03-04 at 09:40",
        "They never asked us, and they never will. So it goes in this town.", LEAD,
    )  # fmt: skip
    found = [kind for kind, _ in kinds(text)]
    assert found[3:6] == [BlockKind.FURNITURE] * 3
    assert found[6:] == [BlockKind.COMMENT] * 7
