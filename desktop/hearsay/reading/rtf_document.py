"""A rich-text document (.rtf) becomes pieces, by a small reader of our own.

striprtf was compared: it gives one plain text, without headings, block quotes, lists, tables or the author.
The format: *Rich Text Format Specification 1.9.1* (Microsoft, 2008).
"""

import re
from dataclasses import dataclass, field, replace

from hearsay.domain.article import BlockKind
from hearsay.reading.document_tables import table_pieces
from hearsay.reading.draft import Draft, Metadata, Piece
from hearsay.reading.unreadable import Unreadable
from hearsay.reading.word_styles import PLAIN, Meaning, heading, meaning_of
from hearsay.reading.words import word_set

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_DEEPEST = 200
"""groups within groups"""
_SIGNS = {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–", "bullet": "•",
    "tab": " ", "line": " ", "emspace": " ", "enspace": " ", "~": " ", "_": "-", "-": "\xad",
}  # fmt: skip
# Groups that hold no text of the article; all others that begin with \* are left out too.
_LEFT_OUT = word_set(
    "colortbl filetbl pict object header headerl headerr headerf footer footerl footerr footerf listtext pntext",
    "fldinst bkmkstart bkmkend xe tc txe rxe annotation atnid atnauthor themedata datastore ftnsep ftnsepc aftnsep",
    "nonshppict",
)
_STARRED = word_set("footnote shpinst shptxt")
"""what is read though a reader need not know it"""
_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_TRANSLATED = "cp1252"


@dataclass(slots=True)
class _State:
    """What a group inherits from the one around it."""

    target: str = ""
    """"" for the text, "skip", or the name of the group that gathers it"""
    encoding: str = _TRANSLATED
    after_unicode: int = 1
    """characters behind a Unicode one, for programs that know none"""
    meaning: Meaning = PLAIN
    listed: bool = False
    in_table: bool = False
    hidden: bool = False
    first: bool = True
    """nothing but ``\\*`` has been read of this group"""
    starred: bool = False
    """the group is one that a reader need not know"""


@dataclass(slots=True)
class _Reading:
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    styles: dict[int, Meaning] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    told: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    gathered: list[str] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    cell: list[Piece] = field(default_factory=list)
    rows: list[list[list[Piece]]] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    style: int = 0
    style_outline: int = 0
    skip: int = 0


def read_rtf(content: bytes) -> Draft:
    """Return the pieces of a rich-text document, footnotes last. Raises Unreadable where it is nested too deeply."""
    machine = _Machine()
    for match in _TOKEN.finditer(content):
        machine.take(match)
    return machine.draft()


class _Machine:
    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._read = _Reading()
        self._default = _TRANSLATED

    def take(self, token: "re.Match[bytes]") -> None:
        word, number, byte, sign, brace, text = token.groups()
        if byte is not None:
            self._add_byte(int(byte, 16))
        elif brace is not None:
            self._open() if brace == b"{" else self._close()
        elif text is not None:
            self._add_bytes(text)
        elif sign is not None:
            self._add_sign(sign.decode("latin-1"))
        elif word is not None:
            self._word(word.decode(), int(number) if number is not None else None)

    def draft(self) -> Draft:
        self._end_paragraph()
        self._end_table()
        read = self._read
        told = read.told
        properties = Metadata(told.get("title", ""), told.get("author", ""), published=told.get("creatim", ""))
        return Draft([*read.pieces, *read.notes], properties=properties)

    def _open(self) -> None:
        self._flush_bytes()
        if len(self._stack) >= _DEEPEST:
            raise Unreadable("Its groups are nested too deeply to be read.")
        self._stack.append(self._state)
        self._state = replace(self._state, first=True, starred=False)

    def _close(self) -> None:
        self._flush_bytes()
        if not self._stack:
            return
        inner, self._state = self._state, self._stack.pop()
        if inner.target == self._state.target:
            return
        words = "".join(self._read.gathered).strip()
        if inner.target == "footnote":
            number = len(self._read.notes) + 1
            self._read.notes.append(Piece(f"{number} {words}", BlockKind.FOOTNOTE))
        elif inner.target == "style":
            self._end_style(words.rstrip(";"))
            self._state.target = "stylesheet"
        elif inner.target in {"title", "author"}:
            self._read.told[inner.target] = words
        self._read.gathered = []

    def _end_style(self, name: str) -> None:
        meaning = meaning_of(name)
        if meaning == PLAIN and self._read.style_outline:
            meaning = heading(self._read.style_outline)
        self._read.styles[self._read.style] = meaning
        self._read.style_outline = 0

    def _word(self, word: str, number: int | None) -> None:
        self._flush_bytes()
        state = self._state
        if state.first and self._begins_group(word):
            state.first = False
            return
        state.first = False
        if word in _SIGNS:
            self._add(_SIGNS[word])
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._read.skip = state.after_unicode
        elif state.target == "creatim" and word in {"yr", "mo", "dy"}:
            before = self._read.told.get("creatim", "")
            self._read.told["creatim"] = f"{before}-{number or 0:02}" if before else str(number)
        elif state.target == "fonttbl":
            self._font_word(word, number or 0)
        elif state.target in {"stylesheet", "style"}:
            self._style_word(word, number or 0)
        elif not self._paragraph_word(word, number):
            self._character_word(word, number)

    def _begins_group(self, word: str) -> bool:
        """Take the word that says what a group is for; True where it did."""
        state = self._state
        if state.target == "skip":
            return True
        if word in _LEFT_OUT or (state.starred and word not in _STARRED):
            state.target = "skip"
        elif word in {"stylesheet", "fonttbl", "footnote", "title", "author", "creatim"} and state.target in {
            "",
            "info",
        }:
            state.target = word
        elif word == "info":
            state.target = "info"
        else:
            return False
        return True

    def _font_word(self, word: str, number: int) -> None:
        if word == "f":
            self._read.font = number
        elif word == "fcharset" and number in _CODE_PAGES:
            self._read.fonts[self._read.font] = _CODE_PAGES[number]

    def _style_word(self, word: str, number: int) -> None:
        if word in {"s", "cs", "ds", "ts"}:
            self._state.target = "style"
            self._read.style = number if word == "s" else -1
            self._read.gathered = []
        elif word == "outlinelevel":
            self._read.style_outline = min(max(number, 0), 8) + 1

    def _paragraph_word(self, word: str, number: int | None) -> bool:
        state, read = self._state, self._read
        if word in {"par", "sect", "page", "column"}:
            self._end_paragraph()
        elif word == "pard":
            state.meaning, state.listed, state.in_table = PLAIN, False, False
        elif word == "s":
            state.meaning = read.styles.get(number or 0, PLAIN)
        elif word == "outlinelevel":
            state.meaning = heading(min(max(number or 0, 0), 8) + 1)
        elif word == "ls":
            state.listed = bool(number)
        elif word == "intbl":
            state.in_table = True
        elif word == "cell":
            self._end_paragraph(in_cell=True)
            read.cells.append(read.cell)
            read.cell = []
        elif word == "row":
            read.rows.append(read.cells)
            read.cells = []
        else:
            return False
        return True

    def _character_word(self, word: str, number: int | None) -> None:
        state = self._state
        if word == "uc":
            state.after_unicode = min(max(number or 0, 0), 8)
        elif word == "ansicpg":
            self._default = state.encoding = f"cp{number}" if number in _KNOWN_CODE_PAGES else _TRANSLATED
        elif word == "f":
            state.encoding = self._read.fonts.get(number or 0, self._default)
        elif word == "v":
            state.hidden = number != 0

    def _add_sign(self, sign: str) -> None:
        self._flush_bytes()
        if sign == "*" and self._state.first:
            self._state.starred = True
        elif sign in {"\n", "\r"}:
            self._end_paragraph()
        elif sign in _SIGNS:
            self._add(_SIGNS[sign])
        elif sign in "\\{}":
            self._add(sign)

    def _add_byte(self, byte: int) -> None:
        self._state.first = False
        if self._read.skip:
            self._read.skip -= 1
        else:
            self._read.pending.append(byte)

    def _add_bytes(self, text: bytes) -> None:
        self._state.first = False
        skipped = min(self._read.skip, len(text))
        self._read.skip -= skipped
        self._read.pending += text[skipped:]

    def _flush_bytes(self) -> None:
        if self._read.pending:
            text = self._read.pending.decode(self._state.encoding, errors="replace")
            self._read.pending.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if state.target in {"", "footnote", "style", "title", "author"} and not state.hidden:
            (self._read.gathered if state.target else self._read.text).append(text)

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        self._flush_bytes()
        state, read = self._state, self._read
        if state.target:
            read.gathered.append(" ")
            return
        meaning = Meaning(BlockKind.LIST_ITEM) if state.listed and state.meaning == PLAIN else state.meaning
        piece = Piece(_well_formed("".join(read.text)), meaning.kind, meaning.level)
        read.text = []
        if in_cell or state.in_table:
            read.cell.append(piece)
        else:
            self._end_table()
            read.pieces.append(piece)

    def _end_table(self) -> None:
        read = self._read
        if read.cell or read.cells:
            read.rows.append([*read.cells, read.cell])
            read.cell, read.cells = [], []
        if read.rows:
            read.pieces += table_pieces(read.rows)
            read.rows = []


_KNOWN_CODE_PAGES = frozenset({437, 850, 852, 866, 874, 932, 936, 949, 950, *range(1250, 1259)})


def _well_formed(text: str) -> str:
    """Return ``text`` with the halves that stand for one character beyond U+FFFF joined."""
    return text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
