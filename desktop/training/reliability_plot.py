"""A picture of how far a confidence means what it says."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from scoring.calibration import Bin, calibration_error

_INK, _QUIET = "#2B5FA8", "#7A7F85"


def draw_reliability(table: Sequence[Bin], path: Path) -> None:
    """Write a reliability diagram as SVG: share of right types against confidence, bin by bin. Raises OSError."""
    mpl.use("svg")
    from matplotlib import pyplot

    with mpl.rc_context({"svg.hashsalt": "hearsay", "font.size": 9}):
        figure, axes = pyplot.subplots(figsize=(4.4, 4.4))
        axes.plot([0, 1], [0, 1], color=_QUIET, linewidth=1, linestyle="--", label="as sure as right")
        axes.plot([b.confidence for b in table], [b.right for b in table], color=_INK, linewidth=1, marker="o")
        for part in table:
            axes.annotate(str(part.count), (part.confidence, part.right), textcoords="offset points", xytext=(6, -10))
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share of right types", aspect="equal")
        axes.set_title(f"Calibration error {calibration_error(table):.3f}; sentences at each point", fontsize=9)
        axes.legend(loc="upper left", frameon=False)
        figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Date": None})
        pyplot.close(figure)
