"""Everything the reader can ask of the window: one action each, with its words and its keys."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hearsay.domain.attribution import COLOURED_TYPES, AttributionType

_Keys = str | QKeySequence.StandardKey


class Actions:
    def __init__(self, window: QWidget) -> None:
        self._window = window
        keys = QKeySequence.StandardKey
        self.open_folder = self._make("&Open folder…", keys.Open)
        self.open_sample = self._make("Open the &sample case")
        self.choose_primary = self._make("Choose the &primary document…")
        self.read_again = self._make("&Read the folder again", keys.Refresh, "Ctrl+R")
        self.export_notes = self._make("&Export notes…", "Ctrl+E")
        self.export_corrections = self._make("Export correct&ions…")
        self.import_notes = self._make("I&mport notes…")
        self.merge_notes = self._make("Mer&ge notes of another Hearsay…")
        self.backups = self._make("&Backups…")
        self.close_pane = self._make("&Close pane", "Ctrl+W")
        self.quit = self._make("&Quit", "Ctrl+Q")

        self.undo = self._make("&Undo", keys.Undo)
        self.redo = self._make("&Redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.new_note = self._make("&New note", "N")
        self.article_note = self._make("Note on the &whole article", "Shift+N")
        self.article_facts = self._make("About th&is article…", "I")
        self.attach_note = self._make("&Attach the note to other words", "A")
        self.change_type = self._make("Change &type…", "T")
        self.grade_claim = self._make("&Grade the claim…", "G")
        self.grade_source = self._make("Gra&de the source…", "Shift+G")
        self.find = self._make("&Find in page", "/", keys.Find)
        self.search = self._make("Search articles and n&otes", "F", "Ctrl+Shift+F")
        self.find_next = self._make("Find ne&xt", "F3")
        self.find_previous = self._make("Find pre&vious", "Shift+F3")

        self.pin = self._make("&Pin to…, or remove the pin", "P")
        self.pins = self._make("Pins of this &folder…", "Shift+P")
        self.show_in_document = self._make("Show in the &document", "D")
        self.save_csv = self._make("Save the table shown as &CSV…")
        self.save_markdown = self._make("Save the table shown as &Markdown…")
        self.quotations = self._make("&Quotations", "Q")
        self.echoes = self._make("&Echoes", "E")
        self.sources = self._make("&Sources", "S")
        self.roots = self._make("&Roots", "R")

        self.next_sentence = self._make("&Next sentence", "J")
        self.previous_sentence = self._make("&Previous sentence", "K")
        self.next_pane = self._make("Next pane", "]", "Ctrl+Tab")
        self.previous_pane = self._make("Previous pane", "[", "Ctrl+Shift+Tab")
        self.types = [self._type_action(kind, number) for number, kind in enumerate(COLOURED_TYPES, start=1)]
        self.all_types = self._make("All types bright", "0")

        self.larger = self._make("&Larger text", keys.ZoomIn, "Ctrl+=")
        self.smaller = self._make("&Smaller text", keys.ZoomOut)
        self.usual_size = self._make("Usual text size", "Ctrl+0")
        self.linked = self._switch("Scroll articles &together", "L", on=False)
        self.linked.setToolTip("Scroll one article, and the others go to the passages they share with it (L)")
        self.tints = self._switch("Tints")
        self.underlines = self._switch("Underlines")
        self.library = self._switch("Library", "F8")
        self.inspector = self._switch("Inspector", "F9")
        self.bottom = self._switch("Notes, quotations, sources", "F10")
        self.themes = self._theme_actions()
        self.stop = self._make("Stop what is running, show all grades", "Esc")
        self.colour_rest = self._make("Colour the rest")

        self.keys = self._make("&Keys", "?", "F1")
        self.about = self._make("&About Hearsay")

    def groups(self) -> Sequence[tuple[str, Sequence[QAction]]]:
        """Return all actions under the headings of the list of keys."""
        return (
            (
                "Read",
                [
                    self.next_sentence,
                    self.previous_sentence,
                    self.next_pane,
                    self.previous_pane,
                    self.article_facts,
                ],
            ),
            ("Find", [self.search, self.find, self.find_next, self.find_previous]),
            ("Compare", [self.linked, self.pin, self.pins, self.show_in_document]),
            ("Compared", [self.quotations, self.echoes, self.sources, self.roots]),
            ("Grades", [self.grade_claim, self.grade_source]),
            ("Types", [*self.types, self.all_types, self.change_type]),
            ("Notes", [self.new_note, self.article_note, self.attach_note, self.undo, self.redo, self.export_notes]),
            ("Folder", [self.open_folder, self.read_again, self.close_pane, self.stop, self.quit]),
            ("View", [self.larger, self.smaller, self.usual_size, self.library, self.inspector, self.bottom]),
            ("Help", [self.keys]),
        )

    def menu(self, recent: QMenu) -> QMenu:
        """Return the window's whole menu; ``recent`` lists the recent folders."""
        menu = QMenu(self._window)
        menu.addAction(self.open_folder)
        recent.setTitle("Open &recent")
        menu.addMenu(recent)
        menu.addActions([self.open_sample, self.choose_primary, self.read_again, self.colour_rest])
        menu.addSeparator()
        menu.addActions([self.undo, self.redo])
        menu.addSeparator()
        menu.addActions([self.new_note, self.article_note, self.attach_note, self.change_type])
        menu.addAction(self.article_facts)
        menu.addActions([self.grade_claim, self.grade_source])
        menu.addActions([self.export_notes, self.export_corrections])
        menu.addActions([self.import_notes, self.merge_notes, self.backups])
        menu.addSeparator()
        menu.addActions([self.linked, self.pin, self.pins, self.show_in_document])
        menu.addActions([self.quotations, self.echoes, self.sources, self.roots])
        menu.addActions([self.save_csv, self.save_markdown])
        menu.addSeparator()
        view = menu.addMenu("&View")
        view.addActions([self.larger, self.smaller, self.usual_size])
        view.addSeparator()
        view.addActions([self.tints, self.underlines])
        view.addSeparator()
        view.addActions([self.library, self.inspector, self.bottom])
        view.addSeparator()
        view.addActions(list(self.themes.values()))
        menu.addActions([self.search, self.find, self.close_pane])
        menu.addSeparator()
        menu.addActions([self.keys, self.about, self.quit])
        return menu

    def _make(self, text: str, *keys: _Keys) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._window.addAction(action)
        return action

    def _switch(self, text: str, *keys: _Keys, on: bool = True) -> QAction:
        action = self._make(text, *keys)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _type_action(self, kind: AttributionType, number: int) -> QAction:
        return self._make(f"Pick out: {kind.short_label}", str(number))

    def _theme_actions(self) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        made = {}
        for name, text in (("system", "Colours of the system"), ("light", "Light"), ("dark", "Dark")):
            action = self._make(text)
            action.setCheckable(True)
            group.addAction(action)
            made[name] = action
        made["system"].setChecked(True)
        return made
