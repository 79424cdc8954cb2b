"""The exported document: what a reader finds in it, and in which order."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.failures import ExportProblem
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.notes_markdown import notes_document
from hearsay.export.templates import Template
from hearsay.resources import resource
from hearsay.services.exporting import notes_markdown

TEXT = "The pier was sold, a letter says. What a folly. It rained."
PIER = Article("pier.txt", TEXT, (), title="The Pier", byline="Ada Quill", outlet="Bay Post", published="2024-05-01")
MEMO = Article("primary.txt", "Sell it.", ())
FOLDER = Folder("/cases/Bay & sons: “pier”", (PIER,), primary=MEMO)
SENTENCES = (
    Sentence(0, 33, AttributionType.SECONDHAND, 0.9, chain=("Bay Post", "a *letter*")),
    Sentence(34, 47, AttributionType.OPINION, 1.0, overruled=AttributionType.UNATTRIBUTED),
    Sentence(48, 58, AttributionType.UNATTRIBUTED, 0.7),
)
ANNOTATED = AnnotatedArticle(PIER, SENTENCES, (), (), "rules 1")
TIME = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)

EXPECTED = """\
---
title: "Notes on Bay & sons: “pier”"
folder: "/cases/Bay & sons: “pier”"
exported: 2026-04-01T09:30:00+00:00
articles: 2
notes: 5
orphans: 1
---

# Notes on Bay & sons: “pier”

## The Pier

Bay Post · Ada Quill · 2024-05-01 · pier.txt

### On the whole article

**Note** · open ^hs-aaaaaaaa

All in all: thin.

### In the text

> The pier was sold, a letter says.

**Secondhand claim** · this article › Bay Post › a \\*letter\\* · open ^hs-bbbbbbbb

*Which* letter?

Tags: letter, to check

> folly. It rained

**Author opinion (your judgement; Hearsay said: Unattributed statement) + Unattributed statement** · open ^hs-cccccccc

Two at once.

### Without a place

> words of an earlier text

*These words no longer stand in the article.* · open ^hs-dddddddd

Kept.

## primary.txt

primary.txt

### In the text

> Sell it.

**Note** · open ^hs-eeeeeeee
"""


def note(letter: str, article: Article, span: Span | None, body: str, tags: tuple[str, ...] = ()) -> PlacedNote:
    anchor = Anchor("") if span is None else Anchor.at(article.text, span)
    written = Note(letter * 32, article.id, article.path, anchor, body, tags, TIME, TIME)
    return PlacedNote(written, AnchorStatus.EXACT, span)


def orphan() -> PlacedNote:
    written = Note("d" * 32, PIER.id, PIER.path, Anchor("words of an earlier text"), "Kept.", (), TIME, TIME)
    return PlacedNote(written, AnchorStatus.ORPHAN, None)


NOTES = (
    note("a", PIER, None, "All in all: thin."),
    note("b", PIER, Span(0, 33), "*Which* letter?", ("letter", "to check")),
    note("c", PIER, Span(41, 57), "\n\nTwo at once.\n\n"),
    note("e", MEMO, Span(0, 8), ""),
    orphan(),
)


def plain() -> Template:
    return Template.read(resource("templates", "plain.md"))


def test_the_plain_document_reads_as_it_should() -> None:
    document = notes_document(FOLDER, [ANNOTATED], NOTES, exported=TIME, template=plain())
    assert without_marks(document) == EXPECTED


def without_marks(document: str) -> str:
    """Return what a reader sees: the lines that mark parts show nothing, and links only their words."""
    seen = re.sub(r"(?m)^\[//\]: # \(hearsay .*\)\n", "", document)
    seen = re.sub(r" · \[open\]\(hearsay://open\?folder=/cases/[^)\s]+\)", " · open", seen)
    return re.sub(r"\n{3,}", "\n\n", seen).strip() + "\n"


@pytest.mark.parametrize("template", ["plain", "obsidian"])
def test_words_that_changed_are_quoted_as_noted_and_as_they_stand(template: str) -> None:
    form = Template.read(resource("templates", f"{template}.md"))
    placed = note("b", PIER, Span(0, 33), "Which letter?")
    written = replace(placed.note, anchor=Anchor("The pier *was* let, a letter says."))
    changed = replace(placed, note=written, status=AnchorStatus.CHANGED)
    document = notes_document(FOLDER, [ANNOTATED], [changed], exported=TIME, template=form)
    now, told = document.index("> The pier was sold, a letter says."), document.index("The words changed since")
    assert now < told < document.index("> The pier \\*was\\* let, a letter says.") < document.index("Which letter?")
    assert "words changed" not in notes_document(FOLDER, [ANNOTATED], [placed], exported=TIME, template=form)


def test_without_an_analysis_every_quotation_is_still_there() -> None:
    document = notes_document(FOLDER, [], NOTES, exported=TIME, template=plain())
    assert "> The pier was sold, a letter says.\n\n**Note** · open ^hs-bbbbbbbb" in without_marks(document)


def test_a_folder_without_notes_gives_a_document_that_says_so() -> None:
    document = notes_document(FOLDER, [ANNOTATED], (), exported=TIME, template=plain())
    assert "notes: 0" in document
    assert without_marks(document).endswith("# Notes on Bay & sons: “pier”\n")


def test_notes_of_an_article_that_is_gone_are_not_left_out() -> None:
    gone = note("f", Article("gone.txt", "Old words.", ()), Span(0, 10), "still here")
    document = notes_document(FOLDER, [], [gone], exported=TIME, template=plain())
    assert "## gone.txt" in document
    assert "> Old words." in document
    assert "still here" in document


def test_a_template_of_the_readers_own_is_used_by_name_or_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path))
    mine = tmp_path / "templates" / "mine.md"
    mine.parent.mkdir()
    mine.write_text("{% for a in document.articles %}{{ a.title }}: {{ a.placed | length }}\n{% endfor %}")
    for named in ("mine", mine, str(mine)):
        assert notes_markdown(FOLDER, [], NOTES, template=named) == "The Pier: 2\nprimary.txt: 1\n"
    assert notes_markdown(FOLDER, [], NOTES).startswith("---\ntitle:")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{% for %}", "line 1"),
        ("{{ document.nothing }}", "nothing"),
        ("{{ 1 / 0 }}", "zero"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ document.articles.append(1) }}", "append"),
        ("{% include '/etc/passwd' %}", "loader"),
        (b"\xff\xfe", "UTF-8"),
        ("x" * 1_100_000, "too large"),
    ],
)
def test_a_template_that_fails_is_told_and_reaches_nothing(tmp_path: Path, source: str | bytes, said: str) -> None:
    file = tmp_path / "broken.md"
    file.write_bytes(source if isinstance(source, bytes) else source.encode())
    with pytest.raises(ExportProblem, match=rf"broken\.md.*{said}.*nothing was written|{said}"):
        notes_markdown(FOLDER, [ANNOTATED], NOTES, template=file)


def test_an_unknown_template_is_told_with_those_that_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_DATA", str(tmp_path))
    for named in ("fancy", "../plain", "no/such.md"):
        with pytest.raises(ExportProblem, match="Known are: obsidian, plain;"):
            notes_markdown(FOLDER, [], NOTES, template=named)
