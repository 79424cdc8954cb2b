"""A folder held against itself: three papers, one memo, and one root for what they all quote."""

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.progress import Cancelled
from hearsay.domain.source_remarks import RemarkKind
from hearsay.domain.spans import Span
from hearsay.reading.passages import read_passage
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import ChangingFolder, compare_folder

OFFER = "if the council votes for the sale before June, the matter of the missing dues will be forgotten"


def article(path: str, text: str) -> Article:
    return Article(path, text, (Block(0, len(text), BlockKind.PARAGRAPH),))


def test_what_three_papers_quote_has_one_root_by_way_of_one_of_them() -> None:
    analysis = Analysis(Engine(RuleFinder()))
    memo = article("primary.txt", f"I met Peter Ode. Ode said that “{OFFER}. Otherwise I fear a long winter.”")
    papers = [
        article("a.txt", f"“I{OFFER[1:]},” Peter Ode said, according to the memo."),
        article("b.txt", f"The Harbour Post reported that the memo quotes Ode as saying “{OFFER}.”"),
        article("c.txt", "According to the memo, Ode said that “the matter of the missing dues will be forgotten.”"),
    ]
    annotated = analysis.reconcile([analysis.annotate(paper, memo) for paper in papers], memo)
    compared = compare_folder(annotated, memo)
    (cluster,) = compared.quotations.clusters
    assert cluster.paths == ("a.txt", "b.txt", "c.txt")
    (root,) = compared.roots[cluster.id]
    assert root.articles == ("a.txt", "b.txt", "c.txt")
    assert "the memo" in compared.sources.sources[root.source].names
    assert [compared.sources.sources[hand].name for hand in root.by_way_of] == ["The Harbour Post"]


def test_the_sentences_a_stretch_touches() -> None:
    analysis = Analysis(Engine(RuleFinder()))
    annotated = analysis.annotate(article("a.txt", "One ship sank. Two ships sailed. Nobody wept."))
    first, second, third = annotated.sentences
    assert list(annotated.sentences_touching(second.span)) == [1]
    assert list(annotated.sentences_touching(Span(first.end - 1, third.start + 1))) == [0, 1, 2]
    assert list(annotated.sentences_touching(Span(first.end, second.start))) == []
    assert list(annotated.sentences_touching(Span(third.end, third.end + 9))) == []


class Watched:
    """Writes down which articles are taken in, and calls the work off before the one named ``stop_at``."""

    def __init__(self, stop_at: str = "") -> None:
        self.taken: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str) -> None:
        assert 0 <= done < total
        if what == self._stop_at:
            raise Cancelled
        self.taken.append(what)


def test_only_what_changed_is_taken_in_again_and_the_outcome_is_that_of_a_new_comparison() -> None:
    analysis = Analysis(Engine(RuleFinder()))
    papers = [analysis.annotate(article(f"{name}.txt", f"“{OFFER},” Ode said in {name}.")) for name in "abc"]
    changing = ChangingFolder()
    with pytest.raises(Cancelled):
        changing.compare(papers, None, Watched(stop_at="b.txt"))
    watched = Watched()
    assert changing.compare(papers, None, watched) == compare_folder(papers)
    assert watched.taken == ["b.txt", "c.txt"]
    papers[1] = analysis.annotate(article("b.txt", "“We know of no offer at all, and of no council,” Ode said."))
    watched = Watched()
    assert changing.compare(papers[1:], None, watched) == compare_folder(papers[1:])
    assert watched.taken == ["b.txt"]
    memo = article("primary.txt", f"Ode said that “{OFFER}.”")
    assert changing.compare(papers, memo) == compare_folder(papers, memo)


def test_a_compared_folder_tells_what_its_articles_say_of_their_sources() -> None:
    found = Analysis().annotate(
        read_passage("“We are safe,” said Ida Lund. Lund declined to comment on the ferry.", "a.txt")
    )
    compared = compare_folder((found,))
    told = [(each.kind, compared.sources.sources[each.source].name) for each in compared.remarks.remarks]
    assert told == [(RemarkKind.DECLINED, "Ida Lund")]
    assert len(compared.remarks.standings) == len(compared.sources.sources)


def test_what_two_papers_tell_is_an_echo_until_one_of_them_goes() -> None:
    analysis = Analysis(Engine(RuleFinder()))
    words = "The ferry company hid the broken rudder from its own inspectors until the autumn storms came."
    papers = [
        analysis.annotate(article(path, words if path != "b.txt" else f"Yes: {words}")) for path in ("a.txt", "b.txt")
    ]
    folder = ChangingFolder()
    (echo,) = folder.compare(papers).echoes.all
    assert (echo.first.path, echo.second.path) == ("a.txt", "b.txt")
    assert folder.compare(papers[:1]).echoes.all == ()
    assert folder.compare(papers).echoes.of_sentence("b.txt", 0) == (echo,)
