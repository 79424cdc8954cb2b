"""Analysing a folder: one process or several, watched, stopped, and explained."""

import pytest

from hearsay.attribution.attribution_finder import Found
from hearsay.attribution.engine import Engine
from hearsay.attribution.passage import Passage
from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import AttributionType, engines_of, notices_of
from hearsay.domain.progress import Cancelled
from hearsay.services.analysis import Analysis


def article(path: str, *paragraphs: str) -> Article:
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    return Article(path, "\n\n".join(paragraphs), tuple(blocks), title=path)


ROW = "“We will row across the sound in the dark,”"
FOLDER = Folder(
    "/case",
    (
        article("one.txt", f"{ROW} the leaked memo quotes the ferryman as saying.", "The memo is a shameful memo."),
        article("two.txt", f"The pier was closed. {ROW} the ferryman said."),
        article("three.txt"),
    ),
)


class Watched:
    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append((done, total, what))
        if len(self.steps) == self._stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analysis()


def test_the_articles_come_back_in_order_each_step_told(analysis: Analysis) -> None:
    watched = Watched()
    annotated = analysis.analyse_folder(FOLDER, progress=watched)
    assert [found.article for found in annotated] == list(FOLDER.articles)
    assert watched.steps == [(0, 3, "one.txt"), (1, 3, "two.txt"), (2, 3, "three.txt")]
    assert annotated[2].sentences == ()


def test_the_folder_as_a_whole_has_the_last_word(analysis: Analysis) -> None:
    first, second, _ = analysis.analyse_folder(FOLDER)
    alone = analysis.annotate(FOLDER.articles[1])
    assert first.sentences[0].type is AttributionType.PRIMARY_QUOTE
    assert alone.sentences[1].type is AttributionType.QUOTE
    assert second.sentences[1].type is AttributionType.PRIMARY_QUOTE


def test_the_documents_text_decides_where_it_is_there(analysis: Analysis) -> None:
    memo = article("primary.txt", "The ferryman was heard. He left without a word.")
    first, _, _ = analysis.analyse_folder(Folder(FOLDER.root, FOLDER.articles, primary=memo))
    assert first.sentences[0].type is not AttributionType.PRIMARY_QUOTE


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_step_can_stop_the_work(analysis: Analysis, jobs: int) -> None:
    stopped = Watched(stop_at=2)
    with pytest.raises(Cancelled):
        analysis.analyse_folder(FOLDER, jobs=jobs, progress=stopped)
    assert len(stopped.steps) == 2


def test_several_processes_find_what_one_finds_and_tell_the_same_steps(analysis: Analysis) -> None:
    watched = Watched()
    assert analysis.analyse_folder(FOLDER, jobs=2, progress=watched) == analysis.analyse_folder(FOLDER)
    assert [step[0] for step in watched.steps] == [0, 1, 2]


def test_the_reason_names_the_words_that_decided(analysis: Analysis) -> None:
    told = analysis.annotate(article("a.txt", "Ana Ruiz said the pier was closed.")).sentences[0]
    explanation = analysis.explain(told)
    assert "said" in explanation
    assert "Ana Ruiz" in explanation


def test_what_is_wrong_with_the_engine_comes_with_every_article(rules_standing_in: Analysis) -> None:
    assert rules_standing_in.notice == ""
    annotated = rules_standing_in.analyse_folder(FOLDER)
    assert "model.onnx is damaged" in rules_standing_in.notice
    assert notices_of(annotated) == (rules_standing_in.notice,)
    assert engines_of(annotated) == ("rules 1",)
    assert all(found.notice for found in rules_standing_in.reconcile(annotated))


def test_an_engine_as_it_should_be_has_nothing_to_tell(analysis: Analysis) -> None:
    assert notices_of(analysis.analyse_folder(FOLDER)) == ()


class Tripping:
    """A finder that fails on one article of the folder."""

    name = "tripping"
    notice = ""

    def find(self, passage: Passage) -> Found:
        if "memo" in passage.article.text:
            raise IndexError("out of range")
        return Found(())


def test_a_fault_of_the_engine_costs_one_article_only() -> None:
    first, *others = Analysis(Engine(Tripping())).analyse_folder(FOLDER)
    assert first.sentences == ()
    assert "one.txt could not be analysed" in first.problem
    assert "out of range" in first.problem
    assert all(not found.problem for found in others)
    assert others[0].sentences
