"""``hearsay notes grade`` and ``hearsay notes grades``: the reader's grades of sources and claims."""

import argparse
import json

from hearsay.cli.note_store import opened_store, with_own_metadata
from hearsay.cli.streams import out, say, visible
from hearsay.domain.article import Folder
from hearsay.domain.corrections import with_corrections
from hearsay.domain.sources import SourceRegister
from hearsay.services.analysis import Analysis
from hearsay.services.annotations import Annotations
from hearsay.services.comparing import sources_of
from hearsay.services.grade_commands import (
    NO_GRADE,
    claim_grade,
    find_claim,
    find_source,
    listing,
    listing_lines,
    source_grade,
)
from hearsay.services.note_commands import find_article
from hearsay.services.opening import open_folder


def grade(options: argparse.Namespace) -> int:
    """Print the id of the grade once it is safely stored."""
    if options.source is None:
        return _grade_claim(options)
    given = source_grade(options.grade)
    folder = open_folder(options.folder)
    article = None if options.article is None else find_article(folder, options.article, otherwise=NO_GRADE)
    with opened_store() as store:
        described = with_own_metadata(folder, store)
        source = find_source(described, _register(described, store), options.source, article)
        grading = store.grade_source(source, given, reason=options.reason, root=folder.root, beside=folder.with_primary)
    out(f"{grading.id}\n")
    return 0


def _grade_claim(options: argparse.Namespace) -> int:
    if options.article is None:
        say("notes grade needs --article with --quote")
        return 2
    given = claim_grade(options.grade)
    folder = open_folder(options.folder)
    article = find_article(folder, options.article, otherwise=NO_GRADE)
    span = find_claim(Analysis().annotate(article, folder.primary), options.quote)
    with opened_store() as store:
        grading = store.grade_claim(
            article, span, given, reason=options.reason, root=folder.root, beside=folder.with_primary
        )
    out(f"{grading.id}\n")
    return 0


def list_grades(options: argparse.Namespace) -> int:
    folder = open_folder(options.folder)
    with opened_store() as store:
        grades = store.grades_of(folder.with_primary, root=folder.root)
        described = with_own_metadata(folder, store)
        register = _register(described, store)
    articles = described.with_primary
    if options.format == "json":
        out(json.dumps(listing(register, grades, articles), ensure_ascii=False, indent=1) + "\n")
    else:
        out("".join(f"{visible(line)}\n" for line in listing_lines(register, grades, articles).split("\n")[:-1]))
    return 0


def _register(described: Folder, store: Annotations) -> SourceRegister:
    """Return the sources as the window has them: of articles with the reader's metadata, and of corrected types."""
    corrections = store.corrections_of(described.with_primary, root=described.root)
    return sources_of([with_corrections(found, corrections) for found in Analysis().analyse_folder(described)])
