"""What the network is given to read: never more than it can take, and every piece of it a word of the article's."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.passage import Passage
from hearsay.attribution.trained.units import (
    CAPITALISED,
    CAPITALS,
    CLOSING,
    FIRST_CAPITALISED,
    INSIDE,
    LONGEST_UNIT,
    LOWER,
    MOST_PIECES,
    NO_LETTERS,
    OPENING,
    OUTSIDE,
    SET_OFF,
    Integers,
    Unit,
    UnitCutter,
)
from hearsay.domain.article import Article, Block, BlockKind
from scoring.speech import passage_of

Paragraphs = Sequence[str | tuple[str, BlockKind]]


def passage(*paragraphs: str | tuple[str, BlockKind]) -> Passage:
    blocks, text = [], ""
    for paragraph in paragraphs:
        words, kind = (paragraph, BlockKind.PARAGRAPH) if isinstance(paragraph, str) else paragraph
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(words), kind))
        text += words
    return passage_of(Article("a.txt", text, tuple(blocks)))


def covered(read: Passage, unit: Unit) -> list[str]:
    return [read.words.raw[word] for word in unit.words]


def by_word(read: Passage, unit: Unit, feature: Integers) -> list[tuple[str, int]]:
    """Return each word with what a feature says at its first piece."""
    return list(zip(covered(read, unit), feature[unit.first].tolist(), strict=True))


def check(read: Passage, units: Sequence[Unit]) -> None:
    """Hold the units against what they promise."""
    words = [int(word) for unit in units for word in unit.words]
    assert words == sorted(set(words)), "a word is read twice, or out of its order"
    for unit in units:
        assert 2 <= len(unit.ids) <= LONGEST_UNIT
        assert len(unit.ids) == len(unit.quotation) == len(unit.casing)
        assert len(unit.words) == len(unit.first)
        assert set(unit.quotation.tolist()) <= set(range(5))
        assert set(unit.casing.tolist()) <= set(range(5))
        assert not len(unit.first) or unit.first[0] >= 1, "the piece that frames a unit is no word's"
        assert (np.diff(unit.first) > 0).all()
        check_sentences(read, unit)
    for feature in ("ids", "quotation", "casing", "words", "first"):
        assert all(getattr(unit, feature).dtype == np.int64 for unit in units)


def check_sentences(read: Passage, unit: Unit) -> None:
    assert [words.start for _, words in unit.sentences] == [0, *(w.stop for _, w in unit.sentences)][:-1]
    assert sum(len(words) for _, words in unit.sentences) == len(unit.words)
    assert len({read.blocks[sentence] for sentence, _ in unit.sentences}) <= 1, "a unit crosses a block"
    stops: list[int] = []
    for sentence, words in unit.sentences:
        own = read.sentence_words[sentence]
        assert all(unit.words[place] in own for place in words)
        start, stop = unit.pieces_of(words)
        assert 1 <= start < stop <= len(unit.ids) - 1
        assert not stops or stops[-1] == start, "pieces between two sentences are nobody's"
        stops.append(stop)
    assert not stops or stops[-1] == len(unit.ids) - 1


def test_a_paragraph_is_a_unit_and_its_sentences_are_told(cutter: UnitCutter) -> None:
    read = passage("The ferry sank. Nobody unshackled it.", "It was old.")
    first, second = cutter.units(read)
    assert covered(read, first) == ["The", "ferry", "sank", ".", "Nobody", "unshackled", "it", "."]
    assert first.sentences == ((0, range(4)), (1, range(4, 8)))
    assert second.sentences == ((2, range(4)),)
    check(read, (first, second))


def test_the_pieces_of_words_are_what_the_vocabulary_makes_of_them(cutter: UnitCutter) -> None:
    (unit,) = cutter.units(passage("Nobody unshackled it."))
    (alone,) = cutter.units(passage("unshackled"))
    start, stop = unit.pieces_of(range(1, 2))
    assert stop - start > 1, "the example should be a word of several pieces"
    assert unit.ids[start:stop].tolist() == alone.ids[1:-1].tolist()
    start, stop = unit.pieces_of(range(len(unit.words)))
    assert (start, stop) == (1, len(unit.ids) - 1)
    assert [unit.ids[0], unit.ids[-1]] == [alone.ids[0], alone.ids[-1]]


def test_only_where_the_article_speaks_is_read(cutter: UnitCutter) -> None:
    read = passage(
        ("Pier closed", BlockKind.HEADLINE),
        ("By Ida Lund", BlockKind.BYLINE),
        "The pier was closed.",
        ("Share this", BlockKind.FURNITURE),
        ("I told you so.", BlockKind.COMMENT),
    )
    assert [" ".join(covered(read, unit)) for unit in cutter.units(read)] == ["Pier closed", "The pier was closed ."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        (("By Ida Lund", BlockKind.BYLINE), ("Share this", BlockKind.FURNITURE)),
        ("",),
        (" \u00a0 ",),
    ],
)
def test_an_article_without_prose_has_no_units(cutter: UnitCutter, paragraphs: Paragraphs) -> None:
    assert cutter.units(passage(*paragraphs)) == ()


def test_a_long_paragraph_is_cut_between_sentences(cutter: UnitCutter) -> None:
    sentence = "The harbour master wrote on Monday that the eleventh crossing had been cancelled."
    read = passage(" ".join([sentence] * 231))
    assert len(read.words) > 3000
    units = cutter.units(read)
    check(read, units)
    assert len(units) > 5
    assert all(len(unit.ids) <= MOST_PIECES for unit in units)
    assert sum(len(unit.words) for unit in units) == len(read.words), "nothing is left out"
    assert all(covered(read, unit)[-1] == "." for unit in units)


def test_of_one_endless_sentence_the_beginning_is_read(cutter: UnitCutter) -> None:
    read = passage("Short before. The ferry left " + "and then the ferry " * 750 + "sank. Short after.")
    units = cutter.units(read)
    check(read, units)
    assert [len(unit.ids) for unit in units].count(LONGEST_UNIT) == 1
    assert covered(read, units[0]) == ["Short", "before", "."]
    assert covered(read, units[-1]) == ["Short", "after", "."]


def test_a_word_of_ten_thousand_letters_is_a_word(cutter: UnitCutter) -> None:
    read = passage("It said " + "x" * 10_000 + " and left.")
    (unit,) = cutter.units(read)
    check(read, (unit,))
    assert covered(read, unit)[-1] == "."
    assert len(unit.words) == 6


def test_words_that_the_vocabulary_drops_leave_no_gap(cutter: UnitCutter) -> None:
    read = passage("Lund \u00ad said \u200b so.")
    (unit,) = cutter.units(read)
    check(read, (unit,))
    assert covered(read, unit) == ["Lund", "said", "so", "."]


def test_a_paragraph_of_nothing_but_dropped_words_is_harmless(cutter: UnitCutter) -> None:
    read = passage("\u200b \u200b", "Lund said so.")
    units = cutter.units(read)
    check(read, units)
    assert [covered(read, unit) for unit in units if len(unit.words)] == [["Lund", "said", "so", "."]]


@pytest.mark.parametrize(
    "text",
    [
        "🌉 Lund said 🌉🌉 the bridge 𝔥𝔬𝔩𝔡𝔰 👩‍👩‍👧‍👦.",
        "Cafe\u0301 Zu\u0308rich said so; o\u0302\u0323\u0303 too.",
        "\u0301\u0301\u0301 said so.",
        "Lund\u200b\u200d\ufeff said \u2060so.",
        "Lund\x00 said\x07 so\x1b.",
        "قالت ليلى إن الجسر أُغلق. «كان قديمًا»، قالت.",
        "אמרה לונד: ״הגשר נסגר״.",
        "市长说：“桥已关闭。”他走了。",
        "\u202eLund said so\u202c.",
        "ﬁnally ½ Ⅳ ㎏ said ﷺ.",
    ],
)
def test_any_script_is_read_word_by_word(cutter: UnitCutter, text: str) -> None:
    read = passage(text)
    units = cutter.units(read)
    check(read, units)
    assert sum(len(unit.words) for unit in units) > 1


@given(st.lists(st.text(max_size=60), max_size=4))
def test_units_keep_their_promises_for_any_text(cutter: UnitCutter, paragraphs: list[str]) -> None:
    read = passage(*paragraphs)
    check(read, cutter.units(read))


_SIGNS = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "``", "''", "«", "»", "'s ", "’t ", " ", ". ", ", ", "Lund ", "said ", "IT ", "x"]
)


@given(st.lists(st.lists(_SIGNS, max_size=25).map("".join), max_size=3))
def test_units_keep_their_promises_for_any_marks(cutter: UnitCutter, paragraphs: list[str]) -> None:
    read = passage(*paragraphs)
    units = cutter.units(read)
    check(read, units)
    for unit in units:
        states = dict(zip(unit.words.tolist(), unit.quotation[unit.first].tolist(), strict=True))
        for word, state in states.items():
            assert (state == OUTSIDE) == (not any(word in read.words.within(outer) for outer in read.outer))


OUT = OUTSIDE


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("“It sank fast,” he said.", [OPENING, *[INSIDE] * 4, CLOSING, OUT, OUT, OUT]),
        ('"It sank fast," he said.', [OPENING, *[INSIDE] * 4, CLOSING, OUT, OUT, OUT]),
        ("He said: “It sank fast.”", [OUT, OUT, OUT, OPENING, *[INSIDE] * 4, CLOSING]),
        ("‘It sank fast,’ he said.", [OPENING, *[INSIDE] * 4, CLOSING, OUT, OUT, OUT]),
        ("``It sank fast,'' he said.", [OPENING, OPENING, *[INSIDE] * 4, CLOSING, CLOSING, OUT, OUT, OUT]),
        ("“It ‘sank’ fast,” he said.", [OPENING, *[INSIDE] * 6, CLOSING, OUT, OUT, OUT]),
        ("It sank fast, he said.", [OUT] * 7),
    ],
)
def test_marks_open_and_close_and_what_is_between_is_inside(cutter: UnitCutter, text: str, states: list[int]) -> None:
    read = passage(text)
    (unit,) = cutter.units(read)
    assert [state for _, state in by_word(read, unit, unit.quotation)] == states
    assert unit.quotation[0] == unit.quotation[-1] == OUTSIDE


def test_an_apostrophe_opens_nothing(cutter: UnitCutter) -> None:
    read = passage("Lund’s men don’t know the dogs’ names, they said.")
    (unit,) = cutter.units(read)
    assert set(unit.quotation.tolist()) == {OUTSIDE}


def test_a_block_quote_is_set_off(cutter: UnitCutter) -> None:
    read = passage("The memo says:", ("We will row across the sound.", BlockKind.BLOCK_QUOTE), "It is old.")
    before, quoted, after = cutter.units(read)
    assert {state for _, state in by_word(read, quoted, quoted.quotation)} == {SET_OFF}
    assert {*before.quotation.tolist(), *after.quotation.tolist()} == {OUTSIDE}


def test_a_quotation_of_two_sentences_is_inside_throughout(cutter: UnitCutter) -> None:
    read = passage("“It sank. It sank fast,” he said.")
    (unit,) = cutter.units(read)
    assert [state for _, state in by_word(read, unit, unit.quotation)] == [OPENING, *[INSIDE] * 7, CLOSING, *[OUT] * 3]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("The ferry sank.", [FIRST_CAPITALISED, LOWER, LOWER, NO_LETTERS]),
        ("the Ferry sank.", [LOWER, CAPITALISED, LOWER, NO_LETTERS]),
        ("A NATO ferry.", [FIRST_CAPITALISED, CAPITALS, LOWER, NO_LETTERS]),
        ("NATO said so.", [CAPITALS, LOWER, LOWER, NO_LETTERS]),
        ("“The iPhone fell.", [NO_LETTERS, FIRST_CAPITALISED, LOWER, LOWER, NO_LETTERS]),
        ("In 1931 McKay left.", [FIRST_CAPITALISED, NO_LETTERS, CAPITALISED, LOWER, NO_LETTERS]),
        ("1931 was McKay’s year.", [NO_LETTERS, LOWER, CAPITALISED, LOWER, LOWER, NO_LETTERS]),
        ("It rained. Lund left.", [FIRST_CAPITALISED, LOWER, NO_LETTERS, FIRST_CAPITALISED, LOWER, NO_LETTERS]),
        ("市长 said 桥.", [LOWER, LOWER, LOWER, NO_LETTERS]),
    ],
)
def test_letters_case_is_told_and_a_sentences_first_word_apart(cutter: UnitCutter, text: str, cases: list[int]) -> None:
    read = passage(text)
    (unit,) = cutter.units(read)
    assert [case for _, case in by_word(read, unit, unit.casing)] == cases
