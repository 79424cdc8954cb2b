"""The view on the picture of who has it from whom: it always fits, follows the pointer and the keys, and leads on."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from hearsay.domain.flow_words import edge_in_words, neighbours_in_words, node_in_words
from hearsay.domain.source_flow import FlowEdge, FlowNode, FlowRole, PlacedFlow, SourceFlow
from hearsay.ui.flow_items import BoxItem, RibbonItem
from hearsay.ui.flow_scene import HEADING_HEIGHT, FlowScene, GradingOf, Part
from hearsay.ui.theme import Theme

_MARGIN = 5
_LARGEST_ZOOM = 4.0
_ZOOM_STEP = 1.25
_LARGER, _SMALLER, _WHOLE = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus}, {Qt.Key.Key_0}
_ARROWS = {
    Qt.Key.Key_Up: (False, -1),
    Qt.Key.Key_Down: (False, 1),
    Qt.Key.Key_Left: (True, -1),
    Qt.Key.Key_Right: (True, 1),
}


class FlowView(QGraphicsView):
    """Tab and the arrows go from box to box; Return, or a click, goes to a part's sentences, one after the other.

    A box that others are gathered in unfolds instead, and the picture grows. + and - zoom; 0 brings the whole back.
    """

    sentence_chosen = Signal(str, int)
    """an article's path, and the number of a sentence in it"""
    told = Signal(str)
    """what the part under the pointer or the keys says; nothing where there is none"""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = SourceFlow()
        self._grading_of: GradingOf = lambda _node: None
        self._scene = _nothing(theme)
        self._current: BoxItem | None = None
        self._hovered: Part | None = None
        self._last: FlowNode | FlowEdge | None = None
        self._turn = 0
        self._unfolded = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("background: transparent")
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Picture of who has it from whom")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(30)
        self._later.timeout.connect(self.lay_out)

    @property
    def scene_shown(self) -> FlowScene:
        return self._scene

    def show_flow(self, flow: SourceFlow) -> None:
        """Show another picture, at the size there is."""
        self._flow, self._last, self._turn, self._unfolded = flow, None, 0, False
        self.lay_out()

    def show_grades(self, grading_of: GradingOf) -> None:
        """Put the reader's grades on the boxes of this picture and of those that follow."""
        self._grading_of = grading_of
        self._scene.show_grades(grading_of)

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        self.lay_out()

    def lay_out(self) -> None:
        """Fit the picture to the view: the fewer boxes there is room for, the more are gathered."""
        from hearsay.comparison.flow_layout import lay_out_flow, rows_for  # not needed before there is a picture
        from hearsay.comparison.source_flow import gathered

        self._later.stop()
        if not self._flow.nodes:
            self._take(_nothing(self._theme))
            return
        room = self.maximumViewportSize()
        width, height = room.width() - 2 * _MARGIN, room.height() - 2 * _MARGIN - HEADING_HEIGHT
        fitting = self._flow if self._unfolded else gathered(self._flow, rows_for(height))
        placed = lay_out_flow(fitting, width, height)
        if placed.height > height:
            placed = lay_out_flow(fitting, width - self.verticalScrollBar().sizeHint().width(), height)
        scene = FlowScene(placed, self._theme)
        scene.show_grades(self._grading_of)
        self._take(scene)

    def _take(self, scene: FlowScene) -> None:
        old, at = self._scene, None
        if self._current is not None:
            at = scene.same(old.flow.nodes[self._current.number])
        self._scene, self._current, self._hovered = scene, None, None
        self.setScene(scene)
        scene.setParent(self)
        self.setSceneRect(scene.sceneRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        old.deleteLater()
        if at is not None and self.hasFocus():
            self._go(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or part is None:
            super().mousePressEvent(event)
            return
        if isinstance(part, BoxItem):
            self._go(part)
        self._lead_on(part)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._zoom(1.0015 ** event.angleDelta().y())
        event.accept()

    def _zoom(self, by: float) -> None:
        now = self.transform().m11()
        wanted = min(_LARGEST_ZOOM, max(1.0, now * by))
        self.scale(wanted / now, wanted / now)

    def _part_at(self, point: QPoint) -> Part | None:
        item = self.itemAt(point)
        return item if isinstance(item, BoxItem | RibbonItem) else None

    def _hover(self, part: Part | None) -> None:
        if part is not self._hovered:
            self._hovered = part
            self._follow(part or (self._current if self.hasFocus() else None))

    # The keys

    def event(self, event: QEvent) -> bool:
        # With the keys here, 0 is the picture's and not the legend's.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _zoom_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, zoom = Qt.Key(event.key()), _zoom_of(event)
        scene, current = self._scene, self._current
        if key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ARROWS and scene.boxes:
            across, step = _ARROWS[key]
            order = scene.in_order()
            if current is None:
                self._go(order[0])
            else:
                self._go(scene.across(current, step) if across else scene.beside(current, step))
        elif zoom is not None:
            self._zoom(zoom)
            if zoom == 0 and self._unfolded:
                self._unfolded = False
                self.lay_out()
        elif current is not None and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._lead_on(current)
        else:
            event.ignore()  # the window's keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the boxes, and on to the next widget from the last one."""
        order = self._scene.in_order()
        if not self.hasFocus() or not order:
            return super().focusNextPrevChild(forward)
        place = (
            (0 if forward else len(order) - 1)
            if self._current is None
            else order.index(self._current) + (1 if forward else -1)
        )
        if not 0 <= place < len(order):
            return super().focusNextPrevChild(forward)
        self._go(order[place])
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_tab = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if self._current is None and self._scene.boxes and event.reason() in by_tab:
            order = self._scene.in_order()
            self._go(order[-1] if event.reason() is Qt.FocusReason.BacktabFocusReason else order[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._current is not None:
            self._current.mark(False)
            self._current = None
        self._follow(self._hovered)

    def _go(self, box: BoxItem) -> None:
        if self._current is not None:
            self._current.mark(False)
        self._current = box
        box.mark(True)
        self.ensureVisible(box, 10, 10)
        self._follow(box)

    # What is followed

    def _follow(self, part: Part | None) -> None:
        self._scene.follow(part)
        words = self._words(part) if part is not None else ""
        self.setAccessibleDescription(words)
        self.told.emit(words)

    def _words(self, part: Part) -> str:
        flow = self._scene.flow
        if isinstance(part, RibbonItem):
            return edge_in_words(flow, flow.edges[part.number])
        near = neighbours_in_words(flow, part.number)
        hint = " · click or Return unfolds it" if self._unfolds(part) else ""
        return node_in_words(flow.nodes[part.number]) + (f"; {near}" if near else "") + hint

    def _unfolds(self, part: Part) -> bool:
        """Tell whether a box has others gathered in it that the whole picture shows one by one."""
        node = self._scene.told_by(part)
        return isinstance(node, FlowNode) and node.gathered and node not in self._flow.nodes

    def _unfold(self, role: FlowRole) -> None:
        """Show every box, however high the picture becomes, and go to the first that was gathered."""
        known = {node.label for node in self._scene.flow.nodes if node.role is role}
        self._unfolded = True
        self.lay_out()
        new = [box for box in self._scene.in_order() if self._scene.flow.nodes[box.number].role is role]
        first = next((box for box in new if self._scene.flow.nodes[box.number].label not in known), None)
        if first is not None:
            self._go(first)

    def _lead_on(self, part: Part) -> None:
        """Go to the part's first sentence, and the next time to the next one."""
        told = self._scene.told_by(part)
        if isinstance(told, FlowNode) and self._unfolds(part):
            self._unfold(told.role)
            return
        self._turn = (self._turn + 1) % len(told.sentences) if told == self._last else 0
        self._last = told
        self.told.emit(f"{self._words(part)} · {self._turn + 1:,} of {len(told.sentences):,} is shown")
        self.sentence_chosen.emit(*told.sentences[self._turn])


def _zoom_of(event: QKeyEvent) -> float | None:
    """Return how much larger a key makes the picture, 0 for its usual size; None for any other key."""
    if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
        return None
    key = Qt.Key(event.key())
    if key in _WHOLE:
        return 0.0
    return _ZOOM_STEP if key in _LARGER else 1 / _ZOOM_STEP if key in _SMALLER else None


def _nothing(theme: Theme) -> FlowScene:
    return FlowScene(PlacedFlow(SourceFlow(), (), (), 0.0, 0.0), theme)
