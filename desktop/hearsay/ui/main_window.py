"""The window: its parts put together, its actions, its look, and how it is left and found again.

Dialogues are loaded when they are asked for: they have no part in showing the first article.
"""

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu

from hearsay.domain.article import Folder
from hearsay.domain.attribution import COLOURED_TYPES
from hearsay.domain.folder_changes import FolderChanges
from hearsay.domain.tables import TableForm
from hearsay.domain.visible_names import visible_name
from hearsay.ui.about import tell_about
from hearsay.ui.actions import Actions
from hearsay.ui.article_facts import ArticleFacts
from hearsay.ui.banner import Banner
from hearsay.ui.comparison_desk import ComparisonDesk
from hearsay.ui.comparison_session import ComparisonSession
from hearsay.ui.document_passages import DocumentPassages
from hearsay.ui.dropped_folder import dropped_folder
from hearsay.ui.exports import Exporting, Exports
from hearsay.ui.find_in_page import FindInPage
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.grade_dimming import GradeDimming
from hearsay.ui.grades_desk import GradesDesk
from hearsay.ui.grading import Grading
from hearsay.ui.inspector import Explain, Inspector
from hearsay.ui.library_model import LibraryModel
from hearsay.ui.library_panel import LibraryPanel
from hearsay.ui.linked_place import LinkedPlace
from hearsay.ui.linked_scrolling import LinkedScrolling
from hearsay.ui.note_places import NotePlaces
from hearsay.ui.notes_model import NotesModel
from hearsay.ui.notes_panel import NotesPanel
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.pins_desk import PinsDesk
from hearsay.ui.pins_file import PinsFile
from hearsay.ui.reading_desk import ReadingDesk
from hearsay.ui.reading_options import DEFAULT_TEXT_SIZE, LARGEST_TEXT, SMALLEST_TEXT, ReadingOptions
from hearsay.ui.remembered_state import RememberedState
from hearsay.ui.roots_panel import RootsPanel
from hearsay.ui.saving import Saving
from hearsay.ui.search_panel import SearchPanel
from hearsay.ui.sentence_menu import SentenceMenu
from hearsay.ui.status_line import StatusLine
from hearsay.ui.store_messages import StoreMessages
from hearsay.ui.style_sheet import style_sheet
from hearsay.ui.tags_desk import TagsDesk
from hearsay.ui.theme import Theme, palette
from hearsay.ui.tool_bar import ToolBar
from hearsay.ui.trash_desk import TrashDesk
from hearsay.ui.unfolding_table import UnfoldingPanel
from hearsay.ui.unsaved_notes import UnsavedNotes
from hearsay.ui.welcome import Welcome
from hearsay.ui.window_layout import WindowLayout, fitting_panes
from hearsay.ui.window_memory import WindowMemory


class MainWindow(QMainWindow):
    came_back = Signal()
    """the reader was elsewhere, and is at this window again"""

    look_changed = Signal(object)
    """Theme that holds from now on"""

    def __init__(
        self,
        *,
        folder_session: FolderSession,
        notes_session: NotesSession,
        comparison: ComparisonSession,
        explain: Explain,
        exporting: Exporting,
        remembered: RememberedState,
        pins: PinsFile,
        sample: Path,
        forced_theme: str | None = None,
        first_panes: int | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Hearsay")
        self.setAcceptDrops(True)
        self._session, self._store, self._comparison = folder_session, notes_session, comparison
        self._remembered, self._sample = remembered, sample
        self._first_panes = first_panes
        self._memory = WindowMemory(remembered, forced_theme)
        self._theme = self._memory.theme()
        self._options = self._memory.options()
        self._unsaved = UnsavedNotes(notes_session, self)
        self._opening: Path | None = None
        self._height_kept = True
        self._busy = False
        self.actions_ = Actions(self)
        self.recent_menu = QMenu(self)
        self._build_parts(explain, pins)
        self.linked_place = LinkedPlace(
            self, self._session, self._store, self.desk, self.open_folder, self.recent_folders
        )
        self.linked_place.told.connect(self.status.tell)
        exports = Exports(self, notes_session, exporting, self.status.tell)
        self.saving = Saving(self, exports, self.desk, self.compared, self.inspector, self.status.tell)
        self._store_messages = StoreMessages(notes_session, self.banner, self.actions_)
        self._connect_actions()
        self._connect_facts()
        self._apply_look()
        self._height_kept = self._memory.restore(self, self.layout_, self.actions_)
        self.layout_.rows.splitterMoved.connect(self._keep_height)
        self.welcome.show_recent(remembered.recent_folders())
        self._show_busy(busy=False)

    # Parts

    def _build_parts(self, explain: Explain, pins: PinsFile) -> None:
        self.tool_bar = ToolBar(self._theme, self.actions_.menu(self.recent_menu), self.actions_.linked)
        self.banner = Banner()
        self.library_model = LibraryModel()
        self.library = LibraryPanel(self.library_model, self._theme)
        self.panes = PaneArea(self._theme, self._options)
        self.linked_scrolling = LinkedScrolling(self.panes)
        self.inspector = Inspector(self._theme, explain)
        self.notes_model = NotesModel(self._theme)
        self.notes = NotesPanel(self.notes_model)
        self.desk = ReadingDesk(
            folder_session=self._session,
            notes_session=self._store,
            library=self.library_model,
            panes=self.panes,
            inspector=self.inspector,
            notes=self.notes_model,
        )
        self.compared = ComparisonDesk(
            folder_session=self._session,
            comparison=self._comparison,
            desk=self.desk,
            inspector=self.inspector,
            panes=self.panes,
            theme=self._theme,
        )
        self.pins = PinsDesk(self._session, self.desk, self.panes, pins)
        self.tags = TagsDesk(self._store, self.notes, self.inspector, self._theme, self)
        self.trash = TrashDesk(self._store, self.desk, self.notes)
        self.places = NotePlaces(self._session, self._store, self.desk, self.inspector, self.panes)
        act = self.actions_
        self.sentence_menu = SentenceMenu(
            self.panes, self.desk, self.pins, [act.new_note, act.change_type, act.show_in_document]
        )
        self.facts = ArticleFacts(self._session, self._store, self.desk, self)
        self.passages = DocumentPassages(self._session, self._comparison, self.desk)
        self.grades = GradesDesk(
            folder_session=self._session,
            notes_session=self._store,
            comparison=self._comparison,
            desk=self.desk,
            theme=self._theme,
            window=self,
        )
        self.dimming = GradeDimming(self.tool_bar.grade_filter, self.desk, self.panes, self.library_model)
        self.grading = Grading(self.grades, self.dimming, self.inspector, self.compared)
        self.welcome = Welcome()
        self.status = StatusLine()
        self.layout_ = WindowLayout(
            tool_bar=self.tool_bar,
            banner=self.banner,
            library=self.library,
            panes=self.panes,
            inspector=self.inspector,
            notes=self.notes,
            quotations=self.compared.quotations,
            echoes=self.compared.echoes,
            sources=self.compared.sources,
            roots=self.compared.roots,
            welcome=self.welcome,
            status=self.status,
        )
        self.setCentralWidget(self.layout_)
        self.finding = FindInPage(self.tool_bar.find_field, self.panes)

    def _connect_actions(self) -> None:
        act = self.actions_
        act.open_folder.triggered.connect(self._ask_folder)
        act.read_again.triggered.connect(self._read_again)
        act.open_sample.triggered.connect(lambda: self.open_folder(self._sample))
        act.choose_primary.triggered.connect(self._ask_primary)
        act.export_notes.triggered.connect(self.saving.notes)
        act.export_corrections.triggered.connect(self.saving.corrections)
        act.close_pane.triggered.connect(self._close_active_pane)
        act.quit.triggered.connect(self.close)
        act.undo.triggered.connect(self._store.undo)
        act.redo.triggered.connect(self._store.redo)
        act.new_note.triggered.connect(self.start_note)
        act.article_note.triggered.connect(self._start_article_note)
        act.article_facts.triggered.connect(self._show_facts)
        act.attach_note.triggered.connect(self.places.press)
        act.change_type.triggered.connect(self._offer_types)
        act.grade_claim.triggered.connect(self.grading.grade_claim)
        act.grade_source.triggered.connect(self.grading.grade_source)
        act.find.triggered.connect(self.tool_bar.find_field.start)
        act.find_next.triggered.connect(lambda: self.finding.step(1))
        act.find_previous.triggered.connect(lambda: self.finding.step(-1))
        act.quotations.triggered.connect(lambda: self.reveal_tab(self.compared.quotations))
        act.echoes.triggered.connect(lambda: self.reveal_tab(self.compared.echoes))
        act.sources.triggered.connect(lambda: self.reveal_tab(self.compared.sources))
        act.roots.triggered.connect(lambda: self.reveal_tab(self.compared.roots))
        act.save_csv.triggered.connect(lambda: self.saving.shown_tab(TableForm.CSV))
        act.save_markdown.triggered.connect(lambda: self.saving.shown_tab(TableForm.MARKDOWN))
        act.next_sentence.triggered.connect(lambda: self.desk.step(1))
        act.previous_sentence.triggered.connect(lambda: self.desk.step(-1))
        act.next_pane.triggered.connect(lambda: self.panes.activate_next(1))
        act.previous_pane.triggered.connect(lambda: self.panes.activate_next(-1))
        for action, kind in zip(act.types, COLOURED_TYPES, strict=True):
            action.triggered.connect(lambda _checked=False, chosen=kind: self.tool_bar.legend.toggle(chosen))
        act.all_types.triggered.connect(lambda: self.tool_bar.legend.pick(frozenset()))
        act.larger.triggered.connect(lambda: self._resize_text(self._options.text_size + 1))
        act.smaller.triggered.connect(lambda: self._resize_text(self._options.text_size - 1))
        act.usual_size.triggered.connect(lambda: self._resize_text(DEFAULT_TEXT_SIZE))
        act.linked.toggled.connect(self.linked_scrolling.switch)
        act.tints.toggled.connect(lambda on: self._apply_options(replace(self._options, tints=on)))
        act.underlines.toggled.connect(lambda on: self._apply_options(replace(self._options, underlines=on)))
        for action in (act.library, act.inspector, act.bottom):
            action.toggled.connect(self._show_columns)
        for name, action in act.themes.items():
            action.triggered.connect(lambda _checked=False, chosen=name: self.choose_theme(chosen))
        act.pin.triggered.connect(self.pins.press)
        act.show_in_document.triggered.connect(self.passages.show)
        act.pins.triggered.connect(self._show_pins)
        act.stop.triggered.connect(self._stop)
        act.colour_rest.triggered.connect(self._colour_rest)
        act.keys.triggered.connect(self._show_keys)
        act.about.triggered.connect(lambda: tell_about(self))
        self.recent_menu.aboutToShow.connect(self._fill_recent)

    def _connect_facts(self) -> None:
        self._session.opened.connect(self._folder_opened)
        self._session.refreshed.connect(self._folder_refreshed)
        self._session.progressed.connect(self.status.show_progress)
        self._session.analysed.connect(self._analysed)
        self._session.stopped.connect(self._stopped)
        self._session.failed.connect(self._folder_failed)
        self._session.article_failed.connect(self.banner.tell)
        self._store.told.connect(self.status.tell)
        self.desk.counts_changed.connect(self.tool_bar.legend.show_counts)
        self.desk.summary_changed.connect(self.status.show_summary)
        self.desk.engines_changed.connect(self.status.show_engines)
        self.desk.told.connect(self.status.tell)
        for waiting in (self.pins, self.places):
            waiting.told.connect(self.status.tell)
            waiting.waiting_changed.connect(self._show_waiting)
        self.passages.told.connect(self.status.tell)
        self.inspector.document_asked.connect(self.passages.show_passage)
        self.desk.place_chosen.connect(self.layout_.reveal_inspector)
        self.tool_bar.legend.picked_changed.connect(
            lambda picked: self._apply_options(replace(self._options, picked=picked))
        )
        self.grades.told.connect(self.status.tell)
        self.dimming.active_changed.connect(self._give_escape)
        self.tool_bar.legend.picked_changed.connect(self.dimming.show_types)
        self.panes.panes_changed.connect(self._fit_panes)
        self.library.article_asked.connect(self.desk.open_article)
        self.library.article_asked.connect(self.passages.opened)
        self.library_model.open_asked.connect(self.passages.opened)
        for place in (self.library, self.panes):
            place.about_asked.connect(self.facts.show)
        self.facts.told.connect(self.status.tell)
        self.library.skipped_asked.connect(self._show_skipped)
        self.inspector.note_asked.connect(self.start_note)
        self.inspector.left.connect(self._back_to_reading)
        self._comparison.failed.connect(self.banner.tell)
        self.compared.quotations.save_asked.connect(lambda form: self.saving.table("Quotations", form))
        self.compared.echoes.save_asked.connect(lambda form: self.saving.table("Echoes", form))
        self.compared.sources.save_asked.connect(lambda form: self.saving.table("Sources", form))
        self.compared.roots.save_asked.connect(lambda: self.saving.picture(self._theme))
        self.compared.counts_changed.connect(self.layout_.show_compared_counts)
        self.compared.sources_counted.connect(self.layout_.explain_sources)
        for tab in (self.compared.quotations, self.compared.echoes, self.compared.sources, self.compared.roots):
            tab.left.connect(self._back_to_reading)
        self.notes.tags_button.clicked.connect(self.tags.show_dialog)
        self.notes.note_chosen.connect(self.desk.go_to_note)
        self.notes.delete_asked.connect(lambda placed: self._store.delete(placed.note.id))
        self.notes.export_asked.connect(self.saving.notes)
        self.notes_model.modelReset.connect(lambda: self.layout_.show_note_count(self.notes_model.rowCount()))
        self.status.stop_asked.connect(self._session.stop)
        self.status.rest_asked.connect(self._colour_rest)
        self.welcome.open_asked.connect(self._ask_folder)
        self.welcome.sample_asked.connect(lambda: self.open_folder(self._sample))
        self.welcome.recent_asked.connect(lambda folder: self.open_folder(Path(folder)))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # Opening

    def open_folder(self, root: Path, primary: Path | None = None) -> None:
        """Open a folder; the one on the desk stays until the new one has been read."""
        self._leave_folder()
        if not self._store.unsaved:
            self.banner.hide()
        self._opening = root
        state = self._remembered.folder_state(os.path.realpath(root))
        if primary is None:
            stored = state.primary
            candidate = root / stored if stored else None
            primary = candidate if candidate is not None and candidate.is_file() else None
        self._session.open(root, primary, state.open)
        self._show_busy(busy=True)
        self.status.tell(f"Reading {root.name} …")

    def _folder_opened(self, folder: Folder) -> None:
        self._opening = None
        self.layout_.show_welcome(False)
        self.tool_bar.show_folder(visible_name(Path(folder.root).name))
        self.setWindowTitle(f"{visible_name(Path(folder.root).name)} – Hearsay")
        self.library.show_skipped(folder.skipped)
        state = self._remembered.folder_state(folder.root)
        first = self._first_panes or fitting_panes(self.width(), len(folder.articles))
        self.desk.lay_out(folder, state, first)
        self.notes.filter_field.setText(state.notes_filter)
        self._remembered.remember_folder(folder.root)
        self._store.show_articles((self._session.as_read or folder).with_primary, folder.root)
        self.status.settle()
        self._show_busy(busy=True)
        active = self.panes.active
        if active is not None:
            active.view.setFocus()

    def _folder_refreshed(self, folder: Folder, changes: FolderChanges) -> None:
        self.library.show_skipped(folder.skipped)
        self.desk.read_again(folder, changes)
        self._store.show_articles((self._session.as_read or folder).with_primary, folder.root)
        self._show_busy(busy=True)

    def _folder_failed(self, message: str) -> None:
        self._show_busy(busy=False)
        self.status.settle()
        self.banner.tell(message, "Open another folder…", self._ask_folder)
        if self._opening is not None and not self._opening.exists():
            self._remembered.forget_folder(str(self._opening))
            self.welcome.show_recent(self._remembered.recent_folders())
        self._opening = None
        self._colour_rest()

    def _analysed(self) -> None:
        self._show_busy(busy=False)
        # The store opens once the colours are there: its libraries take longer to load than the articles.
        self._store.open_store()

    def _stopped(self) -> None:
        self._opening = None
        self._show_busy(busy=False)
        self.desk.summarise()
        self.status.tell("Stopped. What is coloured stays.")
        if self.desk.folder is not None:
            self._store.open_store()

    def _colour_rest(self) -> None:
        """Go on with the folder on the desk where its analysis was stopped."""
        if self.desk.folder is not None and not self._session.is_complete:
            self._show_busy(busy=True)
            self._session.analyse(self.panes.open_paths())

    def _show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        rest = not busy and self.desk.folder is not None and not self._session.is_complete
        self._give_escape()
        self.actions_.colour_rest.setEnabled(rest)
        if not busy:
            self.status.show_idle(rest=rest)

    def _show_facts(self) -> None:
        active = self.panes.active
        self.facts.show_active(active.article.path if active is not None else None)

    def _show_waiting(self, what: str) -> None:
        self.status.wait_for(what)
        self._give_escape()

    def _give_escape(self) -> None:
        chosen = self.tool_bar.grade_filter.picked
        waiting = self.pins.is_waiting or self.places.is_waiting
        self.actions_.stop.setEnabled(self._busy or waiting or bool(chosen))

    def _stop(self) -> None:
        """Give up what waits or runs; where nothing does, the choice of grades."""
        if self.pins.give_up() or self.places.give_up():
            return
        if self._busy:
            self._session.stop()
        else:
            self.tool_bar.grade_filter.clear()

    def _leave_folder(self) -> None:
        self.inspector.leave_place()
        if self.desk.folder is not None:
            state = replace(self.desk.state(), notes_filter=self.notes.filter_field.text())
            self._remembered.remember_folder_state(self.desk.folder.root, state)

    def recent_folders(self) -> list[str]:
        """Return what *Open recent* lists, the latest first."""
        return self._remembered.recent_folders()

    def _ask_folder(self) -> None:
        start = str(Path(self.desk.folder.root).parent) if self.desk.folder else str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, "Open a folder of articles", start)
        if chosen:
            self.open_folder(Path(chosen))

    def _read_again(self) -> None:
        """Read the folder anew, as it lies on the disk now; panes, places and notes stay."""
        if self.desk.folder is not None:
            self.open_folder(Path(self.desk.folder.root))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Another Hearsay, or the command line, may have written notes while the reader was elsewhere.
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._store.refresh()
            self.came_back.emit()

    def _ask_primary(self) -> None:
        if self.desk.folder is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(self, "Which file is the primary document?", self.desk.folder.root)
        if chosen:
            self.open_folder(Path(self.desk.folder.root), Path(chosen))

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for folder in self._remembered.recent_folders():
            action = self.recent_menu.addAction(folder.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=folder: self.open_folder(Path(chosen)))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction("None yet").setEnabled(False)

    def _close_active_pane(self) -> None:
        if self.panes.active is not None:
            self.panes.close_pane(self.panes.active.article.path)

    def _show_skipped(self) -> None:
        from hearsay.ui.skipped_dialog import SkippedDialog

        if self.desk.folder is not None:
            SkippedDialog(self.desk.folder.skipped, self).exec()

    def _show_pins(self) -> None:
        from hearsay.ui.pins_dialog import PinsDialog

        if self.desk.folder is not None:
            names = {article.path: article.name for article in self.desk.folder.with_primary}
            PinsDialog(self.pins, names, self).exec()

    # Notes

    def start_note(self) -> None:
        self._reveal_notes()
        why_not = self.desk.start_note()
        if why_not:
            self.status.tell(why_not)

    def _start_article_note(self) -> None:
        self._reveal_notes()
        self.desk.start_article_note()

    def _back_to_reading(self) -> None:
        if self.panes.active is not None:
            self.panes.active.view.setFocus()

    def reveal_tab(self, tab: UnfoldingPanel | RootsPanel | SearchPanel) -> None:
        self.actions_.bottom.setChecked(True)
        self.layout_.reveal_tab(tab)

    def _reveal_notes(self) -> None:
        self.actions_.inspector.setChecked(True)
        self.layout_.reveal_inspector()

    def _offer_types(self) -> None:
        sentence = self.desk.chosen_sentence()
        if sentence is None:
            self.status.tell("Choose a sentence first.")
            return
        menu = self.inspector.type_menu(sentence, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.inspector.mapToGlobal(self.inspector.rect().topLeft()))

    # Look

    @property
    def theme(self) -> Theme:
        return self._theme

    def choose_theme(self, name: str) -> None:
        """Follow the system's colours, or keep to light or dark."""
        self.actions_.themes[name].setChecked(True)
        self._memory.choose_theme(name)
        self._follow_system()

    def _follow_system(self) -> None:
        """Take over the colours that hold now, after the system's or the reader's choice changed."""
        self._theme = self._memory.theme()
        self._apply_look()

    def _apply_look(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self._theme))
        self.setStyleSheet(style_sheet(self._theme))
        self.tool_bar.apply(self._theme)
        self.library.apply(self._theme)
        self.inspector.apply(self._theme)
        self.grades.apply(self._theme)
        self.notes_model.apply(self._theme)
        self.tags.apply(self._theme)
        self.compared.apply(self._theme)
        self.panes.apply(self._theme, self._options)
        self.look_changed.emit(self._theme)

    def _apply_options(self, options: ReadingOptions) -> None:
        self._options = options
        self.panes.apply(self._theme, options)

    def _resize_text(self, points: float) -> None:
        size = min(LARGEST_TEXT, max(SMALLEST_TEXT, points))
        self._apply_options(replace(self._options, text_size=size))

    def _show_columns(self) -> None:
        act = self.actions_
        said = self.layout_.show_columns(
            library=act.library.isChecked(), inspector=act.inspector.isChecked(), bottom=act.bottom.isChecked()
        )
        if said and self.isVisible():  # else it is how the window was left
            self.status.tell(said)

    def _fit_panes(self) -> None:
        self.layout_.fit(self.width())
        self.layout_.order_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layout_.fit(event.size().width())
        if not self._height_kept:
            self.layout_.share_height(event.size().height())

    def _keep_height(self) -> None:
        """The reader has set the height of the bottom; the window no longer shares it out."""
        self._height_kept = True

    # Leaving and finding again

    def _remember(self) -> None:
        self._leave_folder()
        self._remembered.last_folder = self.desk.folder.root if self.desk.folder else None
        self._memory.keep(self, self.layout_, self.actions_, self._options)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.flush()
        if not self._unsaved.may_close():
            event.ignore()
            return
        self._session.cancel()
        self._comparison.cancel()
        self._remember()
        self._store.close()
        event.accept()

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self.open_folder(folder)

    def _show_keys(self) -> None:
        from hearsay.ui.keys_dialog import KeysDialog

        KeysDialog(self.actions_.groups(), self).exec()
