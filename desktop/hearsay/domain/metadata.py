"""What an article says of itself, and what the reader puts right in it: headline, byline, outlet, date and the like.

Corrections are laid over an article after it was read. Its text, and so its identity, stays as it was.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hearsay.domain.article import Article, Folder
from hearsay.domain.unicode import well_formed
from hearsay.domain.web_addresses import web_address

LONGEST_VALUE = 2048
"""code points of a corrected value at most"""

_JOINERS = "\u200c\u200d"
"""not seen by themselves, but Persian words and many emoji are spelt with them"""

_LANGUAGE_TAG = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
"""a BCP 47 tag, as far as articles have them"""


class MetadataField(StrEnum):
    """A field of ``Article`` that the reader can correct; the value is its name there."""

    TITLE = "title"
    BYLINE = "byline"
    OUTLET = "outlet"
    PUBLISHED = "published"
    ADDRESS = "address"
    LANGUAGE = "language"

    @property
    def label(self) -> str:
        """What the reader calls it, within a sentence."""
        return _LABELS.get(self, self.value)

    def of(self, article: Article) -> str:
        """Return what an article has in this field."""
        return str(getattr(article, self.value))


_LABELS = {MetadataField.TITLE: "headline", MetadataField.PUBLISHED: "date"}


@dataclass(frozen=True, slots=True)
class MetadataCorrection:
    """What one field of an article says according to the reader; ``value`` may be empty: there is no such thing.

    ``path`` and ``article_id`` are those of the article that has it now, or the last known.
    """

    id: str
    article_id: str
    path: str
    field: MetadataField
    value: str
    created: datetime


def with_metadata(article: Article, corrections: Iterable[MetadataCorrection]) -> Article:
    """Return the article with what the reader corrected in it; corrections of other articles change nothing.

    An article that stays as it was is returned itself.
    """
    told: dict[str, Any] = {each.field.value: each.value for each in corrections if each.path == article.path}
    now = replace(article, **told) if told else article
    return article if now == article else now


def folder_with_metadata(folder: Folder, corrections: Iterable[MetadataCorrection]) -> Folder:
    """Return the folder with every article as ``with_metadata`` gives it."""
    by_path: dict[str, list[MetadataCorrection]] = {}
    for each in corrections:
        by_path.setdefault(each.path, []).append(each)
    if not by_path:
        return folder
    articles = tuple(with_metadata(each, by_path.get(each.path, ())) for each in folder.articles)
    primary = folder.primary and with_metadata(folder.primary, by_path.get(folder.primary.path, ()))
    return replace(folder, articles=articles, primary=primary)


def tidy_value(text: str) -> str:
    """Return what the reader gave for a field as it is kept: on one line, with no sign that cannot be seen."""
    visible = "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in well_formed(text))
    return " ".join(visible.split())[:LONGEST_VALUE]


def refusal_of(field: MetadataField, value: str) -> str:
    """Return why this value cannot be kept, in words for the reader; empty where it can. Empty values always can."""
    if not value:
        return ""
    if field is MetadataField.ADDRESS and not web_address(value):
        return "An address begins with http:// or https:// and has neither spaces nor a password in it."
    if field is MetadataField.LANGUAGE and not re.fullmatch(_LANGUAGE_TAG, value):
        return "A language is given by its tag: en, de, pt-BR."
    return ""
