"""Start of the program, from the console command, ``python -m hearsay`` and frozen builds."""

import gc
import sys
from collections.abc import Sequence

from hearsay.cli import WindowRequest, run

_READING_WORKER = "--reading-worker"
"""the hidden entry by which the program starts itself to read files, see hearsay.reading.worker"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run Hearsay with command-line arguments (the process's own by default) and return the exit status, 0–2."""
    arguments = sys.argv[1:] if argv is None else argv
    if list(arguments) == [_READING_WORKER]:
        from hearsay.reading.worker.serve import serve

        return serve()
    return run(arguments, open_window=_open_window)


def _open_window(request: WindowRequest) -> int:
    """Show, draw or test the window; Qt is loaded here and not before."""
    # Almost nothing that a start makes is garbage; looking for it costs a tenth of the time to the first article.
    gc.disable()
    offscreen = request.screenshot is not None or request.self_test
    problem = None if offscreen else _display_problem()
    if problem is None:
        try:
            from hearsay import app
        except ImportError as error:
            problem = _missing_libraries() or f"Qt cannot be loaded: {error}"
    if problem is not None:
        sys.stderr.write(f"hearsay: {problem}\n")
        return 1
    if request.self_test:
        from hearsay.self_test import self_test

        return self_test()
    if request.screenshot is not None:
        folder = app.SAMPLE if request.folder is None else request.folder
        return app.draw_window(request.screenshot, folder, size=request.size, dark=request.dark)
    return app.show_window(request.folder, sample=request.sample, dark=request.dark, link=request.link)


def _display_problem() -> str | None:
    from hearsay.ui.display_check import display_problem

    return display_problem()


def _missing_libraries() -> str | None:
    from hearsay.ui.display_check import missing_libraries

    return missing_libraries("QtGui")


if __name__ == "__main__":
    sys.exit(main())
