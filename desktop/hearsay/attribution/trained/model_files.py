"""The model's files: a manifest that says what it is, and the files it vouches for, checked before they are loaded."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.attribution.trained.certainty import CARRIED, VIEW, Line
from hearsay.attribution.trained.labels import LABELS
from hearsay.attribution.trained.linking import DISTANCES

MANIFEST = "manifest.json"
NETWORK = "model.onnx"
TOKENIZER = "tokenizer.json"
FORMAT = 1
"""the manifest's layout this program reads"""
_HIGHEST = 1000
"""above any score that training learns, and far enough below what rules an illegal step out"""

Floats = NDArray[np.float32]


class ModelProblem(Exception):
    """The model cannot be used; the message says why, for the reader."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model folder says of itself.

    ``start``, ``transitions``, ``end`` are the decoder's scores, ``distances`` and ``nobody`` the linker's (shapes:
    ``decoding``, ``linking``); ``calibration`` maps what is calibrated to the slope and offset of its log-odds.
    """

    version: str
    sha256: dict[str, str]
    start: Floats
    transitions: Floats
    end: Floats
    distances: Floats
    nobody: Floats
    calibration: dict[str, Line]


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a model folder. Raises ModelProblem."""
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return _manifest(record)
    except FileNotFoundError as problem:
        raise ModelProblem("it is not installed") from problem
    except OSError as problem:
        raise ModelProblem(f"{MANIFEST} cannot be read: {problem.strerror}") from problem
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ModelProblem(f"{MANIFEST} is damaged") from problem


def _manifest(record: dict[str, Any]) -> Manifest:
    if record["format"] != FORMAT or tuple(record["labels"]) != LABELS:
        raise ModelProblem("it was made for another version of Hearsay")
    count = len(LABELS)
    decoding, linking = record["decoding"], record["linking"]
    return Manifest(
        version=str(record["version"]),
        sha256={str(name): str(digest) for name, digest in record["sha256"].items()},
        start=_floats(decoding["start"], (count,)),
        transitions=_floats(decoding["transitions"], (count, count)),
        end=_floats(decoding["end"], (count,)),
        distances=_floats(linking["distances"], (2, DISTANCES)),
        nobody=_floats(linking["nobody"], (2,)),
        calibration={what: _line(record["calibration"][what]) for what in (CARRIED, VIEW)},
    )


def _floats(values: Any, shape: tuple[int, ...]) -> Floats:
    array = np.asarray(values)
    if array.dtype.kind not in "if" or array.shape != shape or not (abs(array.astype(np.float64)) <= _HIGHEST).all():
        raise ValueError(f"wanted numbers up to {_HIGHEST} of shape {shape}, not {array.dtype} of {array.shape}")
    return array.astype(np.float32)


def _line(values: Any) -> Line:
    slope, offset = _floats(values, (2,)).tolist()
    return slope, offset


def checked_bytes(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Return a file of the model, if it is the one the manifest vouches for. Raises ModelProblem."""
    with _opened(folder, name) as file:
        content = file.read()
    _hold(name, hashlib.sha256(content).hexdigest(), manifest)
    return content


def checked_file(folder: Path, name: str, manifest: Manifest) -> Path:
    """Return where a file of the model is, if it is the one the manifest vouches for. Raises ModelProblem.

    It is never in memory as a whole.
    """
    with _opened(folder, name) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    _hold(name, digest, manifest)
    return folder / name


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[BufferedReader]:
    try:
        with (folder / name).open("rb") as file:
            yield file
    except FileNotFoundError as problem:
        raise ModelProblem(f"{name} is missing") from problem
    except OSError as problem:
        raise ModelProblem(f"{name} cannot be read: {problem.strerror}") from problem


def _hold(name: str, digest: str, manifest: Manifest) -> None:
    if digest != manifest.sha256.get(name):
        raise ModelProblem(f"{name} is damaged")
