import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.spans import Span
from scoring.speech import passage_of, speech_by_spans, speech_by_types


def _article(*paragraphs: str, headline: str = "") -> Article:
    blocks, text = [], ""
    for paragraph in (headline, *paragraphs):
        kind = BlockKind.HEADLINE if paragraph is headline else BlockKind.PARAGRAPH
        if paragraph:
            blocks.append(Block(len(text), len(text) + len(paragraph), kind))
            text += f"{paragraph}\n\n"
    return Article("a.txt", text.rstrip(), tuple(blocks))


def _speech(article: Article, **parts: str | tuple[str, ...]) -> list[str]:
    def spans(part: str) -> list[Span]:
        said = parts.get(part, ())
        return [
            Span(article.text.index(words), article.text.index(words) + len(words))
            for words in ((said,) if isinstance(said, str) else said)
        ]

    found = speech_by_spans(passage_of(article), {part: spans(part) for part in ("source", "cue", "content")})
    return [kind.value for kind in found]


def test_quoted_content_makes_a_quote() -> None:
    article = _article("“The bridge will hold until the spring,” the town engineer wrote in May.")
    content = "“The bridge will hold until the spring,”"
    assert _speech(article, source="the town engineer", cue="wrote", content=content) == ["quote"]


def test_words_in_marks_that_nobody_is_found_to_have_said_make_no_quote() -> None:
    article = _article("“The bridge will hold until the spring,” the town engineer wrote in May.")
    assert _speech(article) == ["none"]


def test_a_paraphrase_with_a_few_quoted_words_is_secondhand() -> None:
    article = _article("The town engineer wrote that the bridge would “hold for now” until the flood in spring.")
    content = "the bridge would “hold for now” until the flood in spring"
    assert _speech(article, source="The town engineer", cue="wrote that", content=content) == ["secondhand"]


def test_words_of_source_and_cue_are_left_aside() -> None:
    article = _article("The engineer of the town of Aldwater wrote in a long letter that it held.")
    told = {"source": "The engineer of the town of Aldwater", "cue": "wrote in a long letter that"}
    assert _speech(article, **told, content="it held") == ["secondhand"]
    assert _speech(article, content="it held") == ["none"]


def test_half_of_the_words_are_enough_and_less_than_half_are_not() -> None:
    article = _article("Yesterday, in brief, they told us boats leave.")
    assert _speech(article, source="they", cue="told us", content="boats leave") == ["none"]
    assert _speech(article, source="they", cue="told us", content=("brief", "boats leave")) == ["secondhand"]


def test_a_sentence_of_nothing_but_source_and_cue_is_none() -> None:
    article = _article("It held. The engineer said.")
    assert _speech(article, source="The engineer", cue="said", content="It held") == ["secondhand", "none"]


def test_headlines_are_left_out() -> None:
    article = _article("It rained.", headline="Bridge will hold, engineer says")
    assert _speech(article, source="engineer", cue="says", content="Bridge will hold") == ["none"]


def test_types_of_the_engine_are_read_as_speech() -> None:
    article = _article(
        "“The bridge will hold until the spring flood,” the mayor said.",
        "The mayor said that repairs would begin in May.",
        "The bridge was built in 1931.",
        headline="Bridge of sighs",
    )
    found = Engine(RuleFinder()).annotate(article)
    assert [kind.value for kind in speech_by_types(passage_of(article), found.sentences)] == [
        "quote",
        "secondhand",
        "none",
    ]


def test_sentences_of_another_text_are_refused() -> None:
    found = Engine(RuleFinder()).annotate(_article("It rained."))
    with pytest.raises(ValueError, match="another passage"):
        speech_by_types(passage_of(_article("It rained. It snowed.")), found.sentences)
