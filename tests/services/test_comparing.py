"""A folder held against itself: three papers, one memo, and one root for what they all quote."""

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.spans import Span
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import compare_folder

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
