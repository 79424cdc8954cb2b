"""Where a note stands, told where that is not simply the chosen sentence: what changed under it, and what to do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from hearsay.domain.article import Article
from hearsay.domain.notes import AnchorStatus, PlacedNote
from hearsay.ui.marked_runs import Mark, Run, runs_html, runs_in_words
from hearsay.ui.theme import interface_font

_LONGEST, _ENDS = 60, 25
"""words of a stretch that both texts have, or of an orphan's quotation, before its middle is left out"""


class NotePlace(QWidget):
    keep_asked = Signal()
    """the reader accepts the place where the note's changed words were found"""
    move_asked = Signal()
    """the reader wants to choose other words for the note"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[PlacedNote, Article] | None = None
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.hide()

    def show_place(self, placed: PlacedNote | None, article: Article) -> None:
        """Tell of the place of a note in ``article``, whose text is empty where it is gone; None for a new note."""
        wanted = None if placed is None else (placed, article)
        if wanted is not None and self._shown is not None and _told(*wanted) == _told(*self._shown):
            self._shown = wanted
            return
        self._shown = wanted
        self._fill()

    def buttons(self) -> Sequence[QPushButton]:
        return self._buttons

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        if self._shown is not None:
            self._tell(*self._shown)
        self.setVisible(self._column.count() > 0)

    def _tell(self, placed: PlacedNote, article: Article) -> None:
        anchor = placed.note.anchor
        if placed.status is AnchorStatus.ORPHAN:
            gone = "Its words are gone from the article." if article.text else _gone(placed)
            self._add_line(f"Orphan. {gone}", "doubt")
            if anchor.exact:
                self._add_line(f"“{_short(anchor.exact)}”", "quiet")
            self._add_button(
                "Attach to selection", "Choose the words that the note is to belong to (a)", self.move_asked.emit
            )
        elif not article.text:
            self._add_line(_gone(placed), "quiet")
        elif anchor.whole_article:
            self._add_line("On the whole article", "quiet")
        elif placed.status is AnchorStatus.CHANGED and placed.span is not None:
            self._tell_change(anchor.exact, placed.span.of(article.text))
        elif placed.status is AnchorStatus.MOVED:
            self._add_line("The words moved within the article.", "quiet")

    def _tell_change(self, was: str, now: str) -> None:
        before, after = _runs(was, now)
        self._add_line("Text changed since this note was written", "doubt")
        self._add_runs("Was", before)
        self._add_runs("Now", after)
        self._add_button(
            "It is the same – keep it here", "The note belongs to these words from now on", self.keep_asked.emit
        )
        self._add_button(
            "Not this – choose other words…", "Choose what the note is to belong to (a)", self.move_asked.emit
        )

    def _add_line(self, text: str, name: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName(name)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _add_runs(self, when: str, runs: Sequence[Run]) -> None:
        """Show words as they were or are; they come from files, and are escaped."""
        muted = self.palette().placeholderText().color().name()
        label = QLabel(f"<span style='color:{muted}'>{when}:</span> “{runs_html(runs, muted=muted)}”")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAccessibleName(f"{when}: “{runs_in_words(runs)}”")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _add_button(self, text: str, tip: str, ask: Callable[[], None]) -> None:
        button = QPushButton(text)
        button.setFont(interface_font(8.5))
        button.setToolTip(tip)
        button.clicked.connect(ask)
        self._buttons.append(button)
        self._column.addWidget(button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self._fill()  # struck words have the colour of the theme


def _runs(was: str, now: str) -> tuple[list[Run], list[Run]]:
    """Return the earlier words, with those struck that are gone, and the present ones, with those bold that are new."""
    from hearsay.domain.edited_words import edited_words  # rarely needed: no part of a start

    before: list[Run] = []
    after: list[Run] = []
    for stretch in edited_words(was, now):
        for runs, words, mark in ((before, stretch.was, Mark.DELETED), (after, stretch.now, Mark.INSERTED)):
            if words:
                runs += [Run(" ")] if runs else []
                runs.append(Run(_short(words), Mark.SHARED if stretch.same else mark))
    return before, after


def _short(words: str) -> str:
    from hearsay.domain.marked_words import shortened  # it comes with all that compares articles

    return shortened(words, _LONGEST, _ENDS)


def _gone(placed: PlacedNote) -> str:
    return f"Its article, {placed.note.path}, is gone from the folder."


def _told(placed: PlacedNote, article: Article) -> tuple[object, ...]:
    """Return what is told of a place."""
    now = placed.span.of(article.text) if placed.span is not None else ""
    return placed.status, placed.note.anchor.exact, placed.note.path, bool(article.text), now
