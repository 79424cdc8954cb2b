"""The left column: the folder's articles, each with its origin and mix; tick to open, drag to reorder."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.article import SkippedFile
from hearsay.ui.library_model import ROW_ROLE, LibraryModel, LibraryRow
from hearsay.ui.theme import Theme, interface_font
from hearsay.ui.type_painting import paint_mix

_LEFT = 32
_ROW_HEIGHT = 82

Index = QModelIndex | QPersistentModelIndex


class LibraryDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LibraryRow = index.data(ROW_ROLE)
        box = QRect(option.rect).adjusted(6, 2, -6, -2)
        state = option.state
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if row.open:
            painter.setBrush(theme.raised)
            painter.drawRoundedRect(box, 8, 8)
        painter.setOpacity(0.4 if row.left == 0 else 1.0)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
        self._paint_tick(painter, box, row)
        self._paint_words(painter, box, row)
        bar = QRectF(box.left() + _LEFT, box.bottom() - 10, box.width() - _LEFT - 10, 5)
        paint_mix(painter, bar, row.mix, theme)
        painter.restore()

    def _paint_tick(self, painter: QPainter, box: QRect, row: LibraryRow) -> None:
        theme = self.theme
        tick = QRectF(box.left() + 9, box.top() + 9, 13, 13)
        painter.setPen(theme.accent if row.open else theme.faint)
        painter.setBrush(theme.accent if row.open else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tick, 3, 3)
        if row.open:
            painter.setPen(theme.on_accent)
            painter.setFont(interface_font(8))
            painter.drawText(tick, Qt.AlignmentFlag.AlignCenter, "✓")
        if row.primary:
            painter.setPen(theme.accent)
            painter.setFont(interface_font(10))
            seal = QRectF(tick.left(), tick.bottom() + 6, 13, 16)
            painter.drawText(seal, Qt.AlignmentFlag.AlignCenter, theme.seal)

    def _paint_words(self, painter: QPainter, box: QRect, row: LibraryRow) -> None:
        theme = self.theme
        width = box.width() - _LEFT - 10
        title_font = interface_font(9.75)
        title_font.setWeight(QFont.Weight.Medium if row.open else QFont.Weight.Normal)
        painter.setFont(title_font)
        painter.setPen(theme.ink)
        y = box.top() + 6
        metrics = QFontMetrics(title_font)
        lines = two_lines(row.article.name, metrics, width)
        for line in lines:
            painter.drawText(QRect(box.left() + _LEFT, y, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, line)
            y += metrics.height()
        small = interface_font(8.5)
        painter.setFont(small)
        painter.setPen(theme.muted)
        metrics = QFontMetrics(small)
        notes = f"{row.notes} note{'s' if row.notes != 1 else ''} · " if row.notes else ""
        origin = metrics.elidedText(notes + row.origin, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(box.left() + _LEFT, y + 1, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, origin)

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """Let a click on the tick toggle it; elsewhere a click only chooses the row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            left = QRect(option.rect).left()
            if event.position().x() < left + _LEFT + 6:
                return _toggle(index)
        return False


def _toggle(index: Index) -> bool:
    opened = index.data(ROW_ROLE).open
    state = Qt.CheckState.Unchecked if opened else Qt.CheckState.Checked
    return index.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return a text as one or two lines that fit ``width`` pixels, the second ending in an ellipsis if need be."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    first = ""
    words = text.split(" ")
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    return (
        [first, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]
        if first
        else [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    )


class LibraryList(QListView):
    """The rows; Return or a double click opens, Space ticks, a drag reorders."""

    def dropEvent(self, event: QDropEvent) -> None:
        model = self.model()
        selected = self.selectedIndexes()
        if event.source() is not self or not selected or not isinstance(model, LibraryModel):
            event.ignore()
            return
        below = self.indexAt(event.position().toPoint())
        target = below.row() if below.isValid() else model.rowCount()
        if below.isValid() and event.position().y() > self.visualRect(below).center().y():
            target += 1
        model.move_row(selected[0].row(), target)
        # Handled in full here: a drop reported as a move would make the view delete the dragged row.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            _toggle(self.currentIndex())
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # the window's single-letter keys, not type-ahead
            return
        super().keyPressEvent(event)


class LibraryPanel(QFrame):
    order_changed = Signal()
    skipped_asked = Signal()
    article_asked = Signal(str)
    """the reader wants to read the article at this path, open already or not"""
    about_asked = Signal(str)
    """the reader wants to know where the article at this path comes from"""

    def __init__(self, model: LibraryModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._model = model
        self._delegate = LibraryDelegate(theme)
        self._title = QLabel("LIBRARY")
        self._title.setObjectName("columnTitle")
        self._title.setFont(interface_font(8))
        self._skipped = QToolButton()
        self._skipped.setObjectName("quiet")
        self._skipped.hide()
        self._skipped.clicked.connect(self.skipped_asked)
        self.list = LibraryList()
        self.list.setObjectName("libraryList")
        self.list.setAccessibleName("Articles of the folder")
        self.list.setModel(model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.doubleClicked.connect(lambda index: self.article_asked.emit(index.data(ROW_ROLE).article.path))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        model.rowsMoved.connect(self.order_changed)
        model.modelReset.connect(self._count)
        model.dataChanged.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(8)
        self._title.setContentsMargins(14, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        column.addWidget(self._skipped)

    def show_skipped(self, skipped: tuple[SkippedFile, ...]) -> None:
        self._skipped.setVisible(bool(skipped))
        files = "1 file was" if len(skipped) == 1 else f"{len(skipped)} files were"
        self._skipped.setText(f"{files} not read …")

    def apply(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def menu_for(self, index: Index) -> QMenu:
        """Return what can be done with the article of a row; the menu goes when it is closed."""
        row: LibraryRow = index.data(ROW_ROLE)
        at = QPersistentModelIndex(index)
        menu = QMenu(self)
        menu.addAction("&Close its pane" if row.open else "&Open in a pane", lambda: at.isValid() and _toggle(at))
        about = menu.addAction("&About this article…", lambda: self.about_asked.emit(row.article.path))
        about.setEnabled(not row.unread)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self.menu_for(index).popup(self.list.viewport().mapToGlobal(place))

    def _count(self) -> None:
        left = [row.left > 0 for row in self._model.rows() if row.left is not None]
        whole = str(self._model.rowCount())
        self._title.setText(f"LIBRARY · {sum(left)} of {whole} by grade" if left else f"LIBRARY · {whole}")
