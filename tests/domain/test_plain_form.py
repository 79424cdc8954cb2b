"""Whatever the engine found can be written plainly and comes back the same; nothing else ever comes back."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Evidence, EvidenceKind, Sentence
from hearsay.domain.plain_form import Form
from hearsay.domain.spans import Span

FORM = Form(AnnotatedArticle)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(0, 99))
st.register_type_strategy(Span, spans)
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"])))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.builds(AnnotatedArticle))
def test_an_annotated_article_comes_back_the_same(annotated: AnnotatedArticle) -> None:
    written = json.dumps(FORM.plain(annotated))
    assert FORM.value(json.loads(written)) == annotated


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(plain_values)
def test_anything_else_is_a_value_error_or_a_sound_value(plain: Any) -> None:
    try:
        value = Form(Sentence).value(plain)
    except ValueError:
        return
    assert Form(Sentence).value(Form(Sentence).plain(value)) == value


ARTICLE = Article("a.txt", "Words.", (Block(0, 6, BlockKind.PARAGRAPH),))


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, None), (0, 5), (1, "\ud800"), (2, "abc"), (2, [[0, 6]]), (2, [[0, 6, "poem"]]), (2, [[0, True, "caption"]])],
)
def test_a_damaged_article_is_refused(place: int, value: Any) -> None:
    plain = Form(Article).plain(ARTICLE)
    plain[place] = value
    with pytest.raises(ValueError, match=r".*"):
        Form(Article).value(plain)


def test_numbers_stay_within_what_they_mean() -> None:
    sentence = Sentence(0, 4, AttributionType.QUOTE, 0.5, evidence=(Evidence(EvidenceKind.CUE, "said", Span(1, 2)),))
    plain = Form(Sentence).plain(sentence)
    for place, bad in ((3, float("nan")), (6, [["cue", "said", [2, 1], ""]])):
        with pytest.raises(ValueError, match=r".*"):
            Form(Sentence).value([*plain[:place], bad, *plain[place + 1 :]])


def test_another_shape_of_a_class_has_another_name() -> None:
    @dataclass(frozen=True)
    class Note:
        words: str

    @dataclass(frozen=True)
    class Other:
        words: str
        count: int

    assert Form(Note).shape != Form(Other).shape
    assert "poem" not in Form(Article).shape
    with pytest.raises(TypeError):
        Form(dict)
