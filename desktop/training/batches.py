"""Units of like length put together, as tensors."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from hearsay.attribution.trained.units import Unit

T = TypeVar("T")


class Inputs(NamedTuple):
    """The network's arguments, each of shape ``(units, pieces)``, filled up with zeros."""

    ids: Tensor
    mask: Tensor
    quotation: Tensor
    casing: Tensor


def inputs_of(units: Sequence[Unit]) -> Inputs:
    return Inputs(
        filled([u.ids for u in units]),
        filled([np.ones_like(u.ids) for u in units]),
        filled([u.quotation for u in units]),
        filled([u.casing for u in units]),
    )


def filled(rows: Sequence[NDArray[np.int64]]) -> Tensor:
    """Return rows of different length as one tensor, filled up with zeros."""
    stacked = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, values in zip(stacked, rows, strict=True):
        row[: len(values)] = values
    return torch.from_numpy(stacked)


def at_words(pieces: Tensor, units: Sequence[Unit]) -> Tensor:
    """Return the first piece's values of each word: shape ``(units, words, values)``, filled up with the first's."""
    first = filled([u.first for u in units])
    return pieces.gather(1, first[:, :, None].expand(-1, -1, pieces.shape[2]))


def batched(
    items: Sequence[T], length: Callable[[T], int], most: int, chance: random.Random | None
) -> Iterator[list[T]]:
    """Yield batches of at most ``most`` pieces, fillings counted; in random order where there is ``chance``."""
    order = sorted(range(len(items)), key=lambda i: length(items[i]) + (chance.uniform(-4, 4) if chance else 0))
    batches: list[list[T]] = [[]] if items else []
    longest = 0
    for i in order:
        longest = max(longest, length(items[i]))
        if batches[-1] and longest * (len(batches[-1]) + 1) > most:
            batches.append([])
            longest = length(items[i])
        batches[-1].append(items[i])
    if chance:
        chance.shuffle(batches)
    yield from batches
