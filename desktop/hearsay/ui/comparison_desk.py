"""What the articles share, shown in tabs, in the inspector and between the panes; it goes with its folder."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from hearsay.domain.grades import ClaimGrading
from hearsay.domain.source_counts import SourceCounts
from hearsay.domain.source_flow import SourceFlow
from hearsay.domain.tables import TableForm
from hearsay.ui.comparison_session import ComparisonSession, FolderInTables
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.inspector import Inspector
from hearsay.ui.pane_area import PaneArea
from hearsay.ui.reading_desk import ReadingDesk
from hearsay.ui.roots_panel import RootsPanel
from hearsay.ui.score_delegate import ScoreDelegate
from hearsay.ui.theme import Theme
from hearsay.ui.unfolding_delegates import GradeDelegate, MixDelegate, WordsDelegate
from hearsay.ui.unfolding_model import Passage, UnfoldingModel
from hearsay.ui.unfolding_table import PanelWords, UnfoldingPanel

_LATER = "Compared when every article is analysed."
_UNDER_WAY = "Comparing the articles …"
_UNCOUNTED = "Outlets that no sentence is led back to stand below the sources and are not counted."
_QUOTATION_COLUMNS = ("Words", "Said by", "Articles", "Verdict", "Worst alteration", "Roots")
_SOURCE_COLUMNS = ("Source", "Grade", "Also called", "Sentences", "Articles", "Go-between for", "The articles say")
_QUOTATION_SHARES = (42, 15, 10, 20, 25, 23)
"""parts of the width that the columns have until the reader sets it"""
_SOURCE_SHARES = (26, 8, 29, 18, 10, 22, 31)


_ECHO_COLUMNS = ("Sentence", "Alike", "How", "Article", "Told also in")
_ECHO_SHARES = (56, 15, 19, 22, 22)


class ComparisonDesk(QObject):
    counts_changed = Signal(int, int, int)
    """how many quotations, rows of echoes and sources there are"""
    sources_counted = Signal(str)
    """what the number of sources is made of, in words; empty where there are none"""

    def __init__(
        self,
        *,
        folder_session: FolderSession,
        comparison: ComparisonSession,
        desk: ReadingDesk,
        inspector: Inspector,
        panes: PaneArea,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._folders, self._session, self._desk, self._inspector = folder_session, comparison, desk, inspector
        self._panes = panes
        self._found: FolderInTables | None = None
        self._reading = GradedReading()
        self._lost: Sequence[ClaimGrading] = ()
        self._quotation_model = UnfoldingModel(_QUOTATION_COLUMNS, theme, self)
        self._echo_model = UnfoldingModel(_ECHO_COLUMNS, theme, self)
        self._source_model = UnfoldingModel(_SOURCE_COLUMNS, theme, self)
        self._words, self._mix, self._grade = WordsDelegate(theme), MixDelegate(theme), GradeDelegate(theme)
        self.quotations = UnfoldingPanel(
            self._quotation_model,
            PanelWords(
                table="Quotations of this folder",
                field="Filter quotations",
                hint="Filter: words, speakers, articles",
                none="No quotation stands in two articles of this folder.",
                no_match="No quotation matches. Clear the filter to see them all.",
            ),
            _QUOTATION_SHARES,
        )
        self._score = ScoreDelegate(theme)
        self.echoes = UnfoldingPanel(
            self._echo_model,
            PanelWords(
                table="Sentences of different articles that tell the same",
                field="Filter echoes",
                hint="Filter: words, articles, “same words”",
                none="No sentence is told in two articles of this folder. Here would stand sentences that one article\n"
                "has from another without quotation marks, and those that tell the same thing in other words.",
                no_match="No echo matches. Clear the filter to see them all.",
            ),
            _ECHO_SHARES,
        )
        self.sources = UnfoldingPanel(
            self._source_model,
            PanelWords(
                table="Sources of this folder",
                field="Filter sources",
                hint="Filter: names, articles",
                none="No article of this folder names a source.",
                no_match="No source matches. Clear the filter to see them all.",
            ),
            _SOURCE_SHARES,
        )
        self.sources.table.offer_grades()
        self.echoes.table.setItemDelegateForColumn(_ECHO_COLUMNS.index("Sentence"), self._words)
        self.echoes.table.setItemDelegateForColumn(_ECHO_COLUMNS.index("Alike"), self._score)
        self.quotations.table.setItemDelegateForColumn(_QUOTATION_COLUMNS.index("Words"), self._words)
        self.sources.table.setItemDelegateForColumn(_SOURCE_COLUMNS.index("Sentences"), self._mix)
        self.sources.table.setItemDelegateForColumn(_SOURCE_COLUMNS.index("Grade"), self._grade)
        self.roots = RootsPanel(theme)
        self._connect()
        self._forget()

    def ask_to_save(self, form: TableForm) -> bool:
        """Ask for the table that the reader sees to be saved; tell whether there is one."""
        shown = next((panel for panel in (self.quotations, self.echoes, self.sources) if panel.isVisible()), None)
        if shown is not None:
            shown.save_asked.emit(form)
        return shown is not None

    def apply(self, theme: Theme) -> None:
        for model in (self._quotation_model, self._echo_model, self._source_model):
            model.apply(theme)
        self._words.theme = self._mix.theme = self._score.theme = self._grade.theme = theme
        for panel in (self.quotations, self.echoes, self.sources):
            panel.table.viewport().update()
        self.roots.apply(theme)

    def _connect(self) -> None:
        self._folders.opened.connect(self._forget)
        self._folders.refreshed.connect(self._forget)
        self._desk.settled.connect(self._compare)
        self._session.begun.connect(lambda: self._explain(_UNDER_WAY))
        self._session.compared.connect(self._show)
        self._session.failed.connect(self._explain)
        for panel in (self.quotations, self.echoes, self.sources):
            panel.passage_chosen.connect(self._desk.go_to_passage)
        self._inspector.passage_chosen.connect(self._desk.go_to_passage)
        self.roots.sentence_chosen.connect(self._go_to_sentence)
        self._panes.passage_chosen.connect(lambda path, span: self._desk.go_to_passage(Passage(path, span)))

    def _compare(self) -> None:
        folder = self._desk.folder
        if folder is not None:
            self._session.compare(self._desk.displayed.in_order(folder.articles), folder.primary)

    def _forget(self) -> None:
        """Another folder lies on the desk: what was found in the one before is no longer shown."""
        self._session.cancel()
        self._found = None
        self._quotation_model.show_rows(())
        self._echo_model.show_rows(())
        self._source_model.show_rows(())
        self._inspector.show_compared(None)
        self.roots.show_flow(SourceFlow(), "")
        self._panes.show_shared(None)
        self._explain(_LATER)
        self.counts_changed.emit(0, 0, 0)
        self.sources_counted.emit("")

    def show_grades(self, reading: GradedReading, lost: Sequence[ClaimGrading]) -> None:
        """Take over the reader's grades; ``lost`` are those of claims whose sentence is gone."""
        self._reading, self._lost = reading, lost
        self.roots.view.show_grades(reading.grading_of_node)
        self._show_sources()

    def _show_sources(self) -> None:
        if self._found is None:
            return
        from hearsay.ui.grade_rows import graded_rows  # loaded with the first comparison

        self._source_model.show_rows(graded_rows(self._found.sources, self._reading, self._lost))

    def _show(self, found: FolderInTables) -> None:
        from hearsay.ui.shared_passages import SharedPassages  # loaded with the first comparison, not with the window

        self._found = found
        self._explain("")
        self._quotation_model.show_rows(found.quotations)
        self._echo_model.show_rows(found.echoes)
        self._show_sources()
        self._inspector.show_compared(found)
        self.roots.show_flow(found.flow.flow, found.flow.words)
        primary = self._desk.folder.primary if self._desk.folder else None
        self._panes.show_shared(SharedPassages(found.compared.quotations.clusters, primary.path if primary else None))
        self.counts_changed.emit(len(found.quotations), len(found.echoes), len(found.sources))
        counted = SourceCounts.of(found.compared.sources).in_words
        self.sources_counted.emit(f"{counted} {_UNCOUNTED}" if counted else "")

    def _explain(self, why: str) -> None:
        for panel in (self.quotations, self.echoes, self.sources):
            panel.explain_emptiness(why)
        self.roots.explain_emptiness(why)

    def _go_to_sentence(self, path: str, number: int) -> None:
        annotated = self._desk.displayed.get(path)
        if annotated is not None:
            self._desk.go_to_passage(Passage(path, annotated.sentences[number].span))
