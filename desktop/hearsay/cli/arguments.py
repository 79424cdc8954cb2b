"""What can be asked for on the command line, in words that a newcomer understands."""

import argparse
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hearsay import __version__
from hearsay.domain.grades import ClaimGrade, SourceGrade

_TYPES = """\
what the colours mean:
  primary_quote   the primary document's own words, in quotation marks
  quote           another source's own words, in quotation marks
  secondhand      a claim that someone else is said to have made
  opinion         the author's judgement
  unattributed    stated as fact, with no source named
"""

_LARGEST_SIDE = 16_384
"""pixels: larger pictures take gigabytes"""

_STATUS = """\
exit status:
  0 everything asked for was done   1 something was not (named on standard error)   2 wrong usage
"""

_CORRECTION_FIELDS = """\
fields (offsets are code points):
  sentence             its words
  type                 what you decided
  engine               what you overruled: type, confidence (0-1), and the engine's name; null where not known
  paragraph, offset    the paragraph it stands in, and where it begins there
  before, after        the sentences on both sides
  context              where engine, paragraph, before and after are from: kept (with the correction, as it was made),
                       present (from the article as it is now) or cut (a few words are all that was kept)
  article, title       the article's path below FOLDER, and its title
  article_id           SHA-256 of the article's text
  anchor               start, end in that text, and status: exact, moved, or orphan (then start and end are null)
  id, created          of the correction
"""

_SCALE = f"""\
the Admiralty scale:
{"".join(f"  {each.value}  {each.label}{chr(10)}" for each in (*SourceGrade, *ClaimGrade))}
{_STATUS}"""

_WINDOW_EPILOG = f"""\
commands (each has its own --help):
  hearsay analyze FOLDER          type every sentence; print JSON, Markdown or HTML
  hearsay search FOLDER QUERY     search the articles and your notes on them
  hearsay notes export FOLDER     write the notes of a folder: Markdown, Web Annotations, CSV
  hearsay notes corrections FOLDER
                                  write your corrections of types as JSON lines, to train on
  hearsay notes grade FOLDER      grade a source (A-F) or a claim (1-6); “notes grades” lists them
  hearsay notes add|list|backup|restore|import|merge|backups …

examples:
  hearsay --sample                look at the case that comes with Hearsay
  hearsay ~/cases/cable           read a folder of articles side by side
  hearsay 'hearsay://open?…'      go where a link in exported notes leads
  hearsay analyze ~/cases/cable --format html -o report.html

A folder holds the articles about one affair: text, Markdown, saved web pages (.html, .mhtml), .pdf, .docx, .odt, .rtf,
.epub (an article a chapter), mails (.eml), feeds and WordPress exports (.xml, an article an item), Hearsay's own .json.
Call the leaked document itself primary.txt (or .pdf …), and quotations are held against it.
A folder that is called like a command is opened as ./analyze.
HEARSAY_DATA names another directory for the notes. Everything stays on this machine.

{_TYPES}
{_STATUS}"""


def window_parser() -> argparse.ArgumentParser:
    """Return the parser for everything but the commands."""
    parser = argparse.ArgumentParser(
        prog="hearsay",
        description="Read articles side by side, each sentence coloured by who vouches for it.",
        epilog=_WINDOW_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder", nargs="?", type=_folder, metavar="FOLDER", help="open this folder (else: the last one)"
    )
    parser.add_argument("--sample", action="store_true", help="open the case that comes with Hearsay")
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="draw the window into a file, and leave")
    parser.add_argument(
        "--size", type=_size, default=(1440, 900), metavar="WxH", help="size of that picture, in pixels"
    )
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--self-test", action="store_true", help="try the whole program on the sample, and leave")
    parser.add_argument("--version", action="version", version=f"hearsay {__version__}")
    return parser


def _folder(given: str) -> Path:
    """Return the folder meant: menus and file managers may name one by its ``file:`` URL."""
    if given.startswith("file://"):
        parts = urlsplit(given)
        if parts.netloc in {"", "localhost"}:
            # file:///C:/… on Windows
            return Path(re.sub(r"^/(?=[A-Za-z]:/)", "", unquote(parts.path)))
    return Path(given)


def analyze_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hearsay analyze",
        description="Type every sentence of a folder of articles, without a window.",
        epilog=f"""\
Standard output holds the result alone; progress goes to standard error. A file that could not be read, or is of a
kind that Hearsay does not know, is named there too, and the exit status is then 1; the rest is analysed all the same.

{_TYPES}
{_STATUS}""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the folder of articles")
    what.add_argument(
        "--lines", metavar="FILE", help="each line of FILE (- for standard input) is a passage; one JSON object a line"
    )
    parser.add_argument("--primary", type=Path, metavar="FILE", help="the primary document (else: primary.* in FOLDER)")
    parser.add_argument("--format", choices=("json", "markdown", "html"), default="json", help="default: json")
    parser.add_argument(
        "--corrected",
        action="store_true",
        help="lay your own corrections of types, bylines, dates and the like over what is found",
    )
    parser.add_argument(
        "--graded", action="store_true", help="show your own grades of sources and claims along the chains"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="work on N articles at once (default: 1)")
    return parser


def notes_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hearsay notes",
        description="The notes of a folder, without a window.",
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    export = commands.add_parser("export", help="write the notes of a folder: Markdown, Web Annotations, CSV")
    export.add_argument("folder", type=Path, metavar="FOLDER")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    export.add_argument(
        "--format",
        choices=("markdown", "jsonld", "csv"),
        default="markdown",
        help="Markdown (the default), W3C Web Annotations, or a table",
    )
    export.add_argument("--template", metavar="NAME|FILE", help="plain (the default), obsidian, or one of your own")
    export.add_argument(
        "--split", choices=("articles", "notes"), help="one file for each of these; -o then names their folder"
    )
    standing = export.add_mutually_exclusive_group()
    standing.add_argument("--replace", action="store_true", help="replace FILE if it is there")
    standing.add_argument(
        "--update", action="store_true", help="bring FILE, an earlier export, up to date; what you wrote in it stays"
    )

    corrections = commands.add_parser(
        "corrections",
        help="write the corrections of types of a folder as JSON lines, to train on",
        description="""\
Writes one JSON object a line for each type that you overruled in the articles of FOLDER. Each quotes the sentence and
the words around it, so mind whose words they are before you hand them on. Nothing is sent anywhere.""",
        epilog=_CORRECTION_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    corrections.add_argument("folder", type=Path, metavar="FOLDER")
    corrections.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output (also: -)"
    )
    corrections.add_argument("--replace", action="store_true", help="replace FILE if it is there")

    add = commands.add_parser("add", help="add a note, or many from standard input")
    add.add_argument("folder", type=Path, metavar="FOLDER")
    add.add_argument("--article", metavar="PATH", help="the article, by its path below FOLDER")
    add.add_argument("--quote", default="", metavar="TEXT", help="the words the note is on (default: whole article)")
    add.add_argument("--body", metavar="TEXT", help="the note itself, in Markdown")
    add.add_argument("--tag", action="append", default=[], metavar="T", dest="tags", help="may be given several times")
    add.add_argument(
        "--stdin",
        action="store_true",
        help='read JSON lines {"article","quote","body","tags"}; answer each with its id',
    )

    listed = commands.add_parser("list", help="list the notes of a folder")
    listed.add_argument("folder", type=Path, metavar="FOLDER")
    listed.add_argument("--format", choices=("text", "json"), default="text")

    _add_grade_commands(commands)

    backup = commands.add_parser("backup", help="copy all notes, of every folder, into one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument("--replace", action="store_true", help="replace FILE if it is there")

    commands.add_parser(
        "backups",
        help="list the copies that Hearsay keeps: one a day for a week, one a week for a quarter",
        description="Lists the copies in the backup folder, the latest first, with what each holds.",
        epilog="exit status: 0 all are sound; 1 one of them cannot come back",
    )

    imported = commands.add_parser(
        "import",
        help="take in notes from a file of W3C Web Annotations (JSON-LD), by their ids",
        description="""\
Takes in the notes of FILE: an export of Hearsay's (--format jsonld) or of another program that quotes the annotated
words. A note that is here already is brought up to date where FILE has a later version; nothing is lost, and the whole
import can be undone at once.""",
    )
    imported.add_argument("folder", type=Path, metavar="FOLDER")
    imported.add_argument("file", type=Path, metavar="FILE")

    merged = commands.add_parser(
        "merge",
        help="take in all notes, of every folder, of another Hearsay (its “notes backup”)",
        description="""\
Takes in what FILE, a copy made by “notes backup”, holds: notes, corrections and grades, by their ids. Of a note that
was changed on both sides the later version stands, and the other is kept beside it, tagged “other-version”. A copy of
your notes is made before. Merging the same file again changes nothing.""",
    )
    merged.add_argument("file", type=Path, metavar="FILE")

    restore = commands.add_parser("restore", help="bring back the notes of such a copy; today's are kept beside")
    restore.add_argument("file", type=Path, metavar="FILE", help="a copy, or the name of one that “backups” lists")
    restore.add_argument("--look", action="store_true", help="only tell what FILE holds")
    return parser


def _add_grade_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    grade = commands.add_parser(
        "grade",
        help="grade a source or a claim by your own judgement",
        description="Keeps your own grade of a source or of what a sentence claims; an earlier one gives way to it.",
        epilog=_SCALE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    grade.add_argument("folder", type=Path, metavar="FOLDER")
    what = grade.add_mutually_exclusive_group(required=True)
    what.add_argument("--source", metavar="NAME", help="a source by any name it has in the folder, or an outlet")
    what.add_argument("--quote", metavar="TEXT", help="words of the sentence that makes the claim; needs --article")
    grade.add_argument(
        "--article",
        metavar="PATH",
        help="the claim's article, by its path below FOLDER; of a source, the one article that knows it",
    )
    grade.add_argument("--grade", required=True, metavar="A-F|1-6", help="a letter for a source, a figure for a claim")
    grade.add_argument("--reason", default="", metavar="TEXT", help="why; kept with the grade")

    grades = commands.add_parser("grades", help="list the grades of a folder, also those that fit nothing any more")
    grades.add_argument("folder", type=Path, metavar="FOLDER")
    grades.add_argument("--format", choices=("text", "json"), default="text")


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})[xX×](\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"not a size in pixels, such as 1440x900: {text}")
    width, height = int(match[1]), int(match[2])
    if max(width, height) > _LARGEST_SIDE:
        raise argparse.ArgumentTypeError(f"not a picture of at most {_LARGEST_SIDE} pixels a side: {text}")
    return width, height


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"not a number from 1 to 256: {text}")
    return int(text)
