"""An article's mix of attribution types as a thin bar."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType
from hearsay.ui.theme import Theme
from hearsay.ui.type_painting import paint_mix


def mix_in_words(counts: Counter[AttributionType]) -> str:
    """Return the mix as text, for tooltips and screen readers."""
    if not counts:
        return "not analysed yet"
    return "\n".join(f"{counts[kind]} · {kind.label}" for kind in COLOURED_TYPES if counts[kind])


class MixBar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Counter[AttributionType] = Counter()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(5)

    def show_counts(self, counts: Counter[AttributionType]) -> None:
        self._counts = counts
        self.setToolTip(mix_in_words(counts))
        self.setAccessibleName(mix_in_words(counts))
        self.update()

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mix(painter, QRectF(self.rect()), self._counts, self._theme)
