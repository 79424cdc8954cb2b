"""Words at places become text in the order of reading: columns, paragraphs, heads, hyphens, each by itself."""

from time import process_time

import pytest

from hearsay.domain.article import BlockKind
from hearsay.reading.pdf.columns import Gap, columns_of, common_gaps, gaps_of
from hearsay.reading.pdf.hyphens import joined_lines, words_within
from hearsay.reading.pdf.page_words import Word
from hearsay.reading.pdf.paragraphs import joined_across, paragraphs_of, split_notes
from hearsay.reading.pdf.rows import Row, body_size, rows_of, without_running_heads

SIZE = 10.0
LEADING = 12.0
NOTHING = frozenset[str]()


def line(text: str, left: float, line_number: float, *, size: float = SIZE, bold: bool = False) -> list[Word]:
    """The words of a line of five points a character; lines are counted from the top of the page."""
    words = []
    bottom = 800 - line_number * LEADING
    for word in text.split(" "):
        right = left + 5 * len(word)
        if word:
            words.append(Word(word, left, bottom, right, bottom + size, bold))
        left = right + 5
    return words


def page(*lines: list[Word]) -> list[Row]:
    return rows_of(word for each in lines for word in each)


def texts(rows: list[Row]) -> list[str]:
    return [
        paragraph.text(NOTHING)
        for paragraph in joined_across(paragraphs_of(column, SIZE) for column in columns_of(rows, SIZE))
    ]


LEFT = ["The first column begins", "with a sentence that has", "no end before the last", "line of it, and then goes"]
RIGHT = ["on in the second column", "where it comes to an end", "at long last. There is a", "second sentence as well."]


def two_columns(start: float = 1) -> list[list[Word]]:
    """As many programs draw them: line by line across both columns."""
    pairs = enumerate(zip(LEFT, RIGHT, strict=True))
    return [part for n, (left, right) in pairs for part in (line(left, 50, start + n), line(right, 200, start + n))]


def test_columns_are_read_one_after_the_other_and_a_paragraph_goes_on_in_the_next() -> None:
    assert texts(page(*two_columns())) == [" ".join([*LEFT, *RIGHT])]


def test_what_runs_across_stays_above_and_below_its_columns() -> None:
    above = line("A line of text that runs across the whole of the page.", 50, 0)
    below = line("Another line that runs across the whole of the page too.", 50, 6)
    found = texts(page(above, *two_columns(), below))
    assert [text[:7] for text in found] == ["A line ", "The fir", "Another"]


def test_three_columns_with_a_blank_line_that_two_of_them_share() -> None:
    rows = []
    for number in (0, 1, 2, 3, 5, 6, 7, 8):
        rows += [
            line(f"Words of the {name} {number}", left, number) for name, left in (("a", 50), ("b", 180), ("c", 310))
        ]
    found = columns_of(page(*rows), SIZE)
    assert [{row.words[3].text for row in column} for column in found] == [{"a"}, {"b"}, {"c"}]


def test_a_table_is_no_pair_of_columns() -> None:
    rows = page(*(line(text, left, n) for n in range(6) for text, left in (("Month", 50), (str(n), 150), ("no", 220))))
    (paragraph,) = paragraphs_of(rows, SIZE)
    assert len(columns_of(rows, SIZE)) == 1
    assert paragraph.kind is BlockKind.TABLE
    assert paragraph.text(NOTHING).split("\n")[2] == "Month\t2\tno"


def test_gaps_are_what_rows_have_in_common() -> None:
    first, second = page(line("aa", 0, 0), line("bb", 100, 0)), page(line("aaaaaa", 0, 1), line("bb", 60, 1))
    assert gaps_of(first[0], 10) == [Gap(10, 100)]
    assert common_gaps(gaps_of(first[0], 10), gaps_of(second[0], 10), 10) == [Gap(30, 60)]
    assert common_gaps([Gap(0, 10)], [Gap(5, 12)], 6) == []


@pytest.mark.parametrize(
    ("lines", "vocabulary", "text"),
    [
        (["the har-", "bour office"], "", "the harbour office"),
        (["the har\xad", "bour office"], "", "the harbour office"),
        (["a well-", "known fact"], "well-known", "a well-known fact"),
        (["a well-", "known fact"], "", "a wellknown fact"),
        (["the Anglo-", "Irish treaty"], "", "the Anglo-Irish treaty"),
        (["in 1914-", "18 it was"], "", "in 1914-18 it was"),
        (["a dash -", "and more"], "", "a dash - and more"),
    ],
)
def test_hyphens_at_line_ends(lines: list[str], vocabulary: str, text: str) -> None:
    assert joined_lines(lines, frozenset(vocabulary.split())) == text


def test_the_words_of_a_file_leave_out_what_a_line_end_may_have_cut() -> None:
    assert words_within(["one “two,” thr-", "ee four five"]) == {"two", "four", "five"}


def test_a_first_line_indent_begins_a_paragraph_and_a_block_indent_a_quotation() -> None:
    rows = page(
        line("A paragraph of two lines, the second of them", 50, 0),
        line("longer than the first one that stands above", 50, 1),
        line("Another begins with an indent and goes on, as", 60, 2),
        line("paragraphs do, down to the end of its last line", 50, 3),
        line("What is quoted is set in on the left of", 70, 5),
        line("all its lines, the second as the first.", 70, 6),
        line("• a bullet stands before an item that has", 50, 8),
        line("a second line", 62, 9),
    )
    found = [(each.kind, each.text(NOTHING).split()[0]) for each in paragraphs_of(rows, SIZE)]
    assert found == [
        (None, "A"),
        (None, "Another"),
        (BlockKind.BLOCK_QUOTE, "What"),
        (BlockKind.LIST_ITEM, "a"),
    ]


def test_larger_or_bold_lines_are_headings() -> None:
    rows = page(
        line("What the log says", 50, 0, size=14),
        line("The log is a plain ledger with a blue cover, and", 50, 2),
        line("its entries are short.", 50, 3),
        line("Who was asked", 50, 4, bold=True),
        line("Nobody was asked before the end of the summer.", 50, 5),
    )
    kinds = [each.kind for each in paragraphs_of(rows, SIZE)]
    assert kinds == [BlockKind.HEADING, None, BlockKind.HEADING, None]


def test_small_print_below_a_column_is_its_footnotes() -> None:
    rows = page(
        line("The text of the column, as large as all of it.", 50, 0),
        line("1 The note below it, in smaller type.", 50, 30, size=7),
    )
    text, notes = split_notes(paragraphs_of(rows, SIZE), SIZE)
    assert [each.text(NOTHING)[:5] for each in (*text, *notes)] == ["The t", "1 The"]
    assert len(notes) == 1


def test_what_every_page_repeats_at_the_same_height_is_left_out() -> None:
    pages = [
        page(
            line(f"{number} THE QUAYSIDE COURIER", 50, 0),
            line(f"{'abcde'[number] * 9} is what only this page says.", 50, 3),
            line("It is said on each page, but not at one height.", 50, 10 + number),
            line(f"Page {number} of 4", 50, 60),
        )
        for number in range(1, 5)
    ]
    kept, address = without_running_heads(pages)
    assert [len(rows) for rows in kept] == [2, 2, 2, 2]
    assert kept[3][0].text == "eeeeeeeee is what only this page says."
    assert address == ""


def test_what_a_browser_prints_around_a_page_is_left_out_and_names_its_address() -> None:
    pages = [
        page(
            line("6/11/23, 7:00 AM Council kept the tables", 50, 0, size=7),
            line("The council kept the tables in a drawer.", 50, 3),
            line("https://quayside.example/2023/06/tables 1/1", 50, 60, size=7),
        )
    ]
    kept, address = without_running_heads(pages)
    assert [row.text for row in kept[0]] == ["The council kept the tables in a drawer."]
    assert address == "https://quayside.example/2023/06/tables"


def test_a_page_of_one_line_keeps_it() -> None:
    kept, _ = without_running_heads([page(line("7", 50, 0))])
    assert [row.text for row in kept[0]] == ["7"]


def test_the_size_of_the_text_is_that_of_most_characters() -> None:
    rows = page(line("HEAD", 50, 0, size=30), line("The text is longer than its head.", 50, 4))
    assert body_size([rows]) == SIZE
    assert body_size([]) > 0


def test_scripts_that_run_to_the_left_are_read_so() -> None:
    rows = rows_of([Word("سلام", 100, 0, 140, 10), Word("دنیا", 50, 0, 90, 10), Word("۔", 40, 0, 45, 10)])
    assert rows[0].text == "سلام دنیا ۔"


def test_rows_of_thousands_of_words_far_apart_take_no_long_time() -> None:
    rows = page(*(line("   ".join(["word"] * 2000), 50, n) for n in range(3)))
    started = process_time()
    assert [len(column) for column in columns_of(rows, SIZE)] == [3]
    assert len(texts(rows)) == 1
    assert process_time() - started < 2
