"""The panes scrolled together: where the reader scrolls one, the others go to the passages that belong beside it."""

from PySide6.QtCore import QObject, QTimer

from hearsay.domain.spans import Span
from hearsay.ui.article_pane import ArticlePane
from hearsay.ui.article_view import ArticleView
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.scroll_alignment import Measured, ScrollAlignment, line_of_sight


class LinkedScrolling(QObject):
    """Follows nothing until it is switched on."""

    def __init__(self, panes: PaneArea) -> None:
        super().__init__(panes)
        self._panes = panes
        self._on = False
        self._following = False
        self._alignments: dict[tuple[str, str], ScrollAlignment] = {}
        self._measures: dict[str, tuple[int, int, float]] = {}
        # A pane that is laid out may scroll itself; once it is at rest, what scrolls it is the reader.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._measure_all)
        panes.laid_out.connect(self._rest.start)
        panes.scrolled.connect(self._scrolled)
        panes.shared_changed.connect(self._alignments.clear)

    def switch(self, on: bool) -> None:
        """Scroll the panes together from now on, beginning beside the active one, or each by itself."""
        self._on = on
        if on and self._panes.active is not None:
            self._lead(self._panes.active)

    def _scrolled(self, path: str) -> None:
        if not self._on or self._following:  # what follows leads nobody
            return
        pane = self._panes.pane(path)
        if pane is None:
            return
        measure = _measure(pane.view)
        same_layout = self._measures.get(path) == measure
        self._measures[path] = measure
        # A pane that keeps its place while the window takes another shape was not scrolled by the reader.
        if same_layout:
            self._lead(pane)

    def _lead(self, leader: ArticlePane) -> None:
        self._measure_all()
        bar = leader.view.verticalScrollBar()
        sight = line_of_sight(bar.value(), bar.maximum(), max(1, bar.pageStep()))
        self._following = True
        try:
            for pane in self._panes.panes():
                if pane is not leader:
                    self._follow(leader, pane, sight)
        finally:
            self._following = False

    def _measure_all(self) -> None:
        self._measures = {pane.article.path: _measure(pane.view) for pane in self._panes.panes()}

    def _follow(self, leader: ArticlePane, pane: ArticlePane, sight: float) -> None:
        """Bring what belongs beside the leader's line of sight to that line."""
        bar, page = pane.view.verticalScrollBar(), leader.view.verticalScrollBar().pageStep()
        seen = leader.view.verticalScrollBar().value() + sight * page
        alignment = self._alignment(leader.article.path, pane.article.path)
        beside = alignment.carry(seen, _measured(leader), _measured(pane))
        pane.view.let_go()
        bar.setValue(round(beside - sight * bar.pageStep()))

    def _alignment(self, leader: str, follower: str) -> ScrollAlignment:
        known = self._alignments.get((leader, follower))
        if known is None:
            shared = self._panes.shared
            links = shared.between(leader, follower).all if shared is not None else ()
            known = ScrollAlignment(
                [(link.left.span, link.right.span) for link in links if not link.pinned],
                pinned=[(link.left.span, link.right.span) for link in links if link.pinned],
            )
            self._alignments[leader, follower] = known
        return known


def _measure(view: ArticleView) -> tuple[int, int, float]:
    return view.viewport().width(), view.viewport().height(), view.document_height()


def _measured(pane: ArticlePane) -> Measured:
    view = pane.view
    last = max(0, len(pane.article.text) - 1)

    def height_of(position: int) -> float:
        top, bottom = view.extent(Span(min(position, last), min(position, last) + 1))
        return (top + bottom) / 2

    bar = view.verticalScrollBar()
    return Measured(float(bar.maximum() + bar.pageStep()), height_of)
