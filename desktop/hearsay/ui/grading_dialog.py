"""The reader grades a source or a claim: six choices, a reason, and beside them what the articles say of a source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import ClaimGrade, ClaimGrading, SourceGrade, SourceGrading
from hearsay.ui.grade_badge import BADGE_SIDE, badge_picture
from hearsay.ui.said_of_sources import SaidOfSource
from hearsay.ui.shared_cards import LinkLabel
from hearsay.ui.theme import Theme, interface_font, reading_font
from hearsay.ui.unfolding_model import Passage

Grade = SourceGrade | ClaimGrade

_MOST_REMARKS = 30
_CUT = 160
"""characters of an article's words that are shown"""


@dataclass(frozen=True, slots=True)
class GradeDraft:
    """What the reader has chosen and written and not kept yet."""

    grade: Grade | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GradingTopic:
    """What is graded: ``title`` says so, ``words`` are a claim's; ``said`` is what articles say of a source."""

    title: str
    grades: Sequence[Grade]
    present: SourceGrading | ClaimGrading | None = None
    said: Sequence[SaidOfSource] | None = None
    words: str = ""


class ReasonField(QPlainTextEdit):
    """Return keeps the grade, Shift+Return begins a line, Tab goes on."""

    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.kept.emit()
            return
        super().keyPressEvent(event)


class GradingDialog(QDialog):
    """Nothing is chosen before the reader chooses, but the reader's own present grade or unfinished draft."""

    grade_kept = Signal(object, str)
    """the grade and the reason"""
    withdrawn = Signal()
    left = Signal(object)
    """closed without keeping anything; the GradeDraft there was"""
    passage_chosen = Signal(object)

    def __init__(
        self, topic: GradingTopic, draft: GradeDraft | None, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._topic = topic
        present = topic.present
        self._stored = GradeDraft(present.grade, present.reason) if present is not None else GradeDraft()
        self.setWindowTitle("Grade a source" if isinstance(topic.grades[0], SourceGrade) else "Grade a claim")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices = {grade: self._choice(grade, theme) for grade in topic.grades}
        self.reason = ReasonField()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Why? (you may leave this empty)")
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 4)
        self.reason.kept.connect(self.accept)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Keep grade", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        self.withdraw = QPushButton("Withdraw grade")
        self.withdraw.setAutoDefault(False)
        self.withdraw.setVisible(present is not None)
        self.withdraw.clicked.connect(self._withdraw)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(draft, theme)
        begun = draft or self._stored
        if begun.grade is not None:
            self.choices[begun.grade].setChecked(True)
        self.reason.setPlainText(begun.reason)
        self.reason.textChanged.connect(self._show_state)
        self._show_state()
        self.choices[begun.grade or topic.grades[0]].setFocus()

    @property
    def chosen(self) -> Grade | None:
        return next((grade for grade, button in self.choices.items() if button.isChecked()), None)

    @property
    def draft(self) -> GradeDraft:
        return GradeDraft(self.chosen, self.reason.toPlainText().strip())

    def accept(self) -> None:
        """Keep the grade; without one there is nothing to keep, and the dialogue stays."""
        chosen = self.chosen
        if chosen is None:
            return
        self.grade_kept.emit(chosen, self.draft.reason)
        super().accept()

    def reject(self) -> None:
        self.left.emit(self.draft if self.draft != self._stored else None)
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Wrapped lines need their height, which no layout asks of a window by itself.
        self.setMinimumHeight(self._whole.totalHeightForWidth(event.size().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A grade's own key chooses it, wherever the reader is not writing."""
        for grade, button in self.choices.items():
            if event.text().upper() == grade.value:
                button.setFocus()
                button.setChecked(True)
                return
        super().keyPressEvent(event)

    def _withdraw(self) -> None:
        self.withdrawn.emit()
        super().accept()

    def _show_state(self) -> None:
        self.keep.setEnabled(self.chosen is not None)

    def _choice(self, grade: Grade, theme: Theme) -> QRadioButton:
        button = QRadioButton(grade.label)
        button.setIcon(badge_picture(grade, theme, ratio=self.devicePixelRatioF()))
        button.setIconSize(QSize(int(BADGE_SIDE) + 2, int(BADGE_SIDE) + 2))
        button.setAccessibleName(f"{grade.value}, {grade.label}")
        button.setToolTip(f"Press {grade.value}")
        button.toggled.connect(lambda _on: self._show_state())
        return button

    def _lay_out(self, draft: GradeDraft | None, theme: Theme) -> None:
        own = QVBoxLayout()
        own.setSpacing(5)
        own.addWidget(_title(_cut(self._topic.title)))
        if self._topic.words:
            own.addWidget(_claim(self._topic.words))
        own.addSpacing(4)
        for button in self.choices.values():
            own.addWidget(button)
        own.addSpacing(6)
        label = QLabel("&Reason")
        label.setBuddy(self.reason)
        own.addWidget(label)
        own.addWidget(self.reason)
        for line in self._lines(draft):
            own.addWidget(_quiet(line))
        own.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addLayout(own, 3)
        if self._topic.said is not None:
            columns.addWidget(_said_by_articles(self._topic.said, theme, self.passage_chosen.emit), 2)
        foot = QHBoxLayout()
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        whole = self._whole = QVBoxLayout()
        self.setLayout(whole)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(columns, 1)
        whole.addLayout(foot)
        self.resize(640 if self._topic.said is not None else 440, 0)

    def _lines(self, draft: GradeDraft | None) -> list[str]:
        lines = []
        if self._topic.present is not None:
            lines.append(f"Your present grade: {grading_in_words(self._topic.present)}")
        if draft is not None:
            lines.append("This is what you had begun; it is not kept yet.")
        return lines


def _said_by_articles(said: Sequence[SaidOfSource], theme: Theme, go_to: Callable[[Passage], None]) -> QWidget:
    """Return what the articles say of a source, each place a link."""
    inner = QWidget()
    inner.setObjectName("inspectorBody")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(8)
    if not said:
        column.addWidget(_quiet("Nothing that Hearsay recognises."))
    for each in said[:_MOST_REMARKS]:
        column.addWidget(_said_line(each, theme, go_to))
    if len(said) > _MOST_REMARKS:
        column.addWidget(_quiet(f"and {len(said) - _MOST_REMARKS:,} more places"))
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    heading = QLabel("WHAT THE ARTICLES SAY")
    heading.setObjectName("columnTitle")
    heading.setFont(interface_font(8))
    note = _quiet("Found by Hearsay, and no grade: judging is yours.")
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 3, 0, 0)
    for part in (heading, scroll, note):
        rows.addWidget(part, int(part is scroll))
    return whole


def _said_line(said: SaidOfSource, theme: Theme, go_to: Callable[[Passage], None]) -> QLabel:
    """Return one line. Names and words come from files: all of them are escaped."""
    passage = said.passage
    if passage is None:
        label = QLabel(said.words)
        label.setTextFormat(Qt.TextFormat.PlainText)
    else:
        link = (
            f"<a href='#' style='color:{theme.accent.name()}; text-decoration:none'>{escape(_cut(said.where, 60))}</a>"
        )
        label = LinkLabel(f"{escape(_cut(said.words))}<br/>{link}")
        label.setAccessibleName(f"{_cut(said.words)}, in {said.where}")
        label.setToolTip("Go to this place; the dialogue stays.")
        label.linkActivated.connect(lambda _link: go_to(passage))
    label.setWordWrap(True)
    label.setFont(interface_font(9))
    return label


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    font = interface_font(11)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _claim(words: str) -> QLabel:
    label = QLabel(_cut(words, 2 * _CUT))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(reading_font(10.5))
    return label


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(interface_font(8.5))
    return label


def _cut(text: str, most: int = _CUT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
