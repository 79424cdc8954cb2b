"""Pins survive the program, another window, and whatever else stands in their file."""

import json
from pathlib import Path

import pytest

from hearsay.domain.notes import Anchor
from hearsay.domain.pins import Pin, PinEnd
from hearsay.ui.pins_file import PinsFile


def _pin(words: str) -> Pin:
    ends = (PinEnd(f"{side}.txt", "0" * 64, Anchor(words, "before ", " after", 7, 7 + len(words))) for side in "ab")
    return Pin(*ends)


def test_each_folder_has_its_own_in_the_order_they_were_made(tmp_path: Path) -> None:
    PinsFile(tmp_path).add("/one", [_pin("B"), _pin("A")])
    PinsFile(tmp_path).add("/two", [_pin("C 🌉")])
    PinsFile(tmp_path).add("/one", [_pin("B")])
    assert PinsFile(tmp_path).pins("/one") == (_pin("B"), _pin("A"))
    PinsFile(tmp_path).remove("/one", [_pin("B")])
    assert PinsFile(tmp_path).pins("/one") == (_pin("A"),)
    assert PinsFile(tmp_path).pins("/two") == (_pin("C 🌉"),)
    assert PinsFile(tmp_path / "none").pins("/one") == ()


def test_two_windows_add_to_each_other(tmp_path: Path) -> None:
    one, two = PinsFile(tmp_path), PinsFile(tmp_path)
    assert one.pins("/f") == two.pins("/f") == ()
    one.add("/f", [_pin("A")])
    two.add("/f", [_pin("B")])
    assert one.pins("/f") == (_pin("A"), _pin("B"))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"folders": 3}', "\x00", "[" * 100_000])
def test_a_file_that_makes_no_sense_is_set_aside_and_not_lost(tmp_path: Path, content: str) -> None:
    file = tmp_path / "pins.json"
    for kept in (tmp_path / "pins.unreadable", tmp_path / "pins.unreadable-2"):
        file.write_text(content, "utf-8")
        assert PinsFile(tmp_path).pins("/f") == ()
        PinsFile(tmp_path).add("/f", [_pin("A")])
        assert PinsFile(tmp_path).pins("/f") == (_pin("A"),)
        assert kept.read_text("utf-8") == content


def test_entries_of_a_later_version_are_carried_on(tmp_path: Path) -> None:
    good = _pin("A")
    PinsFile(tmp_path).add("/f", [good])
    file = tmp_path / "pins.json"
    values = json.loads(file.read_text("utf-8"))
    (entry,) = values["folders"]["/f"]
    first = entry["first"]
    odd = [
        7,
        {"three": [1, 2, 3]},
        {**entry, "second": None},
        {**entry, "first": {**first, "anchor": {**first["anchor"], "start": -1}}},
        {**entry, "first": {**first, "anchor": {**first["anchor"], "start": True}}},
        {**entry, "first": {**first, "anchor": {**first["anchor"], "exact": ""}}},
        {**entry, "first": {**first, "anchor": {**first["anchor"], "exact": "\ud800"}}},
        {**entry, "first": {**first, "anchor": {**first["anchor"], "start": 9, "end": 8}}},
        {**entry, "first": {**first, "path": 3}},
    ]
    file.write_text(json.dumps({"folders": {"/f": [*odd, entry], "/g": "text"}}), "utf-8")
    assert PinsFile(tmp_path).pins("/f") == (good,)
    assert PinsFile(tmp_path).pins("/g") == ()
    PinsFile(tmp_path).add("/f", [_pin("B")])
    PinsFile(tmp_path).remove("/f", [good])
    kept = json.loads(file.read_text("utf-8"))["folders"]["/f"]
    assert kept[:-1] == odd
    assert PinsFile(tmp_path).pins("/f") == (_pin("B"),)


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the directory should be", "utf-8")
    with pytest.raises(OSError, match="data"):
        PinsFile(tmp_path / "data").add("/f", [_pin("A")])
