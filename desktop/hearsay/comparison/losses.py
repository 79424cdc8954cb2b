"""What words say that is missed most where a quotation leaves them out: a negation, a condition or a hedge."""

import re
from collections.abc import Sequence

from hearsay.comparison.content_words import is_content
from hearsay.comparison.word_lists import word_list
from hearsay.comparison.words import Words
from hearsay.domain.comparison import Loss
from hearsay.domain.spans import Span

REACH = 60
"""words of a sentence on each side of a quotation that are looked at: a text without sentences has no end"""

_NEGATIONS = word_list(
    """
    not no never none nobody nothing nowhere neither nor cannot cant dont doesnt didnt isnt arent wasnt werent
    wont wouldnt shouldnt couldnt hasnt havent hadnt mustnt neednt aint without hardly scarcely barely rarely
    seldom deny denies denied denying refuse refuses refused failed fails lest
    """
)
_CONDITIONS = word_list("if unless provided providing assuming supposing except lest otherwise")
_PHRASED_CONDITIONS = (("as", "long", "as"), ("so", "long", "as"), ("in", "case"), ("on", "condition"))
_AFTER_NO_CONDITION = word_list(
    """
    as what ask asks asked asking wonder wonders wondered see know knows knew tell even doubt doubts unsure
    """
)
"""words before “if” that make it a comparison or a “whether”"""
_HEDGES = word_list(
    """
    may might could perhaps maybe possibly probably presumably likely unlikely seem seems seemed seemingly
    appear appears appeared apparently allegedly reportedly supposedly arguably potentially conceivably almost
    nearly roughly approximately sometimes suspect suspects suspected doubtful uncertain unclear
    """
)
_OPINIONS = word_list("think believe suppose guess assume reckon imagine fear hope feel expect doubt gather")
_REPORTED = word_list("believed thought alleged said understood reported rumoured rumored supposed")
_BEING = word_list("is are was were be been being")
_COORDINATIONS = word_list("and but or yet so")
_RESERVATIONS = word_list("but yet")
"""words that open a clause which takes back of the one before it"""
_LEAD = 300
"""code points of an article before a quotation that are looked at"""
_OPENING = re.compile(r"[ \t“”„‟«»‹›‘’‚‛\"'*_\[(]*(?:(?:…|\.{3,})[ \t\])]*)?$")
"""what may stand between the words that lead up to a quotation and its first word"""
_SENTENCE_BORDER = re.compile(r"[.!?](?=[\s\"'”’»)]|$)|[“”„‟«»\";]|\n\s*\n")
_CLAUSE_BORDER = re.compile(r"[,:()\[\]–—]")
_NEAREST = 5
"""words right before a quotation of which a negation or a hedge is taken for one of the quoted words"""
_LINKS = word_list(
    """
    and but or yet so because since who whom whose which while when where though although than
    say says said saying tell tells told claim claims claimed mention mentioned explain explained ask asks asked
    add added write writes wrote call calls called
    """
)
"""words behind which a negation before them does not reach: “she did not say it would …”, “not because …”"""


def losses_in(words: Words, first: int, stop: int) -> tuple[Loss, ...]:
    """Return what the words from ``first`` to before ``stop`` say, each once.

    What a condition itself denies (“unless nobody comes”) counts as the condition.
    """
    return _told(words, range(first, stop), found=set())


def losses_before(words: Words, first: int, stop: int) -> tuple[Loss, ...]:
    """Return what a sentence says before a quotation that begins at ``stop``.

    A condition or the frame of the sentence reaches over all of it, a negation or hedge over its own clause.
    """
    first = max(first, stop - REACH)
    near = max((at for at in range(first, stop) if _begins_clause(words, at)), default=first)
    return _joined(losses_in(words, near, stop), _conditions(losses_in(words, first, near)))


def losses_after(words: Words, first: int, stop: int) -> tuple[Loss, ...]:
    """Return what a sentence says behind a quotation that ends before ``first``; reaching as ``losses_before``.

    A clause with “but” belongs to the one that it takes back of: “it may be harmless, but I have not tested it”.
    """
    stop = min(stop, first + REACH)
    clauses = (at for at in range(first, stop) if _begins_clause(words, at))
    near = next((at for at in clauses if words.keys[at] not in _RESERVATIONS), stop)
    return _joined(losses_in(words, first, near), _conditions(losses_in(words, near, stop)))


def losses_led_up_to(quotation: Words, dropped: Sequence[str]) -> tuple[Loss, ...]:
    """Return what an article says itself, right before a quotation and in the same clause: he did not “mean to go”.

    A condition reaches over the sentence, but is the one left out only where its clause shares a word with
    ``dropped``, the words (as they are compared) that the quotation leaves out at its beginning.
    """
    if not quotation.starts:
        return ()
    text, stop = quotation.text, quotation.starts[0]
    lead = _OPENING.sub("", text[max(0, stop - _LEAD) : stop])
    sentence = lead[max((match.end() for match in _SENTENCE_BORDER.finditer(lead)), default=0) :]
    clauses = [Words(clause, (Span(0, len(clause)),)) for clause in _CLAUSE_BORDER.split(sentence)]
    content = set(filter(is_content, dropped))
    shared = (each for each in clauses if not content.isdisjoint(each.keys))
    near = clauses[-1]
    first = max((at + 1 for at, key in enumerate(near.keys) if key in _LINKS), default=0)
    told = losses_in(near, max(first, len(near) - _NEAREST), len(near))
    return _joined(
        tuple(loss for loss in told if loss is not Loss.CONDITION),
        *(_conditions(losses_in(each, 0, len(each))) for each in shared),
    )


def _told(words: Words, where: range, found: set[Loss]) -> tuple[Loss, ...]:
    keys = words.keys
    in_condition = False
    for at in where:
        if in_condition and _has_sign_before(words, at, ",;"):
            in_condition = False
        if _is_condition(keys, at):
            found.add(Loss.CONDITION)
            in_condition = True
        elif in_condition:
            continue
        elif _is_negation(words, at):
            found.add(Loss.NEGATION)
        elif _is_hedge(words, at):
            found.add(Loss.HEDGE)
    return tuple(loss for loss in Loss if loss in found)


def _joined(*told: tuple[Loss, ...]) -> tuple[Loss, ...]:
    return tuple(loss for loss in Loss if any(loss in each for each in told))


def _conditions(told: tuple[Loss, ...]) -> tuple[Loss, ...]:
    return tuple(loss for loss in told if loss is Loss.CONDITION)


def _is_condition(keys: Sequence[str], at: int) -> bool:
    before = keys[at - 1] if at else ""
    if keys[at] in _CONDITIONS:
        return before not in _AFTER_NO_CONDITION
    return any(tuple(keys[at : at + len(phrase)]) == phrase for phrase in _PHRASED_CONDITIONS)


def _is_negation(words: Words, at: int) -> bool:
    keys = words.keys
    after = keys[at + 1] if at + 1 < len(keys) else ""
    if keys[at] not in _NEGATIONS or (keys[at], after) in {("no", "doubt"), ("not", "only"), ("not", "just")}:
        return False
    return words.text[words.ends[at] : words.ends[at] + 1] not in tuple("-‐‑")  # a no-confidence vote


def _is_hedge(words: Words, at: int) -> bool:
    keys = words.keys
    key, before = keys[at], keys[max(0, at - 2) : at]
    if key == "may" and words.text[words.starts[at]].isupper() and not _has_sign_before(words, at, '.!?“"\n'):
        return False  # the month
    if key in _OPINIONS:
        return "i" in before or "we" in before
    if key in _REPORTED:
        return any(each in _BEING for each in before)
    return key in _HEDGES


def _begins_clause(words: Words, at: int) -> bool:
    """Tell whether a main clause begins with this word: behind a semicolon, at “but”, at “, and”."""
    if _has_sign_before(words, at, ";"):
        return True
    key = words.keys[at]
    return key == "but" or (key in _COORDINATIONS and _has_sign_before(words, at, ","))


def _has_sign_before(words: Words, at: int, signs: str) -> bool:
    between = words.text[words.ends[at - 1] if at else 0 : words.starts[at]]
    return any(sign in between for sign in signs)
