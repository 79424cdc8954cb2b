"""What lies on the desk: the open folder, the sentence the reader looks at, and the notes on it.

Facts come up from the two sessions and are laid out here; intent goes down to them as calls.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hearsay.domain.article import Article, Folder
from hearsay.domain.attribution import AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.changes import Change, GradesChanged, MetadataChanged, NotesChanged
from hearsay.domain.folder_changes import FolderChanges
from hearsay.domain.notes import Anchor, AnchorStatus, PlacedNote
from hearsay.domain.spans import Span
from hearsay.ui.displayed_articles import DisplayedArticles
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.inspector import Inspector
from hearsay.ui.library_model import LibraryModel
from hearsay.ui.note_draft import NoteDraft
from hearsay.ui.notes_model import NotesModel
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.place_after_edit import placed_in
from hearsay.ui.remembered_state import FolderState
from hearsay.ui.unfolding_model import Passage

_TOP = 120
"""code points at the top of a pane by which its place is found again in an edited text"""


class ReadingDesk(QObject):
    counts_changed = Signal(object, int)
    """Counter of the types over all articles, and how many of them are uncertain"""
    summary_changed = Signal(str)
    engines_changed = Signal(tuple, tuple)
    """names of the engines that coloured what is shown, and what there is to tell of them"""
    told = Signal(str)
    """something worth a line in the status bar"""
    place_chosen = Signal()
    """the inspector has something new to show"""
    settled = Signal()
    """every article has its colours, or the reader's corrections have changed some since"""

    def __init__(
        self,
        *,
        folder_session: FolderSession,
        notes_session: NotesSession,
        library: LibraryModel,
        panes: PaneArea,
        inspector: Inspector,
        notes: NotesModel,
    ) -> None:
        super().__init__()
        self._session, self._store = folder_session, notes_session
        self._library, self._panes, self._inspector, self._notes = library, panes, inspector, notes
        self.displayed = DisplayedArticles()
        self.folder: Folder | None = None
        self._chosen: tuple[str, int] | None = None
        self._restored: FolderState = FolderState()
        self._chosen_again: tuple[str, Span] | None = None
        self._connect()

    # The folder

    def lay_out(self, folder: Folder, state: FolderState, first_panes: int) -> None:
        """Show a folder just read: the panes it was left with, or its first articles; then colour them."""
        self._inspector.leave_place()
        self.folder, self._restored, self._chosen, self._chosen_again = folder, state, None, None
        self.displayed.clear()
        self._panes.close_all()
        self._library.show_folder(folder, state.order)
        known = self._articles()
        wanted = [path for path in state.open if path in known]
        if not wanted:
            wanted = [row.article.path for row in self._library.rows() if not row.primary and not row.unread]
            wanted = wanted[:first_panes]
        for path in wanted:
            self.open_article(path)
        if state.active in wanted:
            self._panes.activate(state.active or "")
        for path, place in state.places.items():
            pane = self._panes.pane(path)
            if pane is not None and isinstance(place, int):
                pane.view.scroll_to_position(place)
        self._inspector.show_nothing()
        self.counts_changed.emit(Counter(), 0)
        self.summarise()
        self._session.analyse(self._panes.open_paths())

    def read_again(self, folder: Folder, changes: FolderChanges) -> None:
        """Take over the folder as it lies on the disk now; panes, places, the chosen sentence and open notes stay."""
        before, order = self._articles(), self._library.order()
        self._keep_chosen(before, folder, changes)
        self.folder = folder
        now = self._articles()
        moved = {**{path: path for path in (*changes.changed, *changes.described)}, **dict(changes.renamed)}
        renamed = dict(changes.renamed)
        self._library.show_folder(folder, [renamed.get(path, path) for path in order])
        for path in before:
            if now.get(path) is not before[path]:
                self.displayed.forget(path)
        for path in changes.removed:
            self._panes.close_pane(path)
        for earlier, path in moved.items():
            self._show_in_place(before[earlier], now[path])
        for row in self._library.rows():
            self._library.show_mix(row.article.path, self.displayed.mix(row.article.path))
        self._library.show_open(self._panes.open_paths())
        self.summarise()
        if told := changes.in_words():
            self.told.emit(told)
        self._session.analyse(self._panes.open_paths())

    def _keep_chosen(self, before: Mapping[str, Article], folder: Folder, changes: FolderChanges) -> None:
        """Remember where the chosen sentence of an article that changed stands now, until that has its colours."""
        chosen, renamed = self.chosen(), dict(changes.renamed)
        if chosen is None or chosen[0].article.path not in {*changes.changed, *changes.described, *renamed}:
            return
        article, span = chosen[0].article, chosen[1].span
        path = renamed.get(article.path, article.path)
        now = next(each for each in folder.with_primary if each.path == path)
        place = placed_in(article, now, span)
        self._chosen = None
        self._chosen_again = (path, place) if place is not None else None

    def _show_in_place(self, before: Article, now: Article) -> None:
        pane = self._panes.pane(before.path)
        if pane is None or self.folder is None:
            return
        if (before.text, before.blocks, before.language) == (now.text, now.blocks, now.language):
            pane.show_metadata(now)
            return
        top = pane.view.first_visible_position()
        new = self._panes.replace(before.path, now, primary=now is self.folder.primary)
        place = placed_in(before, now, Span(top, min(len(before.text), top + _TOP)))
        if new is not None and top:
            new.view.scroll_to_position(place.start if place is not None else min(top, len(now.text)))

    def state(self) -> FolderState:
        """Return how the folder is being left."""
        active = self._panes.active
        chosen = self.chosen()
        primary = self.folder.primary.path if self.folder and self.folder.primary else None
        return FolderState(
            open=self._panes.open_paths(),
            active=active.article.path if active else None,
            order=self._library.order(),
            places={pane.article.path: pane.view.first_visible_position() for pane in self._panes.panes()},
            chosen=chosen[1].start if chosen else None,
            primary=primary,
        )

    def open_article(self, path: str) -> None:
        """Show an article in a pane, with its colours if they are known."""
        article = self._articles().get(path)
        if article is None or self.folder is None:
            return
        pane = self._panes.open(article, primary=self.folder.primary is article)
        annotated = self.displayed.get(path)
        if annotated is not None:
            self._panes.show_annotated(annotated)
        if self._chosen is not None and self._chosen[0] == path:
            pane.view.choose(self._chosen[1], reveal=False)
        self._panes.arrange(self._library.order())
        self._mark_noted()

    # The sentence

    def choose(self, path: str, index: int, *, reveal: bool = False) -> None:
        """Make one sentence the chosen one: outlined in its pane, explained in the inspector, brought to the front."""
        if self._choose(path, index, reveal=reveal):
            self.place_chosen.emit()

    def _choose(self, path: str, index: int, *, reveal: bool) -> bool:
        annotated = self.displayed.get(path)
        if annotated is None or not 0 <= index < len(annotated.sentences):
            return False
        self._inspector.leave_place()
        self._chosen = (path, index)
        for pane in self._panes.panes():
            here = pane.article.path == path
            pane.view.choose(index if here else None, reveal=reveal and here)
        self._inspector.show_sentence(annotated, index)
        self._show_notes_here()
        return True

    def go_to_passage(self, passage: Passage) -> None:
        """Show words of an article where they stand, in a pane of their own if need be.

        The list that the reader came from stays in front, with the next row to go to. The document has no sentences to
        choose: its words are pointed out beside the sentence that stays the chosen one.
        """
        if self.folder is not None and self.folder.primary is not None and passage.path == self.folder.primary.path:
            self.point_out(passage.path, [passage.span])
            return
        self._open_and_tell(passage.path)
        self._panes.activate(passage.path)
        index = self.displayed.sentence_at(passage.path, passage.span)
        if index is not None:
            self._choose(passage.path, index, reveal=True)

    def point_out(self, path: str, spans: Sequence[Span]) -> None:
        """Mark words of an article for a moment where they stand, in a pane of its own if need be."""
        self._open_and_tell(path)
        pane = self._panes.pane(path)
        if pane is not None:
            pane.view.point_out(spans)

    def step(self, by: int) -> None:
        """Choose the next sentence (by +1) or the one before (by -1) of the active pane that is not dimmed."""
        pane = self._panes.active
        annotated = self.displayed.get(pane.article.path) if pane else None
        if pane is None or annotated is None:
            return
        here = self._chosen[1] if self._chosen and self._chosen[0] == pane.article.path else None
        if here is None:
            top = pane.view.first_visible_position()
            first = next((i for i, s in enumerate(annotated.sentences) if s.end > top), 0)
            here = first - 1 if by > 0 else first
        index = here + by
        while 0 <= index < len(annotated.sentences):
            if pane.view.is_bright(annotated.sentences[index].type) and not pane.view.is_dimmed(index):
                pane.view.clear_selection()  # a note belongs to the sentence now, not to words selected before
                self.choose(pane.article.path, index, reveal=True)
                return
            index += by

    def chosen_sentence(self) -> Sentence | None:
        chosen = self.chosen()
        return chosen[1] if chosen else None

    def chosen(self) -> tuple[AnnotatedArticle, Sentence] | None:
        """Return the chosen sentence and its article; None where nothing is chosen."""
        if self._chosen is None:
            return None
        annotated = self.displayed.get(self._chosen[0])
        if annotated is None or self._chosen[1] >= len(annotated.sentences):
            return None
        return annotated, annotated.sentences[self._chosen[1]]

    def correct(self, kind: AttributionType | None) -> None:
        """Give the chosen sentence the reader's own type, or withdraw the reader's correction."""
        chosen = self.chosen()
        if chosen is None:
            return
        annotated, sentence = chosen
        own = self.displayed.correction_at(annotated.article.path, sentence.span)
        if kind is None or kind is sentence.overruled:
            if own is not None:
                self._store.withdraw_correction(own.correction.id)
        elif kind is not sentence.type:
            context = self.displayed.context_at(annotated.article.path, sentence.span)
            self._store.correct(annotated.article, sentence.span, kind, context)

    # Notes

    def start_note(self) -> str | None:
        """Open an empty note on the selected text or the chosen sentence; return why not where there is neither."""
        pane = self._panes.active
        selected = pane.view.selected_words() if pane else None
        if pane is not None and selected is not None:
            index = self.displayed.sentence_at(pane.article.path, selected)
            if index is not None:
                self.choose(pane.article.path, index)
            self._open_note(pane.article, Anchor.at(pane.article.text, selected))
            return None
        chosen = self.chosen()
        if chosen is None:
            return "Choose a sentence or select some words first."
        annotated, sentence = chosen
        self._open_note(annotated.article, Anchor.at(annotated.article.text, sentence.span))
        return None

    def start_article_note(self) -> None:
        """Open an empty note on the whole article in the active pane."""
        pane = self._panes.active
        if pane is not None:
            self._open_note(pane.article, Anchor(exact=""))

    def go_to_note(self, placed: PlacedNote) -> None:
        """Show a note where it belongs; an orphan shows its article and itself."""
        path = placed.note.path
        self.open_article(path)
        self._panes.activate(path)
        index = self.displayed.sentence_at(path, placed.span) if placed.span else None
        if index is not None:
            self.choose(path, index, reveal=True)
            return
        self._inspector.leave_place()
        self._chosen = None
        for pane in self._panes.panes():
            pane.view.choose(None, reveal=False)
        self._inspector.show_nothing()
        unsaved = [draft for draft in self._store.unsaved if draft.note_id == placed.note.id]
        self._inspector.show_notes((placed,), self._articles(), unsaved)
        self.place_chosen.emit()

    # What comes up

    def _connect(self) -> None:
        self._session.annotated.connect(self._engine_found)
        self._session.analysed.connect(self._analysed)
        self._store.loaded.connect(self._store_loaded)
        self._store.draft_saved.connect(lambda draft: self._inspector.show_saved(draft, failed=False))
        self._store.draft_failed.connect(lambda draft, _: self._inspector.show_saved(draft, failed=True))
        self._panes.sentence_chosen.connect(self.choose)
        self._panes.panes_changed.connect(self._panes_changed)
        self._library.open_asked.connect(self._open_or_close)
        self._library.rowsMoved.connect(lambda: self._panes.arrange(self._library.order()))
        self._inspector.note_save_asked.connect(self._store.save)
        self._inspector.note_delete_asked.connect(self._store.delete_draft)
        self._inspector.type_chosen.connect(self.correct)

    def _engine_found(self, annotated: AnnotatedArticle) -> None:
        self._show(self.displayed.show_engine(annotated))
        if self._chosen_again is not None and self._chosen_again[0] == annotated.article.path:
            self._choose_again(*self._chosen_again)
        self.engines_changed.emit(self.displayed.engines(), self.displayed.notices())

    def _choose_again(self, path: str, span: Span) -> None:
        """Choose the sentence that was chosen before its article changed; notes open for writing stay open."""
        self._chosen_again = None
        index, annotated, pane = (
            self.displayed.sentence_at(path, span),
            self.displayed.get(path),
            self._panes.pane(path),
        )
        if index is None or annotated is None or pane is None or self._chosen is not None:
            return
        self._chosen = (path, index)
        pane.view.choose(index, reveal=False)
        self._inspector.show_sentence(annotated, index)

    def _analysed(self) -> None:
        self.summarise()
        state, self._restored = self._restored, FolderState()
        if state.chosen is not None and state.active is not None and self._chosen is None:
            index = self.displayed.sentence_at(state.active, Span(state.chosen, state.chosen))
            if index is not None:
                self.choose(state.active, index)
        self._list_notes()
        self.settled.emit()

    def _store_loaded(self, change: Change | None) -> None:
        if isinstance(change, NotesChanged):
            self._notes.show_changed(self._store.notes, change.note_ids)
            self._library.show_note_counts(Counter(self._store.note_counts()))
            self._show_noted()
        elif not isinstance(change, GradesChanged | MetadataChanged):
            self._read_anew()

    def _read_anew(self) -> None:
        corrected = self.displayed.show_corrections(self._store.corrections)
        for annotated in corrected:
            self._show(annotated)
        self._list_notes()
        self._show_noted()
        if corrected and self._session.is_complete:
            self.settled.emit()

    def _show_noted(self) -> None:
        self._mark_noted()
        self._show_notes_here()

    def _show(self, annotated: AnnotatedArticle) -> None:
        path = annotated.article.path
        self._panes.show_annotated(annotated)
        self._library.show_mix(path, self.displayed.mix(path))
        self.counts_changed.emit(self.displayed.counts(), self.displayed.uncertain())
        if self._chosen is not None and self._chosen[0] == path and self._chosen[1] < len(annotated.sentences):
            self._inspector.show_sentence(annotated, self._chosen[1])

    def _show_notes_here(self) -> None:
        """Show the notes on the chosen sentence; those open for writing stay open while the store has them."""
        ids = self._inspector.open_note_ids()
        here = {note_id: placed for note_id in ids if (placed := self._store.note(note_id)) is not None}
        unsaved = [draft for draft in self._store.unsaved if draft.note_id in ids]
        chosen = self.chosen()
        if chosen is not None:
            annotated, sentence = chosen
            article, span = annotated.article, sentence.span
            on_article = self._store.notes_on(article.path)
            here |= {placed.note.id: placed for placed in on_article if _stands_on(placed, article, span)}
            unsaved = [draft for draft in self._store.unsaved if draft.stands_on(article, span)]
        self._inspector.show_notes(tuple(here.values()), self._articles(), unsaved)

    def _mark_noted(self) -> None:
        for pane in self._panes.panes():
            noted = self._store.notes_on(pane.article.path)
            doubted = [n.span for n in noted if n.span and n.status is AnchorStatus.CHANGED]
            pane.show_noted([n.span for n in noted if n.span], doubted)

    def _list_notes(self) -> None:
        titles = {path: article.name for path, article in self._articles().items()}
        outlets = {path: f"{article.outlet} {article.byline}" for path, article in self._articles().items()}
        self._notes.show_notes(self._store.notes, titles, self.displayed.sentence_under, outlets)
        self._library.show_note_counts(Counter(self._store.note_counts()))

    def _panes_changed(self) -> None:
        opened = self._panes.open_paths()
        self._library.show_open(opened)
        if self._chosen is not None and self._chosen[0] not in opened:
            self._inspector.leave_place()  # what is not in view is not written on
            self._chosen = None
            self._inspector.show_nothing()

    def _open_or_close(self, path: str, opened: bool) -> None:
        if opened:
            self._open_and_tell(path)
        else:
            self._panes.close_pane(path)

    def _open_and_tell(self, path: str) -> None:
        """Open an article and say which one made room for it."""
        before = set(self._panes.open_paths())
        self.open_article(path)
        for closed in before - set(self._panes.open_paths()):
            self.told.emit(f"Four panes at most: closed “{self._articles()[closed].name}”.")

    def _open_note(self, article: Article, anchor: Anchor) -> None:
        root = self.folder.root if self.folder else ""
        self._inspector.start_note(NoteDraft(article, anchor, root=root))

    def _articles(self) -> dict[str, Article]:
        if self.folder is None:
            return {}
        return {article.path: article for article in self.folder.with_primary}

    def summarise(self) -> None:
        """Say in a line what lies on the desk."""
        if self.folder is None:
            self.summary_changed.emit("")
            return
        counts = self.displayed.counts()
        articles = len(self.folder.articles) + len(self.folder.unread)
        parts = [f"{articles} article{'s' if articles != 1 else ''}"]
        if counts.total():
            parts.append(f"{counts.total()} sentences")
        if self._session.uncoloured:
            parts.append(f"{self._session.uncoloured} not coloured yet")
        if self.folder.primary is not None:
            parts.append(f"primary document: {Path(self.folder.primary.path).name}")
        if self.folder.skipped:
            parts.append(f"{len(self.folder.skipped)} not read")
        self.summary_changed.emit(" · ".join(parts))


def _stands_on(placed: PlacedNote, article: Article, span: Span) -> bool:
    if placed.note.path != article.path:
        return False
    return placed.note.anchor.whole_article or (placed.span is not None and bool(placed.span.overlap(span)))
