"""Links that lead back into Hearsay: ``hearsay://open?folder=…&article=…&note=…&exact=…&start=…``.

They stand in exported documents, and so may come from anybody: a link only names a place to look at. Everything in it
is checked, and nothing that it says is done but that.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from hearsay.domain.failures import LinkProblem
from hearsay.domain.unicode import well_formed

SCHEME = "hearsay"
LONGEST = 16_384
"""characters beyond which nothing is taken for a link"""
LONGEST_EXACT = 100
"""code points of the words that a link carries: enough to find them again where the note is gone"""
_MOST_FIELDS = 20


@dataclass(frozen=True, slots=True)
class HearsayLink:
    """A place in a folder: an article by its path, a note by its id, words by how they begin and where (code points).

    ``folder`` is an absolute path; all else may be empty, and ``start`` None.
    """

    folder: str
    article: str = ""
    note: str = ""
    exact: str = ""
    start: int | None = None

    @property
    def url(self) -> str:
        """The link, which needs no escaping where Markdown, HTML or a shell's single quotes want a link."""
        fields = {
            "folder": self.folder,
            "article": self.article,
            "note": self.note,
            "exact": self.exact[:LONGEST_EXACT],
            "start": "" if self.start is None or not self.exact else str(self.start),
        }
        given = (f"{name}={quote(well_formed(value), safe='/')}" for name, value in fields.items() if value)
        return f"{SCHEME}://open?{'&'.join(given)}"


def is_link(text: str) -> bool:
    """Tell whether a text on the command line is meant as a link rather than as a folder."""
    return text[: len(SCHEME) + 1].lower() == f"{SCHEME}:"


def parsed_link(url: str) -> HearsayLink:
    """Return the place that a link names. Raises LinkProblem where it names none, or is not well made."""
    if len(url) > LONGEST:
        raise LinkProblem("This link is too long to be one of Hearsay's, so nothing was opened.")
    try:
        parts = urlsplit(url)
        # Programs that hand links on may put a slash behind “open”.
        action = f"{parts.netloc}{parts.path}".strip("/")
        given = parse_qs(parts.query, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise LinkProblem("This link is not well made, so nothing was opened.") from error
    if parts.scheme != SCHEME or action != "open":
        raise LinkProblem("This link asks for nothing that Hearsay does, so nothing was opened.")
    fields = {name: values[0] for name, values in given.items()}
    if any(unicodedata.category(sign) == "Cc" for name, value in fields.items() if name != "exact" for sign in value):
        raise LinkProblem("This link holds characters that no name has, so nothing was opened.")
    folder, start = fields.get("folder", ""), fields.get("start", "")
    # A path with two slashes at its beginning may name another machine, which looking there would call.
    if not Path(folder).is_absolute() or folder.startswith(("//", "\\\\")):
        raise LinkProblem("This link names no folder of this machine, so nothing was opened.")
    return HearsayLink(
        folder,
        fields.get("article", ""),
        fields.get("note", ""),
        fields.get("exact", ""),
        int(start) if start.isascii() and start.isdigit() and len(start) < 10 else None,
    )
