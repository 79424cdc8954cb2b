"""Words that any two quotations may share, and those that tell one from another."""

from collections.abc import Iterable

from hearsay.comparison.word_lists import word_list

_FUNCTION_WORDS = word_list(
    """
    a an the this that these those such same some any each every all both no not nor none either neither i me my
    mine we us our ours you your yours he him his she her hers it its they them their theirs one who whom whose
    which what there here when where why how am is are was were be been being do does did doing done have has
    had having will would shall should can could may might must let get got of in on at to for from by with
    about into onto over under up down out off through between against during after before since until till as
    than then if unless because while though although so too also very just only even still and or but yet im
    ive id ill were weve well youre youve theyre theyve hes shes its thats theres dont doesnt didnt isnt arent
    wasnt werent wont wouldnt cant cannot couldnt shouldnt hasnt havent hadnt now again more most much many
    other another own
    """
)


def is_content(key: str) -> bool:
    """Tell whether a word, given as it is compared, says something by itself."""
    return key not in _FUNCTION_WORDS


def count_content(keys: Iterable[str]) -> int:
    """Return how many of the words say something by themselves."""
    return sum(key not in _FUNCTION_WORDS for key in keys)
