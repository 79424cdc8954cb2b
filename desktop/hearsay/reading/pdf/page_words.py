"""The words of a page with their places, as PDFium finds them; everything behind this module is pure geometry.

Why pypdfium2 (PDFium; Apache-2.0 and BSD-3-Clause, 9 MB): Chrome's own engine, kept up by its makers. A page's text
took it 1.5 ms where pypdf 7.1 took 36 and pdfminer.six 45; Qt's module would bring Qt into the engine, and PyMuPDF is
AGPL.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from hearsay.reading.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_PAGES = 2000
_MOST_CHARACTERS = 5_000_000
_WORD_GAP = 0.25
"""of the size: a wider gap parts two words, though no space stands in it"""
_ADDED_GAP = 0.15
"""of the size: where PDFium adds a space of its own, so small a gap does"""
_SOFT_HYPHENS = {0x02: "\xad", 0xAD: "\xad", 0xFFFE: "\xad", 0x2010: "-", 0x2011: "-"}
_SAMPLE = 2000
"""characters of a page that tell whether it draws its spaces"""
_STEEPEST = 0.1
"""radians: text set at a greater angle is a stamp or the margin's"""
_ASCENT = 0.9
_DESCENT = 0.21
"""of the em, as most fonts for reading have them; what a file says of its fonts is often zero or wrong"""
_SAME_BASELINE = 0.12
"""of the size: letters of a word stand on one line; a raised number stands higher"""
_SUPERSCRIPT = 0.82
"""of the size of the word before"""


class Word(NamedTuple):
    """A word and its box in points, the origin at the page's lower left.

    ``bottom`` and ``top`` are those of its line, whichever letters it has; ``size`` is the height between them.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        return self.top - self.bottom


class PdfFile(NamedTuple):
    """The words of each page, and what the file says of itself under /Title, /Author and their like."""

    pages: list[list[Word]]
    properties: dict[str, str]


def read_pages(content: bytes) -> PdfFile:
    """Return the words of every page. Raises Unreadable where the file is damaged, protected or too long."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        if "password" in str(problem).lower():
            raise Unreadable("It is protected by a password. Save it without one, and Hearsay can read it.") from None
        raise Unreadable("It is a damaged PDF document. Fetch or save it again.") from None
    try:
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"It has {len(document):,} pages, where Hearsay reads up to {_MOST_PAGES:,}.")
        pages: list[list[Word]] = []
        left = _MOST_CHARACTERS
        for number in range(len(document)):
            words, count = _words_of_page(document, number)
            pages.append(words)
            left -= count
            if left < 0:
                raise Unreadable("It is too long: more than 5 million characters of text.")
        return PdfFile(pages, _properties(document))
    finally:
        document.close()


def _properties(document: Any) -> dict[str, str]:
    try:
        return dict(document.get_metadata_dict())
    except UnicodeDecodeError:
        # Half a character in a title costs the properties, not the text.
        return {}


def _words_of_page(document: Any, number: int) -> tuple[list[Word], int]:
    """Return a page's words and the count of its characters; a page that cannot be loaded has none."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], 0
    try:
        text = page.get_textpage()
        try:
            count = text.count_chars()
            return (list(_without_marks(_words(text.raw, count))) if count <= _MOST_CHARACTERS else []), count
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        return [], 0
    finally:
        page.close()


def _words(text: Any, count: int) -> Iterator[Word]:
    """Yield the words in the order in which the page's program draws them."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    origin, baseline = ctypes.c_double(), ctypes.c_double()
    across, up = ctypes.byref(origin), ctypes.byref(baseline)
    unicode_of: Callable[[Any, int], int] = pdfium.FPDFText_GetUnicode
    spaced = _has_spaces(pdfium, text, min(count, _SAMPLE))
    word = _OpenWord()
    added = False
    for index in range(count):
        code = unicode_of(text, index)
        character = _SOFT_HYPHENS.get(code) or (chr(code) if code < 0x110000 else "")
        if code == 0x20 and spaced and pdfium.FPDFText_IsGenerated(text, index):
            added = True
            continue
        if not character or character.isspace() or character < " " or 0xD800 <= code < 0xE000:
            yield from word.close()
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, place) or box.top <= box.bottom:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, across, up)
        em = _em(pdfium, text, index) or box.top - box.bottom
        if not all(map(math.isfinite, (box.left, box.right, baseline.value, em))):
            continue  # a damaged file may place a letter nowhere
        if not word.takes(box.left, box.right, baseline.value, em, _ADDED_GAP if added else _WORD_GAP):
            yield from word.close()
        added = False
        if not word.text:
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            tilted = _STEEPEST < angle < 6.283 - _STEEPEST
            word.begin(baseline.value, em, tilted=tilted, bold=_is_bold(pdfium, text, index))
        word.add(character, box.left, box.right)
    yield from word.close()


def _has_spaces(pdfium: Any, text: Any, count: int) -> bool:
    """True where the page draws its spaces: those that PDFium adds to them may part the syllables of a word."""
    return any(
        pdfium.FPDFText_GetUnicode(text, index) == 0x20 and not pdfium.FPDFText_IsGenerated(text, index)
        for index in range(count)
    )


def _em(pdfium: Any, text: Any, index: int) -> float:
    """Return the size, in points, at which a character is drawn; 0 where the file does not say.

    A character's own box would not do: where the font's ascent and descent are missing it is that of the ink, and a
    "y" seems to stand lower than the letters beside it.
    """
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0.0
    # Some programs write a negative size and turn it over with the matrix.
    em = abs(float(pdfium.FPDFText_GetFontSize(text, index)) * math.hypot(matrix.c, matrix.d))
    return em if math.isfinite(em) else 0.0


def _is_bold(pdfium: Any, text: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, None)
    return b"bold" in buffer.value.lower()


class _OpenWord:
    """The word whose characters are being gathered."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self._left = self._right = self._baseline = self._em = 0.0
        self._tilted = False
        self._bold = False

    def begin(self, baseline: float, em: float, *, tilted: bool, bold: bool) -> None:
        self._left, self._right, self._baseline, self._em = math.inf, -math.inf, baseline, em
        self._tilted, self._bold = tilted, bold

    def takes(self, left: float, right: float, baseline: float, em: float, gap: float) -> bool:
        """True where a character at this place goes on with the word: same line, same size, no gap.

        ``gap`` is the share of the size from which on a gap parts two words.
        """
        if not self.text:
            return True
        size = (_ASCENT + _DESCENT) * self._em
        same_line = abs(baseline - self._baseline) < _SAME_BASELINE * size and 0.5 < em / self._em < 2
        # Scripts that run to the left put each character before the last one.
        near = -1.2 * size < left - self._right < gap * size or abs(self._left - right) < gap * size
        return same_line and near

    def add(self, character: str, left: float, right: float) -> None:
        self._left, self._right = min(left, self._left), max(right, self._right)
        self.text.append(character)

    def close(self) -> Iterator[Word]:
        if self.text and not self._tilted:
            bottom, top = self._baseline - _DESCENT * self._em, self._baseline + _ASCENT * self._em
            yield Word("".join(self.text), self._left, bottom, self._right, top, self._bold)
        self.text = []


def _without_marks(words: Iterator[Word]) -> Iterator[Word]:
    """Yield the words without the small raised numbers that send the reader to a footnote."""
    before: Word | None = None
    for word in words:
        if before is not None and word.text.strip("[]*,").isdigit() | (word.text in {"*", "†"}):
            raised = word.size < _SUPERSCRIPT * before.size and word.bottom > before.bottom + 0.05 * before.size
            beside = -1 < word.left - before.right < 0.35 * before.size and word.top > before.bottom
            if raised and beside:
                continue
        yield word
        before = word
