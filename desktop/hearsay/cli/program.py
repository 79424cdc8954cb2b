"""Which command was asked for, and how its outcome becomes an exit status."""

import argparse
from collections.abc import Callable, Sequence

from hearsay.cli.arguments import analyze_parser, notes_parser, window_parser
from hearsay.cli.streams import drop_broken_output, say, use_utf8
from hearsay.cli.window_request import OpenWindow, WindowRequest
from hearsay.domain.failures import HearsayError
from hearsay.domain.links import is_link, parsed_link

DONE, NOT_DONE, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments ask for and return the exit status, 0–2; ``open_window`` is called for a window."""
    use_utf8()
    try:
        return _command(list(arguments), open_window)
    except SystemExit as asked:  # argparse has told --help, --version or what is wrong
        return asked.code if isinstance(asked.code, int) else DONE
    except HearsayError as problem:
        say(str(problem))
        return NOT_DONE
    except BrokenPipeError:
        drop_broken_output()
        return NOT_DONE
    except KeyboardInterrupt:
        say("stopped")
        return NOT_DONE


def _command(arguments: list[str], open_window: OpenWindow) -> int:
    name = arguments[0] if arguments else ""
    if name in {"analyze", "analyse"}:
        from hearsay.cli.analyze import analyze

        return analyze(_checked_analyze(arguments[1:]))
    if name == "search":
        from hearsay.cli.search import search, search_parser

        return search(search_parser().parse_args(arguments[1:]))
    if name == "notes":
        from hearsay.cli.notes import NOTE_COMMANDS

        options = notes_parser().parse_args(arguments[1:])
        command: Callable[[argparse.Namespace], int] = NOTE_COMMANDS[options.command]
        return command(options)
    return _window(arguments, open_window)


def _checked_analyze(arguments: list[str]) -> argparse.Namespace:
    parser = analyze_parser()
    options = parser.parse_args(arguments)
    if options.lines is not None and (options.primary is not None or options.format != "json" or options.graded):
        parser.error("--lines answers in JSON lines and knows no --primary, no --format and no --graded")
    return options


def _window(arguments: list[str], open_window: OpenWindow) -> int:
    if len(arguments) == 1 and is_link(arguments[0]):
        return open_window(WindowRequest(link=parsed_link(arguments[0])))
    parser = window_parser()
    options = parser.parse_args(arguments)
    if options.sample and options.folder is not None:
        parser.error("--sample and FOLDER exclude each other")
    if options.screenshot is not None and options.folder is None and not options.sample:
        parser.error("--screenshot needs a FOLDER, or --sample")
    if options.folder is not None and not options.folder.is_dir():
        say(f"There is no folder {options.folder}, so nothing was opened.")
        return NOT_DONE
    return open_window(
        WindowRequest(
            folder=options.folder,
            sample=options.sample,
            screenshot=options.screenshot,
            size=options.size,
            dark=options.dark,
            self_test=options.self_test,
        )
    )
