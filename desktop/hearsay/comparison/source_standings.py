"""How a folder has the words of each source: straight from it or through others, named or not."""

from collections import Counter

from hearsay.comparison.word_lists import word_list as words_of
from hearsay.domain.source_remarks import Standing
from hearsay.domain.sources import Source, SourceKind, SourceRegister
from hearsay.lexicons import word_list

_BEHIND_PERSONS = words_of(
    """
    of in at from with to for by on near inside within who whom whose that which close familiar briefed involved
    present there here
    """
)
"""words behind the noun of “two clerks at the port”"""
_KNOWN = words_of("the this that these those his her its their our my")
"""a description that begins so may be of somebody whom the article has named before"""
_ALONE = words_of("another someone somebody some many others people")
_MORE_PERSONS = words_of("man woman men women user clerk regular voter") | _ALONE


def source_standings(register: SourceRegister) -> tuple[Standing, ...]:
    """Return the standing of each source of the register."""
    first_hand: Counter[int] = Counter()
    hands: Counter[int] = Counter()
    through: list[Counter[int]] = [Counter() for _ in register.sources]
    articles: list[dict[str, None]] = [{} for _ in register.sources]
    for route in register.routes.values():
        for place, hand in enumerate(route.hands):
            articles[hand][route.path] = None
            if place == 0:
                first_hand[hand] += 1
            else:
                through[hand][route.hands[place - 1]] += 1
                hands[hand] = max(hands[hand], place)
    return tuple(
        Standing(
            first_hand[number],
            through[number].total(),
            dict(through[number].most_common()),
            hands[number],
            tuple(articles[number]) if is_nameless(source) else (),
        )
        for number, source in enumerate(register.sources)
    )


def is_nameless(source: Source) -> bool:
    """Tell whether the articles leave a source unnamed, or only describe somebody: “two clerks of the port”.

    An office or a body (“the port authority”) has no other name; “the clerk” may be named elsewhere in the article.
    """
    if source.kind is not SourceKind.NAMED:
        return source.kind is SourceKind.UNNAMED
    words = source.name.split()
    plain = [word.casefold() for word in words]
    stop = next((at for at, word in enumerate(plain) if word in _BEHIND_PERSONS), len(words))
    if stop == 0 or plain[0] in _KNOWN or any(word.endswith(("'s", "’s")) for word in plain[:stop]):
        return False
    noun = plain[stop - 1]
    if stop == 1 and noun not in _ALONE and not noun.endswith("s"):
        return False  # may be somebody's name
    if stop > 1 and not words[stop - 1].islower():
        return False
    persons = word_list("unnamed_sources.txt") | _MORE_PERSONS
    return noun in persons or noun.removesuffix("s") in persons | word_list("person_nouns.txt")
