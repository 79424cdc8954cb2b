"""An article's blocks cut into sentences.

A closing mark goes with the sentence it ends, and a tag clause ("…?" he asked.) with the quotation it follows. What
stands between a pair of marks stays together, however many sentences it has: whoever is quoted vouches for all of it,
and readers who labelled articles by hand kept it together. Where no mark closes the quotation in its paragraph, as in a
running one, and in a block quote, its sentences are cut like any others. Every character that is no white space lies
in one sentence.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribution.paragraphs import paragraphs_of, trimmed
from hearsay.attribution.tag_clauses import tag_clause_end
from hearsay.domain.article import Article, Block
from hearsay.domain.attribution import Quotation, QuotationForm
from hearsay.domain.spans import Span
from hearsay.lexicons import word_list

_LISTS = "abbreviations.txt"
_END = re.compile(
    r"""(?P<stop>[.!?…‽؟۔।॥]+|[。！？｡．]+)"""
    r"""(?P<close>(?:["”“’'»›)\]」』〞〟*_]|\[\d{1,3}\])*(?:[ \u00a0\u202f][”»›](?=\s|$))?)"""
)
_CLOSING_MARKS = frozenset("\"”“’'»›」』〞〟")
_OPENING_SIGNS = "\"“„‟«»‹›‘’‚'「『([{¿¡—–-*_•"
_TOKEN_REACH = 24
"""code points before a full stop that an abbreviation may take"""
_TOKEN = re.compile(r"[^\s(\[{\"“”„«»‘—–/]+$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[^\W\d_])$")
_SPACED_DOTS = re.compile(r"[ \u00a0]\.")
_HALF = re.compile(r"[^\W\d_]\.")
_QUOTATIVE = ("と", "って", "という")
"""Japanese particles by which a quotation belongs to the sentence around it"""


def split_sentences(article: Article, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the sentences of every block of the article, in order, each within one block, without white space around.

    ``quotations`` are those of the scanner; they tell a mark that opens from one that closes where no space does.
    """
    cutter = _Cutter(article, quotations)
    return tuple(
        sentence for block in article.blocks for part in _parts(article.text, block) for sentence in cutter.cut(part)
    )


def _parts(text: str, block: Block) -> Iterator[Span]:
    if block.kind.is_prose:
        yield from paragraphs_of(text, block)
        return
    for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
        part = trimmed(text, block.start + line.start(), block.start + line.end())
        if part:
            yield part


class _Cutter:
    """Cuts the paragraphs of one article."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        self._text = article.text
        self._opened_at = frozenset(quotation.start - 1 for quotation in quotations)
        self._closed = [q.span for q in quotations if self._is_closed(q)]
        self._passed = 0
        language = article.language.partition("-")[0].lower()
        self._never = self._abbreviations(language, "before a name")
        self._numbered = self._abbreviations(language, "before a number")
        self._perhaps = self._abbreviations(language, "anywhere")
        self._german_ordinals = word_list(_LISTS, f"{language} ordinal months")
        self._starters = word_list(_LISTS, "sentence starters") if language == "en" else frozenset()

    def _is_closed(self, quotation: Quotation) -> bool:
        if quotation.form is not QuotationForm.MARKED:
            return False
        return self._text[quotation.end : quotation.end + 2].lstrip()[:1] in tuple(_CLOSING_MARKS | {"“"})

    def _is_quoted(self, end: int) -> bool:
        """Tell whether ``end`` lies between a pair of marks; asked with growing ``end``."""
        while self._passed < len(self._closed) and self._closed[self._passed].end < end:
            self._passed += 1
        return self._passed < len(self._closed) and self._closed[self._passed].start < end

    @staticmethod
    def _abbreviations(language: str, section: str) -> frozenset[str]:
        own = word_list(_LISTS, f"{language} {section}")
        return own or word_list(_LISTS, section)

    def cut(self, part: Span) -> Iterator[Span]:
        """Yield the sentences of a paragraph."""
        start = part.start
        for match in _END.finditer(self._text, part.start, part.end):
            end = self._end_of(match)
            if end <= start or end >= part.end or self._is_quoted(end) or not self._ends(match, start, end, part):
                continue
            sentence = trimmed(self._text, start, end)
            if sentence:
                yield sentence
            start = end
        rest = trimmed(self._text, start, part.end)
        if rest:
            yield rest

    def _end_of(self, match: re.Match[str]) -> int:
        """Return where the closing marks end: before a mark that opens the next quotation without a space."""
        for at in range(match.end("stop"), match.end()):
            if at in self._opened_at:
                return at
        return match.end()

    def _ends(self, match: re.Match[str], start: int, end: int, part: Span) -> bool:
        text, stop = self._text, match["stop"]
        closing = text[match.end("stop") : end]
        follows = text[end]
        if stop[0] in "。！？｡．":
            return not (closing and text.startswith(_QUOTATIVE, end))
        if not follows.isspace():
            return self._ends_without_space(match, end, closing)
        at = end
        while at < part.end and text[at].isspace():
            at += 1
        first = text[at]
        inner = at
        while inner < part.end - 1 and text[inner] in _OPENING_SIGNS:
            inner += 1
        opened = inner > at
        if text[inner].islower() and not self._may_begin_small(first, opened, stop, closing):
            return False
        if _CLOSING_MARKS.isdisjoint(closing):
            return self._ends_plain(match, start, at, inner)
        is_tag = stop[-1] != "." and not opened and tag_clause_end(text, at, part.end) is not None
        return not is_tag

    def _ends_without_space(self, match: re.Match[str], end: int, closing: str) -> bool:
        text = self._text
        before = text[max(0, match.start() - 2) : match.start()]
        if len(before) < 2 or not before.isalpha() or not before.islower():
            return False
        if end in self._opened_at or text[end] in "“„«":
            return True
        word = _WORD.match(text, end, end + 20)
        if word is None or not word[0][0].isupper():
            return text[end] in "[$" and match["stop"] != "…"
        return bool(closing) or (word[0].lower() in self._starters and not word[0].isupper())

    def _may_begin_small(self, first: str, opened: bool, stop: str, closing: str) -> bool:
        """True where a sentence may begin with a small letter: a quotation after a full stop does, a tag does not."""
        return opened and first in "\"“„«‘'" and stop == "." and not closing

    def _ends_plain(self, match: re.Match[str], start: int, at: int, inner: int) -> bool:
        """Tell about a stop with no quotation mark after it; the next text begins at ``at``, its words at ``inner``."""
        text, stop = self._text, match["stop"]
        word = _WORD.match(text, inner, inner + 30)
        starts = word is not None and word[0].lower() in self._starters
        if stop == "." and not match["close"]:
            return self._ends_after_full_stop(match.start(), start, at, inner, starts)
        if set(stop) <= {"…", "."}:
            return stop == "...." or starts or inner > at or match["close"] != "" or not self._starters
        if stop == "!":
            return not self._is_exclaiming_name(match.start())
        return True

    def _is_exclaiming_name(self, stop_at: int) -> bool:
        token = _TOKEN.search(self._text, max(0, stop_at - _TOKEN_REACH), stop_at)
        return token is not None and token[0].lower() + "!" in word_list(_LISTS, "exclaiming names")

    def _ends_after_full_stop(self, stop_at: int, start: int, at: int, inner: int, starts: bool) -> bool:
        text = self._text
        if _SPACED_DOTS.match(text, stop_at + 1):
            return False  # an ellipsis written with spaces
        found = _TOKEN.search(text, max(start, stop_at - _TOKEN_REACH), stop_at)
        if found is None:
            return True
        token, lower = found[0], found[0].lower().strip("'’*_")
        if not text[start : found.start()].strip() and _ENUMERATOR.match(token):
            return False
        if lower in self._never or _is_half(token, text[inner : inner + 2]):
            return False
        if text[inner].isdigit() and (lower in self._numbered or lower in self._perhaps):
            return False
        if self._german_ordinals and token.isdigit() and len(token) <= 2:
            word = _WORD.match(text, inner, inner + 30)
            return word is None or word[0].lower() not in self._german_ordinals
        if lower in self._perhaps or _INITIALS.match(token):
            return starts or at < inner
        is_initial = len(token) == 1 and token.isupper() and token[0] != "I"
        return starts or not is_initial


def _is_half(token: str, after: str) -> bool:
    """True for the first half of an abbreviation written with a space: "z. B.", "d. h.", "i. d. R."."""
    return len(token) == 1 and token.islower() and _HALF.match(after) is not None
