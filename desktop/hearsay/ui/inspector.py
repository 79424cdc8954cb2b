"""The right column: the chosen sentence's type and why, its chain, where else its words stand, and the notes on it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import ClaimGrading
from hearsay.domain.notes import PlacedNote
from hearsay.domain.spans import Span
from hearsay.ui.chain_path import ChainPath
from hearsay.ui.comparison_session import FolderInTables
from hearsay.ui.grade_badge import GradeBadge
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.note_editor import NoteEditor
from hearsay.ui.theme import Theme, interface_font
from hearsay.ui.type_painting import glyph
from hearsay.ui.unfolding_model import Passage
from hearsay.ui.waiting_note import WaitingNote

Explain = Callable[[Sentence], str]


class Inspector(QFrame):
    note_save_asked = Signal(object)
    note_delete_asked = Signal(object)
    type_chosen = Signal(object)
    """the AttributionType that the reader gives the chosen sentence; None to withdraw the correction"""
    source_grade_asked = Signal(object)
    """the GradedSource of a link of the chain"""
    claim_grade_asked = Signal()
    note_asked = Signal()
    keep_place_asked = Signal(str)
    """the reader accepts the place where the note with this id was found"""
    other_place_asked = Signal(str)
    """the reader wants to choose other words for the note with this id"""
    passage_chosen = Signal(object)
    """the Passage of another article to go to"""
    document_asked = Signal(object)
    """Span of the primary document that the reader wants to see"""
    left = Signal()
    """the reader is done writing and goes back to reading"""

    def __init__(self, theme: Theme, explain: Explain, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._explain = explain
        self._shown: tuple[AnnotatedArticle, int] | None = None
        self._compared: FolderInTables | None = None
        self._graded = GradedReading()
        self._grading: list[QWidget] = []
        """what in the sentence's card leads to a grade, from top to bottom"""
        self._shared_cards: list[QFrame] = []
        self._editors: list[NoteEditor] = []
        self._tags = QStringListModel(self)
        self._change: QToolButton | None = None
        self._add: QPushButton | None = None
        body = QWidget()
        body.setObjectName("inspectorBody")
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, body)
        self._columns.setContentsMargins(12, 12, 12, 12)
        self._columns.setSpacing(14)
        self._sentence_part = QVBoxLayout()
        self._shared_part = QVBoxLayout()
        self._note_part = QVBoxLayout()
        for part in self._parts():
            part.setSpacing(7)
            self._columns.addLayout(part)
        self._columns.addStretch(0)
        self.lie_down(flat=False)
        scroll = self._scroll = QScrollArea()
        scroll.setAccessibleName("The chosen sentence and its notes")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.waiting = WaitingNote()
        whole.addWidget(self.waiting)
        whole.addWidget(scroll)
        self.show_nothing()

    def lie_down(self, flat: bool) -> None:
        """Set the parts side by side, for the bottom of a small window, or one above the other."""
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        # Side by side, each part begins at the top; one above the other, what is left over lies below both.
        for part, layout in enumerate(self._parts()):
            self._columns.setStretch(part, int(flat))
            self._columns.setAlignment(layout, Qt.AlignmentFlag.AlignTop)
        self._columns.setStretch(len(self._parts()), int(not flat))

    def _parts(self) -> tuple[QVBoxLayout, ...]:
        return self._sentence_part, self._shared_part, self._note_part

    def show_nothing(self) -> None:
        self._shown = self._change = None
        self._grading = []
        self._clear(self._sentence_part)
        self._sentence_part.addWidget(_heading("SENTENCE"))
        hint = QLabel("Click a sentence, or press j, to see who vouches for it and why.")
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        self._sentence_part.addWidget(hint)
        self._show_shared()
        self.show_notes((), {})

    def show_sentence(self, annotated: AnnotatedArticle, index: int) -> None:
        """Show one sentence's type, the evidence for it, and its chain."""
        self._shown = (annotated, index)
        sentence = annotated.sentences[index]
        self._clear(self._sentence_part)
        self._grading = []
        self._sentence_part.addWidget(_heading("SENTENCE"))
        card = self._card(annotated.article.path, index, sentence)
        self._sentence_part.addWidget(card)
        card.show()  # at once, so that what is replaced leaves no gap
        self._sentence_part.addStretch(1)  # beside a taller part, the card stays as high as its words
        self._show_shared()
        self._order_tabs()

    def show_compared(self, found: FolderInTables | None) -> None:
        """Take over what the folder's articles share; None where they have not been compared."""
        self._compared = found
        self._show_shared()
        self._order_tabs()

    def show_grades(self, graded: GradedReading) -> None:
        """Take over the reader's grades; what has the keys keeps its place."""
        before, self._graded = self._graded, graded
        if self._shown is None or _told(before, *self._shown) == _told(graded, *self._shown):
            return
        here = self.window().focusWidget()  # also while a dialogue is in front
        place = next((n for n, part in enumerate(self._grading) if part is here), None)
        self.show_sentence(*self._shown)
        if place is not None:
            self._grading[min(place, len(self._grading) - 1)].setFocus()

    def _show_shared(self) -> None:
        """Show how the chosen sentence's quotations stand in the document and elsewhere, and who tells the same."""
        self._clear(self._shared_part)
        self._shared_cards = []
        if self._shown is None or self._compared is None:
            return
        # Loaded with the first comparison, not with the window.
        from hearsay.ui.echo_cards import echoes_card
        from hearsay.ui.shared_cards import document_card, others_card
        from hearsay.ui.shared_words import shared_words

        shared = shared_words(self._compared, *self._shown)
        for title, card in (
            ("AGAINST THE DOCUMENT", document_card(shared, self._theme, self._show_in_document)),
            ("ALSO IN", others_card(shared, self._theme, self._go_to)),
            ("TOLD ALSO IN", echoes_card(self._compared, *self._shown, self._theme, self._go_to)),
        ):
            if card is not None:
                self._shared_part.addWidget(_heading(title))
                self._shared_part.addWidget(card)
                self._shared_cards.append(card)
        self._shared_part.addStretch(1)

    def _go_to(self, passage: Passage) -> None:
        self.passage_chosen.emit(passage)
        self.left.emit()

    def _show_in_document(self, span: Span) -> None:
        self.document_asked.emit(span)
        self.left.emit()

    def show_notes(
        self, placed: Sequence[PlacedNote], articles: dict[str, Article], unsaved: Sequence[NoteDraft] = ()
    ) -> None:
        """Show the notes of the chosen place, and what was written there and could not be stored yet.

        An editor in which the reader is writing stays as it is.
        """
        placed = sorted(placed, key=lambda each: (each.note.created, each.note.id))
        wanted = {note.note.id: note for note in placed}
        kept = [e for e in self._editors if e.draft.note_id in {None, *wanted} or e.draft.is_dirty]
        for editor in kept:
            if editor.draft.note_id in wanted:
                now = wanted[editor.draft.note_id].note
                editor.take_over(now.body, now.tags)
                editor.show_state()
        edited = [editor.draft for editor in kept]
        kept += [self._editor(draft) for draft in unsaved if draft not in edited]
        known = {editor.draft.note_id: editor for editor in kept}
        for note_id, note in wanted.items():
            # A stored note can be read and changed though its article is gone from the folder.
            article = articles.get(note.note.path, Article(note.note.path, "", ()))
            if note_id not in known:
                known[note_id] = self._editor(NoteDraft.of(article, note.note))
                kept.append(known[note_id])
            known[note_id].show_place(note, article)
        order = list(wanted)
        kept.sort(key=lambda e: order.index(e.draft.note_id) if e.draft.note_id in wanted else len(order))
        self._set_editors(kept)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags where the reader writes tags."""
        if self._tags.stringList() != list(tags):
            self._tags.setStringList(list(tags))

    def open_note_ids(self) -> set[str]:
        """Return the notes that are open for writing."""
        return {editor.draft.note_id for editor in self._editors if editor.draft.note_id is not None}

    def start_note(self, draft: NoteDraft) -> None:
        """Open a new note and put the cursor into it."""
        editor = self._editor(draft)
        self._set_editors([*self._editors, editor])
        editor.body.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_place(self) -> None:
        """Store what is being written and close the editors: the reader goes to another place."""
        self.flush()
        self._set_editors([])

    def flush(self) -> None:
        for editor in self._editors:
            editor.flush()

    def show_saved(self, draft: NoteDraft, *, failed: bool) -> None:
        for editor in self._editors:
            if editor.draft is draft:
                editor.show_state(failed)

    def apply(self, theme: Theme) -> None:
        self._theme = theme
        if self._shown is not None:
            self.show_sentence(*self._shown)

    def _card(self, path: str, number: int, sentence: Sentence) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        # Only so does the column give it the height that its wrapped lines need at this width.
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(7)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._type_label(sentence), 1)
        claim = self._graded.claim(path, sentence.span)
        if claim is not None:
            head.addWidget(self._claim_badge(claim), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._change_button(sentence), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(_assurance(sentence))
        why = QLabel(self._explain(sentence))
        why.setTextFormat(Qt.TextFormat.PlainText)
        why.setWordWrap(True)
        why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(why)
        if sentence.chain:
            chain = ChainPath(self._graded.parts(path, number, sentence.chain), self._theme)
            chain.source_chosen.connect(self.source_grade_asked)
            column.addWidget(chain)
            self._grading += chain.gradable()
        column.addWidget(self._grade_button(graded=claim is not None), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _claim_badge(self, claim: ClaimGrading) -> GradeBadge:
        badge = GradeBadge(claim.grade, f"You graded this claim {grading_in_words(claim)}", self._theme)
        badge.clicked.connect(self.claim_grade_asked)
        return badge

    def _grade_button(self, *, graded: bool) -> QToolButton:
        button = QToolButton()
        button.setObjectName("gradeClaim")
        button.setText("Change the claim’s grade…" if graded else "Grade the claim…")
        button.setFont(interface_font(8.5))
        button.setToolTip("Say how credible you find what this sentence claims, 1–6 (g); its sources, A–F (Shift+G)")
        button.clicked.connect(self.claim_grade_asked)
        self._grading.append(button)
        return button

    def _type_label(self, sentence: Sentence) -> QLabel:
        label = QLabel(f"{glyph(self._theme, sentence.type)} {sentence.type.label}".strip())
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        font = interface_font(10.5)
        font.setBold(True)
        label.setFont(font)
        style = self._theme.types.get(sentence.type)
        label.setStyleSheet(f"color: {(style.ink if style else self._theme.muted).name()}")
        return label

    def _change_button(self, sentence: Sentence) -> QToolButton:
        button = self._change = QToolButton()
        button.setObjectName("changeType")
        button.setText("Change…")
        button.setAccessibleName("Change type")
        button.setFont(interface_font(8.5))
        button.setToolTip("Overrule the engine for this sentence (t)")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.type_menu(sentence, button))
        return button

    def type_menu(self, sentence: Sentence, parent: QWidget) -> QMenu:
        """Return the menu in which the reader overrules a sentence's type."""
        menu = QMenu(parent)
        for kind in AttributionType:
            action = menu.addAction(f"{glyph(self._theme, kind)}  {kind.label}".strip())
            action.setCheckable(True)
            action.setChecked(kind is sentence.type)
            action.triggered.connect(lambda _checked=False, chosen=kind: self.type_chosen.emit(chosen))
        if sentence.overruled is not None:
            menu.addSeparator()
            withdraw = menu.addAction("Withdraw my correction")
            withdraw.triggered.connect(lambda: self.type_chosen.emit(None))
        return menu

    def _editor(self, draft: NoteDraft) -> NoteEditor:
        editor = NoteEditor(draft, self._tags)
        editor.place.keep_asked.connect(lambda: self.keep_place_asked.emit(draft.note_id))
        editor.place.move_asked.connect(lambda: self.other_place_asked.emit(draft.note_id))
        editor.save_asked.connect(self.note_save_asked)
        editor.delete_asked.connect(self._delete)
        editor.left.connect(self.left)
        return editor

    def _delete(self, draft: NoteDraft) -> None:
        self._set_editors([editor for editor in self._editors if editor.draft is not draft])
        self.note_delete_asked.emit(draft)

    def _set_editors(self, editors: list[NoteEditor]) -> None:
        if editors and editors == self._editors:
            return
        for editor in self._editors:
            self._note_part.removeWidget(editor)
            if editor not in editors:
                editor.hide()
                editor.deleteLater()
        self._clear(self._note_part)
        self._editors = editors
        self._note_part.addLayout(self._note_heading())
        for editor in editors:
            self._note_part.addWidget(editor)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key go from top to bottom; Qt puts whatever was made last at the end."""
        parts: list[QWidget] = [self._change] if self._change is not None else []
        parts += self._grading
        for card in self._shared_cards:
            parts += [label for label in card.findChildren(QLabel) if label.focusPolicy() is Qt.FocusPolicy.TabFocus]
        parts += [self._add] if self._add is not None else []
        for editor in self._editors:
            parts += editor.fields()
        for before, after in pairwise([self._scroll, *parts]):
            self.setTabOrder(before, after)

    def _note_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_heading(f"NOTES · {len(self._editors)}" if self._editors else "NOTES"), 1)
        add = self._add = QPushButton("Add note")
        add.setToolTip("Write a note on the chosen sentence or the selected text (n)")
        add.setFont(interface_font(8.5))
        add.clicked.connect(self.note_asked)
        row.addWidget(add)
        return row

    def _clear(self, layout: QBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget, nested = item.widget(), item.layout()
            if isinstance(nested, QBoxLayout):
                self._clear(nested)
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _told(graded: GradedReading, annotated: AnnotatedArticle, index: int) -> tuple[object, ...]:
    """Return what a sentence's card tells of grades."""
    path, sentence = annotated.article.path, annotated.sentences[index]
    return graded.parts(path, index, sentence.chain), graded.claim(path, sentence.span)


def _assurance(sentence: Sentence) -> QLabel:
    """Return a line that says who decided the type and how sure that is."""
    if sentence.overruled is not None:
        label = QLabel(f"Your correction; the engine said: {sentence.overruled.label}")
        label.setObjectName("ownMark")
    else:
        label = QLabel(sentence.assurance)
        label.setObjectName("quiet")
        label.setToolTip("How sure the engine is of this type")
        if sentence.is_uncertain:
            label.setText(f"{sentence.assurance}. Look for yourself.")
            label.setObjectName("doubt")
    label.setWordWrap(True)
    label.setFont(interface_font(8.5))
    return label


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("columnTitle")
    label.setFont(interface_font(8))
    return label
