"""A mail (.eml) or a page saved as one (.mhtml) becomes pieces; the standard library's email package reads both."""

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from hearsay.domain.article import BlockKind
from hearsay.reading.decoding import decode
from hearsay.reading.draft import Draft, Metadata
from hearsay.reading.languages import declared_language
from hearsay.reading.plain_text import split_plain_text
from hearsay.reading.unreadable import Unreadable

_MOST_PARTS = 2000
_MOST_NESTED = 40
_BOUNDARY = re.compile(rb"^--", re.MULTILINE)
_MULTIPART = re.compile(rb"boundary\s*=", re.IGNORECASE)
_HEADER = re.compile(rb"^[\x21-\x39\x3b-\x7e]{1,80}:")
# Some headers are taken apart in a time that grows with the square of their length.
_LONG_HEADER = re.compile(
    rb"^(?:content-[\w-]{1,40}|from|sender|subject|date|mime-version|list-id):(?:[^\n]|\n[ \t]){8000}",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_LIST_NAME = re.compile(r"\s*\"?([^<\"]*?)\"?\s*<")
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_LARGEST_TEXT = 20 * 1024 * 1024


def read_mail(content: bytes) -> Draft:
    """Return the pieces of a mail's or saved page's text, and what its headers say.

    Raises Unreadable where there are no headers, too many parts, or no part with text.
    """
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not (_HEADER.match(start) or start.startswith(b"From ")):
        raise Unreadable("It is no mail and no page saved as one: it does not begin with their headers.")
    # Each part within a part is asked of every line: a few hundred of them would take hours.
    if len(_MULTIPART.findall(content)) > _MOST_NESTED:
        raise Unreadable(f"It holds more than {_MOST_NESTED} mails or parts within each other.")
    if _LONG_HEADER.search(content):
        raise Unreadable("It holds a header of more than 8,000 characters, which no mail program writes.")
    try:
        message = message_from_bytes(start, policy=policy.default)
        parts = _text_parts(message)
        drafts = [draft for draft in map(_draft, parts) if draft is not None]
    except (MessageError, LookupError, RecursionError, ValueError):
        raise Unreadable("It is damaged: its parts cannot be told apart.") from None
    read = next((draft for draft in drafts if any(piece.text.strip() for piece in draft.pieces)), None)
    if read is None:
        raise Unreadable("It holds no part with text, only attachments or nothing.")
    return read._replace(metadata=_metadata(message, read.metadata))


def _text_parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that may be the body, the best first: HTML, then plain text, as they come."""
    plain: list[EmailMessage] = []
    pages: list[EmailMessage] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise Unreadable(f"It holds more than {_MOST_PARTS:,} parts.")
        if part.get_content_disposition() == "attachment" or not isinstance(part, EmailMessage):
            continue
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            pages.append(part)
        elif part.get_content_type() == "text/plain":
            plain.append(part)
    return [*pages[:3], *plain[:3]]


def _draft(part: EmailMessage) -> Draft | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    if len(payload) > _LARGEST_TEXT:
        raise Unreadable("It is too large: a text of more than 20 MB.")
    charset = part.get_content_charset()
    if part.get_content_type() == "text/plain":
        flowed = part.get_param("format", "") == "flowed"
        return _plain(decode(payload, charset), flowed=flowed)
    from hearsay.reading.html_page import declared_encoding, read_html

    try:
        return read_html(decode(payload, charset or declared_encoding(payload)))
    except Unreadable:
        return None


def _plain(text: str, *, flowed: bool) -> Draft:
    text = text.replace("\r\n", "\n")
    if flowed:
        # RFC 3676: a line that ends in a space goes on in the next one, but for the sign above a signature.
        text = re.sub(r"(?<!\n--) \n(?=[^\n>])", " ", text)
    body, *signature = _SIGNATURE.split(text, maxsplit=1)
    below = (piece._replace(kind=BlockKind.FURNITURE) for piece in split_plain_text("".join(signature)))
    return Draft([*split_plain_text(body), *below])


def _metadata(message: EmailMessage, told: Metadata) -> Metadata:
    is_page = "Snapshot-Content-Location" in message
    subject = _header(message, "Subject")
    return Metadata(
        title=told.title or (subject if is_page else _FORWARDED.sub("", subject)),
        byline=told.byline or ("" if is_page else _sender(message)),
        outlet=told.outlet or ("" if is_page else _list_name(message)),
        published=told.published or ("" if is_page else _date(message)),
        language=told.language or declared_language(_header(message, "Content-Language")),
        address=told.address or _header(message, "Snapshot-Content-Location" if is_page else "Archived-At").strip("<>"),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        # The standard library trips over some headers that no program should write.
        return ""


def _sender(message: EmailMessage) -> str:
    try:
        sender = message.get("From")
        addresses = sender.addresses if isinstance(sender, AddressHeader) else ()
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""
    return ", ".join(address.display_name for address in addresses if address.display_name)


def _list_name(message: EmailMessage) -> str:
    """Return the name of the mailing list or newsletter, or of the sender's organisation."""
    named = _LIST_NAME.match(_header(message, "List-Id"))
    return (named[1] if named else "") or _header(message, "Organization")


def _date(message: EmailMessage) -> str:
    try:
        sent: datetime = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return sent.isoformat()
