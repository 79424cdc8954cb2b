"""What a web site puts around an article: plugs, links, menus, notices, none of them the article's words."""

import re

_LONGEST_PLUG = 700
"""code points: a longer block is furniture only where two signs agree"""

# A whole block, or a block that begins so and stays short.
_OPENINGS = (
    (
        r"(?:our |the )?(?:latest|more|related|recent|recommended|popular|trending|similar|other|featured|top) "
        r"(?:articles?|stor(?:y|ies)|posts?|news|reads?|reading|headlines|coverage|topics|content|videos?|links)"
    ),
    r"more (?:from|on|about|like this|in)\b.{0,60}",
    r"most (?:read|popular|viewed|shared|commented|recent)",
    r"(?:read|see|watch|listen|hear)(?: more| also| next| full| on| the full)?(?: (?:story|article|episode|here))?",
    r"(?:also read|read also|read more|read next|see also|don['’]t miss|further reading)\b.{0,160}",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.{0,160}",
    r"(?:up next|next up|editor['’]?s['’]? (?:picks?|choice)|must reads?)\b.{0,160}",
    r"related(?: ?:.{0,160}| to this)?",
    r"back to (?:the )?(?:blog|top|home|homepage|news|index|articles?|overview)",
    r"(?:leave|post|write|add|submit) a (?:comment|reply)\b.{0,40}|leave your comment",
    r"(?:view|show|load|see|read|hide) (?:all |more )?(?:\d+ )?comments?|join the (?:conversation|discussion)",
    r"reply|log ?in to .{0,40}",
    r"(?:\d+ )?(?:comments?|replies|responses|shares?|views?|likes?)(?: ?\(?\d+\)?| closed| are closed)?",
    r"(?:please )?(?:enter|type) your (?:comment|name|email|e-mail)\b.{0,60}",
    r"save my name\b.{0,120}|your (?:e-?mail )?address will not be published\b.{0,80}",
    r"required fields are marked.{0,20}",
    r"subscribe|unsubscribe|sign up|sign in|log in|log out|register|donate|join us|follow us|share|tweet|print|e-?mail",
    r"facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|youtube|copy link|bookmark|save|search|menu|home",
    r"close|next|previous|prev|click here|skip(?: to .{0,30})?|contact(?: us)?|about(?: us)?|privacy(?: policy)?",
    r"cookies?(?: policy)?|terms(?: of (?:use|service))?(?: and conditions)?|advertise(?: with us)?",
    r"sitemap|rss|newsletters?",
    r"(?:subscribe|sign up|register|follow us|follow .{1,40} on|join us|like us|support us)\b.{0,160}",
    r"(?:find us|donate|become a)\b.{0,160}",
    r"(?:click|tap|share|pin|tweet|print|e-?mail|download)(?: (?:here|this|the|on|to|it|via|with)\b.{0,100})",
    r"comment on\b.{0,100}|articles? by ?:.{0,80}|by the same author.{0,40}|all posts by.{0,60}",
    r"view all posts.{0,60}",
    r"advertisements?|advertorial|sponsored(?: content| by .{0,60})?|promoted(?: content)?|paid (?:post|content)",
    r"story continues below(?: (?:this )?ad(?:vertisement)?)?|continue reading.{0,60}|scroll to continue.{0,40}",
    r"loading.{0,10}",
    r"about the authors?\b.{0,80}|meet the authors?",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|posted in|sections?|region|theme|labels?) ?:.{0,160}",
    r"(?:previous|next|prev) (?:article|post|story|page)\b.{0,140}",
    r"(?:part|page|slide|chapter|episode|image|photo) \d{1,3} (?:of|/) \d{1,3}|\d{1,3} ?/ ?\d{1,3}",
    r"[-–— ]*\d{1,4}[-–— ]*|page \d{1,4}",
    r"\d{1,3}[- ](?:min(?:ute)?s?)(?: read)?|reading time.{0,30}|(?:estimated )?\d+ minutes? to read",
    r"(?:you can )?(?:watch|listen|hear|read|see|find|download)\b.{0,80}\bhere[:.]?",
    r"(?:original )?source ?:.{0,100}|(?:https?://|www\.)\S+|image credits?.{0,80}",
    r"mehr|lesen sie auch|mehr zum thema|teilen|drucken|kommentare|anzeige|werbung|startseite|abonnieren",
    r"(?:lire aussi|à lire aussi|partager|s['’]abonner|commentaires|publicité|newsletter)\b.{0,100}",
    r"(?:lea también|leer más|compartir|suscríbete|comentarios|publicidad|te puede interesar)\b.{0,100}",
    r"(?:leggi anche|condividi|commenti|pubblicità)\b.{0,100}",
)
# These end an article: from there on, what is short belongs to the site.
_ENDINGS = (
    (
        r"(?:our |the )?(?:latest|more|related|recent|recommended|popular|trending|similar) "
        r"(?:articles?|stories|posts?|news|reads?)"
    ),
    r"most (?:read|popular|viewed|shared|commented)",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)",
    r"back to (?:the )?(?:blog|top|home|homepage|index)",
    r"(?:log in to |sign in to |you must be logged in to )?(?:leave|post|write|add) a (?:comment|reply)",
    r"your e-?mail address will not",
    r"join the (?:conversation|discussion)",
    r"(?:all )?copyright\b|©|\(c\) \d{4}|all rights reserved",
    r"this (?:article|story|post|piece) (?:was |has been )?(?:first |originally )?(?:published|appeared|posted)\b",
    r"the original source of this (?:article|story)",
    r"disclaimers?\b|note to (?:our )?readers?\b|about the authors?$|articles? by ?:|comment on\b",
    r"the (?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|by|here|are)",
    r"for (?:media|press) (?:inquiries|enquiries|queries)|media contacts? ?:|press contacts? ?:",
    r"(?:›|»)? ?subscribe$|become a (?:member|subscriber|supporter|patron)\b|(?:tags|filed under|keywords) ?:",
)
# Words that, from two different groups in one block, only a site says about itself. Plain words in lower case: they are
# looked for in every paragraph of every article, and patterns would take ten times as long.
_SIGNS = (
    ("newsletter",),
    ("click here", "click on", "click the", "clicking", "share button"),
    ("follow us", "on instagram", "on twitter", "on facebook", "on telegram", "on youtube", "instagram,", "like us on"),
    ("subscribe", "subscribing", "subscription"),
    ("sign up", "signing up", "to register"),
    ("repost", "re-post", "cross-post", "republish"),
    ("all rights reserved", "copyright", "©"),
    ("fair use", "without profit"),
    ("disclaimer", "sole responsibility", "not be responsible", "not necessarily reflect", "not necessarily represent",
     "views expressed", "opinions expressed"),
    ("permission",),
    ("home page", "homepage", "this site", "our site", "this website", "our website", "web site", "internet sites"),
    ("drop down", "dropdown", "drop-down", "desktop version", "our menu", "top banner", "your browser", "javascript"),
    ("captcha",),
    ("reload the page", "verification period"),
    ("cookies", "privacy policy", "terms of use", "terms of service"),
    ("donate", "your donation", "tax-deductible", "become a member", "your support", "support our"),
    ("media inquiries", "media enquiries", "press inquiries", "contact us", "contact:", "@", "www."),
    ("article was originally", "article was first", "originally published", "first published", "first appeared on",
     "originally appeared", "original source of this"),
    ("hyperlink", "this page", "our app"),
)  # fmt: skip
_LABEL = re.compile(r"[A-Z][\w/&' -]{2,24}: ?\S.{0,60}")
_EDGES = " \t›»«‹>|•·*–—-→←↑▶►■#+…"


class SiteFurniture:
    """Tells a site's furniture from an article's words; made once for each file read, for its patterns are large."""

    def __init__(self) -> None:
        self._openings = re.compile("|".join(_OPENINGS), re.IGNORECASE)
        self._endings = re.compile("|".join(_ENDINGS), re.IGNORECASE)

    def holds(self, text: str) -> bool:
        """True where the whole block is furniture, wherever in the article it stands."""
        line = text.strip(_EDGES)
        if not line:
            return True
        # A full stop ends a sentence of the article more often than a link, unless it is very short.
        is_sentence = line.endswith(".") and len(line.split()) > 8
        if len(line) <= 240 and not is_sentence and self._openings.fullmatch(line.rstrip(".:!… ")):
            return True
        return _signs_in(line) >= (1 if _is_plug(line) else 2 if len(line) <= _LONGEST_PLUG else 3)

    def ends_article(self, text: str) -> bool:
        """True where a block says that the article is over and the site goes on."""
        return bool(self._endings.match(text.strip(_EDGES)))


def is_label(text: str) -> bool:
    """True for "Theme: Intelligence" and its like: a label, a colon, a few words and no sentence."""
    return bool(_LABEL.fullmatch(text)) and text[-1] not in ".!?" and len(text.split(":", 1)[1].split()) <= 5


def _signs_in(line: str) -> int:
    lowered = line.lower()
    return sum(any(sign in lowered for sign in group) for group in _SIGNS)


def _is_plug(line: str) -> bool:
    """True for a short request, of which one sign is enough."""
    return len(line) <= 160 and line.lower().startswith(
        ("please ", "to receive ", "to get ", "to read ", "to support ", "for more ", "visit ")
    )
