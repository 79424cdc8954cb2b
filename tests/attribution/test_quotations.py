"""Which stretches of an article the scanner takes for somebody's words."""

import pytest

from hearsay.attribution.quotations import scan_quotations
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import QuotationForm


def article_of(*blocks: str | tuple[BlockKind, str]) -> Article:
    text, placed = "", []
    for block in blocks:
        kind, words = (BlockKind.PARAGRAPH, block) if isinstance(block, str) else block
        text += "\n\n" if text else ""
        placed.append(Block(len(text), len(text) + len(words), kind))
        text += words
    return Article("a.txt", text, tuple(placed))


def quoted(*blocks: str | tuple[BlockKind, str]) -> list[str]:
    """The quotations as words; ``+`` in front of one that goes on, ``|`` in front of a set-off one."""
    article = article_of(*blocks)
    return [
        "+" * q.continued + "|" * (q.form is QuotationForm.BLOCK) + q.span.of(article.text)
        for q in scan_quotations(article)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It was late," he said, "and we went home."', ["It was late,", "and we went home."]),
        ("“It was late,” he said, “and we went home.”", ["It was late,", "and we went home."]),
        ("''I know,'' Ms. Okafor said, ''but not now.''", ["I know,", "but not now."]),
        ("``I know the way,'' she said.", ["I know the way,"]),
        ("„Das ist gut“, sagte sie.", ["Das ist gut"]),
        ("„To jest dobre”, powiedziała.", ["To jest dobre"]),
        ("»Nein, danke«, sagte er.", ["Nein, danke"]),
        ("Elle a dit : « Nous partons demain. »", ["Nous partons demain."]),
        ("Er sagte: „Ich habe ‚Nein‘ gesagt“, und ging.", ["Ich habe ‚Nein‘ gesagt"]),
        ("Han sade: ”Vi går nu och kommer inte igen”, och gick.", ["Vi går nu och kommer inte igen"]),
        ("記者は「明日の朝に出発する」と述べた。", ["明日の朝に出発する"]),
        ("他说：“我们走吧。”然后离开了。", ["我们走吧。"]),
        ('“We are going home now," he said.', ["We are going home now,"]),
        ("He said:“We go.”Then he left.", ["We go."]),
        ('They feared trouble."We were tricked into coming," one said.', ["We were tricked into coming,"]),
        ('"We won," he said."We lost."', ["We won,", "We lost."]),
        ('She answered—"never in my life"—and left.', ["never in my life"]),
        ('He said, " We went there and came back " and left.', ["We went there and came back"]),
    ],
)
def test_every_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He loved the '90s, rock 'n' roll, the players' lounge and all of 'em.", []),
        ("‘It’s late,’ he said, ‘and the boys’ bus has gone.’", ["It’s late,", "and the boys’ bus has gone."]),
        (
            "'It was,' she said, 'too late for the players' union and James's dog.'",
            ["It was,", "too late for the players' union and James's dog."],
        ),
        ("O'Brien's and Jones' dogs weren't there in '08.", []),
        ("“He told me ‘no’ and left,” she said.", ["He told me ‘no’ and left,"]),
        ("‘He told me “no” and left,’ she said.", ["He told me “no” and left,"]),
        ("“She asked, ‘Why?’” he said.", ["She asked, ‘Why?’"]),
        ("''He said 'go home.'''", ["He said 'go home.'"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The goalkeeper is 5\'10" and the door 12" wide, "not a big one," he said.', ["not a big one,"]),
        ('He said, "the 12" pipe broke in the night," and left.', ['the 12" pipe broke in the night,']),
        (
            '"We lost it in 2016," he said. "We won it in 2020" was her reply.',
            ["We lost it in 2016,", "We won it in 2020"],
        ),
    ],
)
def test_inches_are_no_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The file, known internally as a “lantern,” lay open.",
        "The folder, labeled “Sealed,” lay open.",
        "After the so-called “war on rain,” everyone was tired.",
        'For this he was long disparagingly referred to as "Harbour Khan."',
        "Dwayne “The Anvil” Jonas watched television.",
        "He had watched “The East Wing” for years.",
        "He read “The Long Road” and then slept.",
        "She wrote the novel “A House Without Doors” in a year.",
        "It was something like a “paper revolution” in the valley.",
        "The details went to the capital in the “lantern” that night.",
        "The word “harbour” has seven letters.",
        "Since then he has not “moderated” anything.",
        'The tag <a title="see">stands</a> here.',
    ],
)
def test_names_titles_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry described it as an “internal matter”.", ["internal matter"]),
        ("She calls them “false” and “cruel”.", ["false", "cruel"]),
        ("The envoy claimed that neighbours were “quite concerned” about it.", ["quite concerned"]),
        ("Okafor accused an unnamed “foreign power” of meddling.", ["foreign power"]),
        ("She called him “a coward with a map” on the radio.", ["a coward with a map"]),
        ("“No,” Okafor said.", ["No,"]),
        ('It seems to be on the "wrong side," according to the capital.', ["wrong side,"]),
        ('His reply, "we are not your porters," became popular.', ["we are not your porters,"]),
        ("“They’d be wrong,” Ada Lind, a clerk for the mayor, said.", ["They’d be wrong,"]),
        ("She said “[we] must go (all of us)”.", ["[we] must go (all of us)"]),
    ],
)
def test_few_words_that_somebody_said_are_a_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            ["“We came first.", "“We came again.", "“We stayed,” she said. He left."],
            ["We came first.", "+We came again.", "+We stayed,"],
        ),
        (["'We came first.", "'We stayed,' she said."], ["We came first.", "+We stayed,"]),
        (["«Nous partons demain.", "« Nous restons ici », dit-elle."], ["Nous partons demain.", "+Nous restons ici"]),
        (
            ["“We came first.", "Then we came again.", "And we stayed,” she said."],
            ["We came first.", "+Then we came again.", "+And we stayed,"],
        ),
        (
            ["“We came first.", (BlockKind.CAPTION, "A harbour"), "“We stayed,” she said."],
            ["We came first.", "+We stayed,"],
        ),
        (
            ["“We came first and left.", (BlockKind.HEADING, "Later"), "“We stayed at home,” he said."],
            ["We came first and left.", "We stayed at home,"],
        ),
        (["“We came first.\n“We stayed,” she said."], ["We came first.", "+We stayed,"]),
    ],
)
def test_a_running_quotation_goes_on_through_its_paragraphs(
    blocks: list[str | tuple[BlockKind, str]], expected: list[str]
) -> None:
    assert quoted(*blocks) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The paper, labeled “Sealed,” includes a list of the men who met in May, it added.",
            ["The paper, labeled “Sealed,” includes a list of the men who met in May,"],
        ),
        ("“I like it, he said. “You should too.”", ["I like it,", "You should too."]),
        ("She wrote “the plan is dead and nobody mourns it.", ["the plan is dead and nobody mourns it."]),
        ("I never agreed to that,” she said on Monday.", ["I never agreed to that,"]),
        ('The men left" and nobody came.', []),
    ],
)
def test_a_missing_mark_costs_no_more_than_it_must(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_block_quote_is_a_quotation_without_marks_around_it() -> None:
    assert quoted(
        "The memo was short.",
        (BlockKind.BLOCK_QUOTE, "“Nobody shall leave.”"),
        (BlockKind.BLOCK_QUOTE, "Nobody “important” left.\n— Amara Diop, minister of works"),
        "“So they stayed,” Lind said.",
    ) == ["|Nobody shall leave.", "+|Nobody “important” left.", "So they stayed,"]


FOUND_NOBODY = "We went there at once and found nobody."
DOOR_OPEN = "The door stood open and the lamp was lit."


@pytest.mark.parametrize(
    "announcement",
    [
        "The report reads:",
        "The Harbour Post highlighted the following:",
        "Here is the letter in full:",
        "The ministry issued the following statement:",
        "In her diary, Lind wrote:",
        "Its last page ends as follows:",
        "The report records the following from Amara Diop, minister of works:",
        "The minutes have her saying:",
        "Here is the minister’s own clerk, as the minutes record him:",
    ],
)
def test_an_announced_paragraph_is_a_quotation(announcement: str) -> None:
    assert quoted(announcement, FOUND_NOBODY, "This shows how they work.") == ["|" + FOUND_NOBODY]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([DOOR_OPEN, "This careful account was doubted."], 2),
        ([DOOR_OPEN, "The Harbour Post later said more."], 2),
        ([DOOR_OPEN, "“I doubt it,” Lind said."], 2),
        ([DOOR_OPEN, DOOR_OPEN, DOOR_OPEN, DOOR_OPEN, DOOR_OPEN], 1),
        (["But others doubted it."], 1),
        ([(BlockKind.HEADING, "Later"), DOOR_OPEN], 1),
    ],
)
def test_a_passage_ends_where_the_author_resumes(after: list[str | tuple[BlockKind, str]], expected: int) -> None:
    found = quoted("The Harbour Post reported the following:", FOUND_NOBODY, *after)
    assert len([words for words in found if "|" in words]) == expected


@pytest.mark.parametrize(
    "blocks",
    [
        ["He gave three reasons:", "It rains a lot in the valley."],
        ["Watch the full video of her remarks below:", "Follow us on the radio."],
        ["Consider the following steps:", "It rains a lot in the valley."],
        ["We heard the following songs from the valley:", "It rains a lot in the valley."],
        ["Here are three things to know, as winter comes:", "It rains a lot in the valley."],
        ["The report reads:", (BlockKind.HEADING, "Rain"), "It rains a lot."],
        ["The report reads:", (BlockKind.LIST_ITEM, "Rain, mostly.")],
        ["The report reads"],
    ],
)
def test_not_every_colon_announces_a_quotation(blocks: list[str | tuple[BlockKind, str]]) -> None:
    assert quoted(*blocks) == []


def test_an_announced_paragraph_with_marks_of_its_own_is_quoted_by_them() -> None:
    assert quoted("The report reads:", "“We found nobody there,” and little more.") == ["We found nobody there,"]


def test_only_prose_is_scanned() -> None:
    assert (
        quoted(
            (BlockKind.HEADLINE, "“We are not your porters,” says Lind"),
            (BlockKind.FURNITURE, "“Subscribe to our newsletter today,” it said"),
            (BlockKind.COMMENT, "“You are all wrong about this,” he said."),
        )
        == []
    )
