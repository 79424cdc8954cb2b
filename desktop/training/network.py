"""One encoder, three heads: labels of words, links between parts, the author's subjective view."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from hearsay.attribution.trained.labels import LABELS
from hearsay.attribution.trained.linking import DISTANCES, VECTORS
from hearsay.attribution.trained.linking import WIDTH as LINK_WIDTH
from training.base_encoder import WIDTH
from training.random_field import RandomField

QUOTATION_STATES = 5
CASES = 5


class Read(NamedTuple):
    """What the network says of each word piece.

    ``emissions`` has shape ``(units, pieces, labels)``; ``links`` ``(units, pieces, VECTORS * LINK_WIDTH)``;
    ``subjectivity`` ``(units, pieces, 2)``: how subjective (log-odds), and how much that counts for its sentence.
    """

    emissions: Tensor
    links: Tensor
    subjectivity: Tensor


class Network(nn.Module):
    """The base encoder, told of quotation marks and of letters' case, with its heads."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.quotation = nn.Embedding(QUOTATION_STATES, WIDTH)
        self.casing = nn.Embedding(CASES, WIDTH)
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(WIDTH, len(LABELS))
        self.field = RandomField()
        self.linker = nn.Linear(WIDTH, VECTORS * LINK_WIDTH)
        self.distances = nn.Parameter(torch.zeros(2, DISTANCES))
        self.nobody = nn.Parameter(torch.zeros(2))
        self.view = nn.Sequential(nn.Linear(WIDTH, 96), nn.GELU(), nn.Linear(96, 2))
        for feature in (self.quotation, self.casing):
            nn.init.normal_(feature.weight, std=0.01)

    def forward(self, ids: Tensor, mask: Tensor, quotation: Tensor, casing: Tensor) -> Read:
        """Return what is said of each piece; all arguments have shape ``(units, pieces)``."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.quotation(quotation) + self.casing(casing)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states = self.dropout(states)
        return Read(self.tagger(states), self.linker(states), self.view(states))
