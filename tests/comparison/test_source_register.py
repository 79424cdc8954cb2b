"""One entry for each source of a folder, whatever its articles call it; and the root that a claim goes back to."""

import pytest

from hearsay.comparison.source_register import register_sources
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.sources import SourceKind, SourceRegister

QUOTE, PRIMARY, CLAIM = AttributionType.QUOTE, AttributionType.PRIMARY_QUOTE, AttributionType.SECONDHAND
Chain = tuple[str, ...]


def annotated(path: str, *chains: tuple[AttributionType, Chain]) -> AnnotatedArticle:
    sentences = tuple(Sentence(i, i + 1, kind, 0.9, chain) for i, (kind, chain) in enumerate(chains))
    return AnnotatedArticle(Article(path, "x" * len(chains), ()), sentences, (), (), "by hand")


def named(register: SourceRegister, name: str) -> int:
    return next(number for number, source in enumerate(register.sources) if name in source.names)


@pytest.fixture
def register() -> SourceRegister:
    return register_sources(
        (
            annotated(
                "post.txt",
                (PRIMARY, ("the leaked memo", "Peter Ode")),
                (QUOTE, ("Ida Lund",)),
                (CLAIM, ("unnamed officials",)),
                (CLAIM, ("critics",)),
                (AttributionType.UNATTRIBUTED, ()),
            ),
            annotated(
                "wire.txt",
                (PRIMARY, ("The Harbour Post", "the memo", "Ode")),
                (CLAIM, ("Lund",)),
                (CLAIM, ("unnamed",)),
                (CLAIM, ("critics",)),
            ),
            annotated("echo.txt", (CLAIM, ("The Harbour Post", "a secret memo")), (CLAIM, ("Harbour Post",))),
        )
    )


def test_the_primary_document_is_one_source_under_all_its_names(register: SourceRegister) -> None:
    document = register.sources[named(register, "the memo")]
    assert document.kind is SourceKind.DOCUMENT
    assert set(document.names) == {"the leaked memo", "the memo", "a secret memo"}


def test_a_short_name_is_the_only_longer_one_it_fits(register: SourceRegister) -> None:
    assert register.sources[named(register, "Ode")].name == "Peter Ode"
    assert named(register, "Lund") == named(register, "Ida Lund")
    assert named(register, "Harbour Post") == named(register, "The Harbour Post")


def test_a_name_that_two_bear_is_nobodys() -> None:
    register = register_sources(
        (annotated("a.txt", (QUOTE, ("Ida Lund",)), (QUOTE, ("Per Lund",)), (QUOTE, ("Lund",))),)
    )
    assert len({named(register, name) for name in ("Ida Lund", "Per Lund", "Lund")}) == 3


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "Another", "the others", "Everyone", "no-one"])
def test_nobody_is_no_source_and_no_hand(nobody: str) -> None:
    register = register_sources((annotated("a.txt", (QUOTE, (nobody,)), (CLAIM, ("The Harbour Post", nobody))),))
    assert [source.name for source in register.sources] == ["The Harbour Post"]
    assert list(register.routes) == [("a.txt", 1)]
    assert register.routes["a.txt", 1].hands == (register.routes["a.txt", 1].root,)
    assert [use.types for use in register.uses()] == [{CLAIM: 1}]


@pytest.mark.parametrize("nobody", ["One", "Some", "The sentence", "Another clerk", "Two of them", "She"])
def test_a_word_that_begins_a_sentence_names_nobody_across_articles(nobody: str) -> None:
    register = register_sources((annotated("a.txt", (QUOTE, (nobody,))), annotated("b.txt", (QUOTE, (nobody,)))))
    assert len(register.sources) == 2


@pytest.mark.parametrize("name", ["Ida Lund", "The Two Rivers Gazette", "another Lund", "Several Sources Press"])
def test_a_name_is_one_source_in_all_articles(name: str) -> None:
    register = register_sources((annotated("a.txt", (QUOTE, (name,))), annotated("b.txt", (QUOTE, (name,)))))
    assert len(register.sources) == 1


def test_who_is_not_named_is_another_one_in_each_article(register: SourceRegister) -> None:
    unnamed = [source for source in register.sources if source.kind is SourceKind.UNNAMED]
    assert [source.names for source in unnamed] == [("unnamed officials",), ("unnamed",)]
    assert sum(source.names == ("critics",) for source in register.sources) == 2


def test_three_articles_have_one_root_the_document_by_way_of_a_paper(register: SourceRegister) -> None:
    (root,) = register.roots_of([("post.txt", 0), ("wire.txt", 0), ("echo.txt", 0)])
    assert root.source == named(register, "the memo")
    assert root.articles == ("post.txt", "wire.txt", "echo.txt")
    assert root.by_way_of == (named(register, "The Harbour Post"),)


def test_a_claim_has_as_many_roots_as_vouch_for_it_and_its_author_is_none(register: SourceRegister) -> None:
    roots = register.roots_of([("echo.txt", 1), ("post.txt", 1), ("wire.txt", 1), ("post.txt", 4), ("gone.txt", 0)])
    assert [register.sources[root.source].name for root in roots] == ["Ida Lund", "The Harbour Post"]
    assert [len(root.articles) for root in roots] == [2, 1]


def test_what_a_source_is_to_the_folder(register: SourceRegister) -> None:
    paper = register.uses()[named(register, "The Harbour Post")]
    assert paper.types == {PRIMARY: 1, CLAIM: 2}
    assert paper.articles == ("wire.txt", "echo.txt")
    assert {register.sources[hand].name for hand in paper.between_for} == {"the leaked memo", "Peter Ode"}


def test_a_folder_without_chains_has_an_empty_register() -> None:
    register = register_sources((annotated("a.txt", (AttributionType.OPINION, ())),))
    assert register == SourceRegister((), {})
    assert register.uses() == ()
