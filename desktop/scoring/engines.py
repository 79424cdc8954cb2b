"""The engines that are compared, by name."""

from hearsay.attribution.engine import Engine
from hearsay.attribution.rule_finder import RuleFinder
from hearsay.reading.passages import read_passage


def engines() -> dict[str, Engine]:
    """Return the rules, which are the baseline, and last the engine the program ships, where that is another."""
    return {name_of(engine): engine for engine in (Engine(RuleFinder()), Engine())}


def name_of(engine: Engine) -> str:
    """Return the name that articles annotated by this engine carry; asking also warms the engine up."""
    return engine.annotate(read_passage("“It is warm,” said the cook.", "name")).engine
