"""One note, open for writing; it is saved on a pause, when the reader goes elsewhere, and on close."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from hearsay.domain.article import Article
from hearsay.domain.notes import PlacedNote
from hearsay.domain.tags import tags_from
from hearsay.ui.note_draft import NoteDraft, tags_in_words
from hearsay.ui.note_place import NotePlace
from hearsay.ui.tag_completer import TagCompleter
from hearsay.ui.theme import interface_font

if TYPE_CHECKING:
    from hearsay.ui.note_preview import NotePreview

PAUSE_MS = 700


class NoteEditor(QFrame):
    save_asked = Signal(object)
    """the draft, to be stored"""
    delete_asked = Signal(object)
    left = Signal()
    """the reader is done writing and goes back to reading"""

    def __init__(self, draft: NoteDraft, tags: QStringListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.draft = draft
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.body = QPlainTextEdit(draft.body)
        self.body.setPlaceholderText("Write a note (Markdown) …")
        self.body.setAccessibleName("Note")
        self.body.setTabChangesFocus(True)
        self.body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.tags = QLineEdit(tags_in_words(draft.tags))
        self.tags.setPlaceholderText("#tags")
        self._completer = TagCompleter(tags, self.tags)
        self._completer.activated.connect(lambda _text: QTimer.singleShot(0, self, self._typed))
        self.tags.setAccessibleName("Tags of the note")
        self._state = QLabel()
        self._state.setObjectName("quiet")
        self._state.setFont(interface_font(8))
        self.delete_button = QToolButton()
        self.delete_button.setText("Delete")
        self.delete_button.setToolTip("Delete this note (it can be undone)")
        self.delete_button.setAccessibleName("Delete this note")
        self.delete_button.setFont(interface_font(8.5))
        self.preview_button = QToolButton()
        self.preview_button.setText("Preview")
        self.preview_button.setCheckable(True)
        keys = QShortcut(QKeySequence("Ctrl+Shift+P"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # of several notes, the one with the cursor
        keys.activated.connect(self.preview_button.toggle)
        self.preview_button.setToolTip("Show the note as its Markdown looks (Ctrl+Shift+P)")
        self.preview_button.setFont(interface_font(8.5))
        self.preview_button.toggled.connect(self._show_preview)
        self._preview: NotePreview | None = None
        self.place = NotePlace()
        self._lay_out()
        self.body.textChanged.connect(self._typed)
        self.tags.textEdited.connect(self._typed)
        self.delete_button.clicked.connect(self._ask_delete)
        self.body.installEventFilter(self)
        self.tags.installEventFilter(self)
        self._fit()
        self.show_state()

    def fields(self) -> list[QWidget]:
        """Return what takes keys, from top to bottom."""
        return [*self.place.buttons(), self.body, self.tags, self.preview_button, self.delete_button]

    def show_place(self, placed: PlacedNote | None, article: Article) -> None:
        """Tell of the place of the note, held against ``article``; None where it was not stored yet."""
        self.place.show_place(placed, article)

    def flush(self) -> None:
        """Ask for what is written to be stored, if the store does not have it yet."""
        self._pause.stop()
        if self.draft.is_worth_saving:
            self.save_asked.emit(self.draft)
        self.show_state()

    def take_over(self, body: str, tags: tuple[str, ...]) -> None:
        """Show what the store holds now (after an undo, say), unless the reader has written on meanwhile."""
        if self.draft.is_dirty or (body, tags) == self.draft.saved:
            return
        self.draft.take_over(body, tags)
        for widget in (self.body, self.tags):
            widget.blockSignals(True)
        self.body.setPlainText(body)
        self.tags.setText(tags_in_words(tags))
        for widget in (self.body, self.tags):
            widget.blockSignals(False)
        self._fit()

    def show_state(self, failed: bool = False) -> None:
        """Tell whether the note is stored."""
        if failed:
            self._state.setText("not saved yet")
        elif self.draft.is_dirty:
            self._state.setText("…" if self.draft.is_worth_saving else "")
        else:
            self._state.setText("saved" if self.draft.note_id else "")

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(5)
        column.addWidget(self.place)
        column.addWidget(self.body)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        column.addWidget(self.tags)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.preview_button)
        foot.addWidget(self.delete_button)
        column.addLayout(foot)

    def _show_preview(self, shown: bool) -> None:
        if self._preview is None:
            # Loaded with the first preview: no note waits for what renders Markdown.
            from hearsay.ui.note_preview import NotePreview

            self._preview = NotePreview()
            self._column.insertWidget(self._column.indexOf(self.body), self._preview)
        if shown:
            self._preview.setFixedHeight(max(self.body.height(), 110))
            self._preview.show_markdown(self.body.toPlainText())
        self._preview.setVisible(shown)
        self.body.setVisible(not shown)
        if not shown:
            self.body.setFocus()

    def _typed(self) -> None:
        self.draft.body = self.body.toPlainText()
        self.draft.tags = tags_from(self.tags.text())
        self._pause.start()
        self._fit()
        self.show_state()

    def _ask_delete(self) -> None:
        self.flush()  # stored first, so that undo can bring it back
        self.delete_asked.emit(self.draft)

    def _fit(self) -> None:
        """Grow with the text, from three lines to twelve."""
        lines = QFontMetrics(self.body.font()).lineSpacing()
        wanted = int(self.body.document().size().height()) + 1
        self.body.setFixedHeight(lines * min(12, max(3, wanted)) + 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # here Esc ends the writing, not the analysis
            elif event.type() == QEvent.Type.KeyPress:
                self.flush()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(220, super().sizeHint().height())
