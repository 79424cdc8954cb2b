"""The canonical text: NFC, one space between words, blocks joined by blank lines, nothing that cannot be seen."""

import unicodedata
from collections.abc import Sequence

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.web_addresses import web_address
from hearsay.reading.draft import Metadata
from hearsay.reading.patterns import lazily

BLOCK_SEPARATOR = "\n\n"

_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x85", "\u2028")
_PARAGRAPH_ENDS = ("\x0c", "\u2029")
# Controls, soft hyphens, zero-width spaces, byte order marks, lone surrogates, icon fonts' private characters and
# noncharacters. Joiners (U+200C, U+200D) and direction marks stay: Persian, Indic scripts, emoji and bidi need them.
# Embeddings, overrides and isolates go (U+202A–202E, U+2066–2069): they can show "did not" as "not did", and what is
# left without them is shown in the order that the letters' own directions give.
_INVISIBLE = lazily(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef]"
)
_AS_SPACES = {ord(space): " " for space in "\t\n\xa0\u2009\u202f"}
_OBJECT = "\ufffc"
"""stands for a picture: the one of them that Python takes for printable"""
_METADATA_LENGTH = 400
"""code points kept of a title, byline …: what is longer is no title but an accident"""


def with_newlines(text: str) -> str:
    """Return ``text`` with every kind of line end as ``\\n``; page breaks end a paragraph."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    for end in _PARAGRAPH_ENDS:
        text = text.replace(end, "\n\n")
    return text


def clean_line(text: str) -> str:
    """Return ``text`` as one line of canonical text: NFC, single spaces, nothing invisible."""
    # Stripping first and composing afterwards: what is stripped may have kept two characters from composing.
    if not text.translate(_AS_SPACES).isprintable() or _OBJECT in text:
        text = _INVISIBLE().sub("", text)
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def bare_letters(text: str) -> str:
    """Return the letters and digits of ``text`` without case: two lines that agree in them are the same headline."""
    return "".join(character for character in text.casefold() if character.isalnum())


def clean_table(text: str) -> str:
    """Return a table's text: a line a row, a tab between cells, rows and cells without words left out."""
    rows = ("\t".join(filter(None, map(clean_line, row.split("\t")))) for row in with_newlines(text).split("\n"))
    return "\n".join(filter(None, rows))


def article_of(path: str, blocks: Sequence[tuple[BlockKind, str]], metadata: Metadata, language: str) -> Article:
    """Put an article together from the clean texts of its blocks."""
    placed: list[Block] = []
    position = 0
    for kind, text in blocks:
        placed.append(Block(position, position + len(text), kind))
        position += len(text) + len(BLOCK_SEPARATOR)
    return Article(
        path=path,
        text=BLOCK_SEPARATOR.join(text for _, text in blocks),
        blocks=tuple(placed),
        title=clean_line(metadata.title)[:_METADATA_LENGTH],
        byline=clean_line(metadata.byline)[:_METADATA_LENGTH],
        outlet=clean_line(metadata.outlet)[:_METADATA_LENGTH],
        published=clean_line(metadata.published)[:_METADATA_LENGTH],
        language=language,
        address=web_address(metadata.address),
    )
