"""The five types as chips with counts; a click dims the others. Beside them, what hatching means."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from hearsay.domain.attribution import COLOURED_TYPES, UNCERTAIN_BELOW, AttributionType
from hearsay.ui.theme import Theme, interface_font
from hearsay.ui.type_painting import glyph, hatching

_SWATCH = 24
"""pixels: width of the piece of hatching"""


class LegendChip(QAbstractButton):
    """One type: its number key, sign, name and how many sentences there are."""

    def __init__(self, kind: AttributionType, key: int, theme: Theme) -> None:
        super().__init__()
        self.kind = kind
        self._key = key
        self._theme = theme
        self._count = 0
        self._named = True
        self._others_picked = False
        self.setCheckable(True)
        self.setFont(interface_font(9))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{kind.label}\nClick or press {key} to dim the other types; again for all.")
        self._describe()

    @property
    def count(self) -> int:
        return self._count

    @property
    def named(self) -> bool:
        return self._named

    def show_count(self, count: int) -> None:
        self._count = count
        self._describe()

    def show_named(self, named: bool) -> None:
        """Show the type's name, or where room is short its sign alone."""
        if named is not self._named:
            self._named = named
            self._describe()

    def show_others_picked(self, others: bool) -> None:
        self._others_picked = others
        self.update()

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self.kind.label}: {self._count} sentences")
        self.updateGeometry()
        self.update()

    def _words(self, *, named: bool) -> list[str]:
        words = [str(self._key), glyph(self._theme, self.kind)]
        return [*words, self.kind.short_label, str(self._count)] if named else [*words, str(self._count)]

    def width_where(self, *, named: bool) -> int:
        """Return the pixels it takes with and without its name."""
        metrics = QFontMetrics(self.font())
        words = self._words(named=named)
        return sum(metrics.horizontalAdvance(word) for word in words) + 5 * (len(words) - 1) + 22

    def sizeHint(self) -> QSize:
        return QSize(self.width_where(named=self._named), QFontMetrics(self.font()).height() + 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._theme.types[self.kind]
        if self._others_picked and not self.isChecked():
            painter.setOpacity(0.45)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        strong = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QPen(style.ink, 2.0 if strong else 1.0))
        painter.setBrush(style.tint)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        colours = [self._theme.muted, style.ink, *([self._theme.ink] if self._named else []), self._theme.muted]
        x = 11.0
        for word, colour in zip(self._words(named=self._named), colours, strict=True):
            painter.setPen(colour)
            width = metrics.horizontalAdvance(word)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
            x += width + 5


class HatchingKey(QWidget):
    """What hatching means, and how many sentences have it; not there while none has."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0
        self._fits = True
        self.setFont(interface_font(9))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            f"Hatched sentences are uncertain: the engine is less than {UNCERTAIN_BELOW:.0%} sure of their type.\n"
            "Choose one to see why; press t to overrule it."
        )
        self.hide()

    @property
    def text(self) -> str:
        return f"uncertain {self._count}"

    def show_count(self, count: int) -> None:
        self._count = count
        self.setVisible(self._fits and count > 0)
        self.setAccessibleName(f"Hatched, uncertain: {count} sentences")
        self.updateGeometry()
        self.update()

    def show_where_it_fits(self, fits: bool) -> None:
        """Make way for the chips where there is no room for both."""
        self._fits = fits
        self.setVisible(fits and self._count > 0)

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(_SWATCH + 8 + metrics.horizontalAdvance(self.text) + 4, metrics.height() + 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        swatch = QRectF(2, self.height() / 2 - 6, _SWATCH - 4, 12)
        painter.setPen(QPen(self._theme.faint, 1.0))
        painter.setBrush(hatching(self._theme.paper, self._theme.faint, width=1.4, gap=2.8))
        painter.drawRoundedRect(swatch, 2.5, 2.5)
        painter.setFont(self.font())
        painter.setPen(self._theme.muted)
        painter.drawText(self.rect().adjusted(_SWATCH + 4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text)


class Legend(QWidget):
    picked_changed = Signal(object)
    """frozenset of the types that stay bright; empty for all"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        self._chips = {kind: LegendChip(kind, key, theme) for key, kind in enumerate(COLOURED_TYPES, start=1)}
        for chip in self._chips.values():
            chip.toggled.connect(self._toggled)
            row.addWidget(chip)
        self.hatching_key = HatchingKey(theme)
        row.addWidget(self.hatching_key)

    def picked(self) -> frozenset[AttributionType]:
        return frozenset(kind for kind, chip in self._chips.items() if chip.isChecked())

    def pick(self, kinds: frozenset[AttributionType]) -> None:
        for kind, chip in self._chips.items():
            chip.setChecked(kind in kinds)

    def toggle(self, kind: AttributionType) -> None:
        self._chips[kind].toggle()

    def show_counts(self, counts: Counter[AttributionType], uncertain: int) -> None:
        for kind, chip in self._chips.items():
            chip.show_count(counts[kind])
        self.hatching_key.show_count(uncertain)

    def show_named(self, named: bool) -> None:
        for chip in self._chips.values():
            chip.show_named(named)

    def names_take(self) -> int:
        """Return how many pixels wider the chips are with their names than without."""
        return sum(chip.width_where(named=True) - chip.width_where(named=False) for chip in self._chips.values())

    @property
    def named(self) -> bool:
        return any(chip.named for chip in self._chips.values())

    def apply(self, theme: Theme) -> None:
        for chip in self._chips.values():
            chip.apply(theme)
        self.hatching_key.apply(theme)

    def _toggled(self) -> None:
        picked = self.picked()
        for chip in self._chips.values():
            chip.show_others_picked(bool(picked))
        self.picked_changed.emit(picked)
