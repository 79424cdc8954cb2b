"""``hearsay analyze``: a folder as JSON, Markdown or HTML; a file of passages as JSON lines."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hearsay.cli.streams import out, progress, say
from hearsay.domain.article import Folder
from hearsay.domain.attribution import AnnotatedArticle, notices_of
from hearsay.domain.corrections import with_corrections
from hearsay.domain.failures import HearsayError
from hearsay.domain.grades import NO_GRADES, Grades
from hearsay.domain.notes import PlacedCorrection
from hearsay.services.analysis import Analysis
from hearsay.services.opening import open_folder
from hearsay.services.remembered_work import RememberedAnnotations, work_cache
from hearsay.services.reporting import folder_report, passage_report


def analyze(options: argparse.Namespace) -> int:
    """Return 0, or 1 where an article could not be read."""
    if options.lines is not None:
        return _lines(options.lines, options.output)
    analysis, folder, annotated = _analysed(options)
    grades = _grades(folder) if options.graded else None
    report = folder_report(folder, annotated, options.format, explain=analysis.explain, grades=grades)
    if options.output is None:
        out(report)
    else:
        from hearsay.services.exporting import save

        # A report is made anew each time; naming the file is asking for it to be there.
        save(options.output, report, replace=True)
    for skipped in folder.skipped:
        say(f"not read: {skipped.path}: {skipped.reason}")
    for notice in notices_of(annotated):
        say(notice)
    problems = [found.problem for found in annotated if found.problem]
    for problem in problems:
        say(problem)
    return 1 if folder.skipped or problems else 0


def _analysed(options: argparse.Namespace) -> tuple[Analysis, Folder, tuple[AnnotatedArticle, ...]]:
    """Read and analyse the folder, as far as neither this program nor its window has done so before."""
    watched = progress()
    try:
        with work_cache() as cache:
            folder = open_folder(options.folder, primary=options.primary, progress=watched, cache=cache)
            corrections: tuple[PlacedCorrection, ...] = ()
            if options.corrected:
                folder, corrections = _corrected(folder)
            analysis = Analysis(remembered=None if cache is None else RememberedAnnotations(cache))
            annotated = analysis.analyse_folder(folder, jobs=options.jobs, progress=watched)
    finally:
        watched.clear()
    return analysis, folder, tuple(with_corrections(found, corrections) for found in annotated)


def _corrected(folder: Folder) -> tuple[Folder, tuple[PlacedCorrection, ...]]:
    """Return the folder with the reader's corrections of metadata, and those of types to be laid over it."""
    from hearsay.cli.note_store import opened_store, with_own_metadata

    with opened_store() as store:
        corrections = store.corrections_of(folder.with_primary, root=folder.root)
        return with_own_metadata(folder, store), corrections


def _grades(folder: Folder) -> Grades:
    from hearsay.cli.note_store import store_copy

    with store_copy() as store:
        return NO_GRADES if store is None else store.grades_of(folder.with_primary, root=folder.root)


def _lines(source: str, target: Path | None) -> int:
    analysis = Analysis()
    name = "standard input" if source == "-" else source
    with _opened(source) as lines:
        answers = (
            passage_report(_text(line, first=number == 1), f"{name}:{number}", analysis)
            for number, line in enumerate(lines, start=1)
        )
        if target is None:
            for answer in answers:
                out(answer)
        else:
            from hearsay.services.exporting import save

            save(target, "".join(answers), replace=True)
    if analysis.notice:
        say(analysis.notice)
    return 0


@contextmanager
def _opened(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115 - closed by the with below
    except OSError as error:
        raise HearsayError(f"{source} cannot be read ({error.strerror}), so nothing was analysed.") from error
    with file:
        yield file


def _text(line: bytes, *, first: bool) -> str:
    """Return a line without its end, the first one without a byte order mark, so that offsets hold in the file.

    Bytes that are no UTF-8 become replacement characters, not a missing answer.
    """
    return line.decode("utf-8-sig" if first else "utf-8", errors="replace").rstrip("\r\n")
