"""Sentences and quotations in languages beside English, and what the reader of an article in one of them is told."""

import pytest

from hearsay.attribution.engine import Engine
from hearsay.attribution.quotations import scan_quotations
from hearsay.attribution.sentences import split_sentences
from hearsay.domain.article import Article, Block, BlockKind
from hearsay.domain.attribution import notices_of


def article_in(language: str, text: str) -> Article:
    return Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),), language=language)


CASES = [
    (
        "de",
        ["Das Amt nannte den Steg „nicht mehr standsicher“.", "»Niemand hat zugehört«, sagte Petersen.", "Er ging."],
        ["nicht mehr standsicher", "Niemand hat zugehört"],
    ),
    ("de", ["Am 3. Mai kam z. B. Dr. Holm.", "Er rief: „Wir gehen.“", "Es war vorbei."], ["Wir gehen."]),
    ("de", ["Er nannte es ‚einen schweren Fehler der Behörde‘.", "Dann schwieg er, d. h. er nickte."],
     ["einen schweren Fehler der Behörde"]),
    (
        "fr",
        ["«\u00a0Nous avons prévenu\u00a0», a dit M. Durand.", "Le préfet a dit : « Rien n’est décidé. »", "Il part."],
        ["Nous avons prévenu", "Rien n’est décidé."],
    ),
    ("fr", ["Elle ajoute : «\u202fC’est fini ! Partez.\u202f»", "Le port est vide."], ["C’est fini ! Partez."]),
    ("fr", ["– Vous partez ? demanda-t-elle.", "Il ne répondit pas."], []),
    (
        "es",
        ["«No hubo aviso», dijo la Sra. Gómez.", "“Nadie vino”, añadió Ruiz.", "¿Quién responde?", "¡Nadie!"],
        ["No hubo aviso", "Nadie vino"],
    ),
    ("it", ["«Nessuno ci ha avvisati», ha detto il sig. Rossi.", "Il porto è vuoto."], ["Nessuno ci ha avvisati"]),
    ("ar", ["قال الوزير: «لم نتلق أي تحذير».", "هل يعود غدا؟", "لا أحد يعرف."], ["لم نتلق أي تحذير"]),
    ("ar", ["قالت: “انتهى الأمر”.", "وغادرت."], ["انتهى الأمر"]),
    ("ur", ["وزیر نے کہا: ”ہمیں کوئی اطلاع نہیں ملی۔“", "کیا وہ کل آئیں گے؟", "کوئی نہیں جانتا۔"],
     ["ہمیں کوئی اطلاع نہیں ملی۔"]),
    ("hi", ["मंत्री ने कहा, “हमें कोई सूचना नहीं मिली।”", "क्या वे कल आएँगे?", "कोई नहीं जानता॥", "ऐसा लिखा है।"],
     ["हमें कोई सूचना नहीं मिली।"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentences", "quotations"), CASES)
def test_sentences_and_quotations(language: str, sentences: list[str], quotations: list[str]) -> None:
    article = article_in(language, " ".join(sentences))
    scanned = scan_quotations(article)
    assert [article.text[q.start : q.end] for q in scanned] == quotations
    assert [sentence.of(article.text) for sentence in split_sentences(article, scanned)] == sentences


def test_an_article_in_another_language_says_that_the_model_does_not_read_it() -> None:
    engine = Engine()
    german = engine.annotate(article_in("de-AT", "Das Amt schwieg. »Niemand hat zugehört«, sagte Petersen."))
    english = engine.annotate(article_in("en-GB", "The board met. “Nobody listened to us,” said Lindqvist."))
    assert "does not read German" in german.notice
    assert german.engine.startswith("rules")
    assert len(german.quotations) == 1
    assert "German" not in english.notice
    assert notices_of([german, german]) == (german.notice,)
