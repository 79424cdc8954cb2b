"""Figures as tables to read in a terminal."""

from collections.abc import Mapping, Sequence

from scoring.bars import bars_of
from scoring.calibration import Bin
from scoring.figures import Figure, Figures, Measure
from scoring.measures import Confusion, Score, class_scores


def side_by_side(figures: Mapping[str, Figures]) -> str:
    """Return one row for each measure that any engine has a figure for, one column and its bar for each engine.

    ``figures`` are by the name of the engine. Behind an F1 stand precision and recall.
    """
    rows = [["", *(head for engine in figures for head in (engine, "bar"))]]
    for measure in Measure:
        if any(measure in own for own in figures.values()):
            cells = ((_told(own.get(measure)), _bar(engine, measure)) for engine, own in figures.items())
            rows.append([measure.value, *(cell for pair in cells for cell in pair)])
    return _aligned(rows)


def confusion_table(table: Confusion, labels: Sequence[str]) -> str:
    """Return how often each labelled type was found as which, with the F1 of each."""
    scores = class_scores(table, labels)
    rows = [["labelled \\ found", *labels, "F1"]]
    rows += [
        [wanted, *(str(table.get((wanted, found), 0)) for found in labels), f"{scores[wanted].f1:.3f}"]
        for wanted in labels
        if scores[wanted].wanted
    ]
    return _aligned(rows)


def reliability_table(table: Sequence[Bin]) -> str:
    """Return how sure the engine was and how often it was right, bin by bin."""
    rows = [["held with confidence", "right", "count"]]
    rows += [[f"{part.confidence:.3f}", f"{part.right:.3f}", str(part.count)] for part in table]
    return _aligned(rows)


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    if isinstance(figure, Score):
        return f"{figure.f1:.3f} (P {figure.precision:.3f} R {figure.recall:.3f})"
    return f"{figure:.3f}" if figure < 10 else f"{figure:.0f}"


def _bar(engine: str, measure: Measure) -> str:
    bar = bars_of(engine).get(measure)
    if bar is None:
        return ""
    return f"{'≤' if measure.less_is_better else '≥'} {bar:g}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
