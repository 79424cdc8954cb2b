"""A bottom tab that lists rows to unfold: a field to filter them, the table, and what to say where it is empty."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeView,
    QWidget,
)

from hearsay.domain.tables import TableForm
from hearsay.ui.listing_layout import lay_out_listing
from hearsay.ui.unfolding_model import ROW_ROLE, Row, UnfoldingModel

_SHARED = b"shared:"
"""before a remembered shape in which the columns share the width there is"""


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a panel says: its names for screen readers, the hint in its field, and why it shows no row."""

    table: str
    field: str
    hint: str
    none: str
    no_match: str


class UnfoldingTable(QTreeView):
    """Return opens and closes a row, and goes where an inner row stands; so does a double click. Ctrl+C copies."""

    passage_chosen = Signal(object)
    left = Signal()
    grade_asked = Signal(object)
    """what the reader would grade, as its row tells"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(True)
        self.setWordWrap(False)
        self.setIndentation(18)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction("Copy rows", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.grade_action = QAction("Grade…", self)
        self.grade_action.triggered.connect(lambda: self.ask_grade())
        self._shares: tuple[int, ...] = ()
        self._sharing = False
        self.header().sectionResized.connect(self._column_resized)

    def offer_grades(self) -> None:
        """Let the rows' menu, and Return on a row with nothing to unfold, ask for a grade."""
        self.addAction(self.grade_action)

    def ask_grade(self) -> bool:
        """Ask for a grade of what the current row is about; tell whether there is anything to grade."""
        row = self.currentIndex().data(ROW_ROLE)
        if isinstance(row, Row) and row.graded is None and self.currentIndex().parent().isValid():
            row = self.currentIndex().parent().data(ROW_ROLE)
        if not isinstance(row, Row) or row.graded is None:
            return False
        self.grade_asked.emit(row.graded)
        return True

    def share_width(self, shares: tuple[int, ...]) -> None:
        """Give each column its share of the width there is, as long as the reader has set none."""
        self._shares = shares
        self._share()

    @property
    def shares_width(self) -> bool:
        """True as long as the reader has set no width."""
        return bool(self._shares)

    def take_over(self, shape: QByteArray) -> bool:
        """Take over a shape of the header as Qt packs it, but no width; tell whether it could be understood."""
        self._sharing = True
        taken = self.header().restoreState(shape)
        self._sharing = False
        self._share()
        return taken

    def keep_widths(self) -> None:
        """Leave the columns as they are, whatever the width of the window."""
        self._shares = ()

    def copy(self) -> None:
        """Put the selected rows on the clipboard as text, a line a row, tabs between its cells."""
        chosen = sorted(self.selectionModel().selectedRows(), key=_place)
        columns = range(self.model().columnCount())
        lines = ["\t".join(str(at.siblingAtColumn(column).data()) for column in columns) for at in chosen]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        self._sharing = True
        for column, share in enumerate(self._shares):
            self.header().resizeSection(column, self.viewport().width() * share // sum(self._shares))
        self._sharing = False

    def _column_resized(self, column: int) -> None:
        if not self._sharing and column < self.header().count() - 1:  # the last one takes what is left by itself
            self.keep_widths()
        self.scheduleDelayedItemsLayout()  # wrapped words need another height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act_on(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.text().isprintable() and event.text():
            event.ignore()  # the window's single-letter keys
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._act_on(self.indexAt(event.position().toPoint()))

    def _act_on(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        if row.passage is not None:
            self.passage_chosen.emit(row.passage)
            return
        if not row.children and row.graded is not None:
            self.grade_asked.emit(row.graded)
            return
        first = index.siblingAtColumn(0)
        self.setExpanded(first, not self.isExpanded(first))


def _place(index: QModelIndex) -> tuple[int, int]:
    above = index.parent()
    return (above.row(), index.row()) if above.isValid() else (index.row(), -1)


class UnfoldingPanel(QWidget):
    passage_chosen = Signal(object)
    """Passage to go to"""
    left = Signal()
    """the reader goes back to the articles"""
    save_asked = Signal(object)
    """TableForm that the rows shall be saved in"""

    def __init__(
        self, model: UnfoldingModel, words: PanelWords, shares: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._words = model, words
        self._why = ""
        self._open: set[str] = set()
        self._current = ""
        self._scrolled = 0
        self.table = UnfoldingTable()
        self.table.setModel(model)
        self.table.setAccessibleName(words.table)
        self.table.passage_chosen.connect(self.passage_chosen)
        self.table.left.connect(self.left)
        header = self.table.header()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setSortingEnabled(True)
        header.setStretchLastSection(True)
        self.table.share_width(shares)
        self.filter_field = QLineEdit()
        self.filter_field.setPlaceholderText(words.hint)
        self.filter_field.setAccessibleName(words.field)
        self.filter_field.setMinimumWidth(270)
        self.filter_field.textChanged.connect(self._narrow)
        self.save_button = QPushButton("Save table…")
        self.save_button.setToolTip("Write the rows that are listed now to a file")
        forms = QMenu(self.save_button)
        forms.addAction("As &CSV, for spreadsheets…", lambda: self.save_asked.emit(TableForm.CSV))
        forms.addAction("As &Markdown…", lambda: self.save_asked.emit(TableForm.MARKDOWN))
        self.save_button.setMenu(forms)
        self._empty = QLabel()
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        model.modelReset.connect(self._show_emptiness)
        self._stack = lay_out_listing(
            self, filter_field=self.filter_field, button=self.save_button, table=self.table, empty=self._empty
        )
        self._show_emptiness()

    @property
    def empty_text(self) -> str:
        """What stands in the place of the rows where there is none."""
        return self._empty.text()

    def explain_emptiness(self, why: str) -> None:
        """Say why there is nothing to list yet; with nothing said, an empty list is what was found."""
        self._why = why
        self._show_emptiness()

    def begin(self) -> None:
        """Give the keys to the table, or to the field where there is no row."""
        self.setFocus()
        if self._model.rowCount() == 0:
            self.filter_field.setFocus()
            return
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self.table.setFocus()

    def state(self) -> QByteArray:
        """Return the widths of the columns, where the reader has set them, and what sorts them, as Qt packs them."""
        shape = self.table.header().saveState()
        return QByteArray(_SHARED) + shape if self.table.shares_width else shape

    def restore(self, state: QByteArray) -> None:
        """Take over what ``state`` gave; what cannot be understood changes nothing."""
        header = self.table.header()
        if state.startsWith(_SHARED):
            taken = self.table.take_over(state.sliced(len(_SHARED)))
        else:
            taken = header.restoreState(state)
            if taken:
                self.table.keep_widths()
        if taken:
            self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def _narrow(self, text: str) -> None:
        self.filter_field.setClearButtonEnabled(True)  # drawing its picture is slow, and no part of a start
        self._model.show_matching(text)

    def _show_emptiness(self) -> None:
        self.save_button.setEnabled(self._model.rowCount() > 0)
        if self._model.rowCount() > 0:
            self._stack.setCurrentWidget(self.table)
            return
        words = self._words
        self._empty.setText(self._why or (words.no_match if self._model.count else words.none))
        self._stack.setCurrentWidget(self._empty)

    def _keep_place(self) -> None:
        """Remember what is unfolded, current and in view: the rows are about to be made anew."""
        model, table = self._model, self.table
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            row = model.row(index)
            if row is not None:
                (self._open.add if table.isExpanded(index) else self._open.discard)(row.id)
        current = model.row(table.currentIndex())
        self._current = current.id if current is not None else self._current
        self._scrolled = table.verticalScrollBar().value()

    def _find_place(self) -> None:
        model, table = self._model, self.table
        if self._open:
            for number in range(model.rowCount()):
                index = model.index(number, 0)
                row = model.row(index)
                if row is not None and row.id in self._open:
                    table.setExpanded(index, True)
        if self._current:
            found = model.find(self._current)
            if found.isValid():
                table.setCurrentIndex(found)
        table.verticalScrollBar().setValue(self._scrolled)
