"""Saving the picture of who has it from whom: drawn anew at a size of its own, shown, then saved as SVG or PNG."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from hearsay.domain.attribution import AttributionType
from hearsay.domain.failures import ExportProblem
from hearsay.domain.flow_picture import HEADING, MARGIN, FlowColours
from hearsay.domain.source_flow import PlacedFlow, SourceFlow
from hearsay.services.picturing import picture_layout, picture_svg, save_picture
from hearsay.ui.flow_scene import FlowScene
from hearsay.ui.save_dialog import Outgoing, SaveDialog
from hearsay.ui.theme import Theme

_SCALE = 2
_PICTURE = Outgoing("Save picture", "the picture", "roots.svg", "Pictures (*.svg *.png)")


class PictureDialog(SaveDialog):
    """Shows the picture as it will be saved; the file's ending, .svg or .png, says as what."""

    def __init__(self, flow: SourceFlow, words: str, theme: Theme, target: Path, parent: QWidget | None = None) -> None:
        placed = picture_layout(flow)
        self._image = picture_image(placed, theme)
        shown = QLabel()
        shown.setAccessibleName(f"The picture to save. {words}")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        smooth = Qt.TransformationMode.SmoothTransformation
        shown.setPixmap(QPixmap.fromImage(self._image.scaledToWidth(720, smooth)))
        svg = picture_svg(placed, flow_colours(theme), seal=theme.seal, title=words)
        super().__init__(_PICTURE, svg, shown, target, self._write, parent)

    def _write(self, path: Path, svg: str, replace: bool) -> None:
        save_picture(path, svg=svg, png=lambda: _png(self._image), replace=replace)


def picture_image(placed: PlacedFlow, theme: Theme) -> QImage:
    """Return the picture as pixels, twice as many each way as the SVG file has units."""
    width, height = placed.width + 2 * MARGIN, placed.height + 2 * MARGIN + HEADING
    image = QImage(round(width * _SCALE), round(height * _SCALE), QImage.Format.Format_RGB32)
    image.fill(theme.paper)
    scene = FlowScene(placed, theme)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = QRectF(-MARGIN, -MARGIN - HEADING, width, height)
    scene.render(painter, QRectF(image.rect()), source)
    painter.end()
    return image


def flow_colours(theme: Theme) -> FlowColours:
    """Return the theme's colours as a file names them."""
    inks = {kind: style.ink.name() for kind, style in theme.types.items()}
    return FlowColours(
        paper=theme.paper.name(),
        box=theme.raised.name(),
        line=theme.line.name(),
        ink=theme.ink.name(),
        muted=theme.muted.name(),
        seal=theme.types[AttributionType.PRIMARY_QUOTE].ink.name(),
        types=inks,
    )


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # takes a bytes-like format at run time
        raise ExportProblem("The picture could not be made into a PNG file. Save it as .svg instead.")
    return bytes(buffer.data().data())
