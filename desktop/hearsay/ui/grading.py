"""Where grades are asked for and where they show: the desk of grades joined to the parts of the window."""

from PySide6.QtCore import QObject

from hearsay.ui.comparison_desk import ComparisonDesk
from hearsay.ui.grade_dimming import GradeDimming
from hearsay.ui.graded_reading import GradedReading
from hearsay.ui.grades_desk import GradesDesk
from hearsay.ui.inspector import Inspector


class Grading(QObject):
    """The keys act on the row of the Sources tab while it has them, else on the chosen sentence."""

    def __init__(self, desk: GradesDesk, dimming: GradeDimming, inspector: Inspector, compared: ComparisonDesk) -> None:
        super().__init__()
        self._desk, self._dimming, self._inspector, self._compared = desk, dimming, inspector, compared
        desk.changed.connect(self._show)
        inspector.source_grade_asked.connect(desk.grade_source)
        inspector.claim_grade_asked.connect(desk.grade_claim)
        compared.sources.table.grade_asked.connect(desk.grade)

    def grade_claim(self) -> None:
        """Grade what the chosen sentence claims."""
        if not self._graded_row():
            self._desk.grade_claim()

    def grade_source(self) -> None:
        """Grade a source of the chosen sentence."""
        if not self._graded_row():
            self._desk.offer_sources(self._inspector.mapToGlobal(self._inspector.rect().topLeft()))

    def _graded_row(self) -> bool:
        table = self._compared.sources.table
        return table.hasFocus() and table.ask_grade()

    def _show(self, reading: GradedReading) -> None:
        self._inspector.show_grades(reading)
        self._compared.show_grades(reading, self._desk.lost_claims())
        self._dimming.show(reading)
