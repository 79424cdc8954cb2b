"""The network at run time: units in, scores out, on onnxruntime."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.trained.import_trouble import import_trouble
from hearsay.attribution.trained.model_files import (
    NETWORK,
    TOKENIZER,
    Manifest,
    ModelProblem,
    checked_bytes,
    checked_file,
    read_manifest,
)
from hearsay.attribution.trained.units import Unit, UnitCutter

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_PIECES_AT_ONCE = 128
"""word pieces in one call, fillings counted: more are no faster and take memory"""
_INPUTS = ("ids", "mask", "quotation", "casing")
_MOST_THREADS = 4
"""calls at a time: each takes a core"""

Floats = NDArray[np.float32]


class Scores(NamedTuple):
    """What the network says of a unit.

    ``emissions`` has shape ``(words, labels)``, ``links`` ``(words, vectors)``, ``views`` ``(pieces, 2)``.
    """

    emissions: Floats
    links: Floats
    views: Floats


class AttributionNetwork:
    """A model folder, loaded. Safe to use from several threads. ``manifest`` is what the folder says of itself."""

    def __init__(self, folder: Path) -> None:
        """Load the model. Raises ModelProblem, also where the packages it runs on are missing."""
        self.manifest = read_manifest(folder)
        self._calls = ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1), "network")
        session = self._calls.submit(_session, folder, self.manifest)  # beside the vocabulary: a reader waits for both
        self._cutter = _cutter(folder, self.manifest)
        self._session = session.result()

    @property
    def cutter(self) -> UnitCutter:
        return self._cutter

    def read(self, units: Sequence[Unit]) -> list[Scores]:
        """Return the scores of each unit, in their order."""
        found: dict[int, Scores] = {}
        batches = list(_batches(units))
        inputs = [inputs_of_units([units[place] for place in places]) for places in batches]
        outputs = self._calls.map(lambda batch: self._session.run(None, batch), inputs)
        for places, (emissions, links, views) in zip(batches, outputs, strict=True):
            for row, place in enumerate(places):
                unit = units[place]
                found[place] = Scores(emissions[row, unit.first], links[row, unit.first], views[row, : len(unit.ids)])
        return [found[place] for place in range(len(units))]


def _session(folder: Path, manifest: Manifest) -> "InferenceSession":
    file = checked_file(folder, NETWORK, manifest)
    # Newer versions keep a record of their use, under an identifier of this machine, to be sent to their maker.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
    except ImportError as problem:
        raise ModelProblem(import_trouble("onnxruntime", problem)) from problem
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # whole batches side by side keep the cores busier than the sums of one batch
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # it was fused when exported
    # Batches are of many shapes: what is kept ready for each of them is seldom wanted again, and takes 20 MB.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    options.log_severity_level = 4
    try:
        # Given bytes, it would keep them beside what it makes of them.
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    except Exception as problem:
        raise ModelProblem(f"{NETWORK} cannot be loaded by onnxruntime {onnxruntime.__version__}") from problem
    if [i.name for i in session.get_inputs()] != list(_INPUTS) or len(session.get_outputs()) != len(Scores._fields):
        raise ModelProblem(f"{NETWORK} was made for another version of Hearsay")
    return session


def _cutter(folder: Path, manifest: Manifest) -> UnitCutter:
    content = checked_bytes(folder, TOKENIZER, manifest)
    try:
        from tokenizers import Tokenizer
    except ImportError as problem:
        raise ModelProblem(import_trouble("tokenizers", problem)) from problem
    try:
        return UnitCutter(Tokenizer.from_buffer(content))
    except Exception as problem:
        raise ModelProblem(f"{TOKENIZER} cannot be loaded") from problem


def _batches(units: Sequence[Unit]) -> Iterator[list[int]]:
    """Yield places of units of like length, so that little is filled up; the longest first: all calls end together."""
    batch: list[int] = []
    for place in sorted(range(len(units)), key=lambda p: -len(units[p].ids)):
        if batch and len(units[batch[0]].ids) * (len(batch) + 1) > _PIECES_AT_ONCE:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def inputs_of_units(units: Sequence[Unit]) -> dict[str, NDArray[np.int64]]:
    shape = (len(units), max(len(unit.ids) for unit in units))
    inputs = {name: np.zeros(shape, np.int64) for name in _INPUTS}
    for row, unit in enumerate(units):
        stop = len(unit.ids)
        inputs["ids"][row, :stop] = unit.ids
        inputs["mask"][row, :stop] = 1
        inputs["quotation"][row, :stop] = unit.quotation
        inputs["casing"][row, :stop] = unit.casing
    return inputs
