"""What somebody else made to do harm, or broke, costs one file and a sentence that says why; nothing else."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from hearsay.domain.article import Article
from hearsay.reading.registry import Unreadable, articles_in, read_articles

FILES = Path(__file__).parent / "files"
SAMPLES = ["ferry.docx", "ferry.odt", "chapters.epub", "ferry.rtf", "columns.pdf", "page.mhtml", "wordpress.xml"]
Read = Callable[..., Article]
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def zipped(**entries: str | bytes) -> bytes:
    """A zip file with these entries; ``__`` in a name stands for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def word_document(body: str, **entries: str | bytes) -> bytes:
    with_types = {"[Content_Types].xml": "<Types/>", "word__document.xml": WORD % body, **entries}
    return zipped(**with_types)


def refused(content: bytes, name: str = "a.docx") -> str:
    """The reason why the bytes are not read."""
    with pytest.raises(Unreadable) as told:
        articles_in(content, Path(name).suffix, name)
    return told.value.reason


def outcome(content: bytes, name: str) -> str:
    """The reason why the bytes are not read, "" where they are; a fault of a reader's own is raised."""
    try:
        assert articles_in(content, Path(name).suffix, name)
    except Unreadable as problem:
        return problem.reason
    return ""


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(name: str) -> None:
    content = (FILES / name).read_bytes()
    outcomes = [outcome(content[:end], name) for end in range(16, len(content), len(content) // 12)]
    assert all(reason.endswith(".") for reason in outcomes if reason)
    assert any(outcomes)


@pytest.mark.parametrize("name", SAMPLES)
def test_flipped_bytes_end_in_an_article_or_a_reason(name: str) -> None:
    content = bytearray((FILES / name).read_bytes())
    for place in range(5, len(content), len(content) // 40):
        content[place] ^= 0xA5
        reason = outcome(bytes(content), name)
        assert not reason or reason[0].isupper()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    started = process_time()
    assert "Zip bomb" in refused(word_document("", bomb=b"0" * 100_000_000))
    half = b"0" * 110_000_000
    assert "more than 200 MB" in refused(zipped(a=half, b=half))
    assert "more than 10,000 files" in refused(zipped(**{f"n{number}": b"" for number in range(10_001)}))
    assert process_time() - started < 10


def test_a_directory_that_lies_about_sizes_is_found_out() -> None:
    """The directory says 9 bytes; the entry unpacks to far more, and is cut off or refused, never believed."""
    content = word_document("<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>")
    body = WORD % "<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>"
    lied = content.replace(len(body).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lied != content
    assert "damaged" in refused(lied)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd", "C:\\evil.xml", "word/../../x"])
def test_names_that_lead_out_are_only_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.docx"
    path.write_bytes(word_document("<w:p><w:r><w:t>The words of the pier.</w:t></w:r></w:p>", **{name: "gotcha"}))
    (article,) = read_articles(path, root=tmp_path / "in")
    assert article.text == "The words of the pier."
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.docx", "in"]


def test_a_book_that_points_out_of_itself_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text("<html><body><p>The secret of the house.</p></body></html>")
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" media-type="application/xhtml+xml" '
        'href="{}"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    for target in (
        "../../../secret.xhtml",
        "file:///secret.xhtml",
        str(tmp_path / "secret.xhtml"),
        "http://x.example/",
    ):
        book = zipped(META_INF="", **{"META-INF/container.xml": container, "OEBPS/book.opf": package.format(target)})
        assert refused(book, "a.epub") == "It holds no text."


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize("prolog", [BOMB, OUTSIDE, BOMB.replace("<!ENTITY a", "<!ENTITY % c 'x'><!ENTITY a")])
def test_entities_are_never_expanded(prolog: str) -> None:
    feed = f"{prolog}<rss><channel><item><title>&a;</title><description>&a; words</description></item></channel></rss>"
    assert "entities of its own" in refused(feed.encode(), "a.xml")
    for encoding in ("utf-16", "utf-8-sig"):
        assert refused(feed.replace('"1.0"', f'"1.0" encoding="{encoding[:6]}"').encode(encoding), "a.xml")
    assert "entities of its own" in refused(zipped(**{"content.xml": prolog + "<d>&a;</d>"}), "a.odt")


def test_a_document_type_elsewhere_is_not_fetched(read: Read, tmp_path: Path) -> None:
    (tmp_path / "outside.dtd").write_text('<!ENTITY secret "the secret">')
    prolog = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{(tmp_path / "outside.dtd").as_uri()}">'
    item = "<item><title>Of the pier</title><description>The pier is closed &secret; today.</description></item>"
    article = read_articles_of(tmp_path, f"{prolog}<rss><channel>{item}</channel></rss>")
    assert "the secret" not in article.text


def read_articles_of(folder: Path, feed: str) -> Article:
    (folder / "a.xml").write_text(feed)
    (article,) = read_articles(folder / "a.xml", root=folder)
    return article


def test_nesting_without_end_is_refused_or_flattened() -> None:
    deep = "<w:sdt>" * 5000 + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:sdt>" * 5000
    assert "nested too deeply" in refused(word_document(deep))
    assert "nested too deeply" in refused(b"{\\rtf1 " + b"{" * 100_000 + b"deep", "a.rtf")
    assert "nested too deeply" in refused(b"[" * 200_000, "a.json")
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(500))
    assert "within each other" in refused(b"From: a@x.example\nMIME-Version: 1.0\n" + parts, "a.eml")
    feed = "<rss><channel><item><description>" + "<a>" * 5000
    assert refused(feed.encode(), "a.xml")


def test_a_table_of_a_hundred_thousand_cells_takes_no_minute() -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc>" * 10 + "</w:tr>"
    started = process_time()
    (article,) = articles_in(word_document(f"<w:tbl>{row * 10_000}</w:tbl>"), ".docx", "a.docx")
    assert article.text.count("\n") == 9_999
    assert process_time() - started < 20


def test_what_is_protected_says_so() -> None:
    protected = "is protected by a password"
    assert protected in refused((FILES / "locked.pdf").read_bytes(), "a.pdf")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    assert protected in refused(ole + "EncryptedPackage".encode("utf-16-le"), "a.docx")
    manifest = '<manifest:encryption-data manifest:checksum="x"/>'
    assert protected in refused(zipped(**{"META-INF/manifest.xml": manifest, "content.xml": "?"}), "a.odt")
    content = bytearray(word_document("<w:p/>"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 1)
    assert protected in refused(bytes(content))
    rights = (
        '<encryption><EncryptedData><EncryptionMethod Algorithm="http://x.example/aes"/></EncryptedData></encryption>'
    )
    assert "DRM" in refused(zipped(**{"META-INF/container.xml": "<c/>", "META-INF/encryption.xml": rights}), "a.epub")


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"words", "a.pdf", "not what its name says"),
        (b"words", "a.epub", "not what its name says"),
        (b"words", "a.mhtml", "no mail and no page"),
        (b'{"version": 2, "articles": []}', "a.json", "another version"),
        (b'{"some": "json"}', "a.json", "no analysis"),
        (b"{cut off", "a.json", "no JSON"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>words</text></svg>", "a.xml", "no feed"),
        (b"<rss><channel><title>Empty</title></channel></rss>", "a.xml", "no text"),
        (zipped(readme="words"), "a.docx", "no Word, OpenDocument or EPUB document"),
        (
            zipped(**{"content.xml": "<d/>", "mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "a.odt",
            "no text",
        ),
        (zipped(**{"[Content_Types].xml": "<Types/>"}), "a.docx", "“word/document.xml” is missing"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "a.pdf", "damaged PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.doc", "old format of Word"),
        (b"From: a@x.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx", "a.eml", "no part with text"),
    ],
)
def test_reasons(content: bytes, name: str, reason: str) -> None:
    assert reason in refused(content, name)


def test_a_lying_pdf_stream_does_no_harm() -> None:
    """A stream that inflates to a gigabyte of blanks holds no text, and is told in seconds."""
    packed = zlib.compress(b" " * 50_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    assert "scan without text" in refused(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", "a.pdf")


def test_names_of_items_are_harmless_and_distinct(tmp_path: Path) -> None:
    titles = ["../../evil.txt", "a/b\u202egnp.exe", "", "Same", "same!", "x" * 500, "Ä\u0308\t"]
    items = "".join(
        f"<item><title>{title}</title><description>The pier of {number} is closed.</description></item>"
        for number, title in enumerate(titles)
    )
    (tmp_path / "a.xml").write_text(f"<rss><channel>{items}</channel></rss>", "utf-8")
    names = [article.path for article in read_articles(tmp_path / "a.xml", root=tmp_path)]
    assert len(set(names)) == len(titles)
    assert all(name.startswith("a.xml#") and len(name) < 80 for name in names)
    assert all(character.isalnum() or character == "-" for name in names for character in name[6:])


@pytest.mark.parametrize("half", ["&#55296;", "&#xD800;", "&#x0dfff;", "&#57343", "\ud83d"])
def test_half_a_character_costs_no_more_than_itself(half: str) -> None:
    item = f"<item><title>Of the pier</title><description>The pier {half} is closed.</description></item>"
    content = f"<rss><channel>{item}</channel></rss>".encode(errors="surrogatepass")
    reason = outcome(content, "a.xml")
    assert not reason or "damaged" in reason
    if half.startswith("&"):
        assert articles_in(content, ".xml", "a.xml")[0].text.endswith("The pier is closed.")


@pytest.mark.parametrize("reference", ["&#1;", "&#11;", "&#31", "&#x1F;", "&#xfffe;", "&#x0b;", "&#xf;"])
def test_characters_that_no_tree_may_hold_cost_a_page_nothing(reference: str) -> None:
    page = f"<html><body><p>The pier is closed.</p><nav>x</nav>{reference} It was {reference}old.</body></html>"
    (article,) = articles_in(page.encode(), ".html", "a.html")
    assert " ".join(article.text.split()) == "The pier is closed. It was old."
