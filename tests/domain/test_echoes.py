"""An echo is found from both of its sentences, and told in words."""

import pytest

from hearsay.domain.echo_words import articles_in_words, kind_in_words, measure_in_words
from hearsay.domain.echoes import Echo, Echoes, EchoingArticles, EchoKind, EchoSide
from hearsay.domain.spans import Span

HERE = EchoSide("a.txt", 3, Span(10, 40), (Span(10, 20),))
THERE = EchoSide("b.txt", 0, Span(0, 50), (Span(5, 15),), quoted=True)
ECHO = Echo(EchoKind.COPY, 0.5, HERE, THERE)


def test_an_echo_is_found_by_either_sentence() -> None:
    echoes = Echoes.made([ECHO], [])
    assert echoes.of_sentence("a.txt", 3) == echoes.of_sentence("b.txt", 0) == (ECHO,)
    assert echoes.of_sentence("a.txt", 0) == ()
    assert ECHO.of("a.txt", 3) == (HERE, THERE)
    assert ECHO.of("b.txt", 0) == (THERE, HERE)
    with pytest.raises(ValueError, match="no sentence of this echo"):
        ECHO.of("a.txt", 4)


def test_what_is_told_of_an_echo() -> None:
    assert kind_in_words(ECHO) == "same words, quoted in one"
    assert measure_in_words(ECHO) == "50% of the shorter sentence’s words stand in both."
    retold = Echo(EchoKind.PARAPHRASE, 0.42, HERE, THERE)
    assert kind_in_words(retold) == "other words"
    assert measure_in_words(retold) == "The telling words are 42% alike, rare ones counting most."
    joined = EchoingArticles("a.txt", "b.txt", (1, 12), (0.25, 1.0), 1)
    assert articles_in_words(joined, "One", "Two") == (
        "1 sentence of “One” (25% of its words) and 12 sentences of “Two” (100%) tell the same."
    )
