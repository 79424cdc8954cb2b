"""Notes and corrections in SQLite, with undo, backups and migrations."""
