"""Whose words a shared quotation is, in words: who says it, and how many independent roots it has."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hearsay.domain.comparison import QuotationCluster, Verdict
from hearsay.domain.sources import RootSource, Source, SourceKind, SourceRegister
from hearsay.domain.verdict_words import listed

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
_MOST_NAMES = 6


def number_in_words(number: int) -> str:
    """Return a small number as a word, a larger one in figures."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def counted_in_words(number: int, one: str) -> str:
    """Return ``one article`` or ``five articles``."""
    return f"{number_in_words(number)} {one}{'' if number == 1 else 's'}"


def name_of(source: Source) -> str:
    """Return what to call a source."""
    return "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name


def some_of(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Return names, each once, as a list in words; of many, the first and how many more there are."""
    known = list(dict.fromkeys(names))
    if len(known) > most:
        return listed((*known[:most], f"{len(known) - most:,} more"))
    return listed(known)


def roots_in_words(cluster: QuotationCluster, roots: Sequence[RootSource], register: SourceRegister) -> str:
    """Return a sentence such as ``Three articles, one root: the memo, by way of The Harbour Post.``"""
    articles = counted_in_words(len(cluster.paths), "article").capitalize()
    if not roots:
        where = "it has" if len(cluster.paths) == 1 else "they have"
        return f"{articles}, and nothing says where {where} the words from."
    if _invented(cluster):
        gives = "gives" if len(cluster.paths) == 1 else "give"
        return f"{articles} {gives} the words to the document."
    return f"{articles}, {roots_in_short(cluster, roots, register)}."


def roots_in_short(cluster: QuotationCluster, roots: Sequence[RootSource], register: SourceRegister) -> str:
    """Return ``one root: the memo, by way of The Harbour Post``; nothing where there is no root.

    Unnamed sources of several articles may be one and the same, or not: they are told together, and never counted as
    independent roots.
    """
    if not roots:
        return ""
    if _invented(cluster):
        return "given to the document"
    named = [root for root in roots if register.sources[root.source].kind is not SourceKind.UNNAMED]
    unnamed = [root for root in roots if register.sources[root.source].kind is SourceKind.UNNAMED]
    several = len(named) + bool(unnamed) > 1
    parts = [_root(root, register, told_articles=several) for root in named[:_MOST_NAMES]]
    if len(named) > _MOST_NAMES:
        parts.append(f"{len(named) - _MOST_NAMES:,} more")
    if unnamed:
        parts.append(_unnamed(unnamed, register, told_articles=several))
    known = {path for root in roots for path in root.articles}
    silent = sum(path not in known for path in cluster.paths)
    rest = f"; {counted_in_words(silent, 'article')} without a source" if silent else ""
    count = counted_in_words(len(named), "root")
    return f"{count if named else 'no named root'}: {'; '.join(parts)}{rest}"


def _invented(cluster: QuotationCluster) -> bool:
    """True where the words are given to the document, and it has them in no article's rendering."""
    return all(member.verdict is Verdict.ABSENT for member in cluster.members)


def _root(root: RootSource, register: SourceRegister, *, told_articles: bool) -> str:
    where = f" ({counted_in_words(len(root.articles), 'article')})" if told_articles else ""
    return f"{name_of(register.sources[root.source])}{where}{_by_way_of(root.by_way_of, register)}"


def _unnamed(roots: Sequence[RootSource], register: SourceRegister, *, told_articles: bool) -> str:
    paths = {path for root in roots for path in root.articles}
    where = f" ({counted_in_words(len(paths), 'article')})" if told_articles else ""
    who = "somebody unnamed" if len(paths) == 1 else "unnamed sources, perhaps the same"
    return f"{who}{where}{_by_way_of([hand for root in roots for hand in root.by_way_of], register)}"


def _by_way_of(hands: Sequence[int], register: SourceRegister) -> str:
    names = some_of([name_of(register.sources[hand]) for hand in hands])
    return f", by way of {names}" if names else ""


def sources_by_name(register: SourceRegister) -> dict[str, Source]:
    """Return the sources by all names they go by; of those that share one, the last."""
    return {name: source for source in register.sources for name in source.names}


def speakers_in_words(cluster: QuotationCluster, sources: Mapping[str, Source]) -> str:
    """Return who says the words: whom most articles name first, then whoever else is named for them.

    ``sources`` are those of the folder by name. The primary document speaks only where no article names anybody
    behind it.
    """
    people: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for member in cluster.members:
        if not member.chain:
            continue
        last = sources.get(member.chain[-1], Source(member.chain[-1], SourceKind.NAMED, ()))
        counter = documents if last.kind is SourceKind.DOCUMENT else people
        counter[name_of(last)] += 1
    names = [name for name, _ in (people or documents).most_common()]
    if not names:
        return "nobody named"
    return names[0] if len(names) == 1 else f"{names[0]}; elsewhere {some_of(names[1:])}"
