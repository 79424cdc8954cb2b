"""Work off the GUI thread: pool, progress, cancellation."""
