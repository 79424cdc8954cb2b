"""Alembic's scripts: one module a released form of the store, run once, never edited after release."""
