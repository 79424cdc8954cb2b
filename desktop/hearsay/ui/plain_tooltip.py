"""Tooltips whose text comes from files: shown as it is, never taken for markup."""

from html import escape


def plain_tooltip(text: str) -> str:
    """Return what makes Qt show ``text`` character for character; a title may well look like HTML."""
    return wrapped_tooltip(text) if "<" in text else text


def wrapped_tooltip(text: str) -> str:
    """Return what makes Qt show ``text`` character for character, its long lines broken."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"
