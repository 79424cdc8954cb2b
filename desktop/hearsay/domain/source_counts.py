"""How many sources a folder has, told the same way wherever they are counted."""

from dataclasses import dataclass

from hearsay.domain.sources import SourceKind, SourceRegister


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """``unnamed`` are counted once an article: nobody knows whether two articles' are the same.

    ``named`` are all others, the primary document among them; ``roots`` are those of the named with whom a chain ends.
    """

    named: int = 0
    unnamed: int = 0
    roots: int = 0

    @classmethod
    def of(cls, register: SourceRegister) -> "SourceCounts":
        unnamed = sum(source.kind is SourceKind.UNNAMED for source in register.sources)
        roots = {route.root for route in register.routes.values()}
        named_roots = sum(register.sources[root].kind is not SourceKind.UNNAMED for root in roots)
        return cls(len(register.sources) - unnamed, unnamed, named_roots)

    @property
    def in_short(self) -> str:
        """Return e.g. ``32 sources: 28 named, 4 unnamed``."""
        parts = [f"{count:,} {what}" for count, what in ((self.named, "named"), (self.unnamed, "unnamed")) if count]
        total = self.named + self.unnamed
        return f"{total:,} source{'' if total == 1 else 's'}: {', '.join(parts)}" if parts else "no source"

    @property
    def in_words(self) -> str:
        """Return what is counted as what, in two sentences or three; nothing where there is no source."""
        if not self.named + self.unnamed:
            return ""
        told = [f"{self.in_short}."]
        if self.named:
            are = "is a root" if self.roots == 1 else "are roots"
            others = (
                "; any other passes words on, or speaks within the primary document" if self.roots < self.named else ""
            )
            told.append(f"Of the named, {self.roots:,} {are}, with whom a chain ends{others}.")
        if self.unnamed:
            told.append("The unnamed are counted once an article, for two articles’ may be the same.")
        return " ".join(told)

    @property
    def _others(self) -> str:
        return "; any other passes words on, or speaks within the primary document" if self.roots < self.named else ""
