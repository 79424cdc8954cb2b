"""The line at the bottom: what is open, what is running and how to stop it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from hearsay.ui.elided_label import ElidedLabel
from hearsay.ui.plain_tooltip import plain_tooltip, wrapped_tooltip
from hearsay.ui.theme import interface_font

_TOLD_MS = 6000
_ROOM_FOR_ALL = 1280
"""pixels from which a notice of the engine and the promise stand side by side"""
_LEAST_TEXT = 190
"""pixels that a notice leaves to what is open and what was just done"""
_PACE_MS = 60


class _Notice(QFrame):
    """What is wrong with the engine, in words that stay; the tooltip tells what still works and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._label = ElidedLabel()
        self._label.setFont(interface_font(8.5))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 1)
        row.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_text(self, notice: str, engines: str) -> None:
        self._label.show_text(notice)
        whole = (
            f"{notice}\n\nEverything still works: reading, notes, corrections, reports. The colours come from "
            f"{engines or 'another engine'} and may be wrong more often.\n\nTo set it right, install Hearsay again. "
            "What you wrote is kept apart from the program and stays as it is."
        )
        self._label.setToolTip(wrapped_tooltip(whole))
        self._label.setAccessibleDescription(whole)
        self.setVisible(bool(notice))


class StatusLine(QFrame):
    stop_asked = Signal()
    rest_asked = Signal()
    """go on with what was stopped"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._summary = self._waiting = ""
        self._text = ElidedLabel()
        self._promise = QLabel("analysed on this machine, nothing sent anywhere")
        self._engine = QLabel()
        self._engine.setTextFormat(Qt.TextFormat.PlainText)
        self._engine.setToolTip("The engine that gave the sentences their types, with its version")
        for label in (self._text, self._engine, self._promise):
            label.setFont(interface_font(8.5))
            label.setObjectName("quiet")
        self._notice = _Notice()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._stop = QToolButton()
        self._stop.setText("Stop")
        self._stop.setFont(interface_font(8.5))
        self._stop.clicked.connect(self.stop_asked)
        self._stop.setToolTip("Stop what is running; what is coloured stays (Esc)")
        self.rest_button = QToolButton()
        self.rest_button.setText("Colour the rest")
        self.rest_button.setFont(interface_font(8.5))
        self.rest_button.clicked.connect(self.rest_asked)
        self._bar.setAccessibleName("Progress")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._notice)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        row.addWidget(self.rest_button)
        row.addWidget(self._engine)
        row.addWidget(self._promise)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self._show_resting)
        # The bar repaints the window at every change; that often it need not.
        self._reached = (0, 0, "")
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._move_bar)
        self.show_idle()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def notice(self) -> str:
        """What stands there for good about the engine; empty where all is well."""
        return self._notice.text

    @property
    def engine(self) -> str:
        return self._engine.text()

    def show_engines(self, names: Sequence[str], notices: Sequence[str]) -> None:
        """Say which engines coloured the articles and, for as long as they are shown, what is wrong with one."""
        told = ", ".join(names)
        self._engine.setText(f"coloured by {told}" if told else "")
        self._notice.show_text(" ".join(notices), told)
        self._text.setMinimumWidth(_LEAST_TEXT if notices else 20)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        self._promise.setVisible(not self.notice or self.width() >= _ROOM_FOR_ALL)

    def show_summary(self, text: str) -> None:
        self._summary = text
        if not self._fade.isActive():
            self._show_resting()

    def wait_for(self, text: str) -> None:
        """Say what the reader is to do next, until that is done; empty once nothing waits for the reader."""
        self._waiting = text
        self.settle()

    def tell(self, text: str) -> None:
        """Say something for a few seconds."""
        self._text.show_text(text)
        self._fade.start(_TOLD_MS)

    def settle(self) -> None:
        """Go back from what was told to the summary, or to what waits for the reader."""
        self._fade.stop()
        self._show_resting()

    def _show_resting(self) -> None:
        self._text.show_text(self._waiting or self._summary)

    def show_progress(self, done: int, total: int, what: str) -> None:
        self._reached = (done, total, what)
        if not self._pace.isActive():
            self._pace.start(_PACE_MS)

    def _move_bar(self) -> None:
        done, total, what = self._reached
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setToolTip(plain_tooltip(what))
        self._bar.show()
        self._stop.show()
        self.rest_button.hide()

    def show_idle(self, *, rest: bool = False) -> None:
        """Show that nothing runs; ``rest`` offers to go on with what was stopped."""
        self._pace.stop()
        self._bar.hide()
        self._stop.hide()
        self.rest_button.setVisible(rest)
