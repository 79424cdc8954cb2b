import pytest

from hearsay.attribution.explanation import explain
from hearsay.domain.attribution import AttributionType, Evidence, EvidenceKind, Sentence


def sentence(kind: AttributionType, *evidence: Evidence, overruled: AttributionType | None = None) -> Sentence:
    return Sentence(0, 10, kind, 0.9, evidence=evidence, overruled=overruled)


def test_a_quotation_is_explained_by_marks_cue_source_and_pointer() -> None:
    told = explain(
        sentence(
            AttributionType.PRIMARY_QUOTE,
            Evidence(EvidenceKind.QUOTATION_MARKS, "the matter will be forgotten"),
            Evidence(EvidenceKind.CUE, "told"),
            Evidence(EvidenceKind.SOURCE, "Ode"),
            Evidence(EvidenceKind.DOCUMENT_POINTER, "memo"),
        )
    )
    assert told == "Words in quotation marks; the cue “told”; the source “Ode”; “memo” points to the primary document."


def test_a_secondhand_claim_without_a_source_says_so() -> None:
    told = explain(sentence(AttributionType.SECONDHAND, Evidence(EvidenceKind.HEDGE, "allegedly")))
    assert told == "“allegedly” leaves open who vouches; no one is named."


def test_many_signs_are_named_once_and_not_all() -> None:
    signs = [
        Evidence(EvidenceKind.OPINION_WORD, word) for word in ("farce", "farce", "sham", "cabal", "shameful", "sneer")
    ]
    assert explain(sentence(AttributionType.OPINION, *signs)) == (
        "The author’s judgement in “farce”, “sham”, “cabal”, “shameful”."
    )


def test_long_words_are_shortened() -> None:
    told = explain(sentence(AttributionType.SECONDHAND, Evidence(EvidenceKind.SOURCE, "a very " * 40)))
    assert "…" in told
    assert len(told) < 100


def test_the_readers_correction_is_told_with_what_the_engine_said() -> None:
    told = explain(
        sentence(AttributionType.OPINION, Evidence(EvidenceKind.NO_SOURCE), overruled=AttributionType.UNATTRIBUTED)
    )
    assert told.startswith("You changed it; the engine said “Unattributed statement”. Its reasons: ")


def test_every_kind_of_evidence_has_words() -> None:
    for kind in EvidenceKind:
        assert explain(sentence(AttributionType.QUOTE, Evidence(kind, "words"))).endswith(".")


def found(words: str, original: str = "") -> str:
    return explain(
        sentence(AttributionType.PRIMARY_QUOTE, Evidence(EvidenceKind.FOUND_IN_DOCUMENT, words, original=original))
    )


@pytest.mark.parametrize(
    ("words", "original", "told"),
    [
        ("we will sell it", "", "word for word"),
        ("we will sell it", "we will not sell it", "nearly these words stand in the primary document"),
        ("we will sell it", "we will not sell it", "without “not”"),
        ("we will sell it by night", "we will sell it by day", "with “night” for “day”"),
        ("we will never sell it", "we will sell it", "with “never” added"),
        ("we will … sell it", "we will not sell it", "with “not” left out"),
        ("nobody pays the pilots", "nobody […] pays the pilots", "put together from several places"),
    ],
)
def test_how_a_quotation_was_altered_is_told(words: str, original: str, told: str) -> None:
    assert told in found(words, original).replace("Nearly", "nearly")


def test_signs_of_a_judgement_are_told_by_their_sort() -> None:
    signs = [Evidence(EvidenceKind.OPINION_WORD, word) for word in ("will surely", "farce", "You", "should")]
    assert explain(sentence(AttributionType.OPINION, *signs)) == (
        "The author’s prediction (“will surely”); the author’s judgement in “farce”; it addresses the reader (“You”); "
        "the author’s advice (“should”)."
    )
