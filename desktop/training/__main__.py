"""Build Hearsay's attribution model: fetch the base encoder, train, evaluate, export."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from training.settings import Places, Settings

_ROOT = Path(__file__).resolve().parents[2]
_BUILD = _ROOT / "build" / "training"
MODEL = _ROOT / "resources" / "models" / "attribution"


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    from training.base_encoder import BaseProblem

    try:
        options.command(options)
    except (BaseProblem, OSError, ValueError) as problem:
        print(f"training: {problem}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared", help="folder of the labelled data")
    parser.add_argument("--base", type=Path, default=_BUILD / "base", help="folder of the base encoder")
    parser.add_argument("--run", type=Path, default=_BUILD / "run", help="folder of the run: checkpoint and log")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of the exported model")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, does: Callable[[argparse.Namespace], None], told: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told, description=told)
        added.set_defaults(command=does)
        return added

    command("fetch-base", _fetch, "Fetch the base encoder and check it.")
    train = command("train", _train, "Train, or go on from the run's last checkpoint.")
    for field in fields(Settings):
        train.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    average = command("average", _average, "Make the run's network the mean of other runs' that began alike.")
    average.add_argument("runs", type=Path, nargs="+", help="folders of the runs to take the mean of")
    command("evaluate", _evaluate, "Measure the exported model on the development data, beside the rules.")
    export = command("export", _export, "Write the run's network as the model that Hearsay reads.")
    export.add_argument("--version", default="1.0", help="what the model calls itself")
    return parser


def _places(options: argparse.Namespace) -> Places:
    return Places(options.data, options.base, options.run)


def _fetch(options: argparse.Namespace) -> None:
    from training.base_encoder import fetch_base

    fetch_base(options.base)


def _train(options: argparse.Namespace) -> None:
    from training.training_run import TrainingRun

    settings = Settings(**{field.name: getattr(options, field.name) for field in fields(Settings)})
    TrainingRun(settings, _places(options)).run()


def _average(options: argparse.Namespace) -> None:
    from training.averaging import average

    average(options.runs, _places(options))


def _evaluate(options: argparse.Namespace) -> None:
    from training.evaluation import evaluate, keep, tables_of
    from training.onnx_export import FULL

    full = options.run / FULL
    evaluation = evaluate(options.model, options.data, full if full.exists() else None)
    print(tables_of(evaluation))
    keep(evaluation, options.model, options.run / "evaluations.jsonl")


def _export(options: argparse.Namespace) -> None:
    from training.release import release

    release(_places(options), options.model, options.version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
