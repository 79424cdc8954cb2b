"""Outlets as their own pages name them: "The Harbour Gazette", "Harbour Gazette | Politics"."""

from hearsay.reading.names import is_name
from hearsay.reading.words import word_set

_LONGEST = 60
"""code points"""
_MOST_WORDS = 6
_MOST_WORDS_BESIDE_SECTION = 4
_KINDS_OF_OUTLET = word_set(
    "advertiser advocate agency argus beacon broadcaster broadcasting bugle bulletin chronicle courier daily",
    "digest dispatch echo enquirer examiner express gazette globe guardian herald independent inquirer journal",
    "ledger magazine mail mercury messenger mirror monitor news newspaper newswire observer online post press radio",
    "record recorder register reporter review sentinel spectator standard star sun tablet telegraph times today",
    "tribune tv weekly zeitung anzeiger tageblatt nachrichten rundschau",
)
_SECTIONS = word_set(
    "analysis arts asia business china climate comment commentary crime culture economy editorial education",
    "entertainment environment europe exclusive explainer features finance finances health home international",
    "interview investigation investigations law letters life lifestyle local media money national news opinion",
    "opinions podcast politics region regional religion report reports science security society sport sports",
    "tech technology travel uk us video views world",
)
_EDGES = " \t-–—|•·/:,"
_SEPARATORS = str.maketrans(dict.fromkeys("|•·—–", "\n"))


def parts_of_line(text: str) -> list[str]:
    """Return what bars, dots and dashes part; a hyphen parts only between spaces."""
    parts = text.translate(_SEPARATORS).replace(" - ", "\n").split("\n")
    return [part.strip(_EDGES) for part in parts if part.strip(_EDGES)]


def is_section(text: str) -> bool:
    """True for the name of a part of a newspaper: "Politics", "World News", "Arts & Culture"."""
    words = [word for word in text.lower().split() if word not in {"&", "and"}]
    return 1 <= len(words) <= 3 and all(word in _SECTIONS for word in words)


def is_outlet_like(text: str) -> bool:
    """True for a name that an outlet may bear, an article before it allowed."""
    return len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and is_name(without_article(text))


def is_outlet(text: str) -> bool:
    """True for a name with the word in it that outlets give themselves: "The Eastport Times", "Voice of Eastport"."""
    if not is_outlet_like(text) or is_section(text):
        return False
    words = text.lower().split()
    named_after = len(words) > 2 and words[-2] == "of" and words[-3] in _KINDS_OF_OUTLET
    return named_after or (len(words) > 1 and words[-1] in _KINDS_OF_OUTLET)


def outlet_of_line(text: str) -> str:
    """Return the outlet of a line that holds one and nothing else but a section; "" for any other line."""
    if len(text) > _LONGEST:
        return ""
    parts = parts_of_line(text)
    names = [part for part in parts if not is_section(part)]
    if len(names) != 1 or len(parts) > 3:
        return ""
    beside_section = parts[0] is names[0] and len(parts) > 1 and len(names[0].split()) <= _MOST_WORDS_BESIDE_SECTION
    return names[0] if is_outlet(names[0]) or (beside_section and is_outlet_like(names[0])) else ""


def without_article(name: str) -> str:
    """Return ``name`` without "The" before it."""
    return name[4:] if name[:4] in {"The ", "THE "} else name
