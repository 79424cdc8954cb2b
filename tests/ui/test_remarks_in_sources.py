"""The Sources tab has a row for each thing that an article says of a source, and it leads to the words."""

from hearsay.reading.passages import read_passage
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import compare_folder
from hearsay.ui.source_rows import source_rows


def test_a_remark_is_a_row_below_its_source_that_leads_to_the_words() -> None:
    found = Analysis().annotate(
        read_passage("“We are safe,” said Ida Lund. Lund declined to comment on the ferry.", "a.txt")
    )
    compared = compare_folder((found,))
    [lund] = source_rows(compared.sources, {"a.txt": found}, compared.remarks)
    articles, remark = lund.children
    assert articles.passage is not None
    assert remark.passage is not None
    assert remark.passage.span.of(found.article.text) == "Lund declined to comment on the ferry"
    assert remark.cells[1].text == "Asked, and did not answer: “Lund declined to comment on the ferry”"
    assert len({len(row.cells) for row in (lund, articles, remark)}) == 1
    assert articles.id != remark.id
