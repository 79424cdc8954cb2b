"""The loss of a linear-chain conditional random field whose illegal steps are ruled out (Lafferty et al. 2001)."""

import torch
from torch import Tensor, nn

from hearsay.attribution.trained.decoding import IMPOSSIBLE
from hearsay.attribution.trained.labels import LABELS, LEGAL, LEGAL_START


class RandomField(nn.Module):
    """Start, step and end scores of labels; ``forward`` gives the mean negative log likelihood of a batch."""

    _no_start: Tensor
    _no_step: Tensor

    def __init__(self) -> None:
        super().__init__()
        count = len(LABELS)
        self.start = nn.Parameter(torch.zeros(count))
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.end = nn.Parameter(torch.zeros(count))
        self.register_buffer("_no_start", torch.from_numpy(~LEGAL_START), persistent=False)
        self.register_buffer("_no_step", torch.from_numpy(~LEGAL), persistent=False)

    def forward(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Return the mean loss a unit; shapes ``(units, words, labels)``, ``(units, words)``, ``(units,)``."""
        start = self.start.masked_fill(self._no_start, float(IMPOSSIBLE))
        steps = self.transitions.masked_fill(self._no_step, float(IMPOSSIBLE))
        rows = torch.arange(len(labels))
        places = torch.arange(labels.shape[1])
        known = places[None, :] < lengths[:, None]
        own = emissions.gather(2, labels[:, :, None]).squeeze(2)
        path = (own * known).sum(1) + start[labels[:, 0]] + self.end[labels[rows, lengths - 1]]
        path = path + (steps[labels[:, :-1], labels[:, 1:]] * known[:, 1:]).sum(1)
        score = start + emissions[:, 0]
        for place in range(1, labels.shape[1]):
            onward = torch.logsumexp(score[:, :, None] + steps, dim=1) + emissions[:, place]
            score = torch.where(known[:, place, None], onward, score)
        return (torch.logsumexp(score + self.end, dim=1) - path).mean()
