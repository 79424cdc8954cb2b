"""A PDF document becomes pieces: its text layer in the order of reading, without running heads and page numbers."""

import re

from hearsay.domain.article import BlockKind
from hearsay.reading.draft import Draft, Metadata, Piece
from hearsay.reading.pdf.columns import columns_of
from hearsay.reading.pdf.hyphens import words_within
from hearsay.reading.pdf.page_words import read_pages
from hearsay.reading.pdf.paragraphs import SMALL, Paragraph, joined_across, paragraphs_of, split_notes
from hearsay.reading.pdf.rows import Row, body_size, rows_of, without_running_heads
from hearsay.reading.unreadable import Unreadable

_FEWEST_WORDS = 3
"""a page of a scan may carry a stamp's or a viewer's few words"""
_NOTE_SIGN = re.compile(r"^(\d{1,3}|[*†‡])(?=[^\W\d]|[“‘«„])")
_NO_TITLE = re.compile(r"microsoft word|untitled|^\W*$|\.(?:docx?|odt|pdf|indd|qxd|rtf|html?|tex|dvi)$", re.IGNORECASE)


def read_pdf(content: bytes) -> Draft:
    """Return the pieces of a PDF document.

    Raises Unreadable where it is damaged, protected by a password, too long or a scan without text.
    """
    file = read_pages(content)
    if sum(map(len, file.pages)) < _FEWEST_WORDS * max(1, len(file.pages)):
        raise Unreadable("It is a scan without text: its pages are pictures. Have their text recognised (OCR) first.")
    pages, address = without_running_heads([rows_of(words) for words in file.pages])
    size = body_size(pages)
    paragraphs, notes = _paragraphs(pages, size)
    vocabulary = words_within(row.text for rows in pages for row in rows)
    largest = max((each.size for each in paragraphs if each.kind is BlockKind.HEADING), default=0.0)
    pieces = [_piece(each, vocabulary, largest) for each in paragraphs]
    pieces += [Piece(_NOTE_SIGN.sub(r"\1 ", note.text(vocabulary)), BlockKind.FOOTNOTE) for note in notes]
    return Draft(pieces, Metadata(address=address), _properties(file.properties))


def _paragraphs(pages: list[list[Row]], size: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the paragraphs of all pages in the order of reading, and the footnotes."""
    flow: list[list[Paragraph]] = []
    notes: list[list[Paragraph]] = []
    for rows in pages:
        # Footnotes may run below all columns: told first, they end no column.
        end = len(rows)
        while end and rows[end - 1].size < SMALL * size:
            end -= 1
        rest, below = split_notes(paragraphs_of(rows[end:], size), size)
        if rest:
            end, below = len(rows), []
        for column in columns_of(rows[:end], size):
            text, column_notes = split_notes(paragraphs_of(column, size), size)
            flow.append(text)
            notes.append(column_notes)
        notes.append(below)
    return joined_across(flow), joined_across(notes)


def _piece(paragraph: Paragraph, vocabulary: frozenset[str], largest: float) -> Piece:
    level = 0
    if paragraph.kind is BlockKind.HEADING:
        level = 1 if paragraph.size > 0.97 * largest else 2
    return Piece(paragraph.text(vocabulary), paragraph.kind, level)


def _properties(told: dict[str, str]) -> Metadata:
    title = told.get("Title", "").strip()
    # /CreationDate is the day on which somebody printed or saved the file: it says nothing of the article's.
    return Metadata(title="" if _NO_TITLE.search(title) else title, byline=told.get("Author", ""))
