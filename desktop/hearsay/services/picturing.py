"""The picture of who has it from whom as it leaves the program: laid out at a size of its own, and written down."""

from collections.abc import Callable
from pathlib import Path

from hearsay.comparison.flow_layout import ROW, ROW_GAP, lay_out_flow
from hearsay.comparison.source_flow import gathered
from hearsay.domain.failures import ExportProblem
from hearsay.domain.flow_picture import FlowColours
from hearsay.domain.source_flow import FlowRole, PlacedFlow, SourceFlow
from hearsay.export.atomic import save_bytes
from hearsay.export.flow_svg import flow_svg

_MOST_BOXES = 24
_WIDTH, _LEAST_HEIGHT = 1200.0, 320.0


def picture_layout(flow: SourceFlow) -> PlacedFlow:
    """Return the flow as it is laid out to be saved, however large the window is."""
    fitting = gathered(flow, _MOST_BOXES)
    rows = max(sum(node.role is role for node in fitting.nodes) for role in FlowRole)
    return lay_out_flow(fitting, _WIDTH, max(_LEAST_HEIGHT, rows * (ROW + 1.6 * ROW_GAP)))


def picture_svg(placed: PlacedFlow, colours: FlowColours, *, seal: str, title: str) -> str:
    """Return the picture as an SVG document; ``seal`` is the sign of the primary document."""
    return flow_svg(placed, colours, seal=seal, title=title)


def save_picture(path: Path, *, svg: str, png: Callable[[], bytes], replace: bool = False) -> None:
    """Write the picture in the form that the file's ending names, whole or not at all; ``png`` makes its pixels.

    Raises ExportProblem, also for another ending; what stood there before is then untouched.
    """
    ending = path.suffix.casefold()
    if ending not in {".png", ".svg"}:
        raise ExportProblem(f"{path.name} says nothing about its kind. End the name in .svg or .png.")
    save_bytes(path, png() if ending == ".png" else svg.encode("utf-8", "replace"), replace=replace)
