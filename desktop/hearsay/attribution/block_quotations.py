"""Passages set off from the text: block quotes, and paragraphs that the one before announces ("The memo reads:").

A plain-text file shows a block quote by nothing but such an announcement. The announced paragraph belongs to the
quotation when it carries no opening mark of its own. How many more belong is a judgement: those that stand before a
paragraph in which the author evidently speaks again, when that comes soon; else the announced one alone.
"""

import re
from collections.abc import Iterator, Sequence

from hearsay.attribution.paragraphs import paragraphs_of, trimmed
from hearsay.attribution.quotation_marks import Family, pair_marks
from hearsay.attribution.unclosed_marks import opening_mark
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import Quotation, QuotationForm
from hearsay.domain.spans import Span
from hearsay.lexicons import word_list

_LISTS = "quotation_words.txt"
_MOST_PARAGRAPHS = 3
"""paragraphs that an announced passage may have without other proof"""
_SIGNATURE_WORDS = 12
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_POINTING = re.compile(r"\b[Tt]h(?:is|ese)\s")
_NOUNS_AS_WELL = frozenset(("remarks", "comments", "reports", "posts", "tweets", "claims", "quotes", "details"))
_MARKS = frozenset('"“”„«»')


def set_off_passages(article: Article) -> tuple[Quotation, ...]:
    """Return the passages that are quotations as a whole, in order; each paragraph of one is an entry of its own."""
    found: list[Quotation] = []
    previous: Block | None = None
    for block in article.blocks:
        if block.kind is BlockKind.BLOCK_QUOTE:
            follows = previous is not None and previous.kind is BlockKind.BLOCK_QUOTE
            found.extend(_block_quote(article.text, block, continued=follows))
        previous = block
    found.extend(_announced_passages(article))
    return tuple(found)


def _block_quote(text: str, block: Block, *, continued: bool) -> Iterator[Quotation]:
    paragraphs = list(paragraphs_of(text, block))
    if len(paragraphs) > 1 and _is_signature(paragraphs[-1].of(text)):
        paragraphs.pop()
    for paragraph in paragraphs:
        words = _without_marks(text, paragraph)
        if words:
            yield Quotation(words.start, words.end, QuotationForm.BLOCK, continued)
            continued = True


def _is_signature(line: str) -> bool:
    """True for the line that names who is quoted: — Amara Diop, minister of works"""
    return line.startswith(("—", "–", "--", "― ")) and len(line.split()) <= _SIGNATURE_WORDS


def _without_marks(text: str, paragraph: Span) -> Span:
    """Return the paragraph without marks around the whole of it."""
    pairing = pair_marks(text, paragraph.start, paragraph.end)
    first = opening_mark(text, paragraph, pairing)
    if first is None or first.family is Family.SINGLE:
        return paragraph
    if first in pairing.unclosed:
        return trimmed(text, first.end, paragraph.end)
    pair = next((pair for pair in pairing.pairs if pair.open is first), None)
    if pair is not None and pair.close.end == paragraph.end:
        return trimmed(text, pair.open.end, pair.close.start)
    return paragraph


def _announced_passages(article: Article) -> Iterator[Quotation]:
    for run in _runs(article):
        i = 0
        while i < len(run) - 1:
            source = _announced_source(run[i].of(article.text))
            if source is None or _opens_with_mark(article.text, run[i + 1]):
                i += 1
                continue
            count = _passage_length(article.text, run, i + 1, source)
            for j in range(i + 1, i + 1 + count):
                yield Quotation(run[j].start, run[j].end, QuotationForm.BLOCK, continued=j > i + 1)
            i += count + 1


def _runs(article: Article) -> Iterator[list[Span]]:
    """Yield the paragraphs that follow one another with nothing else between them."""
    run: list[Span] = []
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            run.extend(paragraphs_of(article.text, block))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _opens_with_mark(text: str, paragraph: Span) -> bool:
    opening = Span(paragraph.start, min(paragraph.end, paragraph.start + 200))
    return opening_mark(text, opening, pair_marks(text, opening.start, opening.end)) is not None


def _announced_source(paragraph: str) -> frozenset[str] | None:
    """Return the names in an announcing sentence, as words; None where the paragraph announces no passage."""
    if not paragraph.endswith(":"):
        return None
    sentence = re.split(r"[.!?]\s", paragraph[-240:])[-1]
    words = [word.rstrip(".") for word in _WORD.findall(sentence)]
    if not words or sentence.isupper() or not _announces([word.lower() for word in words]):
        return None
    skip = word_list(_LISTS, "speakers") | word_list(_LISTS, "small words")
    return frozenset(word for word in words if word[0].isupper() and word.lower() not in skip)


def _announces(words: Sequence[str]) -> bool:
    """True for words that end like "the ministry wrote", "it had the following statement", "here in full"."""
    tail = [" ".join(words[-n:]) for n in (1, 2)]
    said = word_list(_LISTS, "said")
    if any(words_ in word_list(_LISTS, "introduce alone") for words_ in tail):
        return tail[1] != "the following" or any(word in said for word in words)
    if words[-1] in said or any(word in said and word not in _NOUNS_AS_WELL for word in words[-3:]):
        return True
    if "following" in words[-5:] and words[-1] in word_list(_LISTS, "introduce"):
        return True
    if "following" in words and _tells_the_following(words, words.index("following")):
        return True
    if words[0] == "here" and "as" in words:  # here is the clerk, as the minutes record her
        return not word_list(_LISTS, "recording").isdisjoint(words[words.index("as") :])
    return words[0] in word_list(_LISTS, "according") and len(words) <= _SIGNATURE_WORDS


def _tells_the_following(words: Sequence[str], place: int) -> bool:
    """True for "the minutes record the following from Ida Lund, who …": a verb of telling before, a speaker behind."""
    if words[place - 1] != "the" or words[place + 1 : place + 2] not in (["from"], ["by"], ["of"], ["about"], ["on"]):
        return False
    telling = word_list(_LISTS, "said") | word_list(_LISTS, "recording")
    return not telling.isdisjoint(words[max(0, place - 5) : place])


def _passage_length(text: str, run: Sequence[Span], first: int, source: frozenset[str]) -> int:
    """Return how many paragraphs from ``first`` on belong to the announced passage, one at least."""
    for count in range(1, _MOST_PARAGRAPHS + 1):
        if first + count >= len(run):
            return 1
        if _author_resumes(text, run[first + count], source):
            return count
    return 1


def _author_resumes(text: str, paragraph: Span, source: frozenset[str]) -> bool:
    opening = text[paragraph.start : min(paragraph.end, paragraph.start + 160)]
    words = _WORD.findall(opening)
    if not words or not _MARKS.isdisjoint(paragraph.of(text)) or paragraph.of(text).endswith(":"):
        return True
    starts = word_list(_LISTS, "resume")
    if words[0].lower() in starts or " ".join(words[:2]).lower() in starts or _POINTING.search(opening):
        return True
    said = word_list(_LISTS, "said")
    return any(word in source for word in words[:8]) and any(word.lower() in said for word in words[:10])
