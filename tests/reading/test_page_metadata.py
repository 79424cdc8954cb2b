"""What a page says about itself: which of several values is believed, and what is never shown."""

import json
from collections.abc import Callable

import pytest

from hearsay.domain.article import Article
from hearsay.domain.web_addresses import web_address
from hearsay.reading.addresses import first_address
from hearsay.reading.languages import guess_language, settled_language

Read = Callable[..., Article]
PROSE = "The harbour board met on Tuesday and voted to close the old ferry pier before the winter storms arrive."


def page(head: str, body: str = f"<p>{PROSE}</p>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def linked(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_linked_data_outranks_open_graph_and_that_the_window_s_title(read: Read) -> None:
    title, graph = "<title>In the window</title>", '<meta property="og:title" content="In the graph">'
    assert read(page(title), "a.html").title == "In the window"
    assert read(page(title + graph), "a.html").title == "In the graph"
    assert read(page(title + graph + linked(headline="In the data")), "a.html").title == "In the data"


def test_an_article_outranks_the_page_that_shows_it(read: Read) -> None:
    shown = {"@graph": [{"@type": "WebPage", "headline": "The page"}, {"@type": ["Report"], "headline": "The report"}]}
    head = f"<script type='application/ld+json'>{json.dumps(shown)}</script>"
    assert read(page(head), "a.html").title == "The report"


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": "Pier closed", "datePublished": "2025-04-02",}',
        '<!-- {"@type": "NewsArticle", "headline": "Pier closed", "datePublished": "2025-04-02"} -->',
        '{"@type": "NewsArticle", "headline": "Pier closed", "datePublished": "2025-04-02", "author": {"name": "No',
        '{"@type": "NewsArticle", "headline": "Pier closed", "x": "a "stray" mark", "datePublished": "2025-04-02"}',
    ],
)
def test_broken_linked_data_still_tells_headline_and_date(read: Read, data: str) -> None:
    article = read(page(f"<script type='application/ld+json'>{data}</script>"), "a.html")
    assert (article.title, article.published) == ("Pier closed", "2025-04-02")


def test_several_authors_are_all_named_and_addresses_are_no_names(read: Read) -> None:
    names = "".join(f'<meta name="citation_author" content="{name}">' for name in ("Ada Lund", "Bo Ek"))
    article = read(page('<meta property="article:author" content="https://face.example/ada">' + names), "a.html")
    assert article.byline == "Ada Lund, Bo Ek"


def test_the_original_s_address_is_the_page_s_not_the_site_s(read: Read) -> None:
    front, own = "https://lamp.example/", "https://lamp.example/pier"
    head = f'<link rel="canonical" href="{front}"><meta property="og:url" content="{own}">'
    assert read(page(head), "a.html").address == own
    assert read(page(f'<link rel="canonical" href="{front}">'), "a.html").address == front


def test_a_browser_s_own_note_tells_the_address_where_the_page_does_not(read: Read) -> None:
    saved = f"<!DOCTYPE html><!-- saved from url=(0026)https://lamp.example/pier -->{page('')}"
    assert read(saved, "a.html").address == "https://lamp.example/pier"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "//lamp.example/x", "\\\\host\\share", "ftp://lamp.example/x"),
        *("https://", "https://bank.example@evil.example/", "https://lamp.example/\u202egnp", "http://[::1", "/pier"),
        "https://lamp.example/" + "x" * 3000,
    ],
)
def test_what_is_no_plain_web_address_is_not_kept(read: Read, address: str) -> None:
    assert web_address(address) == ""
    assert read(page(f'<meta property="og:url" content="{address}">'), "a.html").address == ""


def test_the_first_address_that_names_a_page_is_chosen() -> None:
    assert first_address(["mailto:a@b", "https://a.example", "https://a.example/x"]) == "https://a.example/x"
    assert first_address(["", "/x"]) == ""


def test_hostile_values_are_cleaned_and_cut(read: Read) -> None:
    head = (
        f'<meta property="og:title" content="Pier\u202e desolc\u202c {"x" * 100_000}">'
        '<meta name="author" content="Ada\u2066\u0007 Lund"><meta property="og:site_name" content="A&#8238;B">'
    )
    article = read(page(head), "a.html")
    assert len(article.title) <= 400
    assert article.byline == "Ada Lund"
    for value in (article.title, article.byline, article.outlet):
        assert not set(value) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0007")


SENTENCES = {
    "en": "The boats that were in the harbour this morning have all gone to the banks, and nobody knows.",
    "de": "Die Boote, die heute früh im Hafen lagen, sind alle gefahren, und niemand weiß, wohin.",
    "fr": "Les bateaux qui étaient dans le port ce matin sont tous partis sur les bancs et personne ne sait pas quand.",
    "es": "Los barcos que estaban en el puerto esta mañana se han ido y nadie sabe cuándo van a volver por la noche.",
    "it": "Le barche che questa mattina erano nel porto sono andate ai banchi e nessuno sa quando la notte è.",
    "ar": "غادرت القوارب التي كانت في الميناء هذا الصباح ولا أحد يعرف متى تعود إلى البيت.",
    "ur": "آج صبح بندرگاہ میں جو کشتیاں تھیں وہ سب چلی گئی ہیں اور کوئی نہیں جانتا کہ وہ کب لوٹیں گی۔",
    "hi": "आज सुबह बंदरगाह में जो नावें थीं वे सब चली गई हैं और कोई नहीं जानता कि वे कब लौटेंगी।",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_language_is_told_by_one_sentence(language: str) -> None:
    assert guess_language(SENTENCES[language]) == language


def test_a_wrong_declaration_gives_way_only_to_a_text_that_leaves_no_doubt() -> None:
    german = f"{SENTENCES['de']} " * 3
    assert settled_language("en-US", german) == "de"
    assert settled_language("de-AT", german) == "de-AT"
    assert settled_language("en-US", "Kein Wort mehr.") == "en-US"
    assert settled_language("fa", SENTENCES["ar"]) == "fa"
    assert settled_language("en", SENTENCES["hi"] + SENTENCES["ur"] * 3) == "ur"


def test_a_site_s_own_reader_header_hides_nothing_that_its_page_declares(read: Read) -> None:
    head = '<meta property="og:title" content="Pier closed"><meta property="og:site_name" content="Harbour Gazette">'
    article = read(page(head, f"<div class='reader-header'>Dear reader</div><p>{PROSE}</p>"), "a.html")
    assert (article.title, article.outlet) == ("Pier closed", "Harbour Gazette")
