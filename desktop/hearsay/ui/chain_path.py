"""A source chain drawn as a path: this article › The Intercept › the cable › Donald Lu, with the reader's grades."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from hearsay.domain.grade_words import WEAKEST_MEANING, GradedLink, grade_in_words, grading_in_words
from hearsay.ui.grade_badge import BADGE_SIDE, badge_width, paint_badge
from hearsay.ui.graded_reading import ChainPart
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import Theme, interface_font

_ARROW = "›"
_PAD, _GAP, _BETWEEN_ROWS = 8.0, 6.0, 5.0
_BADGE_GAP = 5.0
_POINTS = 9.0


class ChainLink(QAbstractButton):
    """One link as a chip: a click, Return or its menu grades the source; until it is known who is meant, a picture."""

    def __init__(self, part: ChainPart, theme: Theme, parent: QWidget, *, article: bool, last: bool) -> None:
        super().__init__(parent)
        self.part = part
        self._theme = theme
        self._article = article
        font = interface_font(_POINTS)
        font.setBold(last)
        self.setFont(font)
        self.setText(part.link.name)
        self.setAccessibleName(_said(part.link))
        self.setToolTip(plain_tooltip(_tooltip(part)))
        gradable = part.source is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if gradable else Qt.FocusPolicy.NoFocus)
        if gradable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def natural_width(self) -> float:
        """Return how wide the chip is where there is room, in pixels."""
        # Bold or not, a chip is as wide, so that paths with the same names break at the same places.
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetricsF(bold).horizontalAdvance(self.part.link.name) + 2 * _PAD + self._badge_room()

    def _badge_room(self) -> float:
        link = self.part.link
        return badge_width(weakest=link.weakest) + _BADGE_GAP if link.grading is not None else 0.0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.part.source is None:
            return
        menu = QMenu(self)
        menu.addAction(f"Grade “{self.part.link.name.replace('&', '&&')}”…", self.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, part = self._theme, self.part
        painter.setPen(self._frame())
        painter.setBrush(theme.chrome)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 5, 5)
        words = box.adjusted(_PAD - 1, 0, -(_PAD - 1) - self._badge_room(), 0)
        painter.setFont(self.font())
        painter.setPen(theme.muted if self._article else theme.ink)
        fitting = QFontMetricsF(self.font()).elidedText(part.link.name, Qt.TextElideMode.ElideRight, words.width() + 3)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, fitting)
        if part.link.grading is not None:
            width = badge_width(weakest=part.link.weakest)
            badge = QRectF(box.right() - width - 4, box.center().y() - BADGE_SIDE / 2, width, BADGE_SIDE)
            paint_badge(painter, badge, part.link.grading.grade, theme, weakest=part.link.weakest)

    def _frame(self) -> QPen:
        """The weakest link stands in a thick, broken line; the keys' place in the accent's colour."""
        theme = self._theme
        if self.part.link.weakest:
            pen = QPen(theme.accent if self.hasFocus() else theme.warning, 1.8)
            pen.setDashPattern([3.0, 2.0])
            return pen
        return QPen(theme.accent, 1.6) if self.hasFocus() else QPen(theme.line, 1.0)


class ChainPath(QWidget):
    """The links as chips that wrap where the column is narrow; the last one, who is quoted in the end, is bold."""

    source_chosen = Signal(object)
    """the GradedSource of the link that the reader would grade"""

    def __init__(self, chain: Sequence[ChainPart], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(interface_font(_POINTS))
        parts = (ChainPart(GradedLink("this article")), *chain)
        self.links = [
            ChainLink(part, theme, self, article=not number, last=0 < number == len(parts) - 1)
            for number, part in enumerate(parts)
        ]
        for link in self.links:
            link.clicked.connect(lambda _checked=False, source=link.part.source: self._chosen(source))
        # Not "fixed": that would hold the height to the hint's, which knows no width yet.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f" {_ARROW} ".join(_said(part.link) for part in parts))
        self.setToolTip(plain_tooltip(self.accessibleName()))

    def gradable(self) -> list[ChainLink]:
        """Return the links that the keys can reach."""
        return [link for link in self.links if link.part.source is not None]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._boxes(width)[-1].bottom()) + 2

    def sizeHint(self) -> QSize:
        return QSize(160, self._row_height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for link, box in zip(self.links, self._boxes(self.width()), strict=True):
            link.setGeometry(box.adjusted(-1, -1, 1, 1).toAlignedRect())

    def _chosen(self, source: object) -> None:
        if source is not None:
            self.source_chosen.emit(source)

    def _row_height(self) -> int:
        return int(QFontMetricsF(self.font()).height()) + 7

    def _arrow_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(_ARROW) + 2 * _GAP

    def _boxes(self, width: int) -> list[QRectF]:
        height, arrow = self._row_height(), self._arrow_width()
        x = y = 1.0
        boxes = []
        for number, link in enumerate(self.links):
            wide = min(link.natural_width(), width - 2.0 - arrow)
            if number and x + wide > width - arrow:
                x, y = 1.0, y + height + _BETWEEN_ROWS
            boxes.append(QRectF(x, y, wide, height))
            x += wide + arrow
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.faint)
        for box in self._boxes(self.width())[:-1]:
            arrow = QRectF(box.right(), box.top(), self._arrow_width(), box.height())
            painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, _ARROW)


def _said(link: GradedLink) -> str:
    """Return a link as a screen reader says it; one without a grade is a name and nothing more."""
    if link.grading is None:
        return link.name
    return f"{link.name} ({grade_in_words(link.grading.grade)}{', weakest link' if link.weakest else ''})"


def _tooltip(part: ChainPart) -> str:
    lines = [part.link.name]
    if part.link.grading is not None:
        lines.append(f"You graded it {grading_in_words(part.link.grading)}")
    if part.link.weakest:
        lines.append(f"{WEAKEST_MEANING[:1].upper()}{WEAKEST_MEANING[1:]}.")
    if part.source is not None:
        lines.append("Click to grade this source.")
    return "\n".join(lines)
