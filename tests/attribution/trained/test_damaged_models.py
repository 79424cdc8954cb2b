"""Whatever is wrong with the model's folder, the reader is told what, and the rules colour in its stead."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hearsay.attribution.rule_finder import RuleFinder
from hearsay.attribution.trained.certainty import CARRIED, VIEW
from hearsay.attribution.trained.model_files import MANIFEST, NETWORK, TOKENIZER, ModelProblem, read_manifest
from hearsay.attribution.trained.network import AttributionNetwork
from hearsay.attribution.trained.shipped_finder import ShippedFinder
from hearsay.reading.passages import read_passage
from scoring.speech import passage_of

Damage = Callable[[Path], None]
DAMAGED = f"{MANIFEST} is damaged"


@pytest.fixture
def copied(model: Path, tmp_path: Path) -> Path:
    """A model folder of the test's own; its large files may be the shipped ones: to be replaced, never written into."""
    folder = tmp_path / "attribution"
    folder.mkdir()
    shutil.copyfile(model / MANIFEST, folder / MANIFEST)
    for name in (NETWORK, TOKENIZER):
        try:
            os.link(model / name, folder / name)
        except OSError:  # another disk, or one without links
            shutil.copyfile(model / name, folder / name)
    return folder


@pytest.fixture
def alone(model: Path, tmp_path: Path) -> Path:
    """A folder with nothing but the manifest, the test's own."""
    shutil.copyfile(model / MANIFEST, tmp_path / MANIFEST)
    return tmp_path


def replaced(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def flipped(name: str) -> Damage:
    def damage(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        replaced(folder / name, bytes(content))

    return damage


def gone(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def a_folder_instead(name: str) -> Damage:
    def damage(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return damage


def vouched(name: str, content: bytes) -> Damage:
    """A file that is not what it should be, though the manifest says it is the right one."""

    def damage(folder: Path) -> None:
        replaced(folder / name, content)
        record = json.loads((folder / MANIFEST).read_text("utf-8"))
        record["sha256"][name] = hashlib.sha256(content).hexdigest()
        (folder / MANIFEST).write_text(json.dumps(record), "utf-8")

    return damage


def manifest(content: bytes) -> Damage:
    return lambda folder: replaced(folder / MANIFEST, content)


def cut_off(folder: Path) -> None:
    content = (folder / MANIFEST).read_bytes()
    replaced(folder / MANIFEST, content[: len(content) // 2])


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (shutil.rmtree, "it is not installed"),
        (gone(MANIFEST), "it is not installed"),
        (cut_off, DAMAGED),
        (manifest(b""), DAMAGED),
        (manifest(b"\xff\xfe\x00"), DAMAGED),
        (manifest(b"[" * 200_000), DAMAGED),
        (a_folder_instead(MANIFEST), f"{MANIFEST} cannot be read"),
        (gone(NETWORK), f"{NETWORK} is missing"),
        (gone(TOKENIZER), f"{TOKENIZER} is missing"),
        (flipped(NETWORK), f"{NETWORK} is damaged"),
        (flipped(TOKENIZER), f"{TOKENIZER} is damaged"),
        (a_folder_instead(NETWORK), f"{NETWORK} cannot be read"),
        (vouched(NETWORK, b"not a network"), f"{NETWORK} cannot be loaded by onnxruntime"),
        (vouched(NETWORK, b""), f"{NETWORK} cannot be loaded by onnxruntime"),
        (vouched(TOKENIZER, b"{}"), f"{TOKENIZER} cannot be loaded"),
        (vouched(TOKENIZER, b"\x00\xff"), f"{TOKENIZER} cannot be loaded"),
    ],
)
def test_the_reason_is_told_and_the_rules_take_over(copied: Path, damage: Damage, reason: str) -> None:
    damage(copied)
    with pytest.raises(ModelProblem, match=reason):
        AttributionNetwork(copied)
    shipped, rules = ShippedFinder(copied, RuleFinder()), RuleFinder()
    passage = passage_of(read_passage("The ferry was sold, Lund said.", "a"))
    assert shipped.find(passage) == rules.find(passage)
    assert shipped.name == rules.name
    assert f"could not be used ({reason}" in shipped.notice
    assert "the built-in rules" in shipped.notice
    assert str(copied) not in shipped.notice, "where it lies is nothing the reader can use"


def test_a_file_that_may_not_be_read_is_told_apart_from_a_damaged_one(copied: Path) -> None:
    replaced(copied / NETWORK, b"closed")
    (copied / NETWORK).chmod(0)
    if os.access(copied / NETWORK, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    with pytest.raises(ModelProblem, match=f"{NETWORK} cannot be read"):
        AttributionNetwork(copied)


def test_a_whole_model_has_nothing_to_tell(copied: Path) -> None:
    shipped = ShippedFinder(copied, RuleFinder())
    assert shipped.notice == ""
    assert shipped.name == f"model {read_manifest(copied).version}"


ALL_KEYS = [
    *[(key,) for key in ("format", "version", "sha256", "labels", "decoding", "linking", "calibration")],
    *[("decoding", key) for key in ("start", "transitions", "end")],
    *[("linking", key) for key in ("distances", "nobody")],
    *[("calibration", key) for key in (CARRIED, VIEW)],
]


def record_and_place(folder: Path, keys: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    record: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    place = record
    for key in keys[:-1]:
        place = place[key]
    return record, place


@pytest.mark.parametrize("keys", ALL_KEYS)
def test_a_manifest_that_leaves_something_out_is_damaged(alone: Path, keys: tuple[str, ...]) -> None:
    record, place = record_and_place(alone, keys)
    del place[keys[-1]]
    (alone / MANIFEST).write_text(json.dumps(record), "utf-8")
    with pytest.raises(ModelProblem, match=DAMAGED):
        read_manifest(alone)


NUMBERS = [keys for keys in ALL_KEYS if len(keys) == 2]


@pytest.mark.parametrize("keys", NUMBERS)
@pytest.mark.parametrize(
    "changed",
    [
        lambda _: None,
        lambda _: "0.5",
        lambda _: [],
        lambda _: {},
        lambda _: 1.5,
        lambda numbers: numbers[:-1],
        lambda numbers: [*numbers, numbers[-1]],
        lambda numbers: [[number] for number in numbers],
        lambda numbers: [*numbers[:-1], [0.5, [1.5]]],
        lambda numbers: [*numbers[:-1], None],
    ],
)
def test_numbers_of_another_shape_are_damage(
    alone: Path, keys: tuple[str, ...], changed: Callable[[Any], object]
) -> None:
    record, place = record_and_place(alone, keys)
    place[keys[-1]] = changed(place[keys[-1]])
    (alone / MANIFEST).write_text(json.dumps(record), "utf-8")
    with pytest.raises(ModelProblem, match=DAMAGED):
        read_manifest(alone)


@pytest.mark.parametrize("keys", NUMBERS)
@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 1e39, -1e9, 10**400, "1", "x", True])
def test_what_is_no_score_is_damage(alone: Path, keys: tuple[str, ...], number: object) -> None:
    def filled(numbers: Any) -> Any:
        return [filled(n) for n in numbers] if isinstance(numbers, list) else number

    record, place = record_and_place(alone, keys)
    place[keys[-1]] = filled(place[keys[-1]])
    (alone / MANIFEST).write_text(json.dumps(record), "utf-8")
    with pytest.raises(ModelProblem, match=DAMAGED):
        read_manifest(alone)


@pytest.mark.parametrize("content", ["[]", '"model"', "1", "null", "true", "{}", "[{}]", '{"format": 1}', "nonsense"])
def test_json_that_is_no_manifest_is_damage(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, "utf-8")
    with pytest.raises(ModelProblem, match=DAMAGED):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", 2), ("format", "1"), ("format", None), ("labels", ["O", "B-source"]), ("labels", [])],
)
def test_a_model_of_another_version_is_not_called_damaged(alone: Path, key: str, value: object) -> None:
    record, place = record_and_place(alone, (key,))
    place[key] = value
    (alone / MANIFEST).write_text(json.dumps(record), "utf-8")
    with pytest.raises(ModelProblem, match="another version of Hearsay"):
        read_manifest(alone)
