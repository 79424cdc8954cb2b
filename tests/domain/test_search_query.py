"""Whatever the reader types to search means something, or is answered with what to type instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.attribution import AttributionType
from hearsay.domain.search_query import Field, Misunderstood, Query, Term, parse_query, types_named


def _terms(text: str, *, unfinished: bool = False) -> tuple[Term, ...]:
    query = parse_query(text, unfinished=unfinished)
    assert isinstance(query, Query), query
    return query.terms


def _message(text: str) -> str:
    answer = parse_query(text)
    assert isinstance(answer, Misunderstood), answer
    return answer.message


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("Ferry", Term(Field.WORDS, "Ferry")),
        ("ferr*", Term(Field.WORDS, "ferr", prefix=True)),
        ("-ferry", Term(Field.WORDS, "ferry", negated=True)),
        ('"the old ferry"', Term(Field.WORDS, "the old ferry")),
        ("“the old ferry”", Term(Field.WORDS, "the old ferry")),
        ('-"the old fer"*', Term(Field.WORDS, "the old fer", prefix=True, negated=True)),
        ("«le bac»", Term(Field.WORDS, "le bac")),
        ('"no end', Term(Field.WORDS, "no end")),
        ("tag:lu", Term(Field.TAG, "lu")),
        ("TAGS:lu", Term(Field.TAG, "lu")),
        ('source:"Ada Quill"', Term(Field.SOURCE, "Ada Quill")),
        ("source:inter*", Term(Field.SOURCE, "inter", prefix=True)),
        ("-outlet:post", Term(Field.OUTLET, "post", negated=True)),
        ("note:check", Term(Field.NOTE, "check")),
        ("10:30", Term(Field.WORDS, "10:30")),
        ("https://example.org/a", Term(Field.WORDS, "https://example.org/a")),
        ("well-known", Term(Field.WORDS, "well-known")),
        ('""', None),
        ("—", None),
        ("*", None),
        ("-", None),
        ("   ", None),
    ],
)
def test_one_term(typed: str, term: Term | None) -> None:
    assert _terms(typed) == (() if term is None else (term,))


def test_terms_stand_side_by_side() -> None:
    fields = [(term.field, term.text) for term in _terms('tag:lu type:opinion source:intercept "a b"c')]
    assert fields == [
        (Field.TAG, "lu"),
        (Field.TYPE, "opinion"),
        (Field.SOURCE, "intercept"),
        (Field.WORDS, "a b"),
        (Field.WORDS, "c"),
    ]


def test_the_word_being_typed_may_be_the_beginning_of_one() -> None:
    assert [term.prefix for term in _terms("old fer", unfinished=True)] == [False, True]
    assert [term.prefix for term in _terms("old fer ", unfinished=True)] == [False, False]
    assert [term.prefix for term in _terms('"old fer', unfinished=True)] == [True]
    assert [term.prefix for term in _terms('"old fer"', unfinished=True)] == [False]
    assert [term.prefix for term in _terms("tag:lu", unfinished=True)] == [False]
    assert [term.prefix for term in _terms("o", unfinished=True)] == [False]
    assert [term.prefix for term in _terms("old fer")] == [False, False]


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("quote", ["quote"]),
        ("primary_quote", ["primary_quote"]),
        ("primary", ["primary_quote"]),
        ("Opinion", ["opinion"]),
        ("second", ["secondhand"]),
        ("direct quote", ["quote"]),
        ("direct", ["primary_quote", "quote"]),
        ("claim", ["secondhand"]),
        ("un", ["unattributed"]),
        ("none", ["none"]),
        ("xyz", []),
        ("pinion", []),
        ("", []),
    ],
)
def test_a_type_goes_by_its_key_its_label_or_the_beginning_of_either(name: str, types: list[str]) -> None:
    assert sorted(types_named(name)) == sorted(AttributionType(each) for each in types)


def test_what_is_no_field_or_type_is_told_with_those_there_are() -> None:
    unknown = _message("colour:red")
    assert "“colour:”" in unknown
    assert '"colour:red"' in unknown
    assert all(f"{name}:" in unknown for name in ("tag", "type", "source", "article", "outlet", "note", "in"))
    bad = _message("type:lie")
    assert "“lie”" in bad
    assert all(kind.value in bad for kind in AttributionType)
    assert "tag:verify" in _message("tag:")
    assert "in:articles or in:notes" in _message("in:attic")


def test_where_to_look() -> None:
    def where(text: str) -> tuple[bool, bool]:
        query = parse_query(text)
        assert isinstance(query, Query), query
        return query.in_articles, query.in_notes

    assert where("ferry") == (True, True)
    assert where("ferry in:notes") == (False, True)
    assert where("ferry in:art") == (True, False)
    assert where("ferry -in:notes") == (True, False)
    assert where("ferry tag:lu") == (False, True)
    assert where("ferry -tag:lu") == (True, True)
    assert "at once" in _message("ferry in:notes in:articles")


def test_nothing_endless_is_searched_for() -> None:
    assert "too long" in _message("a" * 5000)
    assert "too much" in _message("a " * 200)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('"“”:*-() tagypein\0\ud800')), max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    answer = parse_query(text)
    if isinstance(answer, Misunderstood):
        assert answer.message.endswith((".", "?"))
    else:
        assert all(term.text and "\0" not in term.text for term in answer.terms)
