"""An article's words, cut once for all stages, and the closed classes of English they fall into."""

import re
from bisect import bisect_left

from hearsay.domain.spans import Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Col|Lt|Maj|Sgt|Capt|Prof|Rev|Hon|St|Jr|Sr|Inc|Ltd|Co|Corp|Pres|Adm)\.(?=[ ,])"
    r"|[A-Z]\.(?=[ ,])"
    r"|['’](?:s|re|ve|ll|d|m|t)\b"
    r"|\d+(?:[.,]\d+)+"
    r"|\w+(?:-\w+)*"
    r"|\S"
)


class Words:
    """Words and punctuation marks in order: where each starts and ends (code points), as it stands, in lower case.

    A clitic (’s, ’t, ’ve) is a word of its own, with a straight apostrophe in ``lower``; a hyphenated word is one.
    """

    __slots__ = ("ends", "lower", "raw", "starts")

    def __init__(
        self, starts: tuple[int, ...], ends: tuple[int, ...], raw: tuple[str, ...], lower: tuple[str, ...]
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.raw = raw
        self.lower = lower

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """Return the indices of the words that start inside the span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, words: range) -> Span:
        """Return the code points from the first of these words to the last. Raises IndexError where there is none."""
        return Span(self.starts[words[0]], self.ends[words[-1]])


def cut_words(text: str) -> Words:
    """Return the words of the text."""
    found = list(_WORD.finditer(text))
    raw = tuple([match[0] for match in found])
    return Words(
        starts=tuple([match.start() for match in found]),
        ends=tuple([match.end() for match in found]),
        raw=raw,
        lower=tuple([word.lower().replace("’", "'") for word in raw]),
    )


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, separated by white space."""
    return frozenset(words.split())


def is_word(raw: str) -> bool:
    """True for a word or number, false for a mark of punctuation."""
    return raw[0].isalnum() or (len(raw) > 1 and raw[0] in "'’")


def is_name(raw: str) -> bool:
    """True for a word written with a capital, the pronoun I aside."""
    return raw[0].isupper() and raw != "I"


DETERMINERS = word_set(
    "a an the this that these those my your his her its our their some any no every each another such both all "
    "many most several few more other one two three four five six seven eight nine ten dozens hundreds"
)
SUBJECT_PRONOUNS = word_set("i you he she it we they who")
RELATIVES = word_set("who which that")
PRONOUNS = word_set(
    "i you he she it we they him her us them me himself herself itself themselves everyone everybody anyone anybody "
    "someone somebody nobody this that these those some others many most critics"
)
MODALS = word_set("will would can could may might must shall should 'll 'd cannot ca wo")
BE = word_set("is are was were be been being am 'm 're")
HAVE = word_set("has have had having 've")
DO = word_set("do does did don doesn didn")
NEGATED = word_set("wouldn couldn shouldn won isn aren wasn weren hasn haven hadn 't not n't")
AUXILIARIES = MODALS | BE | HAVE | DO | NEGATED
NEGATIONS = word_set("not never n't 't don doesn didn won wouldn hasn haven hadn")
NOBODY = word_set("nobody none anyone anybody nothing anything here there")
"""subjects that are no source"""
MEANS = word_set("telephone phone email e-mail fax letter mail post radio video text hand name law saying writing")
"""nouns that *by* names no agent with"""
PREPOSITIONS = word_set(
    "in on at by for from with about of to into onto over under after before during against among between through "
    "without within toward towards upon across behind beyond despite like since until near outside inside amid via "
    "regarding concerning including following"
)
SUBORDINATORS = word_set(
    "that because when while as if although though after before since but than whether where until so unless once "
    "what how why which who whom whose and or nor yet"
)
ADVERBS = word_set(
    "also not never even later then once still just first already since long often ever now again further always "
    "sometimes soon only too almost then earlier subsequently meanwhile instead therefore thus however moreover "
    "indeed nevertheless nonetheless furthermore additionally yet so perhaps maybe"
)
NOT_ADVERBS = word_set("family ally only early assembly italy july likely daily weekly monthly friendly reply rally")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow")
MONTHS = word_set(
    "january february march april may june july august september october november december jan feb aug sept oct nov dec"
)
COMMON_VERBS = word_set(
    "won lost came went took made got gave became began left ran met kept brought led fell rose grew drew paid sent "
    "sat stood spent put cut set hit let broke chose wore drove rode flew threw beat built bought caught fought sold "
    "taught sought wrote ate hid shot stuck struck swept turned asked moved lived played worked used tried called "
    "wanted looked seemed helped started ended opened closed visited attended arrived launched signed served voted "
    "comes goes takes makes gets gives becomes begins leaves runs meets keeps brings leads falls rises grows draws "
    "pays sends needs lives plays works uses tries wants looks seems remains includes contains involves marks "
    "remained included contained involved marked won stepped died killed lies stands sits"
)

REPORT_VERBS = word_set(
    "said says say told tells tell wrote writes write thinks thought feels felt finds found shows showed quotes quoted "
    "quoting cites cited citing argues claims insists believes notes adds warns means knew knows saw sees held spoke "
    "speaks drew"
)
PARTICIPLES_OF_ORIGIN = word_set(
    "obtained published seen reviewed released leaked provided written produced transmitted documented known based "
    "commissioned conducted filed signed issued sponsored funded compiled prepared shared drafted posted involved "
    "quoted interviewed surveyed polled named affiliated associated aligned supported backed loyal close familiar"
)


def is_adverb(lower: str) -> bool:
    """True for the short adverbs that stand with a verb, and for words in -ly."""
    return lower in ADVERBS or (len(lower) > 4 and lower.endswith("ly") and lower not in NOT_ADVERBS)
