"""Training from start or from the last checkpoint to the end, with a log a reader of runs can follow."""

import hashlib
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch

from hearsay.attribution.trained.units import Unit, UnitCutter
from scoring.labelled import LabelledArticle, read_labelled
from scoring.subjective_lines import LabelledLine, read_lines
from training.augmentation import other_marks, worn
from training.base_encoder import load_base, load_tokenizer
from training.batches import batched, inputs_of
from training.dev_scores import dev_scores
from training.examples import Example, Viewed, examples_of, joined, viewed
from training.losses import label_loss, link_loss, view_logits, view_loss
from training.network import Network, Read
from training.run_log import log
from training.settings import Places, Settings
from training.student import student_of, teacher_loss

T = TypeVar("T", LabelledLine, LabelledArticle)
VIEW_FILES = ("train.tsv", "train-babe.tsv")
"""sentences with views: those of news, those of BABE"""
CHECKPOINT = "checkpoint.pt"
_STEPS_BETWEEN_CHECKPOINTS = 150
_SENTENCES = 24
"""sentences in a batch of views"""


class TrainingRun:
    """One run: its network, its running mean, its optimiser, and how far it is."""

    def __init__(self, settings: Settings, places: Places) -> None:
        self._settings, self._places = settings, places
        torch.manual_seed(settings.seed)
        tokenizer = load_tokenizer(places.base)
        self._cutter = UnitCutter(tokenizer)
        self._unknown = int(tokenizer.encode("[UNK]", add_special_tokens=False).ids[0])
        self._teacher = load_run(Path(settings.teacher), places.base)[1] if settings.teacher else None
        self._network = self._new_network()
        self._mean = {name: value.clone() for name, value in self._network.state_dict().items()}
        self._articles, _ = parted(training_articles(places.data), settings.held_back)
        self._plain = [list(examples_of(article, self._cutter)) for article in self._articles]
        views = places.data / "subjectivity"
        self._views, self._loaded_views = (
            list(viewed(parted(read_lines(views / name), settings.held_back)[0], self._cutter)) for name in VIEW_FILES
        )
        self._steps = settings.epochs * sum(1 for _ in self._batches_of(self._examples(0), 0))
        self._optimiser = _optimiser(self._network, settings)
        self._rates = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._rate)
        self._epoch, self._done, self._step = 0, 0, 0

    def run(self) -> None:
        """Train what is left of the run. Raises OSError when its folder cannot be written."""
        self._places.run.mkdir(parents=True, exist_ok=True)
        self._resume()
        while self._epoch < self._settings.epochs:
            self._train_epoch()
            self._epoch, self._done = self._epoch + 1, 0
            self._save()
            self._log({"epoch": self._epoch, "dev": dev_scores(self.averaged(), self._cutter, self._places.data)})

    def _new_network(self) -> Network:
        if self._teacher is None:
            return new_network(self._settings, self._places.base)
        student = student_of(self._teacher, self._settings.layers)
        student.dropout.p = self._settings.dropout
        return student

    def averaged(self) -> Network:
        """Return a network with the running mean of the weights, ready to be asked."""
        network = new_network(self._settings, self._places.base)
        network.load_state_dict(self._mean)
        return network.eval()

    def _train_epoch(self) -> None:
        self._network.train()
        chance = random.Random(f"{self._settings.seed} views {self._epoch}")  # noqa: S311 - for repeatable runs
        noise = np.random.default_rng([self._settings.seed, self._epoch])
        sums: dict[str, float] = {}
        began, pieces = time.monotonic(), 0
        for place, batch in enumerate(self._batches_of(self._examples(self._epoch), self._epoch)):
            worn_batch = [e._replace(unit=worn(e.unit, self._unknown, noise, self._settings.unknown)) for e in batch]
            views = self._view_batch(chance) if place % self._settings.view_every == 0 else None
            if place < self._done:
                continue
            losses = self._step_on(worn_batch, batch, views)
            pieces += sum(len(e.unit.ids) for e in batch)
            for name, loss in losses.items():
                sums[name] = sums.get(name, loss) * 0.98 + loss * 0.02
            self._done, self._step = place + 1, self._step + 1
            if self._step % _STEPS_BETWEEN_CHECKPOINTS == 0:
                self._save()
                seconds = time.monotonic() - began
                self._log({"step": self._step, "of": self._steps, "losses": sums, "pieces_a_second": pieces / seconds})

    def _step_on(self, batch: list[Example], whole: list[Example], views: list[Viewed] | None) -> dict[str, float]:
        read = self._read([e.unit for e in batch])
        losses = {
            "labels": label_loss(self._network, read, batch),
            "links": link_loss(self._network, read, batch) * self._settings.link_share,
        }
        losses |= self._told_by_teacher("teacher", read, [e.unit for e in whole])
        if views:
            losses |= self._view_losses(views)
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._rates.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._average()
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _view_losses(self, views: list[Viewed]) -> dict[str, torch.Tensor]:
        groups = [views[i : i + 3] for i in range(0, len(views), 3)]
        units, places = zip(*(joined(group) for group in groups), strict=True)
        read = self._read(units)
        where = [(row, p.start, p.stop) for row, of_unit in enumerate(places) for p in of_unit]
        losses = {"views": view_loss(view_logits(read, where), views) * self._settings.view_share}
        return losses | self._told_by_teacher("teacher of views", read, units)

    def _read(self, units: Sequence[Unit]) -> Read:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read: Read = self._network(*inputs_of(units))
        return read

    def _told_by_teacher(self, name: str, read: Read, units: Sequence[Unit]) -> dict[str, torch.Tensor]:
        if self._teacher is None:
            return {}
        return {name: teacher_loss(self._teacher, read, inputs_of(units)) * self._settings.teacher_share}

    def _view_batch(self, chance: random.Random) -> list[Viewed]:
        """Return sentences of both sources, as often as their weights say, of either view alike."""
        share = len(self._views) / (len(self._views) + self._settings.babe_share * len(self._loaded_views))
        return [
            chance.choice(self._views if chance.random() < share else self._loaded_views) for _ in range(_SENTENCES)
        ]

    def _average(self) -> None:
        keep = min(self._settings.averaging, (1 + self._step) / (10 + self._step))
        with torch.no_grad():
            for name, value in self._network.state_dict().items():
                if value.dtype.is_floating_point and not name.endswith("word_embeddings.weight"):
                    self._mean[name].lerp_(value, 1 - keep)

    def _examples(self, epoch: int) -> list[Example]:
        chance = random.Random(f"{self._settings.seed} marks {epoch}")  # noqa: S311
        found: list[Example] = []
        for article, plain in zip(self._articles, self._plain, strict=True):
            changed = other_marks(article, chance)
            found.extend(plain if changed is article else examples_of(changed, self._cutter))
        return found

    def _batches_of(self, examples: list[Example], epoch: int) -> Iterator[list[Example]]:
        chance = random.Random(f"{self._settings.seed} order {epoch}")  # noqa: S311
        return batched(examples, lambda e: len(e.unit.ids), self._settings.pieces, chance)

    def _rate(self, step: int) -> float:
        rising = max(1, math.ceil(self._steps * self._settings.warm_up))
        return min((step + 1) / rising, max(0.0, (self._steps - step) / max(1, self._steps - rising)))

    def _log(self, record: dict[str, Any]) -> None:
        log(self._places.run, record)

    def _save(self) -> None:
        path = self._places.run / CHECKPOINT
        state = {
            "settings": self._settings.as_record(),
            "network": self._network.state_dict(),
            "mean": self._mean,
            "optimiser": self._optimiser.state_dict(),
            "rates": self._rates.state_dict(),
            "at": (self._epoch, self._done, self._step),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def _resume(self) -> None:
        path = self._places.run / CHECKPOINT
        if not path.exists():
            self._log({"settings": self._settings.as_record(), "steps": self._steps})
            return
        state = torch.load(path, weights_only=True)
        if state["settings"] != self._settings.as_record():
            raise ValueError(f"{self._places.run} holds a run with other settings: {state['settings']}")
        if "optimiser" not in state:
            raise ValueError(f"{self._places.run} holds the mean of other runs, which nothing can be added to")
        self._network.load_state_dict(state["network"])
        self._mean = state["mean"]
        self._optimiser.load_state_dict(state["optimiser"])
        self._rates.load_state_dict(state["rates"])
        self._epoch, self._done, self._step = state["at"]


def new_network(settings: Settings, base: Path) -> Network:
    encoder = load_base(base)
    encoder.encoder.layer = encoder.encoder.layer[: settings.layers]
    encoder.embeddings.word_embeddings.requires_grad_(False)
    return Network(encoder, settings.dropout)


def load_run(run: Path, base: Path) -> tuple[Settings, Network]:
    """Return a run's settings and its averaged network. Raises OSError where there is no checkpoint."""
    state = torch.load(run / CHECKPOINT, weights_only=True)
    settings = Settings(**state["settings"])
    network = new_network(settings, base)
    network.load_state_dict(state["mean"])
    return settings, network.eval()


def training_articles(data: Path) -> list[LabelledArticle]:
    """Return the labelled articles for training, without those whose sentences measure the types."""
    measured = {a.article.path for a in read_labelled(data / "attribution" / "types-dev.jsonl")}
    return [a for a in read_labelled(data / "attribution" / "train.jsonl") if a.article.path not in measured]


def parted(items: Iterable[T], held_back: float) -> tuple[list[T], list[T]]:
    """Return what is trained on and what is held back; an item's text alone decides, so that every run agrees."""
    parts: tuple[list[T], list[T]] = ([], [])
    for item in items:
        text = item.text if isinstance(item, LabelledLine) else item.article.text
        share = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 16**8
        parts[share < held_back].append(item)
    return parts


def _optimiser(network: Network, settings: Settings) -> torch.optim.Optimizer:
    rates = {"encoder": settings.rate, "field": settings.field_rate}
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = rates.get(name.split(".")[0], settings.head_rate)
            decay = settings.decay if parameter.ndim > 1 and rate != settings.field_rate else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()], fused=True
    )
