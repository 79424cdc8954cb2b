"""Badges can be read in light and dark, and told apart without colour."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from hearsay.domain.grades import ClaimGrade, SourceGrade
from hearsay.ui.grade_badge import GradeBadge, badge_width, paint_badge
from hearsay.ui.theme import Theme, grade_colour, load_theme


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(dark=request.param)


def _luminance(rgb: tuple[float, float, float]) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("grade", [*SourceGrade, *ClaimGrade])
def test_letters_and_figures_can_be_read(theme: Theme, grade: SourceGrade | ClaimGrade) -> None:
    """The letter stands in the grade's colour on the ground, or in the ground's on the grade's colour."""
    colour, ground = grade_colour(theme, grade), theme.raised
    one, other = (_luminance((c.redF(), c.greenF(), c.blueF())) for c in (colour, ground))
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 4.5  # WCAG 2.2


def _grey(grade: SourceGrade | ClaimGrade, theme: Theme, *, weakest: bool = False) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(theme.raised)
    painter = QPainter(image)
    painter.scale(2, 2)
    paint_badge(painter, QRectF(1, 1, badge_width(weakest=weakest), badge_width()), grade, theme, weakest=weakest)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _differing(one: QImage, other: QImage) -> int:
    return sum(abs((one.pixel(x, y) & 255) - (other.pixel(x, y) & 255)) > 60 for x in range(60) for y in range(60))


def test_every_badge_looks_different_in_grey(qapp: object, theme: Theme) -> None:
    pictures = [_grey(grade, theme) for grade in (*SourceGrade, *ClaimGrade)]
    pictures.append(_grey(SourceGrade.C, theme, weakest=True))
    for number, one in enumerate(pictures):
        for other in pictures[number + 1 :]:
            assert _differing(one, other) > 20


def test_a_badge_tells_its_meaning_and_can_be_pressed(qtbot: QtBot, theme: Theme) -> None:
    badge = GradeBadge(ClaimGrade.DOUBTFUL, "You graded this claim 4, doubtful", theme)
    qtbot.addWidget(badge)
    assert badge.text() == "4"
    assert badge.accessibleName() == badge.toolTip() == "You graded this claim 4, doubtful"
    with qtbot.waitSignal(badge.clicked):
        badge.click()
