"""The inspector's cards on a quotation: how it stands in the document, and the same words in other articles."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from hearsay.domain.comparison import Verdict
from hearsay.domain.spans import Span
from hearsay.domain.verdict_words import VERDICT_NAMES, VERDICT_SIGNS
from hearsay.ui.marked_runs import runs_html, runs_in_words
from hearsay.ui.shared_words import OtherRendering, SharedQuotation
from hearsay.ui.theme import Theme, interface_font, verdict_colour
from hearsay.ui.unfolding_model import Passage

_MOST_OTHERS = 8

GoTo = Callable[[Passage], None]


class LinkLabel(QLabel):
    """Rich text with one link in it, that Return follows when the label has the keys."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("sharedLink")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.linkActivated.emit("#")
            return
        super().keyPressEvent(event)


def document_card(
    shared: Sequence[SharedQuotation], theme: Theme, show_in_document: Callable[[Span], None]
) -> QFrame | None:
    """Return how the quotations stand in the primary document, each with a link to its passage there.

    None where no quotation was held against one, or is found in it.
    """
    lines: list[QLabel] = []
    for each in shared:
        if each.against:
            lines.append(_verdict_line(each, theme))
        if each.passage is not None:
            lines.append(_in_document(each.passage, theme, show_in_document))
    return card_of(lines) if lines else None


def others_card(shared: Sequence[SharedQuotation], theme: Theme, go_to: GoTo) -> QFrame | None:
    """Return the renderings in other articles, each a link to its sentence; None where there is none."""
    others = [other for each in shared for other in each.others]
    if not others:
        return None
    lines = [_other(other, theme, go_to) for other in others[:_MOST_OTHERS]]
    if len(others) > _MOST_OTHERS:
        lines.append(quiet_line(f"and {len(others) - _MOST_OTHERS} more, in the tab Quotations (q)"))
    lines += [quiet_line(each.roots) for each in shared if each.roots]
    return card_of(lines)


def card_of(lines: Iterable[QLabel]) -> QFrame:
    """Return a card with these lines, one below the other, wrapped to its width."""
    card = QFrame()
    card.setObjectName("card")
    # Only so does the column give it the height that its wrapped lines need at this width.
    card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(9)
    for line in lines:
        line.setWordWrap(True)
        column.addWidget(line)
    return card


def _verdict_line(shared: SharedQuotation, theme: Theme) -> QLabel:
    label = QLabel(shared.against)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setStyleSheet(f"color: {_colour(shared.verdict, theme)}")
    return label


def _in_document(passage: Span, theme: Theme, show_in_document: Callable[[Span], None]) -> QLabel:
    label = LinkLabel(
        f"<a href='#' style='color:{theme.accent.name()}; text-decoration:none'>Show in the document ›</a>"
    )
    label.setAccessibleName("Show in the document")
    label.setToolTip("Open the document beside this article, at these words (d)")
    label.linkActivated.connect(lambda _link: show_in_document(passage))
    return label


def _other(other: OtherRendering, theme: Theme, go_to: GoTo) -> QLabel:
    """Return one rendering. Titles and words come from files: all of them are escaped."""
    verdict = other.verdict
    told = "" if verdict is None else f" · {VERDICT_SIGNS[verdict]} {VERDICT_NAMES[verdict]}"
    label = LinkLabel(
        f"<a href='#' style='color:{theme.accent.name()}; text-decoration:none'>{escape(other.article)}</a>"
        f"<span style='color:{_colour(verdict, theme)}'>{told}</span>"
        f"<br/>“{runs_html(other.runs, muted=theme.muted.name())}”"
    )
    label.setAccessibleName(f"Also in {other.article}{told}: {runs_in_words(other.runs)}")
    measure = "the fullest rendering" if other.from_fullest else "this sentence"
    label.setToolTip(f"Go to these words. As against {measure}: struck words are missing there, bold ones put in.")
    label.linkActivated.connect(lambda _link: go_to(other.passage))
    return label


def quiet_line(text: str) -> QLabel:
    """Return plain text in small muted letters."""
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(interface_font(8.5))
    return label


def _colour(verdict: Verdict | None, theme: Theme) -> str:
    return (theme.muted if verdict is None else verdict_colour(theme, verdict)).name()
