"""Tables as files: whole in every program, and nothing that an article says is ever carried out by a spreadsheet."""

import csv
import io
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.tables import Table
from hearsay.export.comparison_tables import table_csv, table_markdown

COLUMNS = ("Words", "Said by")


def table(*rows: tuple[str, str]) -> Table:
    return Table("Quotations", COLUMNS, rows)


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


def test_what_is_written_is_what_a_spreadsheet_reads() -> None:
    rows = (('“He said, "no"; then – café”', "Ida Lund"), ("two\nlines\tand tab", ""))
    text = table_csv(table(*rows))
    assert text.startswith('\ufeff"Words","Said by"\r\n')
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 3
    assert read(text) == [list(COLUMNS), list(rows[0]), ["two lines and tab", ""]]


@pytest.mark.parametrize(
    ("hostile", "written"),
    [
        ("=HYPERLINK(\"http://a.example\",\"x\")", "“=”HYPERLINK(\"http://a.example\",\"x\")"),
        ("+1", "“+”1"),
        ("-1+cmd|' /C calc'!A0", "“-”1+cmd|' /C calc'!A0"),
        ("@harbourpost", "“@”harbourpost"),
        ("\t=1", "“=”1"),
        ("\r\n\x00 =1", "“=”1"),
        ("\uff1d1", "“\uff1d”1"),
        ("wait; =1", "wait; “=”1"),
        ("wait;\"=1", "wait;\"“=”1"),
        ("1 + 1 = 2, an e-mail to a@b.example", "1 + 1 = 2, an e-mail to a@b.example"),
        ("“=1”", "“=1”"),
    ],
)  # fmt: skip
def test_a_sign_that_would_begin_a_formula_stands_in_quotation_marks_and_any_other_as_it_is(
    hostile: str, written: str
) -> None:
    assert read(table_csv(table((hostile, "x")))) == [list(COLUMNS), [written, "x"]]


@given(st.lists(st.tuples(*[st.text(alphabet="=+-@;,\"' \t\r\n\x00a“\ufeff")] * 2), max_size=3))
def test_no_cell_begins_like_a_formula_whether_commas_or_semicolons_divide_the_cells(
    rows: list[tuple[str, str]],
) -> None:
    text = table_csv(table(*rows))
    assert len(read(text)) == 1 + len(rows)
    assert all(len(row) == 2 for row in read(text))
    cells = [cell for delimiter in ",;" for row in read(text, delimiter) for cell in row]
    assert not any(re.match(r"[\s\"]*[=+@-]", cell) for cell in cells)


def test_markdown_shows_the_words_and_obeys_none_of_them() -> None:
    hostile = "<img src=x> | **bold** `code` [[link]]\n| --- | # no"
    text = table_markdown(table((hostile, "*Ida*|_Lund_"), ("", "=1")))
    lines = text.splitlines()
    assert lines[:4] == ["## Quotations", "", "| Words | Said by |", "|:---|:---|"]
    assert len(lines) == 6
    html = markdown.markdown(text, extensions=["tables"])
    assert html.count("<tr>") == 3
    assert html.count("<td") == 4
    assert "&lt;img src=x&gt; | **bold** `code` [[link]] | --- | # no" in html.replace("&#124;", "|")
    assert not re.search(r"<(img|strong|em|code|a|h1)\b", html)
