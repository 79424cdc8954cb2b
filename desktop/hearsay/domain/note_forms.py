"""The forms in which notes leave the program."""

from enum import Enum


class NotesForm(Enum):
    """Each with its name for the reader, what its file ends with, and that kind of file in words."""

    PLAIN = "Markdown", "md", "Markdown"
    OBSIDIAN = "Markdown for Obsidian", "md", "Markdown"
    ANNOTATIONS = "Web Annotations (JSON-LD)", "jsonld", "JSON-LD"
    TABLE = "Table (CSV)", "csv", "CSV"

    def __init__(self, label: str, suffix: str, kind: str) -> None:
        self.label, self.suffix, self.kind = label, suffix, kind

    @property
    def is_markdown(self) -> bool:
        """Markdown can be looked at as it will be shown, and be updated where it stands."""
        return self in {NotesForm.PLAIN, NotesForm.OBSIDIAN}
