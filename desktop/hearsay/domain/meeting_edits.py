"""Two edits of one note that were made without knowledge of each other, in two windows say."""

from collections.abc import Sequence
from typing import NamedTuple


class Written(NamedTuple):
    """A note's Markdown and its tags."""

    body: str
    tags: tuple[str, ...]


def joined(seen: Written, theirs: Written, mine: Written) -> Written | None:
    """Return what both wanted, made from the ``seen`` note by others and by me; None where both wrote in its body.

    A body that only one of us changed is that one's. Tags that either added are there, tags that either took away
    are not.
    """
    if mine.body in {seen.body, theirs.body}:
        body = theirs.body
    elif theirs.body == seen.body:
        body = mine.body
    else:
        return None
    return Written(body, _joined_tags(seen.tags, theirs.tags, mine.tags))


def _joined_tags(seen: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> tuple[str, ...]:
    stay = [tag for tag in mine if tag in theirs or tag not in seen]
    return (*stay, *(tag for tag in theirs if tag not in seen and tag not in stay))
