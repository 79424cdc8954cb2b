"""What a network in training says of units, in the runtime's own terms."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from hearsay.attribution.trained.decoding import Decoder
from hearsay.attribution.trained.linking import Linker
from hearsay.attribution.trained.units import Unit
from training.batches import batched, inputs_of
from training.network import Network

_PIECES = 4096


class ReadUnit(NamedTuple):
    """The network's outputs at each word's first piece (``words`` rows), and of views at each piece."""

    emissions: NDArray[np.float32]
    links: NDArray[np.float32]
    views: NDArray[np.float32]


def decoder_of(network: Network) -> Decoder:
    field = network.field
    return Decoder(*(p.detach().float().numpy() for p in (field.start, field.transitions, field.end)))


def linker_of(network: Network) -> Linker:
    return Linker(network.distances.detach().numpy(), network.nobody.detach().numpy())


def read_out(network: Network, units: Sequence[Unit]) -> list[ReadUnit]:
    """Return what the network says of each unit, in their order."""
    found: dict[int, ReadUnit] = {}
    for places, read in _batches(network, units):
        emissions, links, views = (values.float().numpy() for values in read)
        for row, place in enumerate(places):
            unit = units[place]
            found[place] = ReadUnit(emissions[row, unit.first], links[row, unit.first], views[row, : len(unit.ids)])
    return [found[place] for place in range(len(units))]


def _batches(network: Network, units: Sequence[Unit]) -> Iterator[tuple[list[int], tuple[torch.Tensor, ...]]]:
    for places in batched(range(len(units)), lambda i: len(units[i].ids), _PIECES, None):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            yield places, network(*inputs_of([units[i] for i in places]))
