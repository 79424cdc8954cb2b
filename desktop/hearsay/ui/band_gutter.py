"""The gutter between two panes: a band joins what both say, a stub tells that the other end is out of view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QToolTip

from hearsay.domain.spans import Span
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.article_view import ArticleView
from hearsay.ui.band_geometry import Away, End, Extent, arrow_path, band_path, end_in_view
from hearsay.ui.pins_painting import grip, paint_loose_pin, paint_pin
from hearsay.ui.plain_tooltip import wrapped_tooltip
from hearsay.ui.theme import Theme, verdict_colour

if TYPE_CHECKING:  # what tells of a comparison is loaded with the first comparison, not with the window
    from hearsay.ui.shared_passages import Link, SharedPassages

GUTTER_WIDTH = 30
_QUIET, _STRONG = 0.26, 0.58
"""opacity of a band, and of the one that the mouse or the chosen sentence picks out"""
_DRAG = 4
"""pixels from which a press that began on a band moves the border between the panes"""


@dataclass(frozen=True, slots=True)
class Band:
    """A link as it is drawn now: its shape to point at, and where its ends lie in the gutter."""

    link: Link
    path: QPainterPath
    left: End
    right: End


class BandGutter(QSplitterHandle):
    """A splitter's handle: dragging it still shares out the width between the panes beside it."""

    passage_chosen = Signal(str, object)
    """path of an article, Span of the passage in it that the reader jumped to"""

    def __init__(self, splitter: QSplitter, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = theme
        self._shared: SharedPassages | None = None
        self._loose: tuple[str, Span] | None = None
        self._bands: tuple[Band, ...] | None = None
        self._under: Link | None = None
        self._press: QPoint | None = None
        self.setMouseTracking(True)
        self.setAccessibleName("Passages that the articles on both sides share")

    def show_shared(self, shared: SharedPassages | None) -> None:
        self._shared, self._under = shared, None
        self.follow()

    def show_loose_pin(self, end: tuple[str, Span] | None) -> None:
        """Show a pin that has one end only yet: path of its article, Span in it."""
        self._loose = end
        self.update()

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        self.follow()

    def follow(self) -> None:
        """Draw the bands anew: a pane beside the gutter was scrolled, laid out or exchanged."""
        self._bands = None
        self.update()

    def bands(self) -> tuple[Band, ...]:
        """Return what is drawn, in the order it is drawn in."""
        if self._bands is None:
            panes = self._panes()
            self._bands = tuple(self._bands_between(*panes)) if panes else ()
        return self._bands

    # Where things lie

    def _panes(self) -> tuple[ArticlePane, ArticlePane] | None:
        at = self.splitter().indexOf(self)
        left, right = (self.splitter().widget(index) if index >= 0 else None for index in (at - 1, at))
        return (left, right) if isinstance(left, ArticlePane) and isinstance(right, ArticlePane) else None

    def _text_area(self, view: ArticleView) -> QRectF:
        """Return the part of the gutter that lies beside a pane's text."""
        top = view.viewport().mapTo(self.splitter(), QPoint(0, 0)).y() - self.y()
        return QRectF(0, top, self.width(), view.viewport().height())

    def _bands_between(self, left: ArticlePane, right: ArticlePane) -> list[Band]:
        links = self._shared.between(left.article.path, right.article.path) if self._shared else None
        if links is None or not links.all:
            return []
        in_left, in_right = left.view.visible_span(), right.view.visible_span()
        bands, area = [], self._text_area(left.view)
        for link in links.touching(in_left, in_right):
            ends = self._end(left.view, link.left.span, in_left), self._end(right.view, link.right.span, in_right)
            path = grip(*ends, area) if link.pinned else band_path(*ends, self.width())
            if not path.isEmpty():
                bands.append(Band(link, path, *ends))
        return bands

    def _end(self, view: ArticleView, span: Span, visible: Span) -> End:
        # What is not in view is not asked for its place, which would lay the text out up to there.
        if span.end <= visible.start:
            return Away.ABOVE
        if span.start >= visible.end:
            return Away.BELOW
        area, (top, bottom) = self._text_area(view), view.extent(span)
        scrolled = view.verticalScrollBar().value()
        place = end_in_view(top - scrolled, bottom - scrolled, area.height())
        if isinstance(place, Away):
            return place
        return Extent(place.top + area.top(), place.bottom + area.top())

    def _band_at(self, place: QPointF) -> Band | None:
        panes = self._panes()
        if panes is None or not self._text_area(panes[0].view).contains(place):
            return None
        return next((band for band in reversed(self.bands()) if band.path.contains(place)), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.paper)
        panes = self._panes()
        if panes is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._text_area(panes[0].view)
        painter.setClipRect(area)
        chosen = [pane.view.chosen_span for pane in panes]
        for band in self.bands():
            picked = band.link is self._under or self._is_chosen(band.link, *chosen)
            if band.link.pinned:
                paint_pin(painter, self._theme, (band.left, band.right), area, picked=picked)
            else:
                self._paint(painter, band, area, picked=picked)
        if self._loose is not None:
            self._paint_loose(painter, panes, self._loose, area)

    def _paint_loose(
        self, painter: QPainter, panes: tuple[ArticlePane, ArticlePane], loose: tuple[str, Span], area: QRectF
    ) -> None:
        path, span = loose
        left, right = (
            self._end(pane.view, span, pane.view.visible_span()) if pane.article.path == path else Away.BELOW
            for pane in panes
        )
        paint_loose_pin(painter, self._theme, (left, right), area)

    def _is_chosen(self, link: Link, left: Span | None, right: Span | None) -> bool:
        ends = ((link.left, left), (link.right, right))
        return any(chosen is not None and end.span.overlap(chosen) > 0 for end, chosen in ends)

    def _paint(self, painter: QPainter, band: Band, area: QRectF, *, picked: bool) -> None:
        hue = self._theme.accent if band.link.verdict is None else verdict_colour(self._theme, band.link.verdict)
        fill, edge = QColor(hue), QColor(hue)
        fill.setAlphaF(_STRONG if picked else _QUIET)
        edge.setAlphaF(0.9 if picked else 0.45)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(fill)
        painter.drawPath(band.path)
        painter.setPen(QPen(hue, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrow_path(band.left, band.right, self.width(), area.top(), area.bottom()))

    # The mouse

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            band = self._band_at(QPointF(event.pos()))
            if band is not None:
                QToolTip.showText(event.globalPos(), wrapped_tooltip(self.told_of(band)), self)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().event(event)

    def told_of(self, band: Band) -> str:
        """Return what the tooltip says of a band: the words, how each article has them, and what a click does."""
        from hearsay.domain.verdict_words import VERDICT_NAMES, VERDICT_SIGNS, quoted

        panes = self._panes()
        if band.link.pinned:
            return "Pinned together by you.\nClick to bring both to one height; p on either sentence removes the pin."
        told = [quoted(band.link.words)]
        for pane, end in zip(panes or (), (band.link.left, band.link.right), strict=False):
            verdict = end.verdict
            if verdict is not None:
                told.append(f"{VERDICT_SIGNS[verdict]} {VERDICT_NAMES[verdict]} · {pane.article.name}")
        return "\n".join((*told, "Click to bring both to one height."))

    def _hover(self, band: Band | None) -> None:
        link = band.link if band else None
        self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.SplitHCursor)
        if link is not self._under:
            self._under = link
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_band = event.button() is Qt.MouseButton.LeftButton and self._band_at(event.position()) is not None
        self._press = event.position().toPoint() if on_band else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self._hover(self._band_at(event.position()))
        if self._press is not None:
            if (event.position().toPoint() - self._press).manhattanLength() < _DRAG:
                return
            self._press = None
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        band = self._band_at(event.position()) if self._press is not None else None
        self._press = None
        if band is not None:
            self._jump(band, from_left=event.position().x() < self.width() / 2)

    def _jump(self, band: Band, *, from_left: bool) -> None:
        """Bring the other end to the height of the one pointed at, or of the only one in view."""
        panes = self._panes()
        if panes is None:
            return
        left, right = panes
        if isinstance(band.left, Away) or isinstance(band.right, Away):
            from_left = isinstance(band.left, Extent)
        here, there = (left, right) if from_left else (right, left)
        own, other = (band.link.left, band.link.right) if from_left else (band.link.right, band.link.left)
        height = here.view.extent(own.span)[0] - here.view.verticalScrollBar().value()
        there.view.let_go()
        there.view.verticalScrollBar().setValue(round(there.view.extent(other.span)[0] - max(8.0, height)))
        self.passage_chosen.emit(there.article.path, other.span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.follow()
