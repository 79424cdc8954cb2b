"""The model that is shipped, or the rules in its stead, said so."""

from functools import cached_property
from pathlib import Path
from threading import Lock

from hearsay.attribution.attribution_finder import AttributionFinder, Found
from hearsay.attribution.passage import Passage


class ShippedFinder:
    """Loads the model of ``folder`` when it is first asked; where that fails ``stand_in`` answers in its place."""

    def __init__(self, folder: Path, stand_in: AttributionFinder) -> None:
        self._folder = folder
        self._stand_in = stand_in
        self._loading = Lock()

    @property
    def name(self) -> str:
        return self._finder.name

    @property
    def notice(self) -> str:
        return self._loaded[1]

    def find(self, passage: Passage) -> Found:
        return self._finder.find(passage)

    @property
    def _finder(self) -> AttributionFinder:
        return self._loaded[0]

    @property
    def _loaded(self) -> tuple[AttributionFinder, str]:
        with self._loading:  # two threads that ask first must not load it twice
            return self._finder_and_notice

    @cached_property
    def _finder_and_notice(self) -> tuple[AttributionFinder, str]:
        from hearsay.attribution.trained.import_trouble import import_trouble

        try:
            from hearsay.attribution.trained.model_files import ModelProblem
            from hearsay.attribution.trained.network import AttributionNetwork
            from hearsay.attribution.trained.trained_finder import TrainedFinder
        except ImportError as problem:  # numpy itself
            return self._stand_in, _notice(import_trouble("numpy", problem))
        try:
            return TrainedFinder(AttributionNetwork(self._folder)), ""
        except ModelProblem as problem:
            return self._stand_in, _notice(str(problem))


def _notice(reason: str) -> str:
    return (
        f"The attribution model could not be used ({reason}); the built-in rules colour instead, less surely. "
        "Reinstalling Hearsay brings the model back."
    )
