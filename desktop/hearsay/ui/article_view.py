"""The text of one article, each sentence tinted, underlined and marked in the gutter by its type."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from hearsay.domain.article import Article
from hearsay.domain.attribution import UNCERTAIN_BELOW, AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.spans import Span
from hearsay.ui.article_document import ArticleDocument
from hearsay.ui.reading_options import ReadingOptions
from hearsay.ui.sentence_geometry import LinePiece, line_pieces, outline
from hearsay.ui.theme import Theme, reading_font
from hearsay.ui.type_painting import hatching, paint_glyph, paint_tint, paint_underline

GUTTER = 30
MARGIN = 16
MEASURE = 68
"""characters a line at most: the middle of the 60–75 that read well"""
_POINTED_MS = 5000
"""how long words that the reader was led to are marked"""


HATCHED = f"Hatched: less than {UNCERTAIN_BELOW:.0%} sure. Choose it to see why; press t to overrule it."


class ArticleView(QTextEdit):
    """Shows an article; a click chooses a sentence, a drag selects text for a note."""

    sentence_chosen = Signal(int)
    """index of the sentence the reader clicked"""
    layout_changed = Signal()
    chosen_changed = Signal()
    menu_asked = Signal(int, QPoint)
    """index of the sentence that the reader asks a menu of, and the place on the screen to show it at"""
    coloured = Signal()
    """the first paint with colours is done"""

    def __init__(self, article: Article, theme: Theme, options: ReadingOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneText")
        self.setAccessibleName(article.name)
        self._article = ArticleDocument(article, theme, options.text_size)
        self._theme = theme
        self._options = options
        self._sentences: tuple[Sentence, ...] = ()
        self._starts: list[int] = []
        self._chosen: int | None = None
        self._noted: tuple[Span, ...] = ()
        self._doubted: tuple[Span, ...] = ()
        self._dimmed: frozenset[int] = frozenset()
        self._found: tuple[Span, ...] = ()
        self._found_current: int | None = None
        self._pointed: tuple[Span, ...] = ()
        self._pointing = QTimer(self)
        self._pointing.setSingleShot(True)
        self._pointing.timeout.connect(lambda: self._mark_pointed(()))
        self._pieces: dict[int, list[LinePiece]] = {}
        self._extents: dict[Span, tuple[float, float]] = {}
        self._press: QPoint | None = None
        self._told_coloured = False
        self._kept_top: int | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        # The overview strip beside the text shows the place in it and is what the reader drags.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Every pixel is painted below, so that scrolling moves what is drawn and paints only what comes into view.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setDocument(self._article.document)
        self.setCursorWidth(0)
        self.verticalScrollBar().actionTriggered.connect(self.let_go)
        self.document().documentLayout().documentSizeChanged.connect(self._laid_out)

    # What is shown

    def show_sentences(self, annotated: AnnotatedArticle) -> None:
        self._sentences = annotated.sentences
        self._starts = [self._article.position(sentence.start) for sentence in annotated.sentences]
        self._pieces.clear()
        self._restyle_selections()
        self.viewport().update()

    def apply(self, theme: Theme, options: ReadingOptions) -> None:
        """Take over colours, text size and what is switched on; the place in the text is kept."""
        restyled = theme is not self._theme or options.text_size != self._options.text_size
        self._theme, self._options = theme, options
        if restyled:
            top = self.first_visible_position()
            self._article.restyle(theme, options.text_size)
            self._set_margins()
            self.scroll_to_position(top)
        self._pieces.clear()
        self._extents.clear()
        self._restyle_selections()
        self.viewport().update()

    def choose(self, index: int | None, *, reveal: bool) -> None:
        """Outline a sentence and, if asked, bring it into view."""
        self._chosen = index
        if index is None:
            self.setAccessibleDescription("")
        else:
            self.setAccessibleDescription(_in_words(self._sentences[index]))
            if reveal:
                self.reveal(self._sentences[index].span)
        self.viewport().update()
        self.chosen_changed.emit()

    def show_noted(self, spans: Sequence[Span], doubted: Sequence[Span] = ()) -> None:
        """Mark the sentences with notes; ``doubted`` are the words of those whose text changed, until the reader
        confirms them: a dashed line goes round them."""
        self._noted, self._doubted = tuple(spans), tuple(doubted)
        self.viewport().update()

    @property
    def doubted(self) -> tuple[Span, ...]:
        """The words with a dashed line round them."""
        return self._doubted

    def show_dimmed(self, sentences: frozenset[int]) -> bool:
        """Dim these sentences (numbers), whatever their types; tell whether that changes anything."""
        if sentences == self._dimmed:
            return False
        self._dimmed = sentences
        self._restyle_selections()
        self.viewport().update()
        return True

    def is_dimmed(self, index: int) -> bool:
        """Tell whether a sentence is dimmed for itself, whatever its type."""
        return index in self._dimmed

    def show_found(self, spans: Sequence[Span], current: int | None) -> None:
        """Highlight what find in page found; ``current`` is the one the reader stands on."""
        self._found, self._found_current = tuple(spans), current
        self._restyle_selections()
        if current is not None:
            self.reveal(self._found[current])

    def point_out(self, spans: Sequence[Span]) -> None:
        """Mark words for a moment, the first of them in view: the reader was led to them."""
        self._mark_pointed(spans)
        self._pointing.start(_POINTED_MS)
        if spans:
            self.reveal(spans[0])
            # A pane just opened has not its shape yet.
            QTimer.singleShot(0, self, lambda: self.reveal(spans[0]))

    def is_bright(self, kind: AttributionType) -> bool:
        """Tell whether sentences of this type are coloured and not dimmed by the legend."""
        return kind in self._theme.types and not self._options.dims(kind)

    @property
    def article_text(self) -> str:
        return self._article.article.text

    @property
    def chosen(self) -> int | None:
        """Index of the sentence that is outlined."""
        return self._chosen

    @property
    def chosen_span(self) -> Span | None:
        """Code points of the sentence that is outlined."""
        if self._chosen is None or self._chosen >= len(self._sentences):
            return None
        return self._sentences[self._chosen].span

    @property
    def found(self) -> tuple[Span, ...]:
        """The places that find in page highlights."""
        return self._found

    @property
    def pointed_out(self) -> tuple[Span, ...]:
        """The words that are marked for a moment."""
        return self._pointed

    # Places

    def reveal(self, span: Span) -> None:
        """Scroll so that a span is in view, a third from the top if it was not."""
        start, end = self._article.range(span)
        pieces = list(line_pieces(self.document(), start, end))
        if not pieces:
            return
        top, bottom = pieces[0].rect.top(), pieces[-1].rect.bottom()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + 8 or bottom > bar.value() + height - 8:
            self.let_go()
            bar.setValue(int(max(0.0, top - height / 3)))

    def shows(self, span: Span) -> bool:
        """Tell whether the whole of a span is in view."""
        pieces = list(line_pieces(self.document(), *self._article.range(span)))
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return bool(pieces) and pieces[0].rect.top() >= top and pieces[-1].rect.bottom() <= bottom

    def selected_words(self) -> Span | None:
        """Return the words the reader selected with the mouse or keyboard, white space around them left out."""
        cursor = self.textCursor()
        start, end = (self._article.code_points(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        words = self._article.article.text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def first_visible_position(self) -> int:
        """Return the position, in code points, of the first text in view."""
        return self._article.code_points(self._line_start(4))

    def scroll_to_position(self, code_points: int) -> None:
        """Bring a position to the top, and keep it there while the window takes its shape."""
        self._kept_top = code_points
        start = self._article.position(code_points)
        pieces = list(line_pieces(self.document(), start, start + 1))
        if pieces:
            self.verticalScrollBar().setValue(int(max(0.0, pieces[0].rect.top() - 4)))

    def let_go(self) -> None:
        """Forget the place to keep at the top: the reader goes elsewhere."""
        self._kept_top = None

    def sentence_at(self, position: int) -> int | None:
        """Return the index of the sentence at a document position."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position > self._article.position(self._sentences[index].end):
            return None
        return index

    def vertical_extents(self, spans: Iterable[Span]) -> list[tuple[float, float]]:
        """Return roughly where each span lies, top and bottom, in pixels from the top of the document."""
        document, layout = self.document(), self.document().documentLayout()
        block, rect = document.begin(), QRectF()
        extents: list[tuple[float, float]] = []
        for span in spans:
            start, end = self._article.range(span)
            if not extents or not block.contains(start):
                block = document.findBlock(start)
                rect = layout.blockBoundingRect(block)
            scale = rect.height() / max(1, block.length())
            top = rect.top() + scale * (start - block.position())
            extents.append((top, min(rect.bottom(), top + scale * (end - start))))
        return extents

    def extent(self, span: Span) -> tuple[float, float]:
        """Return the top of a span's first line and the bottom of its last, in pixels from the top of the document."""
        extent = self._extents.get(span)
        if extent is None:
            pieces = list(line_pieces(self.document(), *self._article.range(span)))
            extent = (pieces[0].rect.top(), pieces[-1].rect.bottom()) if pieces else self.vertical_extents([span])[0]
            self._extents[span] = extent
        return extent

    def visible_span(self) -> Span:
        """Return the code points of the lines in view, those cut by its edges included."""
        last = self.cursorForPosition(QPoint(GUTTER, self.viewport().height()))
        last.movePosition(QTextCursor.MoveOperation.EndOfLine)
        first, end = self._line_start(0), last.position()
        return Span(self._article.code_points(first), self._article.code_points(max(first, end)))

    def document_height(self) -> float:
        """Return the height, in pixels, of all that is laid out so far; never 0."""
        return max(1.0, self.document().documentLayout().documentSize().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.paper)
        if self._sentences:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_sentences(painter, event.rect().top(), event.rect().bottom())
        painter.end()
        super().paintEvent(event)
        if self._sentences and not self._told_coloured:
            self._told_coloured = True
            self.coloured.emit()

    def _paint_sentences(self, painter: QPainter, top: int, bottom: int) -> None:
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        first = max(0, bisect_right(self._starts, self._line_start(top)) - 1)
        gutter_lines: dict[int, int] = {}
        noted: list[LinePiece] = []
        doubted: set[Span] = set()
        for index in range(first, len(self._sentences)):
            pieces = self._pieces_of(index)
            if not pieces:
                continue
            if pieces[0].rect.top() > bottom + offset:
                break
            self._paint_sentence(painter, index, pieces, gutter_lines)
            if any(self._sentences[index].span.overlap(span) for span in self._noted):
                noted.append(pieces[-1])
            doubted.update(span for span in self._doubted if self._sentences[index].span.overlap(span))
        # Over all tints: the next sentence may begin where this one's mark stands.
        for last in noted:
            self._paint_note_mark(painter, last)
        for span in doubted:
            self._paint_doubt(painter, span)
        if self._chosen is not None and self._chosen < len(self._sentences):
            self._paint_choice(painter, self._chosen)
        painter.translate(0, offset)

    def _paint_sentence(
        self, painter: QPainter, index: int, pieces: list[LinePiece], gutter_lines: dict[int, int]
    ) -> None:
        sentence = self._sentences[index]
        style = self._theme.types.get(sentence.type)
        if style is None:
            return
        dimmed = index in self._dimmed or self._options.dims(sentence.type)
        painter.setOpacity(0.22 if dimmed else 1.0)
        if self._options.tints and not dimmed:
            paint_tint(painter, pieces, style, uncertain=sentence.is_uncertain)
        if self._options.underlines:
            paint_underline(painter, pieces, style)
        self._paint_gutter(painter, sentence, pieces[0], gutter_lines)
        painter.setOpacity(1.0)

    def _paint_gutter(
        self, painter: QPainter, sentence: Sentence, piece: LinePiece, gutter_lines: dict[int, int]
    ) -> None:
        line = round(piece.baseline)
        taken = gutter_lines.get(line, 0)
        gutter_lines[line] = taken + 1
        left = self._text_left() - GUTTER
        # Sentences that begin on the same line share the gutter, the later ones nearer to the text and smaller.
        points = self._options.text_size * (0.72 if taken == 0 else 0.58)
        rect = QRectF(left + 1 + 13 * taken, piece.rect.top(), 16, piece.rect.height())
        if taken >= 2:
            return
        if sentence.is_uncertain and not self._options.tints:
            # Without a tint to carry it, the hatching stands behind the sign.
            style = self._theme.types[sentence.type]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hatching(self._theme.paper, style.hatch, width=1.4, gap=3.2))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 3, 3)
        paint_glyph(painter, rect, self._theme, sentence.type, points=points)
        if sentence.overruled is not None:
            painter.setPen(QPen(self._theme.types[sentence.type].ink, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            side = min(rect.width(), rect.height()) - 1
            painter.drawEllipse(rect.center(), side / 2, side / 2)

    def _paint_note_mark(self, painter: QPainter, last: LinePiece) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        corner = QPointF(last.rect.right() + 2, last.rect.top() - 1)
        painter.drawPolygon([corner, corner + QPointF(7, 0), corner + QPointF(7, 7)])

    def _paint_doubt(self, painter: QPainter, span: Span) -> None:
        """Draw a dashed line round words that a note may not mean any more."""
        painter.setPen(QPen(self._theme.accent, 1.3, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(list(line_pieces(self.document(), *self._article.range(span))), 1.0))

    def _paint_choice(self, painter: QPainter, index: int) -> None:
        style = self._theme.types.get(self._sentences[index].type)
        pen = QPen(style.ink if style else self._theme.muted, 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline(self._pieces_of(index), 2.5))

    def _pieces_of(self, index: int) -> list[LinePiece]:
        pieces = self._pieces.get(index)
        if pieces is None:
            start, end = self._article.range(self._sentences[index].span)
            pieces = self._pieces[index] = list(line_pieces(self.document(), start, end))
        return pieces

    def _restyle_selections(self) -> None:
        selections = [
            self._extra(sentence.span, ink=self._theme.faint)
            for index, sentence in enumerate(self._sentences)
            if sentence.type in self._theme.types and (index in self._dimmed or self._options.dims(sentence.type))
        ]
        selections += [self._extra(span, background=self._theme.find, ink=self._theme.ink) for span in self._pointed]
        for index, span in enumerate(self._found):
            current = index == self._found_current
            selections.append(
                self._extra(
                    span,
                    background=self._theme.accent if current else self._theme.find,
                    ink=self._theme.on_accent if current else self._theme.ink,
                )
            )
        self.setExtraSelections(selections)

    def _mark_pointed(self, spans: Sequence[Span]) -> None:
        self._pointed = tuple(spans)
        self._restyle_selections()

    def _extra(self, span: Span, *, ink: QColor, background: QColor | None = None) -> QTextEdit.ExtraSelection:
        extra = QTextEdit.ExtraSelection()
        char_format = QTextCharFormat()
        char_format.setForeground(ink)
        if background is not None:
            char_format.setBackground(background)
        extra.cursor = self._article.cursor(span)
        extra.format = char_format
        return extra

    # Layout and input

    def _line_start(self, y: int) -> int:
        """Return the document position at which the line at a height in the viewport begins, at either side."""
        cursor = self.cursorForPosition(QPoint(GUTTER, y))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return cursor.position()

    def _text_left(self) -> float:
        return self.document().rootFrame().frameFormat().leftMargin()

    def _set_margins(self) -> None:
        characters = QFontMetricsF(reading_font(self._options.text_size)).averageCharWidth()
        spare = self.viewport().width() - GUTTER - MARGIN - MEASURE * characters
        frame = self.document().rootFrame()
        margins = frame.frameFormat()
        left, bottom = GUTTER + max(0.0, spare / 2), self.viewport().height() / 3
        if (margins.leftMargin(), margins.bottomMargin()) == (left, bottom):
            return  # setting it lays the whole article out anew
        margins.setLeftMargin(left)
        margins.setRightMargin(left - GUTTER + MARGIN)
        margins.setTopMargin(8)
        margins.setBottomMargin(bottom)
        frame.setFrameFormat(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._kept_top
        if top is None:
            top = self.first_visible_position() if self.verticalScrollBar().value() else 0
        super().resizeEvent(event)
        self._set_margins()
        if top:
            self.scroll_to_position(top)

    def _laid_out(self) -> None:
        self._pieces.clear()
        self._extents.clear()
        self.layout_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._press is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._press).manhattanLength()
        if moved < 4 and not self.textCursor().hasSelection():
            index = self.sentence_at(self.cursorForPosition(event.position().toPoint()).position())
            if index is not None:
                self.sentence_chosen.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.sentence_at(self.cursorForPosition(event.pos()).position()) if by_mouse else self._chosen
        if index is None or index >= len(self._sentences):
            super().contextMenuEvent(event)
            return
        place = event.globalPos()
        if not by_mouse:  # asked for with a key: below the sentence, wherever the mouse may be
            self.reveal(self._sentences[index].span)
            _, bottom = self.extent(self._sentences[index].span)
            place = self.viewport().mapToGlobal(
                QPoint(round(self._text_left()), round(bottom) - self.verticalScrollBar().value())
            )
        self.menu_asked.emit(index, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            sentence = self._sentence_under(event.pos())
            if sentence is not None and sentence.is_uncertain:
                QToolTip.showText(event.globalPos(), f"{_in_words(sentence)}\n{HATCHED}", self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _sentence_under(self, point: QPoint) -> Sentence | None:
        """Return the sentence whose words, not just whose line, lie under a point of the viewport."""
        index = self.sentence_at(self.cursorForPosition(point).position())
        if index is None:
            return None
        place = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        return self._sentences[index] if any(p.rect.contains(place) for p in self._pieces_of(index)) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Plain letters and digits are the window's keys (j, k, n, 1–5), not text to type.
        if event.text().isprintable() and event.text() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
            return
        self.let_go()
        self.setCursorWidth(1)  # a caret shows from the first key on, to select words with; a click needs none
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._pieces.clear()


def _in_words(sentence: Sentence) -> str:
    return f"{sentence.type.label} · {sentence.assurance}"
