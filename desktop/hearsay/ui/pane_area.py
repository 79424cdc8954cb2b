"""The panes side by side: which articles are open, in what order, and which one keys go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.spans import Span
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.band_gutter import GUTTER_WIDTH, BandGutter
from hearsay.ui.reading_options import ReadingOptions
from hearsay.ui.theme import Theme

if TYPE_CHECKING:  # loaded with the first comparison or the first pin
    from hearsay.domain.pins import PlacedPin
    from hearsay.ui.shared_passages import SharedPassages

MOST_PANES = 4


class PaneArea(QSplitter):
    sentence_chosen = Signal(str, int)
    """path of the article, index of the sentence"""
    about_asked = Signal(str)
    """path of the article that the reader wants to know the origin of"""
    panes_changed = Signal()
    active_changed = Signal()
    first_coloured = Signal()
    """a pane has painted its colours for the first time since the folder was opened"""
    scrolled = Signal(str)
    """path of the article whose pane shows another part of its text, by whatever hand"""
    laid_out = Signal()
    """a pane has been opened, or its text has taken another shape"""
    menu_asked = Signal(str, int, QPoint)
    """path of an article, index of the sentence that the reader asks a menu of, the place on the screen for it"""
    shared_changed = Signal()
    passage_chosen = Signal(str, object)
    """path of an article, Span of the passage in it that a band led to"""

    def __init__(self, theme: Theme, options: ReadingOptions, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GUTTER_WIDTH)
        self._theme, self._options = theme, options
        self._compared: SharedPassages | None = None
        self._shared: SharedPassages | None = None
        self._pins: tuple[PlacedPin, ...] = ()
        self._loose_pin: tuple[str, Span] | None = None
        self._active: str | None = None
        self._dimmed: Mapping[str, frozenset[int]] = {}

    def panes(self) -> list[ArticlePane]:
        widgets = (self.widget(index) for index in range(self.count()))
        return [widget for widget in widgets if isinstance(widget, ArticlePane)]

    def createHandle(self) -> BandGutter:
        gutter = BandGutter(self, self._theme)
        gutter.show_shared(self._shared)
        gutter.show_loose_pin(self._loose_pin)
        gutter.passage_chosen.connect(self.passage_chosen)
        return gutter

    def gutters(self) -> list[BandGutter]:
        """Return the gutters between the panes, from left to right."""
        return self._handles()[1:]

    def _handles(self) -> list[BandGutter]:
        """Return every handle; that of the first pane is never shown, and is the next one's when the order changes."""
        handles = (self.handle(index) for index in range(self.count()))
        return [handle for handle in handles if isinstance(handle, BandGutter)]

    def show_shared(self, shared: SharedPassages | None) -> None:
        """Join the passages that neighbouring panes share by bands; None where nothing is compared yet."""
        self._compared = shared
        self._join()

    def show_pins(self, pins: Iterable[PlacedPin]) -> None:
        """Join what the reader has pinned, with what the panes share or without."""
        self._pins = tuple(pins)
        self._join()

    def show_loose_pin(self, end: tuple[str, Span] | None) -> None:
        """Show the one end, path and Span, of a pin that waits for its other end."""
        self._loose_pin = end
        for handle in self._handles():
            handle.show_loose_pin(end)

    def _join(self) -> None:
        self._shared = self._compared
        if self._pins:
            from hearsay.ui.shared_passages import SharedPassages

            self._shared = (self._compared or SharedPassages()).with_pins(self._pins)
        for handle in self._handles():
            handle.show_shared(self._shared)
        self.shared_changed.emit()

    @property
    def shared(self) -> SharedPassages | None:
        """What the articles share, as far as they are compared, and what the reader has pinned."""
        return self._shared

    def pane(self, path: str) -> ArticlePane | None:
        return next((pane for pane in self.panes() if pane.article.path == path), None)

    def open_paths(self) -> list[str]:
        return [pane.article.path for pane in self.panes()]

    @property
    def active(self) -> ArticlePane | None:
        """The pane that keys go to."""
        return self.pane(self._active) if self._active else None

    def open(self, article: Article, *, primary: bool = False, at: int | None = None) -> ArticlePane:
        """Show an article in a pane; with four open already, the last one that has not the keys makes room."""
        shown = self.pane(article.path)
        if shown is not None:
            self.activate(article.path)
            return shown
        if len(self.panes()) >= MOST_PANES:
            self.close_pane([path for path in self.open_paths() if path != self._active][-1])
        pane = ArticlePane(article, self._theme, self._options, primary=primary)
        path = article.path
        pane.show_dimmed(self._dimmed.get(path, frozenset()))
        pane.activated.connect(lambda: self.activate(path))
        pane.about_asked.connect(lambda: self.about_asked.emit(path))
        pane.close_asked.connect(lambda: self.close_pane(path))
        pane.sentence_chosen.connect(lambda index: self._chosen(path, index))
        pane.view.coloured.connect(self.first_coloured)
        pane.view.verticalScrollBar().valueChanged.connect(lambda: self._scrolled(path))
        pane.view.layout_changed.connect(self._follow)
        pane.view.layout_changed.connect(self.laid_out)
        pane.view.menu_asked.connect(lambda index, place: self._menu_asked(path, index, place))
        pane.view.chosen_changed.connect(self._follow)
        self.insertWidget(self.count() if at is None else at, pane)
        self.setStretchFactor(self.indexOf(pane), 1)
        self._share_width()
        if self._active is None:
            self.activate(path)
        self.panes_changed.emit()
        self.laid_out.emit()
        return pane

    def close_pane(self, path: str) -> None:
        pane = self.pane(path)
        if pane is None:
            return
        at, had_keys = self.indexOf(pane), pane.isAncestorOf(self.focusWidget() or self)
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()
        if self._active == path:
            self._active = None
            remaining = self.panes()
            if remaining:
                neighbour = remaining[min(at, len(remaining) - 1)]
                self.activate(neighbour.article.path)
                if had_keys:
                    neighbour.view.setFocus()
            else:
                self.active_changed.emit()
        self._share_width()
        self.panes_changed.emit()

    def replace(self, path: str, article: Article, *, primary: bool = False) -> ArticlePane | None:
        """Show another article, or the same one as it is now, in the pane of the one at ``path``."""
        pane = self.pane(path)
        if pane is None:
            return None
        at, sizes, active = self.indexOf(pane), self.sizes(), self._active == path
        had_keys = pane.isAncestorOf(self.focusWidget() or self)
        with QSignalBlocker(self):  # nobody is to believe that the article was closed
            self.close_pane(path)
            new = self.open(article, primary=primary, at=at)
            if active:
                self.activate(article.path)
            self.setSizes(sizes)
        if had_keys:
            new.view.setFocus()
        self.active_changed.emit()
        self.panes_changed.emit()
        self.laid_out.emit()
        return new

    def close_all(self) -> None:
        for path in self.open_paths():
            self.close_pane(path)

    def activate(self, path: str) -> None:
        if path == self._active or self.pane(path) is None:
            return
        self._active = path
        for pane in self.panes():
            pane.set_active(pane.article.path == path)
        self.active_changed.emit()

    def activate_next(self, step: int) -> None:
        """Give the keys to the pane ``step`` places further to the right, round the end."""
        panes = self.panes()
        if not panes:
            return
        at = next((i for i, pane in enumerate(panes) if pane.article.path == self._active), 0)
        target = panes[(at + step) % len(panes)]
        self.activate(target.article.path)
        target.view.setFocus()

    def arrange(self, order: Iterable[str]) -> None:
        """Bring the open panes into the library's order."""
        for index, path in enumerate(p for p in order if self.pane(p) is not None):
            pane = self.pane(path)
            if pane is not None and self.indexOf(pane) != index:
                self.insertWidget(index, pane)
        self._follow()

    def show_dimmed(self, dimmed: Mapping[str, frozenset[int]]) -> None:
        """Dim these sentences (numbers, by the article's path), in panes opened later, too."""
        self._dimmed = dimmed
        for pane in self.panes():
            pane.show_dimmed(dimmed.get(pane.article.path, frozenset()))

    def show_annotated(self, annotated: AnnotatedArticle) -> None:
        pane = self.pane(annotated.article.path)
        if pane is not None:
            pane.show_annotated(annotated)

    def apply(self, theme: Theme, options: ReadingOptions) -> None:
        self._theme, self._options = theme, options
        for pane in self.panes():
            pane.apply(theme, options)
        for handle in self._handles():
            handle.apply(theme)

    def _scrolled(self, path: str) -> None:
        self._follow()
        self.scrolled.emit(path)

    def _follow(self) -> None:
        for gutter in self.gutters():
            gutter.follow()

    def _chosen(self, path: str, index: int) -> None:
        self.activate(path)
        self.sentence_chosen.emit(path, index)

    def _menu_asked(self, path: str, index: int, place: QPoint) -> None:
        self.activate(path)
        self.menu_asked.emit(path, index, place)

    def _share_width(self) -> None:
        count = len(self.panes())
        if count:
            self.setSizes([max(1, self.width() // count)] * count)
        self._follow()
