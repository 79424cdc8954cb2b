"""A smaller network that learns from a finished one what it makes of every word (Hinton, Vinyals and Dean 2015)."""

import copy

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Inputs
from training.network import Network, Read


def student_of(teacher: Network, layers: int) -> Network:
    """Return a network with the teacher's heads and as many of its layers, evenly chosen, the first and last kept.

    Raises ValueError for fewer than two layers, or more than the teacher has.
    """
    known = list(teacher.encoder.encoder.layer)
    if not 2 <= layers <= len(known):
        raise ValueError(f"a student has 2 to {len(known)} layers, not {layers}")
    student = copy.deepcopy(teacher)
    kept = [round(place * (len(known) - 1) / (layers - 1)) for place in range(layers)]
    student.encoder.encoder.layer = nn.ModuleList(student.encoder.encoder.layer[place] for place in kept)
    return student


def teacher_loss(teacher: Network, read: Read, inputs: Inputs) -> Tensor:
    """Return the mean squared distance of all that the heads say from what the teacher's say, a piece; heads summed.

    ``inputs`` are what the teacher reads: what the student has read, before anything was made unknown in it.
    """
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        wanted = teacher(*inputs)
    pieces = inputs.mask.bool()
    distances = [
        functional.mse_loss(own.float()[pieces], his.float()[pieces]) for own, his in zip(read, wanted, strict=True)
    ]
    return torch.stack(distances).sum()
