"""Whatever a file holds, it becomes an article in canonical form or a reason in words; nothing else."""

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article
from hearsay.reading.registry import SUFFIXES, Unreadable, read_file

MESSY = st.lists(
    st.sampled_from(
        [
            *(
                "# ",
                "> ",
                "- ",
                "1. ",
                "* ",
                "**",
                "](",
                "[",
                "\\*",
                "|",
                "```",
                "---\n",
                "title: x\n",
                "    ",
                "\t",
                "&amp;",
            ),
            *(
                "\n",
                "\n\n",
                "\r\n",
                "\x0c",
                "\u2028",
                "\u200b",
                "\ufeff",
                "\xad",
                "e\u0301",
                "\u202e",
                "\x85",
                "\x1f",
                "𝒳",
            ),
            *(
                "<p>",
                "</p>",
                "<div>",
                "<br>",
                "<li>",
                "<table><tr><td>",
                "<blockquote>",
                "<!--",
                "<script>",
                "<h1>",
                "</",
            ),
            *(
                "By Ann Lee",
                "April 2, 2022",
                "Leave a comment",
                "A sentence of some words stands here.",
                "“",
                "word",
                "says:",
            ),
            *(
                "2022-04-17 at 01:23",
                "(Photo: A. B.)",
                "Part 1 of 2",
                "اردو",
                "日本語",
                "&#0;",
                "&#xD800;",
                "<svg><p>",
                "<pre>",
            ),
        ]
    ),
    max_size=60,
).map("".join)
CONTENT = st.one_of(
    st.binary(max_size=400), MESSY.map(lambda text: text.encode(errors="surrogatepass")), st.text().map(str.encode)
)


def article_or_reason(path: Path) -> Article | str:
    try:
        return read_file(path, root=path.parent)
    except Unreadable as problem:
        return problem.reason


def assert_canonical(article: Article) -> None:
    text = article.text
    assert text == unicodedata.normalize("NFC", text)
    assert text.strip()
    text.encode()
    for value in (article.title, article.byline, article.outlet, article.published, article.language):
        value.encode()
        assert "\n" not in value
    parts = [text[block.start : block.end] for block in article.blocks]
    assert text == "\n\n".join(parts)
    assert [block.start for block in article.blocks] == [
        sum(len(part) + 2 for part in parts[:index]) for index in range(len(parts))
    ]
    for part in parts:
        assert part
        assert part == part.strip()
        assert "\n\n" not in part
        assert not set(part) & set("\r\x00\x0b\x0c\ufeff\u200b\u2028\u2029\xad")


@given(CONTENT, st.sampled_from(SUFFIXES))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(b"\xff\xfe\x00\xd8", ".txt")
@example(b"<p>" + b"\xf0\x9f\x98", ".html")
@example(b"[" * 500, ".md")
@example(b"<div>" * 400 + b"deep", ".html")
@example(b"> " * 300 + b"deep", ".md")
def test_any_bytes_become_a_canonical_article_or_a_reason(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"any{suffix}")
        path.write_bytes(data)
        outcome = article_or_reason(path)
    if isinstance(outcome, str):
        assert outcome.endswith(".")
        assert outcome[0].isupper()
    else:
        assert_canonical(outcome)


@given(st.text(max_size=300))
@settings(max_examples=40, deadline=None)
def test_reading_what_was_read_changes_no_word(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "again.txt")
        words = "Plain words come first, so that nothing here is taken for a headline. " + "".join(
            c for c in text if c.isalpha()
        )
        path.write_text(words, encoding="utf-8")
        first = read_file(path, root=Path(folder))
        path.write_text(first.text, encoding="utf-8")
        assert read_file(path, root=Path(folder)).text == first.text
