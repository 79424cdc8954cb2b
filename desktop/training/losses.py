"""What the heads are trained to get right."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from hearsay.attribution.trained.decoding import IMPOSSIBLE
from hearsay.attribution.trained.linking import WIDTH, Link, distance_class
from training.batches import at_words, filled
from training.examples import Choice, Example, Viewed
from training.network import Network, Read

SMOOTHING = 0.05
"""how far a view's label is taken to be in doubt: annotators differ"""


def label_loss(network: Network, read: Read, examples: Sequence[Example]) -> Tensor:
    """Return the mean loss of the words' labels, a word."""
    units = [example.unit for example in examples]
    lengths = torch.tensor([len(unit.words) for unit in units])
    emissions = at_words(read.emissions.float(), units)
    loss: Tensor = network.field(emissions, filled([e.labels for e in examples]), lengths)
    return loss * len(units) / lengths.sum() * _USUAL_WORDS


_USUAL_WORDS = 36
"""words in a paragraph, so that a batch of long ones weighs no more than one of short ones"""


def link_loss(network: Network, read: Read, examples: Sequence[Example]) -> Tensor:
    """Return the mean loss of the links, 0 where the batch has none."""
    vectors = at_words(read.links.float(), [example.unit for example in examples])
    kinds = ((Link.CONTENT_TO_CUE, [e.cues for e in examples]), (Link.CUE_TO_SOURCE, [e.sources for e in examples]))
    losses = []
    for link, choices in kinds:
        asked = [(row, c) for row, of_unit in enumerate(choices) for c in of_unit if c.candidates]
        if asked:
            losses.append(_choice_loss(network, vectors, link, asked))
    return torch.stack(losses).mean() if losses else read.links.sum() * 0


def _choice_loss(network: Network, vectors: Tensor, link: Link, asked: Sequence[tuple[int, Choice]]) -> Tensor:
    first = 2 * link * WIDTH
    rows = torch.tensor([row for row, _ in asked])
    ask = _means(vectors, rows, [choice.asking for _, choice in asked])[:, first : first + WIDTH]
    pairs = [(i, c, words) for i, (_, choice) in enumerate(asked) for c, words in enumerate(choice.candidates)]
    asking, column = torch.tensor([i for i, _, _ in pairs]), torch.tensor([c for _, c, _ in pairs])
    found = _means(vectors, rows[asking], [words for _, _, words in pairs])[:, first + WIDTH : first + 2 * WIDTH]
    distances = torch.tensor([distance_class(asked[i][1].asking, words) for i, _, words in pairs])
    products = (ask[asking] * found).sum(1) / WIDTH**0.5 + network.distances[link, distances]
    most = max(len(choice.candidates) for _, choice in asked)
    scores = products.new_full((len(asked), most + 1), float(IMPOSSIBLE)).index_put((asking, column), products)
    alone = torch.tensor([len(choice.candidates) for _, choice in asked])
    scores = scores.index_put((torch.arange(len(asked)), alone), network.nobody[link].expand(len(asked)))
    return functional.cross_entropy(scores, torch.tensor([choice.chosen for _, choice in asked]))


def _means(vectors: Tensor, rows: Tensor, ranges: Sequence[range]) -> Tensor:
    starts, lasts = torch.tensor([r.start for r in ranges]), torch.tensor([r.stop - 1 for r in ranges])
    return (vectors[rows, starts] + vectors[rows, lasts]) / 2


def view_logits(read: Read, places: Sequence[tuple[int, int, int]]) -> Tensor:
    """Return the log-odds that each sentence is subjective; ``places`` are its row, first and stop piece."""
    logits = []
    for row, start, stop in places:
        value, weight = read.subjectivity[row, start:stop].float().unbind(-1)
        logits.append((value * weight.softmax(0)).sum())
    return torch.stack(logits)


def view_loss(logits: Tensor, viewed: Sequence[Viewed]) -> Tensor:
    wanted = torch.tensor([float(v.subjective) for v in viewed]) * (1 - 2 * SMOOTHING) + SMOOTHING
    return functional.binary_cross_entropy_with_logits(logits, wanted)
