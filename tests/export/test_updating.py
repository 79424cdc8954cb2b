"""A second export into the same file: ours is brought up to date, the reader's stays, byte for byte."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.domain.article import Article, Folder
from hearsay.domain.failures import ExportProblem
from hearsay.domain.notes import Anchor, AnchorStatus, Note, PlacedNote
from hearsay.domain.spans import Span
from hearsay.export.notes_markdown import Split, notes_document, notes_files
from hearsay.export.parts import MARK, Part, parsed
from hearsay.export.templates import Template
from hearsay.export.updating import is_export, updated
from hearsay.resources import resource
from hearsay.services.exporting import is_export as file_is_export
from hearsay.services.exporting import save_files, update

MARK_LINE = re.compile(r"\[//\]: # \(hearsay (begin|end) (\S+) [0-9a-f]{16}\)")
TIME = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
WORDS = tuple(f"Words{n:02} stand here." for n in range(8))
TEXT = " ".join(WORDS)
ARTICLES = (Article("1 pier.txt", TEXT, (), title="The Pier"), Article("2 quay.txt", TEXT, (), title="The Quay"))
FOLDER = Folder("/cases/bay", ARTICLES)
TEMPLATES = {name: Template.read(resource("templates", f"{name}.md")) for name in ("plain", "obsidian")}


def note(article: int, place: int, body: str) -> PlacedNote:
    span = Span(place * 19, place * 19 + 18)
    id_ = f"{article:02x}{place:02x}" * 8
    written = TIME + timedelta(seconds=article * 100 + place)
    anchor = Anchor.at(TEXT, span)
    return PlacedNote(
        Note(id_, "", ARTICLES[article].path, anchor, body, ("tag",), written, written), AnchorStatus.EXACT, span
    )


def export(notes: dict[tuple[int, int], str], template: str = "plain", *, day: int = 0) -> str:
    placed = [note(*at, body) for at, body in sorted(notes.items())]
    when = TIME + timedelta(days=day)
    return notes_document(FOLDER, [], placed, exported=when, template=TEMPLATES[template])


NOTES = st.dictionaries(
    st.tuples(st.integers(0, 1), st.integers(0, 7)),
    st.sampled_from(
        ["short", "*two* lines\nof text", "```\nopen", "- item", "> quoted", f"{MARK}begin title", "😀 عربي", ""]
    ),
    min_size=1,
    max_size=8,
)
ADDITION = st.lists(
    st.sampled_from(
        ["my own words", "## My heading", "- [ ] todo", "[//]: # (mine)", f"{MARK}begin note-x 0123456789abcdef)",
         f"{MARK}end title 0123456789abcdef)", "---", "\x85\u2028\x0c", "<b>", "    code", "", "trailing  ", "😀"]
    )
    | st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n\r"), max_size=20),
    min_size=1,
    max_size=3,
).map(lambda lines: "\n".join(lines) + "\n\n")  # fmt: skip


def with_additions(document: str, additions: dict[str, str]) -> str:
    """Put each addition below the part it is named after, before the next one."""
    written: list[str] = []
    latest = ""
    for line in document.split("\n"):
        mark = MARK_LINE.fullmatch(line)
        if mark and mark[1] == "begin":
            written.append(additions.get(latest, ""))
        if mark and mark[1] == "end":
            latest = mark[2]
        written.append(f"{line}\n")
    return "".join(written)[:-1]


@given(first=NOTES, later=st.lists(NOTES, min_size=1, max_size=3), data=st.data())
@settings(max_examples=60)
@pytest.mark.parametrize("template", ["plain", "obsidian"])
def test_additions_survive_any_number_of_exports(
    template: str, first: dict[tuple[int, int], str], later: list[dict[tuple[int, int], str]], data: st.DataObject
) -> None:
    document = export(first, template)
    keys = list(parsed(document).parts)
    additions = data.draw(st.dictionaries(st.sampled_from(keys), ADDITION, max_size=4))
    standing = with_additions(document, additions)
    order = [additions[key] for key in keys[:-1] if key in additions]
    for day, notes in enumerate(later, start=1):
        standing = updated(standing, export(notes, template, day=day)).text
        place = 0
        for addition in order:
            place = standing.index(addition, place) + len(addition)
        ours = [piece.key for piece in parsed(standing).pieces if isinstance(piece, Part)]
        assert set(parsed(export(notes, template)).parts) <= set(ours)
    again = updated(standing, export(later[-1], template, day=len(later)))
    assert again.text == standing
    assert (again.added, again.removed, again.renewed) == (0, 0, 0)


@given(notes=NOTES, more=NOTES, data=st.data())
@settings(max_examples=60)
def test_the_result_is_a_fresh_export_with_the_additions_put_in(
    notes: dict[tuple[int, int], str], more: dict[tuple[int, int], str], data: st.DataObject
) -> None:
    # Notes that are added come later than those that are there, so that articles keep their names.
    more = {at: body for at, body in more.items() if at in notes or any(at > old and at[0] == old[0] for old in notes)}
    before, after = export(notes), export(notes | more, day=1)
    kept = [key for key in parsed(before).parts if key in parsed(after).parts]
    additions = data.draw(st.dictionaries(st.sampled_from(kept[:-1]), ADDITION, max_size=3)) if kept[1:] else {}
    last = list(parsed(before).parts)[-1]
    additions.pop(last, None)
    assert updated(with_additions(before, additions), after).text == with_additions(after, additions)


def test_a_deleted_notes_part_goes_and_an_edited_one_stays() -> None:
    both = export({(0, 0): "one", (0, 1): "two", (0, 2): "three"})
    edited = both.replace("two", "two, as I see it")
    after = updated(edited, export({(0, 0): "one"}, day=1))
    assert after.removed == 1
    assert after.kept == 1
    assert "three" not in after.text
    assert "two, as I see it" in after.text


def test_what_the_reader_changed_is_never_written_over_and_the_new_form_comes_below() -> None:
    edited = export({(0, 0): "one", (0, 1): "two"}).replace("one", "one, as I see it")
    same = updated(edited, export({(0, 0): "one", (0, 1): "two"}))
    assert same.text == edited
    after = updated(edited, export({(0, 0): "one and more", (0, 1): "two"}))
    assert after.beside == 1
    assert after.text.index("one, as I see it") < after.text.index("one and more") < after.text.index("two")
    assert updated(after.text, export({(0, 0): "one and more", (0, 1): "two"})).text == after.text
    newest = updated(after.text, export({(0, 0): "one at last", (0, 1): "two"})).text
    assert "one, as I see it" in newest
    assert "one and more" not in newest
    assert "one at last" in newest
    # The note is again as it was when the reader changed its part: nothing is left to say.
    assert updated(newest, export({(0, 0): "one", (0, 1): "two"})).text == edited


@pytest.mark.parametrize("template", ["plain", "obsidian"])
def test_a_changed_part_whose_note_lost_its_place_stands_once_and_others_stay_in_their_section(template: str) -> None:
    placed = [note(0, place, body) for place, body in enumerate(("one", "two", "three"))]

    def exported(notes: list[PlacedNote]) -> str:
        return notes_document(FOLDER, [], notes, exported=TIME, template=TEMPLATES[template])

    mine = exported(placed).replace("\none\n", "\none\n\nas I see it\n", 1)
    lost, moved, third = placed[0], note(0, 5, "x"), placed[2]
    lost = replace(lost, status=AnchorStatus.ORPHAN, span=None)
    moved = replace(placed[1], status=AnchorStatus.MOVED, span=moved.span)
    once = updated(mine, exported([third, moved, lost]))
    block = f"^hs-{lost.note.id[:8]}"
    assert once.text.count(block) == 1
    assert once.text.index(block) < once.text.index("as I see it") < once.text.index("no longer stand in the article")
    assert "### Without a place" not in once.text
    assert (once.kept, once.beside, once.added) == (1, 1, 0)
    assert updated(once.text, exported([third, moved, lost])).text == once.text

    gone = replace(third, status=AnchorStatus.ORPHAN, span=None)
    both = updated(once.text, exported([moved, lost, gone])).text
    assert both.count(f"^hs-{gone.note.id[:8]}") == 1
    assert both.index("\ntwo\n") < both.index("\nthree\n")
    if template == "plain":
        assert both.index("\ntwo\n") < both.index("### Without a place") < both.index("\nthree\n")
    # It stands in the article again: the reader's own stays, and nothing is left to say.
    assert updated(once.text, exported(placed)).text == mine


def test_a_new_section_comes_below_all_of_the_one_before_in_whatever_order_that_stands() -> None:
    placed = [note(0, place, body) for place, body in enumerate(("one", "two", "three"))] + [note(1, 0, "quay")]

    def exported(notes: list[PlacedNote]) -> str:
        return notes_document(FOLDER, [], notes, exported=TIME, template=TEMPLATES["plain"])

    lost = replace(placed[0], status=AnchorStatus.ORPHAN, span=None)
    moved = replace(placed[1], status=AnchorStatus.MOVED, span=Span(100, 118))
    after = updated(exported(placed), exported([placed[2], moved, lost, placed[3]])).text
    order = ["### In the text", "\ntwo\n", "\nthree\n", "### Without a place", "\none\n", "## The Quay", "\nquay\n"]
    assert sorted(order, key=after.index) == order


def test_properties_of_the_readers_own_stay_and_ours_are_brought_up_to_date() -> None:
    mine = export({(0, 0): "one"}).replace("exported:", "aliases:\n  - pier\nmood: calm\nexported:", 1)
    after = updated(mine, export({(0, 0): "one", (0, 1): "two"}, day=3)).text
    assert "aliases:\n  - pier\nmood: calm\nexported: 2026-04-04" in after
    assert "notes: 2" in after
    changed = mine.replace("notes: 1", "notes: many")
    assert "notes: many" in updated(changed, export({(0, 1): "two"}, day=3)).text


def test_line_ends_and_byte_order_mark_stay_as_an_editor_wrote_them() -> None:
    windows = "\ufeff" + export({(0, 0): "one"}).replace("\n", "\r\n")
    after = updated(windows, export({(0, 0): "one", (0, 1): "two\nlines"})).text
    assert after == "\ufeff" + updated(
        export({(0, 0): "one"}), export({(0, 0): "one", (0, 1): "two\nlines"})
    ).text.replace("\n", "\r\n")


def test_white_space_that_an_editor_trims_is_no_change_of_the_readers() -> None:
    document = export({(0, 0): "line with a break  \nand more"})
    trimmed = "\n".join(line.rstrip() for line in document.split("\n"))
    assert updated(trimmed, export({(0, 0): "new"})).kept == 0


def test_a_renamed_article_keeps_its_notes_and_additions_under_its_heading() -> None:
    before = export({(0, 0): "one", (0, 1): "two"}).replace("\none\n", "\none\n", 1)
    mine = before.replace(f"{MARK}begin note-00010001", f"what I think\n\n{MARK}begin note-00010001", 1)
    renamed = replace(ARTICLES[0], path="1 jetty.txt", title="The Jetty")
    notes = [note(0, 0, "one"), note(0, 1, "two")]
    moved = [replace(each, note=replace(each.note, path=renamed.path)) for each in notes]
    fresh = notes_document(Folder("/cases/bay", (renamed,)), [], moved, exported=TIME, template=TEMPLATES["plain"])
    after = updated(mine, fresh).text
    assert after.index("## The Jetty") < after.index("one\n") < after.index("what I think") < after.index("two\n")
    assert "The Pier" not in after


def test_a_file_that_is_no_export_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name, content in (("mine.md", b"# My own\n"), ("bytes.md", b"\xff\xfe"), ("empty.md", b"")):
        file = tmp_path / name
        file.write_bytes(content)
        assert not file_is_export(file)
        with pytest.raises(ExportProblem, match="was not updated"):
            update(file, export({(0, 0): "one"}))
        assert file.read_bytes() == content
    with pytest.raises(ExportProblem, match="no such file"):
        update(tmp_path / "missing.md", export({(0, 0): "one"}))


def test_a_template_without_parts_cannot_update() -> None:
    with pytest.raises(ExportProblem, match="marks no parts"):
        updated(export({(0, 0): "one"}), "# Notes\n")
    assert not is_export("# Notes\n")


def test_files_of_articles_and_notes_have_safe_names_and_are_written_together(tmp_path: Path) -> None:
    named = [Article(f"{name}.txt", TEXT, ()) for name in ("CON", "a:b*?", "#x[y]^", "dot.", "عربي", "é" * 300)]
    notes = [
        PlacedNote(
            Note(f"{n:032x}", "", each.path, Anchor.at(TEXT, Span(0, 18)), f"body {n}", (), TIME, TIME),
            AnchorStatus.EXACT,
            Span(0, 18),
        )
        for n, each in enumerate(named)
    ]
    for split in Split:
        files = notes_files(
            Folder("/x/case", tuple(named)), [], notes, split=split, exported=TIME, template=TEMPLATES["obsidian"]
        )
        assert len({name.casefold() for name in files}) == len(named)
        assert not any(set(name) & set('<>:"/\\|?*#^[]') for name in files)
        assert all(len(name.encode()) <= 255 for name in files)
        assert sum(document.count("body") for document in files.values()) == len(named)
        folder = tmp_path / split
        assert "6 files written" in save_files(folder, files)
        assert sorted(each.name for each in folder.iterdir()) == sorted(files)
        with pytest.raises(ExportProblem, match="nothing was written"):
            save_files(folder, files)
        first = next(iter(files))
        (folder / first).write_text(files[first] + "\nmy words\n", "utf-8")
        assert "nothing was new" in save_files(folder, files, renew=True)
        assert (folder / first).read_text("utf-8").endswith("my words\n")
        gone = files.pop(first)
        assert f"their notes are gone: {first}." in save_files(folder, files, renew=True)
        assert (folder / first).read_text("utf-8").startswith(gone[:40])
