"""What every test may lean on: the data beside the checkout, a small affair, and the program itself, offscreen."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from hearsay.app import Hearsay
    from hearsay.attribution.attribution_finder import Found
    from hearsay.attribution.engine import Engine
    from hearsay.attribution.passage import Passage
    from hearsay.services.analysis import Analysis

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"
FAILURES = CHECKOUT / "build" / "failures"

# `make test` tries the same examples every time, however slow the machine; `make fuzz` looks for new ones.
settings.register_profile("test", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "test"))

MODEL_DAMAGED = "The attribution model could not be used (model.onnx is damaged); the built-in rules colour instead."

_OUTCOME = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and labelled data beside the checkout; skips where a clone has none."""
    if not SHARED.is_dir():
        pytest.skip(
            "no shared/ folder beside this checkout: its articles and labelled data are not part of the project"
        )
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A data directory of the tests' own, so that no program they start reads or writes that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARSAY_DATA", str(tmp_path_factory.mktemp("own-data")))
        yield


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A small affair: a leaked memo and three articles about it, one with an emoji before the quotation."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "primary.txt").write_text(
        "MEMO\n\nThe engineer said that “the bridge will hold until the spring flood, "
        "if nobody drives a tank over it.”\n",
        "utf-8",
    )
    (folder / "1 wire.txt").write_text(
        "Bridge memo leaks\n\n"
        "“The bridge will hold until the spring flood,” the engineer wrote, according to the memo.\n\n"
        "The mayor said that repairs would begin in May. The bridge was built in 1931.\n",
        "utf-8",
    )
    (folder / "2 column.md").write_text(
        "# A bridge too tired\n\nOf course this is a disgrace. 🌉 Nobody should drive over it!\n\n"
        "“We are safe,” said the mayor.\n",
        "utf-8",
    )
    (folder / "10 blog.html").write_text(
        "<html><head><title>Bridge of lies</title></head><body><article><h1>Bridge of lies</h1>"
        "<p>Reportedly the bridge has been closed twice.</p><p>It stands on four piers.</p></article></body></html>",
        "utf-8",
    )
    return folder


@pytest.fixture
def rules_standing_in() -> "Analysis":
    """An analysis whose engine has a notice: the rules stand in for a model that could not be used."""
    from hearsay.attribution.engine import Engine
    from hearsay.attribution.rule_finder import RuleFinder
    from hearsay.services.analysis import Analysis

    class StandIn(RuleFinder):
        asked = False

        @property
        def notice(self) -> str:
            # As with a model that is loaded when it is first needed, nothing is known before.
            return MODEL_DAMAGED if self.asked else ""

        def find(self, passage: "Passage") -> "Found":
            self.asked = True
            return super().find(passage)

    return Analysis(Engine(StandIn()))


@pytest.fixture(scope="session")
def shipped_engine() -> "Engine":
    from hearsay.attribution.engine import Engine

    return Engine()


@pytest.fixture
def start(
    qtbot: "QtBot",
    tmp_path: Path,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    shipped_engine: "Engine",
) -> Iterator["Callable[[], Hearsay]"]:
    """Start the program, as often as a test needs it, always on the same data directory.

    All have the one shipped engine, since loading its network takes longer than most tests. Where the test fails, a
    picture of each window is left in build/failures.
    """
    from hearsay.app import Hearsay
    from hearsay.attribution import engine

    monkeypatch.setattr(engine, "Engine", lambda: shipped_engine)

    running: list[Hearsay] = []

    def started() -> Hearsay:
        hearsay = Hearsay(tmp_path / "data", theme="light")
        hearsay.window.resize(1440, 900)
        qtbot.addWidget(hearsay.window)
        hearsay.window.show()
        running.append(hearsay)
        return hearsay

    yield started
    if not request.node.stash.get(_OUTCOME, True):
        FAILURES.mkdir(parents=True, exist_ok=True)
        for number, hearsay in enumerate(running, start=1):
            hearsay.window.grab().save(str(FAILURES / f"{request.node.name}-{number}.png"))
    for hearsay in running:
        hearsay.window.close()
        hearsay.close()
        _take_apart(hearsay)


def _take_apart(hearsay: "Hearsay") -> None:
    """End the Qt objects of a program that is over, so that the next one does not come on top of its memory.

    What Qt connects holds on to each other, unseen by the garbage collector: some 80 MB a window.
    """
    import shiboken6
    from PySide6.QtCore import QObject

    parts = [each for owner in (hearsay.window, hearsay) for each in vars(owner).values()]
    parts += [each for part in parts if isinstance(part, QObject) for each in vars(part).values()]
    for part in parts:
        if isinstance(part, QObject) and shiboken6.isValid(part):
            shiboken6.delete(part)


@pytest.fixture
def opened(start: "Callable[[], Hearsay]", case_folder: Path, qtbot: "QtBot") -> "Hearsay":
    """The program with the small affair open and coloured, its notes' store ready."""
    hearsay = start()
    with qtbot.waitSignals([hearsay.folder_session.analysed, hearsay.notes_session.loaded], timeout=20_000):
        hearsay.window.open_folder(case_folder)
    return hearsay


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[_OUTCOME] = report.passed
    return report
