"""The line at the bottom: what is open, what is running and how to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from hearsay.ui.elided_label import ElidedLabel
from hearsay.ui.plain_tooltip import plain_tooltip
from hearsay.ui.theme import interface_font

_TOLD_MS = 6000
_PACE_MS = 60


class StatusLine(QFrame):
    stop_asked = Signal()
    rest_asked = Signal()
    """go on with what was stopped"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._summary = ""
        self._text = ElidedLabel()
        self._promise = QLabel("analysed on this machine, nothing sent anywhere")
        for label in (self._text, self._promise):
            label.setFont(interface_font(8.5))
            label.setObjectName("quiet")
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
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        row.addWidget(self.rest_button)
        row.addWidget(self._promise)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self._text.show_text(self._summary))
        # The bar repaints the window at every change; that often it need not.
        self._reached = (0, 0, "")
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._move_bar)
        self.show_idle()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_summary(self, text: str) -> None:
        self._summary = text
        if not self._fade.isActive():
            self._text.show_text(text)

    def tell(self, text: str) -> None:
        """Say something for a few seconds."""
        self._text.show_text(text)
        self._fade.start(_TOLD_MS)

    def settle(self) -> None:
        """Go back from what was told to the summary."""
        self._fade.stop()
        self._text.show_text(self._summary)

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
