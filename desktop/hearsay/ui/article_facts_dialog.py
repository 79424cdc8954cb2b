"""About one article: what is known of its origin, what it says itself, and what the reader puts right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.article import Article
from hearsay.domain.metadata import MetadataField, refusal_of, tidy_value
from hearsay.domain.visible_names import visible_name
from hearsay.domain.web_addresses import web_address
from hearsay.ui.theme import interface_font

_LABELS = {
    MetadataField.TITLE: "&Headline",
    MetadataField.BYLINE: "&Byline",
    MetadataField.OUTLET: "&Outlet",
    MetadataField.PUBLISHED: "&Date",
    MetadataField.ADDRESS: "&Address",
    MetadataField.LANGUAGE: "&Language",
}
_HINTS = {
    MetadataField.PUBLISHED: "2026-03-14, or as the article has it",
    MetadataField.ADDRESS: "https://…",
    MetadataField.LANGUAGE: "en, de, pt-BR …",
}
_CUT = 160
"""code points of what an article says that are shown beside what the reader says"""

Values = Mapping[MetadataField, str]


class ArticleFactsDialog(QDialog):
    """``as_read`` is the article as its file has it, ``now`` as the reader has it; ``begun`` what was not kept yet."""

    kept = Signal(object)
    """a dict from MetadataField to what it is to be from now on, None where the article's own word is to stand"""
    left = Signal(object)
    """a dict from MetadataField to what the reader began and did not keep; empty where there is nothing"""

    def __init__(
        self,
        as_read: Article,
        now: Article,
        *,
        notice: str,
        begun: Values,
        open_address: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("About this article")
        self._own = {field: tidy_value(field.of(as_read)) for field in MetadataField}
        self._stored = {field: tidy_value(field.of(now)) for field in MetadataField}
        self._open_address = open_address
        self.fields = {field: self._edit(field, begun) for field in MetadataField}
        self.said = {field: _quiet("") for field in MetadataField}
        self.take_back = {field: self._take_back(field) for field in MetadataField}
        self.copy_button = QPushButton("Copy")
        self.open_button = QPushButton("Open in the browser…")
        for button in (self.copy_button, self.open_button):
            button.setAutoDefault(False)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.value(MetadataField.ADDRESS)))
        self.open_button.clicked.connect(lambda: self._open_address(self.value(MetadataField.ADDRESS)))
        self.refusal = _quiet("")
        self.refusal.setObjectName("doubt")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(now, notice)
        self._show_state()
        self.fields[MetadataField.TITLE].setFocus()

    def value(self, field: MetadataField) -> str:
        return tidy_value(self.fields[field].text())

    @property
    def changes(self) -> dict[MetadataField, str | None]:
        """What saving would change: None where the article's own word is to stand again."""
        wanted = {field: self.value(field) for field in MetadataField}
        changed = {field: value for field, value in wanted.items() if value != self._stored[field]}
        return {field: None if value == self._own[field] else value for field, value in changed.items()}

    def accept(self) -> None:
        """Keep what was changed; what cannot be kept stays in the dialogue, and so does the dialogue."""
        if not self.keep.isEnabled():
            return
        self.kept.emit(self.changes)
        super().accept()

    def reject(self) -> None:
        self.left.emit({field: self.fields[field].text() for field in self.changes})
        super().reject()

    def open(self) -> None:
        super().open()
        self.fields[MetadataField.TITLE].deselect()  # a key pressed by mistake must not replace the headline

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def _give_height(self) -> None:
        """Let wrapped lines have their height, which no layout asks of a window by itself."""
        whole = self.layout()
        if whole is not None:
            whole.activate()
            self.setMinimumHeight(whole.totalHeightForWidth(self.width()))

    def _edit(self, field: MetadataField, begun: Values) -> QLineEdit:
        edit = QLineEdit(begun.get(field, self._stored[field]))
        edit.setCursorPosition(0)
        edit.setPlaceholderText(_HINTS.get(field, "not known"))
        edit.setAccessibleName(_LABELS[field].replace("&", ""))
        edit.textChanged.connect(self._show_state)
        return edit

    def _take_back(self, field: MetadataField) -> QToolButton:
        button = QToolButton()
        button.setObjectName("takeBack")
        button.setText("Use this")
        button.setToolTip(f"Let the article’s own {field.label} stand again")
        button.setAccessibleName(f"Take the article’s own {field.label}")
        button.clicked.connect(lambda: self.fields[field].setText(self._own[field]))
        return button

    def _show_state(self) -> None:
        for field in MetadataField:
            own, differs = self._own[field], self.value(field) != self._own[field]
            shown = own if len(own) <= _CUT else f"{own[: _CUT - 1]}…"
            told = f"The article says: {shown}" if own else f"The article names no {field.label}."
            self.said[field].setText(told)
            self.said[field].setVisible(differs)
            self.take_back[field].setVisible(differs)
        why = [refusal_of(field, self.value(field)) for field in self.changes]
        refusal = next((each for each in why if each), "")
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self.keep.setEnabled(bool(self.changes) and not refusal)
        address = self.value(MetadataField.ADDRESS)
        self.copy_button.setEnabled(bool(address))
        self.open_button.setEnabled(bool(web_address(address)))
        self._give_height()

    def _lay_out(self, article: Article, notice: str) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, field in enumerate(MetadataField):
            label = QLabel(_LABELS[field])
            label.setBuddy(self.fields[field])
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            label.setMinimumHeight(self.fields[field].sizeHint().height())
            grid.addLayout(self._cell(field, notice), row, 1)
        file = len(MetadataField)
        grid.addWidget(QLabel("File"), file, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_selectable(visible_name(article.path)), file, 1)
        grid.addWidget(QLabel("Text"), file + 1, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        size = f"{len(article.text.split()):,} words · {len(article.text):,} characters"
        grid.addWidget(_selectable(size), file + 1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.refusal, 1)
        foot.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(_title(article.name))
        whole.addLayout(grid)
        whole.addWidget(_quiet("What you put right here is kept in your notes. The file stays as it is."))
        whole.addStretch(1)
        whole.addLayout(foot)
        self.resize(600, 0)

    def _cell(self, field: MetadataField, notice: str) -> QVBoxLayout:
        """Return a field, what belongs to it, and below it what the article says where that is something else."""
        said = QHBoxLayout()
        said.addWidget(self.said[field], 1)
        said.addWidget(self.take_back[field], 0, Qt.AlignmentFlag.AlignTop)
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(self.fields[field])
        cell.addLayout(said)
        if field is MetadataField.ADDRESS:
            line = QHBoxLayout()
            line.setContentsMargins(0, 3, 0, 3)
            line.addWidget(self.copy_button)
            line.addWidget(self.open_button)
            line.addStretch(1)
            cell.addLayout(line)
        if field is MetadataField.LANGUAGE and notice:
            cell.addWidget(_quiet(notice))
        return cell


def _title(text: str) -> QLabel:
    label = _plain(text)
    font = interface_font(11)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _quiet(text: str) -> QLabel:
    label = _plain(text)
    label.setObjectName("quiet")
    label.setFont(interface_font(8.5))
    return label


def _selectable(text: str) -> QLabel:
    label = _plain(text)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
