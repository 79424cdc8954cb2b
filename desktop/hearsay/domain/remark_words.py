"""What the text itself says of a source, in words: the same in the window and in every report."""

from collections.abc import Mapping

from hearsay.domain.flow_words import sentences_in_words
from hearsay.domain.root_words import name_of, some_of
from hearsay.domain.source_remarks import Remark, RemarkKind, SourceRemarks, Standing
from hearsay.domain.sources import SourceKind, SourceRegister
from hearsay.domain.verdict_words import quoted

REMARK_NAMES: Mapping[RemarkKind, str] = {
    RemarkKind.NOT_AUTHENTICATED: "Not authenticated",
    RemarkKind.AUTHENTICATED: "Borne out",
    RemarkKind.UNNAMED_ORIGIN: "From somebody unnamed",
    RemarkKind.PARTY: "Party to the quarrel",
    RemarkKind.ANONYMITY: "Wants no name told",
    RemarkKind.DECLINED: "Asked, and did not answer",
}
_MOST_WAYS = 3
_INNER_MARKS = str.maketrans('“”"', "‘’'")
"""quotation marks inside others"""


def remark_in_words(remark: Remark, register: SourceRegister) -> str:
    """Return e.g. ``Borne out by Ida Lund: “confirmed the authenticity of the memo”``."""
    name = REMARK_NAMES[remark.kind]
    if remark.by is not None and remark.by != remark.source:
        by = " by" if remark.kind is RemarkKind.AUTHENTICATED else ", as told by"
        name = f"{name}{by} {name_of(register.sources[remark.by])}"
    return f"{name}: {quoted(remark.words.translate(_INNER_MARKS))}"


def standing_in_words(
    remarks: SourceRemarks, source: int, register: SourceRegister, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return short lines such as ``By hearsay: 3 sentences, all through The Harbour Post``.

    ``source`` is a number of the register's sources; ``names`` are what to call the articles, by path.
    """
    standing = remarks.standing(source)
    lines = []
    if standing.unnamed_in:
        lines.append(f"Not named by {some_of([names.get(path, path) for path in standing.unnamed_in], _MOST_WAYS)}")
    if standing.first_hand and register.sources[source].kind is not SourceKind.UNNAMED:
        lines.append(f"First hand: {sentences_in_words(standing.first_hand)}, nobody named between")
    if standing.by_hearsay:
        lines.append(f"By hearsay: {sentences_in_words(standing.by_hearsay)}, {_ways(standing, register)}")
    return tuple(lines)


def remarks_in_words(
    remarks: SourceRemarks, source: int, register: SourceRegister, names: Mapping[str, str]
) -> tuple[str, ...]:
    """Return all that the folder says of a source: the lines of its standing, then those of its remarks, each once."""
    told = (remark_in_words(each, register) for each in remarks.of(source))
    return (*standing_in_words(remarks, source, register, names), *dict.fromkeys(told))


def _ways(standing: Standing, register: SourceRegister) -> str:
    ways = [(name_of(register.sources[hand]), count) for hand, count in standing.through.items()]
    if len(ways) == 1:
        through = f"{'all ' if standing.by_hearsay > 1 else ''}through {ways[0][0]}"
    else:
        told = [f"{name} ({count:,})" for name, count in ways]
        through = f"through {some_of(told, _MOST_WAYS)}"
    return f"{through}, up to {standing.most_hands} hands" if standing.most_hands > 1 else through
