"""Where the columns of the window go: three side by side, fewer where the panes would become too narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hearsay.ui.banner import Banner
from hearsay.ui.inspector import Inspector
from hearsay.ui.library_panel import LibraryPanel
from hearsay.ui.notes_panel import NotesPanel
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.plain_tooltip import wrapped_tooltip
from hearsay.ui.roots_panel import RootsPanel
from hearsay.ui.search_panel import SearchPanel
from hearsay.ui.status_line import StatusLine
from hearsay.ui.tool_bar import ToolBar
from hearsay.ui.unfolding_table import UnfoldingPanel
from hearsay.ui.welcome import Welcome

LIBRARY_WIDTH, INSPECTOR_WIDTH, BOTTOM_HEIGHT = 238, 282, 200
READABLE_PANE, NARROWEST_PANE = 290, 250
"""pixels: a pane of the first width leaves room for the inspector, of the second for the library"""

_SENTENCE_STAYS = "Notes and tables are hidden (F10 shows them); the chosen sentence stays here (F9 hides it)."
_NO_ROOM_FOR_LIBRARY = "Beside so many articles there is no room for the library: close one, or widen the window."


def fitting_panes(width: int, articles: int) -> int:
    """Return how many panes to open at first in a window ``width`` pixels wide: two to four, no more than articles."""
    room = (width - LIBRARY_WIDTH - INSPECTOR_WIDTH) // READABLE_PANE
    return min(articles, max(2, min(4, room)))


class WindowLayout(QWidget):
    """The window's parts in their places. Which of the side columns the reader wants is told by ``show_columns``."""

    def __init__(
        self,
        *,
        tool_bar: ToolBar,
        banner: Banner,
        library: LibraryPanel,
        panes: PaneArea,
        inspector: Inspector,
        notes: NotesPanel,
        quotations: UnfoldingPanel,
        echoes: UnfoldingPanel,
        sources: UnfoldingPanel,
        roots: RootsPanel,
        welcome: Welcome,
        status: StatusLine,
    ) -> None:
        super().__init__()
        self._library, self._panes, self._inspector = library, panes, inspector
        self._notes, self._quotations, self._echoes, self._sources = notes, quotations, echoes, sources
        self._roots = roots
        self._wants_library = self._wants_inspector = self._wants_bottom = True
        self._inspector_below = False
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (library, panes, inspector):
            self.columns.addWidget(widget)
        self.columns.setStretchFactor(1, 1)
        self.columns.setHandleWidth(1)
        self.columns.setSizes([LIBRARY_WIDTH, 900, INSPECTOR_WIDTH])
        library.setMinimumWidth(170)
        inspector.setMinimumWidth(220)
        self.bottom = QTabWidget()
        self.bottom.setObjectName("bottom")
        self.bottom.setDocumentMode(True)
        for tab, title in (
            (notes, "Notes"),
            (quotations, "Quotations"),
            (echoes, "Echoes"),
            (sources, "Sources"),
            (roots, "Roots"),
        ):
            self.bottom.addTab(tab, title)
        self.bottom.setMinimumHeight(90)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.addWidget(self.columns)
        self.rows.addWidget(self.bottom)
        self.rows.setStretchFactor(0, 1)
        self.rows.setHandleWidth(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(welcome)
        self._pages.addWidget(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (tool_bar, banner):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(status)

    def show_welcome(self, welcome: bool) -> None:
        self._pages.setCurrentIndex(0 if welcome else 1)

    def show_columns(self, *, library: bool, inspector: bool, bottom: bool) -> str:
        """Take over which parts the reader wants to see; return what to say where that does not show as asked for."""
        put_away = self._wants_bottom and not bottom
        in_vain = library != self._wants_library and self._library.isHidden()
        self._wants_library, self._wants_inspector, self._wants_bottom = library, inspector, bottom
        self.fit(self.width())
        if put_away and self._inspector_below:
            return _SENTENCE_STAYS
        return _NO_ROOM_FOR_LIBRARY if in_vain and self._library.isHidden() else ""

    def share_height(self, height: int) -> None:
        """Give the bottom its usual height, a quarter of a small window’s at most."""
        bottom = min(BOTTOM_HEIGHT, height // 4)
        self.rows.setSizes([height - bottom, bottom])

    def show_note_count(self, count: int) -> None:
        self._count(self._notes, "Notes", count)

    def show_compared_counts(self, quotations: int, echoes: int, sources: int) -> None:
        self._count(self._quotations, "Quotations", quotations)
        self._count(self._echoes, "Echoes", echoes)
        self._count(self._sources, "Sources", sources)

    def explain_sources(self, words: str) -> None:
        """Say at the tabs of sources and of roots which of them is counted as what."""
        for tab in (self._sources, self._roots):
            self.bottom.setTabToolTip(self.bottom.indexOf(tab), wrapped_tooltip(words) if words else "")

    def _count(self, tab: QWidget, title: str, count: int) -> None:
        self.bottom.setTabText(self.bottom.indexOf(tab), f"{title} {count}" if count else title)

    def tabs(self) -> dict[str, UnfoldingPanel | NotesPanel]:
        """Return the tabs whose columns are remembered, by the name they are remembered under."""
        tabs = {"quotations": self._quotations, "echoes": self._echoes, "graded sources": self._sources}
        return {"listed notes": self._notes, **tabs}

    def add_search(self, search: SearchPanel) -> None:
        """Add the search's tab, as the last one."""
        self.bottom.addTab(search, "Search")
        self._show_tabs()

    def reveal_tab(self, tab: UnfoldingPanel | RootsPanel | SearchPanel) -> None:
        """Bring a tab of the bottom to the front and give it the keys."""
        self.bottom.setCurrentWidget(tab)
        tab.begin()

    def order_tabs(self) -> None:
        """Let the Tab key go through the panes after the library, not after all that was there before them."""
        before: QWidget = self._library.list
        for pane in self._panes.panes():
            for part in (pane.view, pane.close_button):
                self.setTabOrder(before, part)
                before = part

    def fit(self, width: int) -> None:
        """Give the panes room: the inspector moves below them first, then the library makes way."""
        count = max(1, len(self._panes.panes()))
        library = self._wants_library and (width - LIBRARY_WIDTH) / count >= NARROWEST_PANE
        beside = width - (LIBRARY_WIDTH if library else 0) - INSPECTOR_WIDTH
        below = self._wants_inspector and beside / count < READABLE_PANE
        self._library.setVisible(library)
        self._place_inspector(below)
        if not below:  # as a tab it is shown and hidden by the tabs
            self._inspector.setVisible(self._wants_inspector)
        self._show_tabs()
        self.bottom.setVisible(self._wants_bottom or below)

    def _show_tabs(self) -> None:
        """Leave the inspector alone at the bottom where the reader wants nothing else of it."""
        for number in range(self.bottom.count()):
            alone = self._inspector_below and not self._wants_bottom
            self.bottom.setTabVisible(number, not alone or self.bottom.widget(number) is self._inspector)

    def reveal_inspector(self) -> None:
        """Bring the inspector to the front where it shares the bottom with the notes."""
        if self._inspector_below:
            self.bottom.setCurrentWidget(self._inspector)

    def _place_inspector(self, below: bool) -> None:
        if below == self._inspector_below:
            return
        self._inspector_below = below
        self._inspector.lie_down(below)
        if below:
            self.bottom.insertTab(0, self._inspector, "Sentence")
            self.bottom.setCurrentIndex(0)
        else:
            self.bottom.removeTab(self.bottom.indexOf(self._inspector))
            self.columns.addWidget(self._inspector)
            self.columns.setSizes(
                [LIBRARY_WIDTH, max(300, self.width() - LIBRARY_WIDTH - INSPECTOR_WIDTH), INSPECTOR_WIDTH]
            )
