"""The words by which articles say something of a source: that it denies, declines to comment, wants no name told.

Only whole constructions of newsroom English are known, each of which says by itself what it says: a verb alone (“the
judge dismissed the charges”, “the port was denied a loan”) says too little.
"""

import re

STEMS = (
    "deny", "denied", "denies", "reject", "dismiss", "refut", "rebut", "repudiat", "accus", "indict", " sued ",
    "charged", "charges as", "prosecut", "faces ", "faced ", "facing ", "stood trial", "stands trial", "defend",
    "innocence", "nothing wrong", "plead", "pled ", "allegation", "suspicion", "insinuation", "declin", "refus",
    "respon", "reply", "replied", "t return", "yet return", "ely return", "answer", "be reached", "no comment",
    "no immediate comment", "no further comment", "for comment", "not comment", "anonym", "be named",
    "be identified", "quoted by name", "t want", "not authori", "authentic", "verif", "confirm", "acknowledg",
    "corroborat", "vouch", "genuine", "veracity", "provenance", "existence", "purported", "alleged", "disput",
    "contested", "questioned", "forge", "fake", "fabricat", "hoax", "unnamed", "confidential", "unidentified",
    "undisclosed", "supporter", "critics", "opponent", " ally ", "allies", "rivals", "loyalist", "lawyer",
    "attorney", "backer",
)  # fmt: skip
"""small letters without which a sentence says nothing of the kind"""


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_GRAVE = r"(?:allegations?|accusations?|suspicions?|insinuations?)"
_BASELESS = r"(?:false|baseless|unfounded|groundless|untrue|fabricated|politically\s+motivated|lies|a\s+lie|nonsense)"

DENIES = _cue(
    rf"""\b(?:
        den(?:y|ies|ied|ying)\b(?!\s+(?:(?:him|her|them|us|me)\s+\w|(?:any\s+)?(?:entry|access|bail|visas?|service)\b))
        |(?:reject|dismiss|refut|rebut|repudiat|rebuff)(?:s|es|e|ed|ing)\b(?=(?:\s+[\w’'-]+){{0,3}}\s+{_GRAVE}\b)
        |(?:reject|dismiss)(?:s|es|ed|ing)?\b(?=\s+(?:the|all|these|those|such|both)\s+(?:\w+\s+)?charges\s+as\b)
    )"""
)
ACCUSES = _cue(r"\baccus(?:e|es|ed|ing)\b(?!\s+of\b)")
DEFENDS = _cue(
    r"""\bdefend(?:s|ed|ing)?\s+(?:himself|herself|itself|themselves
        |(?:his|her|its|their)\s+(?:own\s+)?(?:\w+\s+)?(?:actions?|conduct|record|handling|decisions?|work|role|reporting
        |position|policy|policies|part))\b
    |\b(?:plead(?:s|ed)?|pled)\s+not\s+guilty\b"""
)
IS_ACCUSED = _cue(
    r"""\b(?:accused\s+of|(?:charged|prosecuted|sued|indicted)\s+(?:with|over|for|under|on)
        |(?:fac(?:es|ed|ing))\s+(?:(?!no\b|an?\s+end\b)[\w-]+\s+){0,2}?
            (?:charges|prosecution|indictment|trial|a\s+lawsuit|lawsuits|allegations|accusations)
        |st(?:ands|ood)\s+(?:accused|trial))\b"""
)
"""of these, those that end in a preposition say it of their subject only in the passive"""
IS_ACCUSED_IN_PASSIVE = _cue(r"(?:accused|charged|prosecuted|sued|indicted)\b")
NOTHING_WRONG = _cue(r"\b(?:it|we|i)\s+(?:(?:has|have|had|did|\w+ly)\s+){0,3}(?:done\s+)?nothing\s+wrong\b")
INNOCENT = _cue(
    r"""\b(?:he|she|they)\s+(?:(?:has|have|had|did|\w+ly)\s+){0,3}(?:done\s+)?nothing\s+wrong\b
    |\b(?:his|her|its|their)\s+(?:own\s+)?innocence\b"""
)
INSISTING = _cue(r"\b(?:insist|maintain|protest|proclaim)(?:s|ed|ing)?$")
"""verbs before which “he” is as good as always the speaker, at the end of a cue"""
CALLS_BASELESS = _cue(rf"\b{_GRAVE}\b[^.;]{{0,100}}?\bas\s+(?:\w+ly\s+)?[“\"'‘]?{_BASELESS}\b")
NAMING = _cue(r"\b(?:call|label|brand|describ|characteri|denounc|condemn)\w*$")
"""verbs that call something baseless, at the end of a cue"""
TAKES_SIDE = _cue(
    r"""^(?:(?!\b(?:and|for|who|with|to|from|by|at|in|against|than)\b).)*?
        (?:[’']s?\s+|\b(?:his|her|its|their)\s+)(?:\w+\s+)?
        (?:supporters?|defenders?|critics?|opponents?|allies|ally|rivals?|loyalists?|lawyers?|attorneys?|backers?)$
    |\b(?:supporters?|defenders?|critics?|opponents?|allies|ally|loyalists?|backers?)\s+of\s+\w+
    |\b(?:lawyers?|attorneys?)\s+(?:for|of|to)\s+(?:the\s+)?(?-i:[A-Z])\w+"""
)
"""a source's description that says whose side it is on"""

DECLINES = _cue(
    r"""\b(?:
        (?:declin|refus)(?:e|es|ed|ing)\s+(?:(?:all|any|several|repeated|multiple)\s+)?(?:
            to\s+(?:\w+ly\s+|immediately\s+)?(?:comment|respond|elaborate|be\s+interviewed
                |answer\s+(?:[\w’']+\s+){0,2}?questions?)
            |(?:a\s+|an\s+|the\s+|our\s+)?(?:requests?|invitations?)\s+(?:for|to)\s+(?:an?\s+)?(?:comment|interview))
        |(?:did|do|does|has|have|had)(?:\s+not|n[’']t)\s+(?:(?:immediately|yet|even|\w+ly)\s+)*
            (?:respon[ds]|repl|return|answer)\w*(?:\s+[\w’'-]+){0,5}?\s+
            (?:comment|requests?|calls?|e-?mails?|messages?|questions?|(?:in|en)quir(?:y|ies)|letters?)
        |(?:has|have|had)\s+yet\s+to\s+(?:respond|reply|answer)
        |would\s+not\s+comment
        |could\s+not\s+(?:\w+ly\s+)?be\s+reached(?=\s+(?:for|on|by)\s+(?:comment|\w+day|phone|telephone|e-?mail)|\s*[.,;])
        |(?:had|has|gave|offered)\s+no\s+(?:immediate\s+|further\s+)?comment
        |(?:was|were|is|are)\s+(?:not\s+(?:\w+ly\s+)?|un)available\s+for\s+comment
    )\b"""
)

ANONYMITY = _cue(
    r"""\b(?:
        (?:on|under)\s+(?:the\s+)?condition\s+of\s+anonymity
        |(?:ask|request|want|wish|prefer|insist)(?:ed|s|ing)?\s+(?:not\s+to|to\s+not|that\s+\w+\s+not)\s+be\s+
            (?:named|identified|quoted\s+by\s+name)
        |(?:did|does|do)(?:\s+not|n[’']t)\s+want\s+(?:to\s+be\s+(?:named|identified)
            |(?:his|her|their|its)\s+(?:real\s+|full\s+)?names?\b(?:\s+(?:used|published|printed|told|known))?)
        |declin(?:ed|es|ing)\s+to\s+be\s+(?:named|identified)
        |request(?:ed|s|ing)\s+anonymity
        |spoke\s+anonymously|speaking\s+anonymously
        |(?:was|were|is|are|who)\s+not\s+authori[sz]ed\s+to\s+(?:speak|comment|talk|discuss)
    )
    (?:\s*,?\s+(?:because|citing|fearing|(?:for|out\s+of)\s+fear|since\s+(?:he|she|they)|as\s+(?:he|she|they)
        |to\s+(?:discuss|speak|describe|talk|avoid)|in\s+(?:a|the|any)\s+\w+)\b[^,.;:–—“”"]{0,120})?"""
)
