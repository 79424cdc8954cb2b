"""Which language an article is in: a guess by script and by its most common small words."""

import re
from collections import Counter

from hearsay.reading.patterns import lazily

DEFAULT_LANGUAGE = "en"
_SAMPLE = 4000
"""code points looked at"""
_FEWEST = 3
"""small words needed before they say anything"""

_SMALL_WORDS = {
    "en": "the of and to in that is was for with on as by are has from this his",
    "de": "der die und das ist nicht mit von den ein zu auf für im dem sich auch eine",
    "fr": "le les des et la est une dans que qui pour pas sur du au avec sont il",
    "es": "el los las que y en una por con para del se no su es al como más",
    "it": "il che di e la per una non con del sono della gli è nel ha anche si",
    "pt": "o os as que e do da em um uma para com não por dos mais foi ao",
    "nl": "de het een en van is dat niet op te zijn voor met die er aan ook werd",
    "pl": "w i na z że się nie do jest to przez dla po od jak oraz był który",
    "cs": "a v na se že je s z do o k jsou by pro za byl ale jako",
    "sv": "och att det som en på är av för med till den inte har om ett han var",
    "tr": "ve bir bu için da de ile olarak olan gibi daha çok ne kadar ancak sonra",
    "id": "yang dan di untuk dengan dari dalam ini tidak pada akan itu adalah oleh",
}
_SURE = 8
"""small words that outrank what a file declares, where no other language has half as many"""
_OF_SHARED_SCRIPTS = frozenset({"ru", "ar", "hi", "zh"})
"""languages that stand for every one of their script: Ukrainian, Persian, Marathi, Cantonese"""
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7a3"),
    ("zh", "\u4e00-\u9fff"),
    ("ru", "\u0400-\u04ff"),
    ("ur", "\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2"),
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
)
_FIRST_FOREIGN = "\u0370"
"""what comes before in Unicode are Latin letters and their accents"""
_FEWEST_FOREIGN = 0.02
"""share of the letters that must be of another script before it is asked which"""
_TAG = lazily(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def declared_language(tag: str) -> str:
    """Return ``tag`` as a BCP 47 tag in its usual case (``en-US``), or nothing where it is none."""
    parts = tag.strip().replace("_", "-").split("-")
    if not _TAG().fullmatch("-".join(parts)):
        return ""
    return "-".join(
        [parts[0].lower(), *(p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in parts[1:])]
    )


def settled_language(declared: str, text: str) -> str:
    """Return the BCP 47 tag of the language that ``text`` is in: ``declared``, unless the text clearly says otherwise.

    Sites whose template was made elsewhere declare a language that none of their articles is in.
    """
    found, sure = _told_by(text)
    if not declared:
        return found or DEFAULT_LANGUAGE
    return found if sure and found != declared.partition("-")[0] else declared


def guess_language(text: str) -> str:
    """Return the BCP 47 tag of the likeliest language; English where there is too little to go by."""
    return _told_by(text)[0] or DEFAULT_LANGUAGE


def _told_by(text: str) -> tuple[str, bool]:
    """Return the likeliest language, an empty string where none is, and whether it leaves no doubt."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and (script := _by_script(sample)):
        return script, script not in _OF_SHARED_SCRIPTS
    counts = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = sorted((sum(counts[word] for word in small.split()), tag) for tag, small in _SMALL_WORDS.items())
    (second, _), (best, tag) = scores[-2:]
    if best < max(_FEWEST, counts.total() // 20):
        return "", False
    return tag, best >= _SURE and best >= 2 * second


def _by_script(sample: str) -> str:
    letters = sum(map(str.isalpha, sample))
    foreign = [character for character in set(sample) if character >= _FIRST_FOREIGN and character.isalpha()]
    if sum(map(sample.count, foreign)) <= _FEWEST_FOREIGN * letters:
        return ""
    for tag, characters in _SCRIPTS:
        # Kana, and the letters only Urdu has, tell their language from a few; the others must carry the text.
        share = 0.02 if tag == "ur" else 0.1 if tag in {"ja", "ko"} else 0.3
        if letters and len(re.findall(f"[{characters}]", sample)) > share * letters:
            return tag
    return ""
