"""What a training run can be told."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a run's outcome; kept beside its checkpoint."""

    seed: int = 7
    epochs: int = 8
    pieces: int = 1536
    """word pieces in a batch, fillings counted"""
    rate: float = 2e-4
    """highest learning rate of the encoder"""
    head_rate: float = 1e-3
    """highest learning rate of what is trained from nothing"""
    field_rate: float = 1e-2
    """highest learning rate of the random field's few scores, which have far to go"""
    warm_up: float = 0.06
    """share of the steps over which the rates rise"""
    decay: float = 0.01
    """weight decay"""
    averaging: float = 0.997
    """decay of the running mean of the weights, which is what is kept"""
    dropout: float = 0.1
    unknown: float = 0.04
    """share of word pieces made unknown"""
    layers: int = 6
    """layers of the encoder that are used"""
    teacher: str = ""
    """folder of a finished run whose network teaches this one, and gives it its first weights"""
    teacher_share: float = 0.5
    """weight of the distance from the teacher's scores beside the labels' loss"""
    link_share: float = 0.3
    """weight of the links' loss beside the labels'"""
    view_share: float = 0.5
    """weight of the views' loss beside the labels'"""
    view_every: int = 5
    """batches of paragraphs between two of sentences with views"""
    held_back: float = 0.04
    """share of the articles, and of the sentences with views, kept for calibration and never trained on"""
    babe_share: float = 1.0
    """weight of the BABE sentences, whose labels mean something slightly else"""

    def as_record(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run finds its data and leaves its outcome."""

    data: Path
    """a folder with ``attribution`` and ``subjectivity``"""
    base: Path
    run: Path
