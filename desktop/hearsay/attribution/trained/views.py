"""How subjective a sentence is: the network's word pieces, weighed."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_MOST_TELLING = 3
_LEAST_SHARE = 0.15
"""share of all that speaks for a view which a word must have to be told"""


def contributions(views: Floats) -> Floats:
    """Return what each word piece of a sentence adds to the log-odds that it is its author's subjective view.

    ``views`` has shape ``(pieces, 2)``: how subjective each piece is, and the logarithm of its weight. Their sum is the
    sentence's log-odds.
    """
    value, weight = views.T
    share = np.exp(weight - weight.max())
    added: Floats = value * share / share.sum()
    return added


def telling_words(added: Floats, first: NDArray[np.int64]) -> list[int]:
    """Return which words speak most for a view, strongest first, as places in ``first``.

    ``added`` is what each piece of the sentence adds, ``first`` where each of its words begins among them.
    """
    by_word = np.add.reduceat(added, first)
    for_it = np.maximum(by_word, 0)
    strongest = np.argsort(-for_it, kind="stable")[:_MOST_TELLING]
    least = max(_LEAST_SHARE * float(for_it.sum()), 1e-6)
    return [int(place) for place in strongest if for_it[place] >= least]
