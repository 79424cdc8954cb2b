"""Bylines, date lines and outlets: who wrote it, when, for whom, as the text itself says it."""

import re
from typing import NamedTuple

from hearsay.reading.names import is_name
from hearsay.reading.outlets import is_section, parts_of_line, without_article
from hearsay.reading.patterns import lazily
from hearsay.reading.words import word_set

_LONGEST = 140
"""code points: longer lines are sentences"""

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|avr|juin|juil|août|déc|ene|abr|ago|dic"
    r"|gen|mag|giu|lug|set|ott|fev|abr|out|dez|maa|mei)[a-zéûçä]{0,8}\.?"
)
_DATE = lazily(
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: de| of)? {_MONTH},?(?: de)? \d{{4}}"
    r"|\d{4}年\d{1,2}月\d{1,2}日",
    re.IGNORECASE,
)
_TIME = lazily(r"\b\d{1,2}[:h.]\d{2}(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE)
_AGO = lazily(r"(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago", re.IGNORECASE)
_DATE_NOISE = word_set(
    "published updated posted modified edited created released last first issued date on at in the of am pm a m p",
    "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest ist pkt et ct pt local time min read minutes minute",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    "publié mis à jour le la lundi mardi mercredi jeudi vendredi samedi dimanche",
    "veröffentlicht aktualisiert am um uhr stand montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "publicado actualizado el las lunes martes miércoles jueves viernes sábado domingo",
    "pubblicato aggiornato il alle ore lunedì martedì mercoledì giovedì venerdì domenica",
)
_PREFIX = lazily(
    r"(?:(?:written|reported|story|words|text|posted|published|report|analysis|opinion|interview|compiled)\s+)?by[:\s]\s*"
    r"|(?:authors?|byline|von|par|por|autor|auteur)[:\s]\s*",
    re.IGNORECASE,
)
_PREFIX_WORDS = ("author", "byline", "von", "par", "por", "autor", "auteur")
_ROLES = word_set(
    "writer reporter correspondent editor columnist contributor analyst staff bureau chief journalist producer fellow",
    "author blogger commentator redakteur korrespondent journaliste redactor corresponsal",
)
_PARTS = lazily(r"\s*(?:[,|•·;]|\s[-–—]\s)\s*")


class Credit(NamedTuple):
    """What a line above an article tells; empty strings for what it leaves out."""

    byline: str = ""
    outlet: str = ""
    published: str = ""


def read_date_line(text: str) -> Credit | None:
    """Return the date, and the outlet beside it, of a line that holds little else; None for any other line."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return None
    match = _DATE().search(text)
    if match is None:
        return None
    rest = _TIME().sub(" ", _DATE().sub(" ", text))
    words = [word for word in re.findall(r"[^\W\d_][\w.'’&-]*", rest) if word.lower().rstrip(".:") not in _DATE_NOISE]
    if not words:
        return Credit(published=_date_words(text, match))
    if len(words) > 6 or text[-1:] in ".!?" or re.search(r"\d", rest):
        return None
    name = _outlet_in(rest)
    if name is None:
        return None
    # "ISLAMABAD, April 2" names a place, "Daily Planet, April 2" an outlet.
    return Credit(outlet="" if name.isupper() and len(name) > 4 and " " not in name else name, published=match[0])


def _outlet_in(rest: str) -> str | None:
    """Return the outlet beside a date, "" where there are only sections, None where it is no list of names."""
    parts = [_without_noise(part.strip(" ,:()/")) for part in parts_of_line(rest)]
    names = [part for part in parts if part and not is_section(part)]
    if not all(is_name(without_article(name)) for name in names):
        return None
    return names[0] if names else ""


def _without_noise(part: str) -> str:
    """Return a part of a date line without "Published", "GMT" and their like around it; a name's "The" stays."""
    words = part.split()
    while words and words[-1].lower().strip(".:,") in _DATE_NOISE:
        words.pop()
    while words and words[0] != "The" and words[0].lower().strip(".:,") in _DATE_NOISE:
        words.pop(0)
    return " ".join(words).strip(",:")


def _date_words(text: str, date: re.Match[str]) -> str:
    """Return the date with the weekday before it, where there is one."""
    before = re.search(r"(?:^|\s)([^\W\d_]+),?\s*$", text[: date.start()])
    weekday = before[1] if before and before[1].lower().endswith(("day", "tag", "di", "dì")) else ""
    return f"{weekday}, {date[0]}" if weekday and weekday.lower() != "updated" else date[0]


def is_time_stamp(text: str) -> bool:
    """True for a line that is only a day with a time of day, or "3 hours ago": what stands over a comment."""
    if len(text) > 60:
        return False
    if "ago" in text and _AGO().fullmatch(text.strip(" .•·")):
        return True
    credit = read_date_line(text)
    return (
        credit is not None
        and not credit.outlet
        and bool(_TIME().search(_DATE().sub(" ", text)) or "T" in credit.published)
    )


def read_byline(text: str, *, after_headline: bool) -> Credit | None:
    """Return who wrote the article, if this line says so: "By X", "X, Staff Writer"; None for any other line.

    ``after_headline`` allows a bare name of two to four words, which means an author only there.
    """
    if len(text) > _LONGEST or text[-1:] in '!?:;”"' or (text[0].islower() and not _prefix_of(text)):
        return None
    date = _DATE().search(text) if any(character.isdigit() for character in text) else None
    line = text if date is None else text[: date.start()]
    prefix = _prefix_of(line)
    parts = [part for part in _PARTS().split(line[prefix.end() :] if prefix else line) if part.strip(" .")]
    if not parts:
        return None
    name = re.split(r"\s(?:in|for|at|with|on|en|à|para)\s", parts[0])[0].strip()
    outlet = _outlet_of(parts[1:])
    published = date[0] if date else ""
    if prefix and is_name(name):
        return Credit(name, outlet, published)
    if prefix or not is_name(name) or not 2 <= len(name.split()) <= 6:
        return None
    if len(parts) > 1 and _is_role(parts[1]) and not name.isupper():
        return Credit(name, outlet, published)
    alone = after_headline and len(parts) == 1 and name == text.strip() and len(name.split()) <= 4
    return Credit(name) if alone and not date else None


def _prefix_of(line: str) -> re.Match[str] | None:
    head = line[:24].lower()
    return _PREFIX().match(line) if "by" in head or head.startswith(_PREFIX_WORDS) else None


def _is_role(text: str) -> bool:
    words = text.lower().split()
    return len(words) <= 6 and any(word.strip(".,") in _ROLES for word in words)


def _outlet_of(parts: list[str]) -> str:
    for part in parts:
        if is_name(without_article(part)) and not _is_role(part) and part.lower().strip(".:") not in _DATE_NOISE:
            return part.strip()
    return ""
