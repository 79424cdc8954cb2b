"""Markdown, called so or not: no sign and no link target survives, what they say about a block does."""

from collections.abc import Callable
from time import process_time

import pytest

from hearsay.domain.article import Article, BlockKind
from hearsay.reading.registry import Unreadable

Kinds = Callable[..., list[tuple[BlockKind, str]]]
Read = Callable[..., Article]

SAMPLE = r"""
# “Pier closed”? The board's *plan* for [Eastport](#)

By [Nora Lindqvist](https://example.org/nora)

Harbour Gazette, April 02, 2025

Theme: [Harbours](#)

\*\*\*

*The board met on Tuesday and voted to close the old ferry pier before the winter storms arrive.*

Members asked [the engineers](http://example.org/a_b?c=1 "report") for **proof**, and they
then asked the harbour master to remove the ferry from

service at once, without a vote.

## 1. What the board wants

> We had no choice,
> and nobody offered one.

The list is short, as lists go in this town:
- fewer boats
- more `buses`

| ship | year |
|------|------|
| Alma | 1911 |

### 2. What comes next

The last boat leaves on Friday, say those who know the harbour and its masters.\
Nobody else does, or nobody else would say so to this newspaper.

---

**[Become a member](#)**

Copyright © [Nora Lindqvist](#), Harbour Gazette, 2025
"""


@pytest.mark.parametrize("name", ["article.md", "article.markdown", "article.txt"])
def test_markdown_under_any_name(read: Read, kinds: Kinds, name: str) -> None:
    article = read(SAMPLE, name)
    assert article.title == "“Pier closed”? The board's plan for Eastport"
    assert (article.byline, article.outlet, article.published) == (
        "Nora Lindqvist",
        "Harbour Gazette",
        "April 02, 2025",
    )
    for sign in ("](", "(#", "http", "**", "\\*", "## ", "---", "> ", "`", "|"):
        assert sign not in article.text
    blocks = kinds(SAMPLE, name)
    assert (BlockKind.HEADING, "1. What the board wants") in blocks
    assert (BlockKind.BLOCK_QUOTE, "We had no choice, and nobody offered one.") in blocks
    assert (BlockKind.LIST_ITEM, "more buses") in blocks
    assert (BlockKind.TABLE, "ship\tyear\nAlma\t1911") in blocks
    assert (BlockKind.FURNITURE, "Theme: Harbours") in blocks
    assert [kind for kind, _ in blocks[-2:]] == [BlockKind.FURNITURE] * 2
    assert any(words.endswith("remove the ferry from service at once, without a vote.") for _, words in blocks)


def test_plain_text_with_a_stray_sign_stays_plain(read: Read) -> None:
    text = "The # 1 harbour of the coast, ** as they say, was closed on Tuesday by the board.\n\nIt stays so."
    assert "# 1 harbour" in read(text).text
    assert "** as" in read(text).text


def test_front_matter_gives_metadata_and_no_text(read: Read) -> None:
    article = read(
        "---\ntitle: Pier closed\nauthor: Nora Lindqvist\ndate: 2025-04-02\n---\n\nThe board met and voted.\n",
        "a.md",
    )
    assert (article.title, article.byline, article.published) == ("Pier closed", "Nora Lindqvist", "2025-04-02")
    assert article.text == "The board met and voted."


def test_raw_html_in_markdown_is_only_read(read: Read) -> None:
    article = read(
        "# Pier closed\n\nThe board <b>met</b>.<script>alert(1)</script>\n\n<div onclick='x()'>It voted.</div>\n",
        "a.md",
    )
    assert article.text == "Pier closed\n\nThe board met.\n\nIt voted."


def test_deep_quotes_and_lists_are_read_without_running_out_of_stack(read: Read) -> None:
    deep = "> " * 3000 + "at the bottom\n\n" + "\n".join("    " * level + "- item" for level in range(200))
    assert "at the bottom" in read(deep, "a.md").text


def test_a_paragraph_of_nothing_but_signs_takes_no_time(read: Read) -> None:
    article = read("# a\n\n" + "[" * 60_000 + "*" * 60_000 + " the end", "a.md")
    assert article.text.endswith("the end")


def test_a_long_list_of_links_loses_its_targets_all_the_same(read: Read) -> None:
    article = read(
        "# Pier closed\n\n" + "\n".join(f"- [harbour {n}](http://example.org/{n})" for n in range(400)), "a.md"
    )
    assert "harbour 399" in article.text
    assert "example.org" not in article.text


def test_an_enormous_markdown_file_is_refused_in_words(read: Read) -> None:
    with pytest.raises(Unreadable, match="too large"):
        read("# a\n\n" + "word " * 900_000, "a.md")


TANGLES = ["a\n===\n", "a\n---\n", "# a\n", "---\n", "a\n***\n", "a|b\n-|-\n", "> # a\n", "> ---\n", "# a\nb\n"]


@pytest.mark.parametrize("tangle", TANGLES)
def test_lines_without_a_blank_one_between_take_time_in_proportion(read: Read, tangle: str) -> None:
    before = process_time()
    read("The pier is closed.\n\n" + tangle * (100_000 // len(tangle)), "a.md")
    # About a second each; the package alone takes ten to forty, for its time grows with the square.
    assert process_time() - before < 6


def test_a_blank_line_is_put_only_where_a_block_ends_anyway(kinds: Kinds) -> None:
    table = "\n".join(["pier | boats", "--- | ---", *(f"pier{n} | {n}" for n in range(400))])
    text = (
        "# Pier closed\nThe board met on Tuesday, and then it left by the *back* door.\n\n"
        f"Boats\n-----\nThey lay\non the beach.\n***\n> ## Whose\n> Nobody knew.\n\n{table}\n\nThe end came soon."
    )
    found = kinds(text, "a.md")
    assert found[0] == (BlockKind.HEADLINE, "Pier closed")
    assert found[1] == (BlockKind.PARAGRAPH, "The board met on Tuesday, and then it left by the back door.")
    assert found[2:4] == [(BlockKind.HEADING, "Boats"), (BlockKind.PARAGRAPH, "They lay on the beach.")]
    assert found[4:6] == [(BlockKind.BLOCK_QUOTE, "Whose"), (BlockKind.BLOCK_QUOTE, "Nobody knew.")]
    assert [words.count("\n") for kind, words in found if kind is BlockKind.TABLE] == [400]


def test_more_lines_than_the_package_can_follow_are_refused(read: Read) -> None:
    with pytest.raises(Unreadable, match="100,000 lines"):
        read("- a\n" * 100_001, "a.md")
