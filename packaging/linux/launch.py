"""Where the frozen program starts."""

import multiprocessing
import sys

from hearsay.__main__ import main

if __name__ == "__main__":
    # A frozen worker process starts this very program again; this turns it into the worker it is meant to be.
    multiprocessing.freeze_support()
    sys.exit(main())
