"""Outlets above, below and beside the headline; questions that head a section."""

from collections.abc import Callable

import pytest

from hearsay.domain.article import Article, BlockKind

Kinds = Callable[..., list[tuple[BlockKind, str]]]
Read = Callable[..., Article]

HEADLINE = "Board closes the old ferry pier"
LEAD = "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive."
SECOND = "Members said the decision, taken behind closed doors, had been prepared for months by the port's engineers."
LONG = f"{LEAD} {SECOND}"


def paragraphs(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("The Harbour Gazette, 13 November 2025", "The Harbour Gazette", "13 November 2025"),
        ("The Harbour Gazette — 13 November 2025", "The Harbour Gazette", "13 November 2025"),
        ("Harbour Gazette | 13 November 2025", "Harbour Gazette", "13 November 2025"),
        ("13 November 2025 - The Harbour Gazette", "The Harbour Gazette", "13 November 2025"),
        ("Harbour Gazette | Opinion | November 13, 2025", "Harbour Gazette", "November 13, 2025"),
        ("The Harbour Gazette | Politics", "The Harbour Gazette", ""),
        ("Local News | Harbour Gazette", "Harbour Gazette", ""),
        ("The Harbour Gazette", "The Harbour Gazette", ""),
        ("HARBOUR GAZETTE", "HARBOUR GAZETTE", ""),
    ],
)
def test_a_line_below_the_headline_names_the_outlet(
    read: Read, kinds: Kinds, line: str, outlet: str, published: str
) -> None:
    text = paragraphs(HEADLINE, line, "By Nora Lindqvist", LEAD, SECOND)
    assert kinds(text)[1] == (BlockKind.DATELINE, line)
    article = read(text)
    assert (article.title, article.outlet, article.published) == (HEADLINE, outlet, published)
    assert article.byline == "Nora Lindqvist"


@pytest.mark.parametrize(
    "masthead", ["The Harbour Gazette", "THE HARBOUR GAZETTE", "Eastport Evening News", "The Post"]
)
@pytest.mark.parametrize("headline", [HEADLINE, "Pier closed", "Was the old ferry pier closed for nothing?"])
def test_a_masthead_above_the_headline_is_not_the_title(read: Read, kinds: Kinds, masthead: str, headline: str) -> None:
    text = paragraphs(masthead, headline, "By Nora Lindqvist", LEAD, SECOND)
    article = read(text)
    assert (article.title, article.outlet, article.byline) == (headline, masthead, "Nora Lindqvist")
    assert kinds(text)[:2] == [(BlockKind.FURNITURE, masthead), (BlockKind.HEADLINE, headline)]


def test_a_masthead_that_only_the_imprint_gives_away(read: Read) -> None:
    article = read(paragraphs("The Eastport Lamplight", HEADLINE, LEAD, SECOND, "© 2025 The Eastport Lamplight"))
    assert (article.title, article.outlet) == (HEADLINE, "The Eastport Lamplight")


@pytest.mark.parametrize("headline", ["The Last Ferry", "A Town Without Boats", "Hard Times Ahead", "Pier Post Mortem"])
def test_a_short_headline_above_a_standfirst_stays_the_title(read: Read, headline: str) -> None:
    assert (
        read(paragraphs(headline, "How a town lost its pier, and why nobody noticed", LEAD, SECOND)).title == headline
    )


def test_an_outlet_alone_above_the_text_is_better_than_no_title(read: Read) -> None:
    assert read(paragraphs("The Harbour Gazette", LEAD, SECOND)).title == "The Harbour Gazette"


def test_a_date_and_a_masthead_above_the_headline(read: Read, kinds: Kinds) -> None:
    text = paragraphs("Friday, June 20, 2025", "The Harbour Gazette", HEADLINE, LEAD, SECOND)
    article = read(text)
    assert (article.title, article.outlet, article.published) == (
        HEADLINE,
        "The Harbour Gazette",
        "Friday, June 20, 2025",
    )
    assert kinds(text)[0] == (BlockKind.DATELINE, "Friday, June 20, 2025")


def test_a_short_question_between_long_paragraphs_is_a_heading(kinds: Kinds) -> None:
    blocks = kinds(paragraphs(HEADLINE, LONG, "What is the plan?", LONG, SECOND))
    assert (BlockKind.HEADING, "What is the plan?") in blocks


def test_several_questions_above_paragraphs_are_headings(kinds: Kinds) -> None:
    questions = ("Who wants the ferry pier in Eastport closed?", "When will it happen?")
    blocks = kinds(paragraphs(HEADLINE, LEAD, questions[0], SECOND, questions[1], LEAD))
    assert [words for kind, words in blocks if kind is BlockKind.HEADING] == list(questions)


@pytest.mark.parametrize(
    "line",
    [
        "“Are we your boatmen?”",
        "Are we “your boatmen”?",
        "So why close it?",
        "The result?",
        "Why? Because who else would pay?",
        "Who in the whole of Eastport could have known what the board would do that night?",
    ],
)
def test_a_rhetorical_question_in_running_prose_is_none(kinds: Kinds, line: str) -> None:
    assert (BlockKind.PARAGRAPH, line) in kinds(paragraphs(HEADLINE, LONG, line, LONG, SECOND))


def test_questions_and_answers_in_short_lines_stay_prose(kinds: Kinds) -> None:
    talk = ("Who asked?", "Nobody did.", "Who paid?", "Everybody did.")
    blocks = kinds(paragraphs(HEADLINE, LONG, *talk, LONG))
    assert [words for kind, words in blocks if kind is BlockKind.PARAGRAPH] == [LONG, *talk, LONG]


def test_a_question_after_a_colon_is_what_was_asked(kinds: Kinds) -> None:
    blocks = kinds(paragraphs(HEADLINE, f"{LONG} One question was left:", "Who will pay for it?", LONG))
    assert (BlockKind.PARAGRAPH, "Who will pay for it?") in blocks
