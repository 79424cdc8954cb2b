"""Web addresses that a reader may be shown: http and https alone, with no sign that could disguise where they lead."""

import re
from functools import cache

_LONGEST = 2048
"""code points"""


def web_address(text: str) -> str:
    """Return ``text`` where it is the http or https address of a page, else an empty string.

    One with a name or password in it is refused: ``https://bank.example@evil.example/`` leads elsewhere than it looks.
    """
    from urllib.parse import urlsplit  # most files name no address, and it takes a millisecond to load

    address = text.strip()
    if not address or len(address) > _LONGEST or _unfit().search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    fit = parts.scheme.lower() in {"http", "https"} and host and "@" not in parts.netloc
    return address if fit else ""


@cache
def _unfit() -> re.Pattern[str]:
    return re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff<>\"`{}|\\^]")
