"""What tells the same in other articles is found, what only looks like it is not, and nothing depends on the order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.comparison import folder_echoes
from hearsay.comparison.folder_echoes import FolderEchoes, find_echoes
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import AnnotatedArticle, AttributionType
from hearsay.domain.echoes import Echo, Echoes, EchoKind
from hearsay.reading.folder import read_folder
from hearsay.services.analysis import Analysis
from scoring.planted_echoes import PlantedEchoes, echo_figures, plant_echoes

LIFTED = "The ferry company hid the broken rudder from its own inspectors until the autumn storms came"
ELSEWHERE = "Nobody on the island keeps a goat in winter, and few still grow barley on the southern fields."


@pytest.fixture(scope="module")
def planted() -> PlantedEchoes:
    return plant_echoes(60, seed=3)


def annotate(path: str, *paragraphs: str) -> AnnotatedArticle:
    text, blocks = "\n\n".join(paragraphs), []
    start = 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    return Analysis(Engine(RuleFinder())).annotate(Article(path, text, tuple(blocks)))


def between(*articles: AnnotatedArticle) -> list[Echo]:
    return list(find_echoes(articles).all)


def shared_words(echo: Echo, article: AnnotatedArticle) -> list[str]:
    side = echo.first if echo.first.path == article.article.path else echo.second
    return [span.of(article.article.text) for span in side.shared]


@pytest.mark.parametrize(("articles", "seed"), [(20, 1), (60, 2), (200, 3)])
def test_planted_copies_and_paraphrases_are_found_and_little_else(articles: int, seed: int) -> None:
    planted = plant_echoes(articles, seed=seed)
    figures = echo_figures(planted, find_echoes(planted.articles))
    assert figures.precision >= 0.95, figures
    assert figures.copies >= 0.98, figures
    assert figures.paraphrases >= 0.95, figures


def test_a_lifted_clause_is_a_copy_with_its_words_in_both() -> None:
    one = annotate("a.txt", ELSEWHERE, f"{LIFTED}.")
    two = annotate("b.txt", f"As everybody at the inn has heard by now, {LIFTED[0].lower()}{LIFTED[1:]} in force.")
    (echo,) = between(one, two)
    assert echo.kind is EchoKind.COPY
    assert echo.score == 1.0
    assert shared_words(echo, one) == [LIFTED]
    assert shared_words(echo, two) == [f"t{LIFTED[1:]}"]
    assert not echo.first.quoted
    assert not echo.second.quoted


def test_words_in_marks_in_one_article_alone_are_told_as_quoted_there() -> None:
    one = annotate("a.txt", f"{LIFTED}.")
    two = annotate("b.txt", f"“{LIFTED},” the Island Herald wrote.")
    (echo,) = between(one, two)
    own, other = echo.of("b.txt", 0)
    assert echo.kind is EchoKind.COPY
    assert own.quoted
    assert not other.quoted


def test_a_quotation_that_both_have_in_marks_is_no_echo() -> None:
    one = annotate("a.txt", f"“{LIFTED},” said Ada Quill on Monday at the harbour office.")
    two = annotate("b.txt", f"Ada Quill told reporters: “{LIFTED}.”")
    assert between(one, two) == []


def test_the_same_thing_in_other_words_is_a_paraphrase() -> None:
    one = annotate(
        "a.txt", ELSEWHERE, "Last spring the harbour council sold the granite lighthouse to a Danish brewer."
    )
    two = annotate("b.txt", "A brewer has owned the lighthouse since the council of the harbour was selling granite.")
    (echo,) = between(one, two)
    assert echo.kind is EchoKind.PARAPHRASE
    assert 0.27 <= echo.score < 1.0
    assert {"lighthouse", "brewer", "council"} <= set(shared_words(echo, one))


@pytest.mark.parametrize(
    "other",
    [
        "To a brewer the granite lighthouse was never sold by the council that runs the harbour.",
        "The lighthouse keeper drinks what the brewer sends him.",
        "Ada Quill, the Minister for Harbours and Lighthouses of the Northern Isles, left.",
    ],
)
def test_what_denies_it_or_only_names_the_same_things_is_no_paraphrase(other: str) -> None:
    one = annotate(
        "a.txt",
        "Last spring the harbour council sold the granite lighthouse to a Danish brewer.",
        "Ada Quill, the Minister for Harbours and Lighthouses of the Northern Isles, spoke of eels.",
    )
    assert between(one, annotate("b.txt", other)) == []


def test_other_figures_make_it_another_claim() -> None:
    one = annotate("a.txt", "The harbour council sold 41 granite blocks of the lighthouse to a brewer.")
    two = annotate("b.txt", "To a brewer were sold, from the harbour lighthouse, 410 blocks that the council has.")
    assert between(one, two) == []
    same = annotate("c.txt", "To a brewer were sold, from the harbour lighthouse, 41 blocks that the council has.")
    assert [echo.kind for echo in between(one, same)] == [EchoKind.PARAPHRASE]


def test_who_says_so_is_not_what_is_told() -> None:
    one = annotate("a.txt", "The harbour master, Ada Quill, told the meeting on Monday, according to the memo: “No.”")
    two = annotate("b.txt", "According to the memo, the harbour master, Ada Quill, told the meeting that eels bite.")
    assert between(one, two) == []


def test_an_article_does_not_echo_itself() -> None:
    assert between(annotate("a.txt", f"{LIFTED}.", ELSEWHERE, f"{LIFTED}.")) == []


def test_identical_articles_are_one_line_and_their_echoes_are_told_once() -> None:
    one, twin = annotate("2.txt", f"{LIFTED}.", ELSEWHERE), annotate("10.txt", f"{LIFTED}.", ELSEWHERE)
    other = annotate("3.txt", f"Yes: {LIFTED.lower()}.")
    echoes = find_echoes([twin, other, one])
    assert [(echo.first.path, echo.second.path) for echo in echoes.all] == [("2.txt", "3.txt")]
    same, joined = echoes.articles
    assert (same.first, same.second, same.identical, same.shares) == ("2.txt", "10.txt", True, (1.0, 1.0))
    assert (joined.first, joined.second, joined.sentences, joined.copies) == ("2.txt", "3.txt", (1, 1), 1)
    assert joined.shares[1] == 1.0
    assert 0.3 < joined.shares[0] < 0.7


def test_what_the_reader_calls_no_sentence_is_left_out() -> None:
    one, two = annotate("a.txt", f"{LIFTED}."), annotate("b.txt", f"{LIFTED}.", ELSEWHERE)
    assert len(between(one, two)) == 1
    sentence = replace(one.sentences[0], type=AttributionType.NONE)
    assert between(replace(one, sentences=(sentence,)), two) == []


@pytest.mark.parametrize("few", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_any_history_ends_in_the_same(
    planted: PlantedEchoes, seed: int, few: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if few:  # words and runs become common and cease to be all the time
        monkeypatch.setattr(folder_echoes, "MOST_SHARING", 1)
        monkeypatch.setattr(folder_echoes, "MOST_TELLING", 7)
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    twin = planted.articles[0]
    articles = [*planted.articles, replace(twin, article=replace(twin.article, path="00.txt"))]
    grown = FolderEchoes()
    for _ in range(3):
        for article in random.sample(articles, len(articles)):
            grown.put(article)
            if random.random() < 0.3:
                grown.remove(random.choice(articles).article.path)
            if random.random() < 0.2:
                grown.echoes()
    for article in random.sample(articles, len(articles)):
        grown.put(article)
    grown.remove("never seen.txt")
    assert grown.echoes() == find_echoes(articles)
    for article in articles[1:]:
        grown.remove(article.article.path)
    assert grown.echoes() == Echoes()


@pytest.mark.parametrize("hostile", ["", "\x00", "“”" * 2000, "a " * 5000, "😀 " * 300, "[[" * 900, "é\u0301" * 500])
def test_any_text_is_compared(hostile: str) -> None:
    one, two = annotate("a.txt", f"{hostile}{LIFTED}."), annotate("b.txt", f"{LIFTED}{hostile}.")
    for echo in between(one, two):
        assert 0.0 <= echo.score <= 1.0


def _keys(echoes: Echoes) -> Iterator[tuple[str, str, int, str, int]]:
    for echo in echoes.all:
        yield echo.kind.value, echo.first.path[:3], echo.first.sentence, echo.second.path[:3], echo.second.sentence


def test_the_real_affair_has_these_echoes_and_no_other(shared: Path) -> None:
    folder = read_folder(shared / "cases" / "cypher")
    annotated = Analysis(Engine(RuleFinder())).analyse_folder(folder)
    found = set(_keys(find_echoes(annotated)))
    judged = {
        ("copy", "000", 13, "002", 27),
        ("copy", "000", 8, "002", 12),
        ("copy", "000", 5, "002", 2),
        ("copy", "000", 5, "002", 4),
        ("copy", "000", 12, "002", 13),
        ("copy", "000", 22, "002", 13),
        ("paraphrase", "000", 1, "002", 2),
        ("paraphrase", "001", 2, "002", 4),
        ("paraphrase", "001", 2, "002", 12),
        ("paraphrase", "000", 16, "001", 2),
        ("paraphrase", "003", 12, "004", 4),
        ("paraphrase", "003", 12, "004", 1),
        ("paraphrase", "003", 19, "004", 4),
    }
    assert found == judged
