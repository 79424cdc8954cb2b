"""What became of a folder's files while it was open."""

from dataclasses import dataclass

from hearsay.domain.article import Folder

_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """Paths of articles, the primary document among them; ``renamed`` are pairs of the earlier and the present one.

    ``described`` are those whose metadata alone is told otherwise, by the reader; their files are as they were.
    """

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    described: tuple[str, ...] = ()

    def in_words(self) -> str:
        """Return a line that tells the reader; empty where no article changed."""
        renamed = tuple(f"{before} → {now}" for before, now in self.renamed)
        parts = [
            f"{', '.join(names[:_MOST_NAMED])}{f' and {len(names) - _MOST_NAMED} more' * (len(names) > _MOST_NAMED)}"
            f" {what}"
            for names, what in (
                (self.changed, "changed and read again"),
                (self.added, "added"),
                (self.removed, "gone; its notes are kept"),
                (renamed, "renamed"),
            )
            if names
        ]
        return f"On disk: {'; '.join(parts)}." if parts else ""


def changes_between(before: Folder, now: Folder) -> FolderChanges:
    """Return what changed: an article of the same words under another path was renamed."""
    old = {article.path: article for article in before.with_primary}
    new = {article.path: article for article in now.with_primary}
    removed = [path for path in old if path not in new]
    added = [path for path in new if path not in old]
    by_text = {old[path].text: path for path in removed}
    renamed = []
    for path in tuple(added):
        earlier = by_text.pop(new[path].text, None)
        if earlier is not None:
            renamed.append((earlier, path))
            added.remove(path)
            removed.remove(earlier)
    changed = tuple(path for path in new if path in old and old[path] != new[path])
    return FolderChanges(changed, tuple(added), tuple(removed), tuple(renamed))
