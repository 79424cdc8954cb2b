"""A pin holds the sentences it was put into, wherever they go, and never another one in their stead."""

from hearsay.domain.article import Article
from hearsay.domain.pins import Pin, PinEnd, PlacedEnd, PlacedPin, place_pins
from hearsay.domain.spans import Span

TIDE = "The tide clock in the harbour office was stopped by hand at ten past four."
LAMP = "Nobody had lit the lamp on the outer mole for a week."


def _article(path: str, *sentences: str) -> Article:
    return Article(path, "\n\n".join(sentences), ())


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


DAILY = _article("daily.txt", "Harbour news", TIDE, "The ferry sailed.")
POST = _article("post.txt", "Lights out", "It rained.", LAMP)
PIN = Pin(PinEnd.at(DAILY, _span(DAILY, TIDE)), PinEnd.at(POST, _span(POST, LAMP)))


def _placed(*articles: Article) -> PlacedPin:
    (placed,) = place_pins([PIN], articles)
    return placed


def test_it_stands_between_its_two_articles_from_either_side() -> None:
    placed = _placed(DAILY, POST)
    tide, lamp = _span(DAILY, TIDE), _span(POST, LAMP)
    assert placed.is_whole
    assert placed.between("daily.txt", "post.txt") == (tide, lamp)
    assert placed.between("post.txt", "daily.txt") == (lamp, tide)
    assert placed.between("daily.txt", "blog.txt") is None
    assert placed.first.stands_on("daily.txt", tide)
    assert not placed.first.stands_on("daily.txt", Span(0, 3))


def test_it_goes_with_its_words_when_the_article_is_edited() -> None:
    edited = _article("daily.txt", "Harbour news", "A storm is coming, the office says.", TIDE, "The ferry sailed.")
    assert _placed(edited, POST).first == PlacedEnd("daily.txt", _span(edited, TIDE))


def test_it_goes_with_its_text_when_the_file_is_renamed() -> None:
    renamed = Article("archive/1.txt", DAILY.text, ())
    # Another article has taken the old name: the text decides, not the name.
    assert _placed(_article("daily.txt", "Something else."), renamed, POST).first.path == "archive/1.txt"


def test_words_that_are_gone_leave_the_pin_without_a_place() -> None:
    edited = _article("daily.txt", "Harbour news", "The tide clock runs again.", "The ferry sailed.")
    placed = _placed(edited, POST)
    assert (placed.first, placed.is_whole) == (PlacedEnd("daily.txt", None), False)
    assert placed.between("daily.txt", "post.txt") is None
    assert _placed(POST).first == PlacedEnd(None, None)


def test_ends_that_have_come_into_one_article_are_no_pin_to_draw() -> None:
    both = _article("daily.txt", "Harbour news", TIDE, "It rained.", LAMP, "The ferry sailed.")
    placed = _placed(both, _article("post.txt", "It rained."))
    assert placed.first.span is not None
    assert not placed.is_whole
