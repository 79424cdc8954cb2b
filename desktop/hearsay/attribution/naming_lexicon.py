"""Words that tell people, outlets and documents apart, read from resources/lexicons when first needed."""

from functools import cached_property
from pathlib import Path

from hearsay.resources import resource


class NamingLexicon:
    """Cheap to make; each list is read from its file at first use. All words are in lower case."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = resource("lexicons") if folder is None else folder

    def _lines(self, name: str) -> list[str]:
        text = (self._folder / name).read_text(encoding="utf-8")
        return [line for line in text.splitlines() if line and not line.startswith("#")]

    def _of_class(self, name: str, wanted: str) -> frozenset[str]:
        return frozenset(
            word for line in self._lines(name) for kind, *words in [line.split()] if kind == wanted for word in words
        )

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a person's name that are no part of it."""
        return frozenset(self._lines("titles.txt"))

    @cached_property
    def institution_words(self) -> frozenset[str]:
        """Words that make a name an institution's (Department, Times)."""
        return self._of_class("outlet_words.txt", "name")

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Common nouns for an outlet named before (the newspaper)."""
        return self._of_class("outlet_words.txt", "outlet")

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Nouns for people who speak without a name (officials, sources)."""
        return frozenset(self._lines("unnamed_sources.txt"))

    @cached_property
    def men(self) -> frozenset[str]:
        return self._of_class("first_names.txt", "m")

    @cached_property
    def women(self) -> frozenset[str]:
        return self._of_class("first_names.txt", "f")

    @cached_property
    def given_names(self) -> frozenset[str]:
        """First names of men and women."""
        return self.men | self.women

    @cached_property
    def not_persons(self) -> frozenset[str]:
        """Names of places, peoples, parties and networks, some of several words."""
        return frozenset(self._lines("not_persons.txt"))

    @cached_property
    def person_nouns(self) -> dict[str, str]:
        """Nouns for one person (senator, resident) -> what they tell of him: *m*, *f*, *known* or *some*."""
        lines = (line.split() for line in self._lines("person_nouns.txt"))
        return {noun: kind for kind, *nouns in lines for noun in nouns}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Common nouns for an institution named before (the company, the agency)."""
        return self.outlets | self._of_class("outlet_words.txt", "body")

    @cached_property
    def firm_documents(self) -> frozenset[str]:
        """Nouns that name a document by themselves (cable, memo)."""
        return self._of_class("document_nouns.txt", "firm")

    @cached_property
    def loose_documents(self) -> frozenset[str]:
        """Nouns that may name a document (report, ruling, letter)."""
        return self._of_class("document_nouns.txt", "loose")

    @cached_property
    def evidence_nouns(self) -> frozenset[str]:
        """Nouns of what can show or suggest something by itself: documents, polls, figures."""
        return self.documents | self._of_class("document_nouns.txt", "shows")

    @cached_property
    def documents(self) -> frozenset[str]:
        """Nouns that name a document, or may."""
        return self.firm_documents | self.loose_documents

    @cached_property
    def leaked(self) -> frozenset[str]:
        """Words that make a loose noun a document somebody was not meant to see (leaked, classified)."""
        return self._of_class("document_nouns.txt", "leaked")

    @cached_property
    def events(self) -> frozenset[str]:
        """Nouns for what a document records (the meeting)."""
        return self._of_class("document_nouns.txt", "event")
