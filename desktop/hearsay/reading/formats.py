"""Which reader reads which file: by what its bytes are, for suffixes lie, and by its suffix where they do not tell.

Readers are functions of a file's bytes alone, and each is loaded with the first file that needs it.
"""

import re
from collections.abc import Callable

from hearsay.reading.decoding import decode
from hearsay.reading.draft import Draft, Part
from hearsay.reading.markdown_signs import looks_like_markdown
from hearsay.reading.plain_text import read_plain_text
from hearsay.reading.unreadable import Unreadable

Reader = Callable[[bytes], Draft | list[Part]]

ANALYSIS_SUFFIX = ".json"
"""what Hearsay's own analyses end in"""
_HEAD = 2048
"""bytes that tell what a file is"""
_PDF_HEAD = 1024
"""bytes within which a PDF's mark must stand, as its readers have always had it"""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*\S", re.MULTILINE)
_MAIL_HEADERS = {b"message-id", b"mime-version", b"received", b"return-path", b"content-type", b"delivered-to"}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")


def is_known(suffix: str) -> bool:
    """True where files of this suffix, in lower case, may be read; what they hold may still say otherwise."""
    return suffix in _READERS


def reader_for(content: bytes, suffix: str) -> Reader:
    """Return the reader for a file's bytes; ``suffix``, a known one, decides where they are any text."""
    return _by_signature(content) or _by_words(content, suffix) or _READERS[suffix]


def is_plain_text(content: bytes, suffix: str) -> bool:
    """True where none but our own reader of plain text will see the bytes: no mark-up, no decoding by guess."""
    if b"<" in content or reader_for(content, suffix) is not _read_text:
        return False
    try:
        return not looks_like_markdown(content.decode())
    except UnicodeDecodeError:
        return False


def _by_signature(content: bytes) -> Reader | None:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_zip
    if content.startswith(_OLE):
        return _read_old_office
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return _read_rtf
    return _read_pdf if b"%PDF-" in content[:_PDF_HEAD] else None


def _by_words(content: bytes, suffix: str) -> Reader | None:
    """Return the reader of what a text says that it is, where its suffix does not mean something just as specific."""
    if suffix in _SPECIFIC:
        return None
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        if _FEED.search(head):
            return _read_feed
        from hearsay.reading.html_page import looks_like_html

        return _read_html if looks_like_html(head.decode(errors="replace")) else None
    headers = {name.lower() for name in _HEADER.findall(head.replace(b"\r\n", b"\n").partition(b"\n\n")[0])}
    if b"snapshot-content-location" in headers or (b"from" in headers and len(headers & _MAIL_HEADERS) >= 2):
        return _read_mail
    return None


def _read_text(content: bytes) -> Draft:
    text = decode(content)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        from hearsay.reading.html_page import looks_like_html

        if looks_like_html(text):
            return _read_html(content)
    if looks_like_markdown(text):
        from hearsay.reading.markdown_text import read_markdown

        try:
            return read_markdown(text)
        except Unreadable:
            # Its name promises plain text: as such it can be read whatever its Markdown is like.
            return read_plain_text(text)
    return read_plain_text(text)


def _read_markdown(content: bytes) -> Draft:
    from hearsay.reading.markdown_text import read_markdown

    return read_markdown(decode(content))


def _read_html(content: bytes) -> Draft:
    from hearsay.reading.html_page import declared_encoding, read_html

    return read_html(decode(content, declared_encoding(content)))


def _read_mail(content: bytes) -> Draft:
    from hearsay.reading.mail_message import read_mail

    return read_mail(content)


def _read_pdf(content: bytes) -> Draft:
    from hearsay.reading.pdf.document import read_pdf

    return read_pdf(content)


def _read_zip(content: bytes) -> Draft | list[Part]:
    from hearsay.reading.zip_container import open_container

    container = open_container(content)
    if container.holds("META-INF/container.xml") and not container.holds("content.xml"):
        from hearsay.reading.epub_book import read_epub

        return read_epub(container)
    if container.holds("content.xml"):
        from hearsay.reading.odt_document import read_odt

        return read_odt(container)
    if container.holds("[Content_Types].xml"):
        from hearsay.reading.docx_document import read_docx

        return read_docx(container)
    raise Unreadable("It is a Zip archive, but no Word, OpenDocument or EPUB document.")


def _read_old_office(content: bytes) -> Draft:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable("It is protected by a password. Save it without one, and Hearsay can read it.")
    raise Unreadable(
        "It is in the old format of Word or Outlook. Save it as .docx, .odt or .pdf, and Hearsay can read it."
    )


def _read_rtf(content: bytes) -> Draft:
    from hearsay.reading.rtf_document import read_rtf

    return read_rtf(content)


def _read_feed(content: bytes) -> list[Part]:
    from hearsay.reading.feed import read_feed

    return read_feed(content)


def _read_analysis(content: bytes) -> list[Part]:
    from hearsay.reading.analysis_file import read_analysis

    return read_analysis(content)


def _is_something_else(_content: bytes) -> Draft:
    raise Unreadable("It is not what its name says: it is damaged, or something else that was given this suffix.")


_READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".mhtml": _read_mail,
    ".mht": _read_mail,
    ".eml": _read_mail,
    ".pdf": _is_something_else,
    ".docx": _is_something_else,
    ".odt": _is_something_else,
    ".rtf": _is_something_else,
    ".epub": _is_something_else,
    ".rss": _read_feed,
    ".xml": _read_feed,
    ANALYSIS_SUFFIX: _read_analysis,
    # Many a .doc is RTF, a web page or a mail; what Word itself wrote before 2007 is named with its reason.
    ".doc": _read_text,
}
_SPECIFIC = frozenset({".md", ".markdown", ANALYSIS_SUFFIX, ".mhtml", ".mht", ".eml"})
SUFFIXES = tuple(suffix for suffix in _READERS if suffix != ".doc")
"""what can be read, in lower case"""
