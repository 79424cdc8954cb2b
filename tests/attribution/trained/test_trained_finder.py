"""The shipped model on sentences written for this test: what any model must keep to, whatever it learnt."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.attribution_finder import Found
from hearsay.attribution.passage import Passage
from hearsay.attribution.trained.model_files import read_manifest
from hearsay.attribution.trained.trained_finder import TrainedFinder
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.spans import Span
from scoring.speech import passage_of

FERRY = (
    "The ferry to Aldwater was sold in May, the harbour master said on Monday.",
    "“Nobody asked us,” Ida Lund told the council. “We read it in the paper,” she said, “and that was that.”",
    (
        "According to a leaked memo, the buyer had promised to keep the crew. Lund called the promise a joke. The "
        "ferry was built in 1931."
    ),
    "What a shameful, stupid sale this was!",
)


def passage(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Passage:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), kind))
        start += len(paragraph) + 2
    return passage_of(Article("a.txt", "\n\n".join(paragraphs), tuple(blocks)))


def check(read: Passage, found: Found) -> None:
    """Hold what was found against what a finder promises."""
    starts, ends = set(read.words.starts), set(read.words.ends)
    parts = {
        "source": {span for a in found.attributions for span in a.source},
        "cue": {span for a in found.attributions for span in a.cue},
        "content": {span for a in found.attributions for span in a.content},
    }
    every = sorted(span for spans in parts.values() for span in spans)
    assert len(every) == len(set(every)), "the same words are two parts of an attribution"
    assert all(a.end <= b.start for a, b in itertools.pairwise(every)), "parts overlap"
    for span in every:
        assert 0 <= span.start < span.end <= len(read.text)
        assert span.start in starts, "a part begins within a word"
        assert span.end in ends, "a part ends within a word"
        assert sum(block.span.covers(span) for block in read.article.blocks) == 1, "a part crosses a block"
    cues = [span for a in found.attributions for span in a.cue]
    contents = [span for a in found.attributions for span in a.content]
    assert len(cues) == len(set(cues))
    assert len(contents) == len(set(contents)), "two attributions carry the same words"
    order = [min(s.start for s in (*a.source, *a.cue, *a.content)) for a in found.attributions]
    assert order == sorted(order)
    assert not any(a.chain for a in found.attributions)
    check_weighed(read, found)


def check_weighed(read: Passage, found: Found) -> None:
    if found == Found(()):
        return  # nothing was there to read
    for words, weighed in zip(read.sentence_words, found.weighed, strict=True):
        if weighed is not None:
            assert 0 <= weighed.carried <= 1
            assert 0 <= weighed.subjective <= 1
            assert len(weighed.telling) == len(set(weighed.telling)) <= 3
            assert all(word in words for word in weighed.telling), "a word of another sentence tells"


def told(read: Passage, spans: tuple[Span, ...]) -> str:
    return " | ".join(span.of(read.text) for span in spans)


def test_who_said_what_is_found_in_a_plain_sentence(finder: TrainedFinder) -> None:
    read = passage("The ferry to Aldwater was sold in May, the harbour master said on Monday.")
    found = finder.find(read)
    check(read, found)
    (attribution,) = found.attributions
    assert "harbour master" in told(read, attribution.source)
    assert "said" in told(read, attribution.cue)
    assert "ferry to Aldwater was sold" in told(read, attribution.content)
    (weighed,) = found.weighed
    assert weighed is not None
    assert weighed.carried > 0.5


def test_a_quotation_and_its_speaker_are_found(finder: TrainedFinder) -> None:
    read = passage("“Nobody asked us about the ferry,” Ida Lund told the council.")
    found = finder.find(read)
    check(read, found)
    assert any(
        "Ida Lund" in told(read, a.source) and "Nobody asked us" in told(read, a.content) for a in found.attributions
    )


def test_each_sentence_is_weighed_and_a_plain_fact_is_not_taken_for_anothers(finder: TrainedFinder) -> None:
    read = passage(*FERRY)
    found = finder.find(read)
    check(read, found)
    assert len(found.weighed) == len(read.sentences)
    assert all(weighed is not None for weighed in found.weighed)
    carried = [weighed.carried for weighed in found.weighed if weighed]
    assert max(carried[:2]) > carried[-2], "the year of the ferry is somebody's claim, and the claims are not"
    subjective = [weighed.subjective for weighed in found.weighed if weighed]
    assert subjective[-1] == max(subjective), "the outcry is less of a view than the news before it"
    assert found.weighed[-1] is not None
    assert found.weighed[-1].telling, "nothing tells of the outcry"


def test_what_is_not_read_is_not_weighed(finder: TrainedFinder) -> None:
    text = "By Ida Lund\n\nThe ferry sank, he said."
    blocks = (Block(0, 11, BlockKind.BYLINE), Block(13, len(text), BlockKind.PARAGRAPH))
    read = passage_of(Article("a.txt", text, blocks))
    found = finder.find(read)
    check(read, found)
    assert [weighed is None for weighed in found.weighed] == [True, False]


@pytest.mark.parametrize("paragraphs", [(), ("",), (" ",), ("\u200b \u200b",)])
def test_an_article_with_nothing_to_read_has_nothing_in_it(finder: TrainedFinder, paragraphs: tuple[str, ...]) -> None:
    assert finder.find(passage(*paragraphs)).attributions == ()


def test_an_article_without_prose_has_nothing_in_it(finder: TrainedFinder) -> None:
    read = passage("Share this, she said.", "He said so.", kind=BlockKind.FURNITURE)
    assert finder.find(read).attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        "🌉 “The bridge holds 🌉🌉,” said the mayor 👩‍👩‍👧‍👦 of 𝔄𝔩𝔡𝔴𝔞𝔱𝔢𝔯.",
        "Zu\u0308rich\u2019s mayor said \u200bthe cafe\u0301 was\u00ad closed\x07.",
        "قالت ليلى إن الجسر أُغلق. «كان قديمًا»، قالت.",
        "市长说：“桥已关闭。”他走了。",
        "It said " + "x" * 10_000 + " and left, he said.",
        "“" * 300 + " he said",
        "said " * 3000,
    ],
)
def test_odd_texts_are_read_within_bounds(finder: TrainedFinder, text: str) -> None:
    read = passage(text)
    check(read, finder.find(read))


def test_of_an_endless_sentence_the_beginning_is_weighed_and_the_rest_goes_on(finder: TrainedFinder) -> None:
    endless = "The ferry left " + "and then the ferry left " * 300 + "again."
    read = passage("It sank, he said.", f"{endless} It was old, she said.", "It sank, they said.")
    found = finder.find(read)
    check(read, found)
    assert len(read.sentences) == len(found.weighed) == 4
    assert all(weighed is not None for weighed in found.weighed)


_PIECES = st.sampled_from(
    [
        "Lund ",
        "said ",
        "that ",
        "the ferry ",
        "sank",
        ". ",
        ", ",
        "“",
        "”",
        '"',
        "according to ",
        "\n",
        "🌉",
        "She ",
        "'s ",
    ]
)


@given(st.lists(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=12).map("".join)), max_size=3))
def test_any_text_is_read_without_a_fault(finder: TrainedFinder, paragraphs: list[str]) -> None:
    read = passage(*paragraphs)
    check(read, finder.find(read))


def test_an_article_says_the_same_each_time_it_is_read(finder: TrainedFinder) -> None:
    assert finder.find(passage(*FERRY)) == finder.find(passage(*FERRY))


def test_several_threads_get_the_answers_that_one_gets(finder: TrainedFinder) -> None:
    articles = [passage(*FERRY[i:], *FERRY[:i]) for i in range(len(FERRY))] * 2
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(finder.find, articles)) == [finder.find(article) for article in articles]


def test_the_model_says_which_it_is(finder: TrainedFinder, model: Path) -> None:
    assert finder.name == f"model {read_manifest(model).version}"
    assert finder.notice == ""
