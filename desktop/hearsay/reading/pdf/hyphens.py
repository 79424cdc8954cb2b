"""Lines become one text, words that a line's end cut in two whole again."""

from collections.abc import Iterable, Sequence

_EDGES = "“”‘’\"'«»„()[].,;:!?…"


def joined_lines(lines: Sequence[str], vocabulary: frozenset[str]) -> str:
    """Return the lines as one; a hyphen at an end goes where a small letter follows.

    A hyphen that the word has elsewhere too stays: ``vocabulary`` holds the words of the whole file.
    """
    text = lines[0]
    for line in lines[1:]:
        if text[-1:] in "-\xad" and text[-2:-1].isalpha() and line[:1].islower():
            upper = text[:-1].split()[-1].lstrip(_EDGES)
            lower = line.split()[0].rstrip(_EDGES)
            kept = text[-1] == "-" and f"{upper}-{lower}".casefold() in vocabulary
            text = text[:-1] + ("-" if kept and f"{upper}{lower}".casefold() not in vocabulary else "") + line
        elif text[-1:] in "-\xad" and text[-2:-1].isalnum() and line[:1].isalnum():
            # "Anglo-" and "Irish", "1914-" and "18": the hyphen is the word's own.
            text = text[:-1] + "-" + line
        else:
            text = f"{text} {line}"
    return text.replace("\xad", "")


def words_within(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of the lines in small letters, those left out that a line's end may have cut."""
    known: set[str] = set()
    for line in lines:
        words = line.split()
        known.update(word.strip(_EDGES).casefold() for word in words[1 : -1 if line[-1:] in "-\xad" else None])
    return frozenset(known)
