"""A passage is its line, to the last space: offsets must hold in the file it came from."""

import pytest

from hearsay.domain.article import Block, BlockKind
from hearsay.reading.passages import read_passage


@pytest.mark.parametrize("line", ["Two  spaces\tand e\u0301, kept. ", "# no markup here", "By Ann Lee", "Short line"])
def test_a_passage_is_one_paragraph_of_exactly_its_line(line: str) -> None:
    article = read_passage(line, "lines.txt:3")
    assert article.text == line
    assert article.blocks == (Block(0, len(line), BlockKind.PARAGRAPH),)
    assert (article.path, article.title) == ("lines.txt:3", "")


def test_a_blank_passage_has_no_block() -> None:
    assert read_passage(" ", "lines.txt:4").blocks == ()
