"""How the window itself is left and found again: its size, what is switched on, text size and theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from hearsay.ui.actions import Actions
from hearsay.ui.reading_options import DEFAULT_TEXT_SIZE, LARGEST_TEXT, SMALLEST_TEXT, ReadingOptions
from hearsay.ui.remembered_state import RememberedState
from hearsay.ui.theme import Theme, load_theme
from hearsay.ui.window_layout import WindowLayout

_COLUMNS = ("library", "inspector", "bottom")
_SWITCHES = {"tints": "yes", "underlines": "yes", "linked": "no", **dict.fromkeys(_COLUMNS, "yes")}
"""what is switched on in a window that nobody has left yet"""
_THEMES = ("system", "light", "dark")


class WindowMemory:
    def __init__(self, remembered: RememberedState, forced_theme: str | None) -> None:
        self._remembered = remembered
        theme = forced_theme or remembered.option("theme", "system")
        self.theme_choice = theme if theme in _THEMES else "system"

    def options(self) -> ReadingOptions:
        """Return the text size and switches the window was left with."""
        remember = self._remembered.option
        try:
            size = float(remember("text_size", str(DEFAULT_TEXT_SIZE)))
        except ValueError:
            size = DEFAULT_TEXT_SIZE
        return ReadingOptions(
            text_size=min(LARGEST_TEXT, max(SMALLEST_TEXT, size)),
            tints=remember("tints", "yes") == "yes",
            underlines=remember("underlines", "yes") == "yes",
        )

    def theme(self) -> Theme:
        """Return the chosen theme; that of the system is looked up anew."""
        system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return load_theme(dark=system_dark if self.theme_choice == "system" else self.theme_choice == "dark")

    def choose_theme(self, name: str) -> None:
        self.theme_choice = name
        self._remembered.remember_option("theme", name)

    def restore(self, window: QMainWindow, layout: WindowLayout, actions: Actions) -> bool:
        """Set size, columns and switches as they were left; tell whether the height of the bottom was known."""
        actions.themes[self.theme_choice].setChecked(True)
        for name, at_first in _SWITCHES.items():
            getattr(actions, name).setChecked(self._remembered.option(name, at_first) == "yes")
        window.resize(1440, 900)
        geometry = self._remembered.shape("window")
        if geometry is not None:
            window.restoreGeometry(geometry)
        for name, tab in layout.tabs().items():
            shape = self._remembered.shape(name)
            if shape is not None:
                tab.restore(shape)
        rows = self._remembered.shape("rows")
        return rows is not None and layout.rows.restoreState(rows)

    def keep(self, window: QMainWindow, layout: WindowLayout, actions: Actions, options: ReadingOptions) -> None:
        keep = self._remembered
        keep.remember_option("text_size", str(options.text_size))
        for name in _SWITCHES:
            keep.remember_option(name, "yes" if getattr(actions, name).isChecked() else "no")
        keep.remember_shape("window", window.saveGeometry())
        keep.remember_shape("rows", layout.rows.saveState())
        for name, tab in layout.tabs().items():
            keep.remember_shape(name, tab.state())
        keep.flush()
