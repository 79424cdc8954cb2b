"""``hearsay search``: the articles of a folder and the notes on it, as the window searches them."""

import argparse
import json
from pathlib import Path

from hearsay.cli.note_store import store_copy, with_own_metadata
from hearsay.cli.streams import out, progress, say, visible
from hearsay.domain.corrections import with_corrections
from hearsay.domain.notes import PlacedCorrection, PlacedNote
from hearsay.domain.search import SearchedFolder
from hearsay.domain.search_query import Misunderstood, parse_query
from hearsay.services.analysis import Analysis
from hearsay.services.locations import data_dir
from hearsay.services.opening import open_folder
from hearsay.services.search_listing import listing, listing_lines
from hearsay.services.searching import Searching

_EPILOG = """\
what to write (quote it for your shell):
  ferry memo              both words, in any case and with any accents
  '"old ferry" repair*'   a phrase; words that begin with “repair”
  'ferry type:opinion'    fields: tag: type: source: article: outlet: note: and in:notes or in:articles
  -- '-ferry type:quote'  without a word

exit status:
  0 searched, whether or not anything was found   1 not done   2 wrong usage
"""


def search_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hearsay search",
        description="Search the articles of a folder and your notes on it.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("query", nargs="+", metavar="QUERY")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    return parser


def search(options: argparse.Namespace) -> int:
    """Return 0, or 2 where the query means nothing."""
    query = " ".join(options.query)
    asked = parse_query(query)
    if isinstance(asked, Misunderstood):
        say(asked.message)
        return 2
    folder = _searched(options.folder)
    searching = Searching(data_dir())
    try:
        searching.show(folder)
        results = searching.search(query)
    finally:
        searching.close()
    if isinstance(results, Misunderstood):
        say(results.message)
        return 2
    if options.format == "json":
        out(json.dumps(listing(query, results), ensure_ascii=False, indent=1) + "\n")
    else:
        out("".join(f"{visible(line)}\n" for line in listing_lines(results).split("\n")[:-1]))
    if not results.count:
        say(f"Nothing was found in {folder.root} for: {query}")
    return 0


def _searched(root: Path) -> SearchedFolder:
    """Return the folder as the window would show it: with the reader's corrections and notes."""
    watched = progress()
    notes: tuple[PlacedNote, ...] = ()
    corrections: tuple[PlacedCorrection, ...] = ()
    try:
        folder = open_folder(root, progress=watched)
        with store_copy() as store:
            if store is not None:
                notes = store.notes_of(folder.with_primary, root=folder.root)
                corrections = store.corrections_of(folder.with_primary, root=folder.root)
                folder = with_own_metadata(folder, store)
        annotated = Analysis().analyse_folder(folder, progress=watched)
    finally:
        watched.clear()
    primary = () if folder.primary is None else (folder.primary,)
    return SearchedFolder(folder.root, (*(with_corrections(each, corrections) for each in annotated), *primary), notes)
