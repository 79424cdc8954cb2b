"""Use cases: open, analyse, annotate, correct, export, undo."""
