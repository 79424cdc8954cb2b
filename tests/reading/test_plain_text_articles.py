"""The messes of plain text saved from web pages, each in a small sample of our own."""

from collections.abc import Callable

import pytest

from hearsay.domain.article import Article, BlockKind

Kinds = Callable[..., list[tuple[BlockKind, str]]]
Read = Callable[..., Article]

LEAD = "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive."
SECOND = "Members said the decision, taken behind closed doors, had been prepared for months by the port's engineers."
THIRD = "A spokesman for the town declined to say when the last ferry would leave, or who would pay for the buses."


def paragraphs(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def words_of(kind: BlockKind, blocks: list[tuple[BlockKind, str]]) -> list[str]:
    return [words for found, words in blocks if found is kind]


def test_a_repeated_headline_is_one_headline_and_the_title(read: Read, kinds: Kinds) -> None:
    text = paragraphs("Board closes ferry pier", "Board closes ferry pier", LEAD, SECOND)
    assert read(text).title == "Board closes ferry pier"
    assert words_of(BlockKind.HEADLINE, kinds(text)) == ["Board closes ferry pier"]
    assert read(text).text.count("Board closes ferry pier") == 1


def test_a_headline_repeated_with_the_site_behind_it_names_the_outlet(read: Read) -> None:
    article = read(
        paragraphs("Board closes the old ferry pier", "Board closes the old ferry pier | Harbour Gazette", LEAD, SECOND)
    )
    assert (article.title, article.outlet) == ("Board closes the old ferry pier", "Harbour Gazette")


@pytest.mark.parametrize(
    "line", ["Board closes ferry pier.", "Why the U.S. board closed a pier.", "A pier, a board, a vote!"]
)
def test_a_first_line_may_be_a_headline_though_it_ends_in_a_full_stop(read: Read, line: str) -> None:
    assert read(paragraphs(line, "ABSTRACT.", LEAD, SECOND)).title == line
    assert read(paragraphs(LEAD, "It was over.", "Nobody spoke.")).title == ""


def test_a_date_above_the_headline_is_the_date_line(read: Read, kinds: Kinds) -> None:
    text = paragraphs("Monday, March 3, 2025", "Board closes ferry pier", LEAD, SECOND)
    assert kinds(text)[:2] == [
        (BlockKind.DATELINE, "Monday, March 3, 2025"),
        (BlockKind.HEADLINE, "Board closes ferry pier"),
    ]
    assert read(text).published == "Monday, March 3, 2025"


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("By Nora Lindqvist", "Nora Lindqvist", ""),
        ("Nora Lindqvist, Staff Writer", "Nora Lindqvist", ""),
        (
            "By Nora Lindqvist and Pia van der Berg | Harbour Gazette",
            "Nora Lindqvist and Pia van der Berg",
            "Harbour Gazette",
        ),
        ("Written by: Nora Lindqvist", "Nora Lindqvist", ""),
        ("By N. J. Lindqvist in Eastport", "N. J. Lindqvist", ""),
    ],
)
def test_bylines_in_many_forms(read: Read, kinds: Kinds, line: str, byline: str, outlet: str) -> None:
    text = paragraphs("Board closes ferry pier", line, LEAD, SECOND)
    assert kinds(text)[1] == (BlockKind.BYLINE, line)
    assert (read(text).byline, read(text).outlet) == (byline, outlet)


@pytest.mark.parametrize(
    "line",
    ["By the time the board met, nobody was left.", "By Friday it was over.", "By and large, the vote was fair."],
)
def test_sentences_that_begin_with_by_are_no_bylines(kinds: Kinds, line: str) -> None:
    assert words_of(BlockKind.BYLINE, kinds(paragraphs("Board closes ferry pier", line, LEAD, SECOND))) == []


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Harbour Gazette, April 02, 2025", "Harbour Gazette", "April 02, 2025"),
        ("Published: 2 April 2025, 10:15 am GMT", "", "2 April 2025"),
        ("EASTPORT, April 2, 2025", "", "April 2, 2025"),
        ("2025-04-02T10:15:00Z", "", "2025-04-02T10:15:00Z"),
        ("Veröffentlicht am 2. April 2025 um 10.15 Uhr", "", "2. April 2025"),
    ],
)
def test_date_lines_in_many_forms(read: Read, kinds: Kinds, line: str, outlet: str, published: str) -> None:
    text = paragraphs("Board closes ferry pier", line, LEAD, SECOND)
    assert kinds(text)[1] == (BlockKind.DATELINE, line)
    assert (read(text).outlet, read(text).published) == (outlet, published)


def test_a_paragraph_broken_by_a_page_is_one_again(kinds: Kinds) -> None:
    upper, lower = (
        "The board then asked the harbour master to remove the ferry from",
        "service before the end of the month.",
    )
    blocks = kinds(paragraphs("Board closes ferry pier", LEAD, upper, lower, SECOND))
    assert (BlockKind.PARAGRAPH, f"{upper} {lower}") in blocks


def test_a_page_number_between_the_halves_comes_after_them(kinds: Kinds) -> None:
    upper, lower = (
        "The board then asked the harbour master to remove the ferry from",
        "service before the end of the month.",
    )
    blocks = kinds(paragraphs("Board closes ferry pier", LEAD, upper, "Page 2 of 3", lower, SECOND))
    place = blocks.index((BlockKind.PARAGRAPH, f"{upper} {lower}"))
    assert blocks[place + 1] == (BlockKind.FURNITURE, "Page 2 of 3")


def test_a_text_of_nothing_but_halves_becomes_one_paragraph_in_linear_time(kinds: Kinds) -> None:
    halves = [f"the harbour and the pier number {number} of" for number in range(20_000)]
    assert kinds(paragraphs("The board counted", *halves))[-1][1].endswith(f"{halves[-2]} {halves[-1]}")


@pytest.mark.parametrize(
    "upper", ["She gave her reasons as follows:", "“We had no choice in the matter, none at all”", "It was done."]
)
def test_complete_paragraphs_stay_apart_even_before_lower_case(kinds: Kinds, upper: str) -> None:
    assert (BlockKind.PARAGRAPH, upper) in kinds(
        paragraphs("Board closes ferry pier", LEAD, upper, "iron ore came by rail.", SECOND)
    )


def test_hard_wrapped_lines_run_on(kinds: Kinds) -> None:
    wrapped = (
        "The harbour board met on Tuesday and voted to close the old ferry\n"
        "pier before the winter storms arrive, a step that Anna Berg and the\n"
        "Eastport branch of the union had fought since the spring of the\n"
        "year before. They lost."
    )
    blocks = kinds(paragraphs("Board closes ferry pier", wrapped, SECOND))
    assert (BlockKind.PARAGRAPH, wrapped.replace("\n", " ")) in blocks


def test_lines_broken_on_purpose_stay_apart_and_describe_a_picture(kinds: Kinds) -> None:
    blocks = kinds(
        paragraphs(
            "Board closes ferry pier",
            LEAD,
            "Eastport harbour ferry pier\nThe old pier in a storm, with the ferry behind it, on February 4, 2025",
            SECOND,
        )
    )
    assert len(words_of(BlockKind.CAPTION, blocks)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "The old ferry pier (Source: Harbour Gazette)",
        "Photo: Nora Lindqvist",
        "The pier at dusk. Nora Lindqvist/Reuters",
        "[Image credit: Eastport Museum]",
    ],
)
def test_captions(kinds: Kinds, line: str) -> None:
    assert (BlockKind.CAPTION, line) in kinds(paragraphs("Board closes ferry pier", LEAD, line, SECOND))


def test_a_short_line_between_paragraphs_is_a_heading_but_not_at_the_end(kinds: Kinds) -> None:
    blocks = kinds(
        paragraphs("Board closes ferry pier", LEAD, "A town without boats", SECOND, THIRD, "Ten harbours to see")
    )
    assert words_of(BlockKind.HEADING, blocks) == ["A town without boats"]
    assert blocks[-1] == (BlockKind.FURNITURE, "Ten harbours to see")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Our Latest Articles",
            "› Subscribe",
            "Leave a comment",
            "Back to blog",
            "Part 1 of 2",
            "Advertisement",
            "3 min read",
        ),
        *(
            "Please enter your comment!",
            "The reCAPTCHA verification period has expired. Please reload the page.",
            "Share this story",
        ),
        *(
            "© 2025 Harbour Gazette. All rights reserved.",
            "Sign up for our newsletter and never miss a tide",
            "Read more: Ten harbours",
        ),
        "Follow us on Instagram and Facebook. Feel free to repost our articles.",
        "Disclaimer: The views expressed are of sole responsibility of the author and never those of this site.",
    ],
)
def test_site_furniture_at_the_end(kinds: Kinds, line: str) -> None:
    blocks = kinds(paragraphs("Board closes ferry pier", LEAD, SECOND, THIRD, line))
    assert blocks[-1] == (BlockKind.FURNITURE, line)
    assert len(words_of(BlockKind.PARAGRAPH, blocks)) == 3


def test_a_list_of_links_below_a_plug_is_furniture_but_a_list_that_ends_an_article_is_not(kinds: Kinds) -> None:
    links = "• Ten harbours to see\n• In praise of buses"
    above = ("Board closes ferry pier", LEAD, SECOND)
    assert words_of(BlockKind.LIST_ITEM, kinds(paragraphs(*above, "More from Travel", links))) == []
    assert len(words_of(BlockKind.LIST_ITEM, kinds(paragraphs(*above, "The board's demands are:", links)))) == 2


def test_a_plug_in_the_middle_does_not_end_the_article(kinds: Kinds) -> None:
    blocks = kinds(paragraphs("Board closes ferry pier", LEAD, "Related articles", SECOND, THIRD))
    assert words_of(BlockKind.FURNITURE, blocks) == ["Related articles"]
    assert words_of(BlockKind.PARAGRAPH, blocks) == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers were asked for permission before their letters were printed in the town's paper last week.",
        "The minister wrote on Twitter that the harbour would stay open, and nobody in the town believed him.",
        "Home owners along the quay say they were never told about it.",
        "More on the quay than in the council, people spoke of betrayal.",
        "Share prices of the ferry company fell by a third.",
        "Comments by the harbour master made matters worse.",
    ],
)
def test_sentences_about_the_same_things_stay_prose(kinds: Kinds, sentence: str) -> None:
    assert (BlockKind.PARAGRAPH, sentence) in kinds(
        paragraphs("Board closes ferry pier", LEAD, SECOND, sentence, THIRD)
    )


def test_numbered_reader_comments_end_the_article(kinds: Kinds) -> None:
    text = paragraphs("Board closes ferry pier", LEAD, SECOND) + (
        "\n  1. Ole Brandt\n\n    2025-03-04 at 08:12\n\n    They never asked us. Typical.\n\n"
        "  2. Mia Falk\n\n    2025-03-04 at 09:40\n\n    Good riddance.\n"
    )
    blocks = kinds(text)
    assert [kind for kind, _ in blocks[-6:]] == [BlockKind.COMMENT] * 6
    assert words_of(BlockKind.PARAGRAPH, blocks) == [LEAD, SECOND]


def test_announced_reader_comments_and_what_the_site_puts_below_them(kinds: Kinds) -> None:
    text = paragraphs(
        "Board closes ferry pier", LEAD, SECOND, "2 Comments", "Ole Brandt says:",
        "March 4, 2025 at 8:12 am", "Typical.",
        "Reply", "Log in to leave a comment", "The Harbour Gazette. Since 1911.",
    )  # fmt: skip
    blocks = {words: kind for kind, words in kinds(text)}
    assert blocks["Typical."] is BlockKind.COMMENT
    assert blocks["Reply"] is BlockKind.FURNITURE
    assert blocks["The Harbour Gazette. Since 1911."] is BlockKind.FURNITURE


def test_a_name_above_a_date_at_the_top_is_an_author_not_a_comment(read: Read, kinds: Kinds) -> None:
    text = paragraphs("Board closes ferry pier", "Nora Lindqvist", "March 4, 2025 8:12 am", LEAD, SECOND)
    assert words_of(BlockKind.COMMENT, kinds(text)) == []
    assert read(text).byline == "Nora Lindqvist"


def test_lists_and_mail_quotes_keep_their_kind_and_lose_their_signs(kinds: Kinds) -> None:
    blocks = kinds(
        paragraphs("Board closes ferry pier", LEAD, "• fewer boats\n• more buses", "> We had\n> no choice.", SECOND)
    )
    assert words_of(BlockKind.LIST_ITEM, blocks) == ["fewer boats", "more buses"]
    assert words_of(BlockKind.BLOCK_QUOTE, blocks) == ["We had no choice."]


def test_an_introduced_paragraph_without_marks_stays_a_paragraph(kinds: Kinds) -> None:
    blocks = kinds(paragraphs("Board closes ferry pier", LEAD, "The report highlighted the following:", SECOND))
    assert words_of(BlockKind.PARAGRAPH, blocks) == [LEAD, "The report highlighted the following:", SECOND]


def test_canonical_text(read: Read) -> None:
    article = read(
        "Cafe\u0301 by\u200b the  quay\u00a0opens.\r\n\r\nTwo\u00ad fold\ttext &amp; signs &#8211; here.\x0cPage three."
    )
    assert article.text == "Café by the quay opens.\n\nTwo fold text & signs – here.\n\nPage three."


def test_bidirectional_text_and_joined_emoji_stay_whole(read: Read) -> None:
    line = "\u200fوزیرِ اعظم نے کہا (Imran) می‌خواهم 👩‍👧 ہے۔"
    assert read(f"{line}\n").text == line


def test_language_is_guessed(read: Read) -> None:
    assert (
        read(
            "Die Regierung hat den Plan nicht gelesen, und die Stadt ist mit dem Ergebnis auch nicht zufrieden."
        ).language
        == "de"
    )
    assert read("وزیر اعظم نے کہا ہے کہ حکومت یہ منصوبہ نہیں چھوڑے گی اور نہ ہی وہ پیچھے ہٹیں گے۔").language == "ur"
    assert read(LEAD).language == "en"


def test_words_without_any_headline_have_no_title(read: Read) -> None:
    assert read(paragraphs(LEAD + " " + SECOND, THIRD)).title == ""
