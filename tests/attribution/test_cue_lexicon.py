import pytest

from hearsay.attribution.cue_lexicon import CueKind, CueLexicon, VerbForm


@pytest.fixture(scope="module")
def lexicon() -> CueLexicon:
    return CueLexicon()


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", VerbForm.PAST),
        ("says", "say", VerbForm.THIRD),
        ("denies", "deny", VerbForm.THIRD),
        ("denied", "deny", VerbForm.PAST),
        ("writing", "write", VerbForm.ING),
        ("written", "write", VerbForm.PARTICIPLE),
        ("admitting", "admit", VerbForm.ING),
        ("disclosed", "disclose", VerbForm.PAST),
        ("confesses", "confess", VerbForm.THIRD),
        ("argue", "argue", VerbForm.BASE),
    ],
)
def test_verbs_are_known_in_every_inflection(lexicon: CueLexicon, form: str, lemma: str, kind: VerbForm) -> None:
    assert (lemma, kind) in {(verb.lemma, known) for verb, known in lexicon.verbs[form]}


def test_a_verb_with_particles_is_tried_before_the_bare_one(lexicon: CueLexicon) -> None:
    assert lexicon.verbs["called"][0][0].particles
    assert lexicon.verbs["called"][-1][0].particles == ()


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        (("has", "also", "said"), CueKind.SAY),
        (("according", "to"), CueKind.SAY),
        (("pointed", "out"), CueKind.SAY),
        (("is", "believed"), CueKind.THINK),
        (("warning",), CueKind.SAY),
        (("wanted",), CueKind.WISH),
        (("suggests",), CueKind.SHOW),
        (("allegedly",), CueKind.SAY),
        (("walked",), None),
    ],
)
def test_what_a_cue_does_is_told_from_its_words(
    lexicon: CueLexicon, cue: tuple[str, ...], kind: CueKind | None
) -> None:
    assert lexicon.kind_of(cue) is kind


def test_wishes_and_deeds_report_nothing() -> None:
    assert {kind for kind in CueKind if kind.reports} == {
        *(CueKind.SAY, CueKind.SHOW, CueKind.THINK, CueKind.JUDGE, CueKind.ASK)
    }
