"""What a web site puts around an article: plugs, links, menus, notices, none of them the article's words."""

from collections.abc import Callable, Iterable
from functools import cache
from re import IGNORECASE, Pattern

from hearsay.reading.patterns import lazily

_LONGEST_PLUG = 700
"""code points: a longer block is furniture only where three signs agree"""
_SHORTEST_PLUG = 12
"""code points: what is shorter has no room for two signs"""
_LONGEST_LINE = 240
_LONGEST_LINK_HEAD = 80
_MOST_WORDS_OF_LINE = 8
"""words: a full stop ends a sentence of the article more often than a link, unless it is very short"""

_PLUGS = (
    r"(?:our |the )?(?:latest|more|related|recent|recommended|popular|trending|similar|other|featured|top) "
    r"(?:articles?|stor(?:y|ies)|posts?|news|reads?|reading|headlines|coverage|topics|content|videos?|links)"
)

# A whole block, or a block that begins so and stays short; before each, the words it may begin with ("0": a digit),
# by which a line finds the few patterns worth trying, and those alone are compiled.
_OPENINGS = (
    (
        "read see watch listen hear",
        r"(?:read|see|watch|listen|hear)(?: more| also| next| full| on| the full)?(?: (?:story|article|episode|here))?",
    ),
    (
        "also read see don't further",
        r"(?:also read|read also|read more|read next|see also|don't miss|further reading)\b.{0,160}",
    ),
    ("you", r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.{0,160}"),
    ("related related:", r"related(?: ?:.{0,160}| to this)?"),
    ("back", r"back to (?:the )?(?:blog|top|home|homepage|news|index|articles?|overview)"),
    ("leave post write add submit", r"(?:leave|post|write|add|submit) a (?:comment|reply)\b.{0,40}|leave your comment"),
    (
        "view show load see read hide join",
        r"(?:view|show|load|see|read|hide) (?:all |more )?(?:\d+ )?comments?|join the (?:conversation|discussion)",
    ),
    ("reply log login", r"reply|log ?in to .{0,40}"),
    (
        "0 comments comment replies reply responses response shares share views view likes like",
        r"(?:\d+ )?(?:comments?|replies|responses|shares?|views?|likes?)(?: ?\(?\d+\)?| closed| are closed)?",
    ),
    ("please enter type", r"(?:please )?(?:enter|type) your (?:comment|name|email|e-mail)\b.{0,60}"),
    ("save your", r"save my name\b.{0,120}|your (?:e-?mail )?address will not be published\b.{0,80}"),
    ("required", r"required fields are marked.{0,20}"),
    (
        "subscribe unsubscribe sign log register donate",
        r"subscribe|unsubscribe|sign up|sign in|log in|log out|register|donate",
    ),
    ("join follow share tweet print email e-mail", r"join us|follow us|share|tweet|print|e-?mail"),
    ("facebook twitter whatsapp linkedin reddit", r"facebook|twitter|whatsapp|linkedin|reddit"),
    ("telegram instagram youtube", r"telegram|instagram|youtube"),
    ("copy bookmark save search menu home", r"copy link|bookmark|save|search|menu|home"),
    (
        "close next previous prev click skip contact about privacy",
        r"close|next|previous|prev|click here|skip(?: to .{0,30})?|contact(?: us)?|about(?: us)?|privacy(?: policy)?",
    ),
    ("cookie cookies term terms", r"cookies?(?: policy)?|terms(?: of (?:use|service))?(?: and conditions)?"),
    ("advertise sitemap rss newsletter newsletters", r"advertise(?: with us)?|sitemap|rss|newsletters?"),
    (
        "subscribe sign register follow join like support",
        r"(?:subscribe|sign up|register|follow us|follow .{1,40} on|join us|like us|support us)\b.{0,160}",
    ),
    ("support", r"support (?:our (?:journalism|work|reporting|newsroom)|this (?:site|work))\b.{0,100}"),
    ("support", r"support independent (?:journalism|media)\b.{0,100}"),
    ("donate", r"donate (?:now|today|here|to us)\b.{0,60}"),
    ("make give", r"(?:make|give) (?:a|your) (?:donation|contribution)(?: now| today| here)?"),
    ("find donate become", r"(?:find us|donate|become an?)\b.{0,160}"),
    (
        "click tap share pin tweet print email e-mail download",
        r"(?:click|tap|share|pin|tweet|print|e-?mail|download)(?: (?:here|this|the|on|to|it|via|with)\b.{0,100})",
    ),
    ("comment article articles by", r"comment on\b.{0,100}|articles? by ?:.{0,80}|by the same author.{0,40}"),
    ("all view", r"all posts by.{0,60}|view all posts.{0,60}"),
    (
        "advertisement advertisements advertorial sponsored promoted paid",
        r"advertisements?|advertorial|sponsored(?: content| by .{0,60})?|promoted(?: content)?|paid (?:post|content)",
    ),
    ("story", r"story continues below(?: (?:this )?ad(?:vertisement)?)?"),
    ("continue scroll loading", r"continue reading.{0,60}|scroll to continue.{0,40}|loading.{0,10}"),
    ("about meet", r"about the authors?\b.{0,80}|meet the authors?"),
    ("tag tags topic topics filed category categories", r"(?:tags?|topics?|filed under|categor(?:y|ies)) ?:.{0,160}"),
    ("keyword keywords posted section sections", r"(?:keywords?|posted in|sections?) ?:.{0,160}"),
    ("region theme label labels", r"(?:region|theme|labels?) ?:.{0,160}"),
    ("previous next prev", r"(?:previous|next|prev) (?:article|post|story|page)\b.{0,140}"),
    (
        "part page slide chapter episode image photo",
        r"(?:part|page|slide|chapter|episode|image|photo) \d{1,3}(?: (?:of|/) \d{1,3})",
    ),
    ("0 page", r"\d{1,3} ?/ ?\d{1,3}|\d{1,4}[-–— ]*|page \d{1,4}"),
    (
        "0 reading estimated",
        r"\d{1,3}[- ](?:min(?:ute)?s?)(?: read)?|reading time.{0,30}|(?:estimated )?\d+ minutes? to read",
    ),
    (
        "you watch listen hear read see find download",
        r"(?:you can )?(?:watch|listen|hear|read|see|find|download)\b.{0,80}\bhere[:.]?",
    ),
    ("original source source: image", r"(?:original )?source ?:.{0,100}|image credits?.{0,80}"),
    (
        "mehr lesen teilen drucken kommentare anzeige werbung startseite abonnieren",
        r"mehr|lesen sie auch|mehr zum thema|teilen|drucken|kommentare|anzeige|werbung|startseite|abonnieren",
    ),
    (
        "lire à partager s'abonner commentaires publicité newsletter",
        r"(?:lire aussi|à lire aussi|partager|s'abonner|commentaires|publicité|newsletter)\b.{0,100}",
    ),
    (
        "lea leer compartir suscríbete comentarios publicidad te",
        r"(?:lea también|leer más|compartir|suscríbete|comentarios|publicidad|te puede interesar)\b.{0,100}",
    ),
    ("leggi condividi commenti pubblicità", r"(?:leggi anche|condividi|commenti|pubblicità)\b.{0,100}"),
)
# These end an article: what is below belongs to the site.
_ENDINGS = (
    ("back", r"back to (?:the )?(?:blog|top|home|homepage|index)$"),
    (
        "log sign you leave post write add",
        r"(?:log in to |sign in to |you must be logged in to )?(?:leave|post|write|add) a (?:comment|reply)\b.{0,40}$",
    ),
    ("your", r"your e-?mail address will not"),
    ("join", r"join the (?:conversation|discussion)"),
    ("all copyright", r"(?:all )?copyright(?: by\b| ?[:©\d]| \(c\)|s? (?:reserved|notice)\b|$)|all rights reserved"),
    ("this", r"this (?:article|story|post|piece) (?:was |is )?(?:first|originally) (?:published|appeared|posted)\b"),
    ("this", r"this (?:article|story|post|piece) has (?:been )?(?:first|originally) (?:published|appeared|posted)\b"),
    ("the", r"the original source of this (?:article|story)"),
    (
        "the",
        r"the (?:views|opinions)(?: and (?:views|opinions))? expressed (?:in this|by the (?:author|writer)|here|are)\b",
    ),
    ("disclaimer disclaimers", r"disclaimers?(?: ?:|$)"),
    ("note", r"note to (?:our )?readers? ?(?::|$)"),
    ("about", r"about the authors?$"),
    ("article articles", r"articles? by ?:"),
    ("comment", r"comment on\b.{0,100}$"),
    ("for media press", r"for (?:media|press) (?:inquiries|enquiries|queries)|(?:media|press) contacts? ?:"),
    ("subscribe become", r"subscribe$|become a (?:member|subscriber|supporter|patron)\b.{0,60}$"),
    ("tag tags filed keywords", r"(?:tags|filed under|keywords) ?:"),
)
# These head a list of links, at the end of an article or in the midst of it.
_LINK_HEADS = (
    (
        "our the latest more related recent recommended popular trending similar other featured top",
        _PLUGS + r"|latest (?:from|on|in)\b.{0,40}",
    ),
    ("more", r"more (?:from|on|about|like this|in)\b.{0,60}"),
    ("most", r"most (?:read|popular|viewed|shared|commented|recent)\b.{0,30}"),
    (
        "read see also further don't",
        r"(?:read (?:next|also|more)|see also|also read|further reading|don't miss)\b.{0,40}|also on .{0,40}:",
    ),
    ("you", r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.{0,60}"),
    ("up next editor's editors editors' must", r"up next|next up|editor'?s'? (?:picks?|choice)|must reads?"),
    ("recommended trending related", r"recommended(?: for you)?|trending(?: now)?|related(?: to this)?"),
)
# Chinese, Japanese and Korean set no space behind the first word, by which the others are looked up.
_CJK_LINK_HEADS = lazily(
    r".{0,6}(?:推荐|推薦)(?:阅读|閱讀|视频|影片|文章)?|(?:相关|相關|延伸|更多)(?:阅读|閱讀|新闻|新聞|报道|報導|文章)"
    r"|(?:関連|おすすめ|人気)(?:記事|ニュース|リンク)?|(?:관련|추천|많이 본)\s?(?:기사|뉴스)"
)
_CJK_LINES = lazily(
    r"(?:正在)?(?:加载|載入|加載)中?[.…。]*|読み込み中[.…]*|로딩\s?중[.…]*|分享|分享到.{1,10}|シェア(?:する)?|ツイート(?:する)?"
    r"|공유하기"
    r"|(?:广告|廣告|広告|광고)|(?:转播|轉載)到.{1,10}|(?:展开|閱讀|阅读)全文"
    r"|続きを読む|더 ?보기|(?:发表|發表|查看)?(?:评论|評論)|コメント"
)
_FIRST_CJK = "\u2e80"
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
    ("donate", "your donation", "tax-deductible", "become a member", "your support", "support our", "a donation"),
    ("media inquiries", "media enquiries", "press inquiries", "contact us", "contact:", "@", "www."),
    ("article was originally", "article was first", "originally published", "first published", "first appeared on",
     "originally appeared", "original source of this"),
    ("hyperlink", "this page", "our app"),
)  # fmt: skip
_LABEL = lazily(r"[A-Z][\w/&' -]{2,24}: ?\S.{0,60}")
_EDGES = " \t›»«‹>|•·*–—-→←↑▶►■#+…"
_ASKING = (
    "please ",
    "to receive ",
    "to get ",
    "to read ",
    "to support ",
    "for more ",
    "visit ",
    "if you ",
    "want ",
    "got a tip",
)

Table = dict[str, list[Callable[[], Pattern[str]]]]


def is_furniture(text: str) -> bool:
    """True where the whole block is a site's, wherever in the article it stands."""
    line = text.strip(_EDGES)
    if not line:
        return True
    if len(line) <= _LONGEST_LINE and _may_be_line(line):
        bare = line.rstrip(".:!… ").replace("’", "'")
        if bare.startswith(("http://", "https://", "www.")) and " " not in bare:
            return True
        for pattern in _worth_trying(_openings(), bare):
            if pattern().fullmatch(bare):
                return True
        if heads_links(line):
            return True
    if line[0] >= _FIRST_CJK and _CJK_LINES().fullmatch(line):
        return True
    if len(line) < _SHORTEST_PLUG:
        return False
    needed = 1 if _asks(line) else 2 if len(line) <= _LONGEST_PLUG else 3
    return _has_signs(line.lower(), needed)


def ends_article(text: str) -> bool:
    """True where a block says that the article is over and the site goes on."""
    line = text.strip(_EDGES).replace("’", "'")
    if line[:1] == "©" or line[:3].lower() == "(c)":
        return True
    patterns = _worth_trying(_endings(), line)
    return bool(patterns) and any(pattern().match(line) for pattern in patterns)


def heads_links(text: str) -> bool:
    """True for "Most read", "More from …" and other lines above a list of links."""
    line = text.strip(_EDGES).replace("’", "'")
    if not line or len(line) > _LONGEST_LINK_HEAD or line[-1] in '?!,;”"' or (line[-1] == "." and line.count(" ") > 2):
        return False
    if line[0] >= _FIRST_CJK and _CJK_LINK_HEADS().fullmatch(line):
        return True
    patterns = _worth_trying(_link_heads(), line)
    return bool(patterns) and any(pattern().fullmatch(line) for pattern in patterns)


def is_label(text: str) -> bool:
    """True for "Theme: Intelligence" and its like: a label, a colon, a few words and no sentence."""
    if ":" not in text[:30] or text[-1] in ".!?" or len(text.split(":", 1)[1].split()) > 5:
        return False
    return _LABEL().fullmatch(text) is not None


def _may_be_line(line: str) -> bool:
    return not line.endswith(".") or len(line.split(maxsplit=_MOST_WORDS_OF_LINE)) <= _MOST_WORDS_OF_LINE


def _worth_trying(table: Table, line: str) -> Iterable[Callable[[], Pattern[str]]]:
    """Return the patterns that begin with the first word of ``line``."""
    if line[:1].isdigit():
        return table.get("0", ())
    first = line[:24].lower().partition(" ")[0]
    return table.get(first) or table.get(first.rstrip(":,;.!?|")) or ()


def _table(entries: tuple[tuple[str, str], ...], behind: str = "") -> Table:
    table: Table = {}
    for words, pattern in entries:
        compiled = lazily(f"(?:{pattern}){behind}", IGNORECASE)
        for word in words.split():
            table.setdefault(word, []).append(compiled)
    return table


@cache
def _openings() -> Table:
    return _table(_OPENINGS)


@cache
def _endings() -> Table:
    return _table(_ENDINGS)


@cache
def _link_heads() -> Table:
    return _table(_LINK_HEADS, r" ?[:.]?")


def _has_signs(lowered: str, needed: int) -> bool:
    """True where signs of at least ``needed`` groups stand in the text."""
    # Plain loops: this is asked of every paragraph, and generators take three times as long.
    for group in _SIGNS:
        for sign in group:
            if sign in lowered:
                needed -= 1
                if not needed:
                    return True
                break
    return False


def _asks(line: str) -> bool:
    """True for a short request, of which one sign is enough."""
    return len(line) <= 160 and line.lower().startswith(_ASKING)
