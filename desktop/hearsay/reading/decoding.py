"""Bytes become text: byte order marks first, then UTF-8, then what the file declares, then a guess."""

import codecs

from hearsay.reading.unreadable import Unreadable

# UTF-32 before UTF-16: its little-endian mark starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if not 0x09 <= code <= 0x0D and code != 0x1B)
_MOST_CONTROLS = 0.02
"""share of control characters above which decoded text is taken for binary data"""
_MOST_DAMAGE = 0.1
"""share of a file's non-ASCII characters that may be broken while it still counts as UTF-8"""
_GUESS_SAMPLE = 256 * 1024
"""bytes looked at when an encoding has to be guessed"""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text that ``data`` encodes; ``declared`` is the encoding that the file's mark-up names.

    Raises Unreadable when it is no text, or none that can be made out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded_as_marked(data, encoding))
    _refuse_binary(data)
    try:
        return _checked(data.decode())
    except UnicodeDecodeError:
        pass
    return _checked(_as_declared(data, declared) or _as_damaged_utf8(data) or _as_western(data) or _as_guessed(data))


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"It is {what}, not a text file.")
    if b"\x00" in data:
        raise Unreadable("It holds binary data, not text.")


def _checked(text: str) -> str:
    data = text.encode(errors="replace")
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(text):
        raise Unreadable("It holds binary data, not text.")
    return text


def _decoded_as_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            return data.decode(encoding, errors="replace")
        raise Unreadable(f"It begins as {encoding.upper()} text but is damaged further on.") from None


def _as_declared(data: bytes, declared: str | None) -> str:
    if not declared:
        return ""
    try:
        name = codecs.lookup(declared).name
        # Pages that claim Latin-1 or ASCII mean Windows-1252, as every browser reads them (WHATWG Encoding).
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeError, ValueError):
        return ""


def _as_damaged_utf8(data: bytes) -> str:
    """Return the text of UTF-8 with a few broken bytes, as a cut-off download leaves them."""
    text = data.decode(errors="replace")
    foreign = sum(not character.isascii() for character in text)
    return text if text.count("\ufffd") <= _MOST_DAMAGE * foreign else ""


def _as_western(data: bytes) -> str:
    """Return Windows-1252 text where nearly all is ASCII and the rest is Western letters and typographic marks.

    Statistics have nothing to go by there: a few accents and curly quotes look alike in a dozen code pages.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    foreign = [character for character in text if not character.isascii()]
    usual = sum(character in _WESTERN for character in foreign)
    return text if len(foreign) <= 0.08 * len(text) and usual >= 0.95 * len(foreign) else ""


_WESTERN = frozenset("‘’“”„‚‹›«»–—…•€£©®™§°·\xa0àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ¿¡")


def _as_guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_SAMPLE]).best()
    if best is None:
        raise Unreadable("Its characters are in no encoding that Hearsay can make out.")
    return data.decode(best.encoding, errors="replace")
