"""The reader's grades laid over the open folder: made anew when either changes, and changed by a dialogue."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle, Sentence
from hearsay.domain.grade_words import grading_in_words
from hearsay.domain.grades import ClaimGrade, ClaimGrading, GradedSource, SourceGrade
from hearsay.domain.sources import SourceKind
from hearsay.ui.comparison_session import ComparisonSession, FolderInTables
from hearsay.ui.folder_session import FolderSession
from hearsay.ui.graded_reading import ChainPart, GradedReading
from hearsay.ui.notes_session import NotesSession
from hearsay.ui.reading_desk import ReadingDesk
from hearsay.ui.theme import Theme

if TYPE_CHECKING:  # loaded with the first grade
    from hearsay.ui.grading_dialog import GradeDraft, GradingDialog, GradingTopic

Grade = SourceGrade | ClaimGrade

_DraftKey = tuple[str, object]
"""the folder, and what is graded"""


class GradesDesk(QObject):
    changed = Signal(object)
    """the GradedReading of the folder as it is now"""
    told = Signal(str)
    """something worth a line in the status bar"""

    def __init__(
        self,
        *,
        folder_session: FolderSession,
        notes_session: NotesSession,
        comparison: ComparisonSession,
        desk: ReadingDesk,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._store, self._desk, self._theme, self._window = notes_session, desk, theme, window
        self._found: FolderInTables | None = None
        self._drafts: dict[_DraftKey, GradeDraft] = {}
        self.reading = GradedReading()
        self.dialog: GradingDialog | None = None
        """the dialogue that is open"""
        folder_session.opened.connect(self._forget)
        notes_session.loaded.connect(self._remake)
        comparison.compared.connect(self._take_over)

    def apply(self, theme: Theme) -> None:
        self._theme = theme

    # Grading

    def grade(self, graded: GradedSource | ClaimGrading) -> None:
        """Open the dialogue on a source; the grade of a claim whose sentence is gone can but be withdrawn."""
        if isinstance(graded, GradedSource):
            self.grade_source(graded)
        elif self._would_withdraw(graded):
            self._store.withdraw_grade(graded.id)

    def _would_withdraw(self, lost: ClaimGrading) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "Withdraw grade", "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText("The sentence that you graded is not in this folder any more.")
        box.setInformativeText(f"“{lost.anchor.exact}”\n\nYour grade: {grading_in_words(lost)}")
        keep = box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        box.addButton("Withdraw grade", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.exec()
        withdraws = box.clickedButton() is not keep
        box.deleteLater()
        return withdraws

    def grade_source(self, source: GradedSource) -> None:
        """Open the dialogue on a source."""
        from hearsay.ui.grading_dialog import GradingTopic
        from hearsay.ui.said_of_sources import said_of_source

        present = self.reading.grading_of(source)
        said = said_of_source(self.reading, self.reading.number_of(source))
        name = "somebody unnamed" if source.kind is SourceKind.UNNAMED else source.name
        topic = GradingTopic(f"Grade “{name}”", tuple(SourceGrade), present, said)
        key = (self._root(), source)

        def keep(grade: Grade, reason: str) -> None:
            if isinstance(grade, SourceGrade):
                self._store.grade_source(source, grade, reason, lambda: self._drop_draft(key))

        self._open(topic, key, keep)

    def grade_claim(self) -> None:
        """Open the dialogue on what the chosen sentence claims."""
        from hearsay.ui.grading_dialog import GradingTopic

        chosen = self._desk.chosen()
        if chosen is None:
            self.told.emit("Choose a sentence first.")
            return
        annotated, sentence = chosen
        article, span = annotated.article, sentence.span
        present = self.reading.claim(article.path, span)
        topic = GradingTopic("Grade this claim", tuple(ClaimGrade), present, words=span.of(article.text))
        key = (self._root(), (article.id, span))

        def keep(grade: Grade, reason: str) -> None:
            if isinstance(grade, ClaimGrade):
                self._store.grade_claim(article, span, grade, reason, lambda: self._drop_draft(key))

        self._open(topic, key, keep)

    def offer_sources(self, at: QPoint) -> None:
        """Grade the source of the chosen sentence; of several in its chain, let the reader say which.

        Where the sentence names none, the article's outlet is what stands behind it.

        ``at`` is where a menu would stand, in pixels of the screen.
        """
        chosen = self._desk.chosen()
        if chosen is None:
            self.told.emit("Choose a sentence first.")
            return
        sources = [part for part in self._parts(*chosen) if part.source is not None]
        if len(sources) > 1:
            self._menu(sources).popup(at)
        elif sources and sources[0].source is not None:
            self.grade_source(sources[0].source)
        elif chosen[1].chain:
            self.told.emit("Sources can be graded once the articles are compared.")
        elif (outlet := self.reading.outlet_of(chosen[0].article.path)) is not None:
            self.grade_source(outlet)
        else:
            self.told.emit("This sentence names no source. Press g to grade what it claims.")

    def _menu(self, sources: list[ChainPart]) -> QMenu:
        menu = QMenu(self._window)
        for part in sources:
            grade = f"\t{part.link.grading.grade}" if part.link.grading is not None else ""
            action = menu.addAction(f"Grade “{part.link.name.replace('&', '&&')}”…{grade}")
            action.triggered.connect(lambda _checked=False, source=part.source: self.grade_source(source))
        menu.setActiveAction(menu.actions()[-1])  # the root, whom the words come from in the end
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _parts(self, annotated: AnnotatedArticle, sentence: Sentence) -> tuple[ChainPart, ...]:
        number = annotated.sentences.index(sentence)
        return self.reading.parts(annotated.article.path, number, sentence.chain)

    def _open(self, topic: "GradingTopic", key: _DraftKey, keep: Callable[[Grade, str], None]) -> None:
        from hearsay.ui.grading_dialog import GradingDialog

        dialog = self.dialog = GradingDialog(topic, self._drafts.get(key), self._theme, self._window)

        def left(draft: "GradeDraft | None") -> None:
            if draft is None:
                self._drafts.pop(key, None)
            else:
                self._drafts[key] = draft
                self.told.emit("Not graded. What you began is there when you come back.")

        def kept(grade: Grade, reason: str) -> None:
            # Until it is safe in the store it stays what the reader has begun.
            self._drafts[key] = dialog.draft
            keep(grade, reason)

        def withdrawn() -> None:
            if topic.present is not None:
                self._drafts.pop(key, None)
                self._store.withdraw_grade(topic.present.id)

        dialog.left.connect(left)
        dialog.grade_kept.connect(kept)
        dialog.withdrawn.connect(withdrawn)
        dialog.passage_chosen.connect(self._desk.go_to_passage)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _drop_draft(self, key: _DraftKey) -> None:
        self._drafts.pop(key, None)

    def _closed(self) -> None:
        self.dialog = None

    # What comes up

    def lost_claims(self) -> tuple[ClaimGrading, ...]:
        """Return the grades of claims that stand on no sentence of the folder any more; they are kept."""
        placed = self._store.grades.claims
        return tuple(
            each.grading
            for each in placed
            if each.span is None or not self._desk.displayed.is_sentence(each.grading.path, each.span)
        )

    def _forget(self) -> None:
        self._found = None
        self._remake()

    def _take_over(self, found: FolderInTables) -> None:
        self._found = found
        self.reading = self._made()
        self.changed.emit(self.reading)

    def _remake(self) -> None:
        """Tell of the grades again where they changed: the store is read anew with every note that is saved, too."""
        made = self._made()
        if made != self.reading:
            self.reading = made
            self.changed.emit(made)

    def _made(self) -> GradedReading:
        folder, found, grades = self._desk.folder, self._found, self._store.grades
        articles: dict[str, Article] = {a.path: a for a in folder.with_primary} if folder is not None else {}
        if found is None:
            return GradedReading(grades=grades, articles=articles)
        return GradedReading(found.compared.sources, grades, articles, found.compared.remarks)

    def _root(self) -> str:
        return self._desk.folder.root if self._desk.folder is not None else ""
