"""A saved web page becomes pieces: its main part, without menus, scripts and whatever else could do harm."""

import re
from typing import TYPE_CHECKING, cast

from hearsay.domain.article import BlockKind
from hearsay.reading.bylines import read_byline, read_date_line
from hearsay.reading.canonical import bare_letters
from hearsay.reading.draft import Draft, Piece
from hearsay.reading.html_metadata import page_metadata
from hearsay.reading.main_content import find_main_content
from hearsay.reading.markup_blocks import KIND_MARK, Element, pieces_of, texts_below
from hearsay.reading.page_footnotes import with_their_signs
from hearsay.reading.sentence_ends import is_complete
from hearsay.reading.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|[xX]0*(?:[1-8bceBCEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)
"""references to characters that libxml2 puts into a tree, though no tree may hold them"""
_HEAD_LENGTH = 4096
"""bytes in which a page declares its encoding; browsers look at 1,024"""
_LONGEST_TAG = 32 * 1024
"""code points: libxml2 compares each attribute of a tag with all before it"""
_SHORTEST_SUMMARY = 40
"""code points of a sentence below the headline that tells what the article says"""
_LONGEST_CREDIT = 120
_CREDIT = re.compile(
    r"[\[【(（]?\s*(?:责任编辑|责编|编辑|編輯|記者|记者|作者|来源|來源|撰文|編集|執筆)\s*[:：/／]\s*\S.*"
    r"|\(?(?:(?:additional )?reporting|editing|writing|edited|written|translated)(?: and \w+)? by\b.*",
    re.IGNORECASE,
)
"""who wrote and edited it, where a page says so below the article"""
_DATED = re.compile(r"(?=.*\b(?:19|20)\d\d(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d)).*")
"""a year and a day"""
_TAG_OPENS = re.compile(r"<([a-zA-Z][\w:-]{0,60})(?=[\s/])")


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page's own mark-up names, None where it names none."""
    head = data[:_HEAD_LENGTH]
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    return match[1].decode("ascii") if match else None


def looks_like_html(text: str) -> bool:
    """True for a page whatever its file is called: it opens with a doctype or the root element."""
    return bool(
        re.match(
            r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html[\s>])",
            text[:1500],
            re.IGNORECASE | re.DOTALL,
        )
    )


def read_html(text: str) -> Draft:
    """Return the pieces of a page's main part and the metadata of its head.

    Raises Unreadable when it is nested more than about 250 levels deep (libxml2's own limit) or holds no element.
    """
    root = parse_html(text)
    metadata = page_metadata(root, text)
    headline = _headline(root, metadata.title)
    shown = "" if headline is None else _words(headline)
    if not metadata.headline and _says_more(metadata.title, shown):
        metadata = metadata._replace(headline=metadata.title)
    main = find_main_content(root, headline)
    opening = [_named_opening(piece, metadata.byline) for piece in _pieces(main.opening)]
    closing = [
        piece if piece.kind is BlockKind.FOOTNOTE else piece._replace(kind=BlockKind.BYLINE, level=0)
        for piece in with_their_signs(_pieces(main.closing))
        if piece.kind is BlockKind.FOOTNOTE or _is_credit_line(piece)
    ]
    return Draft(
        _with_headline([*opening, *with_their_signs(_pieces([main.body])), *closing, *_pieces(main.comments)], shown),
        metadata,
    )


def parse_html(text: str) -> "_Element":
    """Return the root of ``text`` read as HTML: no network, no entity of its own, no huge tree, no comment.

    Raises Unreadable when nothing can be made of it or it is nested too deeply.
    """
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    # Characters that XML's tree cannot hold would end the text; an encoding named inside must not be believed again.
    clean = re.sub("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", "", text)
    clean = _FORBIDDEN_REFERENCE.sub("", clean)
    try:
        root = etree.fromstring(_without_endless_tags(clean).encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("No text can be found in its mark-up.") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("Its mark-up is nested too deeply to be read.")
    if root is None:
        raise Unreadable("No text can be found in its mark-up.")
    etree.strip_attributes(root, KIND_MARK)  # a page that says so itself would name its prose furniture
    return root


def _without_endless_tags(page: str) -> str:
    """Return ``page`` with nothing but its name left of each tag that has attributes without end."""
    kept: list[str] = []
    copied = 0
    tag = _TAG_OPENS.search(page)
    while tag is not None:
        end = page.find(">", tag.end(), tag.end() + _LONGEST_TAG)
        if end < 0:
            end = page.find(">", tag.end())
            end = len(page) if end < 0 else end
            if page.find("</", tag.end(), end) >= 0:
                # A sign of "less than" in a script: what follows is no attribute.
                end = tag.end()
            else:
                kept.append(page[copied : tag.end()])
                copied = end
        tag = _TAG_OPENS.search(page, end)
    return "".join([*kept, page[copied:]])


def _pieces(elements: "list[_Element]") -> list[Piece]:
    return [piece for element in elements for piece in pieces_of(cast("Element", element))]


def _words(element: "_Element") -> str:
    return " ".join("".join(texts_below(cast("Element", element))).split())


def _headline(root: "_Element", title: str) -> "_Element | None":
    """Return the first heading that agrees with the page's title; where it has none, its only heading of level 1."""
    headings = [(element, bare_letters(_words(element))) for element in root.iter("h1", "h2", "h3")]
    known = bare_letters(title)
    agreeing = [(element, bare) for element, bare in headings if bare and known and (bare in known or known in bare)]
    if agreeing:
        # A site's own name agrees as well, behind the headline's words.
        return max(agreeing, key=lambda found: (known.startswith(found[1]), -int(str(found[0].tag)[1])))[0]
    first = [element for element, bare in headings if bare and element.tag == "h1"]
    return first[0] if len(first) == 1 and not known else None


def _says_more(title: str, shown: str) -> bool:
    """True where a window's title begins with the headline shown and most of it comes after: no mere site's name."""
    known, bare = bare_letters(title), bare_letters(shown)
    return bool(bare) and known.startswith(bare) and 2 * len(bare) < len(known)


def _named_opening(piece: Piece, byline: str) -> Piece:
    """Name what stands between headline and article: a summary is prose, and what credits nobody is the site's."""
    if piece.kind in {BlockKind.CAPTION, BlockKind.BLOCK_QUOTE, BlockKind.COMMENT}:
        return piece
    if read_date_line(piece.text) or read_byline(piece.text, after_headline=False):
        return piece._replace(kind=None, level=0)
    if len(piece.text) <= _LONGEST_CREDIT and not is_complete(piece.text):
        if byline and bare_letters(byline.partition(",")[0]) in bare_letters(piece.text):
            return piece._replace(kind=BlockKind.BYLINE, level=0)
        if _DATED.search(piece.text):
            return piece._replace(kind=BlockKind.DATELINE, level=0)
    is_summary = is_complete(piece.text) and len(piece.text) >= _SHORTEST_SUMMARY
    return piece._replace(kind=BlockKind.PARAGRAPH if is_summary else BlockKind.FURNITURE, level=0)


def _is_credit_line(piece: Piece) -> bool:
    short = piece.kind is not BlockKind.COMMENT and len(piece.text) <= _LONGEST_CREDIT
    return short and bool(_CREDIT.fullmatch(piece.text))


def _with_headline(pieces: list[Piece], shown: str) -> list[Piece]:
    """Return the pieces with the page's headline before them, where it stands outside its main part."""
    bare = bare_letters(shown)
    if not bare or any(bare_letters(piece.text) == bare for piece in pieces[:8]):
        return pieces
    return [Piece(shown, BlockKind.HEADLINE, level=1), *pieces]
