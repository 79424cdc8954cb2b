"""What leaves the program: notes as Markdown, corrections as JSON lines, tables as CSV or Markdown, any text."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import ExportProblem
from hearsay.domain.grades import NO_GRADES, Grades
from hearsay.domain.imported_notes import ImportedNote
from hearsay.domain.notes import PlacedCorrection, PlacedNote
from hearsay.domain.sources import SourceRegister
from hearsay.domain.tables import Table, TableForm
from hearsay.resources import resource
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import sources_of
from hearsay.services.locations import data_dir

if TYPE_CHECKING:
    from hearsay.export.graded_chains import GradedChains

PLAIN = "plain"


def notes_markdown(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    grades: Grades = NO_GRADES,
    template: str | Path | None = None,
) -> str:
    """Return the notes as one Markdown document.

    ``annotated`` gives types and chains, corrections laid over it already, and may be empty; ``grades`` are those of
    the folder, shown along the chains and with the claims that are noted. ``template`` is a file,
    or the name of one of the shipped templates or of the reader's own in ``templates`` of the data directory.
    Raises ExportProblem when there is no such template or it fails.
    """
    from hearsay.export.notes_markdown import notes_document
    from hearsay.export.templates import Template

    chosen = Template.read(_template_file(template or PLAIN))
    chains = _graded_chains(annotated, grades)
    return notes_document(folder, annotated, notes, exported=_now(), template=chosen, chains=chains)


def notes_files(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    notes: Sequence[PlacedNote],
    *,
    split: str,
    grades: Grades = NO_GRADES,
    template: str | Path | None = None,
) -> dict[str, str]:
    """Return documents by the names of their files: one for each of the ``articles`` or of the ``notes``, as ``split``
    has it; else as ``notes_markdown``."""
    from hearsay.export.notes_markdown import Split
    from hearsay.export.notes_markdown import notes_files as files
    from hearsay.export.templates import Template

    chosen = Template.read(_template_file(template or PLAIN))
    chains = _graded_chains(annotated, grades)
    return files(folder, annotated, notes, split=Split(split), exported=_now(), template=chosen, chains=chains)


def notes_json(folder: Folder, notes: Sequence[PlacedNote]) -> str:
    """Return the notes as W3C Web Annotations in JSON-LD."""
    from hearsay.export.web_annotations import annotations_json

    texts = {article.path: article.text for article in folder.with_primary}
    return annotations_json(f"Notes on {Path(folder.root).name}", notes, texts)


def notes_csv(folder: Folder, notes: Sequence[PlacedNote]) -> str:
    """Return the notes as CSV for a spreadsheet, which takes no cell of it for a formula."""
    from hearsay.export.comparison_tables import table_csv
    from hearsay.export.notes_table import notes_table

    return table_csv(notes_table(folder, notes))


def notes_in(file: Path) -> tuple[tuple[ImportedNote, ...], tuple[str, ...]]:
    """Read the notes of a file of Web Annotations, and lines that tell what in it was not understood.

    Raises ExportProblem.
    """
    from hearsay.export.saving_updates import read_text
    from hearsay.export.web_annotations import read_annotations

    try:
        found = read_annotations(read_text(file))
    except ExportProblem as problem:
        raise ExportProblem(f"{file}: {problem}") from problem
    return found.notes, tuple(f"left out, {count} times: {what}" for what, count in found.ignored.items())


def is_export(file: Path) -> bool:
    """Tell whether a file holds notes that Hearsay exported, so that it can be updated."""
    from hearsay.export.saving_updates import is_export as holds_parts

    return holds_parts(file)


def update(file: Path, document: str) -> str:
    """Bring our own parts of an exported document up to date, and return what was done in words for the reader.

    What the reader wrote there stays, byte for byte (see ``export.updating``). Raises ExportProblem; the file is then
    untouched.
    """
    from hearsay.export.saving_updates import update_file

    return update_file(file, document)


def save_files(folder: Path, documents: Mapping[str, str], *, replace: bool = False, renew: bool = False) -> str:
    """Write documents into a folder, each whole or not at all, and return what was done in words for the reader.

    Files that stand there are replaced only when asked, or updated where ``renew``. Nothing is written unless all can
    be; should writing fail half-way, the ExportProblem says which were written.
    """
    from hearsay.export.saving_updates import save_files as write

    return write(folder, documents, replace=replace, renew=renew)


def corrections_lines(folder: Folder, corrections: Sequence[PlacedCorrection], analysis: Analysis) -> str:
    """Return the corrections as JSON lines, each with its sentence, the words around it and what the engine said.

    ``analysis`` is asked about articles with corrections that have kept no such context: those of the first version.
    """
    from hearsay.export.corrections_lines import corrections_lines as lines

    return lines(folder, corrections, lambda article: analysis.annotate(article, folder.primary))


def table_text(table: Table, form: TableForm) -> str:
    """Return a table as the text of a file of this form."""
    from hearsay.export.comparison_tables import table_csv, table_markdown

    return table_csv(table) if form is TableForm.CSV else table_markdown(table)


def save(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a text to a file, whole or not at all; a file that stands there is replaced only when asked.

    Raises ExportProblem; what stood there before is then untouched.
    """
    from hearsay.export.atomic import save_text

    save_text(path, text, replace=replace)


def preview_html(markdown: str) -> str:
    """Return a Markdown document as HTML in which nothing acts or loads, its front matter left out."""
    from hearsay.export.preview import preview_html as render

    return render(markdown)


def _graded_chains(annotated: Sequence[AnnotatedArticle], grades: Grades) -> "GradedChains":
    from hearsay.export.graded_chains import GradedChains

    # Only the badges need the register: without any grade it is not worth making.
    register = sources_of(annotated) if grades.sources else SourceRegister((), {})
    return GradedChains(register, grades)


def _now() -> datetime:
    return datetime.now().astimezone()


def _template_file(template: str | Path) -> Path:
    if isinstance(template, Path):
        return template
    places = (data_dir() / "templates", resource("templates"))
    named = [place / f"{template}.md" for place in places] if Path(template).name == template else []
    found = next((file for file in (*named, Path(template)) if file.is_file()), None)
    if found is None:
        known = sorted({file.stem for place in places if place.is_dir() for file in place.glob("*.md")} - {"README"})
        raise ExportProblem(
            f"There is no template “{template}”. Known are: {', '.join(known)}; or name a file. Nothing was written."
        )
    return found
