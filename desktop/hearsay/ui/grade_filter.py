"""The quiet button beside the legend: which grades of the weakest link stay bright. Nothing graded, no button."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hearsay.domain.grades import SourceGrade

Choice = SourceGrade | None
"""the grade of a chain's weakest link; None where no link is graded"""
CHOICES: tuple[Choice, ...] = (*SourceGrade, None)


class _LastingMenu(QMenu):
    """Stays while the reader ticks one choice after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() not in keys or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class GradeFilter(QToolButton):
    picked_changed = Signal(object)
    """frozenset of the choices that stay bright; empty for all"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradeFilter")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._named = True
        menu = _LastingMenu(self)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)
        self.show_all = menu.addAction("Show all")
        self.show_all.triggered.connect(self.clear)
        menu.addSection("Keep bright where the weakest link is")
        self.choices = {choice: self._choice(choice) for choice in CHOICES}
        menu.addActions(list(self.choices.values()))
        self._counts: Counter[Choice] = Counter()
        self._describe()
        self.hide()

    @property
    def picked(self) -> frozenset[Choice]:
        return frozenset(choice for choice, action in self.choices.items() if action.isChecked())

    def clear(self) -> None:
        """Let every grade be bright again."""
        if self.picked:
            for action in self.choices.values():
                action.setChecked(False)
            self._changed()

    def show_counts(self, counts: Counter[Choice], *, graded: bool) -> None:
        """Show how many sentences have each grade; nothing ``graded``, no button and nothing dimmed."""
        self._counts = counts
        self.setVisible(graded)
        if not graded:
            self.clear()
        self._describe()

    def show_named(self, named: bool) -> None:
        """Show the button's name, or where room is short the scale alone."""
        self._named = named
        self._describe()

    def _choice(self, choice: Choice) -> QAction:
        action = QAction(self)
        action.setCheckable(True)
        action.triggered.connect(self._changed)
        return action

    def _changed(self) -> None:
        self._describe()
        self.picked_changed.emit(self.picked)

    def _describe(self) -> None:
        picked = [choice for choice in CHOICES if choice in self.picked]
        for choice, action in self.choices.items():
            name = f"{choice}, {choice.label}" if choice is not None else "no grade"
            action.setText(f"{name}\t{self._counts[choice]:,}")
        self.show_all.setEnabled(bool(picked))
        words = " ".join(choice.value if choice is not None else "none" for choice in picked)
        name = "Grades" if self._named else "A–F"
        self.setText(f"{name}: {words}" if picked else name)
        told = f"only {words}; Esc shows all" if picked else "choose which stay bright"
        self.setToolTip(f"Your grades of each chain’s weakest link: {told}")
        self.setAccessibleName(f"Grades: {told}")
        self.setProperty("active", bool(picked))
        self.style().unpolish(self)
        self.style().polish(self)
