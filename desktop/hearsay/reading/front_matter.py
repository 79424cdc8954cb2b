"""The front matter of a Markdown file: the part of YAML that writers of articles use, one setting a line.

A YAML library was left out: values here are names, dates and addresses, alone or in a list, and no anchor, tag or
nested mapping may mean anything in a file that somebody else made.
"""

import re
from collections.abc import Sequence

from hearsay.reading.draft import Metadata
from hearsay.reading.languages import declared_language

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"([A-Za-z_][\w -]{0,40}):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)$")
_COMMENT = re.compile(r"[ \t]+#.*$")
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_BLOCK_SIGNS = frozenset({"|", ">", "|-", ">-", "|+", ">+"})

_TITLE = ("title", "headline")
_BYLINE = ("author", "authors", "byline", "by", "creator")
_OUTLET = ("outlet", "site", "site_name", "publication", "publisher", "newspaper", "source")
_PUBLISHED = ("date", "published", "publish_date", "pubdate", "created")
_LANGUAGE = ("lang", "language", "locale")
_ADDRESS = ("url", "link", "canonical_url", "canonical", "source_url", "source", "original", "permalink")


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Return what the front matter of ``text`` says, and the text below it; line ends are ``\\n``."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return Metadata(), text
    settings = _settings(front[1].split("\n"))
    return (
        Metadata(
            title=_first(settings, _TITLE),
            byline=_first(settings, _BYLINE),
            outlet=_first({key: value for key, value in settings.items() if not _is_address(value)}, _OUTLET),
            published=_first(settings, _PUBLISHED),
            language=declared_language(_first(settings, _LANGUAGE)),
            address=_first({key: value for key, value in settings.items() if _is_address(value)}, _ADDRESS),
        ),
        text[front.end() :],
    )


def _settings(lines: Sequence[str]) -> dict[str, str]:
    """Return the values by their keys in small letters; those of a list with commas between."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        setting = _SETTING.match(line)
        item = _ITEM.match(line)
        if setting:
            key = setting[1].strip().lower()
            found.setdefault(key, []).extend(_values(setting[2] or ""))
        elif item and key:
            found[key].extend(_values(item[1]))
        elif line[:1].isspace() and line.strip() and key:
            # The text of "|" and ">" stands below it, and a long value may go on.
            found[key] = [" ".join([*found[key], line.strip()])]
    return {key: ", ".join(filter(None, values)) for key, values in found.items()}


def _values(written: str) -> list[str]:
    value = _WIKI_LINK.sub(r"\1", written.strip())
    if value in _BLOCK_SIGNS:
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(part) for part in value[1:-1].split(",")]
    return [_scalar(value)]


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inside = value[1:-1]
        return inside.replace('\\"', '"') if value[0] == '"' else inside.replace("''", "'")
    return _COMMENT.sub("", value)


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _first(settings: dict[str, str], keys: Sequence[str]) -> str:
    return next((settings[key] for key in keys if settings.get(key)), "")
