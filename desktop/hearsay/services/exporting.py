"""What leaves the program: notes as Markdown, corrections as JSON lines, tables as CSV or Markdown, any text."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import ExportProblem
from hearsay.domain.grades import NO_GRADES, Grades
from hearsay.domain.notes import PlacedCorrection, PlacedNote
from hearsay.domain.sources import SourceRegister
from hearsay.domain.tables import Table, TableForm
from hearsay.resources import resource
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import sources_of
from hearsay.services.locations import data_dir

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
    from hearsay.export.graded_chains import GradedChains
    from hearsay.export.notes_markdown import notes_document
    from hearsay.export.templates import Template

    chosen = Template.read(_template_file(template or PLAIN))
    # Only the badges need the register: without any grade it is not worth making.
    register = sources_of(annotated) if grades.sources else SourceRegister((), {})
    chains = GradedChains(register, grades)
    exported = datetime.now().astimezone()
    return notes_document(folder, annotated, notes, exported=exported, template=chosen, chains=chains)


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


def _template_file(template: str | Path) -> Path:
    if isinstance(template, Path):
        return template
    places = (data_dir() / "templates", resource("templates"))
    named = [place / f"{template}.md" for place in places] if Path(template).name == template else []
    found = next((file for file in (*named, Path(template)) if file.is_file()), None)
    if found is None:
        known = sorted({file.stem for place in places if place.is_dir() for file in place.glob("*.md")})
        raise ExportProblem(
            f"There is no template “{template}”. Known are: {', '.join(known)}; or name a file. Nothing was written."
        )
    return found
