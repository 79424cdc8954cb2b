"""The line above the panes: menu, folder, legend, scrolling together, find."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from hearsay.ui.elided_label import ElidedLabel
from hearsay.ui.find_field import FindField
from hearsay.ui.grade_filter import GradeFilter
from hearsay.ui.legend import Legend
from hearsay.ui.theme import Theme, interface_font

_WORDS_FIT = 1150
"""pixels from which the buttons beside the legend show their words"""
_HATCHING_FITS = 820
"""pixels from which there is room for what the hatching means, too"""
_SWITCH_FITS = 720
"""pixels from which there is room for the switch; the menu and its key are always there"""
_LEAST_WIDTH = 640


class ToolBar(QFrame):
    def __init__(self, theme: Theme, menu: QMenu, linked: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._menu_button = QToolButton()
        self._menu_button.setText("☰")
        self._menu_button.setToolTip("Menu (Alt+M)")
        self._menu_button.setShortcut("Alt+M")
        self._menu_button.setAccessibleName("Menu")
        self._menu_button.setMenu(menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._folder = ElidedLabel()
        self._folder.setObjectName("folderName")
        font = interface_font(10.5)
        font.setBold(True)
        self._folder.setFont(font)
        self._folder.setMaximumWidth(230)
        self.legend = Legend(theme)
        self.grade_filter = GradeFilter()
        self.linked_button = QToolButton()
        self.linked_button.setObjectName("linked")
        linked.setIconText("⇅ Together")
        self.linked_button.setDefaultAction(linked)
        self.linked_button.setAccessibleName(linked.text().replace("&", ""))
        self.find_field = FindField()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._menu_button)
        row.addWidget(self._folder)
        row.addWidget(self.legend)
        row.addWidget(self.grade_filter)
        row.addStretch(1)
        row.addWidget(self.linked_button)
        row.addWidget(self.find_field)

    @property
    def menu(self) -> QMenu:
        """The window's whole menu."""
        return self._menu_button.menu()

    def show_folder(self, name: str) -> None:
        self._folder.show_text(name)
        self._folder.setMinimumWidth(min(230, self._folder.fontMetrics().horizontalAdvance(name) + 8))

    def apply(self, theme: Theme) -> None:
        self.legend.apply(theme)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the chips need without their names: they are left out before the window is too wide."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        worded = self.width() >= _WORDS_FIT
        self.linked_button.defaultAction().setIconText("⇅ Together" if worded else "⇅")
        self.linked_button.setVisible(self.width() >= _SWITCH_FITS)
        self.grade_filter.show_named(worded)
        self.legend.hatching_key.show_where_it_fits(self.width() >= _HATCHING_FITS)
        self._name_chips_where_they_fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._name_chips_where_they_fit()  # other counts, another folder's name, the grades' button
        return done

    def _name_chips_where_they_fit(self) -> None:
        # The width that would be needed is the same whether they have their names now or not, so that nothing flickers.
        needed = self._row.sizeHint().width() + (0 if self.legend.named else self.legend.names_take())
        spare = self.find_field.sizeHint().width() - self.find_field.minimumSizeHint().width()
        self.legend.show_named(needed - spare <= self.width())
