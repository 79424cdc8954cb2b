"""A run's outcome as the program reads it: network, vocabulary, manifest."""

import hashlib
import json
from pathlib import Path

import numpy as np

from hearsay.attribution.trained.certainty import CARRIED, VIEW
from hearsay.attribution.trained.labels import LABELS
from hearsay.attribution.trained.model_files import FORMAT, MANIFEST, NETWORK, TOKENIZER
from hearsay.attribution.trained.network import AttributionNetwork
from training.base_encoder import PACKAGE, WEIGHTS_SHA256, load_tokenizer
from training.calibration import Calibration, fit_calibration
from training.network import Network
from training.onnx_export import FULL, export_full, export_small
from training.settings import Places
from training.training_run import load_run

LICENCE = "CC BY-NC-SA 4.0"
MOST_BYTES = 25_000_000
_DIGITS = 5
"""behind the point, of the numbers in the manifest"""


def release(places: Places, folder: Path, version: str) -> None:
    """Export a run's network to ``folder``, calibrated on what the run held back, and beside the run the full network.

    Raises OSError where files are missing or cannot be written, ValueError where the model is too large.
    """
    settings, network = load_run(places.run, places.base)
    write_model(network, places.base, folder, version, {CARRIED: (1.0, 0.0), VIEW: (1.0, 0.0)})
    calibration = fit_calibration(AttributionNetwork(folder), places.data, settings)
    write_manifest(network, folder, version, calibration)
    export_full(network, places.run / FULL)


def write_model(network: Network, base: Path, folder: Path, version: str, calibration: Calibration) -> None:
    """Write the model folder anew. Raises OSError, and ValueError where the files are larger than they may be."""
    folder.mkdir(parents=True, exist_ok=True)
    export_small(network, folder / NETWORK)
    load_tokenizer(base).save(str(folder / TOKENIZER), pretty=False)
    write_manifest(network, folder, version, calibration)
    size = sum(path.stat().st_size for path in folder.iterdir())
    if size > MOST_BYTES:
        raise ValueError(f"the model takes {size:,} bytes, more than {MOST_BYTES:,}")


def write_manifest(network: Network, folder: Path, version: str, calibration: Calibration) -> None:
    """Write what the model folder says of itself, about the files that lie in it."""
    field = network.field
    record = {
        "format": FORMAT,
        "version": version,
        "licence": LICENCE,
        "base": {"package": PACKAGE, "sha256": WEIGHTS_SHA256},
        "sha256": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in (NETWORK, TOKENIZER)},
        "labels": LABELS,
        "decoding": {name: _numbers(getattr(field, name).detach()) for name in ("start", "transitions", "end")},
        "linking": {name: _numbers(getattr(network, name).detach()) for name in ("distances", "nobody")},
        "calibration": calibration,
    }
    (folder / MANIFEST).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _numbers(values: object) -> object:
    return np.round(np.asarray(values, np.float64), _DIGITS).tolist()
