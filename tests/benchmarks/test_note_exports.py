"""How long a hundred thousand notes take to leave as one document, against writing their texts alone."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.services.exporting import notes_csv, notes_json, notes_markdown, save, update

NOTES, ARTICLES = 100_000, 50
ALLOWED_S = 10
"""of the processor, so that neighbours on the machine do not count"""
SENTENCE = "The council said on Monday, number {:05}, that the bridge would open. "
TIME = datetime(2026, 4, 1, tzinfo=UTC)


def _many() -> tuple[Folder, list[AnnotatedArticle], list[PlacedNote]]:
    each = NOTES // ARTICLES
    articles, annotated, notes = [], [], []
    for place in range(ARTICLES):
        text = "".join(SENTENCE.format(number) for number in range(each))
        article = Article(f"{place}.txt", text, (), title=f"Diary {place}")
        length = len(text) // each
        spans = [Span(number * length, (number + 1) * length - 1) for number in range(each)]
        chain = ("The council",)
        annotated.append(
            AnnotatedArticle(
                article,
                tuple(Sentence(s.start, s.end, AttributionType.SECONDHAND, 0.9, chain=chain) for s in spans),
                (),
                (),
                "rules 1",
            )
        )
        articles.append(article)
        for number, span in enumerate(spans):
            note = Note(
                UUID(int=place * each + number).hex,
                "ab" * 32,
                article.path,
                Anchor.at(text, span),
                f"*Which* Monday was that? See {number}.",
                ("bridge", f"tag{number % 40}"),
                TIME,
                TIME,
            )
            notes.append(PlacedNote(note, AnchorStatus.EXACT, span))
    return Folder("/cases/bridge", tuple(articles)), annotated, notes


def test_a_hundred_thousand_notes(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    folder, annotated, notes = _many()
    file = tmp_path / "notes.md"
    took: dict[str, float] = {}

    def timed(what: str, begun: float) -> None:
        took[what] = time.process_time() - begun

    begun = time.process_time()
    save(tmp_path / "texts.txt", "".join(f"{p.note.anchor.exact}\n{p.note.body}\n" for p in notes))
    timed("texts alone", begun)

    def export() -> str:
        begun = time.process_time()
        document = notes_markdown(folder, annotated, notes)
        save(file, document, replace=True)
        timed("markdown", begun)
        return document

    document: str = benchmark.pedantic(export, rounds=1)
    assert document.count("^hs-") == NOTES
    others: dict[str, Callable[[], str]] = {
        "obsidian": lambda: notes_markdown(folder, annotated, notes, template="obsidian"),
        "update": lambda: update(file, document),
        "jsonld": lambda: notes_json(folder, notes),
        "csv": lambda: notes_csv(folder, notes),
    }
    for what, make in others.items():
        begun = time.process_time()
        assert make()
        timed(what, begun)
    print(f"\n{NOTES:,} notes: " + ", ".join(f"{what} {seconds:.1f} s" for what, seconds in took.items()))
    print(f"markdown takes {took['markdown'] / took['texts alone']:.0f} times as long as their texts alone")
    for what in ("markdown", "obsidian", "update", "jsonld", "csv"):
        assert took[what] <= ALLOWED_S, what
