"""A folder's analysis as a document: JSON for programs, Markdown and HTML for people."""

import json
from collections.abc import Callable, Sequence

from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.grades import NO_GRADES, Grades
from hearsay.services.analysis import Analysis
from hearsay.services.comparing import compare_folder

Explain = Callable[[Sentence], str]


def folder_report(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    form: str,
    *,
    explain: Explain,
    grades: Grades | None = None,
) -> str:
    """Return the analysis of a folder as ``"json"``, ``"markdown"`` or ``"html"``, its articles compared.

    ``grades`` are the reader's, to be told along; None where nobody asked for them.
    """
    compared = compare_folder(annotated, folder.primary)
    if form == "html":
        from hearsay.export.analysis_html import analysis_html

        return analysis_html(folder, annotated, compared, explain, grades or NO_GRADES)
    if form == "markdown":
        from hearsay.export.analysis_markdown import analysis_markdown

        return analysis_markdown(folder, annotated, compared, explain, grades or NO_GRADES)
    from hearsay.export.analysis_json import folder_as_json

    values = folder_as_json(folder, annotated, compared, explain, grades)
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def passage_report(text: str, name: str, analysis: Analysis) -> str:
    """Return one passage's analysis as one line of JSON, its offsets into ``text``."""
    from hearsay.export.analysis_json import passage_as_json
    from hearsay.reading.passages import read_passage

    annotated = analysis.annotate(read_passage(text, name))
    return json.dumps(passage_as_json(annotated, analysis.explain), ensure_ascii=False) + "\n"
