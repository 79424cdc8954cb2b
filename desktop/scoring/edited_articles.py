"""Articles edited at random, as newsrooms and readers edit them, with the true place of every letter known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from textwrap import wrap

from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article
from hearsay.domain.searched_text import folded
from hearsay.domain.spans import Span


def paragraphs_of(article: Article) -> list[list[str]]:
    """Return an article's paragraphs as sentences, white space made single."""
    sentences = split_sentences(article, scan_quotations(article))
    found = [
        [" ".join(span.of(article.text).split()) for span in sentences if span.start in block.span]
        for block in article.blocks
    ]
    return [each for each in found if each]


class Edit(StrEnum):
    INSERT = "insert a sentence"
    DELETE = "delete a sentence"
    REORDER = "reorder paragraphs"
    REWRAP = "re-wrap"
    MARKS = "change quotation marks"
    TYPO = "fix typos"
    DUPLICATE = "duplicate a sentence"


@dataclass(slots=True)
class _Piece:
    """A sentence; ``origins`` are, for each code point, its place in the text as it was, None for what was put in.

    ``copy_of`` is the piece of which it is a copy that somebody put in.
    """

    text: str
    origins: list[int | None]
    copy_of: "_Piece | None" = None


@dataclass(slots=True)
class _Placed:
    piece: _Piece
    start: int


@dataclass(slots=True)
class EditedArticle:
    """An article under edits: paragraphs of sentences, ``original`` as it was before the first."""

    paragraphs: list[list[_Piece]]
    spare: Sequence[str]
    """sentences of other articles, to put in"""
    original: str = ""
    sentences: tuple[Span, ...] = ()
    """the sentences' spans in ``original``"""
    width: int = 0
    """code points at which lines are broken; 0 for paragraphs in one line"""

    @classmethod
    def of(cls, paragraphs: Sequence[Sequence[str]], spare: Sequence[str]) -> "EditedArticle":
        """Return the article of these sentences; at least one paragraph has one."""
        made = cls([[_Piece(text, []) for text in paragraph] for paragraph in paragraphs if paragraph], spare)
        made.original = made.text
        placed = made._placed()
        for each in placed:
            each.piece.origins = list(range(each.start, each.start + len(each.piece.text)))
        made.sentences = tuple(Span(each.start, each.start + len(each.piece.text)) for each in placed)
        return made

    @property
    def text(self) -> str:
        return "\n\n".join(self._broken(" ".join(piece.text for piece in each)) for each in self.paragraphs)

    def edit(self, kind: Edit, random: Random) -> None:
        """Make one edit of this kind; nothing happens where it would leave no sentence."""
        edits: dict[Edit, Callable[[Random], None]] = {
            Edit.INSERT: self._insert,
            Edit.DELETE: self._delete,
            Edit.REORDER: self._reorder,
            Edit.REWRAP: self._rewrap,
            Edit.MARKS: self._change_marks,
            Edit.TYPO: self._fix_typos,
            Edit.DUPLICATE: self._duplicate,
        }
        edits[kind](random)

    def right_places(self, span: Span) -> list[Span]:
        """Return where words of the original are now: none where they were deleted and nobody had doubled them.

        Of words doubled side by side either is right; of words that were doubled and then edited or deleted, the copy.
        """
        placed = self._placed()
        of_piece = {id(each.piece): each for each in placed}
        found: list[Span] = []
        for each in placed:
            own = _stretch(each, span)
            if own is None:
                continue
            original = each.piece.copy_of
            at = of_piece.get(id(original)) if original is not None else None
            if at is None or _stretch(at, span) is None or self._changed(at, span) or _adjacent(placed, at, each):
                found.append(own)
        return found

    def has_word_for_word(self, span: Span) -> bool:
        """Tell whether a span's words still stand in a right place as they were, marks and wrapping aside."""
        words = folded(span.of(self.original))
        text = self.text
        return any(folded(place.of(text)) == words for place in self.right_places(span))

    def _changed(self, placed: _Placed, span: Span) -> bool:
        own = _stretch(placed, span)
        return own is None or folded(own.of(self.text)) != folded(span.of(self.original))

    def _placed(self) -> list[_Placed]:
        """Return all pieces with where they begin: breaking lines moves nothing, it only changes spaces."""
        found, start = [], 0
        for paragraph in self.paragraphs:
            for piece in paragraph:
                found.append(_Placed(piece, start))
                start += len(piece.text) + 1
            start += 1
        return found

    def _broken(self, paragraph: str) -> str:
        if not self.width:
            return paragraph
        lines = wrap(paragraph, self.width, break_long_words=False, break_on_hyphens=False)
        broken = "\n".join(lines)
        return broken if len(broken) == len(paragraph) else paragraph

    def _anywhere(self, random: Random) -> tuple[list[_Piece], int]:
        paragraph = random.choice(self.paragraphs)
        return paragraph, random.randrange(len(paragraph))

    def _insert(self, random: Random) -> None:
        paragraph, at = self._anywhere(random)
        text = random.choice(self.spare)
        paragraph.insert(at + random.randrange(2), _Piece(text, [None] * len(text)))

    def _delete(self, random: Random) -> None:
        if sum(map(len, self.paragraphs)) < 2:
            return
        paragraph, at = self._anywhere(random)
        del paragraph[at]
        self.paragraphs = [each for each in self.paragraphs if each]

    def _reorder(self, random: Random) -> None:
        moved = self.paragraphs.pop(random.randrange(len(self.paragraphs)))
        self.paragraphs.insert(random.randrange(len(self.paragraphs) + 1), moved)

    def _rewrap(self, random: Random) -> None:
        self.width = 0 if self.width else random.randrange(40, 100)

    def _change_marks(self, _random: Random) -> None:
        straight = str.maketrans("“”‘’", "\"\"''")
        for paragraph in self.paragraphs:
            for piece in paragraph:
                if any(mark in piece.text for mark in "“”‘’"):
                    piece.text = piece.text.translate(straight)
                elif piece.text.count('"') == 2:
                    first, last = piece.text.index('"'), piece.text.rindex('"')
                    piece.text = f"{piece.text[:first]}“{piece.text[first + 1 : last]}”{piece.text[last + 1 :]}"

    def _fix_typos(self, random: Random) -> None:
        paragraph, at = self._anywhere(random)
        piece = paragraph[at]
        for _ in range(random.randrange(1, 4)):
            letters = [i for i, letter in enumerate(piece.text) if letter.isalpha()]
            if len(letters) < 4:
                return
            place, kind = random.choice(letters), random.randrange(3)
            put = "" if kind == 0 else random.choice("aeiounrst")
            end = place + (kind < 2)
            piece.text = piece.text[:place] + put + piece.text[end:]
            piece.origins[place:end] = [None] * len(put)

    def _duplicate(self, random: Random) -> None:
        source, at = self._anywhere(random)
        piece = source[at]
        copy = _Piece(piece.text, list(piece.origins), piece.copy_of or piece)
        if random.randrange(2):
            source.insert(at + 1, copy)
        else:
            paragraph, place = self._anywhere(random)
            paragraph.insert(place, copy)


def _stretch(placed: _Placed, span: Span) -> Span | None:
    """Return what a piece has of a span of the original: from the first code point to the last."""
    kept = [i for i, origin in enumerate(placed.piece.origins) if origin is not None and origin in span]
    return Span(placed.start + kept[0], placed.start + kept[-1] + 1) if kept else None


def _adjacent(placed: Sequence[_Placed], first: _Placed, second: _Placed) -> bool:
    places = {id(each.piece): number for number, each in enumerate(placed)}
    return abs(places[id(first.piece)] - places[id(second.piece)]) == 1
