"""The words by which articles say of the primary document that it is real, that this is not shown, or who gave it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_PERSONS = (
    r"(?:sources?|persons?|people|officials?|individuals?|insiders?|whistle-?blowers?|employees?|members?|hands?|"
    r"somebody|someone)"
)
_NAMELESS = r"(?:anonymous|unnamed|unidentified|undisclosed|confidential)"
_WHAT = r"(?:authenticity|genuineness|veracity|provenance|existence)"
_VERB = (
    r"(?:authenticat(?:e|es|ed|ing)|verif(?:y|ies|ied|ying)|corroborat(?:e|es|ed|ing)|confirm(?:s|ed|ing)?|"
    r"acknowledg(?:e|es|ed|ing)|vouch(?:es|ed)?\s+for)"
)
_REAL = r"(?:genuine|authentic|real)"
_FORGED = r"(?:an?\s+)?(?:\w+\s+)?(?:forgery|fake|fabrication|hoax|forged|fabricated)"


class DocumentCues(NamedTuple):
    """``mention`` finds the document’s noun; the others a whole construction around it.

    ``vouching`` begins with its verb and ``vouched`` with the document, its verb in the group ``verb``: each says that
    it was authenticated, or with a negation that it was not. ``doubting`` begins with a verb, too. ``doubted`` and
    ``origin`` need nothing around them.
    """

    mention: re.Pattern[str]
    vouching: re.Pattern[str]
    vouched: re.Pattern[str]
    doubting: re.Pattern[str]
    doubted: re.Pattern[str]
    origin: re.Pattern[str]


def document_cues(nouns: Iterable[str]) -> DocumentCues:
    """Return the cues about a document that is called by these nouns (one at least)."""
    noun = rf"(?:{'|'.join(sorted(map(re.escape, nouns), key=len, reverse=True))})"
    some = r"(?:[\w-]+\s+){0,3}?"
    named = rf"(?:the|this|that|its?|their)\s+{some}{noun}\b(?![’'-])"
    of_it = rf"(?:the|its|their|this\s+{noun}[’']s|the\s+{some}{noun}[’']s)\s+(?:\w+\s+(?:and|or)\s+)?{_WHAT}\b"
    doubt = rf"(?:purported|alleged|unverified|unauthenticated|disputed|forged)\s+(?:[\w-]+\s+){{0,2}}?{noun}\b"

    def cue(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.VERBOSE | re.IGNORECASE)

    return DocumentCues(
        cue(rf"\b{noun}\b"),
        cue(
            rf"""\b(?P<verb>{_VERB})(?:\s+n?or\s+den(?:y|ies|ied))?\s+(?:
                (?P<what>{of_it})(?:\s+of\s+(?P<of>{named}))?
                |(?:that\s+)?{named}\s+(?:is|was|were|to\s+be|as)\s+(?:indeed\s+)?{_REAL}\b
                |(?P<plain>{named})(?=\s*(?:[.,;:)”"—–]|$|\b(?:by|with|through|independently|itself)\b))
            )"""
        ),
        cue(
            rf"""\b(?:(?P<what>{of_it})(?:\s+of\s+(?P<of>{named}))?|{named})\s+
            (?P<lead>(?:(?:has|have|had|could|can|cannot|was|were|is|are|not|\w+n[’']t|never|yet|been|be|to|still|also|\w+ly)\s+)+)
            (?P<verb>authenticated|verified|confirmed|corroborated|in\s+(?:doubt|dispute)|disputed|questioned|contested)\b
            (?!\s+that\b)"""
        ),
        cue(
            rf"""\b(?:call|dismiss|denounc|describ|brand|label|reject)(?:s|es|ed|d|ing)?\s+{named}\s+
            (?:(?:as|to\s+be)\s+)?{_FORGED}\b"""
        ),
        cue(rf"\b{doubt}(?![’'-])"),
        cue(
            rf"""\b(?:(?:an?|the|this)\s+{some})?{noun}\b[^.,;:“”"]{{0,60}}?\b
            (?:obtained|received|provided|given|leaked|passed|handed|sent|shown|supplied|came|comes)\b
            (?:\s+to\s+[^\s.,;:“”"]+(?:\s+[^\s.,;:“”"]+){{0,2}}?)?\s+(?:from|by)\s+
            (?:[\w-]+\s+){{0,2}}?{_NAMELESS}\s+(?:[\w-]+\s+){{0,3}}?{_PERSONS}\b"""
        ),
    )
