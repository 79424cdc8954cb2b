"""One pane: an article's header with its mix, its text, and the overview strip at its edge."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from hearsay.domain.article import Article, BlockKind
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.spans import Span
from hearsay.ui.article_origin import origin_in_words
from hearsay.ui.article_view import GUTTER, ArticleView
from hearsay.ui.elided_label import ElidedLabel
from hearsay.ui.mix_bar import MixBar
from hearsay.ui.overview_strip import OverviewStrip, StripMark
from hearsay.ui.reading_options import ReadingOptions
from hearsay.ui.theme import Theme, interface_font

MINIMUM_WIDTH = 170
_BATCH = 200
"""sentences placed on the strip at a time"""


class ArticlePane(QFrame):
    activated = Signal()
    """the reader went into this pane"""
    close_asked = Signal()
    about_asked = Signal()
    """the reader wants to know where the article comes from"""
    sentence_chosen = Signal(int)

    def __init__(
        self, article: Article, theme: Theme, options: ReadingOptions, *, primary: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paneFrame")
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.article = article
        self.annotated: AnnotatedArticle | None = None
        self._primary = primary
        self._seal = theme.seal
        self.view = ArticleView(article, theme, options, self)
        self.mix_bar = MixBar(theme, self)
        self.strip = OverviewStrip(theme, self)
        self._title = ElidedLabel(parent=self)
        self._title.setFont(interface_font(9.5))
        self.about_button = QToolButton(self)
        self.about_button.setText("i")
        self.about_button.setToolTip("About this article: where it comes from, and what to put right there (I)")
        self.about_button.setAccessibleName("About this article")
        self.close_button = QToolButton(self)
        self.close_button.setText("×")
        self.close_button.setToolTip("Close this pane (Ctrl+W)")
        self.close_button.setAccessibleName(f"Close {article.name}")
        self._headline_end = next((b.end for b in article.blocks if b.kind is BlockKind.HEADLINE), 0)
        self._named: bool | None = None
        self._strip_timer = QTimer(self)
        self._strip_timer.setSingleShot(True)
        self._strip_timer.timeout.connect(self._mark_strip)
        self._extents: list[tuple[float, float]] = []
        self._marking = False
        self._lay_out()
        self._connect()
        self._follow_view()

    @property
    def header_text(self) -> str:
        """What stands in the header: where the article comes from, or its name once its headline is out of view."""
        return self._title.text()

    def show_annotated(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated
        self.view.show_sentences(annotated)
        self.mix_bar.show_counts(annotated.mix)
        self._mark_anew()

    def show_metadata(self, article: Article) -> None:
        """Go on with the same text under another name, byline or date."""
        self.article = article
        self.close_button.setAccessibleName(f"Close {article.name}")
        self._named = None
        self._follow_view()

    def show_noted(self, spans: Sequence[Span], doubted: Sequence[Span] = ()) -> None:
        """Mark what has notes; ``doubted`` are the words of those that wait for the reader's word."""
        self.view.show_noted(spans, doubted)

    def show_dimmed(self, sentences: frozenset[int]) -> None:
        """Dim these sentences (numbers), whatever their types."""
        if self.view.show_dimmed(sentences):
            self._mark_anew()

    def apply(self, theme: Theme, options: ReadingOptions) -> None:
        self.view.apply(theme, options)
        self.mix_bar.apply(theme)
        self.strip.apply(theme, options)

    def set_active(self, active: bool) -> None:
        """Show, by a line above its header, that keys go to this pane."""
        self.setProperty("active", active)
        for widget in (self, self._header):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _lay_out(self) -> None:
        self._header = QFrame(self)
        self._header.setObjectName("paneHeader")
        title_row = QHBoxLayout()
        title_row.setContentsMargins(0, 0, 0, 0)
        title_row.addWidget(self._title, 1)
        title_row.addWidget(self.about_button)
        title_row.addWidget(self.close_button)
        header = QVBoxLayout(self._header)
        header.setContentsMargins(GUTTER, 6, 6, 7)
        header.setSpacing(5)
        header.addLayout(title_row)
        mix_row = QHBoxLayout()
        mix_row.setContentsMargins(0, 0, 10, 0)
        mix_row.addWidget(self.mix_bar)
        header.addLayout(mix_row)
        self._header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

        body = QHBoxLayout()
        body.setSpacing(0)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.view, 1)
        body.addWidget(self.strip)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        self.about_button.clicked.connect(self.about_asked)
        self.close_button.clicked.connect(self.close_asked)
        self.view.sentence_chosen.connect(self.sentence_chosen)
        # Once for all changes of a layout, and after the text itself has been painted.
        self.view.layout_changed.connect(self._mark_anew)
        self.view.verticalScrollBar().valueChanged.connect(self._follow_view)
        self.view.verticalScrollBar().rangeChanged.connect(self._follow_view)
        self.strip.jumped.connect(self._jump)
        self.view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and event.type() == QEvent.Type.FocusIn:
            self.activated.emit()
        return super().eventFilter(watched, event)

    def _jump(self, place: float) -> None:
        bar = self.view.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        self.view.let_go()
        bar.setValue(int(place * whole - bar.pageStep() / 2))

    def _follow_view(self) -> None:
        """Show what is in view on the strip; name the article once its headline has scrolled away."""
        bar = self.view.verticalScrollBar()
        whole = max(1, bar.maximum() + bar.pageStep())
        self.strip.show_view(bar.value() / whole, (bar.value() + bar.pageStep()) / whole)
        headline_gone = bar.value() > 0 and self._headline_bottom() < bar.value()
        self._show_title(named=headline_gone or not self._headline_end)

    def _headline_bottom(self) -> float:
        """Return where the headline ends, in pixels from the top of the document."""
        return self.view.vertical_extents([Span(0, self._headline_end)])[0][1]

    def _show_title(self, *, named: bool) -> None:
        """Show the article's name in the header, or where it comes from while the headline is in view."""
        if named is self._named:
            return
        self._named = named
        font = QFont(self._title.font())
        font.setWeight(QFont.Weight.DemiBold if named else QFont.Weight.Normal)
        self._title.setFont(font)
        self._title.setObjectName("paneTitle" if named else "paneMeta")
        self._title.style().unpolish(self._title)
        self._title.style().polish(self._title)
        self._title.show_text(self.article.name if named else self._origin())

    def _origin(self) -> str:
        origin = origin_in_words(self.article, byline=True)
        return f"{self._seal} Primary document · {origin}" if self._primary else origin

    def _mark_anew(self) -> None:
        if not self._marking:
            self._extents = []
            self._strip_timer.start()

    def _mark_strip(self) -> None:
        """Find the place of some more sentences; the strip shows them once all are placed.

        Asking for a place lays the text out up to there, which in a long article must not happen all at once.
        """
        if self.annotated is None:
            return
        sentences = self.annotated.sentences
        batch = sentences[len(self._extents) : len(self._extents) + _BATCH]
        self._marking = True
        self._extents += self.view.vertical_extents(sentence.span for sentence in batch)
        self._marking = False
        if len(self._extents) < len(sentences):
            self._strip_timer.start()
            return
        height = self.view.document_height()
        self.strip.show_marks(
            [
                StripMark(s.type, s.is_uncertain, top / height, bottom / height, dimmed=self.view.is_dimmed(number))
                for number, (s, (top, bottom)) in enumerate(zip(sentences, self._extents, strict=True))
            ]
        )
